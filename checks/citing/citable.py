"""What can be cited, and all that a citation of it may say."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from checks.facts.publication import Author, Licence


class Work(StrEnum):
    """What sort of thing is cited."""

    HANDBOOK = "handbook"
    CHAPTER = "chapter"
    ENTRY = "entry"
    FACT = "fact"


@dataclass(frozen=True, slots=True)
class Citable:
    """One thing to cite, in one edition of the handbook.

    ``key`` is its citation key, made to last; ``handbook`` the title of the whole of which it is a part, empty for
    the handbook itself; ``date`` the day as of which the edition holds. ``path`` leads to it from the handbook's
    first page; ``address``, ``doi``, ``publisher`` and ``authors`` are empty where none is configured.
    ``says`` is what a fact records, in words.
    """

    key: str
    work: Work
    title: str
    handbook: str
    edition: str
    date: datetime.date
    language: str
    path: str
    address: str
    authors: tuple[Author, ...] = ()
    publisher: str = ""
    doi: str = ""
    licence: Licence | None = None
    says: str = ""

    @property
    def whereabouts(self) -> str:
        """Where to find it: its web address or, where the handbook has none, its path in the handbook."""
        return self.address or self.path

    @property
    def remark(self) -> str:
        """What a citation without an address says in its place; empty for one with an address."""
        if self.address or self.doi:
            return ""
        return f"No web address is configured for this handbook; in a copy of it, see {self.path}"
