"""Places as editors count them and as the checks do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position

from checks.findings import Location
from checks.server.positions import Positions

TEXT = "one\r\ntwö 😀 x\rthree\u2028still\n"
texts = st.text(st.sampled_from("aö😀 \r\n\u2028\ufeff"), max_size=40)
encodings = st.sampled_from(["utf-8", "utf-16", "utf-32"])


@pytest.mark.parametrize(
    ("encoding", "character"),
    [("utf-8", 9), ("utf-16", 6), ("utf-32", 5)],
)
def test_columns_are_in_the_units_of_the_encoding(encoding: str, character: int) -> None:
    positions = Positions(TEXT, encoding)
    assert positions.position(TEXT.index(" x")) == Position(1, character)
    assert positions.offset(Position(1, character)) == TEXT.index(" x")


def test_only_the_line_ends_of_editors_end_a_line() -> None:
    assert Positions(TEXT).position(TEXT.index("still")) == Position(2, 6)


@pytest.mark.parametrize(
    ("position", "offset"),
    [
        (Position(0, 99), 3),
        (Position(99, 0), len(TEXT)),
        (Position(1, 5), TEXT.index("😀")),  # between the halves of a surrogate pair
    ],
)
def test_a_place_outside_the_text_is_its_nearest(position: Position, offset: int) -> None:
    assert Positions(TEXT).offset(position) == offset


@given(texts, encodings, st.integers(0, 40))
def test_every_place_returns_to_itself(text: str, encoding: str, offset: int) -> None:
    positions = Positions(text, encoding)
    offset = min(offset, len(text))
    if text[max(offset - 1, 0) : offset + 1] != "\r\n":  # an editor cannot stand within a line end
        assert positions.offset(positions.position(offset)) == offset


@pytest.mark.parametrize(
    ("text", "location", "span"),
    [
        ("# A\n\nIt is long.\n", Location("a.md", 3, 4, 3, 6), "is"),
        ("\ufeff# A\nword\n", Location("a.md", 1, 3, 1, 4), "A"),
        ("a:\n  b: 1\n", Location("a.md", 2, 1, 2, 1), "b: 1"),
        ("a\nbb\nc\nd\ne\n", Location("a.md", 2, 1, 5, 2), "bb"),
        ("a\nbb\nc\n", Location("a.md", 1, 1, 2, 3), "a\nbb"),
        ("short\n", Location("a.md", 9, 9, 9, 12), ""),
    ],
    ids=["a word", "byte order mark", "a whole line", "a long record", "two lines", "outside the text"],
)
def test_findings_are_shown_where_they_are(text: str, location: Location, span: str) -> None:
    start, end = Positions(text).span(location)
    assert text[start:end] == span
