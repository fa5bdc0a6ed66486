"""EDTF dates (ISO 8601-2) with exact day bounds.

Levels 0 and 1, and of level 2 the sets (``[1667,1668]``, ``{1960,1961-12}``), qualified components
(``2004-06~-11``) and seasons 21 to 41. Years run from 0001 to 9999, in the proleptic Gregorian calendar.

What a text means is a stretch of days, from ``first`` to ``last``; order and overlap are decided on those.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from checks.language.edtf_cures import MONTHS, likely_meant


class EdtfError(ValueError):
    """A text that is no EDTF date; the message says what is wrong and what to write."""


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"  # a season, quarter, third or half of a year
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"

    @property
    def rank(self) -> int:
        """The place in the order from day, the finest, to century."""
        return list(Precision).index(self)


class DateKind(StrEnum):
    """What a date stands for: one date, all the days of an interval, one date of a set, or all of a set."""

    DATE = "date"
    INTERVAL = "interval"
    ONE_OF = "one of"
    ALL_OF = "all of"


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date as parsed.

    ``first`` and ``last`` are its first and last possible day; ``None`` where it is open or unknown, or
    where no year is written. ``qualifier`` is ``?`` (uncertain), ``~`` (approximate), ``%`` (both) or
    empty. ``start`` and ``end`` are the ends of an interval that are known, ``members`` the dates of a
    set. ``season`` is the code 21 to 41 of a season, quarter, third or half of a year; ``clock`` the time
    of day, as hour and minute.
    """

    text: str
    first: date | None
    last: date | None
    precision: Precision
    qualifier: str = ""
    kind: DateKind = DateKind.DATE
    start: EdtfDate | None = None
    end: EdtfDate | None = None
    members: tuple[EdtfDate, ...] = ()
    season: int | None = None
    clock: tuple[int, int] | None = None

    @property
    def is_interval(self) -> bool:
        """Whether this is a stretch of time, ``start/end``, and not one date."""
        return self.kind is DateKind.INTERVAL

    @property
    def is_ongoing(self) -> bool:
        """Whether this is an interval without an end, as ``1949/..``."""
        return self.is_interval and self.text.endswith("/..")

    @property
    def has_year(self) -> bool:
        """Whether a year is written; without one ("5 August") the date has no bounds."""
        return not self.text.startswith("XXXX")

    @property
    def earliest(self) -> date | None:
        """The first day in question, allowing for the doubt that a qualifier states."""
        end = self.start if self.is_interval else self
        if end is None or end.first is None or not end.qualifier:
            return self.first
        return around(end)[0]

    @property
    def latest(self) -> date | None:
        """The last day in question, allowing for the doubt that a qualifier states."""
        end = self.end if self.is_interval else self
        if end is None or end.last is None or not end.qualifier:
            return self.last
        return around(end)[1]


# ---------------------------------------------------------------- parsing

_DATE = re.compile(
    r"(?P<before_year>[?~%]?)(?P<year>\d{4}|\d{3}X|\d{2}XX|XXXX)(?P<after_year>[?~%]?)"
    r"(?:-(?P<before_month>[?~%]?)(?P<month>\d\d|XX)(?P<after_month>[?~%]?)"
    r"(?:-(?P<before_day>[?~%]?)(?P<day>\d\d|XX)(?P<after_day>[?~%]?))?)?",
    re.ASCII,
)
_TIME = re.compile(r"(\d\d):(\d\d):(\d\d)(?:Z|[+-]\d\d(?::\d\d)?)?", re.ASCII)

_SEASON_MONTHS = {
    21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2),  # spring, summer, autumn, winter
    25: (3, 5), 26: (6, 8), 27: (9, 11), 28: (12, 2),  # the same, said to be northern
    29: (9, 11), 30: (12, 2), 31: (3, 5), 32: (6, 8),  # the same, southern
    33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12),  # quarters
    37: (1, 4), 38: (5, 8), 39: (9, 12),  # thirds
    40: (1, 6), 41: (7, 12),  # halves
}  # fmt: skip
"""The first and last month of each season; a winter ends in the following year."""


@lru_cache(maxsize=65_536)
def parse(text: str, *, partial: bool = False) -> EdtfDate:
    """The date that an EDTF text means.

    ``partial`` also admits dates without a year (``XXXX-08-05``, ``XXXX-08``, ``XXXX-XX-05``), as prose
    writes them; a record may not. Raises :class:`EdtfError` for anything else.
    """
    if text[:1] in ("[", "{") and text[-1:] in ("]", "}"):
        parsed = _parse_set(text)
    elif text.count("/") == 1:
        parsed = _parse_interval(text)
    else:
        parsed = _parse_date(text)
    if not partial and "XXXX" in text:
        raise EdtfError(f"{text} has no year: write the year, as in 1963-08-05")
    return parsed


