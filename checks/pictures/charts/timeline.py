"""Points and stretches on one time-line, named. Time runs downwards: so every name has a line of its own.

Of two bands the first stands on the right of the line and the second on its left, or where it is narrow, both on the
right, told apart by their signs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from checks.facts.config import KindOfEntry
from checks.facts.labels import fact_label
from checks.facts.model import Entry, Fact
from checks.facts.records import Records
from checks.language.edtf import DateKind, EdtfDate, parse
from checks.language.rendering import date_text
from checks.pictures.axes import GAP, LINE
from checks.pictures.chart import Cell, DataTable
from checks.pictures.choosing import Limits, date_of, entries_of, facts_of, limits_of, subject_of
from checks.pictures.drawing import Drawing, Layout, Line, Mark, Marker, Rectangle, Shape, Text, name_mark, scale_marks
from checks.pictures.placing import spread
from checks.pictures.request import Request, Undrawable
from checks.pictures.scales import years_over
from checks.pictures.styles import AXIS, LEADER, SERIES, TICK, VALUE, SeriesStyle
from checks.pictures.text import SIZE, widest, width

_MOST_BANDS = 2
_RADIUS = 4.0
_ROW = 17.0
_STRETCH = 4.0
_POLE = 26.0
_SHORTEST = 180.0
_SHARE = 0.46
"""How much of the width the left side takes at most."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing on the line: its name, its date in words, its days, the facts that say so, and where a click leads."""

    name: str
    when: str
    first: date
    last: date
    fact: Fact
    until: Fact | None
    link: str
    entry: str


