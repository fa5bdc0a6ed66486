"""Where text stands in its source: offsets, lines and columns."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache

BYTE_ORDER_MARK = "\ufeff"

_LINE_END = re.compile(r"\r\n?|\n")


class LineIndex:
    """Turns offsets in a text into lines and columns, both counted from 1, and back.

    Columns count characters. A byte order mark, which editors do not show, is none.
    """

    def __init__(self, text: str) -> None:
        first = 1 if text.startswith(BYTE_ORDER_MARK) else 0
        self._starts = [first, *(match.end() for match in _LINE_END.finditer(text))]
        self._length = len(text)

    def position(self, offset: int) -> tuple[int, int]:
        """The line and column of an offset; one outside the text is taken to its nearest end."""
        offset = min(max(offset, self._starts[0]), max(self._length, self._starts[0]))
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int = 1) -> int:
        """The offset of a line and column."""
        return self._starts[line - 1] + column - 1

    def __len__(self) -> int:
        return len(self._starts)


@lru_cache(maxsize=4)
def line_index(text: str) -> LineIndex:
    """The index of a text's lines, made once for whoever asks again and again."""
    return LineIndex(text)


class SourceView:
    """A text taken out of a source, and where in the source each of its characters stands.

    A directive's body, a table's cell or a paragraph without its quote marks is such a view. It consists of
    pieces, each copied verbatim: piece ``i`` starts at ``starts[i]`` in the view and ``origins[i]`` in the
    source. Views are made of views, and always point straight into the source.
    """

    __slots__ = ("_line_starts", "origins", "starts", "text")

    def __init__(self, text: str, starts: list[int], origins: list[int]) -> None:
        self.text = text
        self.starts = starts
        self.origins = origins
        self._line_starts: list[int] | None = None

    @classmethod
    def of_source(cls, source: str) -> SourceView:
        r"""A whole source as MyST reads it: no byte order mark, line ends as ``\n``, a last one added."""
        first = 1 if source.startswith(BYTE_ORDER_MARK) else 0
        starts, origins, parts, size, done = [0], [first], [], 0, first
        if "\r" in source:
            for match in _LINE_END.finditer(source, first):
                parts += [source[done : match.start()], "\n"]
                size += match.start() - done + 1
                done = match.end()
                starts.append(size)
                origins.append(done)
        parts.append(source[done:])
        text = "".join(parts).replace("\0", "\ufffd")
        return cls(text if text.endswith("\n") else text + "\n", starts, origins)

    def offset(self, index: int) -> int:
        """Where in the source the character at ``index`` stands."""
        if len(self.starts) == 1:
            return self.origins[0] + index
        piece = max(bisect_right(self.starts, index) - 1, 0)
        return self.origins[piece] + index - self.starts[piece]

    def shift(self, start: int, end: int) -> int | None:
        """What to add to an index from ``start`` to ``end`` for its offset, where that is the same for all."""
        starts = self.starts
        following = bisect_right(starts, start)
        if following < len(starts) and starts[following] < end:
            return None
        return self.origins[following - 1] - starts[following - 1]

    def end_offset(self, index: int) -> int:
        """Where in the source a stretch ends that ends before ``index`` here."""
        return self.offset(index - 1) + 1

    def pieces(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The pieces of the stretch from ``start`` to ``end``: where each starts, here and in the source."""
        yield start, self.offset(start)
        if len(self.starts) > 1:
            first = bisect_right(self.starts, start)
            for piece in range(first, bisect_right(self.starts, end - 1)):
                yield self.starts[piece], self.origins[piece]

    def line(self, number: int) -> tuple[int, int]:
        """Where a line, counted from 0, starts and ends here, without its line end."""
        if self._line_starts is None:
            self._line_starts = [0, *(match.end() for match in re.finditer("\n", self.text))]
        starts = self._line_starts
        start = starts[number] if number < len(starts) else len(self.text)
        end = starts[number + 1] - 1 if number + 1 < len(starts) else len(self.text)
        return start, end

    def part(self, start: int, end: int) -> SourceView:
        """The view of one stretch of this one."""
        return join_views([(self, start, self.text[start:end])])

    def lines(self, text: str, numbers: Iterable[int]) -> SourceView:
        """The view of a text whose lines are ends of this view's lines of those ``numbers``.

        That is how Markdown takes text out of quotes, lists and fences: it cuts marks and spaces off the
        front of each line, and may trim what follows the last.
        """
        stretches = []
        parts = text.split("\n")
        last = len(parts) - 1
        for index, (part, number) in enumerate(zip(parts, numbers, strict=False)):
            start, end = self.line(number)
            bare = part.lstrip(" \t")
            found = self.text.rfind(bare, start, end)
            column = max(found, start) - (len(part) - len(bare))
            stretches.append((self, column, part if index == last else part + "\n"))
        return join_views(stretches)


def join_views(stretches: list[tuple[SourceView, int, str]]) -> SourceView:
    """One view made of stretches, each a view, where in it the stretch starts, and the text taken."""
    starts: list[int] = []
    origins: list[int] = []
    size = 0
    for view, start, text in stretches:
        if len(view.starts) == 1:
            starts.append(size)
            origins.append(view.origins[0] + start)
        else:
            for piece, origin in view.pieces(start, start + max(len(text), 1)):
                starts.append(size + piece - start)
                origins.append(origin)
        size += len(text)
    return SourceView("".join(text for _, _, text in stretches), starts or [0], origins or [0])
