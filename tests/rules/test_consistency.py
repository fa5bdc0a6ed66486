"""Mentions of one fact on different pages go together."""

from __future__ import annotations

from itertools import permutations

import pytest

from tests.rules.handbook import CHAPTER, rules_broken

OTHER = "docs/chapters/other.md"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("about 1,200 metres", "over 1,200 metres", {"hedges-differ"}),
        ("over 1,200 metres", "more than 1,200 metres", set()),
        ("over 1,200 metres", "at least 1,200 metres", set()),
        ("just over 1,200 metres", "nearly 1,300 metres", {"mentions-disagree"}),
        ("about 1,200 metres", "about 1,240 metres", set()),
        ("about 1,200 metres", "1,240 metres", set()),
        ("about 1.2 kilometres", "about 1,240 metres", set()),
    ],
)
def test_two_pages_give_a_figure_in_ways_that_go_together(first: str, second: str, expected: set[str]) -> None:
    for one, other in permutations((first, second)):
        files = {
            CHAPTER: f"# Example\n\nIt is {{fact}}`{one} <long-bridge.length>` long.\n",
            OTHER: f"# Other\n\nIt is {{fact}}`{other} <long-bridge.length>` long.\n",
        }
        assert rules_broken(files=files) == expected


@pytest.mark.parametrize(
    ("first", "second", "is_wrong"),
    [
        ("about 1848", "about 1852", True),
        ("about 1850", "about 1850", False),
        ("about 1850", "the 1850s", False),
    ],
)
def test_two_pages_give_a_date_in_ways_that_go_together(first: str, second: str, is_wrong: bool) -> None:
    files = {
        CHAPTER: f"# Example\n\nBuilt {{fact}}`{first} <old-ferry.built>`.\n",
        OTHER: f"# Other\n\nBuilt {{fact}}`{second} <old-ferry.built>`.\n",
    }
    assert ("mentions-disagree" in rules_broken(files=files)) is is_wrong
