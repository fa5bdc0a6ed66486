"""A mutant is tried on its own block or record alone, with the same outcome as checking the whole handbook."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from checks.check import check
from checks.facts.load import Files
from checks.findings import Finding, Severity
from checks.mutation.mentions import Handbook
from checks.mutation.mutant import Mutant, Outcome
from checks.mutation.runner import outcomes_of
from checks.rules.example_handbook import CONFIGURATION, TEXTS
from tests.mutation.handbook import BRIDGE, CHAPTER, SEED, handbook


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    whole = handbook()
    return [outcome for path in (CHAPTER, BRIDGE, SEED) for outcome in outcomes_of(whole, path)]


def test_the_example_is_clean_before_it_is_altered() -> None:
    assert not [finding for finding in _findings(None) if finding.severity is Severity.ERROR]


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


def test_the_whole_check_finds_what_a_trial_finds(outcomes: list[Outcome]) -> None:
    before = _errors(None)
    for outcome in random.Random(1).sample(outcomes, 60):
        mutant = outcome.mutant
        new = _errors(mutant) - before
        here = {f"{mutant.path}:{line}" for line in range(mutant.line, mutant.last_line + 1)}
        lines = {f"{path}:{line}" for path, line, _ in new}
        assert lines & here or (set(mutant.witnesses) <= lines and mutant.witnesses), str(mutant)


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


def _findings(mutant: Mutant | None) -> tuple[Finding, ...]:
    texts = dict(handbook().files.texts)
    if mutant is not None:
        text = texts[mutant.path]
        texts[mutant.path] = text[: mutant.start] + mutant.replacement + text[mutant.end :]
    return check(CONFIGURATION, Files(texts, ())).findings


def _errors(mutant: Mutant | None) -> Counter[tuple[str, int, str]]:
    return Counter(
        (finding.location.path, line, finding.message)
        for finding in _findings(mutant)
        if finding.severity is Severity.ERROR
        for line in range(finding.location.line, finding.location.end_line + 1)
    )
