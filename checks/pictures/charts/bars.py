"""Bars by category: a row a fact, or a row a date of one column; the value stands at the bar's end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checks.facts.labels import fact_label
from checks.facts.model import Entry, Fact
from checks.facts.records import Records
from checks.facts.rendering import value_text
from checks.language.rendering import date_text
from checks.pictures.axes import GAP, LINE
from checks.pictures.chart import Cell, DataTable
from checks.pictures.choosing import (
    Amount,
    amount_of,
    bare_text,
    columns_of,
    facts_of,
    limits_of,
    plural,
    subject_of,
    values_of,
)
from checks.pictures.drawing import Drawing, Layout, Line, Mark, Rectangle, Shape, Text
from checks.pictures.request import Request, Undrawable
from checks.pictures.scales import linear_over
from checks.pictures.styles import AXIS, BAR, BAR_PALE, NAME, VALUE
from checks.pictures.text import SIZE, widest, wrapped

_THICK = 13.0
_ORDERS = ("value", "given", "time")


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it is called, its fact, and its words with and without the unit."""

    name: str
    fact: Fact
    amount: Amount
    text: str
    full_text: str


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars of one unit, in the order in which they are drawn; ``head`` says what their names are."""

    head: str
    unit: str
    bars: tuple[Bar, ...]

    @property
    def what(self) -> str:
        """What sort of picture it is."""
        return "Bar chart"

    @property
    def notes(self) -> tuple[str, ...]:
        """Nothing: a bar says all."""
        return ()

    def draw(self, layout: Layout) -> Drawing:
        """A row a bar, its name left of it, or above it where that takes too much of the width."""
        room = layout.width * (0.34 if layout.is_narrow else 0.4)
        names = [wrapped(bar.name, room) for bar in self.bars]
        left = widest(line for lines in names for line in lines) + 2 * GAP
        values = [bar.full_text if at == 0 else bar.text for at, bar in enumerate(self.bars)]
        right = layout.width - widest(values) - 2 * GAP
        ends = [bar.amount.high for bar in self.bars]
        scale = linear_over(ends, left, right)
        scale = type(scale)(scale.low, max([*ends, 0]) or 1, left, right)
        shapes: list[Shape] = []
        top = 0.0
        for bar, lines, value in zip(self.bars, names, values, strict=True):
            height = len(lines) * LINE + GAP
            middle = top + height / 2
            first = middle - (len(lines) - 1) * LINE / 2 + SIZE / 3
            row: list[Shape] = [Text(left - GAP, first + at * LINE, line, NAME, "end") for at, line in enumerate(lines)]
            zero, low, high = scale.place(0), scale.place(bar.amount.low), scale.place(bar.amount.high)
            if bar.amount.is_range:
                row.append(Rectangle(zero, middle - _THICK / 2, high - zero, _THICK, BAR_PALE))
            row.append(Rectangle(min(zero, low), middle - _THICK / 2, abs(low - zero), _THICK, BAR))
            row.append(Text(max(zero, high) + GAP, middle + SIZE / 3, value, VALUE))
            shapes.append(Mark(tuple(row), fact=bar.fact.address, link=bar.fact.address))
            top += height
        shapes.append(Line(((scale.place(0), 0), (scale.place(0), top)), AXIS))
        return Drawing(layout.width, top, tuple(shapes))

    def table(self) -> DataTable:
        """A row a bar."""
        value = self.unit.capitalize() if self.unit else "Value"
        return DataTable((self.head, value), tuple((Cell(words=b.name), Cell(b.fact, bare=True)) for b in self.bars))


def prepare(request: Request, records: Records) -> BarChart:
    """The bar chart that a request asks for; raises :class:`Undrawable`."""
    entry = subject_of(request, records)
    of_column = entry.series is not None and bool(request.words("columns"))
    found = _of_column(request, entry, records) if of_column else _of_facts(request, entry, records)
    bars = _ordered(tuple(found), request.options.get("order", "time" if of_column else "value"))
    if not bars:
        raise Undrawable("facts", f"“{entry.id}” has no figure to draw.", "Name facts with figures in `facts`.")
    named = {bar.amount.unit for bar in bars}
    if len(named) > 1:
        units = ", ".join(sorted(plural(unit, records.configuration.units) or "none" for unit in named))
        raise Undrawable(
            "facts", f"Bars need one unit; these have several: {units}.", "Name facts that count the same."
        )
    head = entry.series.by.capitalize() if of_column and entry.series else "Of what"
    return BarChart(head, plural(bars[0].amount.unit, records.configuration.units), bars)


def _of_facts(request: Request, entry: Entry, records: Records) -> Iterator[Bar]:
    for fact in facts_of(request, entry, records):
        amount = amount_of(fact)
        if amount is not None:
            yield _bar(fact_label(fact, records), fact, amount, records)
        elif "facts" in request.options and not any("*" in word for word in request.words("facts")):
            raise Undrawable("facts", f"“{fact.name}” has no figure to draw.", "Leave it out.")


def _of_column(request: Request, entry: Entry, records: Records) -> Iterator[Bar]:
    columns = columns_of(request, entry)
    if len(columns) > 1:
        raise Undrawable("columns", "Bars show one column.", "Name one, or draw `lines`.")
    for when, fact in values_of(columns[0], records, limits_of(request)):
        amount = amount_of(fact)
        if amount is not None:
            yield _bar(date_text(when), fact, amount, records)


def _bar(name: str, fact: Fact, amount: Amount, records: Records) -> Bar:
    units = records.configuration.units
    return Bar(name, fact, amount, bare_text(fact, units), value_text(fact.value, units) if fact.value else "")


def _ordered(bars: tuple[Bar, ...], order: str) -> tuple[Bar, ...]:
    if order not in _ORDERS:
        raise Undrawable("order", f"There is no order “{order}”.", f"Use {', '.join(_ORDERS)}.")
    if order == "value":
        return tuple(sorted(bars, key=lambda bar: (-bar.amount.middle, bar.name)))
    return bars
