"""A handbook counted: entries, facts, sources, claims, and how much of its prose is held to them.

The figures and dates in prose are counted by the checker, as ``handbook check --statistics`` counts them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from checks.check import Report
from checks.rules.registry import RULES
from checks.site.standing import NOT_CONFIRMED, SINGLE_SOURCE, standing


@dataclass(frozen=True, slots=True)
class Counts:
    """A handbook counted. ``mentions`` are the figures and dates in prose, each ``bound``, ``exempt`` or neither."""

    entries: int
    chapters: int
    facts: int
    disputed: int
    single_source: int
    not_confirmed: int
    sources: int
    claims: Mapping[str, int]
    mentions: int
    bound: int
    exempt: int
    rules: int

    @property
    def covered(self) -> float:
        """The part of the mentions that are bound or exempt, in per cent."""
        return 100 * (self.bound + self.exempt) / self.mentions if self.mentions else 100.0


def count(report: Report) -> Counts:
    """Count what a handbook holds, from what checking it came to."""
    records = report.records
    verdicts = [claim.verdict.value for claim in records.claims.values()]
    said = [standing(fact, records) for fact in records.facts.values() if fact.citations]
    bound = sum(page.bound for page in report.pages.values())
    return Counts(
        entries=len(records.entries),
        chapters=sum(bool(chapter.draws_on) for chapter in records.chapters.values()),
        facts=len(records.facts),
        disputed=sum(bool(fact.positions) for fact in records.facts.values()),
        single_source=said.count(SINGLE_SOURCE),
        not_confirmed=said.count(NOT_CONFIRMED),
        sources=len(records.sources),
        claims={verdict: verdicts.count(verdict) for verdict in sorted(set(verdicts))},
        mentions=report.mentions,
        bound=bound,
        exempt=sum(page.waived + page.named for page in report.pages.values()),
        rules=len(RULES),
    )
