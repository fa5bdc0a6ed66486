"""Texts that are open in the editor."""

from __future__ import annotations

from lsprotocol.types import Position, Range, TextDocumentContentChangePartial, TextDocumentContentChangeWholeDocument

from checks.server.documents import Documents

URI = "file:///handbook/docs/a%20page.md"


def part(text: str, start: tuple[int, int], end: tuple[int, int]) -> TextDocumentContentChangePartial:
    return TextDocumentContentChangePartial(Range(Position(*start), Position(*end)), text)


def test_a_text_is_known_by_its_file() -> None:
    document = Documents().open(URI, "text", 1)
    assert str(document.file) == "/handbook/docs/a page.md"


def test_a_text_without_a_file_has_none() -> None:
    assert Documents().open("untitled:1", "text", 1).file is None


def test_changes_apply_one_after_the_other() -> None:
    documents = Documents()
    documents.open(URI, "one\u2028x\ntwo 😀!\n", 1)
    changes = [part("?", (1, 6), (1, 7)), part("", (0, 0), (0, 3)), part("end\n", (9, 0), (9, 9))]
    changed = documents.change(URI, 2, changes, "utf-16")
    assert changed is not None
    assert (changed.text, changed.version) == ("\u2028x\ntwo 😀?\nend\n", 2)


def test_a_change_may_give_the_whole_text() -> None:
    documents = Documents()
    documents.open(URI, "one", 1)
    changed = documents.change(URI, 2, [TextDocumentContentChangeWholeDocument("two")], "utf-16")
    assert changed is not None
    assert changed.text == "two"


def test_a_text_that_was_never_opened_cannot_be_changed_in_part() -> None:
    assert Documents().change(URI, 2, [part("a", (0, 0), (0, 0))], "utf-16") is None


def test_a_closed_text_is_gone() -> None:
    documents = Documents()
    documents.open(URI, "one", 1)
    documents.close(URI)
    assert documents.get(URI) is None
    assert documents.close(URI) is None
