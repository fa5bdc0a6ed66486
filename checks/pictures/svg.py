"""A drawing as SVG.

One writer, two variants. On a page (:func:`for_page`) colours are classes that the style sheet fills, so that the
picture follows light and dark; it has a title, a description and links, and every mark names its fact. For print
(:func:`for_print`) colours and font are literal, and nothing depends on a style sheet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from checks.pictures.drawing import Drawing, Group, Line, Mark, Marker, Rectangle, Shape, Text, marks_in
from checks.pictures.styles import PRINT, Style, Symbol
from checks.pictures.text import SIZE

FONT = "'Source Sans 3', sans-serif"
"""Quoted, since a word of a name that begins with a digit is none to CSS."""
_REGULAR, _BOLD = 400, 600
_NAMESPACE = "http://www.w3.org/2000/svg"


@dataclass(frozen=True, slots=True)
class OnPage:
    """The variant for a page.

    ``title`` and ``description`` are plain words, ``prefix`` begins the ids and is the page's only one of its kind;
    ``reason`` says why the figures in them are not bound here; ``href`` gives the address of a fact or an entry.
    """

    title: str
    description: str
    prefix: str
    name: str
    reason: str
    href: Callable[[str], str]


def for_page(drawing: Drawing, variant: OnPage) -> str:
    """The SVG element for a page.

    It is one image to those who hear the page; where it has links it is a group instead, since what stands within an
    image cannot be reached.
    """
    role = "group" if any(mark.link for mark in marks_in(drawing)) else "img"
    reason = escape(variant.reason)
    title, description = f"{variant.prefix}-title", f"{variant.prefix}-description"
    head = (
        f'<svg xmlns="{_NAMESPACE}" class="drawing {variant.name}" role="{role}" viewBox="0 0 {_size(drawing)}" '
        f'aria-labelledby="{title} {description}" font-size="{_number(SIZE)}" fill="none">'
        f'<title id="{title}" data-exempt="{reason}">{_words(variant.title)}</title>'
        f'<desc id="{description}" data-exempt="{reason}">{_words(variant.description)}</desc>'
    )
    return head + "".join(_Writer(_classes, variant.href).shapes(drawing.shapes)) + "</svg>"


def for_print(drawing: Drawing) -> str:
    """The SVG document for print and electronic books."""
    width, height = _number(drawing.width), _number(drawing.height)
    head = (
        f'<svg xmlns="{_NAMESPACE}" width="{width}" height="{height}" viewBox="0 0 {_size(drawing)}" '
        f'font-family="{FONT}" font-size="{_number(SIZE)}"{_variation(_REGULAR)} fill="none">'
    )
    return head + "".join(_Writer(_literals, None).shapes(drawing.shapes)) + "</svg>"


class _Writer:
    """Writes shapes with one way of painting; without ``href`` it writes marks without address or link."""

    def __init__(self, paint: Callable[[Style], str], href: Callable[[str], str] | None) -> None:
        self._paint = paint
        self._href = href

    def shapes(self, shapes: tuple[Shape, ...]) -> Iterator[str]:
        for shape in shapes:
            yield self._mark(shape) if isinstance(shape, Mark) else self._shape(shape)

    def _mark(self, mark: Mark) -> str:
        content = "".join(self.shapes(mark.shapes))
        if self._href is None:
            return content
        name, said = ("data-fact", mark.fact) if mark.fact else ("data-exempt", mark.exempt)
        tip = f"<title>{_words(mark.tip)}</title>" if mark.tip else ""
        if mark.link:
            href = escape(self._href(mark.link))
            return f'<a href="{href}" {name}="{escape(said)}">{tip}{content}</a>'
        if len(mark.shapes) == 1 and not isinstance(mark.shapes[0], Mark | Group):
            return self._shape(mark.shapes[0], f' {name}="{escape(said)}"', tip)
        return f'<g {name}="{escape(said)}">{tip}{content}</g>'

    def _shape(self, shape: Shape, attributes: str = "", inside: str = "") -> str:
        match shape:
            case Line():
                return self._path(_through(shape.points), shape.style, attributes, inside)
            case Rectangle():
                place = f'x="{_number(shape.x)}" y="{_number(shape.y)}"'
                size = f'width="{_number(max(shape.width, 0.0))}" height="{_number(shape.height)}"'
                return _closed(f"rect {place} {size}{self._paint(shape.style)}{attributes}", "rect", inside)
            case Marker():
                return self._marker(shape, attributes, inside)
            case Text():
                return self._text(shape, attributes, inside)
            case Group():
                return f"<g{self._paint(shape.style)}>{''.join(self.shapes(shape.shapes))}</g>"
            case Mark():
                return self._mark(shape)

    def _path(self, path: str, style: Style, attributes: str, inside: str) -> str:
        return _closed(f'path d="{path}"{self._paint(style)}{attributes}', "path", inside)

    def _marker(self, marker: Marker, attributes: str, inside: str) -> str:
        x, y, r = marker.x, marker.y, marker.radius
        if marker.symbol is Symbol.DOT:
            place = f'cx="{_number(x)}" cy="{_number(y)}" r="{_number(r)}"'
            return _closed(f"circle {place}{self._paint(marker.style)}{attributes}", "circle", inside)
        corners = {
            Symbol.SQUARE: ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
            Symbol.DIAMOND: ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
            Symbol.TRIANGLE: ((0, -1.2), (1.15, 0.85), (-1.15, 0.85)),
        }[marker.symbol]
        path = _through(tuple((x + across * r, y + down * r) for across, down in corners)) + "Z"
        return self._path(path, marker.style, attributes, inside)

    def _text(self, text: Text, attributes: str, inside: str) -> str:
        anchor = f' text-anchor="{text.anchor}"' if text.anchor != "start" else ""
        size = f' font-size="{_number(text.size)}"' if text.size != SIZE else ""
        paint = self._paint(text.style)
        start = f'<text x="{_number(text.x)}" y="{_number(text.y)}"{anchor}{size}{paint}{attributes}>'
        return f"{start}{inside}{_words(text.text)}</text>"


def _classes(style: Style) -> str:
    """A style whose colours are classes."""
    classes = [f"fill-{style.fill}"] if style.fill else []
    classes += [f"stroke-{style.stroke}"] if style.stroke else []
    named = f' class="{" ".join(classes)}"' if classes else ""
    return named + _lines(style)


def _literals(style: Style) -> str:
    """A style with its colours for print."""
    fill = f' fill="{PRINT[style.fill]}"' if style.fill else ""
    stroke = f' stroke="{PRINT[style.stroke]}"' if style.stroke else ""
    return f"{fill}{stroke}{_lines(style)}" + (_variation(_BOLD) if style.bold else "")


def _variation(weight: int) -> str:
    """The weight of a variable font, which typesetters set at its lightest where only ``font-weight`` asks for 400."""
    return f" style=\"font-variation-settings:'wght' {weight}\""


def _lines(style: Style) -> str:
    """The parts of a style that are the same everywhere."""
    parts = f' stroke-width="{_number(style.width)}"' if style.stroke and style.width != 1 else ""
    parts += f' stroke-dasharray="{style.dash}"' if style.dash else ""
    parts += ' fill-opacity="0"' if style.clear else ""
    parts += ' stroke-linejoin="round" paint-order="stroke"' if style.halo else ""
    return parts + (f' font-weight="{_BOLD}"' if style.bold else "")


def _through(points: tuple[tuple[float, float], ...]) -> str:
    """A path through points, each told by its distance from the one before: that is half as long."""
    tenths = [(round(10 * x), round(10 * y)) for x, y in points]
    steps = ((x - before[0], y - before[1]) for before, (x, y) in pairwise(tenths))
    first, *others = (f"{_number(x / 10)} {_number(y / 10)}" for x, y in (tenths[0], *steps))
    return f"M{first}l{' '.join(others)}" if others else f"M{first}"


def _closed(start: str, name: str, inside: str) -> str:
    return f"<{start}>{inside}</{name}>" if inside else f"<{start}/>"


def _size(drawing: Drawing) -> str:
    return f"{_number(drawing.width)} {_number(drawing.height)}"


def _number(value: float) -> str:
    """A coordinate to a tenth of a unit, in as few characters as that takes."""
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")


def _words(text: str) -> str:
    """Words as XML takes them."""
    return escape("".join(character for character in text if character.isprintable() or character == " "), quote=False)
