"""Walking the blocks of a MyST text: which passage is what, who speaks in it, and what is not read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from checks.reading.cells import csv_rows, row_cells
from checks.reading.directives import REFUSED, Directive, Reads
from checks.reading.document import Asked, Cell, FrontMatter, Link, Passage, PassageKind, Problem, Request, Target
from checks.reading.fences import DirectiveParts, Fence, attribution, card_rulers
from checks.reading.inline import InlineText, as_written, read_inline
from checks.reading.parser import LONGEST_PARAGRAPH
from checks.reading.positions import SourceView
from checks.reading.roles import Display, Shows

DEEPEST_DIRECTIVE = 20
"""How deep directives may nest; quotes and lists nest no deeper than MyST's parser follows them."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a text may use, and how its roles are displayed."""

    roles: Mapping[str, Shows]
    directives: Mapping[str, Directive]
    display: Display | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where blocks stand: what their text is called, who speaks, how deep in directives."""

    kind: PassageKind = PassageKind.PARAGRAPH
    first: PassageKind | None = None
    items: PassageKind = PassageKind.LIST_ITEM
    in_own_voice: bool = True
    depth: int = 0
    cell: Cell | None = None


_CONTAINERS: Mapping[str, PassageKind] = {
    "list_item_open": PassageKind.LIST_ITEM,
    "dt_open": PassageKind.DEFINITION_TERM,
    "dd_open": PassageKind.DEFINITION,
    "footnote_reference_open": PassageKind.FOOTNOTE,
    "th_open": PassageKind.TABLE_CELL,
    "td_open": PassageKind.TABLE_CELL,
}
"""The blocks that decide what the text in them is called."""

_CONTAINER_ENDS = frozenset(name.replace("_open", "_close") for name in _CONTAINERS)

_CELLS = frozenset({"th_open", "td_open"})

_OPTION_KINDS: Mapping[str, PassageKind] = {
    "alt": PassageKind.ALTERNATIVE,
    "img-alt": PassageKind.ALTERNATIVE,
    "link-alt": PassageKind.TOOLTIP,
    "caption": PassageKind.CAPTION,
    "description": PassageKind.CAPTION,
}
"""What the text in a directive's options is called, where it is no title."""

_NOTHING_TO_READ = frozenset(
    {
        "paragraph_open",
        "paragraph_close",
        "heading_close",
        "bullet_list_open",
        "bullet_list_close",
        "ordered_list_open",
        "ordered_list_close",
        "dl_open",
        "dl_close",
        "table_close",
        "thead_open",
        "thead_close",
        "tbody_open",
        "tbody_close",
        "tr_close",
        "hr",
        "math_block",
        "math_block_label",
        "myst_line_comment",
        "myst_block_break",
    }
)


