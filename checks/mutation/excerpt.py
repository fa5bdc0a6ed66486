"""One record by itself: what is left of a file's records when all facts or claims but one are taken out.

To try a mutant of one fact, the hundred others need not be read again. Lines stay where they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeVar

_CHILD = re.compile(r"  [^\s#-]")
_LISTS = ("facts:", "claims:")

_Value = TypeVar("_Value")


def excerpt(text: str, line: int, *, is_seed: bool) -> str:
    """The records of a file with no other fact or claim than that at ``line`` (from 1), and no prose below."""
    lines = text.splitlines(keepends=True)
    end = len(lines) if is_seed else next(number for number in range(1, len(lines)) if lines[number].rstrip() == "---")
    kept = list(lines[: end + 1])
    for first, last in _blocks(lines, 0 if is_seed else 1, end):
        is_wanted = first < line <= last
        if lines[first].rstrip() in _LISTS:
            for start, stop in _children(lines, first + 1, last):
                if not start < line <= stop:
                    kept[start:stop] = ["\n"] * (stop - start)
            if not is_wanted:
                kept[first] = "\n"
        elif lines[first].startswith("series:") and not is_wanted:
            kept[first:last] = ["\n"] * (last - first)
    return "".join(kept)


def _blocks(lines: list[str], first: int, end: int) -> Iterator[tuple[int, int]]:
    """The top-level keys with all that is below them, from line to line."""
    starts = [number for number in range(first, end) if lines[number][:1].strip() and not lines[number].startswith("#")]
    yield from zip(starts, [*starts[1:], end], strict=True)


def _children(lines: list[str], first: int, end: int) -> Iterator[tuple[int, int]]:
    starts = [number for number in range(first, end) if _CHILD.match(lines[number])]
    yield from zip(starts, [*starts[1:], end], strict=True)


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
