"""What is wrong with a text before it is parsed: characters nobody sees, lines nobody wrote by hand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from checks.reading.document import Problem

LONGEST_LINE = 100_000

_CONTROL = "\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f"
_LINE_SEPARATORS = "\\u2028\\u2029"
_INVISIBLE = "\\u00ad\\u200b\\u2060-\\u2064\\ufeff\\U000e0000-\\U000e007f"
_REORDERING = "\\u202a-\\u202e\\u2066-\\u2069"
_OBJECT = "\\ufffc\\ufffd"
_SURROGATES = "\\ud800-\\udfff"
_LOOKALIKE = re.compile(
    "(?<=[0-9])[\u039f\u03bf\u0399\u041e\u043e\u0417\u0437\u0406\u04c0\u0405](?=[0-9])"
    "|(?<![^\\s(])[0-9]+[OolI][0-9]+(?![^\\s.,;:)])"
)
"""Greek and Cyrillic letters that look like digits, between digits; a word of digits with such a Latin letter."""

_MAY_LOOK_ALIKE = re.compile("[0-9][OolI]|[0-9][\u0370-\u04ff]")
"""What a text has that holds any of them; found sooner than they are."""

_HAZARD = re.compile(f"[{_CONTROL}{_LINE_SEPARATORS}{_INVISIBLE}{_REORDERING}{_OBJECT}{_SURROGATES}]")
_LINE = re.compile(r"[^\r\n]+")


def hazardous_characters(text: str) -> Iterator[Problem]:
    """A problem for each character that could hide, reorder or misplace words, or pass for a digit."""
    start = 1 if text.startswith("\ufeff") else 0
    for match in _HAZARD.finditer(text, start):
        name = unicodedata.name(match[0], "control character")
        yield Problem(
            match.start(),
            match.end(),
            f"the invisible character U+{ord(match[0]):04X} ({name.lower()})",
            "Delete it: it can hide or reorder what a reader sees.",
        )
    for match in _LOOKALIKE.finditer(text) if _MAY_LOOK_ALIKE.search(text) else ():
        letter = match[0].strip("0123456789")
        yield Problem(
            match.start(),
            match.end(),
            f"a letter among digits, U+{ord(letter):04X} ({unicodedata.name(letter).lower()})",
            "Write the digit that it looks like.",
        )


def overlong_line(text: str) -> Problem | None:
    """The first line that is too long to read, if there is one."""
    if max(map(len, text.split("\n"))) <= LONGEST_LINE:
        return None
    match = next((line for line in _LINE.finditer(text) if line.end() - line.start() > LONGEST_LINE), None)
    if match is None:
        return None
    return Problem(
        match.start(),
        match.start(),
        f"a line of {match.end() - match.start():,} characters",
        f"The file is not read. Break the line: the longest that is read has {LONGEST_LINE:,} characters.",
    )
