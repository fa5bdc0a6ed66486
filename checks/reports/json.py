"""Findings for machines, as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict

from checks.findings import Finding


def report(findings: Iterable[Finding]) -> str:
    """A JSON array with an object for each finding: the fields of :class:`checks.findings.Finding`."""
    return json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2)
