"""The alterations of a mention: of a figure's, date's, tally's, ordinal's and quotation's words.

An operator yields variants of a text. Whether a variant is a mutant, the oracle decides: one whose meaning the
record may still have is none. Where in the file it goes, is decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from checks.mutation.calendar import MONTHS, PARTS, RELATIONS
from checks.mutation.numerals import (
    MAGNITUDES,
    NUMBER_WORDS,
    WORD_OF_NUMBER,
    FigureText,
    read_figure,
    with_commas,
)


@dataclass(frozen=True, slots=True)
class Variant:
    """``text[start:end]`` replaced, by an operator of this name.

    ``text`` is the whole of what is then said, for the oracle to read; ``certain`` says that nothing needs be
    read, because what the alteration makes is never admitted. ``before_role`` puts an insertion before the
    markup that binds the mention instead of inside it.
    """

    operator: str
    start: int
    end: int
    replacement: str
    text: str = ""
    certain: bool = False
    before_role: bool = False


def _edit(operator: str, text: str, start: int, end: int, replacement: str, *, certain: bool = False) -> Variant:
    return Variant(operator, start, end, replacement, text[:start] + replacement + text[end:], certain)


def _before(operator: str, text: str, word: str, *, before_role: bool) -> Variant:
    """A word put before a mention, inside the markup that binds it or before that; each serves half the cases."""
    return Variant(operator, 0, 0, f"{word} ", f"{word} {text}", before_role=before_role)


# ---------------------------------------------------------------- figures


def figure_variants(text: str) -> Iterator[Variant]:
    """A figure with other digits, another number word, magnitude, hedge or range."""
    figure = read_figure(text)
    if figure is None:
        return
    for start, end in figure.numbers:
        for operator, number in _other_numbers(text[start:end]):
            yield _edit(operator, text, start, end, number)
    yield from _other_magnitudes(figure)
    yield from _other_hedges(figure)
    if len(figure.numbers) == 2:
        (a, b), (c, d) = figure.numbers
        swapped = f"{text[c:d]}{text[b:c]}{text[a:b]}"
        yield _edit("range-ends-swapped", text, a, d, swapped, certain=text[a:b] != text[c:d])


def _other_numbers(number: str) -> Iterator[tuple[str, str]]:
    """The operator and what it makes of a number in words or digits."""
    if number.lower() in NUMBER_WORDS:
        value = NUMBER_WORDS[number.lower()]
        for other in (value + 1, value - 1, value + 10):
            if other in WORD_OF_NUMBER and other > 0:
                yield "number-word-changed", _in_case_of(number, WORD_OF_NUMBER[other])
        return
    digits = number.replace(",", "")
    if digits == "0":
        yield "digit-changed", "1"
        return
    for operator, other_digits in _other_digits(digits):
        yield operator, with_commas(other_digits)


def _other_digits(digits: str) -> Iterator[tuple[str, str]]:
    for at in sorted({0, len(digits) // 2, len(digits) - 1}):
        if digits[at].isdigit():
            yield "digit-changed", digits[:at] + _next_digit(digits, at) + digits[at + 1 :]
    yield from _transposed(digits)
    if len(digits.partition(".")[0]) > 1 and digits[1] != "0":
        yield "digit-dropped", digits[1:]
    if len(digits) > 1 and digits[-2] != ".":
        yield "digit-dropped", digits[:-1]
    yield "digit-added", digits + "0" if "." not in digits else "1" + digits
    yield "digit-added", digits[0] + digits


def _transposed(digits: str) -> Iterator[tuple[str, str]]:
    """The first two digits side by side that differ, exchanged."""
    for at, (one, other) in enumerate(pairwise(digits)):
        if one.isdigit() and other.isdigit() and one != other and (at or other != "0"):
            yield "digits-transposed", digits[:at] + other + one + digits[at + 2 :]
            return


def _next_digit(digits: str, at: int) -> str:
    following = (int(digits[at]) + 1) % 10
    return str(following or 1) if at == 0 else str(following)


def _in_case_of(model: str, word: str) -> str:
    return word.capitalize() if model[:1].isupper() else word


def _other_magnitudes(figure: FigureText) -> Iterator[Variant]:
    if figure.magnitude is None:
        return
    start, end = figure.magnitude
    word = figure.text[start:end]
    for other in MAGNITUDES:
        if other != word:
            yield _edit("magnitude-changed", figure.text, start, end, other)
    if len(figure.numbers) == 1:
        yield _edit("magnitude-dropped", figure.text, start - 1, end, "")


_TRIED_HEDGES = (
    "about",
    "over",
    "more than",
    "at least",
    "under",
    "fewer than",
    "up to",
    "at most",
    "nearly",
    "almost",
    "just over",
)


def _other_hedges(figure: FigureText) -> Iterator[Variant]:
    """A hedge put in front, taken away, or turned into another."""
    text = figure.text
    if len(figure.numbers) == 2:
        return
    if figure.hedge is None:
        for number, hedge in enumerate(_TRIED_HEDGES):
            yield _before("hedge-added", text, hedge, before_role=number % 2 == len(text) % 2)
        return
    start, end = figure.hedge
    yield _edit("hedge-removed", text, start, end + 1, "")
    for hedge in _TRIED_HEDGES:
        if hedge != text[start:end].lower():
            yield _edit("hedge-turned", text, start, end, _in_case_of(text[start:end], hedge))


_OTHER_WORDS = {
    "half": ("a third", "a quarter"),
    "a third": ("half", "a quarter"),
    "a quarter": ("a third",),
    "two-thirds": ("a third",),
    "twice": ("three times",),
    "doubled": ("tripled", "halved"),
    "tripled": ("doubled",),
    "dozens": ("hundreds",),
    "hundreds": ("dozens", "thousands"),
    "thousands": ("hundreds",),
    "a dozen": ("a hundred",),
    "a decade": ("a century", "a year"),
    "a century": ("a decade",),
    "another year": ("another decade",),
}


def word_variants(text: str) -> Iterator[Variant]:
    """A share, a multiple, a vague number or a span in words, exchanged for another."""
    for other in _OTHER_WORDS.get(text.lower(), ()):
        yield _edit("word-for-number-changed", text, 0, len(text), _in_case_of(text, other), certain=True)


# ---------------------------------------------------------------- units

_UNIT_SWAPS = {
    "per cent": ("percentage points",),
    "percentage points": ("per cent",),
    "kilometres": ("miles", "metres"),
    "kilometre": ("mile",),
    "metres": ("kilometres", "feet"),
    "miles": ("kilometres",),
    "square kilometres": ("square miles",),
    "years": ("months", "decades", "days"),
    "year": ("month", "decade"),
    "months": ("years", "weeks"),
    "weeks": ("days", "months"),
    "days": ("weeks", "hours", "years"),
    "day": ("week",),
    "hours": ("minutes", "days"),
    "minutes": ("hours",),
    "decades": ("years", "centuries"),
    "centuries": ("decades",),
    "dollars": ("euros", "roubles"),
    "euros": ("dollars",),
    "kilotons": ("megatons",),
    "megatons": ("kilotons",),
    "tonnes": ("kilograms",),
}


def unit_variants(text: str) -> Iterator[Variant]:
    """A measure or money in another unit, which the same number never admits."""
    figure = read_figure(text)
    if figure is None:
        return
    if figure.unit is not None:
        start, end = figure.unit
        for other in _UNIT_SWAPS.get(text[start:end].lower(), ()):
            yield _edit("unit-changed", text, start, end, other, certain=True)
    if figure.sign is not None:
        start, end = figure.sign
        for other in "$€£":
            if other != text[start:end]:
                yield _edit("unit-changed", text, start, end, other, certain=True)


# ---------------------------------------------------------------- dates

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_DAY = re.compile(r"(?<![\d,])\d{1,2}(?!\d)")
_MONTH = re.compile("|".join(MONTHS))
_PART = re.compile(rf"\b({'|'.join(PARTS)})\b", re.IGNORECASE)
_RELATION = re.compile(rf"({'|'.join(RELATIONS)}) ", re.IGNORECASE)


def date_variants(text: str) -> Iterator[Variant]:
    """A date with another day, month, year or decade, another part of it, or another relation to it."""
    for match in _YEAR.finditer(text):
        yield from _other_years(text, match)
    for match in _MONTH.finditer(text):
        place = MONTHS.index(match[0])
        for step in (1, -1, 6):
            yield _edit("month-changed", text, *match.span(), MONTHS[(place + step) % 12])
    for match in _DAY.finditer(text):
        yield from _other_days(text, match)
    for match in _PART.finditer(text):
        for part in PARTS:
            if part != match[0].lower():
                yield _edit("part-changed", text, *match.span(), _in_case_of(match[0], part))
    yield from _more_exact(text)
    yield from _other_relations(text)
    yield from _other_periods(text)


def _other_days(text: str, match: re.Match[str]) -> Iterator[Variant]:
    day, turned = int(match[0]), int(match[0][::-1])
    for other in (day + 1, day - 1, day + 10):
        if 1 <= other <= 31:
            yield _edit("day-changed", text, *match.span(), str(other))
    if len(match[0]) == 2 and 10 <= turned <= 31 and turned != day:
        yield _edit("digits-transposed", text, *match.span(), str(turned))


def _other_years(text: str, match: re.Match[str]) -> Iterator[Variant]:
    year, is_decade = int(match[0]), text[match.end() : match.end() + 1] == "s"
    steps = (10, -10, 100) if is_decade else (1, -1, 10, -10, 100)
    for step in steps:
        if 1000 <= year + step <= 2999:
            operator = "decade-changed" if is_decade else "century-changed" if step == 100 else "year-changed"
            yield _edit(operator, text, *match.span(), str(year + step))
    digits = match[0]
    if not is_decade and digits[2] != digits[3]:
        yield _edit("digits-transposed", text, *match.span(), digits[:2] + digits[3] + digits[2])


def _more_exact(text: str) -> Iterator[Variant]:
    """A month given a day, and a year or month narrowed to a part."""
    if re.fullmatch(rf"(?:{'|'.join(MONTHS)}) \d{{4}}", text):
        yield _edit("day-added", text, 0, 0, "17 ")
        for part in PARTS:
            yield _edit("part-added", text, 0, 0, f"{part} ")
    if re.fullmatch(r"\d{4}", text):
        yield _edit("month-added", text, 0, 0, "March ")
        yield (
            _edit("decade-for-year", text, 3, 4, "0s")
            if text[3] == "0"
            else _edit("decade-for-year", text, 0, 4, f"{int(text) // 10 * 10 + 10}s")
        )
        for part in PARTS:
            yield _edit("part-added", text, 0, 0, f"{part} ")


def _other_relations(text: str) -> Iterator[Variant]:
    match = _RELATION.match(text)
    if match is None:
        if text[:1].isdigit() or _MONTH.match(text):
            for number, relation in enumerate(RELATIONS):
                yield _before("relation-added", text, relation, before_role=number % 2 == len(text) % 2)
        return
    for relation in RELATIONS:
        if relation != match[1].lower():
            yield _edit("relation-changed", text, *match.span(1), _in_case_of(match[1], relation))
    yield _edit("relation-removed", text, 0, match.end(), "")


_JOINT = re.compile(r"^(from |between )?(.+?)( to | and |–| until )(.+)$", re.IGNORECASE)


def _other_periods(text: str) -> Iterator[Variant]:
    match = _JOINT.match(text)
    if match is None:
        return
    start, end = match.start(2), match.end(4)
    first, joint, last = match[2], match[3], match[4]
    yield _edit("range-ends-swapped", text, start, end, f"{last}{joint}{first}", certain=True)
    yield _edit("range-cut", text, 0, len(text), last, certain=True)


# ---------------------------------------------------------------- tallies and ordinals

_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_ORDINAL = re.compile(r"(\d+)(st|nd|rd|th)")


def tally_variants(text: str) -> Iterator[Variant]:
    """A vote with either count changed, or the two swapped."""
    found = list(_NUMBER.finditer(text))
    if len(found) != 2:
        return
    for match in found:
        for operator, number in _other_numbers(match[0]):
            yield _edit(operator, text, *match.span(), number, certain=True)
    first, second = found
    if first[0] != second[0]:
        swapped = f"{second[0]}{text[first.end() : second.start()]}{first[0]}"
        yield _edit("tally-swapped", text, first.start(), second.end(), swapped, certain=True)


def ordinal_variants(text: str) -> Iterator[Variant]:
    """A place in a row, one or ten further or nearer."""
    for match in _ORDINAL.finditer(text):
        value = int(match[1])
        for other in (value + 1, value - 1, value + 10):
            if other > 0:
                yield _edit("ordinal-changed", text, *match.span(), _ordinal(other), certain=True)


def _ordinal(value: int) -> str:
    is_teen = value % 100 in (11, 12, 13)
    return f"{value}{'th' if is_teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th')}"


# ---------------------------------------------------------------- quotations

_WORD = re.compile(r"\w[\w’'-]*")


def quotation_variants(text: str) -> Iterator[Variant]:
    """A quotation with a word changed, dropped, doubled or swapped with the next."""
    words = [match for match in _WORD.finditer(text) if match[0].isalpha()]
    if not words:
        return
    middle = words[len(words) // 2]
    for match in {words[0].start(): words[0], middle.start(): middle, words[-1].start(): words[-1]}.values():
        yield _edit("word-changed", text, *match.span(), _another_word(match[0]), certain=True)
    inner = [match for match in words[1:-1] if not _is_by_an_ellipsis(text, match)]
    if inner:
        match = inner[len(inner) // 2]
        yield _edit("word-dropped", text, match.start(), match.end() + 1, "", certain=True)
        yield _edit("word-added", text, match.start(), match.start(), "not ", certain=True)
    for one, other in pairwise(words):
        if one[0].lower() != other[0].lower() and text[one.end() : other.start()] == " ":
            yield _edit("words-swapped", text, one.start(), other.end(), f"{other[0]} {one[0]}", certain=True)
            break


def _is_by_an_ellipsis(text: str, word: re.Match[str]) -> bool:
    """Whether an ellipsis beside a word would stand for it, were it left out."""
    around = text[max(0, word.start() - 4) : word.start()] + text[word.end() : word.end() + 4]
    return "…" in around or "..." in around or "[" in around or "]" in around


def _another_word(word: str) -> str:
    return _in_case_of(word, "never" if word.lower() != "never" else "always")
