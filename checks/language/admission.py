"""What a written figure admits: the numbers of which it may fairly be said.

A bare number admits itself; one written short ("1.5 million") half a unit of its last place; a hedge reaches
as far as the number is round. All of it is exact arithmetic, in the figure's own unit.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from checks.language.roundness import last_nonzero_place, leading_place, roundness
from checks.language.units import Conversion
from checks.language.values import Exact, Figure, Hedge

DOZEN = 12
"""The step of a number written in dozens: exact without a hedge, and with "about" a sixth either way."""

_AT_MOST_FIVE_PER_CENT = Fraction(1, 20)


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers from ``low`` to ``high``; ``None`` is no bound, an open end does not belong to it."""

    low: Fraction | None
    high: Fraction | None
    low_is_open: bool = False
    high_is_open: bool = False

    def __contains__(self, value: Exact) -> bool:
        return not self.is_above(value) and not self.is_below(value)

    def is_above(self, value: Exact) -> bool:
        """Whether the whole interval lies above the value."""
        return self.low is not None and (value < self.low or (value == self.low and self.low_is_open))

    def is_below(self, value: Exact) -> bool:
        """Whether the whole interval lies below the value."""
        return self.high is not None and (value > self.high or (value == self.high and self.high_is_open))

    def holds(self, other: Interval) -> bool:
        """Whether every number of the other interval is in this one."""
        low_holds = self.low is None or (
            other.low is not None
            and (other.low > self.low or (other.low == self.low and (other.low_is_open or not self.low_is_open)))
        )
        high_holds = self.high is None or (
            other.high is not None
            and (other.high < self.high or (other.high == self.high and (other.high_is_open or not self.high_is_open)))
        )
        return low_holds and high_holds

    def meets(self, other: Interval) -> bool:
        """Whether the two have a number in common."""
        return not (_ends_before(self, other) or _ends_before(other, self))

    @property
    def width(self) -> Fraction | None:
        """From end to end; ``None`` where an end is missing."""
        return None if self.low is None or self.high is None else self.high - self.low

    def scaled(self, factor: Fraction) -> Interval:
        """The same interval in another unit, of which ``factor`` (positive) make one of this unit."""
        return self.converted(Conversion(factor))

    def converted(self, conversion: Conversion) -> Interval:
        """The same interval in another unit."""
        low = None if self.low is None else conversion(self.low)
        high = None if self.high is None else conversion(self.high)
        return Interval(low, high, self.low_is_open, self.high_is_open)


def _ends_before(one: Interval, other: Interval) -> bool:
    if one.high is None or other.low is None:
        return False
    return one.high < other.low or (one.high == other.low and (one.high_is_open or other.low_is_open))


@lru_cache(maxsize=65_536)
def admitted(figure: Figure) -> Interval:
    """The numbers that a figure admits, in its own unit."""
    low, high = Fraction(figure.low), Fraction(figure.high)
    match figure.hedge:
        case Hedge.OVER:
            return Interval(low, _next_round_above(high), True, True)
        case Hedge.AT_LEAST:
            return Interval(low, _next_round_above(high), False, True)
        case Hedge.UNDER:
            return Interval(_next_round_below(low), high, True, True)
        case Hedge.AT_MOST:
            return Interval(_next_round_below(low), high, True, False)
        case Hedge.NEARLY:
            return Interval(low - about_tolerance(figure), high, False, True)
        case Hedge.JUST_OVER:
            return Interval(low, high + about_tolerance(figure), True, False)
        case Hedge.ABOUT:
            return Interval(low - _about_tolerance_of(low, figure.step), high + _about_tolerance_of(high, figure.step))
        case Hedge.EXACTLY | Hedge.BETWEEN:
            return Interval(low, high)
        case _:
            if low != high:
                return Interval(low, high)
            tolerance = rounding_tolerance(figure)
            return Interval(low - tolerance, high + tolerance)


def rounding_tolerance(figure: Figure) -> Fraction:
    """How far a number without a hedge may be from what it stands for.

    Nothing, where it is written in full, and for dozens. Where it is written short, half a unit of the last
    written place, and at most five per cent.
    """
    if figure.step is None or figure.step == DOZEN:
        return Fraction(0)
    return min(Fraction(figure.step) / 2, abs(Fraction(figure.low)) * _AT_MOST_FIVE_PER_CENT)


def conversion_tolerance(figure: Figure) -> Fraction:
    """How far a number written in full may be from a value that was converted into its unit.

    Half a unit of the last place that is not zero, counting two digits at least and nothing finer than one,
    and at most five per cent: 3,420 miles admits 3,417.5, four decades admit 38 to 42 years.
    """
    if figure.step is not None:
        return rounding_tolerance(figure)
    value = abs(Fraction(figure.low))
    place = last_nonzero_place(value)
    if place is None:
        return value * _AT_MOST_FIVE_PER_CENT
    if place >= 1:
        place = max(Fraction(1), min(place, leading_place(value) / 10))
    return min(place / 2, value * _AT_MOST_FIVE_PER_CENT)


def digits_written(figure: Figure) -> int:
    """With how many digits a number is written, from its first to the last of its place, or the last but noughts."""
    value = abs(Fraction(figure.low))
    place = Fraction(figure.step) if figure.step is not None else last_nonzero_place(value)
    if not value or place is None:
        return 1
    return len(str(int(leading_place(value) / place))) if leading_place(value) >= place else 1


def about_tolerance(figure: Figure) -> Fraction:
    """How far "about" reaches from a single number, either way; "nearly" and "just over" reach as far."""
    return _about_tolerance_of(Fraction(figure.low), figure.step)


def _about_tolerance_of(value: Fraction, step: Exact | None) -> Fraction:
    size = abs(value)
    if step == DOZEN:
        return size / 6  # about a dozen: 10 to 14
    round_to = roundness(size)
    if round_to is None:
        return size / 10
    return min(size / 10, max(round_to / 2, min(round_to, size * _AT_MOST_FIVE_PER_CENT)))


def _next_round_above(value: Fraction) -> Fraction | None:
    """Where "more than" ends: a writer who meant more would have named the next round number."""
    return None if value == 0 else value + _far_reach(value)


def _next_round_below(value: Fraction) -> Fraction | None:
    """Where "fewer than" ends."""
    return None if value == 0 else value - _far_reach(value)


def _far_reach(value: Fraction) -> Fraction:
    return min(leading_place(value), abs(value) / 2)
