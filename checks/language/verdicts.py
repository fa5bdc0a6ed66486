"""What a comparison of the written with the recorded comes to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """Whether, and how, what is written parts from what is recorded."""

    AGREES = "agrees"
    FALSE = "false"  # another value, or the wrong near side of a hedge
    MISLEADING = "misleading"  # true to the letter, but on the far side of what a reader takes from it
    TOO_EXACT = "too exact"  # the prose says more than its source
    WRONG_UNIT = "wrong unit"
    WRONG_KIND = "wrong kind"  # a date against a figure, an ordinal against a tally
    MARGIN = "margin"  # within the soft margin of "early", "mid" or "late": a warning


@dataclass(frozen=True, slots=True)
class Agreement:
    """A verdict, and in one clause of plain English why."""

    verdict: Verdict
    why: str

    @property
    def holds(self) -> bool:
        """Whether the prose may stand, with a warning or without."""
        return self.verdict in (Verdict.AGREES, Verdict.MARGIN)
