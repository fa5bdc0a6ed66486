"""The recorded side of a comparison: what a source says, and in what sense."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from checks.language.values import Figure, Hedge, Ordinal, Tally


class Bound(StrEnum):
    """Which side of a legal limit is allowed."""

    CEILING = "ceiling"
    FLOOR = "floor"


@dataclass(frozen=True, slots=True)
class FigureRecord:
    """A recorded figure.

    Its hedge says how the source states it: exactly, as an estimate ("about"), from one side ("more than")
    or as a range; ``bound`` makes it a legal limit.
    """

    figure: Figure
    bound: Bound | None = None

    @property
    def is_limit(self) -> bool:
        """Whether this is a legal limit, stated as such or in the limit's own words ("no more than")."""
        own_hedge = Hedge.AT_MOST if self.bound is Bound.CEILING else Hedge.AT_LEAST
        return self.bound is not None and self.figure.hedge in (
            Hedge.NONE,
            Hedge.EXACTLY,
            Hedge.BETWEEN,
            own_hedge,
        )


Recorded = FigureRecord | Ordinal | Tally | str
"""Anything that a written value is held against; a text is an EDTF date."""
