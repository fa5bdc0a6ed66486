"""What the handbook's records give: bound values, claims, waivers, citations, the box of an entry."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from docutils import nodes

from checks.book.blocks import definition_items
from checks.book.code import block, call, string
from checks.book.inline import nothing, printable, through
from checks.book.targets import place_name
from checks.book.trimming import Mentioned
from checks.pictures.nodes import Picture, Values
from checks.site.nodes import (
    Aside,
    Backlinks,
    CitationMark,
    ClaimBlock,
    ClaimMention,
    DisputedMark,
    Exemption,
    FactMention,
    Foreign,
    Hidden,
    Outside,
)

if TYPE_CHECKING:
    from checks.book.translator import Rule, Translator


_DAY = re.compile(r"\b(\d{1,2}) (?=[A-Z])")
"""A day before its month, from which no line should part it."""
_SIZE = re.compile(r'<svg\b[^>]*? width="([\d.]+)" height="([\d.]+)"')
"""The size of a picture, in its own units."""
_THIN_SPACE = "\N{THIN SPACE}"


def bound(write: Translator, node: FactMention) -> str:
    """Words bound to a fact; a day stays with its month."""
    if len(node.children) == 1 and isinstance(node.children[0], nodes.Text):
        return string(_DAY.sub("\\1\N{NO-BREAK SPACE}", printable(node.astext())))
    return write.inside(node)


def exemption(write: Translator, node: Exemption) -> str:
    """Words that are no fact; where an author waived them, the reason at the foot of the page."""
    if node.get("waiver") and not write.in_heading:
        return call("waived", string(printable(node["reason"])), write.inside(node))
    return write.inside(node)


def citation(write: Translator, node: CitationMark) -> str:
    """The number of a source in the bibliography, with where in it."""
    key = node["key"]
    number = string(str(write.context.numbers[key]))
    locator = printable(node["locator"])
    if write.in_heading:
        return ""
    anchor = call("anchor", string(write.context.occurrences.note("citation", key)))
    to = string(source_label(key))
    mark = call("cite", number, to=to, locator=string(locator) if locator else None)
    return block([anchor, *([string(_THIN_SPACE)] if _follows_another(node) else []), mark])


def _follows_another(node: CitationMark) -> bool:
    at = node.parent.index(node)
    return at > 0 and isinstance(node.parent[at - 1], CitationMark)


def source_label(key: str) -> str:
    """The label of a source in the bibliography."""
    return place_name(f"source:{key}")


def box(write: Translator, node: Aside) -> str:
    """The box of an entry."""
    lists = [child for child in node.children if isinstance(child, nodes.definition_list)]
    others = [child for child in node.children if child not in lists]
    for link in node.findall(nodes.reference):
        if "fact" not in link["classes"]:
            link["classes"].append("paged")
    with write.of_records():
        made = [call("in-brief", *definition_items(write, part)) for part in lists]
        return block([*made, *map(write.code, others)])


def mentioned(write: Translator, node: Mentioned) -> str:
    """The pages that mention an entry, known when the whole book is written."""
    return call("mentioned-on", f"mentions.at({string(node['entry'])}, default: ())")


def foreign(write: Translator, node: Foreign) -> str:
    """Words in another language."""
    return call("spoken-in", string(node["language"].partition("-")[0]), write.inside(node))


def drawing(write: Translator, node: Picture) -> str:
    """A picture drawn from records, at the full measure where the page is high enough for it."""
    svg = node["svg_print"]
    size = _SIZE.search(svg)
    ratio = f"{float(size[2]) / float(size[1]):.4f}" if size else None
    return call("drawing", string(write.context.drawing(svg)), alt=string(printable(node["alt"])), ratio=ratio)


def values(write: Translator, node: Values) -> str:
    """The values of a picture, where there are few; the entries have the many."""
    return write.inside(node) if node["is_short"] else ""


RULES: Mapping[type[nodes.Node], Rule] = {
    FactMention: bound,
    DisputedMark: through,
    ClaimMention: through,
    ClaimBlock: through,
    Exemption: exemption,
    CitationMark: citation,
    Hidden: nothing,
    Backlinks: nothing,
    Foreign: foreign,
    Picture: drawing,
    Values: values,
    Outside: through,
    Aside: box,
    Mentioned: mentioned,
}
