"""How fast a book is set: a synthetic handbook of 1,000 entries of ordinary length, beside LaTeX where it is installed.

    python -m tests.bench.book [--entries 1000]

The whole command is timed twice: from nothing, and from what the first has read of the documents; then the part that
is setting alone, from the code to the PDF. LaTeX starts from the same documents, read.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import sys
import tempfile
from pathlib import Path

from tests.bench.glossary import write_glossary
from tests.bench.handbook import write_handbook
from tests.bench.timing import timed

_CONF = (
    "from checks.site.configuration import sphinx_configuration\n\nglobals().update(sphinx_configuration(__file__))\n"
)
_INDEX = "# Bench\n\n```{toctree}\nglossary/index\n```\n"
_SETTING = """
import sys
from pathlib import Path
from checks.book.typesetting import Sheet, set_pdf
set_pdf(Path(sys.argv[1], "build/pdf/source/book.typ"), Sheet("a4"), 0)
"""
_LIST = "\n\n```{toctree}\n:glob:\n\n*\n```\n"


def time_book(work: Path, entries: int = 1000) -> None:
    """Write a handbook into a folder of ``work``, set it, and print how long that takes."""
    folder = work / "book"
    write_handbook(folder, chapters=0, words=0, entries=0)
    write_glossary(folder, entries)
    docs = folder / "docs"
    (docs / "conf.py").write_text(_CONF)
    (docs / "index.md").write_text(_INDEX)
    (docs / "glossary" / "index.md").write_text(f"# Glossary{_LIST}")
    pdf = folder / "build/pdf/handbook.pdf"
    command = [sys.executable, "-m", "checks", "--root", str(folder), "build", "pdf"]
    _row(f"{entries:,} entries: checked, read, written and set", timed(command), pdf)
    _row("checked, written and set, documents read before", timed(command), pdf)
    _row("set by Typst, tagged, with its index", timed([sys.executable, "-c", _SETTING, str(folder)]), pdf)
    print(f"{'largest process':48} {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024:8,} MiB", flush=True)
    if shutil.which("latexmk") and shutil.which("xelatex"):
        seconds = timed(_latex(docs, folder))
        seconds += timed(["make", "-s", "all-pdf"], folder=folder / "latex")
        _row("set by LaTeX, untagged", seconds, next((folder / "latex").glob("*.pdf")))
    else:
        print("set by LaTeX: not timed, since latexmk and xelatex are not installed", flush=True)


def _latex(docs: Path, folder: Path) -> list[str]:
    doctrees = str(folder / "build" / "doctrees-books")
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "latex", "-D", "latex_engine=xelatex", "-d", doctrees]
    return [*command, str(docs), str(folder / "latex")]


def _row(what: str, seconds: float, pdf: Path) -> None:
    from pypdf import PdfReader

    pages = len(PdfReader(pdf).pages)
    print(f"{what:48} {seconds:8.2f} s  {pages:,} pages, {pages / seconds:.0f} a second", flush=True)


def main() -> None:
    """Read the options, and time it."""
    options = argparse.ArgumentParser(prog="python -m tests.bench.book", description="Time the setting of a book.")
    options.add_argument("--entries", type=int, default=1000, help="how many (1000)")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        time_book(Path(temporary), chosen.entries)


if __name__ == "__main__":
    main()
