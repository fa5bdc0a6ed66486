"""How fast the check is: a synthetic handbook of 1,000 chapters, beside MyST's own parser on the same files.

    python -m tests.bench [--chapters 1000] [--words 3000] [--patience SECONDS] [--keep DIR]

It prints whole-process times: MyST's parser alone, the check with no cache, the check with everything known, and
the check with one chapter changed; the memory that the first check took at most; and what proselint and sphinx-needs
take for the same chapters, where they are installed (``make bench`` sees to that). Then it sets a book of 1,000
entries, beside LaTeX where that is installed; ``python -m tests.bench.book`` does this alone.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
from pathlib import Path

from tests.bench.book import time_book
from tests.bench.handbook import write_handbook
from tests.bench.neighbours import neighbours
from tests.bench.timing import row, timed

_PARSER_ALONE = """
import sys
from pathlib import Path
from myst_parser.config.main import MdParserConfig
from myst_parser.mdit_to_docutils.base import DocutilsRenderer
from myst_parser.parsers.mdit import create_md_parser
parser = create_md_parser(MdParserConfig(enable_extensions={"colon_fence", "deflist"}), DocutilsRenderer)
for path in sorted(Path(sys.argv[1]).rglob("docs/**/*.md")):
    parser.parse(path.read_text())
"""


def main() -> None:
    """Write the handbook, time everything, print the figures."""
    options = argparse.ArgumentParser(
        prog="python -m tests.bench", description="Time the check on a synthetic handbook."
    )
    options.add_argument("--chapters", type=int, default=1000, help="how many (1000)")
    options.add_argument("--words", type=int, default=3000, help="how many in each (3000)")
    options.add_argument(
        "--keep", type=Path, metavar="DIR", help="write the handbook into this new folder, and keep it"
    )
    options.add_argument(
        "--patience", type=float, default=900, metavar="SECONDS", help="how long to wait for each neighbour (900)"
    )
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.keep or Path(temporary) / "handbook"
        print(f"Writing {chosen.chapters:,} chapters of {chosen.words:,} words …", flush=True)
        write_handbook(folder, chosen.chapters, chosen.words)
        time_check(folder, Path(temporary), chosen.patience)
        time_book(Path(temporary))


def time_check(folder: Path, temporary: Path, patience: float) -> None:
    """Time the check of a handbook, the parser and, for ``patience`` seconds each, the neighbours beside it."""
    check = [sys.executable, "-m", "checks", "--root", str(folder), "check"]
    parser = min(timed([sys.executable, "-c", _PARSER_ALONE, str(folder)]) for _ in range(2))
    row("MyST's parser alone", parser, parser)
    row("check, nothing known", timed(check), parser)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    row("check, everything known", timed(check), parser)
    chapter = folder / "docs" / "chapters" / "chapter-0000.md"
    chapter.write_text(chapter.read_text() + "\nOne more line.\n")
    row("check, one chapter changed", timed(check), parser)
    for name, seconds in neighbours(folder, temporary, patience):
        if seconds is None:
            print(f"{name:44} has not ended after {patience:,.0f} s", flush=True)
        else:
            row(name, seconds, parser)
    print(f"{'largest process of the check':44} {peak:8,} MiB")


if __name__ == "__main__":
    main()
