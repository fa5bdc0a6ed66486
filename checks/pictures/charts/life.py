"""The life of one entry: its stages as a lane, every dated act a flag on it. Drawn on the entry's own page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checks.facts.labels import fact_label
from checks.facts.model import Entry
from checks.facts.records import Records
from checks.language.edtf import EdtfDate
from checks.language.rendering import date_text
from checks.pictures import lanes
from checks.pictures.axes import GAP, LINE, time_below
from checks.pictures.chart import Cell, DataTable
from checks.pictures.choosing import subject_of
from checks.pictures.drawing import Drawing, Layout, Line, Mark, Shape, Text
from checks.pictures.lives import Life, Moment, days_in, life_of
from checks.pictures.placing import flags
from checks.pictures.request import Request, Undrawable
from checks.pictures.scales import TimeScale, years_over
from checks.pictures.styles import LEADER, NOTE, VALUE
from checks.pictures.text import SIZE, widest, width, wrapped

_ROW = 18.0
_LEAST = 2
"""A life of fewer acts than these is told by its infobox, and not drawn."""


@dataclass(frozen=True, slots=True)
class LifeChart:
    """One life, and every dated act of its entry, in the order of time."""

    life: Life
    acts: tuple[Moment, ...]

    @property
    def what(self) -> str:
        """What sort of picture it is."""
        return "Time-line"

    @property
    def notes(self) -> tuple[str, ...]:
        """Nothing: the key says what the stretches are."""
        return ()

    @property
    def said(self) -> str:
        """The acts in words, for those who do not see the picture."""
        return "; ".join(f"{act.label}, {_date(act)}" for act in self.acts) + "."

    def draw(self, layout: Layout) -> Drawing:
        """The lane with flags above it, or where it is narrow, the acts in lines above the lane."""
        most = 4 if layout.is_narrow else 8
        scale = self._scale(6.0, layout.width - 16, most)
        above, y = self._listed(layout, scale) if layout.is_narrow else self._flagged(layout, scale)
        grid = time_below(scale, y + lanes.THICK, most)
        bottom = y + lanes.THICK + LINE + 3 * GAP
        key, key_height = lanes.key((self.life,), layout.width, bottom)
        shapes = (grid, *above, *lanes.lane(self.life, scale, y), *key)
        return Drawing(layout.width, bottom + key_height, shapes)

    def _scale(self, left: float, right: float, most: int) -> TimeScale:
        first = min([self.life.first, *(act.days.first for act in self.acts)])
        last = max([self.life.last, *(act.days.last for act in self.acts)])
        scale = years_over(first, last, left, right, most)
        return TimeScale(scale.first, last, left, right)

    def _flagged(self, layout: Layout, scale: TimeScale) -> tuple[list[Shape], float]:
        """The acts as flags, and the line of the lane below them."""
        texts = [f"{act.label}, {_date(act)}" for act in self.acts]
        placed = flags([scale.place(act.days.first) for act in self.acts], [width(t) for t in texts], layout.width)
        levels = max((flag.level for flag in placed), default=0) + 1
        y = levels * _ROW + LINE + lanes.THICK
        shapes: list[Shape] = []
        for flag in placed:
            shapes.append(Line(((flag.x, y), (flag.x, y - LINE - flag.level * _ROW)), LEADER))
        for act, flag, text in zip(self.acts, placed, texts, strict=True):
            label = Text(flag.left, y - LINE - flag.level * _ROW + SIZE / 3 - 4, text, VALUE)
            shapes.append(Mark((label,), fact=act.fact.address, link=act.fact.address))
        return shapes, y

    def _listed(self, layout: Layout, scale: TimeScale) -> tuple[list[Shape], float]:
        """The acts in lines, each with its date, and the line of the lane below them."""
        shapes: list[Shape] = []
        left = widest(_date(act) for act in self.acts) + 2 * GAP
        y = 0.0
        for act in self.acts:
            lines = wrapped(act.label, layout.width - left)
            texts = (Text(left, y + SIZE + at * LINE, line, VALUE) for at, line in enumerate(lines))
            date = Text(left - 2 * GAP, y + SIZE, _date(act), NOTE, "end")
            shapes.append(Mark((date, *texts), fact=act.fact.address, link=act.fact.address))
            y += len(lines) * LINE + 3
        return shapes, y + LINE

    def table(self) -> DataTable:
        """A row an act."""
        return DataTable(("Act", "Date"), tuple((Cell(words=act.label), Cell(act.fact)) for act in self.acts))


def _date(act: Moment) -> str:
    return date_text(act.fact.value) if isinstance(act.fact.value, EdtfDate) else ""


def life_chart(entry: Entry, records: Records) -> LifeChart | None:
    """The life of an entry; ``None`` where its acts are too few for a picture, or begin no phase."""
    life = life_of(entry, records)
    acts = tuple(sorted(_acts(entry, records), key=lambda act: (act.days.first, act.days.last)))
    return LifeChart(life, acts) if life is not None and len(acts) >= _LEAST else None


def _acts(entry: Entry, records: Records) -> Iterator[Moment]:
    known = records.configuration.kinds[entry.kind].acts
    for name in entry.facts:
        fact = records.facts[f"{entry.id}.{name}"]
        days = days_in(fact.value) if isinstance(fact.value, EdtfDate) else None
        if fact.act in known and days is not None and not fact.is_position:
            yield Moment(fact, days, fact_label(fact, records))


def prepare(request: Request, records: Records) -> LifeChart:
    """The life that a request asks for; raises :class:`Undrawable`."""
    entry = subject_of(request, records)
    chart = life_chart(entry, records)
    if chart is None:
        raise Undrawable("", f"“{entry.id}” has too few dated acts for a life.", "Draw it in `lanes` with others.")
    return chart
