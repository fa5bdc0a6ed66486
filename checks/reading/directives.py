"""The closed table of directives: how the argument, the options and the body of each are read.

A directive outside the table is a problem, because it could put words on a page that no check has seen. So
is one that takes its words from elsewhere: another file, another markup, another page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from checks.reading.document import PassageKind


class Reads(Enum):
    """How a part of a directive is read."""

    BLOCKS = "paragraphs, lists, tables, other directives"
    INLINE = "one run of text, with roles and emphasis"
    PLAIN = "text as it is written, without markup"
    CSV = "a table, whose cells hold blocks"
    LITERAL = "no prose: code, a path, a number, a class"
    REFUSED = "not allowed: its words would come from elsewhere"


@dataclass(frozen=True, slots=True)
class Directive:
    """How one directive is read.

    ``argument`` is ``None`` where there is none and text on the opening line belongs to the body. ``options``
    names those that show words (or are refused); all others are literal. ``title`` is the kind of passage
    that the argument gives; ``first`` and ``items``, where given, those of the body's first paragraph and of
    the text in its lists. A ``is_request`` directive asks for something that the records give: what it asks is kept in
    the document, for the rules to hold against them.
    """

    body: Reads = Reads.BLOCKS
    argument: Reads | None = None
    options: Mapping[str, Reads] = field(default_factory=dict)
    title: PassageKind = PassageKind.TITLE
    first: PassageKind | None = None
    items: PassageKind | None = None
    in_own_voice: bool = True
    is_card: bool = False
    is_request: bool = False


GENERATED = Directive(argument=Reads.LITERAL, body=Reads.LITERAL)
"""A handbook's own directive that writes what the records hold: it has no prose of its own."""

_PLAIN_BOX = Directive()
_TITLED_BOX = Directive(argument=Reads.INLINE)
_STYLED_BOX = Directive(argument=Reads.LITERAL)
_LITERAL = Directive(argument=Reads.LITERAL, body=Reads.LITERAL)
_PICTURE = {"alt": Reads.PLAIN}
_CARD = Directive(
    argument=Reads.INLINE,
    options={
        "header": Reads.INLINE,
        "footer": Reads.INLINE,
        "img-alt": Reads.PLAIN,
        "link-alt": Reads.PLAIN,
    },
    is_card=True,
)

DIRECTIVES: Mapping[str, Directive] = MappingProxyType(
    {
        # boxes
        "note": _PLAIN_BOX,
        "tip": _PLAIN_BOX,
        "hint": _PLAIN_BOX,
        "important": _PLAIN_BOX,
        "attention": _PLAIN_BOX,
        "caution": _PLAIN_BOX,
        "warning": _PLAIN_BOX,
        "danger": _PLAIN_BOX,
        "error": _PLAIN_BOX,
        "seealso": _PLAIN_BOX,
        "admonition": _TITLED_BOX,
        "topic": _TITLED_BOX,
        "sidebar": Directive(argument=Reads.INLINE, options={"subtitle": Reads.INLINE}),
        "rubric": Directive(argument=Reads.INLINE, body=Reads.LITERAL),
        "container": _STYLED_BOX,
        "compound": _PLAIN_BOX,
        # the words of others
        "epigraph": Directive(in_own_voice=False),
        "pull-quote": Directive(in_own_voice=False),
        # pictures and tables
        "image": Directive(argument=Reads.LITERAL, body=Reads.LITERAL, options=_PICTURE),
        "figure": Directive(argument=Reads.LITERAL, options=_PICTURE, first=PassageKind.CAPTION),
        "table": Directive(argument=Reads.INLINE, title=PassageKind.CAPTION),
        "list-table": Directive(argument=Reads.INLINE, title=PassageKind.CAPTION, items=PassageKind.TABLE_CELL),
        "csv-table": Directive(
            argument=Reads.INLINE,
            title=PassageKind.CAPTION,
            body=Reads.CSV,
            options={
                "header": Reads.CSV,
                "file": Reads.REFUSED,
                "url": Reads.REFUSED,
                "delim": Reads.REFUSED,
                "quote": Reads.REFUSED,
                "escape": Reads.REFUSED,
                "keepspace": Reads.REFUSED,
            },
        ),
        # sphinx-design
        "card": _CARD,
        "grid-item-card": _CARD,
        "card-header": _PLAIN_BOX,
        "card-footer": _PLAIN_BOX,
        "grid": _STYLED_BOX,
        "grid-item": _PLAIN_BOX,
        "div": _STYLED_BOX,
        "dropdown": _TITLED_BOX,
        "tab-set": _PLAIN_BOX,
        "tab-item": _TITLED_BOX,
        # no prose
        "code-block": Directive(argument=Reads.LITERAL, body=Reads.LITERAL, options={"caption": Reads.INLINE}),
        "math": _LITERAL,
        "toctree": Directive(body=Reads.LITERAL, options={"caption": Reads.PLAIN}),
        "bibliography": _LITERAL,
    }
)
"""Every directive that prose may use, besides a handbook's own."""

ELSEWHERE = "Write the words here, where the checks can read them."

REFUSED: Mapping[str, str] = MappingProxyType(
    {
        "eval-rst": "Write it in MyST: the checks do not read reStructuredText.",
        "include": ELSEWHERE,
        "literalinclude": "Put the listing into a `code-block`.",
        "only": "Write what holds for every form of the handbook.",
        "ifconfig": "Write what holds for every form of the handbook.",
        "raw": "Write it in MyST: the checks do not read raw markup.",
        "contents": "Leave it out: the theme shows the page's contents.",
        "glossary": "Write an entry for each term, or a definition list.",
        "replace": ELSEWHERE,
        "versionadded": "Say in a `note` what changed, and when.",
        "versionchanged": "Say in a `note` what changed, and when.",
        "deprecated": "Say in a `note` what changed, and when.",
        "parsed-literal": "Use a `code-block` for code, a list or table for text.",
    }
)
"""Directives that are known and not allowed, and what to write instead."""
