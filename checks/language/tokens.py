"""Cutting prose into tokens, and the alphabet of token classes over which the grammar is written.

A text is cut into tokens that cover it wholly. Each token has one class, each class is one character, so a
text of n tokens is a string of n characters, and the grammar of figures and dates is an ordinary regular
expression over that string: short, fast, and blind to spelling.
"""

from __future__ import annotations

import re
from enum import StrEnum, auto


class Class(StrEnum):
    """What a token is to the grammar; the value is the character that stands for it."""

    @staticmethod
    def _generate_next_value_(name: str, start: int, count: int, last_values: list[str]) -> str:
        return chr(0x100 + count)  # letters beyond ASCII, so that no class is a regular expression's sign

    # Gaps
    SPACE = auto()
    BREAK = auto()  # a blank line: nothing reaches across it
    # Numerals
    SMALL = auto()  # 1 to 31: a number or a day of the month
    PAIR = auto()  # 32 to 99: a number or the end of "1948–49"
    YEAR = auto()  # 1000 to 2100 without a comma
    GROUPED = auto()  # 1,550 or 2½: no part of a name's number
    NUMERAL = auto()  # any other numeral: 441, 83.6, .5
    PADDED = auto()  # a leading zero: 05, 007, 0600
    SHORT = auto()  # 4.35bn
    MEASURED = auto()  # 150kt
    ORDINAL = auto()  # 16th
    DECADE = auto()  # 1990s
    ISO_DATE = auto()  # 2010-04-08, 8.4.2010
    CLOCK = auto()  # 10:30
    CLOCK_HALF_DAY = auto()  # 5pm
    VULGAR = auto()  # ½
    IDENTIFIER = auto()  # 9M729, G7, 2.0.1
    ADDRESS = auto()  # a URL or DOI
    # Number words
    ONE = auto()
    CARDINAL = auto()  # zero, two to nineteen
    TENS = auto()
    HUNDRED = auto()
    THOUSAND = auto()
    MILLION = auto()
    BILLION = auto()
    TRILLION = auto()
    DOZEN = auto()
    HALF = auto()
    QUARTER = auto()
    PARTS = auto()  # thirds, quarters, tenths
    ORDINAL_WORD = auto()
    SECOND = auto()  # an ordinal or a unit of time
    ORDINAL_MAGNITUDE = auto()  # hundredth
    PLURAL_MAGNITUDE = auto()  # dozens, hundreds
    SEVERAL = auto()
    COUPLE = auto()
    MULTI = auto()
    TWICE = auto()
    MULTIPLIED = auto()  # doubled, halved
    DOUBLE = auto()
    TENFOLD = auto()
    FOLD = auto()
    # Units
    UNIT = auto()
    UNIT_LETTER = auto()  # K, W: a capital that is a unit after a number, else a letter
    UNIT_LEAD = auto()  # the first word of a unit that has no other sign of one: percentage, basis
    TIME_UNIT = auto()
    CENTURY = auto()
    TIMES = auto()
    CURRENCY = auto()  # $ and its like, before the number
    MONEY_CODE = auto()  # USD, before or after the number
    DEGREE = auto()  # °
    PER = auto()
    POWER = auto()  # 10²⁴
    CROSS = auto()  # ×
    RATIO = auto()  # 1:40
    OLD = auto()
    LONG = auto()
    # The calendar
    MONTH = auto()
    MONTH_SHORT = auto()
    MONTH_OR_NOT = auto()  # May, March
    WEEKDAY = auto()
    WEEKDAY_SHORT = auto()
    DECADE_WORD = auto()  # sixties
    SEASON = auto()
    EARLY = auto()
    MID = auto()
    LATE = auto()
    BEGIN = auto()
    END = auto()
    QUARTER_NAME = auto()  # Q3, H1
    FISCAL = auto()
    FISCAL_YEAR = auto()  # FY2023
    ERA = auto()
    HOLIDAY = auto()
    DAYTIME = auto()
    WEEKEND = auto()
    TODAY = auto()
    HALF_DAY = auto()  # a.m.
    ZONE = auto()
    NOON = auto()
    CLOCK_WORD = auto()  # clock, of o'clock
    # Small words
    A = auto()
    THE = auto()
    OF = auto()
    AND = auto()
    OR = auto()
    TO = auto()
    IN = auto()
    OUT = auto()
    FROM = auto()
    BETWEEN = auto()
    UNTIL = auto()
    THROUGH = auto()
    BEFORE = auto()
    AFTER = auto()
    SINCE = auto()
    ABOUT = auto()
    PLUS_WORD = auto()
    EVERY = auto()
    SO = auto()
    MORE = auto()
    LESS = auto()
    ODD = auto()
    PREFIX = auto()  # pre-, post-
    LAST = auto()
    NEXT = auto()
    SAME = auto()
    THIS = auto()
    LATER = auto()
    AGO = auto()
    PAST = auto()
    TURN = auto()
    ANOTHER = auto()
    WHOLE = auto()  # full, of "a full hour"
    VOTES = auto()
    NONE = auto()
    MINUS_WORD = auto()
    PREPOSITION = auto()
    SUPERLATIVE = auto()
    # Names
    DESIGNATORS = auto()  # Articles, pp: so with a list of numbers
    DESIGNATOR = auto()  # Article, paragraph, Apollo: a number after it is a name
    ABBREVIATED_DESIGNATOR = auto()  # no, p, vol: so with a full stop
    INSTITUTION = auto()  # Fleet, Congress: an ordinal before it is a name
    NAMED = auto()  # the first token of a name or idiom already recognised
    JOINED = auto()  # each further token of a phrase recognised as one
    # Signs
    HYPHEN = auto()
    DASH = auto()
    MINUS = auto()
    PLUS = auto()
    PLUS_MINUS = auto()
    SLASH = auto()
    COMMA = auto()
    STOP = auto()
    MARK = auto()  # any other sign that ends a phrase
    APOSTROPHE = auto()
    PRIME = auto()  # minutes and seconds of arc
    OPEN = auto()
    CLOSE = auto()
    OPEN_SQUARE = auto()
    CLOSE_SQUARE = auto()
    # Everything else
    CAPITALISED = auto()
    WORD = auto()
    OTHER = auto()


