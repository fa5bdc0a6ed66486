"""Tables that may be wider than a phone: each in a box of its own that scrolls, by keyboard too (WCAG 2.2, 2.1.1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from docutils import nodes

from checks.site.blocks import GENERATED
from checks.site.nodes import Scroller

_MANY_COLUMNS = frozenset({"series", "values"})
"""The classes of generated tables that keep their columns on a phone; the others stand cell below cell there."""


def box_wide_tables(tables: Iterable[nodes.table]) -> None:
    """Put each table of a page that keeps its columns on a phone into a box that scrolls, with a name of its own."""
    named: Counter[str] = Counter()
    for table in tables:
        if GENERATED not in table["classes"] or _MANY_COLUMNS.intersection(table["classes"]):
            label = _label(table)
            named[label] += 1
            if named[label] > 1:
                label += f" ({named[label]})"
            # not `replace_self`, which would give the box the table's id as well
            place = table.parent
            place.replace(table, Scroller("", table, label=label))


def _label(table: nodes.table) -> str:
    """What the box is called: the table's caption, or its columns' heads."""
    caption = next(iter(table.findall(nodes.title)), None)
    if caption is not None:
        return f"Table: {caption.astext()}"
    heads = next(iter(table.findall(nodes.thead)), None)
    words = [entry.astext().strip() for entry in heads.findall(nodes.entry)] if heads else []
    return f"Table: {', '.join(word for word in words if word)}" if any(words) else "Table"
