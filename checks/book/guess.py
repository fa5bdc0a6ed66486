"""A first guess of the pages on which everything stands: by how much code comes before it.

What the first pass is told need not be right. The nearer it comes, the more often a list of pages is already as long
as it will be, and the fewer passes follow.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from checks.book.desk import Written
from checks.book.typesetting import Sheet

_CODE_ON_A_PAGE = 8000
"""How many characters of code make a page of A4, as measured on a glossary of several hundred pages."""
_ANCHOR = re.compile(r'\banchor\("([^"\\]*)"\)')


def guess(documents: Iterable[Written], sheet: Sheet) -> str:
    """What the first pass is told of the documents of a book, given in their order."""
    on_a_page = _CODE_ON_A_PAGE * sheet.share_of_a4
    pages: dict[str, int] = {}
    before = 0
    for document in documents:
        pages[document.label] = 1 + int(before / on_a_page)
        for found in _ANCHOR.finditer(document.body):
            pages[found[1]] = 1 + int((before + found.start()) / on_a_page)
        before += len(document.body)
    return json.dumps({"pages": pages, "heads": []})
