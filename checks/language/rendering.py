"""A record's own value, written out: in prose as the handbook writes it, and plainly for machines.

What this module writes, the comparison accepts: a rendered value always agrees with its record.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from checks.language.admission import DOZEN
from checks.language.edtf import DateKind, EdtfDate, Precision, parse
from checks.language.edtf_cures import MONTHS
from checks.language.measures import COMPASS
from checks.language.records import FigureRecord
from checks.language.roundness import leading_place
from checks.language.units import UnitTable
from checks.language.values import BARE, Exact, Figure, Hedge, Tally

# ---------------------------------------------------------------- numbers

_MAGNITUDES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_THOUSAND = (1_000, "thousand")
_MOST_DECIMALS = 3

_SHARES = {
    Fraction(1, 2): "half",
    Fraction(1, 3): "a third",
    Fraction(2, 3): "two-thirds",
    Fraction(1, 4): "a quarter",
    Fraction(3, 4): "three-quarters",
    Fraction(1, 5): "a fifth",
    Fraction(1, 10): "a tenth",
}


@lru_cache(maxsize=65_536)
def number_text(value: Exact, step: Exact | None = None) -> str:
    """A number in house style: commas from 1,000, and "million" and above where three decimals suffice.

    ``step``, the place of the last digit that the source writes, keeps its zeros ("5.80") and its words
    ("900 thousand"). A number that no short decimal writes is rounded to one place, and below one to three
    digits.
    """
    if power := _power_of_ten(value, step):
        return power
    scale, word = _magnitude(abs(Fraction(value)), step)
    digits = _digits(value, scale, step)
    return f"{digits} {word}" if word else digits


def _power_of_ten(value: Exact, step: Exact | None) -> str:
    """A number beyond words, as science writes it: "5.972 × 10²⁴"; nothing for others."""
    size = abs(Fraction(value))
    if not size or _SMALLEST_IN_WORDS <= size < _LARGEST_IN_WORDS:
        return ""
    place = leading_place(size)
    exponent = len(str(place.numerator)) - len(str(place.denominator))
    digits = number_text(value / Fraction(place), None if step is None else Fraction(step) / place)
    return f"{digits} × 10{str(exponent).translate(_SUPERSCRIPTS)}"


_LARGEST_IN_WORDS, _SMALLEST_IN_WORDS = 10**16, Fraction(1, 10**6)
_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def _digits(value: Exact, scale: int, step: Exact | None) -> str:
    size = abs(Fraction(value)) / scale
    decimals = _decimals(size)
    if decimals is None or decimals > _MOST_DECIMALS:
        decimals = 1 if size >= 1 else _decimals_for_three_digits(size)
    if step is not None:
        decimals = max(decimals, _decimals(Fraction(step) / scale) or 0)
    rounded = round(size * 10**decimals)
    whole, rest = divmod(rounded, 10**decimals)
    sign = "−" if value < 0 else ""
    return f"{sign}{whole:,}" + (f".{rest:0{decimals}d}" if decimals else "")


def _magnitude(size: Fraction, step: Exact | None) -> tuple[int, str]:
    """The magnitude to write a number in, and its word: none finer than the source's last place."""
    written = (1, "")
    for scale, word in _MAGNITUDES:
        decimals = _decimals(size / scale) if size >= scale else None
        if decimals is not None and decimals <= _MOST_DECIMALS:
            written = (scale, word)
            break
    if step is not None and step > written[0]:
        coarser = [pair for pair in (*_MAGNITUDES, _THOUSAND) if pair[0] >= step]
        return min(coarser, default=_MAGNITUDES[0])
    return written


def _decimals(value: Fraction) -> int | None:
    """How many decimals write the value exactly; ``None`` where no number of them does."""
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None


def _decimals_for_three_digits(size: Fraction) -> int:
    decimals = 3
    while size * 10**decimals < 100:
        decimals += 1
    return decimals


# ---------------------------------------------------------------- figures

_MONEY_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£"}

_HEDGE_WORDS = {
    Hedge.NONE: "",
    Hedge.BETWEEN: "",
    Hedge.EXACTLY: "exactly ",
    Hedge.ABOUT: "about ",
    Hedge.OVER: "more than ",
    Hedge.AT_LEAST: "at least ",
    Hedge.UNDER: "less than ",
    Hedge.AT_MOST: "at most ",
    Hedge.NEARLY: "nearly ",
    Hedge.JUST_OVER: "just over ",
}


