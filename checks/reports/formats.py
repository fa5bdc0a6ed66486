"""The formats of a report. A new one is a module with a function ``report``, and a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from checks.reports import github, json, junit, sarif, text
from checks.reports.outcome import Outcome
from checks.reports.statistics import coverage

Format = Callable[[Outcome], str]
"""Makes a whole report of an outcome, without the last line end."""


def summary(outcome: Outcome) -> str:
    """What was checked and what came of it, in one line."""
    total = coverage(outcome.pages.values())
    return text.summary(outcome.findings, len(outcome.pages), total.mentions, total.waived)


def _text(outcome: Outcome) -> str:
    paths = {finding.location.path for finding in outcome.findings}
    texts = {path: outcome.files[path] for path in paths & outcome.files.keys()}
    fixable = sum(finding.fix is not None for finding in outcome.findings)
    last = [f"{fixable:,} with just one right answer: --diff shows it, --fix writes it."] if fixable else []
    return "\n".join((*text.report(outcome.findings, texts, outcome.style), summary(outcome), *last))


def _json(outcome: Outcome) -> str:
    return json.report(outcome.findings)


FORMATS: Mapping[str, Format] = {
    "text": _text,
    "json": _json,
    "sarif": sarif.report,
    "junit": junit.report,
    "github": github.report,
}
"""Every format by its name on the command line."""
