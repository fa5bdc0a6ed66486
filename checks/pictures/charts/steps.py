"""Steps: a number that holds until it changes, from a series; or facts counted up, each dated fact a step of one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from checks.facts.labels import fact_label
from checks.facts.model import Entry, Fact
from checks.facts.records import Records
from checks.language.rendering import date_text
from checks.language.values import Exact
from checks.pictures.axes import GAP, LINE, room_for_numbers, time_below, upright
from checks.pictures.chart import Cell, DataTable
from checks.pictures.choosing import (
    amount_of,
    bare_text,
    columns_of,
    date_of,
    facts_of,
    limits_of,
    plural,
    subject_of,
    values_of,
)
from checks.pictures.drawing import Drawing, Layout, Line, Mark, Marker, Shape, Text
from checks.pictures.lives import Days, days_in
from checks.pictures.placing import Box, Room, boxes_along
from checks.pictures.request import Request, Undrawable
from checks.pictures.scales import linear_over, years_over
from checks.pictures.styles import DOUBT, SERIES, VALUE
from checks.pictures.text import SIZE, width

_HEIGHT = 230.0


@dataclass(frozen=True, slots=True)
class Step:
    """A change: when, to which number, the fact that says so, what is written at it, and its name in the table."""

    days: Days
    level: Exact
    fact: Fact
    text: str
    name: str


@dataclass(frozen=True, slots=True)
class StepChart:
    """Steps in the order of time, the last of which holds until ``until``; ``counted`` if each adds one."""

    unit: str
    steps: tuple[Step, ...]
    until: date
    counted: bool

    @property
    def what(self) -> str:
        """What sort of picture it is."""
        return "Step chart"

    @property
    def notes(self) -> tuple[str, ...]:
        """That some days are known less exactly, where some are."""
        doubtful = any(not step.days.is_certain for step in self.steps)
        return ("A dashed stretch is the time within which the change lies.",) if doubtful else ()

    def draw(self, layout: Layout) -> Drawing:
        """One panel; each step's number or date is written at it where there is room."""
        top = LINE + GAP
        bottom = top + _HEIGHT
        levels: list[Exact] = [step.level for step in self.steps]
        scale = linear_over(levels, bottom, top)
        left, most = room_for_numbers(scale), 4 if layout.is_narrow else 8
        time = years_over(self.steps[0].days.first, self.until, left + GAP, layout.width - 3 * GAP, most)
        shapes: list[Shape] = [upright(scale, left, layout.width, self.unit), time_below(time, bottom, most)]
        corners: list[tuple[float, float]] = []
        base = scale.place(0) if self.counted else scale.place(self.steps[0].level)
        before = base
        for step in self.steps:
            x, y = time.place(step.days.first), scale.place(step.level)
            corners += [(x, before), (x, y)]
            before = y
        corners.append((time.place(self.until), before))
        shapes.append(Line(tuple(corners), SERIES[0].line))
        room = Room(left, layout.width, taken=list(boxes_along(corners)))
        order = [self.steps[-1], self.steps[0], *self.steps[1:-1]] if len(self.steps) > 1 else self.steps
        for step in order:
            shapes += self._step(
                step, time.place(step.days.first), time.place(step.days.last), scale.place(step.level), room
            )
        return Drawing(layout.width, bottom + LINE + 2 * GAP, tuple(shapes))

    def _step(self, step: Step, x: float, x_last: float, y: float, room: Room) -> Iterator[Shape]:
        tip = f"{step.name}: {step.text}" if step.name != step.text else step.name
        shapes: list[Shape] = [Marker(x, y, 3.0, SERIES[0].symbol, SERIES[0].marker)]
        if not step.days.is_certain:
            shapes.insert(0, Line(((x, y), (x_last, y)), DOUBT))
        yield Mark(tuple(shapes), fact=step.fact.address, tip=tip)
        wide = width(step.text)
        for left, base in ((x - wide - 5, y - 4), (x + 6, y + SIZE + 4)):
            if room.take(Box(left, base - SIZE + 1, left + wide, base + 2)):
                yield Mark((Text(left, base, step.text, VALUE),), fact=step.fact.address)
                return

    def table(self) -> DataTable:
        """A row a step."""
        if self.counted:
            rows = ((Cell(words=step.name), Cell(step.fact)) for step in self.steps)
            return DataTable(("Step", "Date"), tuple(rows))
        rows = ((Cell(words=step.name), Cell(step.fact, bare=True)) for step in self.steps)
        return DataTable(("From", self.unit.capitalize() or "Value"), tuple(rows))


def prepare(request: Request, records: Records) -> StepChart:
    """The steps that a request asks for; raises :class:`Undrawable`."""
    entry = subject_of(request, records)
    as_of = records.configuration.as_of
    if request.words("facts"):
        steps = tuple(_counted(request, entry, records))
        unit = "in all"
    else:
        steps = tuple(_of_column(request, entry, records))
        unit = plural(columns_of(request, entry)[0].unit, records.configuration.units)
    if not steps:
        raise Undrawable("facts", f"“{entry.id}” has nothing dated to draw.", "Name dated facts, or a column.")
    limits = limits_of(request)
    until = max(limits.last or as_of, steps[-1].days.last)
    return StepChart(unit, steps, until, counted=bool(request.words("facts")))


def _of_column(request: Request, entry: Entry, records: Records) -> Iterator[Step]:
    columns = columns_of(request, entry)
    if len(columns) > 1:
        raise Undrawable("columns", "Steps show one column.", "Name one, or draw `lines`.")
    for when, fact in values_of(columns[0], records, limits_of(request)):
        amount, days = amount_of(fact), days_in(when)
        if amount is not None and days is not None:
            text = bare_text(fact, records.configuration.units)
            yield Step(days, amount.middle, fact, text, date_text(when))


def _counted(request: Request, entry: Entry, records: Records) -> Iterator[Step]:
    """Each dated fact as a step of one more."""
    limits = limits_of(request)
    dated = []
    for fact in facts_of(request, entry, records):
        when = date_of(fact)
        days = days_in(when.start or when) if when else None
        if when is not None and days is not None and limits.hold(when):
            dated.append((days.first, days.last, fact, when, days))
    dated.sort(key=lambda item: item[:2])
    for number, (_, _, fact, when, days) in enumerate(dated, 1):
        yield Step(days, number, fact, date_text(when), fact_label(fact, records))