def _parse_date(text: str) -> EdtfDate:
    day_text, has_time, time_text = text.partition("T")
    match = _DATE.fullmatch(day_text)
    if match is None:
        raise EdtfError(_complaint(text))
    year, month, day = match["year"], match["month"], match["day"]
    qualifier = _merge_qualifiers(value for name, value in match.groupdict().items() if "_" in name)
    if year == "XXXX":
        return _parse_without_year(text, month, day, qualifier)
    if "X" in year:
        return _parse_decade_or_century(text, year, month, qualifier)
    if year == "0000":
        raise EdtfError(f"{text} has no such year: years run from 0001 to 9999")
    if month is None or month == "XX":
        return _parse_year(text, int(year), day, qualifier)
    if int(month) in _SEASON_MONTHS and day is None:
        return _parse_season(text, int(year), int(month), qualifier)
    if not 1 <= int(month) <= 12:
        raise EdtfError(f"{text} has no such month: months run from 01 to 12 (21 to 41 are seasons)")
    if day is None or day == "XX":
        last = date(int(year), int(month), month_length(int(year), int(month)))
        return EdtfDate(text, last.replace(day=1), last, Precision.MONTH, qualifier)
    only = _real_day(int(year), int(month), int(day))
    clock = _parse_time(text, time_text) if has_time else None
    return EdtfDate(text, only, only, Precision.DAY, qualifier, clock=clock)


def _parse_without_year(text: str, month: str | None, day: str | None, qualifier: str) -> EdtfDate:
    if month is None or (month == "XX" and day in (None, "XX")):
        raise EdtfError(f"{text} says nothing: write at least a month, as in XXXX-08")
    if month != "XX":
        if not 1 <= int(month) <= 12:
            raise EdtfError(f"{text} has no such month: months run from 01 to 12")
        if day not in (None, "XX"):
            _real_day(2000, int(month), int(day))
    elif not 1 <= int(day or 0) <= 31:
        raise EdtfError(f"{text} has no such day: days run from 01 to 31")
    precision = Precision.MONTH if day in (None, "XX") else Precision.DAY
    return EdtfDate(text, None, None, precision, qualifier)


def _parse_decade_or_century(text: str, year: str, month: str | None, qualifier: str) -> EdtfDate:
    if month is not None:
        raise EdtfError(f"{text} gives a month of an unknown year: write {year} alone")
    first, last = max(1, int(year.replace("X", "0"))), int(year.replace("X", "9"))
    precision = Precision.CENTURY if year.endswith("XX") else Precision.DECADE
    return EdtfDate(text, date(first, 1, 1), date(last, 12, 31), precision, qualifier)


def _parse_year(text: str, year: int, day: str | None, qualifier: str) -> EdtfDate:
    if day not in (None, "XX"):
        raise EdtfError(f"{text} gives a day of an unknown month: write {year:04d} alone")
    return EdtfDate(text, date(year, 1, 1), date(year, 12, 31), Precision.YEAR, qualifier)


def _parse_season(text: str, year: int, season: int, qualifier: str) -> EdtfDate:
    first_month, last_month = _SEASON_MONTHS[season]
    last_year = min(9999, year + (last_month < first_month))
    if last_year == year and last_month < first_month:  # the winter that would end in the year 10000
        last_month = 12
    last = date(last_year, last_month, month_length(last_year, last_month))
    return EdtfDate(text, date(year, first_month, 1), last, Precision.SEASON, qualifier, season=season)


def _parse_time(text: str, time_text: str) -> tuple[int, int]:
    match = _TIME.fullmatch(time_text)
    if match is None or int(match[1]) > 23 or int(match[2]) > 59 or int(match[3]) > 59:
        raise EdtfError(f"{text} has no such time of day: write it as in 1963-08-05T10:30:00Z")
    return int(match[1]), int(match[2])


def _parse_interval(text: str) -> EdtfDate:
    start_text, _, end_text = text.partition("/")
    start, end = _parse_end(start_text), _parse_end(end_text)
    known = [end for end in (start, end) if end is not None]
    if not known:
        raise EdtfError(f"{text} has neither a start nor an end: write at least one, as in 1949/..")
    first = start.first if start else None
    last = end.last if end else None
    if first and last and first > last:
        raise EdtfError(f"{text} runs backwards: write the earlier date first, {end_text}/{start_text}")
    precision = max((end.precision for end in known), key=lambda value: value.rank)
    qualifier = _merge_qualifiers(end.qualifier for end in known)
    return EdtfDate(text, first, last, precision, qualifier, DateKind.INTERVAL, start, end)


def _parse_end(text: str) -> EdtfDate | None:
    return None if text in ("", "..") else _parse_date(text)


