"""Quotations: whether words in quotation marks are those of the record.

The rules: letters, digits and punctuation must be the record's. White space, the shape of quotation marks,
apostrophes and dashes, the case of the first letter, and a full stop or comma at the end do not count. An
ellipsis (… or ...) stands for words left out; square brackets hold the editor's insertion, and what stands in
for a changed capital letter ("[t]he").
"""

from __future__ import annotations

import re

_MARKS = str.maketrans({"“": '"', "”": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "‑": "-"})
_LEFT_OUT = re.compile(r"\s*(?:…|\.\.\.|\[[^\]]*\])\s*")
_CAPITAL = re.compile(r"\[(\w)\]")


def quotation_agrees(written: str, recorded: str) -> bool:
    """Whether ``written``, with or without its quotation marks, quotes ``recorded`` word for word."""
    record = _plain(recorded)
    at = 0
    parts = [part for part in _LEFT_OUT.split(_CAPITAL.sub(r"\1", _plain(written))) if part]
    for number, part in enumerate(parts):
        found = _find(record, part, at, ignore_first_case=True)
        if found < 0:
            return False
        at = found + len(part)
        if number == len(parts) - 1 and _cuts_a_word(record, at):
            return False
    return bool(parts)


def _plain(text: str) -> str:
    folded = " ".join(text.translate(_MARKS).split())
    return folded.strip("\"' ").rstrip(".,; ").strip("\"' ")


def _find(record: str, part: str, at: int, *, ignore_first_case: bool) -> int:
    """Where a part begins in the record, at the start of a word; -1 where nowhere."""
    choices = {part}
    if ignore_first_case:
        choices |= {part[0].upper() + part[1:], part[0].lower() + part[1:]}
    starts = sorted(start for choice in choices if (start := _at_word(record, choice, at)) >= 0)
    return starts[0] if starts else -1


def _at_word(record: str, part: str, at: int) -> int:
    start = record.find(part, at)
    while start > 0 and record[start - 1].isalnum() and part[0].isalnum():
        start = record.find(part, start + 1)
    return start


def _cuts_a_word(record: str, end: int) -> bool:
    return end < len(record) and record[end].isalnum() and record[end - 1].isalnum()
