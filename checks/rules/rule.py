"""What a rule is: a name, a severity, an explanation, and examples that fail and pass and are tests."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from checks.findings import Finding, Fix, Location, Severity


class Family(StrEnum):
    """What a rule looks after."""

    RECORDS = "records"
    BINDING = "binding"
    AGREEMENT = "agreement"
    CHRONOLOGY = "chronology"
    PROVENANCE = "provenance"
    GLOSSARY = "glossary"
    SEEDS = "seeds"
    QUOTATIONS = "quotations"
    ARITHMETIC = "arithmetic"
    PICTURES = "pictures"
    WAIVERS = "waivers"


@dataclass(frozen=True, slots=True)
class Example:
    """A file of the example handbook as it would have to be for the rule to fail or to pass.

    ``text`` replaces the file ``path`` (see :mod:`checks.rules.example_handbook`).
    """

    text: str
    path: str = "docs/chapters/example.md"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: ``name`` says it, ``summary`` in a sentence, ``explanation`` in a page of Markdown."""

    name: str
    family: Family
    severity: Severity
    summary: str
    explanation: str
    failing: tuple[Example, ...]
    passing: tuple[Example, ...]

    def finding(
        self,
        location: Location,
        message: str,
        hint: str = "",
        *,
        written: str = "",
        recorded: str = "",
        candidates: tuple[str, ...] = (),
        fix: Fix | None = None,
    ) -> Finding:
        """Report that this rule is broken."""
        return Finding(
            rule=self.name,
            severity=self.severity,
            location=location,
            message=message,
            hint=hint,
            written=written,
            recorded=recorded,
            candidates=candidates,
            fix=fix,
        )


def examples(*texts: str, path: str = "docs/chapters/example.md") -> tuple[Example, ...]:
    """Examples that all replace the same file."""
    return tuple(Example(text, path) for text in texts)
