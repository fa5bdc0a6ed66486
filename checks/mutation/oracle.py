"""What the semantics do not admit, reckoned apart from the comparison under test.

Each question is answered "excluded" only where the rule of the semantics is plain; in doubt the answer is no,
and the alteration is no mutant. The arithmetic is that of `handbook explain figure-disagrees`.
"""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

from checks.language.records import Bound, FigureRecord
from checks.language.values import Hedge
from checks.mutation.calendar import Dated, Days, read_edtf
from checks.mutation.numerals import Said

_ABOVE = frozenset({Hedge.OVER, Hedge.AT_LEAST, Hedge.JUST_OVER})
_BELOW = frozenset({Hedge.UNDER, Hedge.AT_MOST, Hedge.NEARLY})
_BARE = frozenset({Hedge.NONE, Hedge.EXACTLY})
_FIVE_PER_CENT = Fraction(1, 20)


def figure_excluded(said: Said, record: FigureRecord, slack: Fraction = Fraction(0)) -> bool:
    """Whether what is said of a figure is certainly not admitted; ``slack`` is a share forgiven at each end."""
    low, high = Fraction(record.figure.low), Fraction(record.figure.high)
    if high < 0:
        low, high = -high, -low  # prose writes a fall without its sign
    if record.bound is not None and low == high:
        return _excluded_of_limit(said, record.bound, low, slack)
    if low != high:
        return _excluded_of_range(said, low, high, slack)
    if record.figure.hedge in _ABOVE | _BELOW:
        return _excluded_of_side(said, record.figure.hedge, low, slack)
    if low == 0 and said.low == 0:
        return False
    if not _reaches(said, low, low, slack):
        return True
    is_estimate = record.figure.hedge is Hedge.ABOUT
    return is_estimate and said.hedge in _BARE and not said.is_range and said.step is None and said.low == low


def _excluded_of_limit(said: Said, bound: Bound, limit: Fraction, slack: Fraction) -> bool:
    wrong_side = _ABOVE if bound is Bound.CEILING else _BELOW
    own = Hedge.AT_MOST if bound is Bound.CEILING else Hedge.AT_LEAST
    if said.hedge in wrong_side:
        return True
    if said.hedge is own:
        return abs(said.low - limit) > limit * slack
    return not _reaches(said, limit, limit, slack)


def _excluded_of_range(said: Said, low: Fraction, high: Fraction, slack: Fraction) -> bool:
    if said.is_range:
        near = (said.step or Fraction(0)) / 2
        return abs(said.low - low) > near + low * slack or abs(said.high - high) > near + high * slack
    return not _reaches(said, low, high, slack)


def _excluded_of_side(said: Said, hedge: Hedge, number: Fraction, slack: Fraction) -> bool:
    """A source that says only "more than 20,000" admits no bare number, no other number and no other side."""
    if said.is_range or abs(said.low - number) > number * slack + (said.step or 0) / 2:
        return True
    if said.hedge in _BARE:
        return True
    return (hedge in _ABOVE and said.hedge in _BELOW) or (hedge in _BELOW and said.hedge in _ABOVE)


def _reaches(said: Said, low: Fraction, high: Fraction, slack: Fraction) -> bool:
    """Whether some number from low to high is among those that are said."""
    first, last, first_open, last_open = reach(said)
    first, last = first - abs(first) * slack, last + abs(last) * slack
    if slack:
        first_open = last_open = False
    return not (high < first or (high == first and first_open) or low > last or (low == last and last_open))


def reach(said: Said) -> tuple[Fraction, Fraction, bool, bool]:
    """The least and greatest number that a figure admits, and whether each is itself left out."""
    value = said.low
    if said.is_range:
        return said.low, said.high, False, False
    far = min(_leading_place(value), abs(value) / 2) if value else Fraction(0)
    about = _about(value)
    match said.hedge:
        case Hedge.OVER:
            return value, value + far, True, True
        case Hedge.AT_LEAST:
            return value, value + far, False, True
        case Hedge.UNDER:
            return value - far, value, True, True
        case Hedge.AT_MOST:
            return value - far, value, True, False
        case Hedge.NEARLY:
            return value - about, value, False, True
        case Hedge.JUST_OVER:
            return value, value + about, True, False
        case Hedge.ABOUT:
            return value - about, value + about, False, False
        case _:
            near = min((said.step or Fraction(0)) / 2, abs(value) * _FIVE_PER_CENT)
            return value - near, value + near, False, False


def _about(value: Fraction) -> Fraction:
    """How far “about” reaches: v ± min(10 % v, max(g/2, min(g, 5 % v)))."""
    size = abs(value)
    grain = _roundness(size)
    if grain is None:
        return size / 10
    return min(size / 10, max(grain / 2, min(grain, size * _FIVE_PER_CENT)))


def _roundness(size: Fraction) -> Fraction | None:
    """The largest 1 or 5 times a power of ten that divides the size at least three times."""
    if size == 0:
        return None
    place = _leading_place(size)
    for _ in range(16):
        for grain in (5 * place, place):
            times = size / grain
            if times.denominator == 1 and times >= 3:
                return grain
        place /= 10
    return None


def _leading_place(value: Fraction) -> Fraction:
    place, size = Fraction(1), abs(value)
    while place * 10 <= size:
        place *= 10
    while place > size > 0:
        place /= 10
    return place


def date_excluded(said: Dated, edtf: str) -> bool:
    """Whether what is said of a date is certainly not admitted."""
    recorded = read_edtf(edtf)
    if recorded is None:
        return False
    start, end = recorded
    if said.end is not None:
        return not (_inside(start, said.days) and _inside(end, said.end)) or "/" not in edtf
    window = said.margin or said.days
    match said.relation:
        case "by":
            return end[1] > window[1]
        case "before":
            return end[1] >= window[0]
        case "after":
            return start[0] <= window[1]
        case "since":
            return not _inside(start, window)
        case "until":
            return not _inside(end, window)
        case _:
            return not (_inside((start[0], end[1]), _widened(window, edtf)))


def _widened(window: Days, edtf: str) -> Days:
    """A record in doubt may be said with "about", which reaches five years at most."""
    if not edtf.endswith(("~", "?", "%")):
        return window
    return window[0] - timedelta(days=5 * 366), window[1] + timedelta(days=5 * 366)


def _inside(days: Days, window: Days) -> bool:
    return window[0] <= days[0] and days[1] <= window[1]
