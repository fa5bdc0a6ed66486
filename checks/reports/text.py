"""Findings for people: as the best compilers show them, with the line, a caret, and what to do."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from checks.findings import Finding, Severity

_INDENT = "    "
_SPACES = frozenset("\t\n\r" + "".join(map(chr, (0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000))))
_LINE_END = re.compile(r"\r\n?|\n")
_COLOURS = {"error": "31;1", "warning": "33;1", "place": "1", "caret": "31", "word": "36", "quiet": "2"}


@dataclass(frozen=True, slots=True)
class Style:
    """How to print: with colour or without, and how wide."""

    colour: bool = False
    width: int = 100

    def paint(self, text: str, what: str) -> str:
        """Text in the colour of what it is, or as it is."""
        return f"\033[{_COLOURS[what]}m{text}\033[0m" if self.colour and text else text


def report(findings: Iterable[Finding], texts: Mapping[str, str], style: Style) -> Iterator[str]:
    """A block of lines for each finding, then a blank one."""
    lines = {path: _LINE_END.split(text.removeprefix("\ufeff")) for path, text in texts.items()}
    for finding in findings:
        yield from _block(finding, lines.get(finding.location.path, []), style)
        yield ""


def _block(finding: Finding, lines: list[str], style: Style) -> Iterator[str]:
    head = style.paint(printable(f"{finding.location}:"), "place")
    severity = style.paint(str(finding.severity), str(finding.severity))
    yield f"{head} {severity}: {printable(finding.message)} [{finding.rule}]"
    yield from _excerpt(finding, lines, style)
    details = (
        ("written", finding.written),
        ("record", finding.recorded),
        ("help", finding.hint),
        *(("likely", candidate) for candidate in finding.candidates),
    )
    for what, text in details:
        if text:
            yield f"{_INDENT}{style.paint(what + ':', 'word')} {printable(text)}"


def _excerpt(finding: Finding, lines: list[str], style: Style) -> Iterator[str]:
    """The line that the finding is about, cut to the width around it, with carets below."""
    place = finding.location
    if not 1 <= place.line <= len(lines) or place.end_column == place.column == 1:
        return
    line = lines[place.line - 1]
    start = place.column - 1
    end = place.end_column - 1 if place.end_line == place.line else len(line)
    end = max(min(end, len(line)), start + 1)
    number = str(place.line)
    margin = " " * len(number)
    first, last = _window(line, start, max(style.width - len(number) - len(_INDENT) - 3, 40))
    before, marked = printable(line[first:start]), printable(line[start : min(end, last)])
    shown = before + marked + printable(line[min(end, last) : last])
    if first:
        shown, before = f"…{shown}", f"…{before}"
    if last < len(line):
        shown = f"{shown}…"
    carets = style.paint("^" * max(_columns(marked), 1), "caret")
    yield f"{_INDENT}{style.paint(number + ' |', 'quiet')} {shown}"
    yield f"{_INDENT}{style.paint(margin + ' |', 'quiet')} {' ' * _columns(before)}{carets}"


def _window(line: str, start: int, room: int) -> tuple[int, int]:
    """Which characters of a line to show, so that ``start`` is among them and they fit into ``room`` columns."""
    if len(line) <= room and _columns(line) <= room:
        return 0, len(line)
    room -= 2  # an ellipsis at either end
    first = max(0, start - room // 3)
    while _columns(line[first:start]) > room // 3:
        first += 1
    last = min(first + room, len(line))
    while last > start + 1 and _columns(line[first:last]) > room:
        last -= 1
    return first, last


def _columns(text: str) -> int:
    """How many columns of a terminal a text takes: two for a wide character, none for a combining one."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )


def printable(text: str) -> str:
    """Text with every control and direction-changing character shown as a replacement, and one kind of space."""
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() else " " if character in _SPACES else "�" for character in text)


def summary(findings: Iterable[Finding], files: int, mentions: int, waived: int = 0) -> str:
    """The last line: what was checked and what came of it."""
    severities = [finding.severity for finding in findings]
    errors, warnings = severities.count(Severity.ERROR), severities.count(Severity.WARNING)
    checked = f"{_count(mentions, 'figure or date', 'figures and dates')} in {_count(files, 'file', 'files')}"
    if waived:
        checked += f", {waived:,} exempt"
    if not severities:
        return f"{checked}: all agree with their records."
    return f"{checked}: {_count(errors, 'error', 'errors')}, {_count(warnings, 'warning', 'warnings')}."


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
