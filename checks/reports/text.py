"""Findings for people: as the best compilers show them, with the line, a caret, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from checks.findings import Finding, Severity

_TAB = "    "
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
    lines = {path: text.splitlines() for path, text in texts.items()} if texts else {}
    for finding in findings:
        yield from _block(finding, lines.get(finding.location.path, []), style)
        yield ""


def _block(finding: Finding, lines: list[str], style: Style) -> Iterator[str]:
    head = style.paint(f"{finding.location}:", "place")
    yield f"{head} {style.paint(str(finding.severity), str(finding.severity))}: {finding.message} [{finding.rule}]"
    yield from _excerpt(finding, lines, style)
    details = (
        ("written", finding.written),
        ("record", finding.recorded),
        ("help", finding.hint),
        *(("likely", candidate) for candidate in finding.candidates),
    )
    for what, text in details:
        if text:
            yield f"{_TAB}{style.paint(what + ':', 'word')} {printable(text)}"


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
    room = max(style.width - len(number) - len(_TAB) - 3, 40)
    first = max(0, min(start - room // 3, len(line) - room))
    shown = printable(line[first : first + room])
    if first:
        shown = "…" + shown[1:]
    if first + room < len(line):
        shown = shown[:-1] + "…"
    carets = "^" * (min(end, first + room) - start)
    yield f"{_TAB}{style.paint(number + ' |', 'quiet')} {shown}"
    yield f"{_TAB}{style.paint(margin + ' |', 'quiet')} {' ' * (start - first)}{style.paint(carets, 'caret')}"


def printable(text: str) -> str:
    """Text with every control and direction-changing character shown as a replacement, tabs as spaces."""
    return "".join(character if character.isprintable() else " " if character == "\t" else "�" for character in text)


def summary(findings: Iterable[Finding], files: int, mentions: int) -> str:
    """The last line: what was checked and what came of it."""
    severities = [finding.severity for finding in findings]
    errors, warnings = severities.count(Severity.ERROR), severities.count(Severity.WARNING)
    checked = f"{_count(mentions, 'figure or date', 'figures and dates')} in {_count(files, 'file', 'files')}"
    if not severities:
        return f"{checked}: all agree with their records."
    return f"{checked}: {_count(errors, 'error', 'errors')}, {_count(warnings, 'warning', 'warnings')}."


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
