"""Every rule's examples are tests: what fails must fail by that rule, what passes must pass by it."""

from __future__ import annotations

import pytest

from checks.check import check
from checks.rules.example_handbook import CONFIGURATION, TEXTS, files_with
from checks.rules.registry import RULES
from checks.rules.rule import Example, Rule

_NEED_TEXTS = {"text-differs", "fragment-not-found"}
"""Rules about texts that are not part of a handbook; tests/rules/test_seed_texts.py tries them."""


def _cases(which: str) -> list:
    return [
        pytest.param(rule, example, id=f"{rule.name}-{number}")
        for rule in RULES.values()
        for number, example in enumerate(getattr(rule, which))
    ]


def _rules_broken(example: Example) -> set[str]:
    return {finding.rule for finding in check(CONFIGURATION, files_with(example)).findings}


@pytest.mark.parametrize(("rule", "example"), _cases("failing"))
def test_a_failing_example_breaks_its_rule(rule: Rule, example: Example) -> None:
    assert rule.name in _rules_broken(example)


@pytest.mark.parametrize(("rule", "example"), _cases("passing"))
def test_a_passing_example_keeps_its_rule(rule: Rule, example: Example) -> None:
    assert rule.name not in _rules_broken(example)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_a_rule_explains_itself(rule: Rule) -> None:
    assert rule.summary.endswith(".")
    assert len(rule.explanation.split()) >= 15
    assert rule.name in _NEED_TEXTS or (rule.failing and rule.passing)


def test_nothing_is_wrong_with_the_example_handbook() -> None:
    from checks.facts.load import Files

    assert check(CONFIGURATION, Files(TEXTS, ())).findings == ()
