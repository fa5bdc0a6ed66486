"""``handbook build``: check the handbook, then build it as a site, a PDF or an electronic book."""

from __future__ import annotations

import argparse
import contextlib
import re
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checks.book.typesetting import BASENAME, EXCERPTS, PAPERS
from checks.check import Report
from checks.commands.check import checked
from checks.commands.request import whole
from checks.commands.terminal import CLEAN, FINDINGS, MisuseError, complain, configuration_of, style_for
from checks.facts.config import Configuration
from checks.facts.door import did_you_mean
from checks.facts.records import Records
from checks.reports.formats import FORMATS as REPORTS
from checks.reports.formats import summary

ALL = "all"
_PARALLEL = "3"
"""Sphinx writes HTML with one process fewer than it is given, so three is what helps on two cores."""

_SITE_READ, _BOOKS_READ, _ENVIRONMENT = "doctrees", "doctrees-books", "environment.pickle"
"""The folders of what Sphinx has read for the site and for books, and the file in each that it writes last."""


@dataclass(frozen=True, slots=True)
class Job:
    """One thing to build: the handbook's configuration, what checking it came to, what was asked for, and the folder to
    build it in.
    """

    configuration: Configuration
    report: Report
    options: argparse.Namespace
    output: Path


@dataclass(frozen=True, slots=True)
class Format:
    """Something to build: what it is, and what makes it, which returns the file to open.

    ``make`` raises :class:`BuildError` where that fails.
    """

    says: str
    make: Callable[[Job], Path]


class BuildError(Exception):
    """A build has failed; the messages before say why."""


