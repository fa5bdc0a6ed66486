"""How wide a table's columns are: so that the table has the fewest lines.

Widths are counted in characters. Every column begins as wide as its longest word; what room is left goes, a few
characters at a time, to the column that it saves the most lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

Lengths = Sequence[Sequence[Sequence[int]]]
"""Of each row, each cell: how long its paragraphs are, in characters."""

ROOM = 98
"""How many characters of a table's type stand side by side on the widest paper, from margin to margin."""
AIR = 2
"""What stands between two columns, in characters."""
_NARROWEST, _LONGEST_WORD = 5, 22
_STEPS = (1, 2, 4, 8, 16, 32)
_LINE_OF_ONE_CELL = 0.05
"""What a line less is worth in a cell that is not the longest of its row: little, yet what decides between equals."""
_SAMPLE = 120
"""Of so many rows, evenly spread, a long table is judged."""


def widths(rows: Lengths, words: Sequence[int]) -> list[int]:
    """The columns' widths. ``words`` has the longest word of each column; every row has a cell for each."""
    sample = rows[:: max(1, len(rows) // _SAMPLE)]
    made = [min(max(word, _NARROWEST), _LONGEST_WORD) for word in words]
    room = ROOM - sum(made) - AIR * (len(made) - 1)
    columns = [_Column([row[at] for row in sample]) for at in range(len(made))]
    current = [column.lines(width) for column, width in zip(columns, made, strict=True)]
    while room > 0:
        best: tuple[float, int, int, list[int]] | None = None
        before = _height(current)
        for at, (column, width) in enumerate(zip(columns, made, strict=True)):
            for step in _STEPS:
                if step > room:
                    break
                wider = column.lines(width + step)
                if wider == current[at]:
                    continue
                gain = (before - _height([*current[:at], wider, *current[at + 1 :]])) / step
                if best is None or gain > best[0]:
                    best = gain, at, step, wider
        if best is None or best[0] <= 0:
            break
        _, at, step, current[at] = best
        made[at] += step
        room -= step
    return made


class _Column:
    """A column's cells, and how many lines each has at the widths that have been tried."""

    def __init__(self, cells: Sequence[Sequence[int]]) -> None:
        self._cells = cells
        self._tried: dict[int, list[int]] = {}

    def lines(self, width: int) -> list[int]:
        """The lines of each cell at a width."""
        if width not in self._tried:
            self._tried[width] = [_lines(cell, width) for cell in self._cells]
        return self._tried[width]


def _lines(cell: Sequence[int], width: int) -> int:
    """How many lines a cell has."""
    return sum(ceil(length / width) for length in cell)


def _height(columns: Sequence[Sequence[int]]) -> float:
    """How high a table is, in lines: each row as high as its highest cell."""
    rows = list(zip(*columns, strict=True))
    return float(sum(max(row) for row in rows)) + _LINE_OF_ONE_CELL * sum(map(sum, rows))
