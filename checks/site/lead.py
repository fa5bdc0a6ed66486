"""A page's first paragraph, which others show of it: previews, descriptions for machines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docutils import nodes
from sphinx.application import Sphinx

from checks.site.domain import domain_of
from checks.site.nodes import CitationMark, DisputedMark

_GAP = re.compile(r" (?=[,.;:!?)])")
"""What a mark that is left out leaves before a stop."""
_MARKS = (CitationMark, DisputedMark, nodes.footnote_reference)


def note_lead(app: Sphinx, doctree: nodes.document) -> None:
    """Note the words of the page's first paragraph (``doctree-read``)."""
    paragraph = next(_paragraphs(doctree), None)
    if paragraph is not None:
        words = " ".join("".join(_words(paragraph)).split())
        domain_of(app.env).note_lead(_GAP.sub("", words))


def _paragraphs(doctree: nodes.document) -> Iterator[nodes.paragraph]:
    """The paragraphs that stand directly under the page's first heading."""
    for section in doctree.findall(nodes.section):
        yield from (child for child in section.children if isinstance(child, nodes.paragraph))
        return


def _words(node: nodes.Node) -> Iterator[str]:
    """The words of a paragraph without the marks that stand between them."""
    if isinstance(node, _MARKS):
        return
    if isinstance(node, nodes.Element) and "mark" in node.get("classes", ()):
        return
    if isinstance(node, nodes.Text):
        yield node.astext()
    for child in node.children:
        yield from _words(child)
