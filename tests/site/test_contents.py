"""Tables of contents say of each chapter how it begins."""

from __future__ import annotations

import pytest

from checks.site.contents import first_sentence
from tests.site.building import Build


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The Alder floods. It did so twice.", "The Alder floods."),
        (
            "In the St. Clair and the U.S. Senate it was told. Then it was not.",
            "In the St. Clair and the U.S. Senate it was told.",
        ),
        ("It fell by 3.5 metres. Nobody saw.", "It fell by 3.5 metres."),
        ("He said “so be it.” They were.", "He said “so be it.”"),
        ("No end", "No end"),
        ("", ""),
    ],
)
def test_the_first_sentence_of_a_text(words: str, expected: str) -> None:
    assert first_sentence(words) == expected


def test_the_index_of_chapters_tells_what_each_is_about(built_handbook: Build) -> None:
    items = built_handbook.page("chapters/index").select(".toctree-wrapper li")
    told = {item.select("a")[0].get_text(): item.select("p.small") for item in items}
    assert told and all(
        len(lines) == 1 and lines[0].get_text(strip=True).endswith((".", "!", "?", "”")) for lines in told.values()
    )
