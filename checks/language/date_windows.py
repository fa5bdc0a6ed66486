"""What a written date admits: the days of which it may be said.

A date in prose opens a window, the days of the period that it names. "Early", "mid" and "late", seasons,
quarters and halves narrow it, "circa" widens it; what is narrowed has a soft margin, in which a record is
near enough to pass with a warning.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from checks.language.edtf import EdtfDate, Precision, around, days_after, month_length, parse


@dataclass(frozen=True, slots=True)
class Window:
    """The days from ``first`` to ``last``, and with the soft margin from ``soft_first`` to ``soft_last``."""

    first: date
    last: date
    soft_first: date
    soft_last: date

    @classmethod
    def hard(cls, first: date, last: date) -> Window:
        """A window without a soft margin."""
        return cls(first, last, first, last)

    def holds(self, first: date, last: date) -> bool:
        """Whether all the days from first to last are in the window."""
        return self.first <= first and last <= self.last

    def nearly_holds(self, first: date, last: date) -> bool:
        """Whether all the days from first to last are in the window or its soft margin."""
        return self.soft_first <= first and last <= self.soft_last

    def meets(self, first: date, last: date) -> bool:
        """Whether the window has a day in common with the days from first to last."""
        return self.first <= last and first <= self.last


@lru_cache(maxsize=65_536)
def windows(edtf: str, parts: tuple[str, ...], circa: bool) -> tuple[Window, ...]:
    """The windows that one written date with a year opens: one, or two where "winter 1962" may mean either.

    ``edtf`` is one date, not an interval; ``parts`` are applied from the larger to the smaller, whatever
    their order: "early", of "spring", of the year.
    """
    written = parse(edtf)
    if written.first is None or written.last is None:
        raise ValueError(f"{edtf} has no bounds")
    if circa:
        written_first, written_last = around(written)
        return (Window.hard(written_first, written_last),)
    if "winter" in parts:
        return _winters(written.first.year, written)
    period = _Period(written.first, written.last, written.precision)
    for part in sorted(parts, key=_order):
        period = period.part(part)
    return (period.window,)


def winter_across(first_year: int) -> Window:
    """The winter from December of one year to February of the next: "winter 1962–63"."""
    december = parse(f"{first_year:04d}-24")
    if december.first is None or december.last is None:
        raise ValueError(f"no winter begins in {first_year}")
    first, last = december.first, december.last
    return Window(first, last, _months_after(first, -1), _month_end(_months_after(last, 1)))


def _winters(year: int, written: EdtfDate) -> tuple[Window, ...]:
    """The winter that ends in a year and the winter that begins in it."""
    if written.precision is not Precision.YEAR:
        return (_Period.of(written).window,)
    begun = winter_across(year)
    if year == date.min.year:
        return (begun,)
    ending = winter_across(year - 1)
    return (ending, begun)


# ---------------------------------------------------------------- parts of periods

_THIRDS_AND_ENDS: dict[Precision, dict[str, tuple[int, int]]] = {
    Precision.MONTH: {
        "early": (0, 9),
        "mid": (10, 19),
        "late": (20, 30),
        "begin": (0, 4),
        "end": (-5, -1),
        "h1": (0, 14),
        "h2": (15, 30),
    },
    Precision.SEASON: {
        "early": (0, 0),
        "mid": (1, 1),
        "late": (2, 2),
        "begin": (0, 0),
        "end": (-1, -1),
    },
    Precision.YEAR: {
        "early": (0, 3),
        "mid": (4, 7),
        "late": (8, 11),
        "begin": (0, 1),
        "end": (-2, -1),
        "h1": (0, 5),
        "h2": (6, 11),
        "q1": (0, 2),
        "q2": (3, 5),
        "q3": (6, 8),
        "q4": (9, 11),
        "spring": (2, 4),
        "summer": (5, 7),
        "autumn": (8, 10),
    },
    Precision.DECADE: {
        "early": (0, 3),
        "mid": (4, 6),
        "late": (7, 9),
        "begin": (0, 1),
        "end": (-2, -1),
        "h1": (0, 4),
        "h2": (5, 9),
    },
    Precision.CENTURY: {
        "early": (0, 33),
        "mid": (34, 66),
        "late": (67, 99),
        "begin": (0, 15),
        "end": (-15, -1),
        "h1": (0, 49),
        "h2": (50, 99),
        "q1": (0, 24),
        "q2": (25, 49),
        "q3": (50, 74),
        "q4": (75, 99),
    },
}
"""Each part as its first and last day of the month, month of the season or year, or year; counted from 0, or
back from the end."""

_MARGINS = {
    Precision.MONTH: 2,
    Precision.SEASON: 1,
    Precision.YEAR: 1,
    Precision.DECADE: 1,
    Precision.CENTURY: 10,
}
"""The soft margin: two days of a month, a month of a year, a year of a decade, ten years of a century."""

_QUARTERS_OF_YEARS = frozenset({"spring", "summer", "autumn", "q1", "q2", "q3", "q4"})

_EXACT_PARTS = frozenset({"q1", "q2", "q3", "q4", "h1", "h2", "fy"})
"""Parts with exact limits, which have no soft margin."""


def _order(part: str) -> int:
    """Fiscal years first, then seasons, quarters and halves, then "early" and the like."""
    if part == "fy":
        return 0
    return 1 if part in _QUARTERS_OF_YEARS | _EXACT_PARTS else 2


@dataclass(frozen=True, slots=True)
class _Period:
    """A period, and its soft margin if it is a part; ``precision`` is ``None`` where it has no parts itself."""

    first: date
    last: date
    precision: Precision | None
    soft: tuple[date, date] | None = None

    @classmethod
    def of(cls, written: EdtfDate) -> _Period:
        if written.first is None or written.last is None:
            raise ValueError(f"{written.text} has no bounds")
        return cls(written.first, written.last, written.precision)

    @property
    def window(self) -> Window:
        soft_first, soft_last = self.soft or (self.first, self.last)
        return Window(self.first, self.last, soft_first, soft_last)

    def part(self, name: str) -> _Period:
        """A part of this period; the period itself where it has no such part ("early" of a day)."""
        if self.precision is None:
            return self
        if name == "fy" and self.precision is Precision.YEAR:
            return _Period(_months_after(self.first, -3), _month_end(_months_after(self.first, 8)), Precision.YEAR)
        from_name, _, to_name = name.partition("-")
        places = _THIRDS_AND_ENDS.get(self.precision, {})
        from_place, to_place = places.get(from_name), places.get(to_name or from_name)
        if from_place is None or to_place is None:
            return self
        start, stop = self._counted(from_place[0]), self._counted(to_place[1])
        first, last = self._span(start, stop)
        is_quarter = self.precision is Precision.YEAR and name in _QUARTERS_OF_YEARS
        precision = Precision.SEASON if is_quarter else None
        if name in _EXACT_PARTS:
            return _Period(first, last, precision)
        margin = _MARGINS[self.precision]
        soft_first, soft_last = self._span(start - margin, stop + margin)
        # the margin stays inside the period: of its year, month or decade the prose is sure
        return _Period(first, last, precision, (max(self.first, soft_first), min(self.last, soft_last)))

    def _counted(self, place: int) -> int:
        """A place counted from 0, of one that may be counted back from the end."""
        return place if place >= 0 else self._length + place

    @property
    def _length(self) -> int:
        match self.precision:
            case Precision.MONTH:
                return (self.last - self.first).days + 1
            case Precision.SEASON:
                return 3
            case Precision.YEAR:
                return 12
            case Precision.DECADE:
                return 10
            case _:
                return 100

    def _span(self, start: int, stop: int) -> tuple[date, date]:
        """The first day of one place and the last day of another."""
        match self.precision:
            case Precision.MONTH:
                return days_after(self.first, start), min(self.last, days_after(self.first, stop))
            case Precision.SEASON | Precision.YEAR:
                return _months_after(self.first, start), _month_end(_months_after(self.first, stop))
            case _:
                origin = self.last.year - self._length + 1
                return date(max(1, origin + start), 1, 1), date(min(9999, origin + stop), 12, 31)


def _months_after(day: date, months: int) -> date:
    """The first of the month some months after a day's, within the calendar."""
    count = min(max(day.year * 12 + day.month - 1 + months, 12), 9999 * 12 + 11)
    return date(count // 12, count % 12 + 1, 1)


def _month_end(day: date) -> date:
    return day.replace(day=month_length(day.year, day.month))
