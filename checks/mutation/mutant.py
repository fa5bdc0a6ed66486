"""What a mutant is, and what came of trying it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Place(StrEnum):
    """What a mutant alters: words that a visitor reads, or a record."""

    PROSE = "prose"
    RECORD = "record"


@dataclass(frozen=True, slots=True, order=True)
class Mutant:
    """One alteration of one file: ``text[start:end]`` of it replaced, by an operator.

    ``address`` is the fact or claim that it has to do with; ``before`` and ``after`` are what a reader of the
    file sees. A mutant of prose must be noticed between ``line`` and ``last_line`` of its own file; one of a
    record there, or at every one of the ``witnesses``, the lines (``path:line``) of mentions that it makes wrong.
    """

    path: str
    line: int
    start: int
    end: int
    operator: str
    replacement: str
    last_line: int
    address: str
    before: str
    after: str
    place: Place = Place.PROSE
    witnesses: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.operator}: “{self.before}” → “{self.after}” ({self.address})"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A mutant tried: killed by the first rule that found it at its line (or at each line of a witness), or else
    ``missed`` says where nobody did.
    """

    mutant: Mutant
    rules: tuple[str, ...] = ()
    missed: str = ""

    @property
    def survives(self) -> bool:
        """Whether no error was found where one had to be."""
        return bool(self.missed)
