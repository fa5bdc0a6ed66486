"""How round a number is: what decides how far "about" and "more than" reach."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from checks.language.values import Exact

_FINEST_PLACE = Fraction(1, 10**12)
"""Places below this are not looked at: no figure in prose is written finer."""


def leading_place(value: Exact) -> Fraction:
    """The power of ten of the leading digit (L): 10,000 for 70,300; 0.1 for a third. Zero has none."""
    size = abs(Fraction(value))
    if size == 0:
        raise ValueError("zero has no leading digit")
    power = len(str(size.numerator)) - len(str(size.denominator))
    place = Fraction(10**power) if power >= 0 else Fraction(1, 10**-power)
    return place if place <= size else place / 10


@lru_cache(maxsize=65_536)
def roundness(value: Exact) -> Fraction | None:
    """The largest 1 or 5 times a power of ten that divides the value at least three times (g).

    70,000 has 10,000; 13,000 has 1,000; 70,300 has 100; 15 has 5; 1.5 has 0.5. ``None`` for zero, and for
    fractions that no decimal writes, as a third.
    """
    size = abs(Fraction(value))
    if size == 0:
        return None
    place = leading_place(size)
    while place >= _FINEST_PLACE:
        for candidate in (5 * place, place):
            times = size / candidate
            if times >= 3 and times.denominator == 1:
                return candidate
        place /= 10
    return None


def last_nonzero_place(value: Exact) -> Fraction | None:
    """The place value of the last digit that is not zero: 100 for 3,400; 1 for 3,418; 0.1 for 2.5.

    ``None`` for zero, and for fractions that no decimal writes.
    """
    size = abs(Fraction(value))
    if size == 0:
        return None
    place = leading_place(size)
    while place >= _FINEST_PLACE:
        if (size / place).denominator == 1:
            return place
        place /= 10
    return None
