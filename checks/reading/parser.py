"""MyST's own Markdown parser, made to say where each piece of inline text starts.

The grammar is MyST's: its parser, its rules, its settings. What differs is bookkeeping:

- inline tokens carry ``map = [start, start]``, their offset in the content of their block (a role's ``map``
  holds its end as well);
- a table's rows carry ``meta["start"]``, the offset in the parsed text of their first character;
- at each character only the rules that can begin with it are tried, which pays for the rest;
- tokens are left unmerged, and typography to Sphinx, so that text stays as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, MutableMapping
from functools import lru_cache
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.renderer import RendererHTML
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import table as table_rule
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.emphasis import tokenize as emphasis_rule
from markdown_it.token import Token
from myst_parser.parsers.mdit import create_md_parser

from checks.reading.settings import MystSettings

InlineRule = Callable[[StateInline, bool], bool]
BlockRule = Callable[[StateBlock, int, int, bool], bool]

LONGEST_PARAGRAPH = 100_000
"""Characters in one block of inline text, beyond which it is not read: some of MyST's rules are quadratic."""

_ROLE_NAME = re.compile(r"\{([a-zA-Z0-9_\-+:]+)\}(`+)")

_FOOTNOTE_REFERENCE = re.compile(r"\[\^[^ \n\]]{1,1000}\]")

_BEGINNINGS = {
    "newline": "\n",
    "escape": "\\",
    "myst_role": "{",
    "backticks": "`",
    "emphasis": "*_",
    "link": "[",
    "image": "!",
    "footnote_ref": "[",
    "span": "[",
    "autolink": "<",
    "html_inline": "<",
    "entity": "&",
    "math_inline": "$",
    "attr": "{",
}
"""The characters with which each inline rule can begin. A rule that is not listed is tried everywhere."""


_BLOCK_BEGINNINGS = {
    "myst_line_comment": "%",
    "myst_block_break": "+",
    "myst_target": "(",
    "blockquote": ">",
    "colon_fence": ":",
    "attr": "{",
    "fence": "~`",
    "hr": "*-_",
    "list": "*-+0123456789",
    "footnote_def": "[",
    "reference": "[",
    "html_block": "<",
    "heading": "#",
    "math_block": "$",
}
"""The same for rules of blocks: the characters with which a line can begin that they match."""


class PositionedState(StateInline):
    """An inline state that notes where pending text began, and puts a position on every token."""

    pending_start = -1

    def append_pending(self, text: str) -> None:
        """Keep literal text for later, noting where it starts."""
        if self.pending_start < 0:
            self.pending_start = self.pos
        self._pending_buffer.append(text)

    def pushPending(self) -> Token:  # noqa: N802
        """Turn the literal text into a token, placed where the text started."""
        token = super().pushPending()
        start = self.pos if self.pending_start < 0 else self.pending_start
        token.map = [start, start]
        self.pending_start = -1
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Add a token, placed where the parser stands."""
        token = super().push(ttype, tag, nesting)
        token.map = [self.pos, self.pos]
        self.pending_start = -1  # the newline rule may have trimmed the pending text to nothing
        return token


class PositionedInline(ParserInline):
    """MyST's inline parser on a :class:`PositionedState`, trying only the rules that can begin here."""

    def __init__(self, plain: ParserInline) -> None:
        self.__dict__.update(plain.__dict__)
        rules = list(zip(self.ruler.get_active_rules(), self.ruler.getRules(""), strict=True))
        marks = set("".join(_BEGINNINGS.values()))
        self._rules_at = {
            mark: tuple(rule for name, rule in rules if mark in _BEGINNINGS.get(name, mark) and name != "text")
            for mark in marks
        }
        self._rules_elsewhere = tuple(rule for name, rule in rules if name not in _BEGINNINGS)

    def parse(self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Token]) -> list[Token]:
        """Add the tokens of an inline text; none at all where it is too long."""
        if len(src) > LONGEST_PARAGRAPH:
            return tokens
        state = PositionedState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens

    def tokenize(self, state: StateInline) -> None:
        """Read a stretch of inline text into tokens."""
        src, end = state.src, state.posMax
        deepest = state.md.options["maxNesting"]
        while state.pos < end:
            if state.level >= deepest or not self._try_rules(state, False):
                state.append_pending(src[state.pos])
                state.pos += 1
        if state.pending:
            state.pushPending()

    def skipToken(self, state: StateInline) -> None:  # noqa: N802
        """Step over one token, as links do that look for the end of their text."""
        start = state.pos
        if start in state.cache:
            state.pos = state.cache[start]
            return
        if state.level >= state.md.options["maxNesting"]:
            state.pos = state.posMax
        state.level += 1
        matched = self._try_rules(state, True) if state.pos < state.posMax else False
        state.level -= 1
        if not matched:
            state.pos += 1
        state.cache[start] = state.pos

    def _try_rules(self, state: StateInline, silent: bool) -> bool:
        # a loop, because a generator in any() would cost a twentieth of the whole reading
        for rule in self._rules_at.get(state.src[state.pos], self._rules_elsewhere):  # noqa: SIM110
            if rule(state, silent):
                return True
        return False