@dataclass(frozen=True, slots=True)
class Band:
    """The things on one side of the line, in the order of time."""

    name: str
    happenings: tuple[Happening, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """One or two bands on one line."""

    bands: tuple[Band, ...]

    @property
    def what(self) -> str:
        """What sort of picture it is."""
        return "Time-line"

    @property
    def notes(self) -> tuple[str, ...]:
        """Nothing: names and years stand at the signs."""
        return ()

    def draw(self, layout: Layout) -> Drawing:
        """The line with its names beside it."""
        return _Board(self, layout).drawing()

    @property
    def happenings(self) -> tuple[Happening, ...]:
        """Everything on the line."""
        return tuple(happening for band in self.bands for happening in band.happenings)

    def table(self) -> DataTable:
        """A row a thing, band by band."""
        several = len(self.bands) > 1
        rows = []
        for band in self.bands:
            for happening in band.happenings:
                name = Cell(entry=happening.entry) if happening.entry else Cell(words=happening.name)
                cells = [name, Cell(happening.fact), Cell(happening.until)]
                rows.append((*cells, Cell(words=band.name)) if several else tuple(cells))
        heads = ("What", "When", "Until", "Which") if several else ("What", "When", "Until")
        return DataTable(heads, tuple(rows))


class _Board:
    """A time-line in one layout: where the line stands, and how its names are spread along it."""

    def __init__(self, timeline: Timeline, layout: Layout) -> None:
        self.timeline, self.layout = timeline, layout
        self.sides = _sides(timeline, layout)
        heads = len(timeline.bands) if layout.is_narrow else 1
        self.top = (heads * LINE + GAP if len(timeline.bands) > 1 else 0.0) + LINE
        most = max(sum(len(band.happenings) for band in side) for side in self.sides)
        first = min(happening.first for happening in timeline.happenings)
        last = max(happening.last for happening in timeline.happenings)
        self.scale = years_over(first, last, self.top, self.top + max(most * _ROW, _SHORTEST), 12)
        self.dates = widest(label for _, label in self.scale.ticks(12)) + 3 * GAP
        self.line = self.dates + (self._width_of(self.sides[1]) + _POLE if len(self.sides) > 1 else 0.0)

    def _width_of(self, side: Sequence[Band]) -> float:
        names = widest(_in_full(happening) for band in side for happening in band.happenings)
        return min(names, self.layout.width * _SHARE - self.dates)

    def drawing(self) -> Drawing:
        """The line, its dates, and the names on its sides."""
        shapes: list[Shape] = [*self._heads(), self._axis()]
        for at, side in enumerate(self.sides):
            shapes += self._side(side, rightwards=at == 0)
        return Drawing(self.layout.width, self.scale.end + 2 * LINE, tuple(shapes))

    def _heads(self) -> Iterator[Shape]:
        """What the bands are, where there are two, each with its sign."""
        if len(self.timeline.bands) < _MOST_BANDS:
            return
        for at, (band, style) in enumerate(zip(self.timeline.bands, SERIES, strict=False)):
            y = SIZE + (at * LINE if self.layout.is_narrow else 0.0)
            x, side, anchor = (self.line, 1, "start") if at == 0 or self.layout.is_narrow else (self.left, -1, "end")
            sign = Marker(x + side * GAP, y - SIZE / 3, _RADIUS, style.symbol, style.marker)
            yield name_mark(sign, Text(x + side * 3 * GAP, y, band.name, style.label, anchor))

    @property
    def left(self) -> float:
        """Where the left side begins, beyond the dates."""
        return self.line - self.dates

    def _axis(self) -> Mark:
        """The line with its dates on the left, in a column of their own."""
        shapes: list[Shape] = [Line(((self.line, self.scale.start), (self.line, self.scale.end)), AXIS)]
        for day, label in self.scale.ticks(12):
            y = self.scale.place(day)
            shapes.append(Line(((self.line - 4, y), (self.line, y)), AXIS))
            shapes.append(Text(self.line - 7, y + SIZE / 3, label, TICK, "end"))
        return scale_marks(*shapes)

    def _side(self, side: Sequence[Band], *, rightwards: bool) -> Iterator[Shape]:
        """The happenings of one side, each with a pole from its place on the line to its name."""
        styles = dict(zip((band.name for band in self.timeline.bands), SERIES, strict=False))
        named = [(happening, styles[band.name]) for band in side for happening in band.happenings]
        named.sort(key=lambda item: item[0].first)
        wanted = [self.scale.place(happening.first) for happening, _ in named]
        centres = spread(wanted, [_ROW] * len(named), self.scale.start - LINE, self.scale.end + LINE)
        towards = 1 if rightwards else -1
        start = self.line if rightwards else self.left
        for (happening, style), y, centre in zip(named, wanted, centres, strict=True):
            end = start + towards * _POLE
            yield Line(((start + towards * (_RADIUS + 1), y), (end, centre)), LEADER)
            room = self.layout.width - end if rightwards else end
            text = _label(happening, room - GAP)
            anchor = "start" if rightwards else "end"
            label = Text(end + towards * 4, centre + SIZE / 3, text, VALUE, anchor)
            shapes = (*self._sign(happening, start, style), label)
            yield Mark(shapes, fact=happening.fact.address, link=happening.link)

    def _sign(self, happening: Happening, x: float, style: SeriesStyle) -> Iterator[Shape]:
        """A marker where it began, and a bar as long as it lasted where that can be seen."""
        first, last = self.scale.place(happening.first), self.scale.place(happening.last)
        if last - first > _RADIUS:
            yield Rectangle(x - _STRETCH / 2, first, _STRETCH, last - first, style.marker)
        yield Marker(x, first, _RADIUS, style.symbol, style.marker)


def _sides(timeline: Timeline, layout: Layout) -> tuple[tuple[Band, ...], ...]:
    """The bands on the right of the line and those on its left; all on the right where it is narrow."""
    return (timeline.bands,) if layout.is_narrow else tuple((band,) for band in timeline.bands)


def _in_full(happening: Happening) -> str:
    return f"{happening.name}, {happening.when}"


def _label(happening: Happening, room: float) -> str:
    """What stands at a sign: name and date, or where that has no room, the year and as much of the name as has."""
    if width(_in_full(happening)) <= room:
        return _in_full(happening)
    year = str(happening.first.year)
    words = (happening.name if year in happening.name else f"{year} {happening.name}").split(" ")
    if width(" ".join(words)) <= room:
        return " ".join(words)
    while len(words) > 1 and width(" ".join(words) + " …") > room:
        words.pop()
    return " ".join(words) + " …"


# ---------------------------------------------------------------- what is on the line


def prepare(request: Request, records: Records) -> Timeline:
    """The time-line that a request asks for; raises :class:`Undrawable`."""
    limits = limits_of(request)
    bands = _of_facts(request, records, limits) if request.subject else _of_entries(request, records, limits)
    kept = tuple(Band(band.name, band.happenings) for band in bands if band.happenings)
    if not kept:
        raise Undrawable("", "Nothing here has a date within the limits.", "Name dated facts or entries.")
    return Timeline(kept)


def _of_facts(request: Request, records: Records, limits: Limits) -> list[Band]:
    entry = subject_of(request, records)
    found = []
    for fact in facts_of(request, entry, records):
        when = date_of(fact)
        if when is not None and limits.hold(when):
            found.append(_happening(fact_label(fact, records), when, fact, None, link=fact.address))
    return [Band(entry.name, _in_order(found))]


def _of_entries(request: Request, records: Records, limits: Limits) -> list[Band]:
    themes = request.words("themes")
    if len(themes) > _MOST_BANDS:
        raise Undrawable("themes", "A time-line has two sides.", "Name at most two themes, one for each.")
    bands: dict[str, list[Happening]] = {theme: [] for theme in themes or ("",)}
    for entry in entries_of(request, records):
        name = next((theme for theme in themes if theme in entry.themes), themes[-1] if themes else "")
        happening = _of_entry(entry, records, limits)
        if happening is not None:
            bands[name].append(happening)
        elif entry.id in request.words("entries"):
            raise Undrawable("entries", f"“{entry.id}” has no dated act within the limits.", "Leave it out.")
    label = records.configuration.theme_label
    return [Band(label(name) if name else "", _in_order(found)) for name, found in bands.items()]


def _in_order(found: Sequence[Happening]) -> tuple[Happening, ...]:
    return tuple(sorted(found, key=lambda happening: (happening.first, happening.last, happening.name)))


def _of_entry(entry: Entry, records: Records, limits: Limits) -> Happening | None:
    """When an entry happened: from its beginning to its end, or its last act in the usual order."""
    kind = records.configuration.kinds[entry.kind]
    acts = {fact.act: fact for fact in _acts(entry, kind, records)}
    ending = acts.pop(kind.exists_until, None)
    if not acts:
        return None
    rank = list(kind.acts).index
    fact = acts.get(kind.exists_from) or acts[max(acts, key=rank)]
    when = date_of(fact)
    until = ending if ending is not None and fact.act == kind.exists_from else None
    if when is None or not limits.hold(when):
        return None
    return _happening(entry.name, when, fact, until, link=entry.id)


def _acts(entry: Entry, kind: KindOfEntry, records: Records) -> Iterator[Fact]:
    """The dated acts of an entry; of several of the same name the first counts."""
    for name in reversed(list(entry.facts)):
        fact = records.facts[f"{entry.id}.{name}"]
        if fact.act in kind.acts and date_of(fact) is not None and not fact.is_position:
            yield fact


def _happening(name: str, when: EdtfDate, fact: Fact, until: Fact | None, *, link: str) -> Happening:
    """What a date, which has a beginning or an end, puts on the line."""
    end = date_of(until) if until is not None else None
    first = when.first or when.last or date.min
    last = max(first, (end.last if end else None) or when.last or first)
    words = date_text(when) if end is None else _from_to(when.start or when, end.end or end)
    return Happening(name, words, first, last, fact, until, link, "" if "." in link else link)


def _from_to(first: EdtfDate, last: EdtfDate) -> str:
    """Two dates said together, what they share said once where both are plain dates in order."""
    are_plain = first.kind is DateKind.DATE and last.kind is DateKind.DATE and first.precision is last.precision
    if are_plain and first.first and last.last and first.first <= last.last:
        return date_text(parse(f"{first.text}/{last.text}"))
    return f"{date_text(first)} to {date_text(last)}"
