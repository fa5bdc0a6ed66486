"""Sentences, and the words by which they give other words to a speaker."""

from __future__ import annotations

import pytest

from checks.language.statements import GIVES_TO_SPEAKER, sentence_around


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was old. The bridge fell. It rained.", "The bridge fell. "),
        ("The bridge fell", "The bridge fell"),
        ("Mr. J. Long said: “No.” The bridge fell!", "The bridge fell!"),
        ("It cost 2.5 million, i.e. the bridge fell. So?", "It cost 2.5 million, i.e. the bridge fell. "),
    ],
)
def test_a_sentence_is_found_around_its_words(text: str, expected: str) -> None:
    start = text.index("bridge")
    first, last = sentence_around(text, start, start + len("bridge"))
    assert text[first:last] == expected


@pytest.mark.parametrize(
    ("before", "gives"),
    [
        ("The mayor said ", True),
        ("The mayor said: ", True),
        ("The mayor called it a ", True),
        ("In the mayor’s own words, ", True),
        ("In the words of the mayor, ", True),
        ("It was called ", False),
        ("the so-called ", False),
        ("a town in the eight states ", False),
    ],
)
def test_what_gives_words_to_a_speaker(before: str, gives: bool) -> None:
    assert bool(GIVES_TO_SPEAKER.search(before)) is gives
