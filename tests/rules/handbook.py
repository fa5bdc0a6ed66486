"""The example handbook with some prose in its chapter, or some of its files changed, checked."""

from __future__ import annotations

from collections.abc import Mapping

from checks.check import check
from checks.facts.load import Files
from checks.findings import Finding
from checks.rules.example_handbook import CONFIGURATION, TEXTS

CHAPTER = "docs/chapters/example.md"


def found(prose: str = "", files: Mapping[str, str] | None = None) -> list[Finding]:
    """What is wrong in the handbook with this prose in its chapter and these files in place of its own."""
    chapter = {CHAPTER: f"# Example\n\n{prose}\n"} if prose else {}
    return list(check(CONFIGURATION, Files({**TEXTS, **chapter, **(files or {})}, ())).findings)


def rules_broken(prose: str = "", files: Mapping[str, str] | None = None) -> set[str]:
    """The rules that are broken, but for those about pages that no longer lead anywhere."""
    return {finding.rule for finding in found(prose, files)} - {"unmentioned-entry", "unlinked-first-mention"}


def entry(name: str, records: str, prose: str = "It is there.", kind: str = "work") -> dict[str, str]:
    """An entry's file, by its path."""
    path = f"docs/glossary/{name.lower().replace(' ', '-')}.md"
    return {path: f"---\nkind: {kind}\nname: {name}\n{records}---\n# {name}\n\n{prose}\n"}


def act(name: str, date: str, more: str = "") -> str:
    """The record of an act, to stand under ``facts``."""
    return f"  {name}:\n    act: {name}\n    date: {date}\n{more}    cite: gazette-1934\n"
