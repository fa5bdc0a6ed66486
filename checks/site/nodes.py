"""The nodes that the handbook adds to a document, and what they become in HTML.

Builders that know nothing of them keep their words.

The contract with whoever audits the pages: every figure and date in ``main`` stands inside an element with
``data-fact``, ``data-claim`` or ``data-exempt``, or inside one with ``data-outside``, which is no prose.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

_Visitor = Callable[[Any, Any], None]


class FactMention(nodes.Inline, nodes.TextElement):
    """Words bound to a fact. Attributes: ``address``, ``document``, ``anchor``, ``value``, ``unit``,
    ``datetime``, ``sources``, ``asof``, and ``part`` where the words are not the fact's value but its
    ``effective`` or ``as-of`` date.
    """


class DisputedMark(nodes.Inline, nodes.TextElement):
    """The sign that what it follows is disputed; one a paragraph is enough for each ``fact``."""


class ClaimMention(nodes.Inline, nodes.TextElement):
    """Words that report a claim. Attributes: ``address``, ``verdict``."""


class ClaimBlock(nodes.General, nodes.Element):
    """Blocks that report a claim. Attribute: ``address``."""


class Exemption(nodes.Inline, nodes.TextElement):
    """Words that hold a figure and are no fact. Attributes: ``reason``, and ``waiver`` where an author wrote it."""


class CitationMark(nodes.Inline, nodes.TextElement):
    """A source cited. Attributes: ``key``, ``locator``."""


class Backlinks(nodes.General, nodes.Element):
    """Stands for the pages that mention an entry or cite a source, known when all are read. Attribute: ``of``."""


class Aside(nodes.General, nodes.Element):
    """The box beside an entry's text. Attribute: ``label``."""


class Outside(nodes.General, nodes.Element):
    """Blocks outside the contract. Attribute: ``what``."""


class Scroller(nodes.General, nodes.Element):
    """A box that scrolls where its content is too wide. Attribute: ``label``."""


class PageLink(nodes.Inline, nodes.TextElement):
    """Words that lead to a page of records, known when all are read. Attributes: ``page``, a directive's name;
    ``anchor``.
    """


class Foreign(nodes.Inline, nodes.TextElement):
    """Words in another language than the page's. Attribute: ``language``, a BCP 47 tag."""


class Hidden(nodes.Inline, nodes.TextElement):
    """Words for those who hear the page; others see a sign in their place."""


def _visit_fact(translator: Any, node: FactMention) -> None:
    attributes = {"data-fact": node["address"]}
    if node["sources"]:
        attributes["data-source"] = node["sources"]
    if node["asof"]:
        attributes["data-as-of"] = node["asof"]
    if node["part"]:
        attributes["data-part"] = node["part"]
    if node["unit"]:
        attributes["data-unit"] = node["unit"]
    if node["datetime"]:
        translator.body.append(translator.starttag(node, "time", "", datetime=node["datetime"], **attributes))
    elif node["value"]:
        translator.body.append(translator.starttag(node, "data", "", value=node["value"], **attributes))
    else:
        translator.body.append(translator.starttag(node, "span", "", **attributes))


def _depart_fact(translator: Any, node: FactMention) -> None:
    tag = "time" if node["datetime"] else "data" if node["value"] else "span"
    translator.body.append(f"</{tag}>")


def _visit_claim(translator: Any, node: ClaimMention) -> None:
    attributes = {"data-claim": node["address"], "data-verdict": node["verdict"]}
    translator.body.append(translator.starttag(node, "span", "", **attributes))


def _visit_claim_block(translator: Any, node: ClaimBlock) -> None:
    translator.body.append(translator.starttag(node, "div", "", **{"data-claim": node["address"]}))


def _visit_exemption(translator: Any, node: Exemption) -> None:
    translator.body.append(translator.starttag(node, "span", "", **{"data-exempt": node["reason"]}))


def _visit_citation(translator: Any, node: CitationMark) -> None:
    translator.body.append(translator.starttag(node, "span", "", CLASS="citation", **{"data-exempt": "citation"}))


def _visit_aside(translator: Any, node: Aside) -> None:
    translator.body.append(translator.starttag(node, "aside", **{"aria-label": node["label"]}))


def _visit_outside(translator: Any, node: Outside) -> None:
    translator.body.append(translator.starttag(node, "div", **{"data-outside": node["what"]}))


def _visit_scroller(translator: Any, node: Scroller) -> None:
    attributes = {"role": "region", "aria-label": node["label"], "tabindex": "0"}
    translator.body.append(translator.starttag(node, "div", CLASS="scroller", **attributes))


def _visit_hidden(translator: Any, node: Hidden) -> None:
    translator.body.append(translator.starttag(node, "span", "", CLASS="visually-hidden"))


def _visit_foreign(translator: Any, node: Foreign) -> None:
    translator.body.append(translator.starttag(node, "span", "", lang=node["language"]))


def _depart_span(translator: Any, node: Any) -> None:
    translator.body.append("</span>")


def _depart_div(translator: Any, node: Any) -> None:
    translator.body.append("</div>\n")


def _depart_aside(translator: Any, node: Aside) -> None:
    translator.body.append("</aside>\n")


def _pass(translator: Any, node: Any) -> None:
    """Nothing but the node's own words."""


_HTML: dict[type[nodes.Element], tuple[_Visitor, _Visitor]] = {
    FactMention: (_visit_fact, _depart_fact),
    DisputedMark: (_pass, _pass),
    ClaimMention: (_visit_claim, _depart_span),
    ClaimBlock: (_visit_claim_block, _depart_div),
    Exemption: (_visit_exemption, _depart_span),
    CitationMark: (_visit_citation, _depart_span),
    Aside: (_visit_aside, _depart_aside),
    Outside: (_visit_outside, _depart_div),
    Hidden: (_visit_hidden, _depart_span),
    Foreign: (_visit_foreign, _depart_span),
    PageLink: (_pass, _pass),
    Scroller: (_visit_scroller, _depart_div),
    Backlinks: (_pass, _pass),
}


def setup_nodes(app: Sphinx) -> None:
    """Make the nodes known to every builder."""
    for node, html in _HTML.items():
        words = (_pass, _pass)
        app.add_node(node, html=html, latex=words, text=words, man=words, texinfo=words)