class DispatchingRuler(Ruler[BlockRule]):
    """MyST's rules of blocks, each chain as one rule that tries only those that can begin with this line."""

    def __init__(self, plain: Ruler[BlockRule]) -> None:
        self.__dict__.update(plain.__dict__)
        self._dispatchers: dict[str, BlockRule] = {}

    def getRules(self, chainName: str = "") -> list[BlockRule]:  # noqa: N802, N803
        """The one rule of a chain, such as the chain of those that may end a paragraph."""
        if chainName not in self._dispatchers:
            names = {rule.fn: rule.name for rule in self.__rules__}
            rules = [(names[rule], rule) for rule in super().getRules(chainName)]
            self._dispatchers[chainName] = _dispatcher(rules)
        return [self._dispatchers[chainName]]


def _dispatcher(rules: list[tuple[str, BlockRule]]) -> BlockRule:
    marks = set("".join(_BLOCK_BEGINNINGS.values()))
    rules_at = {
        mark: tuple(rule for name, rule in rules if mark in _BLOCK_BEGINNINGS.get(name, mark)) for mark in marks
    }
    rules_elsewhere = tuple(rule for name, rule in rules if name not in _BLOCK_BEGINNINGS)

    def dispatch(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
        start = state.bMarks[start_line] + state.tShift[start_line]
        for rule in rules_at.get(state.src[start : start + 1], rules_elsewhere):
            if rule(state, start_line, end_line, silent):
                return True
        return False

    return dispatch


def read_role(state: StateInline, silent: bool) -> bool:
    """MyST's role rule, which here does not copy the rest of the paragraph, and notes the role's end."""
    match = _ROLE_NAME.match(state.src, state.pos)
    if not match:
        return False
    opened = match.end()
    closed = state.src.find(match[2], opened + 1)
    if closed < 0:
        return False
    end = closed + len(match[2])
    if not silent:
        token = state.push("myst_role", "", 0)
        token.meta = {"name": match[1], "start": opened}
        token.content = state.src[opened:closed].replace("\n", " ")
        token.map = [state.pos, end]
    state.pos = end
    return True


def _only_where(pattern: re.Pattern[str], rule: InlineRule) -> InlineRule:
    """A rule that is tried only where a pattern matches, because it would search to the paragraph's end."""

    def guarded(state: StateInline, silent: bool) -> bool:
        return pattern.match(state.src, state.pos) is not None and rule(state, silent)

    return guarded


def _emphasis(state: StateInline, silent: bool) -> bool:
    """The rule for emphasis, which makes one token of each mark: give each its own place."""
    start = state.pos
    if not emphasis_rule(state, silent):
        return False
    if not silent:
        marks = state.pos - start
        for index, token in enumerate(state.tokens[-marks:]):
            token.map = [start + index, start + index]
    return True


def _table(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """The rule for tables, noting where each row starts behind the marks of quotes and lists."""
    first = len(state.tokens)
    if not table_rule(state, start_line, end_line, silent):
        return False
    for token in state.tokens[first:]:
        if token.type == "tr_open" and token.map:
            line = token.map[0]
            token.meta = {"start": state.bMarks[line] + state.tShift[line]}
    return True


def _rule_named(ruler: Ruler[InlineRule], name: str) -> InlineRule:
    return next(rule.fn for rule in ruler.__rules__ if rule.name == name)


@lru_cache(maxsize=8)
def positioned_parser(settings: MystSettings, *, front_matter: bool) -> MarkdownIt:
    """The parser for these settings, with or without front matter at the start of a text."""
    md = create_md_parser(settings.parser_config(), RendererHTML)
    md.inline.ruler.at("myst_role", read_role)
    md.inline.ruler.at("emphasis", _emphasis)
    footnote_rule = _rule_named(md.inline.ruler, "footnote_ref")
    md.inline.ruler.at("footnote_ref", _only_where(_FOOTNOTE_REFERENCE, footnote_rule))
    md.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
    md.inline.ruler2.disable("fragments_join")
    unwanted = ["text_join", "smartquotes", "replacements", "wordcount", "attr"]
    md.core.ruler.disable(unwanted, ignoreInvalid=True)
    if not front_matter:
        md.block.ruler.disable("front_matter")
    md.inline = PositionedInline(md.inline)
    md.block.ruler = DispatchingRuler(md.block.ruler)
    return md
