"""From documents to Typst code: one rule a kind of node, each a function of this translator and the node."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from docutils import nodes
from sphinx.util import logging

from checks.book import blocks, inline, records, tables
from checks.book.code import block, call, string
from checks.book.occurrences import Occurrences
from checks.book.targets import Targets
from checks.facts.model import Entry

logger = logging.getLogger(__name__)

PICTURES = "pictures"
"""The folder of pictures, beside the book's code."""

Rule = Callable[["Translator", Any], str]

RULES: Mapping[type[nodes.Node], Rule] = {**inline.RULES, **blocks.RULES, **tables.RULES, **records.RULES}
"""Which function writes which kind of node. A kind without a rule of its own is written as what it derives from."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the documents of a book refer to.

    ``numbers`` has the number of each source in the bibliography, ``entries`` the entries by their documents,
    ``footnotes`` the bodies of footnotes by ``document#id``, ``pictures`` the file to set for each picture's address;
    ``occurrences`` and ``drawings``, the content of files by their names, fill as the documents are written.
    """

    targets: Targets
    numbers: Mapping[str, int]
    entries: Mapping[str, Entry]
    footnotes: Mapping[str, nodes.footnote]
    pictures: Mapping[str, str]
    occurrences: Occurrences = field(default_factory=Occurrences)
    drawings: dict[str, str] = field(default_factory=dict)

    def drawing(self, svg: str) -> str:
        """The file of a picture drawn from records, named by what is in it and kept to be written."""
        file = f"{PICTURES}/drawing-{hashlib.sha256(svg.encode()).hexdigest()[:16]}.svg"
        self.drawings[file] = svg
        return file


class Translator:
    """Writes one document after the other."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.document = ""
        self.level = 1
        self.in_heading = False
        self.generated = False
        self._written: set[str] = set()

    # ------------------------------------------------------------ nodes

    def code(self, node: nodes.Node) -> str:
        """The code of one node, the anchor of its id in front unless its rule has placed that already."""
        rule = next((RULES[kind] for kind in type(node).__mro__ if kind in RULES), None)
        if rule is not None:
            written = rule(self, node)
        else:
            logger.warning(
                "The book has no rule for <%s>; its words are kept.",
                type(node).__name__,
                location=node,
                type="handbook",
                subtype="book",
            )
            written = self.inside(node)
        anchor = self.anchor(node)
        return block([anchor, written]) if anchor else written

    def inside(self, node: nodes.Node) -> str:
        """The code of what a node holds."""
        return self.all(node.children)

    def all(self, several: Iterable[nodes.Node]) -> str:
        """The code of several nodes, one after the other."""
        return block(filter(None, map(self.code, several)))

    def document_body(self, name: str, doctree: nodes.document) -> str:
        """The code of a document without its title."""
        with self.reading(name):
            home = next((child for child in doctree.children if isinstance(child, nodes.section)), None)
            if home is None:
                return self.inside(doctree)
            before = [child for child in doctree.children if child is not home]
            within = [child for child in home.children if not isinstance(child, nodes.title)]
            return self.all([*before, *within])

    # ------------------------------------------------------------ places

    def claim_label(self, node: nodes.Node) -> str | None:
        """The label of a node, the first time that it is asked for."""
        if not isinstance(node, nodes.Element) or not node.get("ids"):
            return None
        return self.claim_place(f"{self.document}#{node['ids'][0]}")

    def claim_place(self, place: str) -> str | None:
        """The label of a place, the first time that it is asked for: Typst wants each label once."""
        label = self.context.targets.label(place)
        if label is None or label in self._written:
            return None
        self._written.add(label)
        return label

    def anchor(self, node: nodes.Node) -> str:
        """The anchor of a node that has an id; empty where it has none or has been placed."""
        label = self.claim_label(node)
        return call("anchor", string(label)) if label else ""

    # ------------------------------------------------------------ where it is

    @contextmanager
    def reading(self, document: str) -> Iterator[None]:
        """While a document is written."""
        before, self.document = self.document, document
        try:
            yield
        finally:
            self.document = before

    @contextmanager
    def deeper(self) -> Iterator[None]:
        """While what stands in a section is written."""
        self.level += 1
        try:
            yield
        finally:
            self.level -= 1

    @contextmanager
    def heading(self) -> Iterator[None]:
        """While a heading is written, which has neither links nor notes."""
        before, self.in_heading = self.in_heading, True
        try:
            yield
        finally:
            self.in_heading = before

    @contextmanager
    def of_records(self) -> Iterator[None]:
        """While what the records give and no author wrote is written."""
        before, self.generated = self.generated, True
        try:
            yield
        finally:
            self.generated = before
