"""Figures and dates that two roles share, or of which a role holds a part, are each held to their own record."""

from __future__ import annotations

import pytest

from checks.check import check
from checks.rules.example_handbook import CONFIGURATION, files_with
from checks.rules.rule import Example

_BUILDERS = "{fact}`400 <long-bridge.workers/builders>`"
_TOWN = "{fact}`650 workers <long-bridge.workers/town>`"
_BEGUN = "{fact}`1931 <long-bridge.begun>`"
_OPENED = "{fact}`1934 <long-bridge.opened>`"


def _rules_broken(sentence: str) -> set[str]:
    findings = check(CONFIGURATION, files_with(Example(f"# Example\n\n{sentence}\n"))).findings
    return {finding.rule for finding in findings if finding.severity == "error"}


@pytest.mark.parametrize(
    "sentence",
    [
        f"Accounts give between {_BUILDERS} and {_TOWN}.",
        f"The number rose from {_BUILDERS} to {_TOWN}.",
        f"It was built from {_BEGUN} to {_OPENED}.",
        f"Between about {_BUILDERS} and {_TOWN} came.",
        "It was opened by the end of {fact}`1934 <long-bridge.opened>`.",
        "{fact}`Nineteen <long-bridge.arches>` arches stand.",
    ],
)
def test_a_pair_of_roles_agrees(sentence: str) -> None:
    assert _rules_broken(sentence) == set()


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        (f"Accounts give between 400 and {_TOWN}.", "unbound-figure"),
        (f"Accounts give between {_BUILDERS} and 650.", "unbound-figure"),
        (f"It was built from 1931 to {_OPENED}.", "unbound-date"),
        ("It was opened on 12 {fact}`May 1934 <long-bridge.opened>`.", "unbound-figure"),
        (f"The number rose from over {_BUILDERS} to {_TOWN}.", "figure-disagrees"),
        (f"The number rose from {_BUILDERS} to nearly {_TOWN}.", "figure-disagrees"),
        (f"It was built from after {_BEGUN} to {_OPENED}.", "date-disagrees"),
        ("Over {fact}`Nineteen <long-bridge.arches>` arches stand.", "figure-disagrees"),
        ("It has between {fact}`19 <long-bridge.arches>` lamps and none.", "wrong-unit"),
        ("The gazette gives {claim}`about 1,300 <gazette-1934:length>` arches.", "claim-misreported"),
    ],
)
def test_what_stands_beside_a_role_is_not_passed_over(sentence: str, rule: str) -> None:
    assert rule in _rules_broken(sentence)
