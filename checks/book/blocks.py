"""Blocks of a page: sections, paragraphs, lists, boxes, pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import admonitionlabels
from sphinx.util import logging
from sphinx_design.shared import PassthroughTextElement

from checks.book.code import NOTHING, array, block, call, string, truth
from checks.book.inline import nothing, paragraphs, through, wrapped
from checks.book.trimming import Mentioned
from checks.site.blocks import GENERATED

if TYPE_CHECKING:
    from checks.book.translator import Rule, Translator

logger = logging.getLogger(__name__)

_NUMBERING = {"arabic": "1", "loweralpha": "a", "upperalpha": "A", "lowerroman": "i", "upperroman": "I"}
_FIRST_IN_LINE = (nodes.list_item, nodes.entry, nodes.definition, nodes.field_body, nodes.footnote)
_LENGTHS = {"%": "{}%", "pt": "{}pt", "px": "{}pt * 0.75", "em": "{}em", "cm": "{}cm", "mm": "{}mm", "in": "{}in"}
"""Lengths as pictures have them, and as Typst writes them; a CSS pixel is three quarters of a point."""


def section(write: Translator, node: nodes.section) -> str:
    """A section with its heading; what the records give in a single paragraph, with the heading beside it."""
    title = next((child for child in node.children if isinstance(child, nodes.title)), None)
    rest = [child for child in node.children if child is not title]
    generated = write.generated or GENERATED in node["classes"]
    with write.deeper(), write.of_records() if generated else nullcontext():
        if title is None:
            return write.all(rest)
        words, label = heading_words(write, title), write.claim_label(node)
        if generated and len(rest) == 1 and isinstance(rest[0], nodes.paragraph | Mentioned):
            only = rest[0]
            line = write.inside(only) if isinstance(only, nodes.paragraph) else write.code(only)
            anchor = [call("anchor", string(label))] if label else []
            return block([*anchor, call("marginal", words, line)])
        to = string(label) if label else None
        outdented = truth(generated)
        head = call("head", words, level=str(write.level), outlined="false", outdented=outdented, to=to)
        return block([head, write.all(rest)])


def heading_words(write: Translator, title: nodes.Element) -> str:
    """The words of a heading."""
    with write.heading():
        return write.inside(title)


def paragraph(write: Translator, node: nodes.TextElement) -> str:
    """A paragraph; one that begins an item, a cell or a note stands in its line."""
    first = isinstance(node.parent, _FIRST_IN_LINE) and node.parent.index(node) == 0
    return write.inside(node) if first else call("par", write.inside(node))


def bullets(write: Translator, node: nodes.bullet_list) -> str:
    """A list; one that only names entries runs in columns, with their pages."""
    if "columns" in node["classes"]:
        for link in node.findall(nodes.reference):
            link["classes"].append("listed")
        return call("name-list", array(_items(write, node)))
    return call("list", *_items(write, node), tight=truth(_is_tight(node)))


def numbers(write: Translator, node: nodes.enumerated_list) -> str:
    """A numbered list."""
    numbering = f"{node.get('prefix', '')}{_NUMBERING.get(node.get('enumtype', ''), '1')}{node.get('suffix') or '.'}"
    start = str(node.get("start", 1))
    items = _items(write, node)
    return call("enum", *items, tight=truth(_is_tight(node)), start=start, numbering=string(numbering))


def _items(write: Translator, node: nodes.Element) -> list[str]:
    return [write.code(item) for item in node.children]


def _is_tight(node: nodes.Element) -> bool:
    return all(len(item.children) < 2 for item in node.children)


def definitions(write: Translator, node: nodes.Element) -> str:
    """Terms with what they are."""
    return call("definitions", *definition_items(write, node))


def definition_items(write: Translator, node: nodes.Element) -> list[str]:
    """The items of a list of definitions or of fields."""
    return [_definition_item(write, item) for item in node.children if isinstance(item, nodes.Element)]


def _definition_item(write: Translator, item: nodes.Element) -> str:
    names = [child for child in item.children if isinstance(child, nodes.term | nodes.field_name)]
    bodies = [child for child in item.children if isinstance(child, nodes.definition | nodes.field_body)]
    label: list[str] = []
    for name in names:
        label += [string(", "), write.code(name)] if label else [write.code(name)]
    return array([block(label), block(write.code(body) for body in bodies)])


def listing(write: Translator, node: nodes.Element) -> str:
    """Code."""
    language = node.get("language", "none")
    known = string(language) if language not in ("none", "default", "text") else NOTHING
    return call("listing", string(node.astext()), language=known)


def admonition(write: Translator, node: nodes.Element) -> str:
    """A box with a title: the author's, or that of its kind."""
    first = node.children[0] if node.children else None
    if isinstance(first, nodes.title):
        return call("admonition", heading_words(write, first), write.all(node.children[1:]))
    title = str(admonitionlabels.get(type(node).__name__, type(node).__name__.capitalize()))
    return call("admonition", string(title), write.inside(node))


def title(write: Translator, node: nodes.title) -> str:
    """The title of what is no section."""
    return call("rubric", heading_words(write, node))


