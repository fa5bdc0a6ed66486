"""Who did what, where and when: which words beside a bound date are held against its record."""

from __future__ import annotations

import pytest

from tests.rules.handbook import found

FERRY = "docs/glossary/old-ferry.md"
_FERRY = """---
kind: work
name: Old Ferry
facts:
  ended:
    act: closed
    by: long-bridge
    date: 1934-06
    place: North Crossing
    cite: gazette-1934
  begun:
    act: begun
    by: old-ferry
    date: 1850
    place: South Crossing, River Town
    cite: gazette-1934
---
# Old Ferry

The Old Ferry carried people. %s
"""
ENDED = "{fact}`June 1934 <.ended>`"
BEGUN = "{fact}`1850 <.begun>`"


def broken(sentence: str) -> set[str]:
    rules = {finding.rule for finding in found(files={FERRY: _FERRY % sentence})}
    return rules & {"other-actor", "other-act", "other-place", "reversed-span"}


@pytest.mark.parametrize(
    "sentence",
    [
        f"The Old Ferry gave up in {ENDED}.",
        f"The bell rang; the Old Ferry gave up in {ENDED}.",
        f"In {ENDED} the Old Ferry gave up.",
        f"The Long Bridge stood; the Old Ferry gave up in {ENDED}.",
    ],
)
def test_an_act_belongs_to_the_party_that_is_recorded(sentence: str) -> None:
    assert broken(sentence) == {"other-actor"}


@pytest.mark.parametrize(
    "sentence",
    [
        f"The Long Bridge put the Old Ferry out of work in {ENDED}.",
        f"The Bridge put the Old Ferry out of work in {ENDED}.",
        f"In {ENDED} it came to an end, and the Old Ferry was sold.",
        f"The Old Ferry Company gave up in {ENDED}.",
        f"The Old Ferry ran late; it stopped in {ENDED}.",
        f"Old Ferry had a bell, which fell silent in {ENDED}.",
    ],
)
def test_what_names_the_party_or_nobody_is_let_pass(sentence: str) -> None:
    assert broken(sentence) == set()


@pytest.mark.parametrize(
    ("sentence", "rules"),
    [
        (f"It ended at South Crossing in {ENDED}.", {"other-place"}),
        (f"It ended in {ENDED} at South Crossing.", {"other-place"}),
        (f"It ended in {ENDED} at River Town.", {"other-place"}),
        (f"It ended at North Crossing in {ENDED}.", set()),
        (f"It ended in {ENDED} at Winter Hill.", set()),
        (f"It began at River Town in {BEGUN}.", set()),
        (f"The town took in South Crossing in {ENDED}.", set()),
    ],
)
def test_a_place_beside_a_date_is_the_recorded_one(sentence: str, rules: set[str]) -> None:
    assert broken(sentence) == rules


@pytest.mark.parametrize(
    ("sentence", "rules"),
    [
        (f"It was begun in {ENDED}.", {"other-act"}),
        (f"It was formally opened in {ENDED}.", {"other-act"}),
        (f"It was closed in {ENDED}.", set()),
        (f"A meeting opened in {ENDED}.", set()),
        (f"It was sold in {ENDED}.", set()),
    ],
)
def test_an_act_has_its_own_date(sentence: str, rules: set[str]) -> None:
    assert broken(sentence) == rules


@pytest.mark.parametrize(
    ("sentence", "rules"),
    [
        (f"It ran from {ENDED} to {BEGUN}.", {"reversed-span"}),
        (f"It ran between {ENDED} and {BEGUN}.", {"reversed-span"}),
        (f"It ran from {BEGUN} to {ENDED}.", set()),
        (f"It was sold in {ENDED} and built in {BEGUN}.", set()),
        (f"Both {ENDED} and {BEGUN} are recorded.", set()),
    ],
)
def test_a_span_runs_forward(sentence: str, rules: set[str]) -> None:
    assert broken(sentence) == rules
