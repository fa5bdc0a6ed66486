"""How the parts of a drawing look: inks by name, and what each sort of shape does with them.

A page names the inks by class and gives them colours in ``theme/static/pictures.css``, for light and dark; print takes
the colours of :data:`PRINT`. Colour never speaks alone: each series has a dash and a marker of its own too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Ink(StrEnum):
    """The colours of a picture, by what they are for."""

    TEXT = "text"
    MUTED = "muted"
    GRID = "grid"
    GROUND = "ground"
    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    FOURTH = "fourth"
    FIRST_PALE = "first-pale"


PRINT: Mapping[Ink, str] = {
    Ink.TEXT: "#1d1c1a",
    Ink.MUTED: "#5a574f",
    Ink.GRID: "#d8d3c4",
    Ink.GROUND: "#ffffff",
    Ink.FIRST: "#1f5a94",
    Ink.SECOND: "#b5391f",
    Ink.THIRD: "#55524a",
    Ink.FOURTH: "#7a6000",
    Ink.FIRST_PALE: "#a9c6e2",
}
"""Literal colours on white paper; each ink of text and line keeps a contrast of at least 4.5 to 1."""


class Symbol(StrEnum):
    """The form of a marker."""

    DOT = "dot"
    SQUARE = "square"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"


@dataclass(frozen=True, slots=True)
class Style:
    """What a shape is painted with; widths and dashes in drawing units. A ``halo`` is stroked behind the fill.

    What is ``clear`` is not seen, and can be clicked.
    """

    fill: Ink | None = None
    stroke: Ink | None = None
    width: float = 0.0
    dash: str = ""
    bold: bool = False
    halo: bool = False
    clear: bool = False


@dataclass(frozen=True, slots=True)
class SeriesStyle:
    """How one of several series looks: its line, its markers, its name, and values that are written at it."""

    line: Style
    marker: Style
    symbol: Symbol
    label: Style
    value: Style


def _label(ink: Ink, *, bold: bool = False) -> Style:
    return Style(fill=ink, stroke=Ink.GROUND, width=3.5, bold=bold, halo=True)


def _series(ink: Ink, dash: str, symbol: Symbol) -> SeriesStyle:
    line, marker = Style(stroke=ink, width=2, dash=dash), Style(fill=ink)
    return SeriesStyle(line, marker, symbol, _label(ink, bold=True), _label(ink))


INHERITED = Style()
GRID = Style(stroke=Ink.GRID, width=0.75)
AXIS = Style(stroke=Ink.MUTED, width=1)
LEADER = Style(stroke=Ink.MUTED, width=0.75)
TICK = _label(Ink.MUTED)
NAME = _label(Ink.TEXT)
HEAD = _label(Ink.TEXT, bold=True)
VALUE = _label(Ink.TEXT)
NOTE = _label(Ink.MUTED)
BAR = Style(fill=Ink.FIRST)
BAR_PALE = Style(fill=Ink.FIRST_PALE)
PENDING = Style(fill=Ink.GROUND, stroke=Ink.FIRST, width=1.25, dash="3 2")
RUNNING = Style(fill=Ink.FIRST, stroke=Ink.FIRST, width=1.25)
PAUSED = Style(fill=Ink.FIRST_PALE, stroke=Ink.FIRST, width=1.25)
DOUBT = Style(fill=Ink.GROUND, stroke=Ink.MUTED, width=1, dash="2 2")
HOLLOW = Style(fill=Ink.GROUND, stroke=Ink.FIRST, width=1.75)
SOLID = Style(fill=Ink.FIRST, stroke=Ink.FIRST, width=1.75)
RANGE = Style(stroke=Ink.FIRST, width=4)
ARROW = Style(stroke=Ink.FIRST, width=1.75)
CUT = Style(stroke=Ink.GROUND, width=5)
MARK = Style(stroke=Ink.TEXT, width=1.75)
TARGET = Style(fill=Ink.GROUND, clear=True)

SERIES: tuple[SeriesStyle, ...] = (
    _series(Ink.FIRST, "", Symbol.DOT),
    _series(Ink.SECOND, "7 3", Symbol.SQUARE),
    _series(Ink.THIRD, "2 3", Symbol.DIAMOND),
    _series(Ink.FOURTH, "9 3 2 3", Symbol.TRIANGLE),
)
"""The series of a chart in order; a chart has no more than there are here."""
