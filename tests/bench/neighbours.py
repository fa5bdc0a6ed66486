"""What others take for the same pages: proselint, a linter of prose, and sphinx-needs, which binds pages to records.

None of them does what the check does. They are what an editor may know, and so tell what its speed feels like.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from tests.bench.timing import timed

_CONFIGURATION = """project = "Bench"
extensions = ["myst_parser", "sphinx_needs"]
myst_enable_extensions = ["colon_fence", "deflist"]
exclude_patterns = ["glossary"]
needs_types = [dict(directive="record", title="Record", prefix="R_", color="#fff", style="node")]
suppress_warnings = ["toc.not_included"]
"""
_BINDING = re.compile(r"\{fact\}`([^`<]+) <work-(\d+)\.fact-(\d+)>`")


def neighbours(folder: Path, output: Path, patience: float) -> Iterator[tuple[str, float | None]]:
    """What each neighbour that is installed takes for the chapters of a bench's handbook, in seconds.

    ``None`` for one that has not ended after ``patience`` seconds.
    """
    chapters = sorted((folder / "docs" / "chapters").glob("*.md"))
    if find_spec("proselint"):
        # Its status is 1 where it would have a word chosen otherwise, as it would in words drawn by chance.
        command = [sys.executable, "-m", "proselint", "-o", "compact", "check", *map(str, chapters)]
        yield "proselint, the same chapters", _timed(command, patience, statuses=(0, 1))
    if find_spec("sphinx_needs"):
        records = _write_needs(folder, chapters, output / "needs")
        command = [sys.executable, "-m", "sphinx", "-q", "-b", "dummy", str(output / "needs"), str(output / "built")]
        yield f"sphinx-needs, with the same {records:,} records", _timed(command, patience)


def _timed(command: list[str], patience: float, statuses: tuple[int, ...] = (0,)) -> float | None:
    try:
        return timed(command, statuses=statuses, patience=patience)
    except subprocess.TimeoutExpired:
        return None


def _write_needs(folder: Path, chapters: list[Path], project: Path) -> int:
    """Write the same pages for sphinx-needs, each record a need and each binding a link to it; how many records."""
    project.mkdir(parents=True)
    (project / "conf.py").write_text(_CONFIGURATION)
    (project / "index.md").write_text("# Bench\n")
    for chapter in chapters:
        (project / chapter.name).write_text(_BINDING.sub(r"{need}`\1 <R_\2_\3>`", chapter.read_text()))
    records = 0
    for entry in (folder / "docs" / "glossary").glob("*.md"):
        work = entry.stem.removeprefix("work-")
        facts = re.findall(r"^  fact-(\d+):\n    \w+: (.+)$", entry.read_text(), re.MULTILINE)
        needs = (f"```{{record}} {value}\n:id: R_{work}_{fact}\n```\n" for fact, value in facts)
        (project / entry.name).write_text(f"# Work {work}\n\n" + "\n".join(needs))
        records += len(facts)
    return records
