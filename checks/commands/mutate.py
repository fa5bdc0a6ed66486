"""``handbook mutate``: prove that the checks are sharp, by altering what they should notice."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from checks.cache import Cache
from checks.check import check
from checks.commands.terminal import CLEAN, FINDINGS, complain, configuration_of
from checks.facts.load import read_files

if TYPE_CHECKING:
    from checks.mutation.mutant import Outcome


def add_to(commands: Any) -> None:
    """Add this command to the command line."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "mutate",
        help="alter every figure, date, quotation and binding, and see that the checks notice",
        description=(
            "Alter every figure, date, quotation and binding, one at a time, in prose and in records, each in "
            "several ways that the semantics do not admit, and list what no check finds at its line. What was "
            "tried is remembered: an interrupted run goes on where it stopped."
        ),
    )
    parser.add_argument("--sample", type=_number, metavar="N", help="try N mutants drawn at random")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="draw the sample from this seed (default: 1)")
    parser.add_argument("--list-survivors", action="store_true", help="list those with a known reason too")
    parser.add_argument("--no-cache", action="store_true", help="try everything anew, and keep nothing")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Mutate, print what survived, and return the exit status."""
    # no other command should wait for these to load
    from checks.mutation import mentions, records, report, runner, survivors

    configuration = configuration_of(options)
    known = survivors.read_known(configuration.root, configuration.mutation_survivors)
    files = read_files(configuration)
    cache = Cache(None if options.no_cache else configuration.root)
    bar = _Bar()
    try:
        errors = check(configuration, files, cache=cache).errors
        if errors:
            complain(f"the handbook has {errors} errors as it stands; what they hide is not tried")
        handbook = mentions.Handbook(configuration, files)
        if options.sample is None:
            outcomes = runner.run(handbook, cache, bar)
        else:
            outcomes = runner.sample(handbook, options.sample, options.seed)
    finally:
        bar.finish()
        cache.close()
    sorted_out = survivors.sort_survivors(outcomes, known)
    if options.sample is not None:
        sorted_out.stale.clear()  # a sample need not meet every known survivor
    left_alone = records.unmentioned(handbook)
    for line in report.report(outcomes, sorted_out, list_known=options.list_survivors, unmentioned=left_alone):
        print(line)
    return FINDINGS if sorted_out.unknown else CLEAN


def _number(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


class _Bar:
    """A bar on the error stream that grows with the files done, on a terminal."""

    _WIDTH = 30

    def __init__(self) -> None:
        self._mutants = self._survivors = 0
        self._shown_at = 0.0

    def __call__(self, done: int, total: int, outcomes: Sequence[Outcome]) -> None:
        """Show that ``done`` of ``total`` files are through, the last of them with these outcomes."""
        self._mutants += len(outcomes)
        self._survivors += sum(outcome.survives for outcome in outcomes)
        now = time.monotonic()
        if not sys.stderr.isatty() or (now - self._shown_at < 0.1 and done < total):
            return
        self._shown_at = now
        filled = self._WIDTH * done // max(total, 1)
        bar = "█" * filled + "░" * (self._WIDTH - filled)
        counted = f"{self._mutants:,} mutants, {self._survivors:,} survivors"
        print(f"\r{bar} {done} of {total} files, {counted}\033[K", end="", file=sys.stderr, flush=True)

    def finish(self) -> None:
        """Take the bar away."""
        if self._shown_at:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
