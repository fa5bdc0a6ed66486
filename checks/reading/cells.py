"""The cells of tables, each with its place: Markdown's rows between pipes, and comma-separated values."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.common.utils import MD_TRIM_CHARS

from checks.reading.positions import SourceView, join_views

_PIPE = re.compile(r"(\\?)\|")


def row_cells(view: SourceView, start: int, end: int) -> list[SourceView]:
    r"""The cells of one row of a Markdown table, trimmed, with ``\|`` as a pipe."""
    start, end = _trim(view.text, start, end)
    cells: list[SourceView] = []
    stretches: list[tuple[int, int]] = []
    done = start
    for match in _PIPE.finditer(view.text, start, end):
        if match[1]:
            stretches.append((done, match.start()))
            done = match.end() - 1
        else:
            cells.append(_cell(view, [*stretches, (done, match.start())]))
            stretches, done = [], match.end()
    cells.append(_cell(view, [*stretches, (done, end)]))
    if view.text.startswith("|", start):
        del cells[0]
    if cells and end > start and view.text[end - 1] == "|" and not view.text.startswith("\\|", end - 2):
        del cells[-1]
    return cells


def csv_rows(view: SourceView) -> list[list[SourceView]]:
    """The cells of comma-separated rows, as the ``csv-table`` directive takes them apart.

    ``ValueError`` says, with the offset in the view as its second argument, where they are malformed.
    """
    return list(_CsvReader(view).rows())


class _CsvReader:
    """Reads cells one by one: quoted with doubled quotes inside, or bare up to the next comma."""

    def __init__(self, view: SourceView) -> None:
        self.view = view
        self.text = view.text.rstrip("\n") + "\n"
        self.at = 0

    def rows(self) -> Iterator[list[SourceView]]:
        while self.at < len(self.text):
            if self.text[self.at] == "\n":
                self.at += 1
                continue
            row = [self._cell()]
            while self.text[self.at] == ",":
                self.at += 1
                row.append(self._cell())
            self.at += 1
            yield row

    def _cell(self) -> SourceView:
        while self.text[self.at] == " ":
            self.at += 1
        if self.text[self.at] == '"':
            return self._quoted()
        start = self.at
        self.at = _first_of(self.text, ",\n", start)
        return _cell(self.view, [(start, self.at)])

    def _quoted(self) -> SourceView:
        opened = self.at
        self.at += 1
        stretches: list[tuple[int, int]] = []
        start = self.at
        while True:
            quote = self.text.find('"', self.at)
            if quote < 0:
                raise ValueError("a quoted cell is not closed", opened)
            self.at = quote + 1
            if not self.text.startswith('"', self.at):
                break
            stretches.append((start, self.at))
            self.at += 1
            start = self.at
        if self.text[self.at] not in ",\n":
            raise ValueError("text follows a quoted cell", self.at)
        return _cell(self.view, [*stretches, (start, quote)])


def _first_of(text: str, characters: str, start: int) -> int:
    return min(found for found in (text.find(mark, start) for mark in characters) if found >= 0)


def _cell(view: SourceView, stretches: list[tuple[int, int]]) -> SourceView:
    """The view of a cell made of stretches of a row, without the space around it."""
    bounds = [list(stretch) for stretch in stretches]
    bounds[0][0] = _trim(view.text, *bounds[0])[0]
    bounds[-1][1] = max(_trim(view.text, *bounds[-1])[1], bounds[-1][0])
    return join_views([(view, begin, view.text[begin:stop]) for begin, stop in bounds])


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in MD_TRIM_CHARS:
        start += 1
    while end > start and text[end - 1] in MD_TRIM_CHARS:
        end -= 1
    return start, end
