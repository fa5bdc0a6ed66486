"""For a figure or date that nothing binds: the facts that it most likely means, best first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import replace

from checks.facts.model import Fact, Quotation, StateOfAffairs
from checks.facts.records import Records
from checks.findings import Finding
from checks.language.agreement import Verdict, values_agree
from checks.language.edtf import EdtfDate
from checks.language.finder import Finder
from checks.language.records import Recorded
from checks.language.values import Expression
from checks.rules.binding import UNBOUND_DATE, UNBOUND_FIGURE

MOST_FINDINGS = 60
"""Beyond this many unbound mentions an author wants to see the list, not advice on each."""

MOST_CANDIDATES = 3


def with_suggestions(
    findings: Iterable[Finding], records: Records, finder: Finder, terms: Mapping[str, Set[str]]
) -> list[Finding]:
    """The findings, with candidates for the first unbound mentions. ``terms`` are the terms linked by page."""
    advised = 0
    result = []
    for finding in findings:
        if finding.rule in (UNBOUND_FIGURE.name, UNBOUND_DATE.name) and advised < MOST_FINDINGS:
            advised += 1
            near = _entries_near(finding, records, terms)
            finding = replace(finding, candidates=candidates(finding.written, near, records, finder))
        result.append(finding)
    return result


def candidates(written: str, near: Set[str], records: Records, finder: Finder) -> tuple[str, ...]:
    """Roles to paste for a written figure or date: those of facts that agree, of entries ``near`` first."""
    expression = next(iter(finder.find(written)), None)
    if expression is None or expression.value is None:
        return ()
    ranked = [
        (_rank(fact, near), fact.address)
        for fact in records.facts.values()
        if not (fact.is_series_value and fact.entry not in near) and _agrees(expression, fact, records)
    ]
    return tuple(f"{{fact}}`{written} <{address}>`" for _, address in sorted(ranked)[:MOST_CANDIDATES])


def _rank(fact: Fact, near: Set[str]) -> tuple[bool, bool, bool]:
    return (fact.entry not in near, fact.is_position, fact.is_series_value)


def _agrees(expression: Expression, fact: Fact, records: Records) -> bool:
    value = fact.value
    if value is None or isinstance(value, Quotation | StateOfAffairs):
        return False
    recorded: Recorded = value.text if isinstance(value, EdtfDate) else value
    return values_agree(expression, recorded, records.configuration.units).verdict is Verdict.AGREES


def _entries_near(finding: Finding, records: Records, terms: Mapping[str, Set[str]]) -> Set[str]:
    """The entry that the finding stands in, and those that its page links."""
    path = finding.location.path
    near = {entry.id for entry in records.entries.values() if entry.path == path}
    for term in terms.get(path, frozenset()):
        entry = records.entry_called(term)
        if entry is not None:
            near.add(entry.id)
    return near
