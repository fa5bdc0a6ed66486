"""Relative dates ("two decades ago", "last year", "Monday") and times of day."""

from __future__ import annotations

import re

from checks.language import english
from checks.language.numbers import read_number, read_numeral, word_value
from checks.language.passage import Passage
from checks.language.quantities import hedge_before
from checks.language.tokens import Class
from checks.language.values import ClockTime, Exact, Expression, Hedge, Kind, RelativeDate, Tally

_CALENDAR = (
    Class.TIME_UNIT,
    Class.CENTURY,
    Class.WEEKDAY,
    Class.WEEKEND,
    Class.MONTH,
    Class.MONTH_OR_NOT,
    Class.SEASON,
    Class.DAYTIME,
)
_BACKWARDS = frozenset({"ago", "earlier", "before"})
_AT_A_TIME = re.compile(r"\b(?:at|by|from|until|till)\s+\Z", re.IGNORECASE)
_CAPITAL_NAME_BEFORE = re.compile(r"\b(?:Good|Black|Bloody|Red|Holy|Ash|Palm|Super|Shrove|Cyber|Giving)\s+\Z")


def _calendar_word(passage: Passage, start: int, end: int) -> int:
    return next(at for at in range(end - 1, start - 1, -1) if passage.classes[at] in _CALENDAR)


def _unit(word: str) -> str:
    """The unit of a calendar word; a weekday, month, season or time of day is its own."""
    folded = word.lower()
    return english.TIME_UNITS.get(folded) or english.SEASONS.get(folded) or folded


def _relative(
    passage: Passage, start: int, end: int, unit: str, amount: Exact | None, hedge: Hedge = Hedge.NONE
) -> Expression:
    return passage.expression(start, end, Kind.RELATIVE, RelativeDate(unit, amount, hedge))


def read_nearby(passage: Passage, match: re.Match[str]) -> Expression:
    """Read "last year", "the next ten years", "the same day", "this morning", "recent years"."""
    start, end = match.span()
    at = _calendar_word(passage, start, end)
    word = passage.tokens[at].lower()
    unit, leads = _unit(word), passage.classes[start]
    if leads == Class.SAME or Class.SAME in match[0]:
        return _relative(passage, start, end, unit, None)
    if leads == Class.THIS:
        amount = 0 if passage.tokens[start].lower() == "this" else None
        return _relative(passage, start, end, unit, amount)
    sign = -1 if leads in (Class.LAST, Class.PAST) else 1
    if at - start > 2:
        run = slice(start + 2, at - 1)
        if Class.SEVERAL in passage.classes[run] or Class.COUPLE in passage.classes[run]:
            return _relative(passage, start, end, unit, None)
        count = read_number(passage.tokens[run], passage.classes[run]).value
        return _relative(passage, start, end, unit, sign * count)
    is_plural = word in english.TIME_UNITS and word != unit
    return _relative(passage, start, end, unit, None if is_plural else sign)


def read_distant(passage: Passage, match: re.Match[str]) -> Expression:
    """Read "four days later", "half a century ago", "years earlier", "a year and a half later"."""
    start, end = match.span()
    classes = match[0]
    at = next(place for place in range(end - 1, start - 1, -1) if passage.classes[place] in _CALENDAR)
    unit = _unit(passage.tokens[at])
    hedge, first = hedge_before(passage.text, passage.offsets[start], BARE_OF_TIME)
    sign = -1 if passage.tokens[end - 1].lower() in _BACKWARDS else 1
    amount = _distance(passage, start, at)
    if amount is not None and Class.AND in classes and classes.index(Class.AND) > at - start:
        amount += read_number(["half"], Class.HALF.value).value
    factor = 2 if unit == english.FORTNIGHT else 1
    value = RelativeDate(
        "week" if unit == english.FORTNIGHT else unit,
        None if amount is None else sign * amount * factor,
        hedge,
    )
    return passage.cut(first, passage.offsets[end], Kind.RELATIVE, value)


BARE_OF_TIME = "time"
"""Not a span's unit: "over two decades ago" is hedged, unlike "over two decades"."""


def _distance(passage: Passage, start: int, at: int) -> Exact | None:
    """The number before a span; ``None`` for "years later" and "several years later"."""
    tokens, classes = passage.tokens[start : at - 1], passage.classes[start : at - 1]
    if at == start or Class.SEVERAL in classes or Class.COUPLE in classes:
        return None
    if classes == Class.A:
        return 1
    if classes.endswith(Class.A) and len(classes) > 1:  # half a
        tokens, classes = tokens[:-2], classes[:-2]
    return read_number(tokens, classes).value


