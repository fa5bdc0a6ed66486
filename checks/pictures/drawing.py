"""A drawing: shapes with their styles, some of them marks that show a fact. Frozen; ``y`` runs downwards."""

from __future__ import annotations

from dataclasses import dataclass

from checks.pictures.styles import Style, Symbol
from checks.pictures.text import SIZE


@dataclass(frozen=True, slots=True)
class Layout:
    """How wide a drawing is, in the units of :data:`~checks.pictures.text.SIZE`; narrow ones put names above."""

    name: str
    width: float
    is_narrow: bool = False


WIDE = Layout("wide", 720)
NARROW = Layout("narrow", 340, is_narrow=True)
PRINT = Layout("print", 560)


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points."""

    points: tuple[tuple[float, float], ...]
    style: Style


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A rectangle by its upper left corner."""

    x: float
    y: float
    width: float
    height: float
    style: Style


@dataclass(frozen=True, slots=True)
class Marker:
    """A small sign about a point; ``radius`` is half its width."""

    x: float
    y: float
    radius: float
    symbol: Symbol
    style: Style


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text; ``y`` is its base line, ``anchor`` the part of it that lies at ``x``: start, middle or end."""

    x: float
    y: float
    text: str
    style: Style
    anchor: str = "start"
    size: float = SIZE


@dataclass(frozen=True, slots=True)
class Group:
    """Shapes painted alike: those in it have :data:`~checks.pictures.styles.INHERITED` as their style."""

    shapes: tuple[Shape, ...]
    style: Style


@dataclass(frozen=True, slots=True)
class Mark:
    """Shapes that show something: exactly one of ``fact``, an address, and ``exempt``, a reason why it is no fact.

    ``link`` is the address of the fact or the id of the entry to which a click leads; ``tip`` is what hovering says.
    """

    shapes: tuple[Shape, ...]
    fact: str = ""
    exempt: str = ""
    link: str = ""
    tip: str = ""


Shape = Line | Rectangle | Marker | Text | Group | Mark


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished drawing."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


def scale_marks(*shapes: Shape) -> Mark:
    """The parts of a scale: grid, axis and what is written at the ticks."""
    return Mark(shapes, exempt="scale")


def name_mark(*shapes: Shape) -> Mark:
    """Names and heads, which may hold a figure and are none."""
    return Mark(shapes, exempt="name")


def marks_in(drawing: Drawing) -> tuple[Mark, ...]:
    """Every mark of a drawing, those within marks too."""
    found: list[Mark] = []
    todo: list[Shape] = list(reversed(drawing.shapes))
    while todo:
        shape = todo.pop()
        if isinstance(shape, Mark):
            found.append(shape)
        if isinstance(shape, Mark | Group):
            todo += reversed(shape.shapes)
    return tuple(found)
