"""Consistency: what one page says of a fact goes with what another says of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from checks.facts.records import Records
from checks.findings import Finding, Severity
from checks.language.admission import Interval, admitted
from checks.language.date_windows import Window, windows
from checks.language.edtf import parse
from checks.language.figure_agreement import ABOVE, BELOW, unit_conversion
from checks.language.records import FigureRecord
from checks.language.units import UnitTable
from checks.language.values import BARE, DatePhrase, Exact, Figure, Hedge, Relation, Value
from checks.rules.rule import Example, Family, Rule, examples
from checks.rules.traces import Trace, Use

_TWO_PARAGRAPHS = (
    "# Example\n\nThe bridge is {fact}`%s <long-bridge.length>` long.\n\nIt has {fact}`%s <long-bridge.length>`.\n"
)

MENTIONS_DISAGREE = Rule(
    "mentions-disagree",
    Family.AGREEMENT,
    Severity.ERROR,
    "Two mentions of one fact cannot be brought together.",
    """Each mention agrees with the record, within what its hedge admits, and yet a reader of both is left with two
different values: “just over 1,200” on one page and “nearly 1,300” on another, “1.4 million” and “1.5 million” for
a figure halfway between, “about 1681” and “about 1684”, “early 1934” and “mid-1934”.

Two figures go together where the number of one is among those that the other admits, so that one may be read as a
rounder form of the other; two dates where the periods that they name share a day, and two estimated years only
where they are the same. Give the fact the same way in both places, or once rounder and once finer.""",
    failing=(
        Example(_TWO_PARAGRAPHS % ("just over 1,200 metres", "nearly 1,300 metres")),
        Example(
            "# Example\n\nBuilt in {fact}`about 1848 <old-ferry.built>`, or {fact}`about 1852 <old-ferry.built>`.\n"
        ),
    ),
    passing=(
        Example(_TWO_PARAGRAPHS % ("about 1,200 metres", "nearly 1,250 metres")),
        Example(
            "# Example\n\nBuilt in {fact}`about 1850 <old-ferry.built>`, so {fact}`about 1850 <old-ferry.built>`.\n"
        ),
    ),
)
HEDGES_DIFFER = Rule(
    "hedges-differ",
    Family.AGREEMENT,
    Severity.WARNING,
    "One number is given for one fact with hedges that say different things.",
    """“About 1,200” may be more or less; “over 1,200” is more. Where two mentions give the same number for the same
fact, a reader asks which holds. Use one hedge for it throughout: the record's own, or the one that says most.""",
    failing=examples(_TWO_PARAGRAPHS % ("about 1,200 metres", "over 1,200 metres")),
    passing=examples(_TWO_PARAGRAPHS % ("over 1,200 metres", "more than 1,200 metres")),
)
RULES = (MENTIONS_DISAGREE, HEDGES_DIFFER)


def check_together(records: Records, traces: Mapping[str, Trace]) -> Iterator[Finding]:
    """Mentions of one fact, on whatever pages, that do not go together."""
    uses: dict[str, dict[str, Use]] = {}
    for _, trace in sorted(traces.items()):
        for use in trace.uses:
            uses.setdefault(use.address, {}).setdefault(use.expression.text, use)
    for address, by_text in uses.items():
        fact = records.facts[address]
        if isinstance(fact.value, FigureRecord) and fact.value.is_limit:
            continue  # a legal limit is held to its own words wherever it stands
        for first, second in combinations(by_text.values(), 2):
            rule = _broken(first.expression.value, second.expression.value, records.configuration.units)
            if rule is not None:
                yield _finding(rule, first, second)


def _finding(rule: Rule, first: Use, second: Use) -> Finding:
    here, there = second.expression.text, first.expression.text
    verb = "cannot go together" if rule is MENTIONS_DISAGREE else "say different things of one number"
    return rule.finding(
        second.location,
        f"“{here}” here and “{there}” at {first.location} are the same fact, {second.address}, and {verb}.",
        "Give it the same way in both places, or once rounder and once finer.",
        written=here,
        recorded=f"“{there}” at {first.location}",
    )


def _broken(one: Value | None, other: Value | None, units: UnitTable) -> Rule | None:
    if isinstance(one, Figure) and isinstance(other, Figure):
        return _figures(one, other, units)
    if isinstance(one, DatePhrase) and isinstance(other, DatePhrase):
        return None if _dates_go_together(one, other) else MENTIONS_DISAGREE
    return None


# ---------------------------------------------------------------- figures


def _figures(one: Figure, other: Figure, units: UnitTable) -> Rule | None:
    if one.unit != other.unit and BARE not in (one.unit, other.unit):
        return None  # a conversion is held to the record
    conversion = unit_conversion(one, other, units)
    if conversion is None:
        return None
    ends_of_one = [conversion(one.low), conversion(one.high)]
    if ends_of_one == [other.low, other.high]:
        return HEDGES_DIFFER if _sides_differ(one, other) else None
    is_rounder = any(_reaches(admitted(one).converted(conversion), end) for end in (other.low, other.high))
    is_finer = any(_reaches(admitted(other), end) for end in ends_of_one)
    return None if is_rounder or is_finer else MENTIONS_DISAGREE


def _reaches(interval: Interval, value: Exact) -> bool:
    """Whether a number is in an interval or at its end, open or not."""
    return value in Interval(interval.low, interval.high)


def _sides_differ(one: Figure, other: Figure) -> bool:
    """Whether the hedges put the value on different sides of the number; a number written short is an estimate."""
    sides = {_side(one), _side(other)}
    return len(sides) == 2


def _side(figure: Figure) -> str:
    if figure.hedge in ABOVE:
        return "above"
    if figure.hedge in BELOW:
        return "below"
    return "either" if figure.hedge is not Hedge.EXACTLY else "exact"


# ---------------------------------------------------------------- dates


def _dates_go_together(one: DatePhrase, other: DatePhrase) -> bool:
    if not (_is_single(one) and _is_single(other)):
        return True
    if one.circa and other.circa and parse(one.edtf).precision is parse(other.edtf).precision:
        return one.edtf == other.edtf
    return any(_share_a_day(a, b) for a in _windows(one) for b in _windows(other))


def _is_single(phrase: DatePhrase) -> bool:
    """Whether a date names one period of a year that is written."""
    return phrase.relation is Relation.IN and "/" not in phrase.edtf and not phrase.edtf.startswith("XXXX")


def _windows(phrase: DatePhrase) -> tuple[Window, ...]:
    return windows(phrase.edtf, phrase.parts, phrase.circa)


def _share_a_day(one: Window, other: Window) -> bool:
    return one.meets(other.first, other.last)
