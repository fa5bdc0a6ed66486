# Two commands are all that most people need: `make handbook` and `make test`. `make help` lists the rest.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet
TESTS  ?=

.DEFAULT_GOAL := help
.PHONY: help handbook pdf epub check test verify bench serve lint format lock clean

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 18

handbook: $(VENV)/handbook ## check the handbook and build it into build/html
	@$(BIN)/handbook build html

pdf: $(VENV)/handbook ## check the handbook and set it as a book, build/pdf/handbook.pdf
	@$(BIN)/handbook build pdf

epub: $(VENV)/handbook ## check the handbook and make an electronic book, build/epub/handbook.epub
	@$(BIN)/handbook build epub

check: $(VENV)/handbook ## check the handbook without building it
	@$(BIN)/handbook check

test: $(VENV)/development ## run the whole suite of tests
	@$(BIN)/python -m pytest -n auto $(TESTS)

verify: $(VENV)/development ## run the slow tests, which `make test` leaves out: every page in a browser, and more
	@$(BIN)/python -m pytest -n auto -m slow $(TESTS)

bench: $(VENV)/bench ## time the check on a synthetic handbook of 1,000 chapters, beside its neighbours
	@$(BIN)/python -m tests.bench

serve: $(VENV)/handbook ## rebuild while one writes, at http://127.0.0.1:8000
	@$(BIN)/sphinx-autobuild -q -j 3 --ignore "*/.handbook-cache/*" --watch seeds --watch pyproject.toml docs build/serve

lint: $(VENV)/development ## run linter, formatter, type checker and import directions
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(VENV)/development ## put the code into its form
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

lock: $(VENV)/development ## renew the locked versions of all dependencies
	@$(BIN)/uv pip compile --quiet --upgrade $(LOCK) --extra build pyproject.toml -o requirements.lock
	@$(BIN)/uv pip compile --quiet --upgrade $(LOCK) --extra build --extra dev pyproject.toml -o requirements-dev.lock
	@$(BIN)/uv pip compile --quiet --upgrade $(LOCK) --extra build --extra dev --extra bench pyproject.toml -o requirements-bench.lock

clean: ## take away everything that was built or installed
	rm -rf build $(VENV) .handbook-cache

LOCK := --universal --python-version 3.11 --generate-hashes --no-annotate --custom-compile-command "make lock"

# What is installed depends on the lock files alone; the package itself is installed in place.
$(VENV)/handbook: requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing what the handbook is built with …"
	@$(PIP) install --require-hashes --requirement requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/development: requirements-dev.lock $(VENV)/handbook
	@echo "Installing what the tests are run with …"
	@$(PIP) install --require-hashes --requirement requirements-dev.lock
	@touch $@

$(VENV)/bench: requirements-bench.lock $(VENV)/development
	@echo "Installing what the check is timed beside …"
	@$(PIP) install --require-hashes --requirement requirements-bench.lock
	@touch $@

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { echo "Python is missing: install python3 (3.11, 3.12 or 3.13) with its venv and pip." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || { echo "This needs Python 3.11, 3.12 or 3.13; $(PYTHON) is $$($(PYTHON) -V 2>&1). Name another: make PYTHON=python3.12 …" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "Python's venv or pip is missing: install your system's python3-venv and python3-pip packages." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)
