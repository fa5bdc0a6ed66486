"""Arithmetic: totals are the sums of their parts, in tables, in series and in sentences, within their rounding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from checks.facts.model import Column, Fact
from checks.facts.records import Records
from checks.findings import Finding, Location, Severity
from checks.language.admission import Interval, admitted
from checks.language.figure_agreement import interval_text
from checks.language.records import FigureRecord
from checks.language.units import UnitTable
from checks.language.values import BARE, Figure, Hedge
from checks.reading.document import Passage
from checks.rules.pages import Mention, Page
from checks.rules.rule import Example, Family, Rule, examples
from checks.rules.targets import target_of

_SERIES = (
    "---\nkind: work\nname: Long Bridge\nseries:\n  by: year\n  columns:\n"
    "    carts:\n      label: Carts\n      unit: lamp\n      cite: gazette-1934\n      values:\n        1935: 12\n"
    "    lorries:\n      label: Lorries\n      unit: lamp\n      cite: gazette-1934\n      values:\n        1935: 30\n"
    "    all:\n      label: All\n      unit: lamp\n      cite: gazette-1934\n      total-of: [carts, lorries]\n"
    "      values:\n        1935: %d\n---\n# Long Bridge\n\nThe Long Bridge crosses the river.\n"
)
_BUILDERS, _TOWN = "{fact}`400 <long-bridge.workers/builders>`", "{fact}`650 workers <long-bridge.workers/town>`"
_TABLE = f"# Example\n\n| By | Workers |\n| --- | --- |\n| Firm | {_BUILDERS} |\n| Town | {_TOWN} |\n| Total | %s |\n"
_SUM = f"# Example\n\nThey counted {_BUILDERS} + {_TOWN} = %s.\n"

TOTAL_DIFFERS = Rule(
    "total-differs",
    Family.ARITHMETIC,
    Severity.ERROR,
    "A total is not the sum of its parts.",
    """In a table, a row or column named Total, Totals, All, Sum, Together or In all is the sum of the figures above
it, or beside it; in a series, a column with `total-of: [column, …]` is the sum of those columns for each key. The sum
may differ from the total by no more than the rounding and the hedges of both allow: 1.2 and 1.3 million are about 2.5
million, but 846 and 1,846 are 2,692. What prose binds is reckoned with the record's value. A column in which a cell
holds no figure, or figures of different units, is not judged.

Sums that the handbook reckons itself are better recorded as a formula: `sum(first, second)`.""",
    failing=(Example(_TABLE % "{exempt}`1,150 <a sum>`"), Example(_SERIES % 43, "docs/glossary/long-bridge.md")),
    passing=(Example(_TABLE % "{exempt}`1,050 <a sum>`"), Example(_SERIES % 42, "docs/glossary/long-bridge.md")),
)
SUM_DIFFERS = Rule(
    "sum-differs",
    Family.ARITHMETIC,
    Severity.ERROR,
    "A sum written out in a sentence does not add up.",
    """Where prose writes “846 + 1,846 = 2,692”, or “846 plus 1,846 makes 2,692”, the figures must add up within their
rounding and hedges. What is bound is reckoned with the record's value.""",
    failing=examples(_SUM % "{exempt}`1,150 <a sum>`"),
    passing=examples(_SUM % "{exempt}`1,050 <a sum>`"),
)
PART_EXCEEDS_WHOLE = Rule(
    "part-exceeds-whole",
    Family.ARITHMETIC,
    Severity.ERROR,
    "A part is greater than the whole that it is taken from.",
    """“35 of the 20”, “60 out of 52”: a part that is certainly greater than its whole is an error in one of the two,
or in what they are bound to.""",
    failing=examples("# Example\n\nThe builders had {exempt}`52 <a joke>` of {exempt}`19 <a joke>` arches.\n"),
    passing=examples("# Example\n\nThe builders had {exempt}`19 <a joke>` of {exempt}`52 <a joke>` arches.\n"),
)
RULES = (TOTAL_DIFFERS, SUM_DIFFERS, PART_EXCEEDS_WHOLE)

TOTAL_NAMES = frozenset({"total", "totals", "all", "sum", "together", "altogether", "in all", "grand total"})
"""What the row or column of a table is called that is the sum of the others."""

_FARTHEST = 60
"""How far apart two figures may stand, in characters, that are added or are part and whole."""

