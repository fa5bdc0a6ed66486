"""Running Sphinx as people do, in a process of its own, and reading what it made."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import lxml.html
from bs4 import BeautifulSoup, Tag

PROJECT = Path(__file__).parents[2]
RIVERS = Path(__file__).parent / "rivers"


@dataclass(frozen=True)
class Build:
    """One finished run of Sphinx: where its pages are, whether it failed and what it said."""

    source: Path
    output: Path
    status: int
    messages: str

    def page(self, name: str) -> Tag:
        """The ``main`` of a page."""
        return main_of(self.output / f"{name}.html")

    def pages(self) -> list[Path]:
        """Every HTML file."""
        return sorted(self.output.rglob("*.html"))


def sphinx(
    source: Path, work: Path, *options: str, builder: str = "html", environment: dict[str, str] | None = None
) -> Build:
    """Build ``source`` into ``work``, where what Sphinx keeps between builds stays too."""
    output = work / builder
    command = [sys.executable, "-m", "sphinx", "-q", "-b", builder, "-d", str(work / "doctrees"), *options]
    settings = {**os.environ, "PYTHONPATH": str(PROJECT), **(environment or {})}
    run = subprocess.run([*command, str(source), str(output)], env=settings, capture_output=True, text=True)
    return Build(source, output, run.returncode, run.stdout + run.stderr)


def _begin_from_what_is_built(source: Path, work: Path) -> None:
    """Take over what `make handbook` has built, so that only what has changed since is built again."""
    built = source.parent / "build"
    if (built / "html").is_dir() and (built / "doctrees").is_dir():
        for part in ("html", "doctrees"):
            shutil.copytree(built / part, work / part)


def built_once(source: Path, shared: Path, name: str) -> Build:
    """A build that all tests, in whatever process, share: made by the first that asks for it."""
    work = shared / name
    work.mkdir(exist_ok=True)
    with (work / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        said = work / "messages"
        if not said.exists():
            _begin_from_what_is_built(source, work)
            build = sphinx(source, work, "-n", "-j", "3", "--keep-going")
            said.write_text(f"{build.status}\n{build.messages}", encoding="utf-8")
        status, _, messages = said.read_text(encoding="utf-8").partition("\n")
    return Build(source, work / "html", int(status), messages)


def main_of(path: Path) -> Tag:
    """The ``main`` of an HTML file."""
    return _main(path, path.stat().st_mtime_ns)


def tree_of(path: Path) -> lxml.html.HtmlElement:
    """An HTML file, for many quick questions."""
    return _tree(path, path.stat().st_mtime_ns)


@cache
def _main(path: Path, _written: int) -> Tag:
    soup = BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")
    assert soup.main is not None, f"{path} has no main"
    return soup.main


@cache
def _tree(path: Path, _written: int) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(path.read_bytes())
