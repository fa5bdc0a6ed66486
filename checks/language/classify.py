"""Which class a token belongs to: the dictionary of English, met with the units of one handbook."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.language import english
from checks.language.numbers import LONGEST_NUMERAL, is_numeral, read_numeral
from checks.language.phrases import ANCHORS, plain
from checks.language.tokens import VULGAR_FRACTIONS, Class, tokenize
from checks.language.units import UnitTable

_SIGNS: dict[str, Class] = {
    "-": Class.HYPHEN,
    "‐": Class.HYPHEN,
    "‑": Class.HYPHEN,
    "–": Class.DASH,
    "‒": Class.DASH,
    "—": Class.MARK,
    "−": Class.MINUS,
    "+": Class.PLUS,
    "±": Class.PLUS_MINUS,
    "/": Class.SLASH,
    "⁄": Class.SLASH,
    ",": Class.COMMA,
    ".": Class.STOP,
    ";": Class.MARK,
    ":": Class.MARK,
    "!": Class.MARK,
    "?": Class.MARK,
    "'": Class.APOSTROPHE,
    "’": Class.APOSTROPHE,
    "‘": Class.APOSTROPHE,
    "′": Class.PRIME,
    "″": Class.PRIME,
    "(": Class.OPEN,
    ")": Class.CLOSE,
    "[": Class.OPEN_SQUARE,
    "]": Class.CLOSE_SQUARE,
    "°": Class.DEGREE,
    "×": Class.CROSS,
    "℃": Class.UNIT,
    "℉": Class.UNIT,
    "%": Class.UNIT,
    "‰": Class.UNIT,
    "§": Class.DESIGNATOR,
    "#": Class.DESIGNATOR,
    "№": Class.DESIGNATOR,
}
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}\.\d{1,2}\.\d{4}|\d\d\.\d\d\.\d\d")
_CLOCK = re.compile(r"\d{1,2}:\d\d(?:[ap]m)?")
_RATIO = re.compile(r"\d+:[\d,]+")
_POWER = re.compile(r"10(?:⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\^[-−]?\d{1,3})")
_DECADE = re.compile(r"\d{0,2}\d0[’']?s|\d{3}[’']0s")
_QUARTER_NAME = re.compile(r"Q[1-4]|H[12]")
_FISCAL_YEAR = re.compile(r"FY(?:\d\d){1,2}")
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_FIRST_YEAR, _LAST_YEAR, _LAST_DAY = 1000, 2100, 31
_MOST_CACHED, _LONGEST_CACHED = 200_000, 40


class Classifier(dict[str, str]):
    """Token to class character, worked out at the first sight of each token and kept."""

    def __init__(self, units: UnitTable) -> None:
        super().__init__()
        self._units = units
        self._leads: frozenset[str] = frozenset()
        self._leads = frozenset(self._first_words_of_units())

    def _first_words_of_units(self) -> Iterator[str]:
        """The first words of units of several words, none of which would be looked at otherwise."""
        for form, unit in self._units.forms.items():
            words = [] if unit.is_counted else tokenize(plain(form))
            if len(words) > 1 and not any(ANCHORS.match(self._classify(word).value) for word in words):
                yield words[0].lower()

    def __missing__(self, token: str) -> str:
        value = self._classify(token).value
        if len(self) < _MOST_CACHED and len(token) <= _LONGEST_CACHED:
            self[token] = value
        return value

    def _classify(self, token: str) -> Class:
        first = token[0]
        if is_numeral(token):
            return self._classify_numeral(token)
        if first.isspace():
            return Class.BREAK if len(token) > 1 and token.count("\n") > 1 else Class.SPACE
        if first.isalpha():
            return self._classify_word(token)
        if first in VULGAR_FRACTIONS:
            return Class.VULGAR
        if token in english.CURRENCY_SIGNS:
            return Class.CURRENCY
        return _SIGNS.get(token, Class.OTHER)

    # ------------------------------------------------------------------------------------------ numerals

    def _classify_numeral(self, token: str) -> Class:
        if len(token) > LONGEST_NUMERAL:
            return Class.ADDRESS if "/" in token else Class.IDENTIFIER
        if _ISO_DATE.fullmatch(token):
            return Class.ISO_DATE
        if _POWER.fullmatch(token):
            return Class.POWER
        if _CLOCK.fullmatch(token):
            return Class.CLOCK
        if _RATIO.fullmatch(token):
            return Class.RATIO
        if _DECADE.fullmatch(token):
            return Class.DECADE
        if "/" in token:
            return Class.ADDRESS
        numeral = read_numeral(token)
        if numeral is None:
            return Class.IDENTIFIER
        if suffix := numeral.suffix.rstrip(_SUPERSCRIPTS):
            return self._classify_suffix(suffix)
        return _classify_digits(token.rstrip(_SUPERSCRIPTS))

    def _classify_suffix(self, suffix: str) -> Class:
        folded = suffix.lower()
        if folded in ("st", "nd", "rd", "th"):
            return Class.ORDINAL
        if folded in ("am", "pm"):
            return Class.CLOCK_HALF_DAY
        if folded in english.SUFFIX_MAGNITUDES:
            return Class.SHORT
        unit = self._units.written(english.UNIT_SUFFIXES.get(suffix, suffix))
        is_letter = len(suffix) == 1 and suffix.isupper()  # as in 9K720
        is_measure = unit is not None and not unit.is_counted and not is_letter
        may_be_measure = len(suffix) > 1 and suffix.isalpha() and suffix.islower()  # 88mm, in no table
        return Class.MEASURED if is_measure or may_be_measure else Class.IDENTIFIER

    # --------------------------------------------------------------------------------------------- words

    def _classify_word(self, token: str) -> Class:
        if any(character.isdecimal() for character in token):
            unit = self._units.written(token)  # km2
            return Class.UNIT if unit is not None and not unit.is_counted else _classify_letters_and_digits(token)
        folded = token.lower()
        if token[0].isupper() and (proper := _classify_capitalised(token, folded)):
            return proper
        if token[-1].isupper() and self._units.is_symbol(token):  # V, MN
            return self._classify_unit(token, folded)
        if folded in self._leads:
            return Class.UNIT_LEAD
        if known := english.WORDS.get(folded):
            return known
        if folded in english.DESIGNATORS_ANY_CASE:
            return Class.DESIGNATORS if folded in english.PLURAL_DESIGNATORS else Class.DESIGNATOR
        if folded in english.ABBREVIATED_DESIGNATORS:
            return Class.ABBREVIATED_DESIGNATOR
        if folded in english.TIME_UNITS:
            return Class.TIME_UNIT
        if folded.endswith("fold") and folded[:-4] in english.CARDINALS | english.TENS:
            return Class.TENFOLD
        return self._classify_unit(token, folded)

    def _classify_unit(self, token: str, folded: str) -> Class:
        unit = self._units.written(token)
        if folded in english.SUBUNITS:
            return Class.UNIT
        if unit is None or unit.is_counted:
            return Class.CAPITALISED if token[0].isupper() else Class.WORD
        if len(token) == 1 and token.isupper():
            return Class.UNIT_LETTER
        is_code = token == unit.name and token.isupper() and unit.dimension.startswith("money")
        return Class.MONEY_CODE if is_code else Class.UNIT


def _classify_digits(token: str) -> Class:
    if not token.isdecimal():
        return Class.NUMERAL if token.count(".") == 1 and "," not in token else Class.GROUPED
    value = int(token)
    if len(token) > 1 and token[0] in "0０":
        return Class.PADDED
    if len(token) <= 2:
        return Class.SMALL if 1 <= value <= _LAST_DAY else Class.PAIR if value else Class.NUMERAL
    return Class.YEAR if len(token) == 4 and _FIRST_YEAR <= value <= _LAST_YEAR else Class.NUMERAL


def _classify_letters_and_digits(token: str) -> Class:
    if _QUARTER_NAME.fullmatch(token):
        return Class.QUARTER_NAME
    if _FISCAL_YEAR.fullmatch(token):
        return Class.FISCAL_YEAR
    return Class.IDENTIFIER


def _classify_capitalised(token: str, folded: str) -> Class | None:
    """Words that are what they are only with a capital: months, weekdays, designators, institutions."""
    if folded in english.MONTHS_OR_NOT:
        return Class.MONTH_OR_NOT
    if folded in english.MONTHS:
        return Class.MONTH if len(folded) > 4 or folded in ("june", "july") else Class.MONTH_SHORT
    if folded in english.HOLIDAY_LEADS:
        return Class.HOLIDAY
    if folded in english.WEEKDAYS:
        return Class.WEEKDAY
    if folded in english.WEEKDAYS_SHORT:
        return Class.WEEKDAY_SHORT
    if token in english.DESIGNATORS:
        return Class.DESIGNATORS if folded in english.PLURAL_DESIGNATORS else Class.DESIGNATOR
    if token in english.INSTITUTIONS:
        return Class.INSTITUTION
    return None
