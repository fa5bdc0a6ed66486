"""Roles: the closed table of those that prose may use, and what each shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType


class Shows(Enum):
    """What a reader of the page sees of a role."""

    REFERENCE = "the text of `text <target>`; of a target alone what its display gives"
    TERM = "the text of `text <target>`; of a target alone the target"
    CONTENT = "its content"
    ABBREVIATION = "its content, less an explanation in brackets at the end"
    NOTHING = "no prose: code, mathematics, a citation"


@dataclass(frozen=True, slots=True)
class Role:
    """One role in a text, such as ``{fact}`about 70,400 warheads <world-stockpile.peak>```.

    ``content`` is what stands between the backticks, line ends as spaces. ``text`` is the explicit text, or
    ``None`` where the content is the target alone. All offsets are into the source: ``start`` and ``end`` of
    the whole role with name and backticks, ``text_start`` and ``text_end`` of its explicit text (or else of
    its content), ``target_start`` and ``target_end`` of its target.
    """

    name: str
    content: str
    text: str | None
    target: str
    start: int
    end: int
    text_start: int
    text_end: int
    target_start: int
    target_end: int


ROLES: Mapping[str, Shows] = MappingProxyType(
    {
        "fact": Shows.REFERENCE,
        "claim": Shows.REFERENCE,
        "exempt": Shows.REFERENCE,
        "term": Shows.TERM,
        "ref": Shows.REFERENCE,
        "doc": Shows.REFERENCE,
        "numref": Shows.REFERENCE,
        "any": Shows.REFERENCE,
        "download": Shows.REFERENCE,
        "abbr": Shows.ABBREVIATION,
        "abbreviation": Shows.ABBREVIATION,
        "dfn": Shows.CONTENT,
        "emphasis": Shows.CONTENT,
        "strong": Shows.CONTENT,
        "sub": Shows.CONTENT,
        "subscript": Shows.CONTENT,
        "sup": Shows.CONTENT,
        "superscript": Shows.CONTENT,
        "title": Shows.CONTENT,
        "title-reference": Shows.CONTENT,
        "cite": Shows.NOTHING,
        "code": Shows.NOTHING,
        "command": Shows.NOTHING,
        "file": Shows.NOTHING,
        "kbd": Shows.NOTHING,
        "literal": Shows.NOTHING,
        "samp": Shows.NOTHING,
        "eq": Shows.NOTHING,
        "math": Shows.NOTHING,
    }
)
"""Every role that prose may use, and what it shows."""

_EXPLICIT = re.compile(r"(.+?)\s*<(.*?)>$", re.DOTALL)
_EXPLANATION = re.compile(r"\s*\((.*)\)$", re.DOTALL)


Display = Callable[[Role], str | None]
"""Gives the text that a role without explicit text shows, or ``None`` where that is no prose."""


@dataclass(frozen=True, slots=True)
class RoleContent:
    """A role's content taken apart; spans are into the content."""

    text: str | None
    target: str
    text_span: tuple[int, int]
    target_span: tuple[int, int]


def split_reference(content: str) -> RoleContent:
    """Take ``text <target>`` apart as Sphinx does; a content without one is a target."""
    match = _EXPLICIT.match(content)
    if match:
        return RoleContent(match[1], match[2], match.span(1), match.span(2))
    whole = (0, len(content))
    return RoleContent(None, content, whole, whole)


def split_abbreviation(content: str) -> tuple[tuple[int, int], tuple[int, int] | None]:
    """Where in ``START (Strategic …)`` the abbreviation stands, and where what it is short for."""
    match = _EXPLANATION.search(content)
    if match is None:
        return (0, len(content)), None
    return (0, match.start()), match.span(1)
