"""Words of a line: emphasis, links, notes, literals."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.util import logging

from checks.book.code import block, call, string, truth
from checks.book.targets import PREFIX
from checks.book.trimming import is_of_the_site

if TYPE_CHECKING:
    from checks.book.translator import Rule, Translator

logger = logging.getLogger(__name__)

_CLASSED = {"small": "small", "not-confirmed": "standing", "single-source": "standing", "claimed": "claimed"}
"""The functions that set words of a class; ``standing`` says how well a fact is sourced."""
_PAGED, _LISTED = "paged", "listed"
"""The classes of links that say on which page they lead to, in brackets, or, in a list of names, without."""


def words(write: Translator, node: nodes.Text) -> str:
    """Text as it stands, line breaks of the source as spaces."""
    return string(printable(node.astext()))


def printable(text: str) -> str:
    """Text without the control characters that no font has; white space of every kind as a space."""
    if text.isprintable():
        return text
    return "".join(" " if character in "\n\r\t\f\v" else character for character in text if _is_printed(character))


def _is_printed(character: str) -> bool:
    return character in "\n\r\t\f\v" or (character >= " " and not "\x7f" <= character <= "\x9f")


def wrapped(function: str) -> Rule:
    """The rule that hands what a node holds to a function."""
    return lambda write, node: call(function, write.inside(node))


def through(write: Translator, node: nodes.Element) -> str:
    """What a node holds, and nothing more."""
    return write.inside(node)


def nothing(write: Translator, node: nodes.Node) -> str:
    """What is for the screen alone."""
    return ""


def inline(write: Translator, node: nodes.inline) -> str:
    """Words with classes: those that the book sets apart, set apart."""
    body = write.inside(node)
    classes = node["classes"]
    if "mark" in classes:
        return call("mark", body)
    standing = next((name for name in ("not-confirmed", "single-source") if name in classes), None)
    function = _CLASSED[standing] if standing else next((_CLASSED[name] for name in classes if name in _CLASSED), None)
    if function:
        body = call(function, body)
    language = node.get("lang") or node.get("language")
    return call("spoken-in", string(language.partition("-")[0]), body) if language else body


def literal(write: Translator, node: nodes.Element) -> str:
    """Code or a key, as it is typed."""
    return call("key" if "kbd" in node.get("classes", ()) else "code", string(node.astext()))


def abbreviation(write: Translator, node: nodes.abbreviation) -> str:
    """An abbreviation, spelt out where the author gives that."""
    spelt = node.get("explanation")
    return block([write.inside(node), string(f" ({printable(spelt)})")]) if spelt else write.inside(node)


def formula(write: Translator, node: nodes.Element) -> str:
    """Mathematics as it is typed: this book sets no formulae."""
    return call("formula", string(node.astext()), block=truth(isinstance(node, nodes.math_block)))


def reference(write: Translator, node: nodes.Element) -> str:
    """A link: to a record, an entry, another place in the book, or out of it."""
    body = write.inside(node)
    uri = node.get("refuri", "")
    if write.in_heading or is_of_the_site(uri):
        return body
    if uri and not uri.startswith(PREFIX):
        return call("external", string(uri), body)
    place = uri.removeprefix(PREFIX) if uri else f"{write.document}#{node.get('refid', '')}"
    document, _, target = place.partition("#")
    label = write.context.targets.label(place)
    if label is None:
        if write.context.targets.holds(document):
            logger.warning("This link leads nowhere: %s", place, location=node, type="handbook", subtype="book")
        return call("bound", body) if "fact" in node["classes"] else body
    mention = _mention(write, document, target, node)
    return block([mention, _linked(write, node, label, body)]) if mention else _linked(write, node, label, body)


def _linked(write: Translator, node: nodes.Element, label: str, body: str) -> str:
    kinds: set[str] = set()
    for inner in node.findall(nodes.Element):
        kinds.update(inner.get("classes", ()))
    if "fact" in node["classes"]:
        return call("bound", body, to=string(label))
    if _LISTED in node["classes"]:
        return call("listed", body, to=string(label))
    if "std-term" in kinds or (write.generated and _PAGED not in node["classes"]):
        return call("term", body, to=string(label))
    return call("xref", body, to=string(label), paged=truth("mark" not in kinds))


def _mention(write: Translator, document: str, target: str, node: nodes.Element) -> str:
    """The anchor of a place where the text mentions an entry other than its own."""
    entry = write.context.entries.get(document)
    own = write.context.entries.get(write.document)
    if (
        entry is None
        or entry is own
        or write.generated
        or (target not in ("", entry.id) and "fact" not in node["classes"])
    ):
        return ""
    return call("anchor", string(write.context.occurrences.note("mention", entry.id)))


def footnote(write: Translator, node: nodes.footnote_reference) -> str:
    """A note at the foot of the page, or its mark again where the note stands already."""
    place = f"{write.document}#{node['refid']}"
    note = write.context.footnotes.get(place)
    if note is None or write.in_heading:
        return ""
    label = string(f"note:{place}")
    if write.claim_place(f"note:{place}") is None:
        return call("footnote", call("label", label))
    return call("labelled", label, call("footnote", paragraphs(write, note)))


def paragraphs(write: Translator, node: nodes.Element) -> str:
    """Blocks of which the first begins in the line."""
    blocks = [child for child in node.children if not isinstance(child, nodes.label)]
    if blocks and isinstance(blocks[0], nodes.paragraph):
        return block([write.inside(blocks[0]), *map(write.code, blocks[1:])])
    return write.all(blocks)


RULES: Mapping[type[nodes.Node], Rule] = {
    nodes.Text: words,
    nodes.emphasis: wrapped("emph"),
    nodes.title_reference: wrapped("emph"),
    addnodes.literal_emphasis: wrapped("emph"),
    nodes.strong: wrapped("strong"),
    addnodes.literal_strong: wrapped("strong"),
    nodes.problematic: wrapped("strong"),
    nodes.superscript: wrapped("super"),
    nodes.subscript: wrapped("sub"),
    nodes.inline: inline,
    nodes.generated: through,
    nodes.literal: literal,
    nodes.abbreviation: abbreviation,
    nodes.math: formula,
    nodes.math_block: formula,
    nodes.reference: reference,
    addnodes.number_reference: reference,
    addnodes.download_reference: through,
    nodes.footnote_reference: footnote,
    nodes.target: through,
    addnodes.index: nothing,
}
