"""Tables of contents: outside what is audited, and under each chapter the sentence with which it begins."""

from __future__ import annotations

import re

from docutils import nodes
from sphinx.builders import Builder

from checks.citing.catalogue import is_chapter
from checks.site.blocks import paragraph, text
from checks.site.domain import HandbookDomain
from checks.site.nodes import Outside

_SENTENCE = re.compile(r".*?(?:\w{3}[”)]?[.!?]|\w[.!?][”)])(?=\s+[“(]?[A-Z]|$)")
"""A text's first sentence; what ends in a full stop after fewer letters is taken for an abbreviation."""


def set_contents(builder: Builder, domain: HandbookDomain, wrapper: nodes.compound, docname: str) -> None:
    """Finish a table of contents on a page."""
    contents = wrapper.deepcopy()
    if builder.format == "html":
        _tell_of_chapters(builder, domain, contents, docname)
    wrapper.replace_self(Outside("", contents, what="navigation"))


def _tell_of_chapters(builder: Builder, domain: HandbookDomain, contents: nodes.Element, docname: str) -> None:
    """Say under each chapter what it is about."""
    configuration = domain.handbook.configuration
    below = domain.env.toctree_includes.get(docname, ())
    pages = {builder.get_relative_uri(docname, page): page for page in below}
    for item in contents.findall(nodes.list_item):
        link = next(item.findall(nodes.reference), None)
        page = pages.get(link.get("refuri", "")) if link is not None else None
        if page is not None and is_chapter(f"{configuration.docs}/{page}.md", configuration):
            lead = first_sentence(domain.lead(page))
            item.insert(1, [paragraph(text(lead), classes=["small"])] if lead else [])


def first_sentence(words: str) -> str:
    """The first sentence of a text; the whole text where none ends in it."""
    found = _SENTENCE.match(words)
    return found[0] if found else words