class BlockReader:
    """Collects what one source holds. Every view that it reads points into that source."""

    def __init__(self, parser: MarkdownIt, vocabulary: Vocabulary) -> None:
        self.parser = parser
        self.vocabulary = vocabulary
        self.deepest_level = parser.options["maxNesting"]
        self.env: dict[str, Any] = {}  # link definitions hold for the whole source
        self.tables = 0
        self.front_matter: FrontMatter | None = None
        self.passages: list[Passage] = []
        self.links: list[Link] = []
        self.targets: list[Target] = []
        self.problems: list[Problem] = []
        self.requests: list[Request] = []

    # Blocks

    def read_blocks(self, view: SourceView, place: Place) -> None:
        """Read the blocks of a view: the whole source, a directive's body, a cell."""
        _Walk(self, view, place).walk(self.parser.parse(view.text, self.env))

    def read_line(self, view: SourceView, kind: PassageKind, place: Place, level: int = 0) -> None:
        """Read a view that holds one run of inline text."""
        for token in self.parser.parseInline(view.text, self.env):
            self.add_inline(token.children or [], view, kind, place, level)

    def add_inline(
        self, tokens: Iterable[Token], view: SourceView, kind: PassageKind, place: Place, level: int = 0
    ) -> None:
        """Add the passage that inline tokens make, and those beside it."""
        if len(view.text) > LONGEST_PARAGRAPH:
            self.report(
                view,
                0,
                0,
                f"a paragraph of {len(view.text):,} characters",
                f"It is not read. Divide it: the longest that is read has {LONGEST_PARAGRAPH:,} characters.",
            )
            return
        result = read_inline(tokens, view, self.vocabulary.roles, self.vocabulary.display)
        self.add_passage(result.main, kind, place, level)
        for text in result.alternatives:
            self.add_passage(text, PassageKind.ALTERNATIVE, place)
        for text in result.tooltips:
            self.add_passage(text, PassageKind.TOOLTIP, place)
        self.links += result.links
        self.problems += result.problems

    def add_passage(self, text: InlineText, kind: PassageKind, place: Place, level: int = 0) -> None:
        """Add a passage, unless it shows nothing."""
        if text.text:
            passage = Passage(kind, text.text, text.roles, text.pieces, level, place.in_own_voice, place.cell)
            self.passages.append(passage)

    def new_table(self) -> int:
        """The number of a table that begins."""
        self.tables += 1
        return self.tables - 1

    def report(self, view: SourceView, start: int, end: int, message: str, hint: str) -> None:
        """Add a problem with a stretch of a view."""
        first = view.offset(start)
        self.problems.append(Problem(first, view.end_offset(end) if end > start else first, message, hint))

    def report_line(self, view: SourceView, line: int, message: str, hint: str) -> None:
        """Add a problem with a line of a view."""
        start, end = view.line(line)
        indent = len(view.text[start:end]) - len(view.text[start:end].lstrip())
        self.report(view, start + indent, end, message, hint)

    def report_unclosed_front_matter(self, view: SourceView) -> None:
        """Add a problem where the text starts as front matter does and is none."""
        if view.text.startswith("---\n"):
            self.report_line(view, 0, "the front matter is not closed", "End it with a line of three hyphens: ---")