def read_beside(passage: Passage, match: re.Match[str]) -> Expression:
    """Read "the day before", "the year after"."""
    start, end = match.span()
    sign = -1 if passage.tokens[end - 1].lower() in _BACKWARDS else 1
    return _relative(passage, start, end, _unit(passage.tokens[start]), sign)


def read_weekday(passage: Passage, match: re.Match[str]) -> Expression:
    """Read a weekday that stands alone; "Good Friday" and its like are names."""
    start, end = match.span()
    if _CAPITAL_NAME_BEFORE.search(passage.before(start)):
        return passage.expression(start, end, Kind.NAME, why="name of a day")
    return _relative(passage, start, end, passage.tokens[start].lower(), None)


def read_today(passage: Passage, match: re.Match[str]) -> Expression:
    """Read "today", "yesterday", "tomorrow", "tonight"."""
    shift = english.DAY_SHIFTS[passage.tokens[match.start()].lower()]
    return _relative(passage, *match.span(), "day", shift)


def read_turn(passage: Passage, match: re.Match[str]) -> Expression:
    """Read "the turn of the century", "mid-century", "year-end"."""
    at = _calendar_word(passage, *match.span())
    return _relative(passage, *match.span(), _unit(passage.tokens[at]), None)


def read_season(passage: Passage, match: re.Match[str]) -> Expression:
    """Read "in the spring", "at the weekend"."""
    return _relative(passage, *match.span(), _unit(passage.tokens[match.end() - 1]), None)


def read_time(passage: Passage, match: re.Match[str]) -> Expression | None:
    """Read "10:30 a.m.", "0600 GMT", "noon", "half past ten", "ten o'clock"; "3:2" is a tally."""
    start, end = match.span()
    tokens, classes = passage.words(start, end), match[0]
    if classes[0] == Class.CLOCK:
        hours, minutes = tokens[0].rstrip("apm").split(":")
        hour, minute = int(hours), int(minutes)
        if len(minutes) == 1 or hour > 23 or minute > 59:
            return passage.expression(start, end, Kind.TALLY, Tally(hour, minute))
    elif classes[-1] == Class.NOON:
        hour, minute = english.NOON[tokens[-1].lower()], 0
    elif Class.PAST in classes or Class.TO in classes:
        hour, minute = _past_or_to(tokens, classes)
    elif classes in _BARE_TIMES and not _is_at_a_time(passage, start, tokens):
        return None
    else:
        read = _hour(tokens[0], classes[0])
        if read is None:
            return None
        hour, minute = read
    afternoon = tokens[-1].lower().startswith("p") or tokens[0].lower().endswith("pm")
    morning = tokens[-1].lower().startswith("a") or tokens[0].lower().endswith("am")
    if (afternoon or morning) and hour <= 12 and classes[-1] != Class.NOON:
        hour = hour % 12 + (12 if afternoon else 0)
    if hour > 23 or minute > 59:
        return None
    return passage.expression(start, end, Kind.TIME, ClockTime(hour, minute))


_BARE_TIMES = frozenset(
    (
        Class.PADDED,
        Class.YEAR + Class.SPACE + Class.TIME_UNIT,
        Class.NUMERAL + Class.SPACE + Class.TIME_UNIT,
    )
)
"""0800, 1730 hours: times only after "at" and the like."""


def _is_at_a_time(passage: Passage, start: int, tokens: list[str]) -> bool:
    is_of_hours = len(tokens) == 1 or tokens[-1].lower() == "hours"
    return len(tokens[0]) == 4 and is_of_hours and bool(_AT_A_TIME.search(passage.before(start)))


def _past_or_to(tokens: list[str], classes: str) -> tuple[int, int]:
    hour = word_value(tokens[-1]) if tokens[-1].isalpha() else int(tokens[-1])
    if classes[0] in (Class.SMALL, Class.CARDINAL, Class.TENS):  # ten past six
        minutes = word_value(tokens[0]) if tokens[0].isalpha() else int(tokens[0])
    else:
        minutes = 30 if classes[0] == Class.HALF else 15
    return (hour, minutes) if Class.PAST in classes else ((hour - 1) % 24, 60 - minutes)


def _hour(token: str, cls: str) -> tuple[int, int] | None:
    """The hour and minute of "4", "5pm", "0600", "ten"."""
    if token.isalpha():
        return word_value(token), 0
    if "." in token:  # 9.45pm
        numeral = read_numeral(token)
        return divmod(int(numeral.value * 100), 100) if numeral and numeral.decimals == 2 else None
    numeral = read_numeral(token)
    if numeral is None or not isinstance(numeral.value, int):
        return None
    return divmod(numeral.value, 100) if len(token) >= 3 and cls != Class.CLOCK_HALF_DAY else (numeral.value, 0)
