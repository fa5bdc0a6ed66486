"""From the inline tokens of one block to the text that a visitor reads, each character with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from markdown_it.token import Token

from checks.reading.document import OPAQUE, Link, Piece, PlacedRole, Problem
from checks.reading.positions import SourceView
from checks.reading.roles import Display, Role, RoleContent, Shows, split_abbreviation, split_reference


@dataclass(frozen=True, slots=True)
class InlineText:
    """A run of text as a visitor reads it, without markup."""

    text: str
    pieces: tuple[Piece, ...]
    roles: tuple[PlacedRole, ...] = ()


@dataclass(slots=True)
class InlineResult:
    """What one block of inline tokens holds: its text, and what stands beside it."""

    main: InlineText
    alternatives: list[InlineText] = field(default_factory=list)
    tooltips: list[InlineText] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_inline(
    tokens: Iterable[Token], view: SourceView, roles: Mapping[str, Shows], display: Display | None
) -> InlineResult:
    """Read the tokens of an inline text, whose content is ``view``."""
    return _InlineReader(view, roles, display).read(tokens)


def as_written(view: SourceView) -> InlineText:
    """A text that is shown as it is written, without markup."""
    text = view.text.replace("\n", " ")
    pieces = [(start, origin) for start, origin in zip(view.starts, view.origins, strict=True) if start < len(text)]
    ends = [start for start, _ in pieces[1:]] + [len(text)]
    return InlineText(
        text,
        tuple(
            Piece(start, origin, origin + end - start, True) for (start, origin), end in zip(pieces, ends, strict=True)
        ),
    )


_LONGEST_ADDRESS = 5_000
"""How far behind a link's text its title is looked for."""


class _Run:
    """Collects a text piece by piece."""

    def __init__(self, view: SourceView) -> None:
        self.view = view
        self.size = 0
        self.parts: list[str] = []
        self.pieces: list[Piece] = []
        self.roles: list[PlacedRole] = []

    def verbatim(self, text: str, start: int) -> None:
        """Add the source's own characters, which stand at ``start`` in the view."""
        if not text:
            return
        size, view = self.size, self.view
        shift = view.shift(start, start + len(text))
        if shift is not None:
            self.pieces.append(Piece(size, start + shift, start + len(text) + shift, True))
        else:
            bounds = [*view.pieces(start, start + len(text)), (start + len(text), 0)]
            for (piece, origin), (following, _) in pairwise(bounds):
                source_end = origin + following - piece
                self.pieces.append(Piece(size + piece - start, origin, source_end, True))
        self.parts.append(text)
        self.size = size + len(text)

    def standing_for(self, text: str, start: int, end: int) -> None:
        """Add text that stands for a stretch of the view."""
        view = self.view
        self.pieces.append(Piece(self.size, view.offset(start), view.end_offset(max(end, start + 1)), False))
        self.parts.append(text)
        self.size += len(text)

    def finish(self) -> InlineText:
        """The collected text."""
        return InlineText("".join(self.parts), tuple(self.pieces), tuple(self.roles))