VULGAR_FRACTIONS = "½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"

_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_ADDRESS_END = r"[^\s.,;:!?()\[\]]"
_GROUP_SEPARATORS = ",\u00a0\u202f\u2009"

TOKEN = re.compile(
    rf"""
    \s+
  | https?://\S*{_ADDRESS_END} | www\.\S*{_ADDRESS_END}
  | (?:[ap]\.m|A\.D|B\.C(?:\.E)?|C\.E)\.(?!\w)
  | (?:USD|EUR|GBP|RUB|CHF|JPY|CNY|DM|SFr|Rbs?|Rs)(?=\d)
  | [^\W\d_{VULGAR_FRACTIONS}]++(?:\d\w*+(?:\.\d++)*+)?
  | 10(?:\.\d{{4,9}}/\S*{_ADDRESS_END}|(?:⁻?[{_SUPERSCRIPTS}]{{1,3}}|\^[-−]?\d{{1,3}})(?!\w))
  | \d{{4}}-\d\d-\d\d(?![\w-])
  | \d{{1,2}}\.\d{{1,2}}\.\d{{4}}(?![\w.])
  | \d{{1,2}}:\d\d?(?:[ap]m)?(?![\w:,]\d|[\w:]) | \d{{1,4}}:(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,9}})(?![\w:])
  | \d++(?:\.\d++){{2,}}+
  | (?:\d{{1,3}}(?:[{_GROUP_SEPARATORS}]\d{{3}})+(?!\d)|\d++)(?:\.\d++)?
    (?:[{VULGAR_FRACTIONS}](?!\w)|[’']\d?s(?!\w)|\w*+)
  | (?<![^\s(\[$€£₽~<>≈–—-])\.\d++\w*+
  | .
    """,
    re.VERBOSE | re.DOTALL,
)
"""One token. The last branch takes any character, so the tokens of a text always join back to it."""


def tokenize(text: str) -> list[str]:
    """The tokens of a text, in time linear in its length; joined, they are the text."""
    return TOKEN.findall(text)
