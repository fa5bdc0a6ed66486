"""The parts of a scale in a drawing: thin grid lines, and what is written at them."""

from __future__ import annotations

from checks.pictures.drawing import Line, Mark, Shape, Text, scale_marks
from checks.pictures.scales import LinearScale, LogScale, Tick, TimeScale
from checks.pictures.styles import AXIS, GRID, TICK
from checks.pictures.text import SIZE, width

GAP = 6.0
"""Between a grid line and what is written beside it."""
LINE = 16.0
"""From one line of text to the next."""
_BEYOND = 14.0
"""How far a date may reach beyond an end of its scale."""


def upright(scale: LinearScale | LogScale, left: float, right: float, unit: str, most: int = 6) -> Mark:
    """The grid of an upright scale, with its numbers left of it; the uppermost names the unit above its line."""
    shapes: list[Shape] = []
    ticks = scale.ticks(most)
    for tick in ticks:
        y = scale.place(tick.value)
        is_base = tick is ticks[0]
        shapes.append(Line(((left, y), (right, y)), AXIS if is_base else GRID))
        shapes.append(Text(left - GAP, y + SIZE / 3, tick.label, TICK, "end"))
    if ticks and unit:
        shapes.append(Text(left, scale.place(ticks[-1].value) - GAP, unit, TICK))
    return scale_marks(*shapes)


def room_for_numbers(scale: LinearScale | LogScale, most: int = 6) -> float:
    """How much room the numbers of an upright scale take on its left."""
    return max((width(tick.label) for tick in scale.ticks(most)), default=0.0) + GAP


def time_below(scale: TimeScale, y: float, most: int, *, grid_from: float | None = None) -> Mark:
    """The ticks of a level time scale along ``y``, its dates below; with ``grid_from``, lines up to there."""
    top = y if grid_from is None else grid_from
    style = AXIS if grid_from is None else GRID
    shapes: list[Shape] = []
    for day, label in scale.ticks(most):
        x = scale.place(day)
        shapes.append(Line(((x, top), (x, y + 4)), style))
        shapes.append(Text(x, y + 4 + SIZE, label, TICK, _anchor(x, label, scale)))
    return scale_marks(*shapes)


def time_above(scale: TimeScale, y: float, most: int, bottom: float) -> Mark:
    """The dates of a level time scale above ``y``, with lines down to ``bottom``."""
    shapes: list[Shape] = []
    for day, label in scale.ticks(most):
        x = scale.place(day)
        shapes.append(Line(((x, y), (x, bottom)), GRID))
        shapes.append(Text(x, y - 5, label, TICK, _anchor(x, label, scale)))
    return scale_marks(*shapes)


def _anchor(x: float, label: str, scale: TimeScale) -> str:
    """A date is written about its tick, but not over the ends of the scale."""
    half = width(label) / 2
    if x + half > scale.end + _BEYOND:
        return "end"
    return "start" if x - half < max(0.0, scale.start - _BEYOND) else "middle"


def level(scale: LinearScale, y: float, top: float, unit: str, edge: float) -> Mark:
    """The grid of a level scale of numbers from ``top`` down to ``y``, its numbers below, one of them with the unit:
    the last, beyond the end of the scale, or the first, where the drawing's ``edge`` would cut it off.

    There are as many ticks as have room for their numbers.
    """
    ticks = next(ticks for most in (5, 4, 3, 2, 1) if _have_room(ticks := scale.ticks(most), scale) or most == 1)
    named = _names_unit(ticks, scale, unit, edge)
    shapes: list[Shape] = []
    for tick in ticks:
        x = scale.place(tick.value)
        shapes.append(Line(((x, top), (x, y)), AXIS if tick is ticks[0] else GRID))
        if tick is named and unit:
            start = x - width(tick.label) / 2
            shapes.append(Text(start, y + 4 + SIZE, f"{tick.label} {unit}", TICK))
        else:
            shapes.append(Text(x, y + 4 + SIZE, tick.label, TICK, "middle"))
    return scale_marks(*shapes)


def _names_unit(ticks: tuple[Tick, ...], scale: LinearScale, unit: str, edge: float) -> Tick:
    """The tick that has room for the unit behind its number."""
    last = ticks[-1]
    reaches = scale.place(last.value) - width(last.label) / 2 + width(f"{last.label} {unit}")
    return last if reaches <= edge else ticks[0]


def _have_room(ticks: tuple[Tick, ...], scale: LinearScale) -> bool:
    """Whether the numbers of ticks stand apart."""
    widest = max((width(tick.label) for tick in ticks), default=0.0)
    return len(ticks) < 2 or scale.place(ticks[1].value) - scale.place(ticks[0].value) >= widest + 2 * GAP
