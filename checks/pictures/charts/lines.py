"""A line chart of a statistic's series: a line a column, named where it ends, its greatest value written at it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import pairwise

from checks.facts.model import Column, Fact
from checks.facts.records import Records
from checks.language.rendering import date_text
from checks.language.values import Exact
from checks.pictures.axes import GAP, LINE, room_for_numbers, time_below, upright
from checks.pictures.chart import Cell, DataTable
from checks.pictures.choosing import (
    Amount,
    Limits,
    amount_of,
    bare_text,
    columns_of,
    limits_of,
    plural,
    subject_of,
    values_of,
)
from checks.pictures.drawing import Drawing, Group, Layout, Line, Mark, Marker, Shape, Text, name_mark
from checks.pictures.placing import Box, Room, boxes_along, spread
from checks.pictures.request import Request, Undrawable
from checks.pictures.scales import LinearScale, LogScale, linear_over, log_over, years_over
from checks.pictures.styles import HEAD, INHERITED, LEADER, SERIES, SeriesStyle, Style
from checks.pictures.text import SIZE, widest, width, wrapped


class ScaleName(StrEnum):
    """The scales that a line chart may have."""

    LINEAR = "linear"
    LOG = "log"


_PANEL_TITLES = {ScaleName.LINEAR: "Linear scale", ScaleName.LOG: "Logarithmic scale: equal steps are equal ratios"}
_HEIGHT = 250.0
_NAMES = 112.0
_NAMES_NARROW = 84.0
_BASES = (-7.0, 7.0 + SIZE, 11.0 + SIZE, 15.0 + SIZE, 19.0 + SIZE, 23.0 + SIZE)
_ASIDE = (0.0, 8.0, -8.0, 16.0, -16.0, 24.0, -24.0, 32.0, -32.0)
"""Where a value may stand about its point: its base line above or below, its middle aside."""
_GAP_DASH = "1 4"
_MANY = 12
"""From so many values on, only the greatest and the last of a line are written at it, and its dots are small."""


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a series: the key of its row, its day, its fact, and its words without the unit."""

    key: str
    day: date
    amount: Amount
    fact: Fact
    text: str


@dataclass(frozen=True, slots=True)
class LineSeries:
    """One line: its name, its unit's plural and its values in the order of time, at least one."""

    name: str
    unit: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class LineChart:
    """Several series over one time, in a panel for each scale; ``by`` is what heads the rows of their table."""

    by: str
    series: tuple[LineSeries, ...]
    scales: tuple[ScaleName, ...]

    @property
    def what(self) -> str:
        """What sort of picture it is."""
        return "Line chart"

    @property
    def notes(self) -> tuple[str, ...]:
        """That a logarithmic scale has no zero, where there is one, and that years are left out, where some are."""
        notes = []
        if ScaleName.LOG in self.scales and any(point.amount.low <= 0 for line in self.series for point in line.points):
            notes.append("A logarithmic scale has no place for zero.")
        if any(_leaves_out_years(*pair) for line in self.series for pair in pairwise(line.points)):
            notes.append("A thin dotted stretch passes over years that have no value.")
        return tuple(notes)

    @property
    def unit(self) -> str:
        """The unit of all the series; nothing where they differ."""
        units = {line.unit for line in self.series}
        return units.pop() if len(units) == 1 else ""

    def draw(self, layout: Layout) -> Drawing:
        """The panels, one under another."""
        shapes: list[Shape] = []
        top = 0.0
        for name in self.scales:
            if len(self.scales) > 1:
                shapes.append(name_mark(Text(0, top + SIZE, _PANEL_TITLES[name], HEAD)))
                top += LINE + GAP
            panel = _Panel(self, name, layout, top + LINE + GAP)
            shapes += panel.shapes()
            top = panel.bottom + 2 * LINE
        return Drawing(layout.width, top, tuple(shapes))

    def table(self) -> DataTable:
        """A row a date, a column a series."""
        keys = sorted({point.key for line in self.series for point in line.points})
        columns = [{point.key: point.fact for point in line.points} for line in self.series]
        heads = (f"{line.name} ({line.unit})" if line.unit else line.name for line in self.series)
        rows = ((Cell(words=date_text(key)), *(Cell(column.get(key), bare=True) for column in columns)) for key in keys)
        return DataTable((self.by.capitalize(), *heads), tuple(rows))


