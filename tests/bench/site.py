"""How fast the site is built: handbooks of 20, 200 and 1,000 pages, beside plain Sphinx with the same theme.

    python -m tests.bench.site [--pages 20 200 1000] [--words 1500]

For each size it prints whole-process times: plain Sphinx on the same text with its roles taken away, the handbook
from nothing, the handbook with nothing changed, and with one entry changed. Sphinx writes with one process fewer than
it is given, so each build is given three.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from pathlib import Path

from checks.facts.frontmatter import split_front_matter
from tests.bench.handbook import write_handbook
from tests.bench.timing import timed

_ROLE = re.compile(r"\{fact\}`([^`<]+) <[^`>]+>`")
_THEMES = Path(__file__).parents[2] / "checks" / "site"

_HANDBOOK = """from checks.site.configuration import sphinx_configuration
globals().update(sphinx_configuration(__file__))
"""
_PLAIN = f"""project = html_title = "Bench"
extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
html_theme_path = [{str(_THEMES)!r}]
html_theme = "theme"
html_context = {{"index_of_names": "index"}}
html_copy_source = False
"""
_HOME = """# Bench

```{toctree}
:glob:

chapters/index
glossary/index
```
"""
_PART = """# %s

```{toctree}
:glob:

*
```
"""


def write_both(folder: Path, pages: int, words: int) -> tuple[Path, Path]:
    """Write a handbook of so many pages, one in five a chapter, and the same as plain Sphinx has it: their sources."""
    chapters = max(1, pages // 5)
    write_handbook(folder / "handbook", chapters, words, entries=pages - chapters)
    handbook, plain = folder / "handbook" / "docs", folder / "plain"
    (handbook / "index.md").write_text(_HOME, encoding="utf-8")
    for part in ("Chapters", "Glossary"):
        (handbook / part.lower() / "index.md").write_text(_PART % part, encoding="utf-8")
    for source in handbook.rglob("*.md"):
        target = plain / source.relative_to(handbook)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_without_records(source.read_text(encoding="utf-8")), encoding="utf-8")
    (handbook / "conf.py").write_text(_HANDBOOK, encoding="utf-8")
    (plain / "conf.py").write_text(_PLAIN, encoding="utf-8")
    return handbook, plain


def _without_records(text: str) -> str:
    """A page's words as they would stand without the handbook's front matter and roles."""
    front = split_front_matter(text)
    body = text[front.offset + len(front.text) :].partition("\n")[2] if front else text
    return _ROLE.sub(r"\1", body)


def time_builds(folder: Path, pages: int, words: int) -> None:
    """Write the two, build them, and print what each took."""
    handbook, plain = write_both(folder, pages, words)
    alone = timed(_build(plain, folder / "plain-html"))
    _row(pages, "plain Sphinx, the same theme", alone, alone)
    build = _build(handbook, folder / "html")
    _row(pages, "handbook, from nothing", timed(build), alone)
    _row(pages, "handbook, nothing changed", timed(build), alone)
    entry = handbook / "glossary" / "work-0.md"
    entry.write_text(entry.read_text(encoding="utf-8") + "\nOne more line.\n", encoding="utf-8")
    _row(pages, "handbook, one entry changed", timed(build), alone)


def _build(source: Path, output: Path) -> list[str]:
    options = ["-q", "-j", "3", "-b", "html", "-d", str(output.with_suffix(".doctrees"))]
    return [sys.executable, "-m", "sphinx", *options, str(source), str(output)]


def _row(pages: int, what: str, seconds: float, plain: float) -> None:
    print(f"{pages:6,} pages  {what:30} {seconds:8.1f} s  {seconds / plain:6.2f} times plain Sphinx", flush=True)


def main() -> None:
    """Time the builds of each size that was asked for."""
    options = argparse.ArgumentParser(prog="python -m tests.bench.site", description="Time the building of the site.")
    options.add_argument("--pages", type=int, nargs="+", default=[20, 200, 1000], help="sizes to build (20 200 1000)")
    options.add_argument("--words", type=int, default=1500, help="words in each chapter (1500)")
    chosen = options.parse_args()
    for pages in chosen.pages:
        with tempfile.TemporaryDirectory() as temporary:
            time_builds(Path(temporary), pages, chosen.words)


if __name__ == "__main__":
    main()
