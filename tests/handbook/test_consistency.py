"""The handbook's own consistency: no rule finds anything wrong in any file of it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from checks.cache import Cache
from checks.check import check
from checks.facts.config import read_configuration
from checks.facts.load import read_files
from checks.findings import Finding
from checks.reports.text import Style, report
from checks.rules.registry import RULES

ROOT = Path(__file__).parents[2]
FILES = sorted(path.relative_to(ROOT).as_posix() for path in (*ROOT.glob("docs/**/*.md"), *ROOT.glob("seeds/*.yaml")))


@cache
def findings() -> dict[tuple[str, str], list[Finding]]:
    """Every finding of the whole handbook by rule and file; worked out once a process."""
    configuration = read_configuration(ROOT)
    by_place: dict[tuple[str, str], list[Finding]] = {}
    for finding in check(configuration, read_files(configuration), cache=Cache(ROOT)).findings:
        by_place.setdefault((finding.rule, finding.location.path), []).append(finding)
    return by_place


@pytest.mark.parametrize("path", [*FILES, "docs/references.bib"])
@pytest.mark.parametrize("rule", RULES)
def test_nothing_is_wrong(rule: str, path: str) -> None:
    found = findings().get((rule, path), [])
    assert not found, "\n" + "\n".join(report(found, {path: (ROOT / path).read_text("utf-8")}, Style()))


def test_no_finding_is_outside_these_files() -> None:
    assert {path for _, path in findings()} <= {*FILES, "docs/references.bib"}


def test_every_finding_names_a_rule_that_is_explained() -> None:
    assert {rule for rule, _ in findings()} <= set(RULES)