class _Panel:
    """One panel of a line chart: the series over one scale."""

    def __init__(self, chart: LineChart, name: ScaleName, layout: Layout, top: float) -> None:
        self.chart, self.layout, self.top = chart, layout, top
        self.bottom = top + _HEIGHT
        room = _NAMES_NARROW if layout.is_narrow else _NAMES
        self.labels = [wrapped(line.name, room, bold=True) for line in chart.series]
        ends = [end for line in chart.series for point in line.points for end in _ends(point.amount)]
        self.scale = _scale_over(name, ends, self.bottom, top)
        self.left = room_for_numbers(self.scale)
        names = widest((text for lines in self.labels for text in lines), bold=True)
        values = widest(line.points[-1].text for line in chart.series)
        self.right = layout.width - max(names, values) - 3 * GAP
        days = [point.day for line in chart.series for point in line.points]
        self.time = years_over(min(days), max(days), self.left + GAP, self.right, 4 if layout.is_narrow else 8)

    def shapes(self) -> Iterator[Shape]:
        """Grid, lines, dots, names, and the values that are written."""
        yield upright(self.scale, self.left, self.right, self.chart.unit)
        yield time_below(self.time, self.bottom, 4 if self.layout.is_narrow else 8)
        for line, style in zip(self.chart.series, SERIES, strict=False):
            yield from self._line(line, style)
        yield from self._names()
        yield from self._values()

    def _y(self, value: Exact) -> float | None:
        """Where a value lies; nowhere, where the scale has no place for it."""
        return None if isinstance(self.scale, LogScale) and value <= 0 else self.scale.place(value)

    def _line(self, line: LineSeries, style: SeriesStyle) -> Iterator[Shape]:
        many = len(line.points) >= _MANY
        radius = 1.7 if many else 3.2
        yield from self._stretches(line, style)
        if many and self.layout.is_narrow:
            return  # so many dots so close together are the line
        dots: list[Shape] = []
        for point in line.points:
            x, y = self.time.place(point.day), self._y(point.amount.middle)
            if y is None:
                continue
            tip = "" if self.layout.is_narrow else f"{line.name}, {date_text(point.key)}: {point.text}"
            shapes: tuple[Shape, ...] = (Marker(x, y, radius, style.symbol, INHERITED),)
            low, high = self._y(point.amount.low), self._y(point.amount.high)
            if point.amount.is_range and low is not None and high is not None:
                shapes = (Line(((x, low), (x, high)), Style(stroke=style.line.stroke, width=1.5)), *shapes)
            dots.append(Mark(shapes, fact=point.fact.address, tip=tip))
        yield Group(tuple(dots), style.marker)

    def _stretches(self, line: LineSeries, style: SeriesStyle) -> Iterator[Line]:
        """The line through its points, thin and dotted where it passes over years that have no value."""
        run: list[tuple[float, float]] = []
        before: Point | None = None
        for point in line.points:
            y = self._y(point.amount.middle)
            if y is None:
                continue
            place = (self.time.place(point.day), y)
            if before is not None and _leaves_out_years(before, point):
                yield Line((run[-1], place), replace(style.line, width=1, dash=_GAP_DASH))
                if len(run) > 1:
                    yield Line(tuple(run), style.line)
                run = []
            run.append(place)
            before = point
        if len(run) > 1:
            yield Line(tuple(run), style.line)

    def _names(self) -> Iterator[Shape]:
        """The names of the lines at their ends with their last values, moved apart where they would meet."""
        ends = [(line.points[-1], self._y(line.points[-1].amount.middle)) for line in self.chart.series]
        wanted = [self.bottom if y is None else y for _, y in ends]
        heights = [(len(lines) + 1) * LINE + 2 for lines in self.labels]
        centres = spread(wanted, heights, self.top - LINE, self.bottom + LINE)
        x = self.right + 2 * GAP
        for (point, _), at, centre, lines, style in zip(ends, wanted, centres, self.labels, SERIES, strict=False):
            if abs(at - centre) > LINE / 2:
                yield Line(((self.time.place(point.day) + 4, at), (x - 3, centre)), LEADER)
            first = centre - len(lines) * LINE / 2 + SIZE / 3
            yield name_mark(*(Text(x, first + at * LINE, text, style.label) for at, text in enumerate(lines)))
            value = Text(x, first + len(lines) * LINE, point.text, style.value)
            yield Mark((value,), fact=point.fact.address)

    def _values(self) -> Iterator[Shape]:
        """The greatest value of each line, or all of a short one, as far as there is room beside the lines."""
        room = Room(self.left, self.right + GAP, self.top - 2 * LINE, self.bottom, list(self._boxes_of_lines()))
        if self.chart.unit:
            room.take(Box(self.left, self.top - GAP - SIZE, self.left + width(self.chart.unit), self.top - 2))
        named = [
            (max(line.points, key=_height), line, style) for line, style in zip(self.chart.series, SERIES, strict=False)
        ]
        for greatest, line, style in sorted(named, key=lambda item: -_height(item[0])):
            many = len(line.points) >= _MANY
            others = () if many else (point for point in line.points if point is not greatest)
            for point in (greatest, *others):
                if point is line.points[-1]:
                    continue  # written with the name
                texts = (f"{point.text} in {point.day.year}", point.text) if many else (point.text,)
                yield from self._written(point, texts, style, room)

    def _written(self, point: Point, texts: tuple[str, ...], style: SeriesStyle, room: Room) -> Iterator[Shape]:
        """The first of the texts that has room at a point, if any has."""
        y = self._y(point.amount.high)
        if y is None:
            return
        for text in texts:
            at = _free_place(room, self.time.place(point.day), y, width(text))
            if at is not None:
                yield Mark((Text(*at, text, style.value, "middle"),), fact=point.fact.address)
                return

    def _boxes_of_lines(self) -> Iterator[Box]:
        """The room that the lines take."""
        for line in self.chart.series:
            places = [(self.time.place(p.day), self._y(p.amount.middle)) for p in line.points]
            yield from boxes_along([(x, y) for x, y in places if y is not None])


