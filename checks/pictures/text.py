"""How wide words will be, near enough to place labels: no font is opened."""

from __future__ import annotations

from collections.abc import Iterable

SIZE = 13.0
"""The size of all text that does not stand back, in drawing units."""

_WIDTHS = {
    0.22: " ",
    0.26: ",.:;'|·’ijlI",
    0.30: "!()[]{}-f",
    0.35: "/\\rt",
    0.43: '*?sz"“”',
    0.47: "cvxyJY",
    0.54: "AESTVXZFL`bhnouh",
    0.58: "CKPRBdpq",
    0.64: "DGUHN&",
    0.68: "OQ",
    0.74: "w",
    0.76: "M",
    0.83: "mW@%—",
}
_WIDTH = {character: width for width, characters in _WIDTHS.items() for character in characters}
_OTHER = 0.52
_CAPITAL = 0.64
_BOLD = 1.045
_SPARE = 1.05
"""So much wider a font may be that stands in for the one meant."""


def width(text: str, size: float = SIZE, *, bold: bool = False) -> float:
    """The width of a line in a humanist sans serif (measured on Source Sans), in drawing units."""
    em = sum(_WIDTH.get(character) or (_CAPITAL if character.isupper() else _OTHER) for character in text)
    return em * size * _SPARE * (_BOLD if bold else 1.0)


def wrapped(text: str, room: float, size: float = SIZE, *, bold: bool = False) -> tuple[str, ...]:
    """The text in lines of at most ``room``, broken between words; a longer word has a line to itself."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def widest(texts: Iterable[str], size: float = SIZE, *, bold: bool = False) -> float:
    """The width of the widest of some lines; 0 for none."""
    return max((width(text, size, bold=bold) for text in texts), default=0.0)
