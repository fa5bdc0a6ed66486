"""All the records of a handbook, indexed: what prose and rules look things up in. Read-only once made."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from checks.facts.config import Configuration
from checks.facts.editions import Withdrawal
from checks.facts.model import Chapter, Claim, ClaimVerdict, Entry, Fact, Quotation, Reference, Seed, Source
from checks.facts.moves import Moves, holders_of, moves_of
from checks.findings import Finding
from checks.language.finder import Name

Bindable = Fact | Claim

_WORD = re.compile(r"\w[\w’'-]*")

_FEWEST_WORDS = 5
"""So many words in a row are somebody's own wording; fewer ("the last two decades") anybody may hit upon."""


@dataclass(frozen=True)
class Records:
    """Entries, seeds, sources and chapters of one handbook, with what was wrong with them when they were read.

    ``facts`` holds every fact, position and series value by address, formulas already reckoned; ``editions`` the
    ids of entries and addresses of facts of each past edition, by the path of its ledger; ``withdrawn`` those of them
    that were taken back.
    """

    configuration: Configuration
    entries: Mapping[str, Entry]
    facts: Mapping[str, Fact]
    seeds: Mapping[str, Seed]
    sources: Mapping[str, Source]
    chapters: Mapping[str, Chapter] = field(default_factory=dict)
    problems: tuple[Finding, ...] = field(default=())
    editions: Mapping[str, tuple[Reference, ...]] = field(default_factory=dict)
    withdrawn: Mapping[str, Withdrawal] = field(default_factory=dict)

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """Every claim by its address."""
        return {claim.address: claim for seed in self.seeds.values() for claim in seed.claims.values()}

    @cached_property
    def unsupported_wordings(self) -> Mapping[str, str]:
        """The wording of each claim that examining it did not bear out, its words case folded and joined by single
        spaces, to the claim's address; of those only that are long enough to be known again.
        """
        worded = (
            (plain_words(claim.fragment), claim.address)
            for claim in self.claims.values()
            if claim.verdict is not ClaimVerdict.CORROBORATED
        )
        return {words: address for words, address in worded if words.count(" ") + 1 >= _FEWEST_WORDS}

    @cached_property
    def by_name(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the entries that bear a name, alias, old id or id, case folded."""
        index: dict[str, list[str]] = {}
        for entry in self.entries.values():
            for name in {name.casefold() for name in (entry.id, *entry.names, *entry.redirects)}:
                index.setdefault(name, []).append(entry.id)
        return {name: tuple(ids) for name, ids in index.items()}

    @cached_property
    def titles(self) -> frozenset[str]:
        """The words of every source's and seed's title, and of its part before a colon, case folded."""
        titles = [source.title for source in self.sources.values()] + [seed.title for seed in self.seeds.values()]
        parts = (part for title in titles for part in (title, title.partition(":")[0]))
        return frozenset(map(plain_words, parts))

    @cached_property
    def places(self) -> frozenset[str]:
        """Where something is recorded to have happened: every place in full, and each part that a comma sets off."""
        recorded = {fact.place for fact in all_facts(self.entries) if fact.place}
        return frozenset(part.strip() for place in recorded for part in (place, *place.split(",")))

    @cached_property
    def long_names(self) -> Mapping[str, tuple[str, ...]]:
        """The entries' proper names of several words, by their first word, the longest first."""
        index: dict[str, list[str]] = {}
        for entry in self.entries.values():
            for name in (entry.name, *entry.aliases, entry.official_title):
                first, _, rest = name.partition(" ")
                if first[:1].isupper() and any(c.isupper() or c.isdigit() for c in rest):
                    index.setdefault(first, []).append(name)
        return {first: tuple(sorted(names, key=len, reverse=True)) for first, names in index.items()}

    @cached_property
    def speakers(self) -> Mapping[str, tuple[str, ...]]:
        """Who may be meant by a name that stands beside a quotation: ids of entries, or recorded speakers' names.

        Known are the entries' names, the names of recorded speakers, and the last names of people.
        """
        index: dict[str, set[str]] = {}
        for entry in self.entries.values():
            is_person = self.configuration.kinds[entry.kind].schema == "Person"
            for name in entry.names:
                index.setdefault(name, set()).add(entry.id)
                if is_person:
                    index.setdefault(name.split()[-1], set()).add(entry.id)
        spoken = {fact.value.speaker for fact in self.facts.values() if isinstance(fact.value, Quotation)}
        for speaker in spoken - set(self.entries) - {""}:
            index.setdefault(speaker, set()).add(speaker)
            if " " in speaker and speaker.istitle():
                index.setdefault(speaker.split()[-1], set()).add(speaker)
        return {name: tuple(sorted(who)) for name, who in index.items() if name[:1].isupper()}

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """Names that hold figures and are none: the entries' own and the configured list."""
        own = [
            Name(name, f"a name of {entry.name}")
            for entry in self.entries.values()
            for name in entry.names
            if any(character.isalnum() for character in name)
        ]
        return (*own, *self.configuration.names)

    @cached_property
    def inverse_relations(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """For each entry, the entries that name it in a relation, by the relation's inverse name."""
        index: dict[str, dict[str, list[str]]] = {}
        for entry in self.entries.values():
            for relation, references in entry.relations.items():
                inverse = self.configuration.relations[relation].inverse
                for reference in references:
                    index.setdefault(reference.entry, {}).setdefault(inverse, []).append(entry.id)
        return {
            entry: {inverse: tuple(ids) for inverse, ids in relations.items()} for entry, relations in index.items()
        }

    def entry_called(self, name: str) -> Entry | None:
        """The one entry with this id, name or alias, whatever its case; ``None`` for none or several."""
        ids = self.by_name.get(name.casefold(), ())
        return self.entries[ids[0]] if len(ids) == 1 else None

    @cached_property
    def _by_path(self) -> Mapping[str, Entry]:
        return {entry.path: entry for entry in self.entries.values()}

    def entry_at(self, path: str) -> Entry | None:
        """The entry whose page a file is."""
        return self._by_path.get(path)

    def fact(self, address: str) -> Fact | None:
        """The fact, position or series value at an address, or at what was once its address."""
        found = self.facts.get(address)
        if found is not None or "." not in address:
            return found
        return next((self.facts[now] for now in self.moves.candidates(address) if now in self.facts), None)

    @cached_property
    def moves(self) -> Moves:
        """Where old ids and addresses lead."""
        return moves_of(self.entries)

    def withdrawal(self, address: str) -> Withdrawal | None:
        """Why an entry or fact is no more: its own withdrawal, or that of the fact, column or entry that held it."""
        return next((self.withdrawn[of] for of in holders_of(address) if of in self.withdrawn), None)

    def positions(self, fact: Fact) -> tuple[Fact, ...]:
        """The positions held on a disputed fact, in order."""
        return tuple(self.facts[f"{fact.address}/{name}"] for name in fact.positions)

    def is_bilateral(self, entry: Entry) -> bool:
        """Whether an entry has at most two parties, a state and its successor counted as one."""
        lines = {frozenset(self.line_of(party.entry)) for party in entry.parties}
        return 0 < len(lines) <= 2

    def line_of(self, entry: str) -> frozenset[str]:
        """An entry and those that it succeeds or that succeed it: a state and its predecessors."""
        line, todo = {entry}, [entry]
        while todo:
            current = todo.pop()
            forward = self.entries[current].relations.get("succeeds", ()) if current in self.entries else ()
            backward = self.inverse_relations.get(current, {}).get("succeeded-by", ())
            for other in (*(reference.entry for reference in forward), *backward):
                if other not in line:
                    line.add(other)
                    todo.append(other)
        return frozenset(line)


def plain_words(text: str) -> str:
    """A text's words alone: case folded, joined by single spaces, without marks."""
    return " ".join(_WORD.findall(text.casefold()))


def all_facts(entries: Mapping[str, Entry]) -> Iterator[Fact]:
    """Every fact, position and series value of the entries."""
    for entry in entries.values():
        yield from entry.facts.values()
        if entry.series is not None:
            for column in entry.series.columns.values():
                yield from column.values.values()


def with_values(facts: Mapping[str, Fact], values: Mapping[str, Fact]) -> dict[str, Fact]:
    """The facts, those in ``values`` replaced, and facts that adopt a replaced position brought up to date."""
    merged = {**facts, **values}
    for address, fact in facts.items():
        if fact.adopted:
            position = merged[f"{address}/{fact.adopted}"]
            merged[address] = replace(fact, value=position.value)
    return merged
