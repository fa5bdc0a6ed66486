"""What is known of the example handbook, with some texts otherwise than they are."""

from __future__ import annotations

from collections.abc import Mapping

from checks.check import check
from checks.facts.load import Files
from checks.rules.example_handbook import CONFIGURATION, TEXTS
from checks.server.handbook import State


def state(changed: Mapping[str, str] | None = None) -> State:
    """The example handbook, checked."""
    report = check(CONFIGURATION, Files(dict(sorted({**TEXTS, **(changed or {})}.items())), ()))
    return State(report, report.records)


def at_cursor(text: str) -> tuple[str, int]:
    """A text without its ``|``, and where that stood."""
    before, _, after = text.partition("|")
    return before + after, len(before)
