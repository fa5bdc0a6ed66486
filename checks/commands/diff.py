"""``handbook diff OLD [NEW]``: which facts changed, not which files."""

from __future__ import annotations

import argparse
from typing import Any

from checks.commands.terminal import CLEAN, FINDINGS, MisuseError, complain, configuration_of, print_exactly
from checks.editions.difference import Difference, compare
from checks.editions.formats import FORMATS
from checks.editions.snapshot import Snapshot, SnapshotError
from checks.facts.door import did_you_mean, shown

_DESCRIPTION = """List the entries, facts and claims that were added, changed, renamed or withdrawn between two states
of the handbook, with their sources. What is changed says what it was and what it is; that only its sources changed is
told apart."""

_EPILOG = """OLD and NEW are each
  an edition that has a ledger (docs/editions), or the one in preparation;
  an exported JSON file, or a folder that holds one, as a built site does;
  the folder of a handbook;
  a revision in git: a tag, a branch, a commit, HEAD~3.

exit status:
  0  nothing differs
  1  something differs
  2  one of the two is not to be had

examples:
  handbook diff 2026.1                    what changed since that edition
  handbook diff HEAD                      what the files changed since the last commit
  handbook diff v1 v2 --format markdown   notes for a release
  handbook diff 2026.1 --entry some-id    what changed in one entry"""


def add_to(commands: Any) -> None:
    """Add this command to the command line."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "diff",
        help="list the facts that changed between two editions, revisions or exports",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("old", metavar="OLD", help="an edition, an export or a revision")
    parser.add_argument("new", metavar="NEW", nargs="?", help="another (default: the files as they are)")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to print it (default: text)")
    parser.add_argument(
        "--entry", metavar="ID", action="append", help="only what concerns this entry, or a seed's claims; repeatable"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the difference; the status says whether there is any."""
    from checks.editions.opening import open_snapshot  # what makes snapshots takes a while to load
    from checks.editions.working import working_snapshot

    configuration = configuration_of(options)
    try:
        old = open_snapshot(options.old, configuration)
        new = open_snapshot(options.new, configuration) if options.new else working_snapshot(configuration)
    except SnapshotError as error:
        raise MisuseError(str(error)) from None
    _complain_of_unread(options.old, old)
    _complain_of_unread(options.new or "the files as they are", new)
    difference = compare(old, new)
    if options.entry:
        difference = difference.narrowed(_known(options.entry, difference))
    print_exactly(FORMATS[options.format](difference) + "\n")
    return FINDINGS if difference.changes else CLEAN


def _known(entries: list[str], difference: Difference) -> list[str]:
    """The ids asked for. Raises :class:`MisuseError` for one that neither side has had."""
    there = {item.entry for side in (difference.old, difference.new) for item in side.items.values()}
    for entry in entries:
        if entry not in there:
            raise MisuseError(f"“{shown(entry)}” is no entry on either side. {did_you_mean(entry, there)}".rstrip())
    return entries


def _complain_of_unread(name: str, snapshot: Snapshot) -> None:
    if snapshot.unread:
        complain(f"{name}: {snapshot.unread:,} records have faults, and may be missing from the comparison")
