"""Writing Typst code: every text as a string literal, everything else as calls of functions.

A string literal is the only place where words of a manuscript stand in the code, and :func:`string` is the only
function that writes one; nothing in a manuscript can be taken for markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

NOTHING = "none"
_ESCAPED = {"\\": "\\\\", '"': '\\"'}


def string(text: str) -> str:
    """A literal of just this text."""
    if text.isprintable():  # as nearly all is; what is written character by character takes ten times as long
        escaped = text.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    return '"' + "".join(_ESCAPED.get(character) or _plain(character) for character in text) + '"'


def _plain(character: str) -> str:
    return character if character.isprintable() else f"\\u{{{ord(character):x}}}"


def optional(text: str | None) -> str:
    """A literal, or ``none`` where there is no text."""
    return string(text) if text else NOTHING


def array(items: Iterable[str]) -> str:
    """An array of pieces of code."""
    return "(" + "".join(f"{item}, " for item in items) + ")"


def dictionary(items: Mapping[str, str]) -> str:
    """A dictionary of pieces of code by texts."""
    pairs = "".join(f"{string(key)}: {value}, " for key, value in items.items())
    return f"({pairs or ':'})"


def truth(value: bool) -> str:
    """``true`` or ``false``."""
    return "true" if value else "false"


def block(parts: Iterable[str]) -> str:
    """Pieces of code one after the other, as one piece of content."""
    code = "\n".join(parts)
    return f"{{{code}}}" if code else "[]"


def call(function: str, *arguments: str, **named: str | None) -> str:
    """A call of a function; a named argument that is ``None`` is left out."""
    given = [f"{name.replace('_', '-')}: {value}" for name, value in named.items() if value is not None]
    return f"{function}({', '.join([*given, *arguments])})"
