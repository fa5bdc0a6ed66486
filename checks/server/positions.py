"""Places in a text: an editor counts lines from 0 and columns in code units, the checks characters from 1."""

from __future__ import annotations

import re
from bisect import bisect_right

from lsprotocol.types import Position, PositionEncodingKind, Range

from checks.findings import Location
from checks.reading.positions import BYTE_ORDER_MARK

_LINE_END = re.compile(r"\r\n?|\n")
_MOST_LINES = 3


class Positions:
    """The places of one text, for an editor that counts columns in the units of ``encoding``.

    Every place that an editor may name is taken: one outside the text is its nearest end.
    """

    def __init__(self, text: str, encoding: str = PositionEncodingKind.Utf16) -> None:
        self._text, self._encoding = text, encoding
        breaks = list(_LINE_END.finditer(text))
        self._starts = [0, *(match.end() for match in breaks)]
        self._ends = [*(match.start() for match in breaks), len(text)]
        self._first = 1 if text.startswith(BYTE_ORDER_MARK) else 0

    def offset(self, position: Position) -> int:
        """The offset of an editor's position."""
        if position.line >= len(self._starts):
            return len(self._text)
        start = self._starts[position.line]
        line = self._text[start : self._ends[position.line]]
        if line.isascii() or self._encoding == PositionEncodingKind.Utf32:
            return start + min(position.character, len(line))
        units = 0
        for index, character in enumerate(line):
            units += self._units(character)
            if units > position.character:
                return start + index
        return start + len(line)

    def position(self, offset: int) -> Position:
        """The editor's position of an offset."""
        offset = min(max(offset, 0), len(self._text))
        line = bisect_right(self._starts, offset) - 1
        return Position(line, self._units(self._text[self._starts[line] : offset]))

    def range(self, start: int, end: int) -> Range:
        """The editor's range from one offset to another."""
        return Range(self.position(start), self.position(end))

    def span(self, location: Location) -> tuple[int, int]:
        """From where to where a finding reaches.

        A location without extent is its whole line; a whole record is shown by its first line.
        """
        start = self._place(location.line, location.column)
        end = self._place(location.end_line, location.end_column)
        line_end = self._ends[min(location.line, len(self._ends)) - 1]
        if end <= start:
            line_start = self._starts[min(location.line, len(self._starts)) - 1]
            margin = len(self._text[line_start:line_end]) - len(self._text[line_start:line_end].lstrip())
            return min(line_start + margin, line_end), line_end
        if location.end_line - location.line >= _MOST_LINES:
            return start, max(line_end, start)
        return start, end

    def _place(self, line: int, column: int) -> int:
        """The offset of a line and column as the checks count them: a byte order mark is no character."""
        if line > len(self._starts):
            return len(self._text)
        mark = self._first if line == 1 else 0
        return min(self._starts[line - 1] + mark + column - 1, len(self._text))

    def _units(self, text: str) -> int:
        if self._encoding == PositionEncodingKind.Utf32 or text.isascii():
            return len(text)
        if self._encoding == PositionEncodingKind.Utf8:
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text.encode("utf-16-le", "surrogatepass")) // 2
