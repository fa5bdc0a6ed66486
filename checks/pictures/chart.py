"""What every chart is: something that draws itself in a layout and has a table of the same values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from checks.facts.model import Fact
from checks.pictures.drawing import Drawing, Layout


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: a fact's value (``bare``: without its unit, which the head names), an entry's name, or words."""

    fact: Fact | None = None
    bare: bool = False
    entry: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class DataTable:
    """The values of a chart in rows; the first cell of a row heads it."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Chart(Protocol):
    """A chart, frozen, with everything in it that its drawing and its table say."""

    @property
    def what(self) -> str:
        """What sort of picture it is, in words that begin its description: "Line chart"."""
        ...

    @property
    def notes(self) -> tuple[str, ...]:
        """What must be said of it: a value that the scale cannot show, a sign that is not plain."""
        ...

    def draw(self, layout: Layout) -> Drawing:
        """The chart in a layout."""
        ...

    def table(self) -> DataTable:
        """The same values in rows."""
        ...


def facts_in(table: DataTable) -> tuple[Fact, ...]:
    """Every fact of a table, once."""
    facts = {cell.fact.address: cell.fact for row in table.rows for cell in row if cell.fact is not None}
    return tuple(facts.values())
