"""Where an address leads that was once given out: entries, facts and columns that have another name by now."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from checks.facts.model import Entry

_TAIL = re.compile(r"[/@].*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Moves:
    """The old ids of entries and the old addresses of facts and columns, each with the present one."""

    entries: Mapping[str, str]
    facts: Mapping[str, str]

    def candidates(self, address: str) -> Iterator[str]:
        """The addresses at which what once had this one may be now, the likeliest first; itself is the first of all.

        A renamed entry takes its facts along, a renamed fact its positions, a renamed column its values.
        """
        yield address
        entry, dot, name = address.partition(".")
        for written in (address, f"{self.entries.get(entry, entry)}{dot}{name}"):
            yield written
            tail = _TAIL.search(written)
            head = written[: tail.start()] if tail else written
            for old, rest in ((written, ""), (head, tail[0] if tail else "")):
                if old in self.facts:
                    yield f"{self.facts[old]}{rest}"


def moves_of(entries: Mapping[str, Entry]) -> Moves:
    """What the records of the entries say of old names."""
    facts: dict[str, str] = {}
    for entry in entries.values():
        for fact in entry.facts.values():
            facts |= dict.fromkeys(fact.redirects, fact.address)
        for column in entry.series.columns.values() if entry.series else ():
            facts |= dict.fromkeys(column.redirects, f"{entry.id}.{column.name}")
    return Moves({old: entry.id for entry in entries.values() for old in entry.redirects}, facts)


def holders_of(address: str) -> Iterator[str]:
    """An address and what holds it: a position's fact, a value's column, a fact's entry."""
    yield address
    without_tail = _TAIL.sub("", address)
    if without_tail != address:
        yield without_tail
    entry = address.partition(".")[0]
    if entry != address:
        yield entry
