"""Building blocks of generated pages, as docutils has them, so that every builder can write them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docutils import nodes

Words = Sequence[nodes.Node]
"""What stands in one line: text, mentions, links."""

GENERATED = "generated"
"""The class of every block that the records give and no author wrote."""


def section(anchor: str, title: Words, *blocks: nodes.Node) -> nodes.section:
    """A section with its heading."""
    return nodes.section("", nodes.title("", "", *title), *blocks, ids=[anchor], classes=[GENERATED])


def paragraph(*words: nodes.Node, classes: Iterable[str] = ()) -> nodes.paragraph:
    """A paragraph."""
    return nodes.paragraph("", "", *words, classes=list(classes))


def text(words: str) -> nodes.Text:
    """Plain words."""
    return nodes.Text(words)


def small(*words: nodes.Node) -> nodes.inline:
    """Words that stand back."""
    return nodes.inline("", "", *words, classes=["small"])


def joined(parts: Iterable[nodes.Node], separator: str = ", ") -> list[nodes.Node]:
    """Parts of a line with a separator between them."""
    line: list[nodes.Node] = []
    for part in parts:
        if line:
            line.append(text(separator))
        line.append(part)
    return line


def bullets(items: Iterable[Words], classes: Iterable[str] = ()) -> nodes.bullet_list:
    """A list with a line an item."""
    return nodes.bullet_list("", *(nodes.list_item("", paragraph(*item)) for item in items), classes=list(classes))


def definitions(rows: Iterable[tuple[Words, Sequence[nodes.Node]]]) -> nodes.definition_list:
    """A list of terms, each with blocks that say what it is."""
    items = (
        nodes.definition_list_item("", nodes.term("", "", *term), nodes.definition("", *blocks))
        for term, blocks in rows
    )
    return nodes.definition_list("", *items)


def row(cells: Iterable[Sequence[nodes.Node]], anchor: str = "", classes: Iterable[str] = ()) -> nodes.row:
    """A row of a table, each cell of blocks."""
    made = nodes.row("", *(nodes.entry("", *blocks) for blocks in cells), classes=list(classes))
    if anchor:
        made["ids"] = [anchor]
    return made


def table(heads: Sequence[str | nodes.Node], rows: Iterable[nodes.row], classes: Iterable[str] = ()) -> nodes.table:
    """A table whose first column heads its rows."""
    columns = [nodes.colspec(colwidth=1, stub=1 if at == 0 else 0) for at in range(len(heads))]
    head = nodes.thead("", row([[paragraph(text(head) if isinstance(head, str) else head)] for head in heads]))
    group = nodes.tgroup("", *columns, head, nodes.tbody("", *rows), cols=len(heads))
    return nodes.table("", group, classes=["colwidths-auto", GENERATED, *classes])