def rubric(write: Translator, node: nodes.rubric) -> str:
    """A heading that is in no table of contents."""
    label = write.claim_label(node)
    anchor = [call("anchor", string(label))] if label else []
    return call("rubric", block([*anchor, heading_words(write, node)]), outdented=truth(write.generated))


# ------------------------------------------------------------ pictures


def image(write: Translator, node: nodes.image) -> str:
    """A picture; one without an alternative text is told at its line."""
    file = write.context.pictures.get(node["uri"])
    if file is None:
        return ""
    alternative = str(node.get("alt") or "").strip()
    if not alternative:
        logger.warning(
            "The picture %s has no alternative text. Say in `:alt:` what it shows, for those who do not see it.",
            node["uri"],
            location=node,
            type="handbook",
            subtype="alternative-text",
        )
    in_line = isinstance(node.parent, nodes.TextElement)
    made = call(
        "inline-picture" if in_line else "picture",
        string(file),
        alt=string(alternative or "A picture without a description"),
        width=length(node.get("width")),
    )
    return made if in_line or isinstance(node.parent, nodes.figure) else call("block-picture", made)


def length(written: str | None) -> str | None:
    """A length as Typst writes it; ``None`` where there is none, or one in a unit that paper does not have."""
    number = (written or "").rstrip("%abcdefghijklmnopqrstuvwxyz").strip()
    unit = (written or "")[len(number) :].strip()
    form = _LENGTHS.get(unit or "px")
    return form.format(number) if form and number.replace(".", "", 1).isdecimal() else None


def figure(write: Translator, node: nodes.figure) -> str:
    """A picture with its caption and legend; what else the figure holds (values, sources) follows it."""
    captions = [child for child in node.children if isinstance(child, nodes.caption | nodes.legend)]
    rest = [child for child in node.children if child not in captions]
    caption = block(call("par", paragraphs(write, part)) for part in captions) if captions else None
    label = write.claim_label(node)
    made = call("illustrated", write.all(rest[:1]), caption=caption, to=string(label) if label else None)
    return block([made, write.all(rest[1:])])


# ------------------------------------------------------------ containers


def container(write: Translator, node: nodes.container) -> str:
    """A container; the components of pages (cards, tabs, drop-downs) one below the other, each with its title."""
    component = node.get("design_component", "")
    if component == "card":
        return call("card", write.inside(node))
    if component == "card-title":
        return call("rubric", block(write.all(part.children) for part in node.children))
    if component == "grid-row":
        return call("cards", *map(write.code, node.children), columns=str(min(2, len(node.children) or 1)))
    if component in ("tab-item", "dropdown") and node.children:
        has_title = component == "tab-item" or node.get("has_title")
        if has_title:
            return call("titled", heading_words(write, _element(node.children[0])), write.all(node.children[1:]))
    return write.inside(node)


def _element(node: nodes.Node) -> nodes.Element:
    return node if isinstance(node, nodes.Element) else nodes.inline("", "", node.deepcopy())


def card_link(write: Translator, node: nodes.TextElement) -> str:
    """The line of a card that makes the whole of it a link; of a text, the text."""
    hidden = any("sd-hide-link-text" in link["classes"] for link in node.findall(nodes.reference))
    return "" if hidden else paragraph(write, node)


def raw(write: Translator, node: nodes.raw) -> str:
    """Markup of another format is not for the book."""
    return ""


_ADMONITIONS: Sequence[type[nodes.Element]] = (
    nodes.note,
    nodes.tip,
    nodes.hint,
    nodes.important,
    nodes.attention,
    nodes.caution,
    nodes.warning,
    nodes.danger,
    nodes.error,
    nodes.admonition,
    nodes.topic,
    nodes.sidebar,
    addnodes.seealso,
)

RULES: Mapping[type[nodes.Node], Rule] = {
    nodes.section: section,
    nodes.title: title,
    nodes.subtitle: title,
    nodes.rubric: rubric,
    nodes.paragraph: paragraph,
    addnodes.compact_paragraph: paragraph,
    nodes.bullet_list: bullets,
    nodes.enumerated_list: numbers,
    nodes.list_item: through,
    addnodes.hlist: through,
    addnodes.hlistcol: through,
    nodes.definition_list: definitions,
    nodes.field_list: definitions,
    nodes.docinfo: nothing,
    nodes.term: through,
    nodes.definition: through,
    nodes.field_name: through,
    nodes.field_body: through,
    addnodes.glossary: through,
    nodes.block_quote: wrapped("quotation"),
    nodes.attribution: wrapped("attribution"),
    addnodes.centered: wrapped("rubric"),
    nodes.line_block: wrapped("lines"),
    nodes.line: wrapped("line-of"),
    nodes.literal_block: listing,
    nodes.doctest_block: listing,
    nodes.transition: lambda write, node: call("transition"),
    **dict.fromkeys(_ADMONITIONS, admonition),
    addnodes.versionmodified: through,
    nodes.image: image,
    nodes.figure: figure,
    nodes.caption: wrapped("rubric"),
    nodes.legend: through,
    nodes.container: container,
    PassthroughTextElement: card_link,
    nodes.compound: through,
    nodes.raw: raw,
    nodes.comment: nothing,
    addnodes.tabular_col_spec: nothing,
}
