"""Findings as JUnit XML, which every CI server shows as tests: one test a rule and file, as a matter of course passed.

A test fails where its rule found an error in its file. Warnings fail nothing here either; they are listed in
what the file's suite printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from xml.etree import ElementTree

from checks.findings import Finding, Severity
from checks.reports.outcome import Outcome

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML document may hold, however they are escaped."""

_Found = Mapping[str, list[Finding]]


def report(outcome: Outcome) -> str:
    """A suite for each file, with a test for each rule."""
    by_path: dict[str, list[Finding]] = {path: [] for path in outcome.files}
    for finding in outcome.findings:
        by_path.setdefault(finding.location.path, []).append(finding)
    suites = ElementTree.Element("testsuites")
    for number, (path, findings) in enumerate(sorted(by_path.items())):
        suites.append(_suite(number, path, findings, outcome))
    ElementTree.indent(suites)
    return _DECLARATION + ElementTree.tostring(suites, encoding="unicode")


def _suite(number: int, path: str, findings: Iterable[Finding], outcome: Outcome) -> ElementTree.Element:
    found: dict[str, list[Finding]] = {rule: [] for rule in outcome.rules}
    for finding in findings:
        found.setdefault(finding.rule, []).append(finding)
    failures = {rule: errors for rule in found if (errors := _of(found[rule], Severity.ERROR))}
    suite = ElementTree.Element(
        "testsuite",
        {
            "name": _allowed(path),
            "package": "handbook",
            "id": str(number),
            "timestamp": outcome.taken_at.strftime("%Y-%m-%dT%H:%M:%S"),
            "hostname": "localhost",
            "tests": str(len(found)),
            "failures": str(len(failures)),
            "errors": "0",
            "skipped": "0",
            "time": "0",
        },
    )
    ElementTree.SubElement(suite, "properties")
    for rule in found:
        suite.append(_case(path, rule, failures.get(rule, [])))
    warnings = [warning for rule in found for warning in _of(found[rule], Severity.WARNING)]
    ElementTree.SubElement(suite, "system-out").text = "\n".join(map(_text, warnings))
    ElementTree.SubElement(suite, "system-err")
    return suite


def _of(findings: Iterable[Finding], severity: Severity) -> list[Finding]:
    return [finding for finding in findings if finding.severity is severity]


def _case(path: str, rule: str, errors: list[Finding]) -> ElementTree.Element:
    """A test that passed, or failed with everything that its rule found in the file."""
    case = ElementTree.Element("testcase", {"name": rule, "classname": _allowed(path), "time": "0"})
    if errors:
        failure = ElementTree.SubElement(case, "failure", {"type": rule, "message": _allowed(errors[0].message)})
        failure.text = "\n\n".join(map(_text, errors))
    return case


def _text(finding: Finding) -> str:
    """A finding in a few lines: where, what, what the record says, what to do."""
    lines = (
        f"{finding.location}: {finding.severity}: {finding.message} [{finding.rule}]",
        finding.written and f"written: {finding.written}",
        finding.recorded and f"record: {finding.recorded}",
        finding.hint and f"help: {finding.hint}",
        *(f"likely: {candidate}" for candidate in finding.candidates),
    )
    return _allowed("\n".join(filter(None, lines)))


def _allowed(text: str) -> str:
    """Text with what XML forbids shown as a replacement character."""
    return _NO_XML.sub("\ufffd", text)
