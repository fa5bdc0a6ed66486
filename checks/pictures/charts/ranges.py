"""Estimates side by side: a row an estimate, a point for a number, a bar for a range, an arrow for one bound."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checks.facts.labels import fact_label
from checks.facts.model import Fact
from checks.facts.records import Records
from checks.pictures.axes import GAP, LINE, level
from checks.pictures.chart import Cell, DataTable
from checks.pictures.choosing import Amount, amount_of, bare_text, facts_of, plural, subject_of
from checks.pictures.drawing import Drawing, Layout, Line, Mark, Marker, Rectangle, Shape, Text, name_mark
from checks.pictures.request import Request, Undrawable
from checks.pictures.scales import linear_over
from checks.pictures.styles import ARROW, HEAD, HOLLOW, NAME, RANGE, SOLID, TARGET, VALUE, Symbol
from checks.pictures.text import SIZE, widest, wrapped

_RADIUS = 4.5
_ARROW = 26.0
_ADOPTED = "adopted here"


@dataclass(frozen=True, slots=True)
class Estimate:
    """One estimate: whose it is, of when (in words, or nothing), its figure; ``adopted`` if the handbook follows it."""

    holder: str
    when: str
    fact: Fact
    amount: Amount
    text: str
    adopted: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The estimates of one thing."""

    name: str
    estimates: tuple[Estimate, ...]


@dataclass(frozen=True, slots=True)
class RangeChart:
    """Estimates in one unit."""

    unit: str
    groups: tuple[Group, ...]

    @property
    def what(self) -> str:
        """What sort of picture it is."""
        return "Estimates side by side"

    @property
    def notes(self) -> tuple[str, ...]:
        """What the signs mean that are drawn."""
        estimates = [estimate for group in self.groups for estimate in group.estimates]
        notes = ["A point is one number, a bar a range."]
        if any(estimate.amount.is_open_above or estimate.amount.is_open_below for estimate in estimates):
            notes.append("An arrow points to where the value lies that a source gives only a bound of.")
        if any(estimate.adopted for estimate in estimates):
            notes.append("Filled is the estimate that this handbook adopts.")
        return (" ".join(notes),)

    def draw(self, layout: Layout) -> Drawing:
        """A row an estimate: names left of a common scale, or above their rows where it is narrow."""
        return _Rows(self, layout).drawing()

    def table(self) -> DataTable:
        """A row an estimate."""
        of_several = len(self.groups) > 1
        rows = (
            (
                Cell(words=f"{group.name}: {estimate.holder}" if of_several else estimate.holder),
                Cell(words=_ADOPTED if estimate.adopted else ""),
                Cell(estimate.fact, bare=True),
            )
            for group in self.groups
            for estimate in group.estimates
        )
        return DataTable(("Estimate", "Standing", self.unit.capitalize() or "Value"), tuple(rows))


