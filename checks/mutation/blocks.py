"""The blocks of a page's prose, each of which can be read by itself: to try a mutant of one, the others need not be."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

_TABLE_DELIMITER = re.compile(r"\|(?:\s*:?-+:?\s*\|)+")
"""The second line of a table."""

_ITEM = re.compile(r"[-*+] ")
"""How an item of an unordered list begins that is in no other."""


@dataclass(frozen=True, slots=True)
class Block:
    """Some lines of a page, ``text[start:end]`` of it, the first of them its line ``line`` (from 1).

    ``head`` is what has to stand above them when they are read alone: the head of a table above one of its rows.
    """

    start: int
    end: int
    line: int
    head: str = ""

    def read_from(self, text: str) -> str:
        """What to read, out of the page's text or of an altered one that ends in the same characters."""
        return self.head + text[self.start : self.end]

    @property
    def first_line(self) -> int:
        """Which line of the page the first line read stands for."""
        return self.line - self.head.count("\n")


class Blocks:
    """The blocks of a page."""

    def __init__(self, text: str) -> None:
        lines = text.splitlines(keepends=True)
        starts = [0, *accumulate(map(len, lines))]
        self._blocks = [
            Block(starts[first], starts[last], first + 1, head)
            for whole_first, whole_last in _runs(lines)
            for first, last, head in _parts(lines, whole_first, whole_last)
        ]
        self._starts = [block.start for block in self._blocks]

    def at(self, offset: int) -> Block:
        """The smallest block that holds an offset of the page."""
        return self._blocks[max(bisect_right(self._starts, offset) - 1, 0)]


def _runs(lines: list[str]) -> Iterator[tuple[int, int]]:
    """The page's blocks, from line to line: runs of lines between blank ones, a fenced block and what is in it
    as one, the front matter as one.
    """
    first, fence = 0, ""
    for number, line in enumerate(lines):
        bare = line.strip()
        if fence:
            if bare == fence:
                fence = ""
        elif bare.startswith(("```", ":::")):
            fence = bare[: len(bare) - len(bare.lstrip(bare[0]))]
        elif number == 0 and bare == "---":
            fence = "---"
        elif not bare and not _continues(lines, number):
            if first < number:
                yield first, number
            first = number + 1
    if first < len(lines):
        yield first, len(lines)


def _continues(lines: list[str], blank: int) -> bool:
    """Whether what follows a blank line is indented, and so belongs to the block before it."""
    following = next((line for line in lines[blank + 1 :] if line.strip()), "")
    return following[:1] in (" ", "\t")


def _parts(lines: list[str], first: int, last: int) -> Iterator[tuple[int, int, str]]:
    """The rows of a table below its head, the items of a list, or else the block as a whole."""
    if last - first > 2 and _TABLE_DELIMITER.fullmatch(lines[first + 1].strip()):
        yield first, first + 2, ""
        head = "".join(lines[first : first + 2])
        yield from ((row, row + 1, head) for row in range(first + 2, last))
    elif _ITEM.match(lines[first]):
        items = [number for number in range(first, last) if _ITEM.match(lines[number])]
        yield from ((start, end, "") for start, end in pairwise([*items, last]))
    else:
        yield first, last, ""
