"""Number words and numerals, to exact values."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from checks.language import english
from checks.language.tokens import Class
from checks.language.values import Exact

LONGEST_NUMERAL = 60
"""Longer runs of digits are codes, not figures; Python would refuse to convert the longest of them."""

_NUMERAL = re.compile(r"([\d,\u00a0\u202f\u2009]+(?:\.\d+)?|\.\d+)([½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]?)([’']?\w*)")
_POWER = re.compile(r"[eE]([1-9]\d?)")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")
_GROUPING = re.compile("[,\u00a0\u202f\u2009]")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A token that begins with a digit: its value, the place of its last digit, and what is written on to it."""

    value: Exact
    decimals: int
    has_vulgar: bool
    suffix: str


def is_numeral(token: str) -> bool:
    """Whether a token begins with a digit, or with the point of ".5"."""
    return token[0].isdecimal() or (token[0] == "." and token[1:2].isdecimal())


def read_numeral(token: str) -> Numeral | None:
    """Read "1,550", "2½", "4.35bn", ".5", "16th"; ``None`` where the token is no numeral."""
    match = _NUMERAL.fullmatch(token) if len(token) <= LONGEST_NUMERAL else None
    if match is None:
        return _read_dotted(token)
    digits = unicodedata.normalize("NFKC", _GROUPING.sub("", match[1]))
    decimals = len(digits.partition(".")[2])
    value: Exact = Fraction(digits) if decimals else int(digits)
    if decimals and (power := _POWER.fullmatch(match[3])):  # 1.5e9, as programs write it
        return Numeral(exact(value * 10 ** int(power[1])), max(0, decimals - int(power[1])), False, "")
    if match[2]:
        value += english.VULGAR[match[2]]
    return Numeral(exact(value), decimals, bool(match[2]), match[3])


def _read_dotted(token: str) -> Numeral | None:
    """Read 1.234.567, as most of Europe groups its thousands."""
    is_grouped = len(token) <= LONGEST_NUMERAL and _DOTTED.fullmatch(token)
    return Numeral(int(token.replace(".", "")), 0, False, "") if is_grouped else None


