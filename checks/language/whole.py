"""What a figure counts, and texts that are one figure or date and nothing else."""

from __future__ import annotations

import re
from dataclasses import replace

from checks.language import english
from checks.language.finder import Finder
from checks.language.quantities import HEDGE_WITH_OR
from checks.language.tokens import Class
from checks.language.units import Unit, UnitTable
from checks.language.values import DatePhrase, Expression, Figure, Hedge, Kind, Ordinal

_MOST_ADJECTIVES = 4
_LONGEST_NOUN = 5  # words of a unit's form: "intercontinental ballistic missile launcher sites"
_NEXT_WORD = re.compile(r"[^\S\n]*\n?[^\S\n]*([^\W\d_][\w’']*(?:[-‑][^\W\d_][\w’']*)*)")
_AFTER_HYPHEN = re.compile(r"[-‑]([^\W\d_]\w*)")
_ADJECTIVAL = frozenset(
    {
        Class.MORE,
        Class.LONG,
        Class.OLD,
        Class.ODD,
        Class.EARLY,
        Class.LATE,
        Class.LAST,
        Class.NEXT,
        Class.DOUBLE,
        Class.SECOND,
        Class.SUPERLATIVE,
        Class.ORDINAL_WORD,
        Class.MULTI,
        Class.WHOLE,
        Class.FISCAL,
    }
)
"""Classes of words that may stand between a number and its noun; the other known words end the phrase."""


def counted_noun(text: str, expression: Expression, units: UnitTable) -> Unit | None:
    """The counted thing after a figure, past at most four adjectives: the warhead of "1,550 deployed warheads".

    The search stops at punctuation, a preposition, another number or a verb. A vague figure may have "of"
    before its noun ("dozens of diplomats").
    """
    found = _counted_noun(text, expression, units)
    return found[0] if found else None


def _counted_noun(text: str, expression: Expression, units: UnitTable) -> tuple[Unit, int] | None:
    """The unit, and where the words that write it end."""
    at = expression.end
    if expression.kind is Kind.VAGUE and (of := re.compile(r"\s+of(?:\s+the)?(?=\s)").match(text, at)):
        at = of.end()
    word = _AFTER_HYPHEN.match(text, at) or _NEXT_WORD.match(text, at)
    for _ in range(_MOST_ADJECTIVES + 1):
        if word is None:
            return None
        found = _unit_at(text, word.start(1), units)
        if found and not _is_attribute(text, word.start(1), found, expression):
            return found
        if _ends_phrase(word[1]):
            return None
        word = _NEXT_WORD.match(text, word.end())
    return None


def _is_attribute(text: str, start: int, found: tuple[Unit, int], expression: Expression) -> bool:
    """Whether a noun in the singular after a number above one only says of what kind the next is: 36 member states."""
    unit, end = found
    singular, *plurals = unit.forms
    is_singular = text[start:end].casefold() == singular.casefold() and singular not in plurals
    follows = _NEXT_WORD.match(text, end)
    value = expression.value
    is_one = isinstance(value, Figure) and value.high == 1
    is_hyphenated = text[start - 1 : start] in ("-", "‑")
    return bool(is_singular and not is_one and not is_hyphenated and follows and not _ends_phrase(follows[1]))


def _unit_at(text: str, start: int, units: UnitTable) -> tuple[Unit, int] | None:
    """The counted unit whose form begins here, the longest first."""
    ends: list[int] = []
    at = start
    while len(ends) < _LONGEST_NOUN and (word := _NEXT_WORD.match(text, at)):
        at = word.end()
        ends.append(at)
    for end in reversed(ends):
        unit = units.written(" ".join(text[start:end].split()))
        if unit is not None and unit.is_counted:
            return unit, end
    return None


def _ends_phrase(word: str) -> bool:
    known = english.WORDS.get(word.lower())
    return known is not None and known not in _ADJECTIVAL


_ARTICLE = re.compile(r"(?:the\s+)?", re.IGNORECASE)
_YEAR = re.compile(r"(?P<limit>up\s+to\s+)?(?:\D+\s)?(?P<number>\d{4})", re.IGNORECASE)


_EACH_TIME = re.compile(r"\s+(?:an?|each|every)\s+(second|minute|hour|day|week|month|year|decade|century)\Z")


def parse_whole(finder: Finder, text: str) -> Expression | None:
    """The one expression that the whole of a text is, as in a record's ``figure: about 70,300 warheads``.

    A counted noun after a figure gives its unit. "One" and "first" are figures here, where nothing stands
    beside them that would make them less. ``None`` where the text is anything else.
    """
    stripped = text.strip()
    if rate := _EACH_TIME.search(stripped):  # 6 million tonnes a year
        per = parse_whole(finder, f"{stripped[: rate.start()]} per {rate[1]}")
        return None if per is None else replace(per, text=text)
    begin = len(text) - len(text.lstrip())
    expressions = finder.find(stripped)
    if not expressions:
        return None
    first = expressions[0]
    article = _ARTICLE.match(stripped)
    if first.start not in (0, article.end() if article else 0):
        return None
    whole = _promoted(first)
    if first.end != len(stripped):
        noun = _counted_noun(stripped, first, finder.units)
        if noun is None or not _ends_at(stripped, noun[1]) or (counting := _counting(whole, noun[0])) is None:
            return None
        whole = counting
    return replace(whole, start=begin, end=begin + len(stripped), text=stripped)


def _ends_at(text: str, at: int) -> bool:
    """Whether nothing stands after a noun but a hedge: "200 warheads or more"."""
    return at == len(text) or HEDGE_WITH_OR.fullmatch(text, at) is not None


def _promoted(expression: Expression) -> Expression:
    """A small number or ordinal in words as the figure that it is when it stands alone."""
    if expression.kind is Kind.TRIVIAL and isinstance(expression.value, Figure):
        return replace(expression, kind=Kind.FIGURE, why="")
    if expression.kind is Kind.TRIVIAL and isinstance(expression.value, Ordinal):
        return replace(expression, kind=Kind.ORDINAL, why="")
    return expression


def _counting(expression: Expression, unit: Unit) -> Expression | None:
    """The expression with its counted unit; "2000", a year by itself, is a number before a noun."""
    value = expression.value
    if isinstance(value, Figure):
        return replace(expression, value=replace(value, unit=unit.name))
    if isinstance(value, DatePhrase) and (year := _YEAR.fullmatch(expression.text)):
        number = int(year["number"])
        hedge = Hedge.ABOUT if value.circa else Hedge.AT_MOST if year["limit"] else Hedge.NONE
        return replace(expression, kind=Kind.FIGURE, value=Figure(number, number, unit.name, hedge))
    return None
