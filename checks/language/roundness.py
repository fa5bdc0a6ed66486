"""How round a number is: what decides how far "about" and "more than" reach."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from checks.language.values import Exact

_GRAIN = 10**12
"""Numbers are looked at in whole trillionths: no figure in prose is written finer."""


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
    grains = _grains(value)
    if grains == 0:
        return None
    for place in _places_below(grains):
        for candidate in (5 * place, place):
            if grains % candidate == 0 and grains // candidate >= 3:
                return Fraction(candidate, _GRAIN)
    return None


def last_nonzero_place(value: Exact) -> Fraction | None:
    """The place value of the last digit that is not zero: 100 for 3,400; 1 for 3,418; 0.1 for 2.5.

    ``None`` for zero, and for fractions that no decimal writes.
    """
    grains = _grains(value)
    if grains == 0:
        return None
    return next(Fraction(place, _GRAIN) for place in _places_below(grains) if grains % place == 0)


def _grains(value: Exact) -> int:
    """The size of a value in grains; 0 where it is no whole number of them."""
    grains = abs(Fraction(value)) * _GRAIN
    return grains.numerator if grains.denominator == 1 else 0


def _places_below(grains: int) -> Iterator[int]:
    """The powers of ten up to a number, from the largest to 1."""
    place: int = 10 ** (len(str(grains)) - 1)
    while place:
        yield place
        place //= 10
