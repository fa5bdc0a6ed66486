"""The first guess of where everything stands."""

from __future__ import annotations

import json

from checks.book.desk import Written
from checks.book.guess import guess
from checks.book.occurrences import Occurrences
from checks.book.typesetting import Sheet


def _document(label: str, body: str) -> Written:
    return Written("", "", label, body, Occurrences(), {})


def _pages(*documents: Written, paper: str = "a4") -> dict[str, int]:
    pages: dict[str, int] = json.loads(guess(documents, Sheet(paper)))["pages"]
    return pages


def test_what_comes_behind_more_code_stands_further_on() -> None:
    pages = _pages(_document("a", 'anchor("a1")' + " " * 50_000 + 'anchor("a2")'), _document("b", 'anchor("b1")'))
    assert pages["a"] == pages["a1"] == 1 < pages["a2"] == pages["b"] == pages["b1"]


def test_smaller_paper_has_more_pages() -> None:
    documents = (_document("a", " " * 80_000), _document("b", ""))
    assert _pages(*documents, paper="a5")["b"] > _pages(*documents)["b"]
