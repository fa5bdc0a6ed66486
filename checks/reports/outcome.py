"""What a check came to, as every report takes it: one record, many formats."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from checks.check import PageResult
from checks.findings import Finding
from checks.reports.text import Style
from checks.rules.registry import RULES
from checks.rules.rule import Rule


@dataclass(frozen=True)
class Outcome:
    """The findings to report, in order, and the files that they were looked for in.

    ``files`` are the texts reported on, by path; ``pages`` what checking each of those with prose came to;
    ``rules`` the rules that could have found something. ``folder`` leads from where the report is read (a
    repository's root, say) to the handbook's folder, and is "" where the two are the same.
    """

    findings: tuple[Finding, ...]
    files: Mapping[str, str]
    pages: Mapping[str, PageResult] = field(default_factory=dict)
    rules: Mapping[str, Rule] = field(default_factory=lambda: RULES)
    style: Style = field(default_factory=Style)
    folder: str = ""
    taken_at: datetime.datetime = field(default_factory=lambda: datetime.datetime.now(datetime.UTC))

    def path_from_reader(self, path: str) -> str:
        """A path relative to where the report is read."""
        return f"{self.folder}/{path}" if self.folder else path
