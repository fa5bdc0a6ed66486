"""Dates as text and as EDTF, read to their first and last days; independent of the finder and its EDTF.

What is not one of the common shapes is not read, and no mutant is made that would need its meaning.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
RELATIONS = ("by", "before", "after", "since", "until")
PARTS = ("early", "mid", "late")

Days = tuple[date, date]
"""A stretch of days, from its first to its last."""

_ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_DECADE_OR_CENTURY = re.compile(r"[1-9]\d\dX|[1-9]\dXX")
_MONTH = "|".join(MONTHS)
_DATE = (
    rf"(?:(?:(?P<day{{0}}>\d{{{{1,2}}}})\s+)?(?P<month{{0}}>{_MONTH})(?:\s+(?P<year{{0}}>\d{{{{4}}}}))?"
    r"|(?P<alone{0}>\d{{4}}))"
)
_ONE = re.compile(
    rf"(?:(?P<relation>{'|'.join(RELATIONS)})\s+)?(?:the\s+end\s+of\s+)?(?:(?:the\s+)?(?P<part>{'|'.join(PARTS)})[\s-]+)?"
    rf"(?:{_DATE.format(1)}|the\s+(?P<decade>\d{{3}}0)s|(?P<bare_decade>\d{{3}}0)s)",
    re.IGNORECASE,
)
_TWO = re.compile(
    rf"(?:(?:from|between)\s+)?(?:{_DATE.format(1)}|(?P<lone_day>\d{{1,2}}))"
    rf"(?:\s*[–-]\s*|\s+to\s+|\s+and\s+|\s+until\s+){_DATE.format(2)}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Dated:
    """What a written date says: one stretch of days and how the day meant relates to it, or two for a period.

    ``margin`` is the stretch with the margin that "early", "mid" and "late" leave, the same without them.
    """

    days: Days
    end: Days | None = None
    relation: str = ""
    margin: Days | None = None


def days_of(year: int, month: int | None = None, day: int | None = None) -> Days | None:
    """The days of a year, a month or a day; ``None`` where there is no such day."""
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=65_536)
def read_edtf(text: str) -> tuple[Days, Days] | None:
    """The days in which an EDTF date or interval starts, and those in which it ends."""
    first, slash, last = text.rstrip("?~%").partition("/")
    start = _iso(first.rstrip("?~%"))
    end = _iso(last) if slash else start
    return (start, end) if start and end else None


def _iso(text: str) -> Days | None:
    if _DECADE_OR_CENTURY.fullmatch(text):
        return date(int(text.replace("X", "0")), 1, 1), date(int(text.replace("X", "9")), 12, 31)
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    return days_of(*(int(part) if part else None for part in match.groups()))  # type: ignore[arg-type]


@lru_cache(maxsize=65_536)
def read_date(text: str, year: int | None = None) -> Dated | None:
    """What a text that is a date says; ``year`` is that of the record, for a date without one."""
    if match := _ONE.fullmatch(text):
        return _one(match, year)
    if match := _TWO.fullmatch(text):
        return _two(match)
    return None


def _one(match: re.Match[str], year: int | None) -> Dated | None:
    relation, part = (match["relation"] or "").lower(), (match["part"] or "").lower()
    decade = match["decade"] or match["bare_decade"]
    if decade:
        first = int(decade)
        if part:
            low, high = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}[part]
            days = date(first + low, 1, 1), date(first + high, 12, 31)
            wide = date(first + max(low - 1, 0), 1, 1), date(first + min(high + 1, 9), 12, 31)
            return Dated(days, relation=relation, margin=wide)
        days = date(first, 1, 1), date(first + 9, 12, 31)
        return Dated(days, relation=relation, margin=days)
    days_or_none = _days(match, "1", year)
    if days_or_none is None:
        return None
    if not part:
        return Dated(days_or_none, relation=relation, margin=days_or_none)
    return _third(days_or_none, part, relation)


def _third(days: Days, part: str, relation: str) -> Dated | None:
    """A third of a year or month, and the same with its margin."""
    first, last = days
    if (last - first).days > 31:
        low, high = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}[part]
        narrow = days_of(first.year, low), days_of(first.year, high)
        wide = days_of(first.year, max(low - 1, 1)), days_of(first.year, min(high + 1, 12))
        if not (narrow[0] and narrow[1] and wide[0] and wide[1]):
            return None
        return Dated((narrow[0][0], narrow[1][1]), relation=relation, margin=(wide[0][0], wide[1][1]))
    if first == last:
        return None
    low, high = {"early": (1, 10), "mid": (11, 20), "late": (21, last.day)}[part]
    wide_low, wide_high = max(low - 2, 1), min(high + 2, last.day)
    return Dated(
        (first.replace(day=low), first.replace(day=high)),
        relation=relation,
        margin=(first.replace(day=wide_low), first.replace(day=wide_high)),
    )


def _two(match: re.Match[str]) -> Dated | None:
    end = _days(match, "2", None)
    if end is None:
        return None
    if match["lone_day"]:
        start = days_of(end[0].year, end[0].month, int(match["lone_day"])) if end[0] == end[1] else None
    else:
        start = _days(match, "1", end[0].year)
    return Dated(start, end) if start else None


def _days(match: re.Match[str], which: str, year: int | None) -> Days | None:
    if match[f"alone{which}"]:
        return days_of(int(match[f"alone{which}"]))
    written = int(match[f"year{which}"]) if match[f"year{which}"] else year
    if written is None:
        return None
    month = MONTHS.index(match[f"month{which}"].capitalize()) + 1
    return days_of(written, month, int(match[f"day{which}"]) if match[f"day{which}"] else None)