def _parse_set(text: str) -> EdtfDate:
    if (text[0], text[-1]) not in (("[", "]"), ("{", "}")):
        raise EdtfError(f"{text} mixes brackets: write [a,b] for one of them or {{a,b}} for all of them")
    kind = DateKind.ONE_OF if text[0] == "[" else DateKind.ALL_OF
    members = tuple(_parse_member(member.strip()) for member in text[1:-1].split(","))
    firsts, lasts = [member.first for member in members], [member.last for member in members]
    known_firsts, known_lasts = [day for day in firsts if day], [day for day in lasts if day]
    return EdtfDate(
        text,
        min(known_firsts) if len(known_firsts) == len(firsts) else None,
        max(known_lasts) if len(known_lasts) == len(lasts) else None,
        max((member.precision for member in members), key=lambda value: value.rank),
        _merge_qualifiers(member.qualifier for member in members),
        kind,
        members=members,
    )


def _parse_member(text: str) -> EdtfDate:
    """A date of a set, or a run of dates: ``1670..1672``, ``..1984``, ``1984..``."""
    if ".." not in text:
        return _parse_date(text)
    start, _, end = text.partition("..")
    return _parse_interval(f"{start or '..'}/{end or '..'}")


def _merge_qualifiers(signs: Iterable[str | None]) -> str:
    found = {sign for sign in signs if sign}
    return "%" if len(found) > 1 else "".join(found)


def _complaint(text: str) -> str:
    """What is wrong with a text that is not even in the form of EDTF, and what to write."""
    if not text.strip():
        return "the date is empty: write it as 1962-10-14, 1962-10 or 1962"
    shown = text if len(text) <= 40 else text[:39] + "…"
    meant = likely_meant(text.strip())
    if meant == text.strip():
        return f"“{shown}” has a space too many: write {meant}"
    if meant is not None:
        parse(meant)  # a date that does not exist in words either is reported as such
        return f"“{shown}” is no EDTF date: write {meant} for {text.strip()}"
    if re.match(r"-|Y-?\d", text):
        return f"“{shown}” is outside the years 0001 to 9999"
    return f"“{shown}” is no EDTF date: write it as 1962-10-14, 1962-10, 1962, 196X or 1949/.."


def month_length(year: int, month: int) -> int:
    """The number of days in a month."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _real_day(year: int, month: int, day: int) -> date:
    length = month_length(year, month)
    if not 1 <= day <= length:
        name = MONTHS[month - 1]
        raise EdtfError(f"{day} {name} {year} is no date: {name} {year} has {length} days")
    return date(year, month, day)


# ---------------------------------------------------------------- doubt and order


def around(value: EdtfDate) -> tuple[date, date]:
    """The days that "circa" admits about a date whose bounds are known.

    A year: five years either side where it ends in 0, which is where people round to, else two. A decade:
    five years; a century: ten; a month or season: one month; a day: five days.
    """
    if value.first is None or value.last is None:
        raise ValueError(f"{value.text} has no bounds")
    match value.precision:
        case Precision.CENTURY:
            years = 10
        case Precision.DECADE:
            years = 5
        case Precision.YEAR:
            years = 5 if value.first.year % 10 == 0 else 2
        case Precision.DAY:
            return days_after(value.first, -5), days_after(value.last, 5)
        case _:
            return days_after(value.first, -31), days_after(value.last, 31)
    return date(max(1, value.first.year - years), 1, 1), date(min(9999, value.last.year + years), 12, 31)


def days_after(day: date, days: int) -> date:
    """The day some days later (or earlier), within the calendar's first and last day."""
    ordinal = day.toordinal() + days
    return date.fromordinal(min(max(ordinal, date.min.toordinal()), date.max.toordinal()))


def certainly_before(one: EdtfDate, other: EdtfDate) -> bool:
    """Whether every day that ``one`` may mean comes before every day that ``other`` may mean."""
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest


def possibly_before(one: EdtfDate, other: EdtfDate) -> bool:
    """Whether some day that ``one`` may mean comes before some day that ``other`` may mean."""
    return one.earliest is None or other.latest is None or one.earliest < other.latest


def overlaps(one: EdtfDate, other: EdtfDate) -> bool:
    """Whether the two may share a day."""
    return not certainly_before(one, other) and not certainly_before(other, one)


# ---------------------------------------------------------------- for machines


def valid_html_datetime(value: EdtfDate) -> str | None:
    """The ``datetime`` of an HTML ``<time>``, or ``None`` where HTML has no way to say the date."""
    if value.kind is not DateKind.DATE or value.qualifier or value.first is None:
        return None
    length = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}.get(value.precision)
    return value.first.isoformat()[:length] if length else None
