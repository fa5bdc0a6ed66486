"""Taking a fence apart as MyST does: a directive's name, argument, options and body, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import dedent

from markdown_it.token import Token
from myst_parser.parsers.directives import is_option_line
from myst_parser.parsers.options import TokenizeError, ValueToken, options_to_tokens

from checks.reading.positions import SourceView, join_views

_CARD_RULER = re.compile(r"(\^{3,}|\+{3,})\s*$")


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a directive."""

    name: str
    value: SourceView


@dataclass(frozen=True, slots=True)
class DirectiveParts:
    """A directive taken apart. ``malformed_options`` says what is wrong with the options, if anything is."""

    argument: SourceView | None
    options: tuple[Option, ...]
    body: SourceView
    malformed_options: str = ""


class Fence:
    """A fenced block: what its opening line says, and the view of what it encloses."""

    def __init__(self, view: SourceView, token: Token) -> None:
        first, last = token.map or [0, 1]
        content = token.content
        info = token.info.strip()
        name = (info.split(maxsplit=1) or [""])[0]
        self._parent = view
        self._first_line = first
        self._opening = info[len(name) :].strip()
        self._is_colon = token.type == "colon_fence"
        self.directive = name[1:-1] if name.startswith("{") and name.endswith("}") else None
        self.is_closed = last - first - 1 > content.count("\n")
        self.content = view.lines(content, range(first + 1, last + 1))

    def take_apart(self, *, has_argument: bool) -> DirectiveParts:
        """The directive's parts; without an argument, text on the opening line begins the body."""
        opening = self._opening_view()
        text, is_nested = self.content.text, self._is_colon and self.content.text.startswith(":::")
        options, body_start, malformed = ((), 0, "") if is_nested else _options(self.content)
        body = self.content.part(body_start, len(text))
        if opening is not None and not has_argument:
            body = join_views([(opening, 0, opening.text + "\n"), (body, 0, body.text)])
            opening = None
        return DirectiveParts(opening, options, body, malformed)

    def _opening_view(self) -> SourceView | None:
        """What follows the directive's name on the opening line."""
        if not self._opening:
            return None
        start, end = self._parent.line(self._first_line)
        found = self._parent.text.rfind(self._opening, start, end)
        return self._parent.part(found, found + len(self._opening))


def _options(content: SourceView) -> tuple[tuple[Option, ...], int, str]:
    """The options at the head of a directive's content, where its body starts, what is wrong with them."""
    text = content.text
    if text.startswith("---"):
        block, body_start = _yaml_block(content)
    elif text.lstrip().startswith(":"):
        block, body_start = _colon_block(content)
    else:
        return (), 0, ""
    try:
        tokens, _ = options_to_tokens(block.text)
        options = tuple(Option(key.value, _value(block, value)) for key, value in tokens if value is not None)
    except TokenizeError as error:
        return (), body_start, error.problem
    return options, body_start, ""


def _yaml_block(content: SourceView) -> tuple[SourceView, int]:
    """Options between lines of three hyphens."""
    text = content.text
    start = text.find("\n") + 1
    closing = re.compile(r"^---+ ?", re.MULTILINE).search(text, start)
    if closing is None:
        return content.lines(dedent(text[start:]), _line_numbers(content, start)), len(text)
    block = dedent(text[start : closing.start()])
    after = closing.end() + 1 if text.startswith("\n", closing.end()) else closing.end()
    return content.lines(block, _line_numbers(content, start)), after


def _colon_block(content: SourceView) -> tuple[SourceView, int]:
    """Options on lines that begin with a colon."""
    lines, end = [], 0
    for line in content.text.splitlines(keepends=True):
        if not is_option_line(line):
            break
        lines.append(line.lstrip()[1:])
        end += len(line)
    return content.lines("".join(lines), range(len(content.text))), end


def _line_numbers(content: SourceView, start: int) -> range:
    return range(content.text.count("\n", 0, start), len(content.text))


def _value(block: SourceView, token: ValueToken) -> SourceView:
    """An option's value, which stands in the block as it is written unless it is quoted or folded."""
    written = block.text.find(token.value, token.start.index, token.end.index) if token.value else -1
    if written >= 0:
        return block.part(written, written + len(token.value))
    origin = block.offset(token.start.index)
    return SourceView(token.value, list(range(len(token.value) or 1)), [origin] * (len(token.value) or 1))


def attribution(view: SourceView, line: int, text: str) -> SourceView:
    """The attribution of a quotation, in a line of block attributes."""
    start, end = view.line(line)
    match = re.compile(r"attribution=[\"']?").search(view.text, start, end)
    found = view.text.find(text, match.end() if match else start, end)
    return view.part(found, found + len(text))


def card_rulers(body: SourceView) -> Iterator[int]:
    """The lines of a card's body that would divide it into header, body and footer."""
    for number, line in enumerate(body.text.split("\n")):
        if _CARD_RULER.match(line):
            yield number
