"""``handbook export``: the records as data for other programs."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from checks.commands.check import checked
from checks.commands.request import whole
from checks.commands.terminal import CLEAN, FINDINGS, complain, configuration_of
from checks.commands.writing import replace_all
from checks.exports.formats import FORMATS, exported_files
from checks.reports.formats import FORMATS as REPORTS

ALL = "all"


def add_to(commands: Any) -> None:
    """Add this command to the command line."""
    formats = "\n".join(f"  {name:8} {each.says}" for name, each in FORMATS.items())
    parser: argparse.ArgumentParser = commands.add_parser(
        "export",
        help="write facts, sources, claims and series as JSON, CSV, JSON-LD or SQLite",
        description="Check the handbook; where nothing is wrong, write its records as data for other programs.\n"
        f"The same records give the same bytes.\n\nformats:\n{formats}\n  {ALL:8} all of them",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("format", nargs="?", default=ALL, choices=(*FORMATS, ALL), help="what to write (default: all)")
    parser.add_argument("--output", metavar="DIR", help="where to (default: build/data)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check, write, and say what was written."""
    from checks.exports.collect import collect  # it takes a while to load

    configuration = configuration_of(options)
    request = whole(configuration)
    report = checked(request)
    if report.errors:
        print(REPORTS["text"](request.outcome(report)))
        complain("not exported: the check found errors")
        return FINDINGS
    chosen = FORMATS if options.format == ALL else {options.format: FORMATS[options.format]}
    made = exported_files(collect(report.records, report.files.texts), chosen)
    output = Path(options.output) if options.output else configuration.root / "build" / "data"
    for folder in sorted({(output / path).parent for path in made}):
        folder.mkdir(parents=True, exist_ok=True)
    replace_all({output / path: data for path, data in made.items()})
    for path, data in made.items():
        print(f"{output / path}  {len(data):,} bytes")
    return CLEAN
