"""The fuzz targets without a fuzzer: their corpora replayed, corrupted, and any bytes at all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz import __main__ as command
from tests.fuzz.targets import CORPUS, TARGETS

INPUTS = [(name, file) for name in TARGETS for file in sorted((CORPUS / name).iterdir())]
BYTES = {name: [file.read_bytes() for of, file in INPUTS if of == name] for name in TARGETS}


@pytest.mark.parametrize(("name", "file"), INPUTS, ids=[f"{name}-{file.name}" for name, file in INPUTS])
def test_an_input_of_the_corpus_breaks_nothing(name: str, file: Path) -> None:
    TARGETS[name](file.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_an_input_with_other_bytes_in_its_midst_breaks_nothing(name: str, data: st.DataObject) -> None:
    given_bytes = data.draw(st.sampled_from(BYTES[name]))
    start = data.draw(st.integers(0, len(given_bytes)))
    end = data.draw(st.integers(start, len(given_bytes)))
    TARGETS[name](given_bytes[:start] + data.draw(st.binary(max_size=8)) + given_bytes[end:])


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=200))
def test_no_bytes_break_a_target(name: str, data: bytes) -> None:
    TARGETS[name](data)


def test_the_corpora_stay_small() -> None:
    sizes = [file.stat().st_size for _, file in INPUTS]
    assert len(sizes) <= 30
    assert max(sizes) <= 2_000


def test_the_command_knows_every_target() -> None:
    assert set(command._TARGETS) == set(TARGETS)


def test_without_the_fuzzer_the_command_says_what_it_needs() -> None:
    hidden = "import sys; sys.modules['atheris'] = None"
    without = f"{hidden}; from tests.fuzz.__main__ import main; sys.exit(main(['reader']))"
    run = subprocess.run([sys.executable, "-c", without], capture_output=True, text=True)
    assert run.returncode == 2
    assert run.stdout.startswith("Coverage-guided fuzzing needs atheris")
    assert not run.stderr
