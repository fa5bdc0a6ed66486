"""The handbook's own consistency: no rule finds anything wrong in any file of it.

One item a file, held against all rules: what fails names each rule, place and cure.
"""

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
FILES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (*ROOT.glob("docs/**/*.md"), *ROOT.glob("seeds/*.yaml"), ROOT / "docs/references.bib")
)


@cache
def findings() -> dict[str, list[Finding]]:
    """Every finding of the whole handbook, by file; worked out once a process."""
    configuration = read_configuration(ROOT)
    by_file: dict[str, list[Finding]] = {}
    for finding in check(configuration, read_files(configuration), cache=Cache(ROOT)).findings:
        by_file.setdefault(finding.location.path, []).append(finding)
    return by_file


@pytest.mark.parametrize("path", FILES)
def test_nothing_is_wrong_by_any_rule(path: str) -> None:
    found = findings().get(path, [])
    assert not found, "\n" + "\n".join(report(found, {path: (ROOT / path).read_text("utf-8")}, Style()))


def test_no_finding_is_outside_these_files() -> None:
    assert findings().keys() <= set(FILES)


def test_every_finding_names_a_rule_that_is_explained() -> None:
    assert {finding.rule for found in findings().values() for finding in found} <= RULES.keys()
