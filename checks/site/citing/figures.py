"""The address of each single figure: a sign beside it that leads to its own anchor."""

from __future__ import annotations

import html
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from checks.facts.anchors import anchor
from checks.site.builders import makes_the_site
from checks.site.domain import domain_of


class FigureAddress(nodes.Inline, nodes.Element):
    """The sign that leads to a figure's own address; on the web alone. Attribute: ``anchor``."""


def setup_figures(app: Sphinx) -> None:
    """Add the signs."""
    silent = (_pass, _pass)
    app.add_node(FigureAddress, html=(_visit, _pass), latex=silent, text=silent, man=silent, texinfo=silent)
    app.connect("doctree-resolved", add_addresses)


def _visit(translator: Any, node: FigureAddress) -> None:
    target = html.escape(node["anchor"])
    translator.body.append(f' <a class="figure-address" href="#{target}" aria-label="Address of this figure">#</a>')


def _pass(translator: Any, node: FigureAddress) -> None:
    """Nothing to read aloud or print."""


def add_addresses(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put the sign behind the name of each fact on its entry's page (``doctree-resolved``)."""
    entry = domain_of(app.env).handbook.entries_by_document.get(docname)
    if entry is None or not makes_the_site(app.builder):
        return
    anchors = {anchor(f"{entry.id}.{name}") for name in entry.facts}
    for named in list(doctree.findall(_bears_a_name)):
        assert isinstance(named, nodes.Element)
        own = next((id_ for id_ in named["ids"] if id_ in anchors), "")
        line = named if isinstance(named, nodes.rubric) else next(named.findall(nodes.paragraph), None)
        if own and line is not None:
            line.append(FigureAddress(anchor=own))


def _bears_a_name(node: nodes.Node) -> bool:
    """Whether a node begins with the name of the fact whose anchor it is."""
    return isinstance(node, nodes.row | nodes.rubric) and bool(node["ids"])
