"""``handbook check``: prove that the handbook's prose and records agree."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from checks.cache import Cache, MemoryCache
from checks.check import Report
from checks.commands import fix
from checks.commands.request import Request, request_of
from checks.commands.terminal import (
    CLEAN,
    EXIT_STATUS,
    FINDINGS,
    MisuseError,
    ProgressLine,
    complain,
    configuration_of,
    print_exactly,
)
from checks.commands.watch import watch
from checks.commands.writing import write_text
from checks.facts.load import read_files
from checks.findings import Severity
from checks.reports import statistics
from checks.reports.formats import FORMATS, Format, summary
from checks.reports.outcome import Outcome


def add_to(commands: Any) -> None:
    """Add this command to the command line."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "check",
        help="check all figures, dates, quotations and records",
        description="Check the whole handbook. Files named are reported on alone, against all the records.",
        epilog=EXIT_STATUS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("paths", nargs="*", metavar="PATH", help="report on these files or folders only")
    parser.add_argument("--draft", action="store_true", help="what is unbound is a warning while one writes")
    parser.add_argument(
        "--seed-texts", metavar="DIR", help="verify the seeds' records against the articles' texts in DIR"
    )
    _add_rules(parser)
    _add_modes(parser)
    parser.add_argument("--format", choices=tuple(FORMATS), default="text", help="how to print the findings (text)")
    parser.add_argument("--output", metavar="FILE", help="write the report into FILE, and print only its sum")
    parser.add_argument("--no-cache", action="store_true", help="work everything out anew, and keep nothing")
    parser.set_defaults(run=run)


def _add_rules(parser: argparse.ArgumentParser) -> None:
    for option, what in (
        ("--select", "report these rules or families alone, whatever pyproject.toml selects and ignores"),
        ("--ignore", "do not report these rules or families, nor those that pyproject.toml ignores"),
    ):
        parser.add_argument(option, action="append", default=[], metavar="RULE,…", help=what)


def _add_modes(parser: argparse.ArgumentParser) -> None:
    modes = parser.add_mutually_exclusive_group()
    modes.add_argument("--fix", action="store_true", help="correct what has just one right answer")
    modes.add_argument("--diff", action="store_true", help="show what --fix would change, and change nothing")
    modes.add_argument("--statistics", action="store_true", help="count what is bound, by page, and findings by rule")
    modes.add_argument("--watch", action="store_true", help="check again whenever a file changes, until interrupted")


def run(options: argparse.Namespace) -> int:
    """Do what was asked, and return the exit status."""
    for alone in ("watch", "diff"):
        if getattr(options, alone) and (options.format != "text" or options.output is not None):
            raise MisuseError(f"--{alone} prints where it runs, in one form; leave --format and --output away")
    if options.watch:
        return _watch(options)
    report_of = _format(options)
    request = request_of(options, configuration_of(options))
    if options.fix or options.diff:
        return _fix(request, report_of, options)
    outcome = request.outcome(checked(request, use_cache=not options.no_cache))
    _put(report_of(outcome), outcome, options)
    return _status(outcome)


def checked(request: Request, *, use_cache: bool = True) -> Report:
    """Check a handbook on disk, with a line of progress on a terminal."""
    progress = ProgressLine("Checking")
    cache = Cache(request.configuration.root if use_cache else None)
    try:
        return request.check(read_files(request.configuration), cache, progress)
    finally:
        progress.finish()
        cache.close()


def _format(options: argparse.Namespace) -> Format:
    if not options.statistics:
        return FORMATS[options.format]
    if options.format not in statistics.FORMATS:
        raise MisuseError(f"--statistics come as {' or '.join(statistics.FORMATS)}, not as {options.format}")
    return statistics.FORMATS[options.format]


def _put(report: str, outcome: Outcome, options: argparse.Namespace) -> None:
    """Put a report where it is wanted: for machines always as UTF-8, for people as their terminal has it."""
    if options.output is not None:
        write_text(Path(options.output), f"{report}\n")
        print(summary(outcome))
    elif options.format == "text":
        print(report)
    else:
        print_exactly(f"{report}\n" if report else "")


def _status(outcome: Outcome) -> int:
    errors = any(finding.severity is Severity.ERROR for finding in outcome.findings)
    return FINDINGS if errors else CLEAN


def _fix(request: Request, report_of: Format, options: argparse.Namespace) -> int:
    """Fix, or show what fixing would change; the status is that of the files as they are afterwards."""
    files = read_files(request.configuration)
    cache = MemoryCache(None if options.no_cache else request.configuration.root)
    if options.diff:
        before = request.outcome(request.check(files, cache))
        result = fix.fixed(request, files, cache)
        print_exactly(fix.diff(files.texts, result.texts))
        complain(fix.would_do(request, result))
        return _status(before)
    result = fix.fixed(request, files, cache)
    fix.write(request, files, result)
    outcome = request.outcome(result.report)
    _put(report_of(outcome), outcome, options)
    print(fix.did(request, result), file=sys.stdout if options.format == "text" else sys.stderr)
    return _status(outcome)


def _watch(options: argparse.Namespace) -> int:
    configuration = configuration_of(options)
    cache = MemoryCache(None if options.no_cache else configuration.root)

    def outcome_now() -> Outcome:
        request = request_of(options, configuration_of(options))
        return request.outcome(request.check(read_files(request.configuration), cache))

    return watch(configuration, outcome_now)
