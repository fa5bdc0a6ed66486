"""The parts that stand alone: anchors and digests."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.facts.model import Fact, Prose
from checks.findings import Location
from checks.site.anchors import anchor
from checks.site.digests import digest

NAME = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,2}", fullmatch=True)
KEY = st.sampled_from(["1986", "1986-05", "1682~", "1941/1945", "19XX", "1984?", "1984%"])
ADDRESS = st.one_of(
    st.builds("{}.{}".format, NAME, NAME),
    st.builds("{}.{}/{}".format, NAME, NAME, NAME),
    st.builds("{}.{}@{}".format, NAME, NAME, KEY),
)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("alder.length", "alder.length"),
        ("flood.houses/hale", "flood.houses_hale"),
        ("alder.level@1926", "alder.level.1926"),
        ("alder.level@1682~", "alder.level.1682_7e_"),
        ("hale-1931:bridges", "hale-1931.bridges"),
    ],
)
def test_an_anchor_is_made_from_the_address(address: str, expected: str) -> None:
    assert anchor(address) == expected


@given(ADDRESS)
def test_an_anchor_needs_no_escape_in_html_addresses_and_books(address: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9._-]+", anchor(address))


@given(ADDRESS, ADDRESS)
def test_no_two_addresses_share_an_anchor(one: str, other: str) -> None:
    assert (anchor(one) == anchor(other)) == (one == other)


def test_a_digest_knows_what_a_record_says_and_not_where() -> None:
    here, there = Location("a.md", 3), Location("a.md", 9)
    fact = Fact("alder", "length", here, note=Prose("Long.", (1, 2, 3, 4, 5), here))
    moved = replace(fact, location=there, note=Prose("Long.", (7, 8, 9, 10, 11), there))
    assert digest(fact) == digest(moved)
    assert digest(fact) != digest(replace(fact, note=Prose("Short.", (), here)))
