"""Waivers: what is taken out of the contract says why, is still needed, and is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checks.facts.records import Records
from checks.findings import Finding, Location, Severity
from checks.language.finder import Name
from checks.language.phrases import plain
from checks.rules.rule import Family, Rule, examples
from checks.rules.traces import Trace

_TOWN = "docs/glossary/river-town.md"

STALE_NAME = Rule(
    "stale-name",
    Family.WAIVERS,
    Severity.WARNING,
    "The list of names holds one that no page uses.",
    """The handbook's list of names says which words hold a figure and are none, each with its reason. A row that
matches nothing any more is one that nobody would miss if it came to hide a real figure: delete it. A name that an
entry bears need not be listed; the entries' own names are known.""",
    failing=examples("---\nkind: town\nname: River Town\n---\n# River Town\n\nA town.\n", path=_TOWN),
    passing=examples("---\nkind: town\nname: River Town\n---\n# River Town\n\nA town on Route 7.\n", path=_TOWN),
)
RULES = (STALE_NAME,)


def check_together(records: Records, traces: Mapping[str, Trace]) -> Iterator[Finding]:
    """Configured names that no page uses."""
    met = {name for trace in traces.values() for name in trace.names}
    configuration = records.configuration
    for name in configuration.names:
        if not any(_covers(name, text, reason) for text, reason in met):
            yield STALE_NAME.finding(
                Location(configuration.names_file or configuration.docs),
                f"“{name.text}” ({name.reason}) is listed as a name, and no page uses it.",
                "Delete its row.",
            )


def _covers(name: Name, text: str, reason: str) -> bool:
    if reason != name.reason:
        return False
    if name.pattern:
        return re.fullmatch(name.text, text) is not None
    return plain(name.text).casefold() == plain(text).casefold()
