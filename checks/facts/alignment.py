"""Where each character of a YAML scalar's value stands in its source, in whichever style it is written."""

from __future__ import annotations

_ESCAPE_LENGTH = {"x": 4, "u": 6, "U": 10}
"""How long an escape is that gives a character by its number, by its letter; the others are two long."""


def aligned(value: str, source: str, style: str) -> list[int]:
    """For each character of ``value``, its place in ``source``, a scalar with its quotes or block indicator.

    ``style`` is YAML's: ``"``, ``'``, ``|``, ``>``, or empty for a plain scalar. ``value`` may be stripped of
    white space at both ends. White space that was folded stands where its line breaks. Linear in the source.
    """
    at = source.find("\n") + 1 if style in ("|", ">") else len(style)
    if _is_verbatim(value, source, style):
        return list(range(at, at + len(value)))
    places = []
    for character in value:
        if not character.isspace():
            at = _after_space(source, at, style)
        places.append(min(at, max(len(source) - 1, 0)))
        if not character.isspace() or _begins_escape(source, at, style) or source[at : at + 1].isspace():
            at += _written_length(source, at, style)
    return places


def _is_verbatim(value: str, source: str, style: str) -> bool:
    """Whether the source writes the value just as it is, on one line and with nothing escaped."""
    escape = {'"': "\\", "'": "'"}.get(style, "")
    is_block = style in ("|", ">")
    return not is_block and source.startswith(value, len(style)) and not (escape and escape in value)


def _after_space(source: str, at: int, style: str) -> int:
    """Past white space, and in double quotes past line breaks that are escaped away."""
    while at < len(source):
        if source[at].isspace():
            at += 1
        elif style == '"' and source[at] == "\\" and source[at + 1 : at + 2] in ("\r", "\n"):
            at += 2
        else:
            break
    return at


def _begins_escape(source: str, at: int, style: str) -> bool:
    return style == '"' and source[at : at + 1] == "\\"


def _written_length(source: str, at: int, style: str) -> int:
    """How many characters of the source write the one that stands there."""
    if _begins_escape(source, at, style):
        return _ESCAPE_LENGTH.get(source[at + 1 : at + 2], 2)
    return 2 if style == "'" and source.startswith("''", at) else 1
