"""For a figure or date that nothing binds: the facts that it most likely means, best first.

Where there is just one right answer, it is also a fix. That is so where the mention says enough (see
:func:`_says_enough`), exactly one fact of the entries near agrees with it (the entry that it stands in, those that
its paragraph names, those that its page links), and that fact belongs to one that it stands in or its paragraph
names. A position that the handbook adopts and the fact that adopts it are one; any other two facts are two, even if
they have the same value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace

from checks.facts.model import Fact, Quotation, StateOfAffairs
from checks.facts.records import Records
from checks.findings import Finding, Fix
from checks.language.agreement import Verdict, values_agree
from checks.language.edtf import EdtfDate
from checks.language.finder import Finder
from checks.language.records import FigureRecord, Recorded
from checks.language.values import BARE, DatePhrase, Expression, Figure, Kind, Tally
from checks.rules.binding import UNBOUND_DATE, UNBOUND_FIGURE
from checks.rules.plausible import is_plausible
from checks.rules.surroundings import Surroundings, stems
from checks.rules.traces import Trace

MOST_FINDINGS = 60
"""Beyond this many unbound mentions an author wants to see the list, and is advised of the entries near alone."""

MOST_CANDIDATES = 3

_TELLING_NUMBER = 100
"""From here up a number without a unit is unlikely to agree with a fact by chance."""

_MONTH = re.compile(r"\d{4}-\d{2}\b(?:-\d{2})?(?:/\d{4}-\d{2}\b(?:-\d{2})?)?")


def with_suggestions(
    findings: Iterable[Finding], records: Records, finder: Finder, traces: Mapping[str, Trace]
) -> list[Finding]:
    """The findings, with candidates for unbound mentions, and a fix where one is the only answer."""
    places = {around.location: around for trace in traces.values() for around in trace.unbound}
    if not places:
        return list(findings)
    facts = _FactsByEntry(records)
    advised = 0
    result = []
    for finding in findings:
        around = places.get(finding.location)
        if finding.rule in (UNBOUND_FIGURE.name, UNBOUND_DATE.name) and around is not None:
            advised += 1
            near = around.entries | _entries_linked(traces[finding.location.path], records)
            expression = next(iter(finder.find(finding.written)), None)
            if expression is not None and expression.value is not None:
                possible = facts.of(near) if advised > MOST_FINDINGS else facts.of_all(near)
                finding = _advised(finding, expression, around, near, possible, records)
        result.append(finding)
    return result


class _FactsByEntry:
    """The facts that a mention may mean, without the positions that others have adopted as their own value."""

    def __init__(self, records: Records) -> None:
        adopted = {f"{fact.address}/{fact.adopted}" for fact in records.facts.values() if fact.adopted}
        self._by_entry: dict[str, list[Fact]] = {}
        for fact in records.facts.values():
            if fact.address not in adopted:
                self._by_entry.setdefault(fact.entry, []).append(fact)

    def of(self, entries: Set[str]) -> Iterator[Fact]:
        """The facts of some entries."""
        return (fact for entry in entries for fact in self._by_entry.get(entry, ()))

    def of_all(self, near: Set[str]) -> Iterator[Fact]:
        """The facts of all entries, the values of series only of those near: there are too many of them."""
        for entry, facts in self._by_entry.items():
            yield from (fact for fact in facts if entry in near or not fact.is_series_value)


def _advised(
    finding: Finding,
    expression: Expression,
    around: Surroundings,
    near: Set[str],
    possible: Iterable[Fact],
    records: Records,
) -> Finding:
    agreeing = [fact for fact in possible if _agrees(expression, fact, around, records)]
    agreeing.sort(key=lambda fact: (_rank(expression, fact, around, near), fact.address))
    answer = _only_answer(expression, agreeing, around, near)
    return replace(
        finding,
        candidates=tuple(_role(finding.written, fact) for fact in agreeing[:MOST_CANDIDATES]),
        fix=Fix(_role(around.source, answer), f"Bind it to {answer.address}") if answer else None,
    )


def _role(text: str, fact: Fact) -> str:
    return f"{{fact}}`{text} <{fact.address}>`"


def _rank(expression: Expression, fact: Fact, around: Surroundings, near: Set[str]) -> tuple[int, ...]:
    """What makes a fact less likely, the weightiest first."""
    return (
        fact.entry not in near,
        fact.entry not in around.entries,
        _unit(fact) != _unit_written(expression, around),
        -len(stems(f"{fact.name} {fact.label} {fact.act}") & around.stems),
        fact.is_position,
        fact.is_series_value,
    )


def _unit(fact: Fact) -> str:
    return fact.value.figure.unit if isinstance(fact.value, FigureRecord) else BARE


def _unit_written(expression: Expression, around: Surroundings) -> str:
    """The unit of a figure, or that of the noun after it."""
    unit = expression.value.unit if isinstance(expression.value, Figure) else BARE
    return around.noun if unit == BARE and around.noun else unit


def _agrees(expression: Expression, fact: Fact, around: Surroundings, records: Records) -> bool:
    value, units = fact.value, records.configuration.units
    if value is None or isinstance(value, Quotation | StateOfAffairs):
        return False
    if not is_plausible(expression, fact, units) or _counts_other_things(fact, around, records):
        return False
    recorded: Recorded = value.text if isinstance(value, EdtfDate) else value
    return values_agree(expression, recorded, units).verdict is Verdict.AGREES


def _counts_other_things(fact: Fact, around: Surroundings, records: Records) -> bool:
    """Whether the noun after a figure is not what the fact counts."""
    unit = records.configuration.units.named(_unit(fact))
    return bool(around.noun) and unit is not None and unit.is_counted and unit.name != around.noun


def _only_answer(expression: Expression, agreeing: Iterable[Fact], around: Surroundings, near: Set[str]) -> Fact | None:
    """The one fact that the mention can mean, if there is one and a role can be put around the mention.

    A position is never the answer: who holds it must be said in words.
    """
    of_near = [fact for fact in agreeing if fact.entry in near]
    if len(of_near) != 1 or of_near[0].is_position or of_near[0].entry not in around.entries:
        return None
    return of_near[0] if around.source and _says_enough(expression, around) else None


def _says_enough(expression: Expression, around: Surroundings) -> bool:
    """Whether a mention is unlikely to agree with a fact by chance.

    A date names its month; a figure has a unit or a counted noun after it, or is exact and large; a tally always
    does.
    """
    value = expression.value
    if isinstance(value, DatePhrase):
        return _MONTH.fullmatch(value.edtf) is not None
    if isinstance(value, Figure) and expression.kind is Kind.FIGURE:
        is_telling = value.low == value.high >= _TELLING_NUMBER and value.step is None
        return _unit_written(expression, around) != BARE or is_telling
    return isinstance(value, Tally)


def _entries_linked(trace: Trace, records: Records) -> Set[str]:
    """The entries that a page links."""
    entries = (records.entry_called(term) for term in trace.terms)
    return {entry.id for entry in entries if entry is not None}