class _Walk:
    """One walk over the block tokens of a view."""

    def __init__(self, reader: BlockReader, view: SourceView, place: Place) -> None:
        self.reader = reader
        self.view = view
        self.place = place
        self.kinds: list[PassageKind] = []
        self.quotes = 0
        self.level = 0
        self.first = place.first
        self.cells: list[SourceView] = []
        self.cell: SourceView | None = None
        self.cell_place = Cell(0, -1, -1)
        self.attribution: SourceView | None = None
        self.attributions: list[SourceView | None] = []
        self.handlers: dict[str, Callable[[Token], None]] = {
            "inline": self._inline,
            "heading_open": self._heading,
            "blockquote_open": self._quote_open,
            "blockquote_close": self._quote_close,
            "table_open": self._table,
            "tr_open": self._row,
            "front_matter": self._front_matter,
            "fence": self._fence,
            "colon_fence": self._fence,
            "code_block": self._indented_code,
            "html_block": self._html,
            "myst_target": self._target,
            "attrs_block": self._attributes,
        }

    def walk(self, tokens: Iterable[Token]) -> None:
        for token in tokens:
            kind = token.type
            if kind in self.handlers:
                self.handlers[kind](token)
            elif kind in _CONTAINERS:
                self._enter(token)
            elif kind in _CONTAINER_ENDS:
                self.kinds.pop()
            elif kind not in _NOTHING_TO_READ:
                self._report(token, f"“{kind}” is not read", "Write it in plain MyST.")
            if kind != "attrs_block" and token.nesting >= 0:
                self.attribution = None

    def _report(self, token: Token, message: str, hint: str) -> None:
        self.reader.report_line(self.view, token.map[0] if token.map else 0, message, hint)

    @property
    def _here(self) -> Place:
        """The place of what stands in the block that is being walked."""
        if self.quotes == 0:
            return self.place
        return replace(self.place, in_own_voice=False)

    # Blocks that hold blocks

    def _enter(self, token: Token) -> None:
        kind = _CONTAINERS[token.type]
        if token.type in _CELLS:
            self.cell = self.cells.pop(0) if self.cells else None
            self.cell_place = self.cell_place._replace(column=self.cell_place.column + 1)
        self.kinds.append(self.place.items if kind is PassageKind.LIST_ITEM else kind)
        self._check_depth(token)

    def _check_depth(self, token: Token) -> None:
        """MyST's parser leaves out, without a word, what is nested too deep."""
        if token.level + 1 >= self.reader.deepest_level and token.type not in _CELLS:
            self._report(
                token,
                "nested too deep: what stands in it is not shown",
                "Use fewer lists and quotes in one another.",
            )

    def _quote_open(self, token: Token) -> None:
        self.quotes += 1
        self.attributions.append(self.attribution)
        self._check_depth(token)

    def _quote_close(self, _token: Token) -> None:
        attribution = self.attributions.pop()
        if attribution is not None:
            self.reader.read_line(attribution, PassageKind.ATTRIBUTION, self._here)
        self.quotes -= 1

    # Text

    def _heading(self, token: Token) -> None:
        self.level = int(token.tag[1])

    def _table(self, _token: Token) -> None:
        self.cell_place = Cell(self.reader.new_table(), -1, -1)

    def _row(self, token: Token) -> None:
        self.cell_place = self.cell_place._replace(row=self.cell_place.row + 1, column=-1)
        line = token.map[0] if token.map else 0
        _, end = self.view.line(line)
        self.cells = row_cells(self.view, int(token.meta["start"]), end)

    def _inline(self, token: Token) -> None:
        kind, level = self.kinds[-1] if self.kinds else self.place.kind, 0
        if self.level:
            kind, level, self.level = PassageKind.HEADING, self.level, 0
        elif self.first and not self.kinds:
            kind, self.first = self.first, None
        content, self.cell = self.cell, None
        place = self._here if content is None else replace(self._here, cell=self.cell_place)
        if content is None:
            content = self._content(token)
        self.reader.add_inline(token.children or (), content, kind, place, level)

    def _content(self, token: Token) -> SourceView:
        """Where the content of an inline token stands."""
        line, end = token.map or [0, 0]
        if token.content.count("\n") + 1 < end - line:  # MyST trims lines that hold but a no-break space
            first = token.content.partition("\n")[0]
            while line < end - 1 and self.view.text.find(first, *self.view.line(line)) < 0:
                line += 1
        return self.view.lines(token.content, range(line, len(self.view.text)))

    # Other blocks

    def _front_matter(self, token: Token) -> None:
        if self.place.depth or self.reader.front_matter or token.map is None:
            self._report(token, "front matter in the middle of a page is lost", "Put it at the head of the file.")
            return
        start, end = self.view.line(1)[0], self.view.line(token.map[1] - 1)[0]
        source_end = self.view.offset(end)
        self.reader.front_matter = FrontMatter(
            self.view.text[start:end], self.view.offset(start), source_end, token.map[0] + 2
        )

    def _indented_code(self, token: Token) -> None:
        self._report(
            token,
            "indented text is shown as code, and not read",
            "Take the indent away; for code use a fence of three backticks.",
        )

    def _html(self, token: Token) -> None:
        self._report(token, "raw HTML", "Write it in MyST; for a note to other editors begin a line with %.")

    def _target(self, token: Token) -> None:
        self._add_target(token, token.content)

    def _attributes(self, token: Token) -> None:
        if "id" in token.attrs:
            self._add_target(token, str(token.attrs["id"]))
        if "attribution" in token.attrs and token.map:
            self.attribution = attribution(self.view, token.map[0], str(token.attrs["attribution"]))

    def _add_target(self, token: Token, name: str) -> None:
        start, end = self.view.line(token.map[0] if token.map else 0)
        found = self.view.text.find(name, start, end)
        offset = self.view.offset(found)
        self.reader.targets.append(Target(name, offset, offset + len(name)))

    # Fences

    def _fence(self, token: Token) -> None:
        fence = Fence(self.view, token)
        if not fence.is_closed:
            self._report(
                token,
                f"the fence {token.markup} is not closed",
                "Close it with as many marks; a fence in a fence needs fewer marks than the outer one.",
            )
        name = fence.directive
        if name is None:
            if token.type == "colon_fence":
                self._nested(token, fence.content, self._here)
            return
        directive = self.reader.vocabulary.directives.get(name)
        if directive is None:
            cure = REFUSED.get(name, "Use one of the directives that the checks know: note, figure, table, card …")
            what = "not allowed" if name in REFUSED else "unknown"
            self._report(token, f"the directive {{{name}}} is {what}", cure)
            return
        self._directive(token, fence, name, directive)

    def _nested(self, token: Token, view: SourceView, place: Place) -> None:
        if place.depth >= DEEPEST_DIRECTIVE:
            self._report(token, "directives nested too deep: not read", "Use fewer in one another.")
            return
        self.reader.read_blocks(view, replace(place, kind=PassageKind.PARAGRAPH, depth=place.depth + 1))

    def _directive(self, token: Token, fence: Fence, name: str, directive: Directive) -> None:
        place = replace(
            self._here,
            first=directive.first,
            items=directive.items or self.place.items,
            in_own_voice=self._here.in_own_voice and directive.in_own_voice,
        )
        parts = fence.take_apart(has_argument=directive.argument is not None)
        if parts.malformed_options:
            self._report(token, f"options of {{{name}}}: {parts.malformed_options}", "Write each as  :name: value")
        if parts.argument and directive.argument:
            self._read_part(token, parts.argument, directive.argument, directive.title, place)
        for option in parts.options:
            reads = directive.options.get(option.name, Reads.LITERAL)
            kind = _OPTION_KINDS.get(option.name, PassageKind.TITLE)
            if reads is Reads.REFUSED:
                self._report(
                    token,
                    f"the option :{option.name}: of {{{name}}} is not allowed",
                    "Write the cells in the directive's body, separated by commas.",
                )
            self._read_part(token, option.value, reads, kind, place)
        if directive.is_request:
            self.reader.requests.append(self._request(token, name, parts))
        if directive.is_card:
            for line in card_rulers(parts.body):
                self.reader.report_line(
                    parts.body,
                    line,
                    "a ruler divides the card",
                    "Use the directives {card-header} and {card-footer}.",
                )
        self._read_part(token, parts.body, directive.body, PassageKind.PARAGRAPH, place)

    def _request(self, token: Token, name: str, parts: DirectiveParts) -> Request:
        """What a directive asks for; what it does not name stands where its opening line does."""
        first, last = self.view.line(token.map[0] if token.map else 0)
        opening = Asked("", self.view.offset(first), self.view.end_offset(last))
        argument = _asked(parts.argument) if parts.argument else opening
        options = {option.name: _asked(option.value) if option.value.text else opening for option in parts.options}
        return Request(name, argument, options, has_body=bool(parts.body.text.strip()))

    def _read_part(self, token: Token, view: SourceView, reads: Reads, kind: PassageKind, place: Place) -> None:
        """Read one part of a directive as the table says."""
        if reads is Reads.BLOCKS:
            self._nested(token, view, place)
        elif reads is Reads.INLINE:
            self.reader.read_line(view, kind, place)
        elif reads is Reads.PLAIN:
            self.reader.add_passage(as_written(view), kind, place)
        elif reads is Reads.CSV:
            self._csv(token, view, place)

    def _csv(self, token: Token, view: SourceView, place: Place) -> None:
        try:
            rows = csv_rows(view)
        except ValueError as error:
            message, index = error.args
            self.reader.report(view, index, index + 1, message, "Double a quotation mark inside a quoted cell.")
            return
        table = self.reader.new_table()
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                cell_place = replace(
                    place, kind=PassageKind.TABLE_CELL, depth=place.depth + 1, cell=Cell(table, row, column)
                )
                self.reader.read_blocks(cell, cell_place)


def _asked(view: SourceView) -> Asked:
    return Asked(view.text, view.offset(0), view.end_offset(len(view.text)))
