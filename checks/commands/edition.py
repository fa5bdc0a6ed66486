"""``handbook edition``: write the ledger of the edition, which is what it then was for ever."""

from __future__ import annotations

import argparse
import re
from typing import Any

from checks.check import Report
from checks.commands.check import checked
from checks.commands.request import whole
from checks.commands.terminal import CLEAN, FINDINGS, MISUSE, MisuseError, complain, configuration_of
from checks.commands.writing import write_text
from checks.editions.difference import compare
from checks.editions.snapshot import SnapshotError, read_snapshot
from checks.editions.wording import PLURALS, called, counts
from checks.facts.door import shown
from checks.findings import Severity
from checks.reports.formats import FORMATS

_NAME = re.compile(r"\w[\w.-]*")
"""What an edition may be called: its ledger's file is called so, and its place on the page of changes."""


def add_to(commands: Any) -> None:
    """Add this command to the command line."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "edition",
        help="write the ledger of the edition: every id, fact and claim, with its value and sources",
        description="Check the handbook; where nothing is wrong, write the ledger of the edition that the "
        "configuration names into docs/editions, to be committed. A ledger stands for what people have cited: one "
        "that exists is kept, unless --force says that the edition was not yet given out.",
    )
    parser.add_argument("--force", action="store_true", help="write it although the edition has a ledger")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the ledger, and say how it differs from that of the edition before."""
    from checks.editions.ledger import ledger_text  # what makes snapshots takes a while to load
    from checks.editions.opening import ledgers, published_snapshots
    from checks.exports.collect import collect

    configuration = configuration_of(options)
    if not _NAME.fullmatch(configuration.edition):
        raise MisuseError(f"“{shown(configuration.edition)}” cannot name a file; use letters, digits, dots and hyphens")
    path = f"{configuration.editions}/{configuration.edition}.json"
    if configuration.edition in ledgers(configuration) and not options.force:
        complain(
            f"edition {configuration.edition} has its ledger; raise “edition” in pyproject.toml for the next one, or "
            "say --force where it was not yet given out"
        )
        return MISUSE
    request = whole(configuration)
    report = checked(request)
    if _errors(report, path):
        print(FORMATS["text"](request.outcome(report)))
        complain("not written: the check found errors")
        return FINDINGS
    text = ledger_text(collect(report.records, report.files.texts))
    new = read_snapshot(text)
    try:
        before = [one for one in published_snapshots(configuration) if one.edition != configuration.edition]
    except SnapshotError as error:
        raise MisuseError(str(error)) from None
    file = configuration.root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    write_text(file, text)
    sizes = ", ".join(f"{sum(1 for _ in new.of(sort)):,} {plural}" for sort, plural in PLURALS.items())
    print(f"Wrote {path}: {sizes}. Commit it.")
    if before:
        print(f"Since {called(before[-1])}: {counts(compare(before[-1], new))}")
    return CLEAN


def _errors(report: Report, ledger: str) -> int:
    """How many errors there are besides those in the ledger that is to be written: it may name what has moved since."""
    return sum(f.severity is Severity.ERROR and f.location.path != ledger for f in report.findings)
