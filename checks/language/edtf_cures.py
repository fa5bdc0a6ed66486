"""What somebody who wrote something other than EDTF most likely meant, and how EDTF writes it."""

from __future__ import annotations

import re

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_QUALIFIERS = {
    "c": "~",
    "ca": "~",
    "circa": "~",
    "about": "~",
    "around": "~",
    "possibly": "?",
    "perhaps": "?",
}


def likely_meant(text: str) -> str | None:
    """The EDTF for a date in another notation; ``None`` where what is meant cannot be told."""
    return (
        _edtf_already(text)
        or _numeric(text)
        or _in_words(text)
        or _decade_or_century(text)
        or _qualified(text)
        or _interval(text)
    )


def _edtf_already(text: str) -> str | None:
    """EDTF that was written with spaces around it, or with both signs of doubt where one says both."""
    match = re.fullmatch(r"(\d{4}(?:-\d\d){0,2}|\d{3}X|\d\dXX)([?~%]{0,2})", text, re.ASCII)
    return match and match[1] + ("%" if len(match[2]) == 2 else match[2])


def _numeric(text: str) -> str | None:
    """1962-6-3, 1962/10/14, 1962.10.14, 19621014; not 10/06/1962, whose order cannot be told."""
    match = re.fullmatch(r"(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?", text)
    if match:
        return _edtf(match[1], int(match[3]), match[4]) if 1 <= int(match[3]) <= 12 else None
    match = re.fullmatch(r"(\d{4})([01]\d)(\d\d)", text)
    return _edtf(match[1], int(match[2]), match[3]) if match and 1 <= int(match[2]) <= 12 else None


def _in_words(text: str) -> str | None:
    """14 October 1962, October 14, 1962, October 1962."""
    for pattern in (
        r"(?P<day>\d{1,2})(?:st|nd|rd|th)? (?P<month>[A-Za-z]{3,9})\.?,? (?P<year>\d{4})",
        r"(?P<month>[A-Za-z]{3,9})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})",
        r"(?P<month>[A-Za-z]{3,9})\.?,? (?P<year>\d{4})",
    ):
        match = re.fullmatch(pattern, text)
        if match:
            month = _month_number(match["month"])
            return _edtf(match["year"], month, match.groupdict().get("day")) if month else None
    return None


def _decade_or_century(text: str) -> str | None:
    """196x, the 1960s, the 19th century."""
    if re.fullmatch(r"\d{3}x|\d\dxx", text):
        return text.upper()
    match = re.fullmatch(r"(?:the )?(\d{3})0['’]?s", text)
    if match:
        return f"{match[1]}X"
    match = re.fullmatch(r"(?:the )?(\d{1,2})(?:st|nd|rd|th)[ -]century", text)
    return f"{int(match[1]) - 1:02d}XX" if match else None


def _qualified(text: str) -> str | None:
    """Circa 1682, c. 1682, about 1682, possibly October 1682."""
    word, _, rest = text.partition(" ")
    sign = _QUALIFIERS.get(word.rstrip(".").casefold())
    meant = sign and (_edtf_already(rest) or _numeric(rest) or _in_words(rest) or _decade_or_century(rest))
    return f"{meant}{sign}" if meant else None


def _interval(text: str) -> str | None:
    """1941-1945, 1941–45, 1941 to 1945, 1949-present, 1962-10-14 / 1962-10-28."""
    short = re.fullmatch(r"(\d\d)(\d\d)–(\d\d)", text, re.ASCII)
    if short and short[3] > short[2]:
        return f"{short[1]}{short[2]}/{short[1]}{short[3]}"
    match = re.fullmatch(r"(.+?)\s*(?:–|—|/| to | - |(?<=\d{4})-(?=\d{4}$|present|now))\s*(.+)", text)
    if match is None:
        return None
    start, end = (_end(part.strip()) for part in match.groups())
    return f"{start}/{end}" if start and end else None


def _end(text: str) -> str | None:
    if text in ("..", "present", "the present", "now", "today"):
        return ".."
    return _edtf_already(text) or _numeric(text) or _in_words(text) or _decade_or_century(text) or _qualified(text)


def _edtf(year: str, month: int, day: str | None) -> str:
    return f"{year}-{month:02d}" + (f"-{int(day):02d}" if day else "")


def _month_number(word: str) -> int | None:
    matches = [number for number, name in enumerate(MONTHS, 1) if name.casefold().startswith(word.casefold())]
    return matches[0] if len(matches) == 1 else None
