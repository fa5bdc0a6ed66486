"""Scales: from numbers and days to places in a drawing, and the ticks that a careful hand would choose."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import takewhile

from checks.language.edtf_cures import MONTHS
from checks.language.rendering import number_text
from checks.language.values import Exact

_STEPS = (1, 2, 5)
_YEARS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)
_MONTHS = (1, 2, 3, 6)
_DAYS = (1, 2, 7, 14)


@dataclass(frozen=True, slots=True)
class Tick:
    """A value on a scale, and what is written there."""

    value: Exact
    label: str


@dataclass(frozen=True, slots=True)
class LinearScale:
    """Equal differences take equal room: ``low`` lies at ``start`` and ``high`` at ``end``, in drawing units."""

    low: Exact
    high: Exact
    start: float
    end: float

    def place(self, value: Exact | float) -> float:
        """Where a value lies."""
        low = float(self.low)
        share = (float(value) - low) / ((float(self.high) - low) or 1.0)
        return self.start + share * (self.end - self.start)

    def ticks(self, most: int = 6) -> tuple[Tick, ...]:
        """Round numbers at equal steps between the ends, at most ``most`` steps."""
        step = nice_step(Fraction(self.high - self.low), most)
        first, last = math.ceil(self.low / step), math.floor(self.high / step)
        return tuple(Tick(step * at, number_text(step * at)) for at in range(first, last + 1))


@dataclass(frozen=True, slots=True)
class LogScale:
    """Equal ratios take equal room; both ends are above zero."""

    low: Exact
    high: Exact
    start: float
    end: float

    def place(self, value: Exact | float) -> float:
        """Where a value above zero lies."""
        low, high = math.log10(self.low), math.log10(self.high)
        share = (math.log10(value) - low) / ((high - low) or 1.0)
        return self.start + share * (self.end - self.start)

    def ticks(self, most: int = 6) -> tuple[Tick, ...]:
        """Powers of ten, every one or every so many; with 2 and 5 between them where they are few."""
        first, last = power_of_ten(self.low), power_of_ten(self.high)
        every = max(1, math.ceil((last - first) / max(most, 1)))
        values: list[Exact] = [Fraction(10) ** power for power in range(first, last + 1, every)]
        if len(values) <= 2:
            values = [Fraction(10) ** power * step for power in range(first, last + 1) for step in _STEPS]
        return tuple(Tick(value, number_text(value)) for value in values if self.low <= value <= self.high)


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Days at equal distances: the day ``first`` lies at ``start`` and ``last`` at ``end``."""

    first: date
    last: date
    start: float
    end: float

    def place(self, day: date) -> float:
        """Where a day lies; a day beyond an end lies at that end."""
        length = (self.last - self.first).days or 1
        share = (day - self.first).days / length
        return self.start + min(max(share, 0.0), 1.0) * (self.end - self.start)

    def ticks(self, most: int = 8) -> tuple[tuple[date, str], ...]:
        """Beginnings of years, months or weeks between the ends, whichever are few enough, with their labels."""
        days = (self.last - self.first).days
        for step in _DAYS:
            if days <= step * most and days <= 14 * _DAYS[-1]:
                return self._days(step)
        for step in _MONTHS:
            if days <= step * 30.5 * most:
                return self._months(step)
        step = next((step for step in _YEARS if days <= step * 365.25 * most), _YEARS[-1])
        years = range(-(-self.first.year // step) * step, self.last.year + 1, step)
        starts = [date(year, 1, 1) for year in years if year >= 1]
        return tuple((day, str(day.year)) for day in starts if self.first <= day <= self.last)

    def _days(self, step: int) -> tuple[tuple[date, str], ...]:
        ordinals = range(self.first.toordinal(), self.last.toordinal() + 1, step)
        days = [date.fromordinal(ordinal) for ordinal in ordinals]
        return tuple((day, f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}") for day in days)

    def _months(self, step: int) -> tuple[tuple[date, str], ...]:
        first = self.first.year * 12 + self.first.month - 1
        last = self.last.year * 12 + self.last.month - 1
        starts = [date(month // 12, month % 12 + 1, 1) for month in range(first, last + 1) if month % step == 0]
        return tuple(
            (day, f"{MONTHS[day.month - 1][:3]} {day.year}") for day in starts if self.first <= day <= self.last
        )


def nice_step(span: Exact, most: int) -> Fraction:
    """The smallest of 1, 2, 5, 10, 20, 50 … (and tenths of them) of which at most ``most`` cover ``span``."""
    if span <= 0:
        return Fraction(1)
    rough = Fraction(span) / max(most, 1)
    power = Fraction(10) ** power_of_ten(rough)
    return next(power * step for step in (*_STEPS, 10) if power * step >= rough)


def power_of_ten(value: Exact) -> int:
    """The power of the greatest power of ten that is not above ``value``, which is above zero."""
    value = Fraction(value)
    power = len(str(value.numerator)) - len(str(value.denominator))
    return power if Fraction(10) ** power <= value else power - 1


def linear_over(values: list[Exact], start: float, end: float, most: int = 5) -> LinearScale:
    """A linear scale from zero (or a round number below it) to the round number above the greatest value."""
    low, high = min([Fraction(0), *values]), max([Fraction(0), *values])
    step = nice_step(high - low, most)
    return LinearScale(math.floor(low / step) * step, (math.ceil(high / step) or 1) * step, start, end)


def log_over(values: list[Exact], start: float, end: float) -> LogScale:
    """A logarithmic scale over the values above zero, its lower end a power of ten, its upper 1, 2 or 5 times one.

    ``values`` holds at least one above zero.
    """
    above = [value for value in values if value > 0]
    low = Fraction(10) ** power_of_ten(min(above))
    power = Fraction(10) ** power_of_ten(max(above))
    high = next(power * step for step in (*_STEPS, 10) if power * step >= max(above))
    return LogScale(low, high if high > low else low * 10, start, end)


def years_over(first: date, last: date, start: float, end: float, most: int = 8) -> TimeScale:
    """A time scale over the days from ``first`` to ``last``, its ends moved out to the ticks nearest to them.

    An end is moved only where that costs less than a tenth of the length.
    """
    bare = TimeScale(first, last, start, end)
    length = (last - first).days or 1
    days = [day for day, _ in bare.ticks(most)]
    if len(days) < 2:
        return bare
    step = (days[1] - days[0]).days
    before = date(max(1, days[0].year - round(step / 365.25)), 1, 1) if step > 360 else first
    after = date(min(9999, days[-1].year + round(step / 365.25)), 1, 1) if step > 360 else last
    near = list(takewhile(lambda day: (first - day).days <= length / 10, [before]))
    far = list(takewhile(lambda day: (day - last).days <= length / 10, [after]))
    return TimeScale(min([first, *near]), max([last, *far]), start, end)
