"""What a check reports: one record, which every report, editor and test reads."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs: an error fails the check, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A stretch of one file.

    ``path`` is relative to the project's root, with forward slashes. Lines and columns count from 1;
    ``end_column`` is the column after the last character. A location that covers a whole line, or a
    file that could not be read, has ``end_column == column``.
    """

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Fix:
    """Text that may replace the finding's location; present only where there is one right answer."""

    replacement: str
    title: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, said to the person who can mend it.

    ``message`` says what is wrong in one sentence, ``written`` and ``recorded`` what the prose and the
    record say (the latter with its source), ``hint`` what to do, each in plain English.
    """

    rule: str
    severity: Severity
    location: Location
    message: str
    hint: str = ""
    written: str = ""
    recorded: str = ""
    candidates: tuple[str, ...] = ()
    fix: Fix | None = None
