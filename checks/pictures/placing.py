"""Placing labels so that none covers another."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise


def spread(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float) -> tuple[float, ...]:
    """The centres of labels, each as near to where it is ``wanted`` as can be, none on another.

    ``sizes`` are their extents along the line, and ``low`` and ``high`` its ends, within which they stay as long as
    there is room. Labels keep the order of their wanted places. This is isotonic regression by pooling neighbours.
    """
    order = sorted(range(len(wanted)), key=lambda at: wanted[at])
    offsets, used = [], 0.0
    for at in order:  # where each centre would be if all stood close together from zero on
        offsets.append(used + sizes[at] / 2)
        used += sizes[at]
    pools: list[tuple[float, int]] = []  # the mean shift of a run of labels that stand close together, and their number
    for at, offset in zip(order, offsets, strict=True):
        mean, count = wanted[at] - offset, 1
        while pools and pools[-1][0] > mean:
            before, more = pools.pop()
            mean, count = (before * more + mean * count) / (more + count), more + count
        pools.append((mean, count))
    shifts = [mean for mean, count in pools for _ in range(count)]
    most = max(low, high - used)
    centres = dict(zip(order, (min(max(s, low), most) + o for s, o in zip(shifts, offsets, strict=True)), strict=True))
    return tuple(centres[at] for at in range(len(wanted)))


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle taken by a label, by its edges."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Whether the two share any room."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


_PIECE = 6.0


def boxes_along(points: Sequence[tuple[float, float]]) -> Iterator[Box]:
    """The room that a line through points takes, in small boxes."""
    for (x, y), (next_x, next_y) in pairwise(points):
        pieces = max(1, round(max(abs(next_x - x), abs(next_y - y)) / _PIECE))
        for piece in range(pieces + 1):
            at_x, at_y = x + (next_x - x) * piece / pieces, y + (next_y - y) * piece / pieces
            yield Box(at_x - 1, at_y - 2, at_x + 1, at_y + 2)


@dataclass(slots=True)
class Room:
    """What is taken of a drawing's room while labels are placed, the more important first."""

    left: float
    right: float
    top: float = 0.0
    bottom: float = math.inf
    taken: list[Box] = field(default_factory=list)

    def take(self, box: Box) -> bool:
        """Take a box if it is free and within the drawing; whether it was."""
        is_within = self.left <= box.left and box.right <= self.right
        is_within = is_within and self.top <= box.top and box.bottom <= self.bottom
        is_free = is_within and not any(box.overlaps(other) for other in self.taken)
        if is_free:
            self.taken.append(box)
        return is_free


@dataclass(frozen=True, slots=True)
class Flag:
    """A label on a pole: the pole stands at ``x``, the label reaches from ``left`` to ``right`` on a level from 0."""

    x: float
    left: float
    right: float
    level: int = 0


def flags(places: Sequence[float], widths: Sequence[float], right: float, gap: float = 4.0) -> tuple[Flag, ...]:
    """Labels on poles along a line, in few levels, none on another and, where it can be helped, none on a pole.

    ``places`` are in ascending order. A label flies to the right of its pole, or to the left where ``right``, the end
    of the line, is too near. Of those that fly to the right the last stands lowest, of the others the first.
    """
    flying = [
        Flag(x, x + gap, x + gap + width) if x + gap + width <= right else Flag(x, x - gap - width, x - gap)
        for x, width in zip(places, widths, strict=True)
    ]
    rightwards = [at for at, flag in enumerate(flying) if flag.left > flag.x]
    leftwards = [at for at, flag in enumerate(flying) if flag.left < flag.x]
    placed: dict[int, Flag] = {}
    for at in (*reversed(rightwards), *leftwards):
        placed[at] = _lowest(flying[at], tuple(placed.values()), gap)
    return tuple(placed[at] for at in range(len(flying)))


def _lowest(flag: Flag, others: Sequence[Flag], gap: float) -> Flag:
    """The flag on the lowest level on which neither it nor its pole meets another."""
    level = max((o.level for o in others if flag.left - gap < o.x < flag.right + gap), default=-1) + 1
    taken = {o.level for o in others if o.left - gap < flag.right and flag.left < o.right + gap}
    while level in taken:
        level += 1
    return replace(flag, level=level)
