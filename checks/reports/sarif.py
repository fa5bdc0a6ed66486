"""Findings as SARIF 2.1.0, the interchange format that code hosts and editors read."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any
from urllib.parse import quote

from checks import __version__
from checks.cache import fingerprint
from checks.findings import Finding, Fix, Location
from checks.reports.outcome import Outcome
from checks.rules.rule import Example, Rule

Json = dict[str, Any]

_LINE_END = re.compile(r"\r\n?|\n")
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
"""What code hosts call the root of the repository, against which they resolve relative addresses."""

_FINGERPRINT = "ruleAndLine/v1"


def report(outcome: Outcome) -> str:
    """One log with one run: the tool with the rules' explanations, then a result for each finding."""
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(outcome)]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _run(outcome: Outcome) -> Json:
    indices = {name: index for index, name in enumerate(outcome.rules)}
    fingerprints = _Fingerprints(outcome)
    return {
        "tool": {
            "driver": {
                "name": "handbook",
                "semanticVersion": __version__,
                "rules": [_descriptor(rule) for rule in outcome.rules.values()],
            }
        },
        "invocations": [{"executionSuccessful": True}],
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": [_result(finding, indices, fingerprints, outcome) for finding in outcome.findings],
    }


def _descriptor(rule: Rule) -> Json:
    """A rule's metadata, from which a viewer makes its help."""
    explanation = " ".join(rule.explanation.split())
    return {
        "id": rule.name,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": explanation},
        "help": {"text": explanation, "markdown": _help(rule)},
        "defaultConfiguration": {"level": str(rule.severity)},
        "properties": {"tags": [str(rule.family)]},
    }


def _help(rule: Rule) -> str:
    parts = [rule.explanation]
    parts += [f"Fails:\n\n{_listing(example)}" for example in rule.failing[:1]]
    parts += [f"Passes:\n\n{_listing(example)}" for example in rule.passing[:1]]
    return "\n\n".join(parts)


def _listing(example: Example) -> str:
    """An example as an indented block, which no fence inside it can end."""
    return "\n".join(f"    {line}".rstrip() for line in example.text.splitlines())


def _result(finding: Finding, indices: dict[str, int], fingerprints: _Fingerprints, outcome: Outcome) -> Json:
    result: Json = {
        "ruleId": finding.rule,
        "level": str(finding.severity),
        "message": {"text": " ".join(filter(None, (finding.message, finding.hint)))},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": _artifact(finding, outcome),
                    "region": _region(finding.location),
                }
            }
        ],
        "partialFingerprints": {_FINGERPRINT: fingerprints.of(finding)},
    }
    if finding.rule in indices:
        result["ruleIndex"] = indices[finding.rule]
    if finding.fix is not None:
        result["fixes"] = [_fix(finding, finding.fix, outcome)]
    details = {"written": finding.written, "recorded": finding.recorded, "candidates": list(finding.candidates)}
    if any(details.values()):
        result["properties"] = {name: value for name, value in details.items() if value}
    return result


def _artifact(finding: Finding, outcome: Outcome) -> Json:
    path = outcome.path_from_reader(finding.location.path)
    return {"uri": quote(path.encode("utf-8", "surrogateescape")), "uriBaseId": _ROOT}


def _region(place: Location) -> Json:
    """Where a finding stands; without columns it is whole lines."""
    region = {"startLine": place.line, "endLine": place.end_line}
    if (place.line, place.column) == (place.end_line, place.end_column):
        return region
    return {**region, "startColumn": place.column, "endColumn": place.end_column}


def _fix(finding: Finding, fix: Fix, outcome: Outcome) -> Json:
    replacement = {"deletedRegion": _region(finding.location), "insertedContent": {"text": fix.replacement}}
    change = {"artifactLocation": _artifact(finding, outcome), "replacements": [replacement]}
    return {"description": {"text": fix.title}, "artifactChanges": [change]}


class _Fingerprints:
    """Names findings so that one is known again although lines were added above it.

    A finding is told by its rule, its file and the words of its line; of several that these do not tell
    apart, by which of them it is.
    """

    def __init__(self, outcome: Outcome) -> None:
        self._lines = {path: _LINE_END.split(outcome.files[path]) for path in _paths(outcome)}
        self._seen: Counter[str] = Counter()

    def of(self, finding: Finding) -> str:
        """The fingerprint of the next finding in the order of the report."""
        place = finding.location
        lines = self._lines.get(place.path, [])
        line = lines[place.line - 1].strip() if place.line <= len(lines) else ""
        known = fingerprint(finding.rule, place.path, line)
        self._seen[known] += 1
        return fingerprint(known, str(self._seen[known]))


def _paths(outcome: Outcome) -> set[str]:
    return {finding.location.path for finding in outcome.findings} & outcome.files.keys()