class _Rows:
    """The rows of a chart of estimates in one layout."""

    def __init__(self, chart: RangeChart, layout: Layout) -> None:
        self.chart, self.layout = chart, layout
        estimates = [estimate for group in chart.groups for estimate in group.estimates]
        room = layout.width - GAP if layout.is_narrow else layout.width * 0.42
        self.names = {estimate.fact.address: wrapped(_named(estimate), room) for estimate in estimates}
        texts = widest(estimate.text for estimate in estimates) + 3 * GAP
        lines = [line for name in self.names.values() for line in name]
        self.left = 8.0 if layout.is_narrow else widest(lines) + 3 * GAP
        ends = [estimate.amount.high for estimate in estimates]
        self.scale = linear_over(ends, self.left, layout.width - texts)

    def drawing(self) -> Drawing:
        shapes: list[Shape] = []
        y = 0.0
        for group in self.chart.groups:
            if len(self.chart.groups) > 1:
                y += LINE + GAP
                shapes.append(name_mark(Text(0, y - GAP, group.name, HEAD)))
            for estimate in group.estimates:
                row, height = self._row(estimate, y)
                shapes.append(row)
                y += height
        bottom = y + GAP
        grid = level(self.scale, bottom, 0, self.chart.unit, self.layout.width)
        return Drawing(self.layout.width, bottom + LINE + 2 * GAP, (grid, *shapes))

    def _row(self, estimate: Estimate, top: float) -> tuple[Mark, float]:
        """One row, all of it a link to its fact, and its height."""
        lines = self.names[estimate.fact.address]
        names_height = len(lines) * LINE
        style = HEAD if estimate.adopted else NAME
        if self.layout.is_narrow:
            height = names_height + LINE + 2 * GAP
            middle = top + names_height + GAP + LINE / 2
            first, x, anchor = top + SIZE, 0.0, "start"
        else:
            height = max(names_height, LINE) + GAP
            middle = top + height / 2
            first, x, anchor = middle - (len(lines) - 1) * LINE / 2 + SIZE / 3, self.left - 2 * GAP, "end"
        names = [Text(x, first + at * LINE, line, style, anchor) for at, line in enumerate(lines)]
        shapes: list[Shape] = [Rectangle(0, top, self.layout.width, height, TARGET), *names]
        shapes += self._sign(estimate, middle)
        address = estimate.fact.address
        return Mark(tuple(shapes), fact=address, link=address), height

    def _sign(self, estimate: Estimate, y: float) -> Iterator[Shape]:
        amount = estimate.amount
        low, high = self.scale.place(amount.low), self.scale.place(amount.high)
        style = SOLID if estimate.adopted else HOLLOW
        end = high + _RADIUS
        if amount.is_range:
            yield Line(((low, y), (high, y)), RANGE)
            for x in (low, high):
                yield Line(((x, y - _RADIUS), (x, y + _RADIUS)), ARROW)
        elif amount.is_open_above or amount.is_open_below:
            side = 1 if amount.is_open_above else -1
            tip = low + side * _ARROW
            yield Line(((low, y - _RADIUS), (low, y + _RADIUS)), ARROW)
            yield Line(((low, y), (tip, y)), ARROW)
            yield Line(((tip - side * 5, y - 4), (tip, y), (tip - side * 5, y + 4)), ARROW)
            end = max(tip, low)
        else:
            yield Marker(low, y, _RADIUS, Symbol.DOT, style)
        yield Text(end + GAP, y + SIZE / 3, estimate.text, VALUE)


def _named(estimate: Estimate) -> str:
    """A row's name: whose the estimate is, of when, and whether it is adopted."""
    when = f", {estimate.when}" if estimate.when and estimate.when not in estimate.holder else ""
    return f"{estimate.holder}{when}" + (f" ({_ADOPTED})" if estimate.adopted else "")


def prepare(request: Request, records: Records) -> RangeChart:
    """The chart of estimates that a request asks for; raises :class:`Undrawable`."""
    entry = subject_of(request, records)
    groups: dict[str, list[Estimate]] = {}
    for fact in facts_of(request, entry, records):
        for held in records.positions(fact) or (fact,):
            amount = amount_of(held)
            if amount is not None:
                name = fact_label(fact, records) if fact.positions else ""
                adopted = bool(fact.adopted) and held.name == f"{fact.name}/{fact.adopted}"
                groups.setdefault(name, []).append(_estimate(held, amount, adopted, records))
    chosen = [estimate for group in groups.values() for estimate in group]
    if not chosen:
        raise Undrawable("facts", f"“{entry.id}” has no estimate to draw.", "Name facts with positions in `facts`.")
    units = {estimate.amount.unit for estimate in chosen}
    if len(units) > 1:
        named = ", ".join(sorted(plural(unit, records.configuration.units) or "none" for unit in units))
        raise Undrawable("facts", f"Estimates need one unit; these have several: {named}.", "Name fewer in `facts`.")
    made = tuple(Group(name or "Others", tuple(estimates)) for name, estimates in groups.items())
    return RangeChart(plural(units.pop(), records.configuration.units), made)


def _estimate(fact: Fact, amount: Amount, adopted: bool, records: Records) -> Estimate:
    holder = fact.holder if fact.is_position else fact_label(fact, records)
    when = str(fact.as_of.first.year) if fact.as_of and fact.as_of.first else ""
    return Estimate(holder, when, fact, amount, bare_text(fact, records.configuration.units), adopted)