def _free_place(room: Room, x: float, y: float, wide: float) -> tuple[float, float] | None:
    """Where about a point a text of a width has room: above it, below it, or beside it; its middle and base line."""
    away = wide / 2 + 2 * GAP
    beside = ((x + away, y - 3), (x - away, y - 3))
    about = ((x + aside, y + base) for base in _BASES for aside in _ASIDE)
    for middle, base in (*about, *beside):
        if room.take(Box(middle - wide / 2 - 2, base - SIZE + 2, middle + wide / 2 + 2, base + 3)):
            return middle, base
    return None


def _leaves_out_years(one: Point, other: Point) -> bool:
    """Whether years lie between two values that are keyed by years."""
    return len(one.key) == len(other.key) == len("1986") and other.day.year > one.day.year + 1


def _height(point: Point) -> Exact:
    return point.amount.middle


def _ends(amount: Amount) -> tuple[Exact, Exact]:
    return amount.low, amount.high


def _scale_over(name: ScaleName, values: list[Exact], bottom: float, top: float) -> LinearScale | LogScale:
    return log_over(values, bottom, top) if name is ScaleName.LOG else linear_over(values, bottom, top)


def prepare(request: Request, records: Records) -> LineChart:
    """The line chart that a request asks for; raises :class:`Undrawable`."""
    entry = subject_of(request, records)
    columns = columns_of(request, entry)
    if len(columns) > len(SERIES):
        raise Undrawable("columns", f"A line chart shows at most {len(SERIES)} columns.", "Name fewer in `columns`.")
    limits = limits_of(request)
    lines = tuple(_series(column, records, limits) for column in columns)
    scales = tuple(_scale_name(word) for word in request.words("scale") or (ScaleName.LINEAR,))
    if ScaleName.LOG in scales and not any(point.amount.middle > 0 for line in lines for point in line.points):
        raise Undrawable("scale", "No value is above zero, which a logarithmic scale needs.", "Use “linear”.")
    return LineChart(entry.series.by if entry.series else "", lines, scales)


def _series(column: Column, records: Records, limits: Limits) -> LineSeries:
    units = records.configuration.units
    points = []
    for when, fact in values_of(column, records, limits):
        amount, day = amount_of(fact), when.first
        if amount is not None and day is not None:
            points.append(Point(when.text, day, amount, fact, bare_text(fact, units)))
    if not points:
        raise Undrawable("columns", f"“{column.name}” has no figure to draw.", "Leave it out, or widen the limits.")
    return LineSeries(column.label or column.name, plural(column.unit, units), tuple(points))


def _scale_name(word: str) -> ScaleName:
    if word not in tuple(ScaleName):
        raise Undrawable("scale", f"There is no scale “{word}”.", f"Use {' or '.join(ScaleName)}.")
    return ScaleName(word)
