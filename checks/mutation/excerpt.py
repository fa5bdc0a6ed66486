"""One record by itself: what is left of a file's records when all facts, claims or cells but one are taken out.

To try a mutant of one fact, the hundred others need not be read again. Lines stay where they are.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import TypeVar

from checks.mutation.mutant import Mutant

_CHILD = re.compile(r"  [^\s#-]")
_LISTS = ("facts:", "claims:")

_CELLS = re.compile(r"      (?:values|cites):\s*")
_CELL = re.compile(r" {8}[\"']?(?P<key>[^\s\"':#-][^\"':]*)[\"']?:")
"""A value of a column of a series, or its citation, and the key of both."""

_Value = TypeVar("_Value")


class Excerpts:
    """The excerpts of one file's records."""

    def __init__(self, text: str, *, is_seed: bool) -> None:
        lines = text.splitlines(keepends=True)
        first, end = 0, len(lines)
        if not is_seed:
            first, end = 1, next(number for number in range(1, len(lines)) if lines[number].rstrip() == "---")
        self._lines = lines[: end + 1]  # no prose below
        self._starts = [0, *accumulate(map(len, self._lines))]
        self._blocks = list(_blocks(self._lines, first, end))
        self._kept = lru_cache(maxsize=1)(self._lines_around)

    def around(self, line: int) -> str:
        """The records with no other fact, claim or cell than what stands at a line (from 1)."""
        return "".join(self._kept(line))

    def altered(self, mutant: Mutant) -> str:
        """The same around what a mutant alters, as it alters it."""
        lines = self._kept(mutant.line).copy()
        at = bisect_right(self._starts, mutant.start) - 1
        line, start = lines[at], self._starts[at]
        lines[at] = line[: mutant.start - start] + mutant.replacement + line[mutant.end - start :]
        return "".join(lines)

    def _lines_around(self, line: int) -> list[str]:
        """The file's lines, those blank that are left out. Of a series, the cells of other columns with the same key
        stay, for the total that they may be parts of.
        """
        kept = list(self._lines)
        for first, last in self._blocks:
            is_wanted = first < line <= last
            head = self._lines[first].rstrip()
            if head in _LISTS:
                _blank(kept, ((a, b) for a, b in _children(self._lines, first + 1, last) if not a < line <= b))
                if not is_wanted:
                    kept[first] = "\n"
            elif head.startswith("series:"):
                unwanted = _other_cells(self._lines, first, last, line) if is_wanted else [(first, last)]
                _blank(kept, unwanted)
        return kept


def _blank(lines: list[str], stretches: Iterable[tuple[int, int]]) -> None:
    for start, stop in stretches:
        lines[start:stop] = ["\n"] * (stop - start)


def _blocks(lines: Sequence[str], first: int, end: int) -> Iterator[tuple[int, int]]:
    """The top-level keys with all that is below them, from line to line."""
    starts = [number for number in range(first, end) if lines[number][:1].strip() and not lines[number].startswith("#")]
    yield from zip(starts, [*starts[1:], end], strict=True)


def _children(lines: Sequence[str], first: int, end: int) -> Iterator[tuple[int, int]]:
    starts = [number for number in range(first, end) if _CHILD.match(lines[number])]
    yield from zip(starts, [*starts[1:], end], strict=True)


def _other_cells(lines: Sequence[str], first: int, last: int, line: int) -> list[tuple[int, int]]:
    """The cells of a series, from line to line, whose key is not that of the one at a line; none if none is there."""
    cells = list(_cells(lines, first, last))
    wanted = next((key for key, start, stop in cells if start < line <= stop), None)
    return [(start, stop) for key, start, stop in cells if wanted is not None and key != wanted]


def _cells(lines: Sequence[str], first: int, last: int) -> Iterator[tuple[str, int, int]]:
    """The key of each cell, of values and of citations, and its lines: its own and those further in."""
    is_among_cells = False
    key, start = "", first
    for number in range(first, last):
        line = lines[number]
        indent = len(line) - len(line.lstrip())
        if line.strip() and indent <= 8:
            if key:
                yield key, start, number
            is_among_cells = _CELLS.fullmatch(line) is not None or (indent == 8 and is_among_cells)
            match = _CELL.match(line) if is_among_cells else None
            key, start = (match["key"] if match else ""), number
    if key:
        yield key, start, last


class Focus(Mapping[str, _Value]):
    """A mapping that knows all of ``whole``, with ``part`` in its place, and lists ``part`` alone.

    Rules that go through all entries go through those in focus, and look up the others.
    """

    def __init__(self, whole: Mapping[str, _Value], part: Mapping[str, _Value]) -> None:
        self._whole, self._part = whole, part

    def __getitem__(self, key: str) -> _Value:
        return self._part[key] if key in self._part else self._whole[key]

    def __contains__(self, key: object) -> bool:
        return key in self._part or key in self._whole

    def __iter__(self) -> Iterator[str]:
        return iter(self._part)

    def __len__(self) -> int:
        return len(self._part)
