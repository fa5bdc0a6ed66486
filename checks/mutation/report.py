"""What came of mutating a handbook, for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from checks.mutation.mutant import Outcome, Place
from checks.mutation.survivors import Sorted


def report(outcomes: Sequence[Outcome], survivors: Sorted, *, list_known: bool, unmentioned: int = 0) -> Iterator[str]:
    """The survivors that nothing explains, one a line; those known, where asked for; two tables and a sum.

    ``unmentioned`` is the number of recorded values that were left alone, because no prose says them.
    """
    for outcome in survivors.unknown:
        yield f"{outcome.mutant} — {outcome.missed}"
    for known, found in survivors.known.items():
        if found:
            yield f"{len(found):,} known: {known.reason}"
            if list_known:
                yield from (f"    {outcome.mutant}" for outcome in found)
    for stale in survivors.stale:
        yield f"no longer survives, take it out of the list: {stale.operator} {stale.path} {stale.address}"
    yield ""
    yield from table(outcomes)
    yield ""
    yield from rules(outcomes)
    yield ""
    yield summary(outcomes, survivors)
    if unmentioned:
        yield f"{unmentioned:,} recorded values stand in no prose and are left alone: nothing could disagree."


def table(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """How many mutants of each operator there were, and how many survived."""
    tried: Counter[tuple[Place, str]] = Counter()
    survived: Counter[tuple[Place, str]] = Counter()
    for outcome in outcomes:
        kind = outcome.mutant.place, outcome.mutant.operator
        tried[kind] += 1
        survived[kind] += outcome.survives
    yield f"{'':8}{'alteration':24}{'tried':>8}{'survived':>10}"
    for (place, operator), number in sorted(tried.items()):
        yield f"{place:8}{operator:24}{number:8,}{survived[place, operator]:10,}"


def rules(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """How many mutants each rule was the first to find, the most first."""
    found = Counter(rule for outcome in outcomes for rule in outcome.rules)
    yield f"{'':8}{'found first by':24}{'found':>8}"
    for rule, number in sorted(found.items(), key=lambda item: (-item[1], item[0])):
        yield f"{'':8}{rule:24}{number:8,}"


def summary(outcomes: Sequence[Outcome], survivors: Sorted) -> str:
    """One line that says how sharp the checks are."""
    survived = sum(outcome.survives for outcome in outcomes)
    return (
        f"{len(outcomes):,} mutants: {len(outcomes) - survived:,} found at their line, {survived:,} survived, "
        f"{len(survivors.unknown):,} of them for no known reason."
    )
