"""Findings as annotations of a pull request: the workflow commands that GitHub Actions reads in a job's log."""

from __future__ import annotations

from collections.abc import Iterator

from checks.findings import Finding
from checks.reports.outcome import Outcome


def report(outcome: Outcome) -> str:
    """A line for each finding, as in ``::error file=…,line=3,title=…::message``."""
    return "\n".join(_command(finding, outcome) for finding in outcome.findings)


def _command(finding: Finding, outcome: Outcome) -> str:
    properties = ",".join(f"{name}={_property(value)}" for name, value in _properties(finding, outcome))
    lines = (finding.message, finding.recorded and f"Record: {finding.recorded}", finding.hint)
    message = "\n".join(filter(None, lines))
    return f"::{finding.severity} {properties}::{_escaped(message)}"


def _properties(finding: Finding, outcome: Outcome) -> Iterator[tuple[str, str]]:
    """Where the annotation stands and what it is called; columns only within one line, as GitHub wants them."""
    place = finding.location
    yield "file", outcome.path_from_reader(place.path)
    yield "line", str(place.line)
    yield "endLine", str(place.end_line)
    if place.line == place.end_line and place.column < place.end_column:
        yield "col", str(place.column)
        yield "endColumn", str(place.end_column)
    yield "title", finding.rule


def _escaped(text: str) -> str:
    """Text on one line, which nothing in it can end; other control characters mean nothing to GitHub."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A property's value, which a colon or comma would end."""
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