_NOUN = r"(?:\s+[^\W\d_][\w-]*){0,3}?"
_PLUS = re.compile(rf"{_NOUN}\s*(?:\+|\bplus\b)\s*\Z")
_EQUALS = re.compile(rf"{_NOUN}\s*(?:=|\b(?:is|are|makes?|made|gives?|equals?)\b)\s*\Z")
_OF = re.compile(rf"{_NOUN}\s+(?:out\s+)?of\s+(?:(?:the|its|their|all|these|those|a total of)\s+)*\Z")


@dataclass(frozen=True, slots=True)
class _Amount:
    """A figure to add: what it may be, in which unit, and how it is written."""

    interval: Interval
    unit: str
    text: str


def check_page(page: Page, records: Records) -> Iterator[Finding]:
    """Totals in tables, sums in sentences, and parts greater than their wholes."""
    yield from _sentences(page, records)
    tables: dict[tuple[int, int], list[Passage]] = {}
    for number, sheet in enumerate(page.sheets):
        for passage in sheet.reading.document.passages:
            if passage.cell is not None:
                tables.setdefault((number, passage.cell.table), []).append(passage)
    if not tables:
        return
    by_passage: dict[int, list[tuple[Mention, _Amount]]] = {}
    for mention in page.mentions:
        if mention.passage.cell is not None and (amount := _amount(mention, records)) is not None:
            by_passage.setdefault(id(mention.passage), []).append((mention, amount))
    for passages in tables.values():
        for total, whole, parts in _Table(passages, by_passage).sums():
            yield from _compare(TOTAL_DIFFERS, total.location, whole, parts, records.configuration.units)


def _amount(mention: Mention, records: Records) -> _Amount | None:
    """What a mention adds to a sum: by its record where it is bound to a fact, otherwise as it is written."""
    value = mention.expression.value if mention.expression is not None else None
    if not isinstance(value, Figure):
        return None
    target = target_of(mention, records)
    text = _without_plus(mention.text)
    if isinstance(target, Fact) and isinstance(target.value, FigureRecord):
        return _of_figure(target.value.figure, text)
    is_addend = text != mention.text and value.hedge is Hedge.AT_LEAST  # "846 + 1,846": no hedge in a sum
    return _of_figure(replace(value, hedge=Hedge.NONE) if is_addend else value, text)


def _without_plus(text: str) -> str:
    return re.sub(r"\s*(?:\+|\bplus)\Z", "", text)


def _of_figure(figure: Figure, text: str) -> _Amount:
    return _Amount(admitted(figure), figure.unit, text)


# ---------------------------------------------------------------- tables


class _Table:
    """One table: its passages by row and column, and the one figure of each cell that has just one."""

    def __init__(self, passages: Iterable[Passage], amounts: Mapping[int, list[tuple[Mention, _Amount]]]) -> None:
        self._texts: dict[tuple[int, int], str] = {}
        self._figures: dict[tuple[int, int], tuple[Mention, _Amount]] = {}
        for passage in passages:
            if passage.cell is None:
                continue
            place = (passage.cell.row, passage.cell.column)
            self._texts.setdefault(place, passage.text)
            found = amounts.get(id(passage), [])
            if len(found) == 1:
                self._figures[place] = found[0]
        self._rows = range(1, max(row for row, _ in self._texts) + 1)
        self._columns = range(1, max(column for _, column in self._texts) + 1)

    def sums(self) -> Iterator[tuple[Mention, _Amount, list[_Amount]]]:
        """Each total, and what it is the total of; only where every cell in question holds one figure."""
        for row in self._rows:
            for column in self._columns:
                total = self._figures.get((row, column))
                if total is None:
                    continue
                if self._is_total(row, 0):
                    parts = [(other, column) for other in self._above(row)]
                elif self._is_total(0, column):
                    parts = [(row, other) for other in self._columns if other != column]
                else:
                    continue
                known = [self._figures[place][1] for place in parts if place in self._figures]
                if len(known) == len(parts) >= 2:
                    yield *total, known

    def _is_total(self, row: int, column: int) -> bool:
        return self._texts.get((row, column), "").strip().rstrip(":").casefold() in TOTAL_NAMES

    def _above(self, row: int) -> range:
        """The rows that a total sums up: from the head of the table, or from the total before."""
        return range(max((other + 1 for other in range(1, row) if self._is_total(other, 0)), default=1), row)


# ---------------------------------------------------------------- sentences