def figure_text(record: FigureRecord | Figure, units: UnitTable) -> str:
    """A figure as prose writes it: "about 70,300 warheads", "20–27 million deaths", "$7.2 million"."""
    figure = record.figure if isinstance(record, FigureRecord) else record
    return _hedge_words(figure, units) + _with_unit(_amount(figure), figure, units)


def _hedge_words(figure: Figure, units: UnitTable) -> str:
    unit = units.named(figure.unit)
    is_counted = figure.unit == BARE or (unit is not None and unit.is_counted)
    if figure.hedge is Hedge.UNDER and is_counted:
        return "fewer than "
    if figure.hedge is Hedge.NONE and _is_loose(figure) and _share(figure) is None:
        return "about "
    return _HEDGE_WORDS[figure.hedge]


def _place(figure: Figure) -> Exact | None:
    """The place of the last digit that the source writes; none, where it writes words or dozens."""
    is_place = figure.step is not None and leading_place(figure.step) == figure.step
    return figure.step if is_place else None


def _is_loose(figure: Figure) -> bool:
    """Whether the source writes the number as a fraction or a multiple: "half a million", "fivefold"."""
    return figure.step not in (None, DOZEN) and _place(figure) is None


def _share(figure: Figure) -> str | None:
    """A share in words, where the source gives it in words: "a third"."""
    is_in_words = figure.unit == BARE and figure.low == figure.high and (figure.step is None or _is_loose(figure))
    return _SHARES.get(Fraction(figure.low)) if is_in_words else None


def _amount(figure: Figure) -> str:
    """The number or range, with a place for the sign of money before each number."""
    step = _place(figure)
    if figure.low == figure.high:
        return _share(figure) or "{}" + number_text(figure.low, step)
    low_scale, high_scale = (_magnitude(abs(Fraction(end)), step) for end in (figure.low, figure.high))
    high_text = number_text(figure.high, step)
    if low_scale == high_scale and figure.low >= 0:
        return f"{{}}{_digits(figure.low, low_scale[0], step)}–{high_text}"
    return f"{{}}{number_text(figure.low, step)} to {{}}{high_text}"


def _with_unit(amount: str, figure: Figure, units: UnitTable) -> str:
    if figure.unit in _MONEY_SIGNS:
        return amount.replace("{}", _MONEY_SIGNS[figure.unit])
    amount = amount.replace("{}", "")
    if figure.unit == BARE:
        return amount
    if figure.low == figure.high and (arc := _arc(figure)):
        return arc
    unit = units.named(figure.unit)
    return f"{amount} {unit.written(figure.high) if unit else figure.unit}"


def _arc(figure: Figure) -> str:
    """A place on the globe, or an angle in minutes: "56°N", "54°40′"; nothing for what is neither."""
    quarter = figure.unit.removeprefix("°") if figure.unit.startswith("°") else ""
    minutes = Fraction(figure.low) * 60
    is_angle = quarter in COMPASS or (figure.unit == "degree" and _decimals(Fraction(figure.low)) is None)
    if not is_angle or minutes.denominator != 1 or minutes < 0:
        return ""
    whole, rest = divmod(int(minutes), 60)
    return f"{whole}°{rest:02d}′{quarter}" if rest else f"{whole}°{quarter}"


def figure_value(figure: Figure) -> str:
    """A figure as a plain number, for ``<data value=…>``: "1550"; a range as "20000000/27000000"."""
    if figure.low == figure.high:
        return _plain(figure.low)
    return f"{_plain(figure.low)}/{_plain(figure.high)}"


def _plain(value: Exact) -> str:
    decimals = _decimals(Fraction(value))
    if decimals is None:
        decimals = 6
    digits = f"{round(abs(Fraction(value)) * 10**decimals):0{decimals + 1}d}"
    text = f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits
    return f"-{text}" if value < 0 else text


def ordinal_text(value: int) -> str:
    """A place in a row: "1st", "12th", "16th", "42nd"."""
    is_teen = value % 100 in (11, 12, 13)
    suffix = "th" if is_teen else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value:,}{suffix}"


