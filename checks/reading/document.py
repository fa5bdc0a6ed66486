"""What the reader yields: passages of text as a visitor sees them, each character with its place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from checks.reading.roles import Role

OPAQUE = "\ufffc"
"""Stands in a passage for what is no prose (code, mathematics, an image, a citation), so that nothing joins
across it.
"""


class PassageKind(StrEnum):
    """Where on the page a passage stands."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list-item"
    TABLE_CELL = "table-cell"
    DEFINITION_TERM = "definition-term"
    DEFINITION = "definition"
    FOOTNOTE = "footnote"
    TITLE = "title"  # of an admonition, card, tab or dropdown
    CAPTION = "caption"  # of a figure, table or listing
    ATTRIBUTION = "attribution"  # of a quotation
    ALTERNATIVE = "alternative"  # what stands for an image
    TOOLTIP = "tooltip"  # the title of a link or image, an abbreviation spelt out


class Piece(NamedTuple):
    """A run of a passage's text: where it starts there, and from where to where its source reaches.

    A verbatim piece is the source's own characters, one for one. Any other (an entity, a value that a role
    shows, a line end shown as a space) stands for its source as a whole.
    """

    start: int
    source: int
    source_end: int
    verbatim: bool


class PlacedRole(NamedTuple):
    """A role, and the stretch of the passage's text that it shows."""

    role: Role
    start: int
    end: int


class Cell(NamedTuple):
    """Where in a table a passage stands: which table of its text, which row and which column, from 0."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Passage:
    """One run of text that a visitor reads without a break.

    ``text`` has no markup: emphasis and links leave their words, roles show theirs, and what is no prose
    leaves :data:`OPAQUE`. ``level`` is a heading's level, otherwise 0. ``in_own_voice`` is false in a
    quotation, where the handbook lets someone else speak. ``cell`` is its place in a table of rows and
    columns, ``None`` elsewhere.
    """

    kind: PassageKind
    text: str
    roles: tuple[PlacedRole, ...]
    pieces: tuple[Piece, ...]
    level: int = 0
    in_own_voice: bool = True
    cell: Cell | None = None

    def source_offset(self, index: int) -> int:
        """Where in the source the character at ``index`` stands, or what it stands for starts."""
        piece = self.pieces[bisect_right(self.pieces, index, key=_start) - 1]
        return piece.source + (index - piece.start if piece.verbatim else 0)

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """From where to where the source reaches that ``text[start:end]`` shows."""
        if end <= start:
            return self.source_offset(start), self.source_offset(start)
        last = self.pieces[bisect_right(self.pieces, end - 1, key=_start) - 1]
        source_end = last.source + end - last.start if last.verbatim else last.source_end
        return self.source_offset(start), source_end


def _start(piece: Piece) -> int:
    return piece.start


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The YAML at the head of a page: its text, where that starts and ends, and on which line."""

    text: str
    start: int
    end: int
    first_line: int


@dataclass(frozen=True, slots=True)
class Link:
    """A link's destination, and where its text stands."""

    target: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Target:
    """An id that a page gives to what follows: ``(id)=`` or ``{#id}``."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A part of a request, as it is written, and where it stands."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Request:
    """A directive that asks for something that the records give: its argument, its options, whether it has a body."""

    name: str
    argument: Asked
    options: Mapping[str, Asked]
    has_body: bool


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something that the reader does not read, or that does not say what its author meant."""

    start: int
    end: int
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Document:
    """One MyST text, read."""

    path: str
    text: str
    front_matter: FrontMatter | None
    passages: tuple[Passage, ...]
    roles: tuple[Role, ...]
    links: tuple[Link, ...]
    targets: tuple[Target, ...]
    problems: tuple[Problem, ...]
    requests: tuple[Request, ...] = ()

    @property
    def headings(self) -> tuple[Passage, ...]:
        """The passages that are headings, in order."""
        return tuple(passage for passage in self.passages if passage.kind is PassageKind.HEADING)
