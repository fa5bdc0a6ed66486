"""The mutants of a small handbook: every sort of alteration is made, and each is found."""

from __future__ import annotations

import pytest

from checks.facts.load import Files
from checks.mutation.mentions import Handbook
from checks.mutation.mutant import Outcome
from checks.mutation.runner import outcomes_of
from checks.rules.example_handbook import CONFIGURATION, TEXTS
from tests.mutation.handbook import BRIDGE, CHAPTER, SEED, handbook


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    whole = handbook()
    return [outcome for path in (CHAPTER, BRIDGE, SEED) for outcome in outcomes_of(whole, path)]


def test_no_mutant_of_the_example_survives(outcomes: list[Outcome]) -> None:
    assert [str(outcome.mutant) for outcome in outcomes if outcome.survives] == []


ALTERED_ASIDE = """---
kind: work
name: Long Bridge
parties: [river-town]
facts:
  closed:
    act: closed
    date: 1990-02-02
    effective: 1990-08-02
    label: Closed after February 1990
    by: river-town
    cite: gazette-1934
  lamps:
    figure: 52 lamps
    as-of: 1950
    cite: gazette-1934
  praise:
    quote: our road, at long last, to the world
    speaker: mayor-long
    cite: gazette-1934
---
# Long Bridge

The Long Bridge has had lamps since {fact}`1950 <.lamps>`. {term}`Mayor Long` called it
{fact}`“our road, at long last, to the world” <.praise>`.
"""


@pytest.mark.parametrize(
    "operator", ["entry-misspelt", "actor-misspelt", "effect-moved", "label-changed", "as-of-changed", "role-removed"]
)
def test_what_stands_beside_a_value_is_altered_and_found(operator: str) -> None:
    tried = [outcome for outcome in outcomes_of(_with_bridge(), BRIDGE) if outcome.mutant.operator == operator]
    assert tried
    assert not [str(outcome.mutant) for outcome in tried if outcome.survives]


def _with_bridge() -> Handbook:
    return Handbook(CONFIGURATION, Files({**TEXTS, BRIDGE: ALTERED_ASIDE}, ()))


@pytest.mark.parametrize(
    "operator",
    [
        "address-exchanged",
        "address-misspelt",
        "citation-misspelt",
        "day-changed",
        "digit-changed",
        "hedge-added",
        "hedge-removed",
        "hedge-turned",
        "magnitude-changed",
        "month-changed",
        "noun-changed",
        "precision-dropped",
        "range-ends-swapped",
        "relation-added",
        "role-exchanged",
        "role-removed",
        "unit-changed",
        "word-changed",
        "words-swapped",
        "year-changed",
    ],
)
def test_each_alteration_is_made(operator: str, outcomes: list[Outcome]) -> None:
    assert operator in {outcome.mutant.operator for outcome in outcomes}


def test_the_value_of_a_record_that_no_prose_mentions_is_left_alone() -> None:
    whole = handbook("# Example\n\nThe bridge is long.\n")
    altered = {outcome.mutant.operator for outcome in outcomes_of(whole, BRIDGE)}
    assert altered == {"citation-misspelt", "act-misspelt"}


def test_a_mutant_keeps_to_its_line(outcomes: list[Outcome]) -> None:
    texts = handbook().files.texts
    for outcome in outcomes:
        mutant = outcome.mutant
        assert 1 <= texts[mutant.path].count("\n", 0, mutant.start) + 1 <= mutant.last_line
        assert mutant.replacement != texts[mutant.path][mutant.start : mutant.end]