class _InlineReader:
    """Reads one block's inline tokens; one method a kind of token."""

    def __init__(self, view: SourceView, roles: Mapping[str, Shows], display: Display | None) -> None:
        self.view = view
        self.known_roles = roles
        self.display = display
        self.result = InlineResult(InlineText("", ()))
        self.run = _Run(view)
        self.open_links: list[tuple[Token, int]] = []
        self.readers: dict[str, Callable[[Token, int], None]] = {
            "text_special": self._special,
            "softbreak": self._line_end,
            "hardbreak": self._line_end,
            "myst_role": self._role,
            "code_inline": self._code,
            "math_inline": self._opaque,
            "math_inline_double": self._opaque,
            "footnote_ref": self._opaque,
            "image": self._image,
            "link_open": self._link_open,
            "link_close": self._link_close,
            "html_inline": self._html,
        }

    def read(self, tokens: Iterable[Token]) -> InlineResult:
        run, readers = self.run, self.readers
        for token in tokens:
            kind = token.type
            start = token.map[0] if token.map else 0
            if kind == "text":
                if self.open_links and self.open_links[-1][0].markup == "autolink":
                    self._address(token, start)
                else:
                    run.verbatim(token.content, start)
            elif kind in readers:
                readers[kind](token, start)
            elif kind not in _SILENT:
                self._problem(start, start + 1, f"“{kind}” is not read", "Write it in plain MyST.")
        self.result.main = run.finish()
        self._find_substitution()
        return self.result

    def _problem(self, start: int, end: int, message: str, hint: str) -> None:
        view = self.view
        self.result.problems.append(Problem(view.offset(start), view.end_offset(end), message, hint))

    def _special(self, token: Token, start: int) -> None:
        self.run.standing_for(token.content, start, start + len(token.markup))

    def _line_end(self, _token: Token, start: int) -> None:
        self.run.standing_for(" ", start, start + 1)

    def _opaque(self, _token: Token, start: int) -> None:
        self.run.standing_for(OPAQUE, start, start + 1)

    def _code(self, token: Token, start: int) -> None:
        end = self.view.text.find(token.markup, start + len(token.markup) + 1) + len(token.markup)
        self.run.standing_for(OPAQUE, start, end)

    def _html(self, token: Token, start: int) -> None:
        self._problem(
            start,
            start + len(token.content),
            f"raw HTML: {token.content.splitlines()[0]}",
            "Write it in MyST; for a note to other editors begin a line with %.",
        )
        self._opaque(token, start)

    # Links and images

    def _address(self, token: Token, start: int) -> None:
        """The text of ``<https://…>``, which MyST may decode."""
        start += 1
        written = self.view.text[start : start + len(token.content)]
        if written == token.content:
            self.run.verbatim(written, start)
        else:
            self.run.standing_for(token.content, start, self.view.text.find(">", start))

    def _link_open(self, token: Token, _start: int) -> None:
        self.open_links.append((token, self.run.size))

    def _link_close(self, token: Token, end: int) -> None:
        opened, size = self.open_links.pop()
        start = opened.map[0] if opened.map else 0
        if opened.markup == "autolink":
            start, end = start + 1, self.view.text.find(">", start)
        target = str(opened.attrs.get("href", ""))
        if self.run.size == size:  # the text is the target's own, which only Sphinx knows
            self._opaque(token, start)
        view = self.view
        self.result.links.append(Link(target, view.offset(start), view.end_offset(max(end, start + 1))))
        self._tooltip(opened, start, end)

    def _image(self, token: Token, start: int) -> None:
        self._opaque(token, start)
        content_start = start + 2
        content_end = content_start + len(token.content)
        reader = _InlineReader(self.view.part(content_start, content_end), self.known_roles, self.display)
        result = reader.read(child for child in token.children or () if child.type != "myst_role")
        if result.main.text.strip():
            self.result.alternatives.append(result.main)
        self.result.problems += result.problems
        if any(child.type == "myst_role" for child in token.children or ()):
            self._problem(start, content_end, "a role in an image's text is lost", "Write the figure in a caption.")
        self._tooltip(token, start, content_end)

    def _tooltip(self, token: Token, start: int, after: int) -> None:
        """The title of a link or image, which stands behind its text unless the link is defined elsewhere."""
        title = str(token.attrs.get("title", ""))
        if not title:
            return
        run, text = _Run(self.view), self.view.text
        quoted = re.compile(r"[\"'(]" + re.escape(title) + r"[\"')]\s*\)")
        match = quoted.search(text, after, after + _LONGEST_ADDRESS) if text[after : after + 2] == "](" else None
        if match:
            run.verbatim(title, match.start() + 1)
        else:
            run.standing_for(title, start, start + 1)
        self.result.tooltips.append(run.finish())

    # Roles

    def _role(self, token: Token, start: int) -> None:
        end = token.map[1] if token.map else start
        name, inner = str(token.meta["name"]), int(token.meta["start"])
        shows = self.known_roles.get(name)
        if shows is None:
            self._problem(
                start,
                end,
                f"unknown role {{{name}}}",
                f"The checks do not know what it shows. Known: {', '.join(sorted(self.known_roles))}.",
            )
            shows = Shows.REFERENCE
        content = token.content
        parts = self._take_apart(content, shows)
        role = self._make_role(name, content, parts, start, end, inner)
        first = self.run.size
        if shows in (Shows.REFERENCE, Shows.TERM):
            if content.startswith("!"):
                self._problem(start, end, "a role switched off with !", "Take the ! away.")
            self._reference(role, shows, parts, inner)
        elif shows is Shows.NOTHING:
            self.run.standing_for(OPAQUE, start, end)
        elif shows is Shows.ABBREVIATION:
            self._abbreviation(content, inner)
        else:
            self.run.verbatim(content, inner)
        self.run.roles.append(PlacedRole(role, first, self.run.size))

    @staticmethod
    def _take_apart(content: str, shows: Shows) -> RoleContent:
        if shows in (Shows.REFERENCE, Shows.TERM):
            return split_reference(content)
        whole = (0, len(content))
        return RoleContent(None, content, whole, whole)

    def _make_role(self, name: str, content: str, parts: RoleContent, start: int, end: int, inner: int) -> Role:
        offset: Callable[[int], int] = self.view.offset
        end_offset: Callable[[int], int] = self.view.end_offset
        shift = self.view.shift(start, end)
        if shift is not None:
            offset = end_offset = shift.__add__
        text_start, text_end = parts.text_span
        target_start, target_end = parts.target_span
        return Role(
            name,
            content,
            parts.text,
            parts.target,
            offset(start),
            end_offset(end),
            offset(inner + text_start),
            end_offset(inner + text_end),
            offset(inner + target_start),
            end_offset(inner + target_end),
        )

    def _reference(self, role: Role, shows: Shows, parts: RoleContent, inner: int) -> None:
        if role.text is not None:
            self.run.verbatim(role.text, inner + parts.text_span[0])
            return
        shown = self.display(role) if self.display else None
        if shown is None and shows is Shows.TERM:
            self.run.verbatim(role.content, inner)
        else:
            start, end = parts.target_span
            self.run.standing_for(OPAQUE if shown is None else shown, inner + start, inner + end)

    def _abbreviation(self, content: str, inner: int) -> None:
        (start, end), explanation = split_abbreviation(content)
        self.run.verbatim(content[start:end], inner + start)
        if explanation:
            tooltip = _Run(self.view)
            tooltip.verbatim(content[slice(*explanation)], inner + explanation[0])
            self.result.tooltips.append(tooltip.finish())

    def _find_substitution(self) -> None:
        text = self.result.main.text
        if "{{" not in text:
            return
        for match in re.finditer(r"\{\{[^{}]*\}\}", text):
            written = self.view.text.find(match[0])
            if written >= 0:
                self._problem(
                    written,
                    written + len(match[0]),
                    f"substitution {match[0]}",
                    "Write the words here, or a role that shows a record's value.",
                )


_SILENT = frozenset({"em_open", "em_close", "strong_open", "strong_close", "span_open", "span_close"})
