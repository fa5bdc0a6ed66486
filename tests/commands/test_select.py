"""Which rules are reported: chosen in pyproject.toml or on the command line, by name or family, and by path."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checks.commands.main import main
from checks.rules.registry import RULES
from checks.rules.rule import Family
from checks.rules.selection import path_pattern, rules_named
from tests.facts.small import FILES, write

PAGE = "docs/chapters/example.md"
OTHER = "docs/chapters/lamps.md"
_WRONG = "# Example\n\nThe bridge has {fact}`20 arches <long-bridge.arches>` and 300 lamps.\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A handbook with a wrong figure and an unbound one in each of two chapters."""
    monkeypatch.chdir(write(tmp_path, {PAGE: _WRONG, OTHER: _WRONG}))
    return tmp_path


def configured(root: Path, table: str) -> None:
    write(root, {PAGE: _WRONG, OTHER: _WRONG, "pyproject.toml": f"{FILES['pyproject.toml']}\n{table}"})


def found(capsys: pytest.CaptureFixture[str], *arguments: str) -> set[tuple[str, str]]:
    """What a check of the two chapters finds: rules and pages."""
    capsys.readouterr()
    main(["check", *arguments, "--format", "json", PAGE, OTHER])
    findings = json.loads(capsys.readouterr().out)
    return {(finding["rule"], finding["location"]["path"]) for finding in findings}


WRONG = {("figure-disagrees", PAGE), ("figure-disagrees", OTHER)}
UNBOUND = {("unbound-figure", PAGE), ("unbound-figure", OTHER)}


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), WRONG | UNBOUND),
        (("--select", "unbound-figure"), UNBOUND),
        (("--select", "binding"), UNBOUND),
        (("--select", "binding,figure-disagrees"), WRONG | UNBOUND),
        (("--select", "binding", "--select", "agreement"), WRONG | UNBOUND),
        (("--select", "binding, agreement", "--ignore", "unbound-figure"), WRONG),
        (("--ignore", "agreement"), UNBOUND),
        (("--ignore", "agreement,binding"), set()),
    ],
)
def test_rules_are_chosen_on_the_command_line(
    arguments: tuple[str, ...], expected: set[tuple[str, str]], root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert found(capsys, *arguments) == expected


@pytest.mark.parametrize(
    ("table", "arguments", "expected"),
    [
        ("", (), WRONG | UNBOUND),
        ("select = ['binding']", (), UNBOUND),
        ("ignore = ['unbound-figure']", (), WRONG),
        ("select = ['binding', 'agreement']\nignore = ['agreement']", (), UNBOUND),
        ("ignore = ['unbound-figure']", ("--ignore", "agreement"), set()),
        ("ignore = ['unbound-figure']", ("--select", "unbound-figure"), UNBOUND),
        ("select = ['binding']", ("--select", "agreement"), WRONG),
        (f"per-path-ignores = {{ '{PAGE}' = ['binding'] }}", (), WRONG | {("unbound-figure", OTHER)}),
        ("per-path-ignores = { 'docs/**/e*.md' = ['binding'] }", (), WRONG | {("unbound-figure", OTHER)}),
        ("per-path-ignores = { 'docs/chapters' = ['figure-disagrees'] }", (), UNBOUND),
        (f"per-path-ignores = {{ '{PAGE}' = ['binding'] }}", ("--select", "binding"), {("unbound-figure", OTHER)}),
    ],
)
def test_rules_are_chosen_in_pyproject(
    table: str,
    arguments: tuple[str, ...],
    expected: set[tuple[str, str]],
    root: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    configured(root, f"[tool.handbook.check]\n{table}\n")
    assert found(capsys, *arguments) == expected


def test_a_rule_that_is_not_reported_does_not_fail_the_check(root: Path) -> None:
    assert main(["check"]) == 1
    assert main(["check", "--ignore", "binding,agreement"]) == 0


@pytest.mark.parametrize(
    ("table", "complaint"),
    [
        ("select = ['unbound-figures']", "“unbound-figures” is neither a rule nor a family of rules. Did you mean"),
        ("ignore = ['zork']", "“zork” is neither a rule nor a family"),
        ("per-path-ignores = { 'docs' = ['zork'] }", "“check.per-path-ignores”: “zork”"),
        ("per-path-ignores = ['docs']", "must be a table"),
        ("per-path-ignores = { 'docs' = 'binding' }", "must be a list"),
        ("select = 'binding'", "must be a list"),
        ("select = [1]", "must be a list of words"),
        ("selects = ['binding']", "“check.selects” is not known here. Did you mean “select”?"),
    ],
)
def test_a_choice_that_cannot_be_meant_is_misuse_and_says_where(
    table: str, complaint: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    configured(root, f"[tool.handbook.check]\n{table}\n")
    assert main(["check"]) == 2
    error = capsys.readouterr().err
    assert error.startswith("handbook: pyproject.toml: ") and error.count("\n") == 1
    assert complaint in error


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_rule_on_the_command_line_is_misuse(
    option: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", option, "unbound-figures"]) == 2
    assert capsys.readouterr().err.startswith(f"handbook: {option}: “unbound-figures” is neither")


def test_no_family_is_called_as_a_rule_is() -> None:
    assert not {str(family) for family in Family} & RULES.keys()


def test_a_family_is_all_its_rules() -> None:
    assert rules_named(["binding"]) == {rule.name for rule in RULES.values() if rule.family is Family.BINDING}


@pytest.mark.parametrize(
    ("glob", "path", "meant"),
    [
        ("docs/a.md", "docs/a.md", True),
        ("docs/a.md", "docs/axmd", False),
        ("docs/a.md", "more/docs/a.md", False),
        ("docs", "docs/glossary/a.md", True),
        ("docs/", "docs/glossary/a.md", True),
        ("docs", "docs-old/a.md", False),
        ("docs/*.md", "docs/a.md", True),
        ("docs/*.md", "docs/glossary/a.md", False),
        ("docs/?.md", "docs/a.md", True),
        ("docs/?.md", "docs/ab.md", False),
        ("**/a.md", "a.md", True),
        ("**/a.md", "docs/glossary/a.md", True),
        ("docs/**", "docs/glossary/a.md", True),
        ("docs/**/a.md", "docs/a.md", True),
        ("docs/**/a.md", "docs/x/y/a.md", True),
        ("docs/**/a.md", "docs/ba.md", False),
        ("docs/[a].md", "docs/[a].md", True),
    ],
)
def test_a_glob_means_paths_from_the_handbooks_folder(glob: str, path: str, meant: bool) -> None:
    assert bool(path_pattern(glob).fullmatch(path)) is meant