def tally_text(tally: Tally) -> str:
    """Two counts set against each other: "71–26"."""
    return f"{tally.first:,}–{tally.second:,}"


# ---------------------------------------------------------------- dates

_DOUBT_WORDS = {"": "", "~": "about ", "?": "possibly ", "%": "possibly about "}

_SEASON_NAMES = {
    21: "spring", 22: "summer", 23: "autumn", 24: "winter",
    25: "spring", 26: "summer", 27: "autumn", 28: "winter",
    33: "the first quarter of", 34: "the second quarter of",
    35: "the third quarter of", 36: "the fourth quarter of",
    40: "the first half of", 41: "the second half of",
}  # fmt: skip
"""Southern seasons and thirds of a year have no name that a reader anywhere takes the right way."""


def date_text(value: EdtfDate | str) -> str:
    """A date as prose writes it: "8 April 2010", "the 1960s", "14–28 October 1962", "since 1949"."""
    value = parse(value) if isinstance(value, str) else value
    match value.kind:
        case DateKind.INTERVAL:
            return _interval_text(value)
        case DateKind.ONE_OF:
            return _series([_member_text(member) for member in value.members], "or")
        case DateKind.ALL_OF:
            return _series([_member_text(member) for member in value.members], "and")
        case _:
            return _DOUBT_WORDS[value.qualifier] + _single_text(value)


def _single_text(value: EdtfDate) -> str:
    first, last = value.first, value.last
    if first is None or last is None:
        raise ValueError(f"{value.text} has no year")
    match value.precision:
        case Precision.DAY:
            return f"{first.day} {MONTHS[first.month - 1]} {first.year}"
        case Precision.MONTH:
            return f"{MONTHS[first.month - 1]} {first.year}"
        case Precision.SEASON:
            return _season_text(value)
        case Precision.YEAR:
            return str(first.year)
        case Precision.DECADE if last.year % 100 == 9:
            return f"{last.year - 9 or 1}–{last.year}"  # "the 1900s" might be the century
        case Precision.DECADE:
            return f"the {last.year - 9}s"
        case Precision.CENTURY:
            return f"the {ordinal_text(last.year // 100 + 1)} century"


def _season_text(value: EdtfDate) -> str:
    first, last = value.first, value.last
    if first is None or last is None or value.season is None:
        raise ValueError(f"{value.text} is no season")
    name = _SEASON_NAMES.get(value.season)
    if name is None:
        return _joined(
            f"{MONTHS[first.month - 1]} {first.year}",
            f"{MONTHS[last.month - 1]} {last.year}",
            Precision.MONTH,
        )
    return f"{name} {first.year}"


def _interval_text(value: EdtfDate) -> str:
    start, end = value.start, value.end
    if start is None and end is not None:
        return f"until {date_text(end)}"
    if end is None and start is not None:
        return f"since {date_text(start)}" if value.is_ongoing else f"from {date_text(start)}"
    if start is None or end is None:
        raise ValueError(f"{value.text} has no end")
    start_text, end_text = date_text(start), date_text(end)
    if start.precision is not end.precision or start.qualifier or end.qualifier:
        return f"{start_text} to {end_text}"
    return _joined(start_text, end_text, start.precision)


def _joined(start: str, end: str, precision: Precision) -> str:
    """Two dates of one precision, said together, with what they share said once."""
    if start == end:
        return start
    if precision is Precision.YEAR:
        return f"{start}–{end}"
    if precision not in (Precision.DAY, Precision.MONTH):
        return f"{start} to {end}"
    start_words, end_words = start.split(), end.split()
    while len(start_words) > 1 and start_words[-1] == end_words[len(start_words) - 1]:
        start_words.pop()
    if start_words == start.split():
        return f"{start} to {end}"
    return f"{' '.join(start_words)}–{end}"


def _member_text(member: EdtfDate) -> str:
    """A date of a set, or a run of dates."""
    if not member.is_interval:
        return date_text(member)
    if member.start is None and member.end is not None:
        return f"{date_text(member.end)} or earlier"
    if member.end is None and member.start is not None:
        return f"{date_text(member.start)} or later"
    return date_text(member)


def _series(parts: list[str], conjunction: str) -> str:
    if len(parts) == 1:
        return parts[0]
    return f"{', '.join(parts[:-1])} {conjunction} {parts[-1]}"
