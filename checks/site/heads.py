"""The heads of tables: in HTML each says whether it heads a column or a row, which docutils leaves out; one without
words, as in the corner of a table, is an ordinary cell.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator


def setup_heads(app: Sphinx) -> None:
    """Write the cells of every table with their scope."""
    app.add_node(nodes.entry, override=True, html=(_visit_entry, _depart_entry))


def _visit_entry(translator: Any, node: nodes.entry) -> None:
    HTML5Translator.visit_entry(translator, node)
    if translator.body[-1].startswith("<th") and not node.astext().strip():
        translator.body[-1] = f"<td{translator.body[-1].removeprefix('<th')}"
        translator.context[-1] = "</td>\n"
    elif translator.body[-1].startswith("<th"):
        scope = "col" if isinstance(node.parent.parent, nodes.thead) else "row"
        translator.body[-1] = f'<th scope="{scope}"{translator.body[-1].removeprefix("<th")}'


def _depart_entry(translator: Any, node: nodes.entry) -> None:
    HTML5Translator.depart_entry(translator, node)
