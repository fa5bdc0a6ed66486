"""The day of the week written before a date must be that date's."""

from __future__ import annotations

import re

from checks.language import english
from checks.language.edtf import Precision, parse
from checks.language.values import DatePhrase, Expression

_WORD = re.compile(r"[^\W\d_]+")
_NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def wrong_weekday(expression: Expression) -> str:
    """What is wrong with the weekday in a date such as "Monday, 18 February 2025"; "" where nothing is."""
    phrase = expression.value
    if not isinstance(phrase, DatePhrase) or "/" in phrase.edtf or phrase.edtf.startswith("XXXX"):
        return ""
    written = next((word for word in _WORD.findall(expression.text) if word.lower() in english.WEEKDAYS), None)
    day = parse(phrase.edtf)
    if written is None or day.precision is not Precision.DAY or day.first is None:
        return ""
    right = _NAMES[day.first.weekday()]
    return "" if written.capitalize() == right else f"“{expression.text}” was a {right}, not a {written.capitalize()}"