def _sentences(page: Page, records: Records) -> Iterator[Finding]:
    parts: list[_Amount] = []
    units = records.configuration.units
    for one, other in pairwise(page.mentions):
        between = _between(one, other)
        link = next((sign for sign in (_PLUS, _EQUALS, _OF) if sign.match(between)), None) if between else None
        first, second = (_amount(one, records), _amount(other, records)) if link is not None else (None, None)
        if first is None or second is None:
            parts = []
        elif link is _PLUS:
            parts = [*(parts or [first]), second]
        else:
            if link is _EQUALS and len(parts) >= 2:
                yield from _compare(SUM_DIFFERS, other.location, second, parts, units)
            if link is _OF:
                yield from _part_of_whole(one.location, first, second, units)
            parts = []


def _between(one: Mention, other: Mention) -> str:
    """What stands between two figures of one passage, a plus sign that was read as part of the first included."""
    if one.passage is not other.passage or other.start - one.end > _FARTHEST:
        return ""
    return one.passage.text[one.start + len(_without_plus(one.text)) : other.start]


def _part_of_whole(place: Location, part: _Amount, whole: _Amount, units: UnitTable) -> Iterator[Finding]:
    known = _in_one_unit([part, whole], units)
    if known is not None and known[0].interval.low is not None and known[1].interval.is_below(known[0].interval.low):
        yield PART_EXCEEDS_WHOLE.finding(
            place,
            f"“{part.text}” cannot be a part of “{whole.text}”: it is more.",
            "Check both figures, and the records that they are bound to.",
            written=f"{part.text} of {whole.text}",
        )


# ---------------------------------------------------------------- series


def check_records(records: Records) -> Iterator[Finding]:
    """Columns of series that are said to be the total of others."""
    for entry in records.entries.values():
        columns = entry.series.columns if entry.series is not None else {}
        for column in columns.values():
            if column.total_of and set(column.total_of) <= set(columns) - {column.name}:
                yield from _column(column, [columns[name] for name in column.total_of], records.configuration.units)


def _column(total: Column, parts: Sequence[Column], units: UnitTable) -> Iterator[Finding]:
    for key, fact in total.values.items():
        amounts = [_recorded(column.values[key]) for column in parts if key in column.values]
        whole, known = _recorded(fact), [amount for amount in amounts if amount is not None]
        if whole is not None and len(known) == len(parts):
            yield from _compare(TOTAL_DIFFERS, fact.location, whole, known, units)


def _recorded(fact: Fact) -> _Amount | None:
    return _of_figure(fact.value.figure, fact.name) if isinstance(fact.value, FigureRecord) else None


# ---------------------------------------------------------------- sums


def _compare(
    rule: Rule, place: Location, total: _Amount, parts: Sequence[_Amount], units: UnitTable
) -> Iterator[Finding]:
    """Report a total that no sum of what the parts may be can reach."""
    known = _in_one_unit([total, *parts], units)
    if known is None:
        return
    whole, *rest = known
    added = _sum(amount.interval for amount in rest)
    if added is not None and not added.meets(whole.interval):
        unit = whole.unit
        yield rule.finding(
            place,
            f"The parts add up to {interval_text(added, unit, units)}; the total is "
            f"{interval_text(whole.interval, unit, units)}.",
            "Check the parts and the total against their sources; what is left out belongs into a row of its own.",
            written=f"{' + '.join(part.text for part in parts)} = {total.text}",
        )


def _in_one_unit(amounts: Sequence[_Amount], units: UnitTable) -> list[_Amount] | None:
    """The amounts in the unit of the first that has one; ``None`` where they cannot be added."""
    unit = next((amount.unit for amount in amounts if amount.unit != BARE), BARE)
    known = units.named(unit)
    if known is not None and not known.is_counted and any(amount.unit == BARE for amount in amounts):
        return None  # a bare number may count things, not metres or per cent
    converted = []
    for amount in amounts:
        ratio = Fraction(1) if amount.unit in (BARE, unit) else units.ratio(amount.unit, unit)
        if ratio is None:
            return None
        converted.append(replace(amount, interval=amount.interval.scaled(ratio), unit=unit))
    return converted


def _sum(intervals: Iterable[Interval]) -> Interval | None:
    """What the sum of numbers in some intervals may be; ``None`` where one has an end missing."""
    low = high = Fraction(0)
    low_is_open = high_is_open = False
    for interval in intervals:
        if interval.low is None or interval.high is None:
            return None
        low, high = low + interval.low, high + interval.high
        low_is_open, high_is_open = low_is_open or interval.low_is_open, high_is_open or interval.high_is_open
    return Interval(low, high, low_is_open, high_is_open)