def add_to(commands: Any) -> None:
    """Add this command to the command line."""
    formats = "\n".join(f"  {name:6}{each.says}" for name, each in FORMATS.items())
    papers = "\n".join(f"  {name:8}{width:g} × {height:g} mm" for name, (width, height) in PAPERS.items())
    parser: argparse.ArgumentParser = commands.add_parser(
        "build",
        help="check the handbook, then build it as HTML, PDF or EPUB",
        description="Check the handbook; where nothing is wrong, build it, every warning an error. The same sources\n"
        "give the same bytes: a book bears the date in SOURCE_DATE_EPOCH, or else its edition's.\n\n"
        f"formats:\n{formats}\n  {ALL:6}all of them, the books first, so that the site offers them\n\n"
        f"papers:\n{papers}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("format", nargs="?", default="html", choices=(*FORMATS, ALL), help="what to build (html)")
    parser.add_argument("--output", metavar="DIR", help="where to (default: the format's folder in build)")
    parser.add_argument("--paper", choices=PAPERS, help="pdf: the size of its pages (default: a4)")
    parser.add_argument(
        "--only", metavar="PAGE", help="pdf: one chapter or entry alone, by its path in the docs or the entry's id"
    )
    parser.add_argument("--draft", action="store_true", help="build although figures and dates are unbound")
    parser.add_argument("--fresh", action="store_true", help="take nothing from an earlier build")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check, build, and say where the result is."""
    if (options.paper or options.only) and options.format != "pdf":
        raise MisuseError("--paper and --only are for the PDF: handbook build pdf …")
    configuration = configuration_of(options)
    request = whole(configuration, draft=options.draft)
    report = checked(request)
    outcome = request.outcome(report)
    if report.errors:
        print(REPORTS["text"](outcome))
        complain("not built: the check found errors (--draft lets what is unbound pass)")
        return FINDINGS
    if options.only:
        _refuse_unknown(options.only, configuration, report.records)
    print(summary(outcome))
    chosen = FORMATS if options.format == ALL else {options.format: FORMATS[options.format]}
    base = Path(options.output) if options.output else None
    for name, each in chosen.items():
        folder = configuration.root / "build" / name if base is None else base / name if len(chosen) > 1 else base
        started = time.monotonic()
        try:
            made = each.make(Job(configuration, report, options, folder))
        except BuildError:
            complain(f"the build of {each.says} failed; the messages above say why")
            return FINDINGS
        sys.stdout.flush()
        print(f"Built {each.says} in {time.monotonic() - started:.0f} s: {made.resolve()}")
    return CLEAN


def _refuse_unknown(only: str, configuration: Configuration, records: Records) -> None:
    """Refuse what is neither an entry's id nor a document's path."""
    page = only.removesuffix(".md").strip("/")
    if only not in records.entries and not (configuration.root / configuration.docs / f"{page}.md").is_file():
        raise MisuseError(f"“{only}” is neither an entry nor a page. {did_you_mean(only, records.entries)}".strip())


# ------------------------------------------------------------ with Sphinx


def _site(job: Job) -> Path:
    _sphinx(job, "html", _SITE_READ)
    return job.output / "index.html"


def _pdf(job: Job) -> Path:
    only = job.options.only or ""
    _sphinx(job, "typst", _BOOKS_READ, book_paper=job.options.paper, book_only=only)
    name = only.removesuffix(".md").strip("/").rpartition("/")[2]
    return job.output / EXCERPTS / f"{name}.pdf" if only else job.output / f"{BASENAME}.pdf"


def _epub(job: Job) -> Path:
    _sphinx(job, "epub", _BOOKS_READ)
    return job.output / f"{BASENAME}.epub"


def _sphinx(job: Job, builder: str, doctrees: str, **settings: str | None) -> None:
    """Run Sphinx. What it reads for books it keeps apart from the site's: each knows what it has still to write."""
    from sphinx.cmd.build import build_main  # starting Sphinx takes longer than most checks

    from checks.site.handbook import handed_over

    configuration = job.configuration
    read = configuration.root / "build" / doctrees
    if not job.options.fresh:
        take_over(configuration.root / "build" / _SITE_READ, read)
    arguments = ["-b", builder, "-n", "-W", "-j", _PARALLEL, "-d", str(read)]
    arguments += ["-E"] if job.options.fresh else []
    for name, value in settings.items():
        arguments += ["-D", f"{name}={value}"] if value else []
    with _progress() as extra, handed_over(job.report):
        status = build_main([*arguments, *extra, str(configuration.root / configuration.docs), str(job.output)])
    if status:
        raise BuildError


def take_over(site: Path, books: Path) -> None:
    """Let a book begin with what a later build of the site has read: only what has changed since is then read again."""
    newest, own = (folder / _ENVIRONMENT for folder in (site, books))
    if site == books or not newest.is_file() or (own.is_file() and own.stat().st_mtime >= newest.stat().st_mtime):
        return
    shutil.rmtree(books, ignore_errors=True)
    shutil.copytree(site, books)


@contextlib.contextmanager
def _progress() -> Iterator[list[str]]:
    """On a terminal, one line that says what Sphinx is at; otherwise Sphinx is told to be quiet.

    Gives the options with which Sphinx is to run meanwhile.
    """
    if not sys.stderr.isatty():
        yield ["-q"]
        return
    line = StatusLine(style_for(sys.stderr).width)
    try:
        with contextlib.redirect_stdout(line):
            yield ["--no-color"]
    finally:
        line.finish()


class StatusLine:
    """A stream that shows the last line written to it, in place, on the error stream."""

    encoding = "utf-8"

    def __init__(self, width: int) -> None:
        self._width = width

    def write(self, text: str) -> int:
        """Show the last words of ``text``."""
        lines = [line.strip() for line in re.split(r"[\r\n]", text) if line.strip()]
        if lines:
            print(f"\r\033[K{lines[-1][: self._width - 1]}", end="", file=sys.stderr, flush=True)
        return len(text)

    def flush(self) -> None:
        """Everything is shown at once."""

    def isatty(self) -> bool:
        """It moves no cursor for others."""
        return False

    def finish(self) -> None:
        """Take the line away."""
        print("\r\033[K", end="", file=sys.stderr, flush=True)


FORMATS: Mapping[str, Format] = {
    "pdf": Format("the book as PDF", _pdf),
    "epub": Format("the book as EPUB", _epub),
    "html": Format("the site", _site),
}
"""What can be built, in the order in which all of it is."""
