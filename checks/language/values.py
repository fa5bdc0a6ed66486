"""The values that figures and dates in prose, and the records they are held against, have in common.

Everything is frozen and exact: a number is an ``int`` or a ``Fraction``, never a ``float``; a date is EDTF
text, whose days are reckoned by :mod:`checks.language.edtf`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

Exact = int | Fraction

BARE = "1"
"""The unit of a bare number, whose counted thing, if any, stands outside the expression."""


class Kind(StrEnum):
    """What an expression in prose is. The last two are no figures: they keep the reason in ``why``."""

    FIGURE = "figure"
    ORDINAL = "ordinal"
    TALLY = "tally"
    VAGUE = "vague"  # dozens, hundreds, several thousand
    DATE = "date"
    RELATIVE = "relative"  # two decades ago, last year, a year later
    TIME = "time"  # 10:30, noon
    NAME = "name"  # MiG-29, Article 5, P5+1
    TRIVIAL = "trivial"  # one another, two countries, at first


class Hedge(StrEnum):
    """How a written number relates to the number meant."""

    NONE = "="
    EXACTLY = "=="
    ABOUT = "~"
    OVER = ">"
    AT_LEAST = ">="
    UNDER = "<"
    AT_MOST = "<="
    NEARLY = "-~"
    JUST_OVER = "+~"
    BETWEEN = "range"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it is written.

    ``low`` and ``high`` differ only for a range. ``step`` is the place value of the last written place
    where the number is written short ("1.5 million": 100,000), and ``None`` where it is written in full
    ("1,550") and so exact.
    """

    low: Exact
    high: Exact
    unit: str = BARE
    hedge: Hedge = Hedge.NONE
    step: Exact | None = None


@dataclass(frozen=True, slots=True)
class Ordinal:
    """A place in a row: "the 16th package", "the forty-second president"."""

    value: int


@dataclass(frozen=True, slots=True)
class Tally:
    """Two counts set against each other, as of a vote: "71–26"."""

    first: int
    second: int


class Relation(StrEnum):
    """How a written date relates to the day or period meant."""

    IN = "in"
    BY = "by"
    BEFORE = "before"
    AFTER = "after"
    SINCE = "since"
    UNTIL = "until"


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """A date or period as it is written.

    ``edtf`` is EDTF without qualifiers: ``1963-08-05``, ``1963``, ``196X``, ``18XX``, ``XXXX-08-05`` (no
    year written), or an interval ``a/b``. ``parts`` narrow it: early, mid, late, mid-late, begin, end,
    spring … winter, q1 … q4, h1, h2, fy (US federal fiscal year).
    """

    edtf: str
    parts: tuple[str, ...] = ()
    relation: Relation = Relation.IN
    circa: bool = False


@dataclass(frozen=True, slots=True)
class RelativeDate:
    """A date or span reckoned from an anchor: "two decades ago" is ``amount=-2, unit="decade"``.

    ``amount`` is ``None`` for "the same year".
    """

    unit: str
    amount: Exact | None
    hedge: Hedge = Hedge.NONE


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of day."""

    hour: int
    minute: int


Value = Figure | Ordinal | Tally | DatePhrase | RelativeDate | ClockTime


@dataclass(frozen=True, slots=True)
class Expression:
    """One figure, date, name or idiom found in a text: ``text[start:end]``.

    A vague quantity ("hundreds") has a :class:`Figure` with the ends that it admits. A name or idiom has
    no value and says in ``why`` which class of names or idioms it belongs to.
    """

    start: int
    end: int
    text: str
    kind: Kind
    value: Value | None = None
    why: str = ""
