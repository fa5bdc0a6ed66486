"""The reports for machines: valid against their schemas, and true to the findings, whatever is in them."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from checks.check import check
from checks.facts.load import Files
from checks.findings import Finding, Fix, Location, Severity
from checks.reports import github, junit, sarif, statistics
from checks.reports.formats import FORMATS
from checks.reports.outcome import Outcome
from checks.rules.example_handbook import CONFIGURATION, TEXTS
from checks.rules.registry import RULES

SCHEMAS = Path(__file__).parents[1] / "data/schemas"
PAGE = "docs/chapters/example.md"
_WRONG = """# Example

The bridge is {fact}`1,300 metres <long-bridge.length>` long.

It has 300 lamps, was opened on {fact}`12 May 1934 <long-bridge.opened>`, and is open {exempt}`24 hours <an idiom>`.
"""

_HOSTILE = st.text(st.characters(exclude_categories=()), max_size=30)
"""Text with whatever may come out of a file: control characters, lone surrogates, markup."""

_places = st.builds(
    lambda path, line, column, width: Location(path, line, column, line, column + width),
    st.sampled_from([PAGE, "docs/a b/ü%&,:.md", "docs/\udcff.md", "docs"]),
    st.integers(1, 9),
    st.integers(1, 99),
    st.integers(0, 9),
)
_findings = st.builds(
    Finding,
    rule=st.sampled_from(["unbound-figure", "unused-source"]),
    severity=st.sampled_from(Severity),
    location=_places,
    message=_HOSTILE.filter(bool),
    hint=_HOSTILE,
    written=_HOSTILE,
    recorded=_HOSTILE,
    candidates=st.lists(_HOSTILE, max_size=2).map(tuple),
)


@cache
def checked(text: str = _WRONG) -> Outcome:
    """What checking the example handbook with this page comes to."""
    report = check(CONFIGURATION, Files({**TEXTS, PAGE: text}, ()))
    return Outcome(report.findings, report.files.texts, report.pages)


def outcome(*findings: Finding, folder: str = "") -> Outcome:
    return Outcome(findings, {PAGE: "# Example\n"}, folder=folder)


def few_rules(*findings: Finding) -> Outcome:
    """An outcome of the few rules that the findings name, so that a report is small."""
    return Outcome(findings, {PAGE: "# Example\n"}, rules={name: RULES[name] for name in {f.rule for f in findings}})


def finding(**changes: Any) -> Finding:
    fields = {
        "rule": "unbound-figure",
        "severity": Severity.ERROR,
        "location": Location(PAGE, 3, 5, 3, 8),
        "message": "The figure “300” is bound to no record.",
    }
    return Finding(**{**fields, **changes})


def _written(text: str) -> bytes:
    """A report as it is written into a file."""
    return text.encode("utf-8", "backslashreplace")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_reports_every_finding_by_its_rule(name: str) -> None:
    report = FORMATS[name](checked())
    assert all(found.rule in report for found in checked().findings)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_a_report_for_nothing_wrong(name: str) -> None:
    assert "unbound-figure" not in FORMATS[name](outcome()) or name in ("sarif", "junit")


# ---------------------------------------------------------------- SARIF


@cache
def _sarif_schema() -> Any:
    return json.loads((SCHEMAS / "sarif.json").read_text("utf-8"))


def sarif_run(outcome: Outcome) -> Any:
    """The one run of a log that is valid."""
    log = json.loads(_written(sarif.report(outcome)))
    jsonschema.validate(log, _sarif_schema(), format_checker=jsonschema.FormatChecker())
    return log["runs"][0]


def test_every_rule_is_described_in_sarif() -> None:
    rules = sarif_run(outcome())["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(RULES)
    assert [rule["defaultConfiguration"]["level"] for rule in rules] == [str(rule.severity) for rule in RULES.values()]


def test_a_result_names_rule_message_and_place() -> None:
    (result,) = sarif_run(outcome(finding(hint="Bind it.", candidates=("{fact}`300 <a.b>`",))))["results"]
    assert (result["ruleId"], result["level"]) == ("unbound-figure", "error")
    assert list(RULES)[result["ruleIndex"]] == "unbound-figure"
    assert result["message"]["text"] == "The figure “300” is bound to no record. Bind it."
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": PAGE, "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 3, "endLine": 3, "startColumn": 5, "endColumn": 8},
    }
    assert result["properties"] == {"candidates": ["{fact}`300 <a.b>`"]}


def test_a_place_without_columns_is_whole_lines() -> None:
    (result,) = sarif_run(outcome(finding(location=Location(PAGE))))["results"]
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 1, "endLine": 1}


def test_a_fix_replaces_the_place_of_its_finding() -> None:
    (result,) = sarif_run(outcome(finding(fix=Fix("{fact}`300 <a.b>`", "Bind it to a.b"))))["results"]
    (fix,) = result["fixes"]
    (change,) = fix["artifactChanges"]
    assert fix["description"]["text"] == "Bind it to a.b"
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 3, "endLine": 3, "startColumn": 5, "endColumn": 8},
            "insertedContent": {"text": "{fact}`300 <a.b>`"},
        }
    ]


@pytest.mark.parametrize(
    ("path", "folder", "uri"),
    [
        ("docs/a b/ü%.md", "", "docs/a%20b/%C3%BC%25.md"),
        ("docs/\udcff.md", "", "docs/%FF.md"),
        (PAGE, "the books/1", f"the%20books/1/{PAGE}"),
    ],
)
def test_a_path_is_an_address_relative_to_where_the_report_is_read(path: str, folder: str, uri: str) -> None:
    (result,) = sarif_run(outcome(finding(location=Location(path)), folder=folder))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def _fingerprints(text: str) -> list[str]:
    found = [result["partialFingerprints"] for result in sarif_run(checked(text))["results"]]
    return [fingerprint for fingerprints in found for fingerprint in fingerprints.values()]


def test_a_finding_keeps_its_fingerprint_when_lines_are_added_above_it() -> None:
    assert _fingerprints(_WRONG) == _fingerprints(_WRONG.replace("# Example\n", "# Example\n\nA line.\n"))


def test_findings_alike_have_fingerprints_of_their_own() -> None:
    twice = _fingerprints("# Example\n\nIt has 300 lamps.\n\nIt has 300 lamps.\n")
    assert len(twice) == len(set(twice)) >= 2


def test_the_log_of_a_real_check_is_valid() -> None:
    assert len(sarif_run(checked())["results"]) == len(checked().findings) > 0


@settings(deadline=None, max_examples=60)
@given(st.lists(_findings, max_size=4))
def test_sarif_is_valid_whatever_is_in_the_findings(findings: list[Finding]) -> None:
    assert len(sarif_run(few_rules(*findings))["results"]) == len(findings)


# ---------------------------------------------------------------- JUnit


@cache
def _junit_schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SCHEMAS / "junit.xsd"))


def junit_suites(outcome: Outcome) -> dict[str, etree._Element]:
    """The suites of a document that is valid, by name."""
    document = etree.fromstring(_written(junit.report(outcome)))
    _junit_schema().assertValid(document)
    return {suite.get("name"): suite for suite in document}


def _failures(suite: etree._Element) -> dict[str, etree._Element]:
    return {case.get("name"): case.find("failure") for case in suite.iter("testcase") if len(case)}


def test_a_file_is_a_suite_and_a_rule_a_test() -> None:
    (suite,) = junit_suites(outcome()).values()
    assert suite.get("name") == PAGE
    assert [case.get("name") for case in suite.iter("testcase")] == list(RULES)
    assert (suite.get("tests"), suite.get("failures")) == (str(len(RULES)), "0")


def test_a_rule_fails_once_a_file_with_all_that_it_found() -> None:
    first, second = finding(), finding(location=Location(PAGE, 5, 1, 5, 4), message="Another.", hint="Mend it.")
    (suite,) = junit_suites(outcome(first, second)).values()
    assert suite.get("failures") == "1"
    failure = _failures(suite)["unbound-figure"]
    assert failure.get("message") == first.message
    assert f"{PAGE}:3:5: error: {first.message} [unbound-figure]" in failure.text
    assert f"{PAGE}:5:1: error: Another. [unbound-figure]\nhelp: Mend it." in failure.text


def test_a_warning_fails_no_test_and_is_printed() -> None:
    (suite,) = junit_suites(outcome(finding(severity=Severity.WARNING))).values()
    assert suite.get("failures") == "0" and not _failures(suite)
    assert "warning: The figure “300” is bound to no record." in suite.findtext("system-out")


def test_a_file_that_could_not_be_read_has_a_suite() -> None:
    suites = junit_suites(outcome(finding(rule="invalid-record", location=Location("docs/gone.md"))))
    assert list(_failures(suites["docs/gone.md"])) == ["invalid-record"]


def test_the_document_of_a_real_check_is_valid() -> None:
    assert set(_failures(junit_suites(checked())[PAGE])) >= {"figure-disagrees", "unbound-figure"}


@settings(deadline=None, max_examples=60)
@given(st.lists(_findings, max_size=4))
def test_junit_is_valid_whatever_is_in_the_findings(findings: list[Finding]) -> None:
    errors = {(f.location.path, f.rule) for f in findings if f.severity is Severity.ERROR}
    suites = junit_suites(few_rules(*findings))
    assert sum(int(suite.get("failures")) for suite in suites.values()) == len(errors)


# ---------------------------------------------------------------- GitHub


@pytest.mark.parametrize(
    ("found", "command"),
    [
        (
            finding(),
            f"::error file={PAGE},line=3,endLine=3,col=5,endColumn=8,title=unbound-figure"
            "::The figure “300” is bound to no record.",
        ),
        (
            finding(severity=Severity.WARNING, location=Location("docs")),
            "::warning file=docs,line=1,endLine=1,title=unbound-figure::The figure “300” is bound to no record.",
        ),
        (
            finding(location=Location(PAGE, 3, 5, 4, 2), message="100 %\r\nof", recorded="it", hint="a: b, c"),
            f"::error file={PAGE},line=3,endLine=4,title=unbound-figure::100 %25%0D%0Aof%0ARecord: it%0Aa: b, c",
        ),
        (
            finding(location=Location("a%:b,c\n.md")),
            "::error file=a%25%3Ab%2Cc%0A.md,line=1,endLine=1,title=unbound-figure"
            "::The figure “300” is bound to no record.",
        ),
    ],
)
def test_an_annotation_is_a_workflow_command(found: Finding, command: str) -> None:
    assert github.report(outcome(found)) == command


def test_an_annotation_names_the_file_from_the_repository_s_root() -> None:
    assert github.report(outcome(finding(), folder="book")).startswith(f"::error file=book/{PAGE},")


_COMMAND = re.compile(r"::(error|warning) file=[^,:\r\n]+(,\w+=[^,:\r\n]+)+::[^\r\n]*")


@given(_findings)
def test_nothing_in_a_finding_ends_its_annotation(found: Finding) -> None:
    assert _COMMAND.fullmatch(github.report(outcome(found)))


# ---------------------------------------------------------------- statistics


def test_what_is_bound_is_counted_by_page_and_in_all() -> None:
    counted = json.loads(statistics.as_json(checked()))
    expected = {"mentions": 4, "bound": 2, "exempt": 1, "waivers": 1, "names": 0, "unbound": 1}
    assert counted["pages"][PAGE] == expected
    for name, total in counted["total"].items():
        assert total == sum(page[name] for page in counted["pages"].values())
    assert counted["total"]["mentions"] == sum(counted["total"][name] for name in ("bound", "exempt", "unbound"))


def test_findings_are_counted_by_rule() -> None:
    counted = json.loads(statistics.as_json(checked()))["findings"]
    assert counted["figure-disagrees"] == counted["unbound-figure"] == 1
    assert sum(counted.values()) == len(checked().findings)


def test_the_table_has_a_row_for_each_page_with_figures_and_one_for_all() -> None:
    rows = [line.split() for line in statistics.as_text(checked()).splitlines()]
    assert rows[0] == ["mentions", "bound", "exempt", "waivers", "names", "unbound"]
    assert ["4", "2", "1", "1", "0", "1", PAGE] in rows
    assert any(row[-2:] == ["in", "all"] for row in rows)