def exact(value: Exact) -> Exact:
    """The value as an ``int`` where it is whole."""
    return int(value) if value.denominator == 1 else value


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written; ``step`` as in :class:`checks.language.values.Figure`."""

    value: Exact
    step: Exact | None = None

    def __mul__(self, factor: Exact) -> Number:
        size = -factor if factor < 0 else factor
        return Number(exact(self.value * factor), None if self.step is None else exact(self.step * size))

    @property
    def loosened(self) -> Number:
        """The same number, written as a fraction or multiple: meant to 5 % either way."""
        return Number(self.value, exact(Fraction(self.value) / 10))


def read_number(tokens: Sequence[str], classes: str) -> Number:
    """Read the tokens of one number: "1.5 million", "two hundred and six", "half a million", "two-thirds"."""
    if classes[-1:] == Class.POWER:
        return _power_of_ten(tokens)
    if any(mark in classes for mark in (Class.OUT, Class.IN, Class.SLASH)):
        return _ratio(tokens, classes)
    has_fraction = any(part in classes for part in (Class.HALF, Class.QUARTER, Class.PARTS, Class.ORDINAL_WORD))
    if has_fraction and Class.AND in classes:
        return _mixed(tokens, classes)
    if Class.HALF in classes:
        return _half(tokens)
    if has_fraction:
        return _fraction(tokens, classes)
    if classes[1:2] == Class.COMMA:  # 1,2 million
        return _cardinal([".".join((tokens[0], tokens[2])), *tokens[3:]], Class.NUMERAL + classes[3:])
    return _cardinal(tokens, classes)


def _plain_values(tokens: Sequence[str], classes: str) -> list[int]:
    values: list[int] = []
    for token, cls in zip(tokens, classes, strict=True):
        if cls in (Class.ONE, Class.CARDINAL, Class.TENS):
            values.append(word_value(token))
        elif token[0].isdecimal():
            values.append(int(token))
    return values


def word_value(word: str) -> int:
    """The value of one number word below a hundred."""
    folded = word.lower()
    return english.CARDINALS[folded] if folded in english.CARDINALS else english.TENS[folded]


def _ratio(tokens: Sequence[str], classes: str) -> Number:
    """Read "one in four", "nine out of ten", "3/4", "6 1/2"."""
    *units, part, whole = _plain_values(tokens, classes)
    if not whole:  # one in zero
        return Number(part)
    return Number(exact(sum(units) + Fraction(part, whole))).loosened


def _power_of_ten(tokens: Sequence[str]) -> Number:
    """Read "5.97 × 10²⁴", "10^30"."""
    exponent = int(tokens[-1][2:].translate(_SUPERSCRIPTS).lstrip("^"))
    power = Fraction(10) ** exponent
    numeral = read_numeral(tokens[0]) if len(tokens) > 1 else None
    if numeral is None:
        return Number(exact(power))
    return Number(exact(numeral.value * power), exact(power / 10**numeral.decimals))


_SUPERSCRIPTS = str.maketrans("⁻−⁰¹²³⁴⁵⁶⁷⁸⁹", "--0123456789")


def _half(tokens: Sequence[str]) -> Number:
    """Read "half", "half a million", "half a dozen"."""
    magnitude = _magnitude(tokens)
    if magnitude == english.MAGNITUDES["dozen"]:
        return Number(6)
    return Number(exact(Fraction(1, 2) * (magnitude or 1))).loosened


def _mixed(tokens: Sequence[str], classes: str) -> Number:
    """Read "two and a half million", "four-and-a-half", "one and three-quarters", "a million and a half"."""
    at = classes.index(Class.AND)
    whole = _cardinal(tokens[: at - 1], classes[: at - 1]).value
    rest = tokens[at + 2 :], classes[at + 2 :]
    part = Fraction(1, 2) if Class.HALF in rest[1] else _fraction(*rest).value / Fraction(_magnitude(rest[0]) or 1)
    magnitude = _magnitude(tokens) or 1
    if whole >= magnitude > 1:  # a million and a half
        return Number(exact(whole + part * magnitude)).loosened
    return Number(exact((whole + part) * magnitude)).loosened


def _magnitude(tokens: Sequence[str]) -> int:
    factor = 1
    for token in tokens:
        factor *= english.MAGNITUDES.get(token.lower(), 1)
    return factor if factor > 1 else 0


def _fraction(tokens: Sequence[str], classes: str) -> Number:
    """Read "a third", "three-quarters", "a quarter of a million"."""
    top = _plain_values(tokens, classes) or [1]
    bottom = 1
    for token in tokens:
        folded = token.lower()
        bottom *= english.PARTS.get(folded) or english.ORDINALS.get(folded) or 1
    return Number(exact(Fraction(top[0], bottom) * (_magnitude(tokens) or 1))).loosened


_MAGNITUDE_CLASSES = frozenset({Class.THOUSAND, Class.MILLION, Class.BILLION, Class.TRILLION})


@dataclass(slots=True)
class _Sum:
    """A number being read from left to right."""

    total: Exact = 0
    group: Exact | None = None
    last_magnitude: int = 1
    decimals: int = 0
    is_short: bool = False
    has_vulgar: bool = False
    is_in_dozens: bool = False

    def add(self, value: Exact) -> None:
        self.group = value if self.group is None else self.group + value

    def multiply(self, factor: int) -> None:
        self.group = (1 if self.group is None else self.group) * factor

    def close_group(self, magnitude: int) -> None:
        self.multiply(magnitude)
        self.total += self.group or 0
        self.group = None
        self.last_magnitude = magnitude


def _cardinal(tokens: Sequence[str], classes: str) -> Number:
    reading = _Sum()
    for token, cls in zip(tokens, classes, strict=True):
        _read_token(reading, token, cls)
    value = exact(reading.total + (reading.group or 0))
    if reading.has_vulgar:
        return Number(value).loosened
    return Number(value, _step(reading))


def _read_token(reading: _Sum, token: str, cls: str) -> None:
    if is_numeral(token) and (numeral := read_numeral(token)):
        factor = english.SUFFIX_MAGNITUDES.get(numeral.suffix.lower(), 1)
        reading.add(numeral.value * factor)
        reading.decimals, reading.has_vulgar = numeral.decimals, numeral.has_vulgar
        reading.is_short = True
        reading.last_magnitude = factor
    elif cls == Class.VULGAR:
        reading.add(english.VULGAR[token])
        reading.has_vulgar = True
    elif cls in (Class.ONE, Class.CARDINAL, Class.TENS):
        reading.add(word_value(token))
    elif cls in (Class.HUNDRED, Class.DOZEN):
        reading.multiply(english.MAGNITUDES[token.lower()])
        reading.last_magnitude = 100 if cls == Class.HUNDRED else 1
        reading.is_in_dozens = token.lower() == "dozen"
    elif cls in _MAGNITUDE_CLASSES:
        reading.close_group(english.MAGNITUDES[token.lower()])


def _step(reading: _Sum) -> Exact | None:
    """The place value of the last written place, where the number is written short."""
    if reading.is_in_dozens:
        return english.MAGNITUDES["dozen"]
    magnitude = reading.last_magnitude
    if reading.is_short:
        written_short = reading.decimals or magnitude > 1
        return exact(Fraction(magnitude, 10**reading.decimals)) if written_short else None
    return magnitude if magnitude >= 10**6 and not reading.group else None


def read_ordinal(tokens: Sequence[str], classes: str) -> int:
    """Read "16th", "1,000th", "forty-second", "one hundred and first", "two hundredth"."""
    numeral = read_numeral(tokens[-1])
    if numeral is not None:
        return int(numeral.value)
    folded = tokens[-1].lower()
    reading = _Sum()
    for token, cls in zip(tokens[:-1], classes[:-1], strict=True):
        _read_token(reading, token, cls)
    if folded in english.ORDINAL_MAGNITUDES:
        group = 1 if reading.group is None else reading.group
        return int(reading.total + group * english.ORDINAL_MAGNITUDES[folded])
    return int(reading.total + (reading.group or 0)) + english.ORDINALS[folded]


_DECIMAL_COMMA = re.compile(r"(?<![\d,.])\d+,\d{1,2}(?![\d,])")


def has_decimal_comma(text: str) -> bool:
    """Whether a figure is written with a decimal comma, "1,5 million", which may be a slip for thousands."""
    return _DECIMAL_COMMA.search(text) is not None
