"""What a page says: its passages, section by section, noted while Sphinx reads it.

Furniture is left out: marks, numbers of citations, lists of sources and of backlinks. So is what pages made of records
repeat from elsewhere, but for claims and sources, which have no other place: each of those is an item of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from typing import Any, ClassVar, cast

from docutils import nodes
from sphinx.addnodes import pending_xref, toctree
from sphinx.application import Sphinx
from sphinx.domains import Domain
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import NodeMatcher

from checks.site.blocks import GENERATED
from checks.site.domain import domain_of
from checks.site.nodes import Aside, Backlinks, CitationMark, DisputedMark, Hidden, Outside

ITEM_CLASSES = ("ledger", "bibliography")
"""The classes of the tables and lists of which each row or line is an item that can be found."""

_ITEM_CLASSES = frozenset(ITEM_CLASSES)
_SILENT = (Aside, Backlinks, CitationMark, DisputedMark, Hidden, Outside, nodes.Invisible, nodes.raw, toctree)
_ITEMS: NodeMatcher[nodes.Element] = NodeMatcher(nodes.row, nodes.list_item)
_SILENT_CLASSES = frozenset({"claims", "mark", "no-search", "not-confirmed", "single-source"})
_EMPTY = re.compile(r"\(\s*\)")
_GAP = re.compile(r" (?=[,.;:!?)])")
_ENDS = (".", "!", "?", ":", ";", "…", "”")


@dataclass(frozen=True, slots=True)
class Passage:
    """A section's own words, without its subsections', or an item: where it stands, its heading, what it says."""

    anchor: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Item(Passage):
    """A claim or a source: ``group`` is the class of its table or list."""

    group: str


@dataclass(frozen=True, slots=True)
class PageText:
    """What can be found on a page: the first passage is the page's beginning, the others have anchors."""

    passages: tuple[Passage, ...]
    items: tuple[Item, ...]


class TextsDomain(Domain):
    """The store of what the pages say, each under its page."""

    name = "handbook-texts"
    label = "Texts of the pages"
    data_version = 1
    initial_data: ClassVar[dict[str, Any]] = {"pages": {}}

    @property
    def pages(self) -> dict[str, PageText]:
        """What each page says, by the page's name."""
        pages: dict[str, PageText] = self.data["pages"]
        return pages

    def clear_doc(self, docname: str) -> None:
        """Forget a page that is read again or gone."""
        self.pages.pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over the pages that another process has read."""
        self.pages.update({docname: otherdata["pages"][docname] for docname in sorted(docnames)})


def texts_of(env: BuildEnvironment) -> TextsDomain:
    """The store of the pages' texts in an environment."""
    return cast(TextsDomain, env.get_domain(TextsDomain.name))


def note_text(app: Sphinx, doctree: nodes.document) -> None:
    """Note what a page says (``doctree-read``)."""
    docname = app.env.current_document.docname
    domain = domain_of(app.env)
    is_entry = docname in domain.handbook.entries_by_document
    has_items = domain.is_made_of_records(docname)
    texts_of(app.env).pages[docname] = page_text(doctree, with_generated=is_entry, has_items=has_items)


def page_text(doctree: nodes.document, *, with_generated: bool, has_items: bool) -> PageText:
    """What a page says; blocks made of records only ``with_generated``, the items of lists where it ``has_items``."""
    passages = [Passage("", "", _joined(_own_lines(doctree, with_generated)))]
    for section in doctree.findall(nodes.section):
        if with_generated or not _is_generated(section):
            heading = section.next_node(nodes.title)
            text = _joined(_own_lines(section, with_generated))
            if section.parent is doctree and len(passages) == 1:
                passages[0] = Passage("", "", f"{passages[0].text} {text}".strip())
            elif heading is not None and text:
                passages.append(Passage(section["ids"][0], _words(heading), text))
    return PageText(tuple(passages), tuple(_items(doctree)) if has_items else ())


# ------------------------------------------------------------ lines


def _own_lines(section: nodes.Element, with_generated: bool) -> Iterator[str]:
    for child in section.children:
        if isinstance(child, nodes.section | nodes.title) or (not with_generated and _is_generated(child)):
            continue
        yield from _lines(child)


def _lines(node: nodes.Node) -> Iterator[str]:
    """The lines that a block shows, a table's rows each as one."""
    if _is_silent(node) or isinstance(node, nodes.thead):
        return
    if isinstance(node, nodes.row):
        yield _row(node)
    elif isinstance(node, nodes.TextElement):
        yield _words(node)
    else:
        for child in node.children:
            yield from _lines(child)


def _row(row: nodes.row) -> str:
    """A row as “head: cell, cell”, then what else its head says."""
    head, *cells = ([*_lines(cell)] for cell in row.children)
    said = ", ".join(" ".join(cell) for cell in cells if any(cell))
    return _joined(iter([f"{head[0]}: {said}" if said else head[0], *head[1:]])) if head else said


def _words(node: nodes.Node) -> str:
    """The words of a line as a reader sees them, without the gaps that the marks left out leave."""
    words = _EMPTY.sub("", "".join(_visible(node)))
    return _GAP.sub("", " ".join(words.split()))


def _visible(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Text):
        yield node.astext()
    elif not _is_silent(node):
        for child in node.children:
            yield from _visible(child)


def _joined(lines: Iterator[str]) -> str:
    """Lines as one text, each a sentence."""
    return " ".join(line if line.endswith(_ENDS) else f"{line}." for line in lines if line)


def _is_silent(node: nodes.Node) -> bool:
    if isinstance(node, _SILENT) or (isinstance(node, pending_xref) and not _has_words(node)):
        return True
    return isinstance(node, nodes.Element) and not _SILENT_CLASSES.isdisjoint(node["classes"])


def _has_words(reference: pending_xref) -> bool:
    """Whether a link that is not yet resolved has words: one to a page or label may get its target's title later."""
    return bool(reference.get("refexplicit")) or reference["reftype"] not in ("doc", "ref", "numref", "myst")


def _is_generated(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Element) and GENERATED in node["classes"]


# ------------------------------------------------------------ items


def _items(doctree: nodes.document) -> Iterator[Item]:
    blocks = [block for block in doctree.findall(nodes.Element) if not _ITEM_CLASSES.isdisjoint(block["classes"])]
    for group in ITEM_CLASSES:
        for block in blocks:
            if group in block["classes"]:
                yield from _items_of(block, group)


def _items_of(block: nodes.Element, group: str) -> Iterator[Item]:
    parts: Iterator[nodes.Element] = _ITEMS.findall(block)
    for part in parts:
        if not part["ids"]:
            continue
        first, *others = [child for child in part.children if not _is_silent(child)]
        lines = list(_lines(first))
        said = [*lines[1:], *(line for other in others for line in _lines(other))]
        yield Item(part["ids"][0], lines[0], _joined(iter(said)), group)
