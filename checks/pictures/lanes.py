"""A life as a lane: the stretches of its phases along a time scale, doubt and open ends drawn as such."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from checks.facts.config import Phase
from checks.language.edtf import EdtfDate
from checks.language.rendering import date_text
from checks.pictures.axes import GAP, LINE
from checks.pictures.drawing import Line, Mark, Rectangle, Shape, Text, name_mark
from checks.pictures.lives import Days, Life, Moment, Stage
from checks.pictures.scales import TimeScale
from checks.pictures.styles import CUT, DOUBT, MARK, NOTE, PAUSED, PENDING, RUNNING, Style
from checks.pictures.text import SIZE, width

THICK = 11.0
_STYLES: Mapping[Phase, Style] = {Phase.PENDING: PENDING, Phase.RUNNING: RUNNING, Phase.PAUSED: PAUSED}
_LEAST = 1.5
_SWATCH = 22.0


def lane(life: Life, scale: TimeScale, y: float) -> Iterator[Shape]:
    """The stages of a life about the line ``y``, what ended it, and the acts of single parties."""
    for stage in life.stages:
        yield Mark(tuple(_stage(stage, scale, y)), fact=stage.begun_by.address, tip=f"{life.name}: {_said(stage)}")
    for moment in life.others:
        yield _moment(life, moment, _middle(moment.days, scale), y, THICK / 2)
    if life.end is not None:
        yield _moment(life, life.end, scale.place(life.end.days.last), y, THICK / 2 + 2)


def _stage(stage: Stage, scale: TimeScale, y: float) -> Iterator[Shape]:
    """The certain stretch of a stage, and before and behind it those in which it may have begun and ended."""
    begun, ended = stage.begun, stage.ended
    for doubt in (begun, ended):
        if not doubt.is_certain:
            left, right = scale.place(doubt.first), scale.place(doubt.last)
            yield Rectangle(left, y - THICK / 4, right - left, THICK / 2, DOUBT)
    left = scale.place(begun.first if begun.is_certain else begun.last)
    right = scale.place(ended.last if ended.is_certain else ended.first)
    yield Rectangle(left, y - THICK / 2, max(right - left, _LEAST), THICK, _STYLES[stage.phase])
    if stage.is_open:
        yield Line(((right + 3, y - 4), (right + 7, y), (right + 3, y + 4)), MARK)


def _moment(life: Life, moment: Moment, x: float, y: float, reach: float) -> Mark:
    """An upright line through a lane, set off from it."""
    through = ((x, y - reach), (x, y + reach))
    shapes = (Line(through, CUT), Line(through, MARK))
    return Mark(shapes, fact=moment.fact.address, tip=f"{life.name}: {moment.label.lower()} {_date(moment)}")


def _middle(days: Days, scale: TimeScale) -> float:
    return (scale.place(days.first) + scale.place(days.last)) / 2


def _said(stage: Stage) -> str:
    effect = stage.begun_by.takes_effect
    return f"{stage.status} from {date_text(effect.start or effect)}" if effect else stage.status


def _date(moment: Moment) -> str:
    value = moment.fact.value
    return date_text(value) if isinstance(value, EdtfDate) else ""


def key(lives: Iterable[Life], right: float, top: float = 0.0) -> tuple[tuple[Shape, ...], float]:
    """What the stretches mean, in as many lines from ``top`` on as ``right`` leaves room for; and their height."""
    stages = [stage for life in lives for stage in life.stages]
    meant = {
        phase: " or ".join(dict.fromkeys(stage.status for stage in stages if stage.phase is phase))
        for phase in _STYLES
        if any(stage.phase is phase for stage in stages)
    }
    shapes: list[Shape] = []
    x, y = 0.0, top + LINE / 2
    for phase, words in meant.items():
        room = _SWATCH + GAP + width(words) + 3 * GAP
        if x and x + room > right:
            x, y = 0.0, y + LINE + 2
        swatch = Rectangle(x + 1, y - THICK / 2, _SWATCH, THICK, _STYLES[phase])
        shapes.append(name_mark(swatch, Text(x + _SWATCH + GAP, y + SIZE / 3, words, NOTE)))
        x += room
    return tuple(shapes), y - top + LINE / 2 + GAP
