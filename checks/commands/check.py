"""``handbook check``: prove that the handbook's prose and records agree."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from checks.cache import Cache
from checks.check import Report, check
from checks.commands.terminal import (
    CLEAN,
    FINDINGS,
    MISUSE,
    ProgressLine,
    complain,
    configuration_of,
    style_for,
)
from checks.facts.config import Configuration
from checks.facts.load import read_files
from checks.findings import Finding, Severity
from checks.reports import json as json_report
from checks.reports import text as text_report

_LARGEST_SEED = 5_000_000


def add_to(commands: Any) -> None:
    """Add this command to the command line."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "check",
        help="check all figures, dates, quotations and records",
        description="Check the whole handbook. Files named are reported on alone, against all the records.",
    )
    parser.add_argument("paths", nargs="*", metavar="PATH", help="report on these files or folders only")
    parser.add_argument("--draft", action="store_true", help="what is unbound is a warning while one writes")
    parser.add_argument(
        "--seed-texts", metavar="DIR", help="verify the seeds' records against the articles' texts in DIR"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print the findings")
    parser.add_argument("--no-cache", action="store_true", help="work everything out anew, and keep nothing")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check, print what was found, and return the exit status."""
    configuration = configuration_of(options)
    chosen = _chosen(configuration, options.paths)
    if chosen is None:
        return MISUSE
    seed_texts = None
    if options.seed_texts is not None:
        seed_texts = _seed_texts(Path(options.seed_texts))
        if seed_texts is None:
            return MISUSE
    report = checked(configuration, draft=options.draft, use_cache=not options.no_cache, seed_texts=seed_texts)
    findings = [f for f in report.findings if not chosen or _is_chosen(f.location.path, chosen)]
    print_findings(findings, report, options.format)
    return FINDINGS if any(finding.severity is Severity.ERROR for finding in findings) else CLEAN


def checked(
    configuration: Configuration,
    *,
    draft: bool = False,
    use_cache: bool = True,
    seed_texts: dict[str, bytes] | None = None,
) -> Report:
    """Check a handbook on disk, with a line of progress on a terminal."""
    progress = ProgressLine("Checking")
    cache = Cache(configuration.root if use_cache else None)
    try:
        return check(
            configuration,
            read_files(configuration),
            cache=cache,
            draft=draft,
            seed_texts=seed_texts,
            progress=progress,
        )
    finally:
        progress.finish()
        cache.close()


def print_findings(findings: Sequence[Finding], report: Report, format_: str = "text") -> None:
    """Print findings on standard output, and for people a last line that sums up."""
    if format_ == "json":
        print(json_report.report(findings))
        return
    style = style_for(sys.stdout)
    texts = report.files.texts
    needed = {f.location.path: texts[f.location.path] for f in findings if f.location.path in texts}
    for line in text_report.report(findings, needed, style):
        print(line)
    print(text_report.summary(findings, len(report.pages), report.mentions))


def _chosen(configuration: Configuration, paths: Sequence[str]) -> tuple[str, ...] | None:
    """The named files and folders as paths below the root; ``None`` and a complaint where one is not there."""
    chosen = []
    for path in paths:
        absolute = Path(path).resolve()
        if not absolute.exists():
            complain(f"{path}: there is no such file or folder")
            return None
        if not absolute.is_relative_to(configuration.root):
            complain(f"{path}: this is not part of the handbook in {configuration.root}")
            return None
        chosen.append(absolute.relative_to(configuration.root).as_posix())
    return tuple(chosen)


def _is_chosen(path: str, chosen: Sequence[str]) -> bool:
    return any(path == choice or choice == "." or path.startswith(f"{choice}/") for choice in chosen)


def _seed_texts(folder: Path) -> dict[str, bytes] | None:
    if not folder.is_dir():
        complain(f"{folder}: there is no such folder; name the one that holds the articles' texts")
        return None
    files = [file for file in sorted(folder.iterdir()) if file.is_file() and file.stat().st_size <= _LARGEST_SEED]
    return {file.name: file.read_bytes() for file in files}
