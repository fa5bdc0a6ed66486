"""For a figure or date that nothing binds: the facts that it most likely means, best first.

Where there is just one right answer, it is also a fix. That is so where the mention says enough (see
:func:`_says_enough`), exactly one fact of the entries near agrees with it (the entry that it stands in, those that
its paragraph names, those that its page links), and that fact belongs to one that it stands in or its paragraph
names. A position that the handbook adopts and the fact that adopts it are one; any other two facts are two, even if
they have the same value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
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
from checks.rules.surroundings import Surroundings
from checks.rules.traces import Trace

MOST_FINDINGS = 60
"""Beyond this many unbound mentions an author wants to see the list, not advice on each."""

MOST_CANDIDATES = 3

_TELLING_NUMBER = 100
"""From here up a number without a unit is unlikely to agree with a fact by chance."""

_MONTH = re.compile(r"\d{4}-\d{2}\b(?:-\d{2})?(?:/\d{4}-\d{2}\b(?:-\d{2})?)?")


def with_suggestions(
    findings: Iterable[Finding], records: Records, finder: Finder, traces: Mapping[str, Trace]
) -> list[Finding]:
    """The findings, with candidates for the first unbound mentions, and a fix where one is the answer."""
    places = {around.location: around for trace in traces.values() for around in trace.unbound}
    advised = 0
    result = []
    for finding in findings:
        around = places.get(finding.location)
        if finding.rule in (UNBOUND_FIGURE.name, UNBOUND_DATE.name) and around and advised < MOST_FINDINGS:
            advised += 1
            linked = _entries_linked(traces[finding.location.path], records)
            finding = _advised(finding, around, linked, records, finder)
        result.append(finding)
    return result


def _advised(finding: Finding, around: Surroundings, linked: Set[str], records: Records, finder: Finder) -> Finding:
    expression = next(iter(finder.find(finding.written)), None)
    if expression is None or expression.value is None:
        return finding
    near = around.entries | linked
    agreeing = [
        fact
        for fact in records.facts.values()
        if not (fact.is_series_value and fact.entry not in near) and _agrees(expression, fact, around, records)
    ]
    agreeing = _without_adopted(agreeing, records)
    agreeing.sort(key=lambda fact: (_rank(expression, fact, around, near), fact.address))
    answer = _only_answer(expression, agreeing, around, near)
    return replace(
        finding,
        candidates=tuple(_role(finding.written, fact) for fact in agreeing[:MOST_CANDIDATES]),
        fix=Fix(_role(around.source, answer), f"Bind it to {answer.address}") if answer else None,
    )


def _role(text: str, fact: Fact) -> str:
    return f"{{fact}}`{text} <{fact.address}>`"


def _rank(expression: Expression, fact: Fact, around: Surroundings, near: Set[str]) -> tuple[bool, ...]:
    """What makes a fact less likely, the weightiest first."""
    return (
        fact.entry not in near,
        fact.entry not in around.entries,
        _unit(fact) != _unit_written(expression, around),
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
    value = fact.value
    if value is None or isinstance(value, Quotation | StateOfAffairs):
        return False
    if isinstance(expression.value, DatePhrase) != isinstance(value, EdtfDate):
        return False
    if _counts_other_things(fact, around, records):
        return False
    recorded: Recorded = value.text if isinstance(value, EdtfDate) else value
    return values_agree(expression, recorded, records.configuration.units).verdict is Verdict.AGREES


def _counts_other_things(fact: Fact, around: Surroundings, records: Records) -> bool:
    """Whether the noun after a figure is not what the fact counts."""
    unit = records.configuration.units.named(_unit(fact))
    return bool(around.noun) and unit is not None and unit.is_counted and unit.name != around.noun


def _without_adopted(facts: Iterable[Fact], records: Records) -> list[Fact]:
    """The facts without the positions that other facts have adopted as their own value."""
    adopted = {f"{fact.address}/{fact.adopted}" for fact in records.facts.values() if fact.adopted}
    return [fact for fact in facts if fact.address not in adopted]


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
