"""Lives side by side: a row an entry, its stages as a lane in time, the earliest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from checks.facts.records import Records
from checks.pictures import lanes
from checks.pictures.axes import GAP, LINE, time_above, time_below
from checks.pictures.chart import Cell, DataTable
from checks.pictures.choosing import entries_of, limits_of
from checks.pictures.drawing import Drawing, Layout, Mark, Rectangle, Shape, Text
from checks.pictures.lives import Life, life_of
from checks.pictures.request import Request, Undrawable
from checks.pictures.scales import TimeScale, years_over
from checks.pictures.styles import NAME, TARGET
from checks.pictures.text import SIZE, widest, wrapped


@dataclass(frozen=True, slots=True)
class LaneChart:
    """Lives in the order in which they began, drawn up to the as-of date at most."""

    lives: tuple[Life, ...]

    @property
    def what(self) -> str:
        """What sort of picture it is."""
        return "Lanes in time"

    @property
    def notes(self) -> tuple[str, ...]:
        """What the signs mean that the key does not say."""
        notes = []
        if any(life.end for life in self.lives):
            notes.append("A tall line ends a lane.")
        if any(life.others for life in self.lives):
            notes.append("A short line is the act of one party among several.")
        if any(stage.is_open for life in self.lives for stage in life.stages):
            notes.append("An arrow says that it goes on.")
        if any(not stage.begun.is_certain for life in self.lives for stage in life.stages):
            notes.append("A dashed stretch is the time within which the day lies, where only that is known.")
        return (" ".join(notes),) if notes else ()

    def draw(self, layout: Layout) -> Drawing:
        """Names left of the lanes, or above them where it is narrow; the dates above and below."""
        key, key_height = lanes.key(self.lives, layout.width)
        names = [wrapped(life.name, layout.width if layout.is_narrow else layout.width * 0.3) for life in self.lives]
        left = 4.0 if layout.is_narrow else widest(line for lines in names for line in lines) + 2 * GAP
        most = 4 if layout.is_narrow else 8
        scale = self._scale(left, layout.width - 14, most)
        top = key_height + LINE + GAP
        shapes: list[Shape] = []
        y = top
        for life, lines in zip(self.lives, names, strict=True):
            row, height = _row(life, lines, scale, y, layout)
            shapes.append(row)
            y += height
        grid = time_above(scale, top, most, y)
        below = time_below(scale, y, most)
        return Drawing(layout.width, y + LINE + GAP, (*key, grid, below, *shapes))

    def _scale(self, left: float, right: float, most: int) -> TimeScale:
        first = min(life.first for life in self.lives)
        last = max(life.last for life in self.lives)
        scale = years_over(first, last, left, right, most)
        return TimeScale(scale.first, last, left, right)

    def table(self) -> DataTable:
        """A row a stage or act."""
        return DataTable(("Entry", "Became", "From"), tuple(row for life in self.lives for row in _acts(life)))


def _row(life: Life, lines: tuple[str, ...], scale: TimeScale, top: float, layout: Layout) -> tuple[Mark, float]:
    """One lane with its name, all of it a link to the entry; and its height."""
    names_height = len(lines) * LINE
    if layout.is_narrow:
        height = names_height + lanes.THICK + 2 * GAP
        middle, first, x, anchor = top + names_height + GAP + lanes.THICK / 2, top + SIZE, 0.0, "start"
    else:
        height = names_height + 5
        middle = top + height / 2
        first, x, anchor = middle - (len(lines) - 1) * LINE / 2 + SIZE / 3, scale.start - 2 * GAP, "end"
    names = (Text(x, first + at * LINE, line, NAME, anchor) for at, line in enumerate(lines))
    target = Rectangle(0, top, layout.width, height, TARGET)
    return Mark((target, *names, *lanes.lane(life, scale, middle)), exempt="name", link=life.entry), height


def _acts(life: Life) -> Iterator[tuple[Cell, ...]]:
    for stage in life.stages:
        yield Cell(entry=life.entry), Cell(words=stage.status), Cell(stage.begun_by)
    for moment in (*life.others, *((life.end,) if life.end else ())):
        yield Cell(entry=life.entry), Cell(words=moment.label.lower()), Cell(moment.fact)


def prepare(request: Request, records: Records) -> LaneChart:
    """The lanes that a request asks for; raises :class:`Undrawable`."""
    limits = limits_of(request)
    entries = entries_of(request, records)
    found = [life for life in (life_of(entry, records) for entry in entries) if life is not None]
    listed = set(request.words("entries"))
    lifeless = listed - {life.entry for life in found}
    if lifeless:
        names = ", ".join(f"“{name}”" for name in sorted(lifeless))
        raise Undrawable("entries", f"No act of {names} begins a phase.", "Leave it out, or record its acts.")
    kept = [life for life in found if _within(life, limits.first, limits.last)]
    if not kept:
        raise Undrawable(
            "entry-kind", "No act of these entries begins a phase.", "Acts have their `phase` in the kinds file."
        )
    return LaneChart(tuple(sorted(kept, key=lambda life: (life.first, life.name))))


def _within(life: Life, first: date | None, last: date | None) -> bool:
    """Whether a life began within the limits."""
    return (first is None or life.first >= first) and (last is None or life.first <= last)
