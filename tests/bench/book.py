"""How fast a book is set: a synthetic handbook of 1,000 entries and some chapters, beside LaTeX where it is installed.

    python -m tests.bench.book [--entries 1000] [--chapters 20] [--words 2000]

A book is timed from nothing, and set once more from the doctrees that this leaves, from which LaTeX starts too.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from tests.bench.handbook import write_handbook
from tests.bench.timing import timed

_CONF = (
    "from checks.site.configuration import sphinx_configuration\n\nglobals().update(sphinx_configuration(__file__))\n"
)
_INDEX = "# Bench\n\n```{toctree}\nchapters/index\nglossary/index\n```\n"
_LIST = "\n\n```{toctree}\n:glob:\n\n*\n```\n"


def time_book(work: Path, entries: int = 1000, chapters: int = 20, words: int = 2000) -> None:
    """Write a handbook into a folder of ``work``, set it, and print how long that takes."""
    folder = work / "book"
    write_handbook(folder, chapters, words, entries)
    docs = folder / "docs"
    (docs / "conf.py").write_text(_CONF)
    (docs / "index.md").write_text(_INDEX)
    (docs / "chapters" / "index.md").write_text(f"# Chapters{_LIST}")
    (docs / "glossary" / "index.md").write_text(f"# Glossary{_LIST}")
    pdf = folder / "typst/handbook.pdf"
    _row(f"{entries:,} entries, {chapters} chapters, read and set", timed(_sphinx("typst", docs, folder)), pdf)
    _row("set by Typst, tagged, with its index", timed(_sphinx("typst", docs, folder)), pdf)
    if shutil.which("latexmk") and shutil.which("xelatex"):
        options = ("-D", "latex_engine=xelatex")
        seconds = timed(_sphinx("latex", docs, folder, *options))
        seconds += timed(["make", "-s", "all-pdf"], folder=folder / "latex")
        _row("set by LaTeX, untagged", seconds, next((folder / "latex").glob("*.pdf")))
    else:
        print("set by LaTeX: not timed, since latexmk and xelatex are not installed", flush=True)


def _sphinx(builder: str, docs: Path, folder: Path, *options: str) -> list[str]:
    doctrees = str(folder / "doctrees")
    command = [sys.executable, "-m", "sphinx", "-q", "-j", "3", "-b", builder, "-d", doctrees]
    return [*command, *options, str(docs), str(folder / builder)]


def _row(what: str, seconds: float, pdf: Path) -> None:
    from pypdf import PdfReader

    pages = len(PdfReader(pdf).pages)
    print(f"{what:44} {seconds:8.2f} s  {pages:,} pages, {pages / seconds:.0f} a second", flush=True)


def main() -> None:
    """Read the options, and time it."""
    options = argparse.ArgumentParser(prog="python -m tests.bench.book", description="Time the setting of a book.")
    options.add_argument("--entries", type=int, default=1000, help="how many (1000)")
    options.add_argument("--chapters", type=int, default=20, help="how many (20)")
    options.add_argument("--words", type=int, default=2000, help="how many in each chapter (2000)")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        time_book(Path(temporary), chosen.entries, chosen.chapters, chosen.words)


if __name__ == "__main__":
    main()
