"""Exempting what holds a figure and is none: names, idioms, footnote marks, code.

Every text of a finished page is read, whoever wrote it, so that nothing in it stands outside the contract in silence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docutils import nodes

from checks.language.values import Expression
from checks.reading.document import OPAQUE
from checks.site.handbook import Handbook
from checks.site.nodes import CitationMark, ClaimBlock, ClaimMention, Exemption, FactMention, Outside
from checks.site.speed import gathered

_BOUND = (FactMention, ClaimMention, Exemption, CitationMark)
_APART = (ClaimBlock, Outside)
_LITERAL: tuple[type[nodes.TextElement], ...] = (nodes.literal, nodes.math)
_FOOTNOTE_MARKS: tuple[type[nodes.TextElement], ...] = (nodes.footnote_reference, nodes.label)
_WITHIN_LINES = (nodes.Inline, nodes.FixedTextElement, nodes.label)


@dataclass(frozen=True, slots=True)
class _Run:
    """A text node and where it starts in its block's text; ``bound`` where a role or mark holds it, or it is
    ``literal``.
    """

    node: nodes.Text
    start: int
    bound: bool
    literal: bool

    @property
    def end(self) -> int:
        return self.start + len(self.node)


def exempt_names(doctree: nodes.document, handbook: Handbook) -> None:
    """Wrap names and idioms, footnote marks and code, each with its reason."""
    found = gathered(doctree, *_FOOTNOTE_MARKS, *_LITERAL, nodes.FixedTextElement)
    for mark in (mark for kind in _FOOTNOTE_MARKS for mark in found[kind]):
        _wrap_content(mark, "footnote mark")
    for literal in (literal for kind in _LITERAL for literal in found[kind]):
        literal.replace_self(Exemption("", "", literal.deepcopy(), reason="code"))
    for listing in found[nodes.FixedTextElement]:
        listing.replace_self(Outside("", listing.deepcopy(), what="code"))
    for line in list(_lines(doctree)):
        _exempt_in(line, handbook)


def _wrap_content(node: nodes.Element, reason: str) -> None:
    content = node.children[:]
    node.children = []
    node += Exemption("", "", *content, reason=reason)


def _exempt_in(block: nodes.Element, handbook: Handbook) -> None:
    runs = list(_runs(block))
    if all(run.bound for run in runs):
        return
    text = "".join(OPAQUE * len(run.node) if run.literal else run.node.astext() for run in runs)
    names = handbook.names_in(text)
    for run in runs:
        inside = [name for name in names if name.start < run.end and name.end > run.start]
        if inside and not run.bound:
            run.node.parent.replace(run.node, list(_cut(run, inside)))


def _lines(node: nodes.Element) -> Iterator[nodes.TextElement]:
    """What is set as lines of its own below a node, but for what stands apart."""
    for child in node.children:
        if isinstance(child, nodes.Element) and not isinstance(child, _APART):
            if isinstance(child, nodes.TextElement) and not isinstance(child, _WITHIN_LINES):
                yield child
            yield from _lines(child)


def _runs(block: nodes.Element) -> Iterator[_Run]:
    start = 0
    for node, bound, literal in _texts(block, bound=False, literal=False):
        yield _Run(node, start, bound, literal)
        start += len(node)


def _texts(node: nodes.Element, *, bound: bool, literal: bool) -> Iterator[tuple[nodes.Text, bool, bool]]:
    """The texts below a node, each with whether a role or mark holds it, and whether it is literal."""
    for child in node.children:
        if isinstance(child, nodes.Text):
            yield child, bound, literal
        elif isinstance(child, nodes.Element):
            is_literal = literal or isinstance(child, _LITERAL)
            yield from _texts(child, bound=bound or is_literal or isinstance(child, _BOUND), literal=is_literal)


def _cut(run: _Run, names: Sequence[Expression]) -> Iterator[nodes.Node]:
    """A text node in pieces, those that belong to a name exempted."""
    text, at = run.node.astext(), 0
    for name in names:
        start, end = max(name.start - run.start, at), min(name.end - run.start, len(text))
        if start > at:
            yield nodes.Text(text[at:start])
        yield Exemption("", text[start:end], reason=name.why or "idiom")
        at = end
    if at < len(text):
        yield nodes.Text(text[at:])
