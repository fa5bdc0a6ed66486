"""Tables: their columns' widths and alignment, worked out from what stands in them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from math import ceil
from typing import TYPE_CHECKING

from docutils import nodes

from checks.book.code import array, block, call, string, truth
from checks.book.columns import AIR, ROOM, widths
from checks.site.blocks import GENERATED

if TYPE_CHECKING:
    from checks.book.translator import Rule, Translator

_FIGURE = re.compile(r"[^\w\s]{0,2}\s?(?:about |at least |at most |more than )?\d[\d,.\u2009\u00a0 –−-]*\s?%?")
_OF_RECORDS = {"facts", "positions", "claims", "ledger", "chronology"}
"""Tables that are alike wherever they stand: of the whole width, however little is in them."""
_WHOLE_ROWS, _WHOLE_TEXT = 6, 600
"""Up to how many rows, and characters in all, a table stands on one page."""
_WHOLE_ROW = 500
"""Up to how many characters a row stands on one page."""
_WIDER = 1.1
_SURE = 0.65
"""Up to this part of its column's width, at the widest paper, a text has one line on the narrowest too."""
_ONE_LINE = 60
"""Rows shorter than this, in characters, need no share-out: each column is as wide as what it holds."""


def table(write: Translator, node: nodes.table) -> str:
    """A table, its head repeated on every page that it reaches."""
    generated = GENERATED in node["classes"]
    if generated:
        with write.of_records():
            return _table(write, node)
    return _table(write, node)


def _table(write: Translator, node: nodes.table) -> str:
    head = [row for part in node.findall(nodes.thead) for row in part.children if isinstance(row, nodes.row)]
    body = [row for part in node.findall(nodes.tbody) for row in part.children if isinstance(row, nodes.row)]
    title = next((child for child in node.children if isinstance(child, nodes.title)), None)
    count = sum(1 for _ in node.findall(nodes.colspec))
    shares = _shares(node, [*head, *body], count)
    made = call(
        "data-table",
        *(cell for row in body for cell in _cells(write, row, shares)),
        columns=array([f"{share}fr" for share in shares] or ["auto"] * count),
        alignment=array(_alignment(body, count)),
        head=array(cell for row in head for cell in _cells(write, row, shares)),
        whole=truth(_is_small(body)),
        wide_set=truth(bool(shares) and isinstance(node.parent, nodes.section | nodes.document)),
        caption=write.inside(title) if title is not None else None,
    )
    label = write.claim_label(node)
    return block([call("anchor", string(label)), made]) if label else made


def _is_small(body: Sequence[nodes.row]) -> bool:
    """Whether a table is so small that no page should part it."""
    return len(body) <= _WHOLE_ROWS and sum(len(row.astext()) for row in body) <= _WHOLE_TEXT


def _cells(write: Translator, row: nodes.row, shares: Sequence[int]) -> list[str]:
    """The cells of a row, the row's own anchor in the first.

    To keep a row whole costs Typst a trial of it, which is spared where there is nothing to part.
    """
    anchor = write.anchor(row)
    whole = "false" if len(row.astext()) <= _WHOLE_ROW and not _is_one_line(row, shares) else None
    cells = []
    for at, entry in enumerate(child for child in row.children if isinstance(child, nodes.entry)):
        body = write.inside(entry)
        if anchor and at == 0:
            body = block([anchor, body])
        spans = {"colspan": entry.get("morecols"), "rowspan": entry.get("morerows")}
        spanned = {name: str(more + 1) for name, more in spans.items() if more}
        cells.append(call("table.cell", body, breakable=whole, **spanned))
    return cells


def _is_one_line(row: nodes.row, shares: Sequence[int]) -> bool:
    """Whether each cell of a row is sure to have a single line, on any paper."""
    texts = [cell.astext() for cell in row.children if isinstance(cell, nodes.entry)]
    if any("\n" in text for text in texts) or len(texts) != (len(shares) or len(texts)):
        return False
    return not shares or all(len(text) <= _SURE * share for text, share in zip(texts, shares, strict=True))


def _shares(node: nodes.table, rows: Sequence[nodes.row], count: int) -> list[int]:
    """How the columns share out the whole width, in characters; none where each is as wide as what it holds."""
    cells = [[cell.astext() for cell in plain] for row in rows if (plain := _plain_cells(row, count))]
    columns = list(zip(*cells, strict=True))
    longest = [max((len(part) for text in column for part in _parts(text)), default=0) for column in columns]
    if sum(longest) <= _ONE_LINE and not _OF_RECORDS & set(node["classes"]):
        return []
    if not cells:
        return [ROOM // max(count, 1)] * count
    words = [max((_length(word) for text in column for word in text.split()), default=0) for column in columns]
    lengths = [[[_length(part) for part in _parts(text)] for text in row] for row in cells]
    return [share + AIR for share in widths(lengths, words)]


def _length(text: str) -> int:
    """How much room a text takes: dates and names, with their figures and capitals, are wider than running words."""
    return ceil(len(text) * _WIDER)


def _parts(cell: str) -> list[str]:
    """The paragraphs of a cell."""
    return [part for part in cell.split("\n\n") if part]


def _plain_cells(row: nodes.row, count: int) -> list[nodes.entry]:
    """The cells of a row in which none spans columns or rows; none of any other."""
    cells = [child for child in row.children if isinstance(child, nodes.entry)]
    spanned = any(cell.get("morecols") or cell.get("morerows") for cell in cells)
    return cells if len(cells) == count and not spanned else []


def _alignment(body: Sequence[nodes.row], count: int) -> list[str]:
    """Figures to the right, so that their digits stand below one another; everything else to the left."""
    columns: list[list[str]] = [[] for _ in range(count)]
    for row in body:
        for at, cell in enumerate(_plain_cells(row, count)):
            if text := cell.astext().strip():
                columns[at].append(text)
    numeric = [bool(column) and all(_FIGURE.fullmatch(text) for text in column) for column in columns]
    return ["right" if at > 0 and is_numeric else "left" for at, is_numeric in enumerate(numeric)]


RULES: Mapping[type[nodes.Node], Rule] = {nodes.table: table}
