"""The widths of a table's columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.book.columns import AIR, ROOM, widths

_CELL = st.lists(st.integers(0, 400), max_size=3)


@given(st.integers(1, 6).flatmap(lambda count: st.lists(st.lists(_CELL, min_size=count, max_size=count), min_size=1)))
def test_no_column_is_narrower_than_its_words_nor_all_wider_than_the_page(rows: list[list[list[int]]]) -> None:
    count = len(rows[0])
    made = widths(rows, [8] * count)
    assert len(made) == count
    assert min(made) >= 8
    assert sum(made) + AIR * (count - 1) <= ROOM


@pytest.mark.parametrize(
    ("row", "widest"),
    [
        ([[30], [300]], 1),
        ([[300], [30], [30]], 0),
        ([[20], [20], [60, 80, 70], [20]], 2),
    ],
)
def test_the_column_with_the_most_to_say_is_the_widest(row: list[list[int]], widest: int) -> None:
    made = widths([row] * 5, [8] * len(row))
    assert made.index(max(made)) == widest


def test_one_long_cell_does_not_starve_the_others() -> None:
    rows = [[[12], [250]]] * 40 + [[[45], [250]]]
    dates, words = widths(rows, [9, 9])
    assert words > 3 * dates


def test_columns_whose_cells_fit_are_not_widened() -> None:
    assert widths([[[5], [5]]], [5, 5]) == [5, 5]
