"""What a past edition had is there still, has moved, or was withdrawn with a reason; nothing else passes."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.commands.main import main
from checks.facts.config import read_configuration
from checks.facts.load import load_records, read_files
from checks.facts.records import Records
from tests.facts.small import BRIDGE, FILES, findings, write

_TEXT = FILES[BRIDGE]
assert isinstance(_TEXT, str)
WITHDRAWN = "docs/editions/withdrawn.yaml"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A handbook whose edition was given out."""
    monkeypatch.chdir(write(tmp_path))
    assert main(["edition"]) == 0
    return tmp_path


def _found(root: Path) -> list[tuple[str, str, int]]:
    """The errors: rule, path and line."""
    return [(f.rule, f.location.path, f.location.line) for f in findings(root) if f.severity.value == "error"]


def _line_of(root: Path, words: str) -> int:
    lines = (root / "docs/editions/1.json").read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if words in line)


def _records(root: Path) -> Records:
    configuration = read_configuration(root)
    return load_records(configuration, read_files(configuration))


def test_a_handbook_that_is_as_it_was_has_lost_nothing(root: Path) -> None:
    assert _found(root) == []


def test_a_lost_fact_is_found_on_its_line_of_the_ledger(root: Path) -> None:
    write(root, {BRIDGE: _TEXT.replace("  lamps:\n", "  lights:\n")})
    assert _found(root) == [("lost-id", "docs/editions/1.json", _line_of(root, '"long-bridge.lamps"'))]


def test_a_fact_that_names_its_old_name_is_not_lost_and_the_old_address_finds_it(root: Path) -> None:
    write(root, {BRIDGE: _TEXT.replace("  lamps:\n", "  lights:\n    redirects: [lamps]\n")})
    assert _found(root) == []
    found = _records(root).fact("long-bridge.lamps")
    assert found is not None and found.address == "long-bridge.lights"


def test_a_renamed_position_and_a_renamed_dispute_are_not_lost(root: Path) -> None:
    renamed = _TEXT.replace("  workers:\n", "  hands:\n    redirects: [workers]\n")
    renamed = renamed.replace("      town:\n", "      the-town:\n        redirects: [town]\n")
    write(root, {BRIDGE: renamed})
    records = _records(root)
    now = [getattr(records.fact(f"long-bridge.workers{end}"), "address", None) for end in ("", "/builders")]
    assert now == ["long-bridge.hands", "long-bridge.hands/builders"]
    assert records.fact("long-bridge.hands/town") is records.facts["long-bridge.hands/the-town"]


def test_a_fact_that_moved_to_another_entry_is_not_lost(root: Path) -> None:
    ferry = FILES["docs/glossary/old-ferry.md"]
    assert isinstance(ferry, str)
    moved = "  lamps:\n    figure: 52 lamps\n    as-of: 1950\n    cite: gazette-1934\n"
    assert moved in _TEXT
    there = ferry.replace(
        "---\n# Old", moved.replace("lamps:\n", "lamps:\n    redirects: [long-bridge.lamps]\n") + "---\n# Old"
    )
    write(root, {BRIDGE: _TEXT.replace(moved, ""), "docs/glossary/old-ferry.md": there})
    assert _found(root) == []


def test_a_lost_entry_is_told_once_and_not_for_each_of_its_facts(root: Path) -> None:
    (root / "docs/glossary/mayor-long.md").unlink()
    lost = [found for found in _found(root) if found[0] == "lost-id"]
    assert lost == [("lost-id", "docs/editions/1.json", _line_of(root, '"mayor-long"'))]


def test_a_renamed_entry_takes_its_facts_along(root: Path) -> None:
    text = (root / "docs/glossary/old-ferry.md").read_text(encoding="utf-8")
    (root / "docs/glossary/old-ferry.md").unlink()
    write_here = {"docs/glossary/ferry.md": text.replace("kind: work\n", "kind: work\nredirects: [old-ferry]\n")}
    (root / "docs/glossary/ferry.md").write_text(write_here["docs/glossary/ferry.md"], encoding="utf-8")
    assert [found for found in _found(root) if found[0] == "lost-id"] == []


@pytest.mark.parametrize("address", ["long-bridge.lamps", "long-bridge"])
def test_what_was_withdrawn_with_a_reason_is_not_lost(address: str, root: Path) -> None:
    text = _TEXT.replace("  lamps:\n    figure: 52 lamps\n    as-of: 1950\n    cite: gazette-1934\n", "")
    write(root, {BRIDGE: text, WITHDRAWN: f"{address}: The lamps were never counted.\n"})
    expected = [] if address == "long-bridge.lamps" else [("needless-withdrawal", WITHDRAWN, 1)]
    assert _found(root) == expected


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("long-bridge.arches: Never built.\n", "needless-withdrawal"),
        ("long-bridge.towers: Never built.\n", "needless-withdrawal"),
        ("long-bridge.lamps:\n", "invalid-record"),
        ("Long Bridge: Never built.\n", "invalid-record"),
        ("- long-bridge.lamps\n", "invalid-record"),
        ("long-bridge.towers: [a, b]\n", "invalid-record"),
        ("{", "invalid-record"),
    ],
)
def test_a_withdrawal_that_says_nothing_is_a_finding(text: str, rule: str, root: Path) -> None:
    write(root, {WITHDRAWN: text})
    assert [found[0] for found in _found(root)] == [rule]


@pytest.mark.parametrize(
    ("text", "line"),
    [("", 1), ('{"entries": [],\n"facts" []}', 2), ("[]", 1), ('{"facts": []}', 1), ("[" * 100_000, 1), ("\n\n{,}", 3)],
)
def test_a_ledger_that_cannot_be_read_is_a_finding_on_its_line(text: str, line: int, root: Path) -> None:
    write(root, {"docs/editions/1.json": text})
    assert _found(root) == [("invalid-record", "docs/editions/1.json", line)]


@pytest.mark.parametrize(
    "redirects", ["[lamps]", "[arches]", "[old-ferry.built]", "['two words']", "[a.b.c]", "[long-bridge.length]"]
)
def test_an_old_name_that_another_fact_has_is_a_finding(redirects: str, root: Path) -> None:
    write(root, {BRIDGE: _TEXT.replace("  lamps:\n", f"  lamps:\n    redirects: {redirects}\n")})
    expected = "invalid-record" if redirects in ("['two words']", "[a.b.c]") else "redirect-hides-fact"
    assert [found[0] for found in _found(root)] == [expected]
