"""Records and pages that can be read at all."""

from __future__ import annotations

from collections.abc import Iterator

from checks.facts.derive import FORMULA_FAILS
from checks.facts.door import INVALID_RECORD
from checks.findings import Finding, Severity
from checks.rules.pages import Page
from checks.rules.rule import Family, Rule, examples

_ENTRY = "docs/glossary/long-bridge.md"


def _entry(fact: str) -> str:
    return (
        f"---\nkind: work\nname: Long Bridge\nfacts:\n  length:\n{fact}"
        "    cite: gazette-1934\n---\n# Long Bridge\n\nThe Long Bridge crosses the river.\n"
    )


INVALID = Rule(
    INVALID_RECORD,
    Family.RECORDS,
    Severity.ERROR,
    "A record is not of the form that records have.",
    """Records are validated where they come in: files are UTF-8 text, front matter is YAML, keys are known, each
fact has exactly one value, dates are EDTF, figures have a number and a known unit. CONTRIBUTING.md describes
every key.""",
    failing=examples(
        _entry("    figure: long\n"),
        _entry("    date: 31 May 1934\n"),
        _entry("    figure: 1,240 metres\n    colour: grey\n"),
        _entry("    figure: [1, 2\n"),
        path=_ENTRY,
    ),
    passing=examples(_entry("    figure: 1,240 metres\n"), path=_ENTRY),
)
FORMULA = Rule(
    FORMULA_FAILS,
    Family.RECORDS,
    Severity.ERROR,
    "A derived fact cannot be reckoned.",
    """A formula names facts that exist and have one value each, of units that go together, and does not run in a
circle.""",
    failing=examples(_entry("    formula: sum(length, length)\n"), path=_ENTRY),
    passing=examples(_entry("    figure: 1,240 metres\n"), path=_ENTRY),
)
UNREADABLE_MARKUP = Rule(
    "unreadable-markup",
    Family.RECORDS,
    Severity.ERROR,
    "A page holds markup that the checks cannot see into.",
    """What cannot be read cannot be checked. Directives and roles come from a closed list; raw HTML,
substitutions, includes and other markups are not on it, because they would put words on a page that no check
has seen.""",
    failing=examples("# Example\n\n```{include} other.md\n```\n"),
    passing=examples("# Example\n\n```{note}\nThe river is wide.\n```\n"),
)
RULES = (INVALID, FORMULA, UNREADABLE_MARKUP)


def check_page(page: Page) -> Iterator[Finding]:
    """Markup on a page that the reader does not read."""
    for sheet in page.sheets:
        for problem in sheet.reading.document.problems:
            yield UNREADABLE_MARKUP.finding(sheet.locate(problem.start, problem.end), problem.message, problem.hint)
