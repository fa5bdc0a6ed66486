"""What of a page the book leaves out or has in another place.

The site's pages carry their own navigation and list their own sources. A book has one table of contents and one
bibliography, and says on which pages, not in which chapters, an entry is mentioned.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx

from checks.site.blocks import GENERATED
from checks.site.changes import CHANGED
from checks.site.filters import Filters
from checks.site.nodes import Backlinks, Outside

BUILDER = "typst"
SCREEN_ONLY = (Filters,)
"""What only a web page has: controls over its lists."""
_NEVER_PRINTED = (nodes.comment, nodes.substitution_definition, nodes.system_message, nodes.meta, addnodes.toctree)


class Mentioned(nodes.General, nodes.Element):
    """Stands for the pages of the book that mention an entry. Attribute: ``entry``, its id."""


def keep_mentions(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Before the site writes out its backlinks, put what the book has in their place (``doctree-resolved``).

    A document set alone has no other pages that could mention it.
    """
    if app.builder.name != BUILDER:
        return
    for backlinks in list(doctree.findall(Backlinks)):
        kind, key = backlinks["of"]
        if kind == "mentions" and not app.config.book_only:
            backlinks.replace_self(Mentioned(entry=key))
        else:
            section = backlinks.parent
            alone = section if kind == "mentions" and isinstance(section, nodes.section) else backlinks
            alone.parent.remove(alone)


def trim(doctree: nodes.document) -> dict[str, nodes.footnote]:
    """Take away what the book does not print here; returns the footnotes by their ids, for the foot of the page."""
    footnotes = {note["ids"][0]: note for note in doctree.findall(nodes.footnote) if note["ids"]}
    for node in list(doctree.findall(_is_left_out)):
        if node.parent is not None:
            node.parent.remove(node)
    return footnotes


def is_of_the_site(uri: str, suffix: str = "") -> bool:
    """Whether a link leads to a file that only the site has: to neither a page of the book, whose files end in
    ``suffix``, nor an address of its own.
    """
    path = uri.partition("#")[0]
    return bool(path) and not urlsplit(uri).scheme and not (suffix and path.endswith(suffix))


def _is_unchanged(node: nodes.section) -> bool:
    """Whether a section says of an entry that no edition has changed it, as it does of most."""
    return CHANGED in node["ids"] and GENERATED in node["classes"] and not any(node.findall(nodes.bullet_list))


def _is_left_out(node: nodes.Node) -> bool:
    if isinstance(node, Outside):
        return bool(node["what"] == "navigation")
    if isinstance(node, nodes.section):
        return "sources" in node["classes"] or _is_unchanged(node)
    if isinstance(node, nodes.transition):
        return "footnotes" in node["classes"]
    return isinstance(node, (nodes.footnote, *SCREEN_ONLY, *_NEVER_PRINTED))
