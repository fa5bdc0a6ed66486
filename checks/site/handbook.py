"""The handbook as pages are made from it: its records, where each has its place, and what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path

from checks.cache import Cache, fingerprint
from checks.check import Report, check, machinery_fingerprint
from checks.editions.history import History, history_of
from checks.editions.snapshot import SnapshotError
from checks.exports.collect import collect
from checks.exports.model import Export
from checks.facts.config import Configuration
from checks.facts.load import read_files
from checks.facts.model import Chapter, Claim, Entry, Fact, Seed
from checks.facts.status import status_of
from checks.language.edtf import EdtfDate
from checks.language.finder import Finder, RememberingFinder
from checks.language.values import Expression, Kind
from checks.pictures.kinds import chart_of
from checks.pictures.request import Request, Undrawable
from checks.site.configuration import configuration_of
from checks.site.counts import Counts, count
from checks.site.digests import code_digest, digest

NO_FIGURE = (Kind.NAME, Kind.TRIVIAL)

USES_OF_PROSE = frozenset({"counts:"})
"""What pages use that follows from the prose of pages, and not from records alone."""


def first_day(fact: Fact) -> date:
    """The first day that a dated fact may mean; the last of all days for any other fact."""
    value = fact.value
    return (value.first or value.last or date.max) if isinstance(value, EdtfDate) else date.max


_handed_over: dict[Path, Report] = {}
"""The reports of those who build what they have just checked, by the folder of the handbook."""


@contextmanager
def handed_over(report: Report) -> Iterator[None]:
    """Let builds in this process begin with a report, instead of each checking the same files again."""
    root = report.records.configuration.root
    _handed_over[root] = report
    try:
        yield
    finally:
        del _handed_over[root]


def _checked(configuration: Configuration) -> Report:
    cache = Cache(configuration.root)
    try:
        return check(configuration, read_files(configuration), cache=cache)
    finally:
        cache.close()


class Handbook:
    """One handbook's records, loaded once a build, and what the pages ask of them."""

    def __init__(self, configuration: Configuration, report: Report | None = None) -> None:
        """A handbook and what checking it came to: its records come with that, and the count of what its prose holds.

        Without a report it is checked here, what was learned of its files taken from the cache.
        """
        self.configuration = configuration
        self._report = report or _checked(configuration)
        self.records = self._report.records
        self.finder = RememberingFinder(configuration.units, self.records.names, most=None)
        self._digests: dict[str, str] = {}

    @classmethod
    def at(cls, folder: Path) -> Handbook:
        """The handbook to which a folder belongs, with the report that was handed over for it, if any was."""
        configuration = configuration_of(folder)
        return cls(configuration, _handed_over.get(configuration.root))

    # ------------------------------------------------------------ places

    def document(self, entry: Entry) -> str:
        """The name by which Sphinx knows an entry's page."""
        return entry.path.removeprefix(f"{self.configuration.docs}/").removesuffix(".md")

    @cached_property
    def entries_by_document(self) -> Mapping[str, Entry]:
        """Every entry by the name of its page."""
        return {self.document(entry): entry for entry in self.records.entries.values()}

    def chapter(self, document: str) -> Chapter | None:
        """What the front matter of a page says, by the page's name; ``None`` for a page that has none."""
        return self.records.chapters.get(f"{self.configuration.docs}/{document}.md")

    @property
    def glossary_index(self) -> str:
        """The name of the page that lists the entries."""
        return f"{self.configuration.glossary.removeprefix(f'{self.configuration.docs}/')}/index"

    # ------------------------------------------------------------ what records say together

    def claims_against(self, entry: Entry) -> tuple[Claim, ...]:
        """The seeds' claims that are held against facts of an entry."""
        return self._claims_by_entry.get(entry.id, ())

    @cached_property
    def _claims_by_entry(self) -> Mapping[str, tuple[Claim, ...]]:
        index: dict[str, list[Claim]] = {}
        for claim in self.records.claims.values():
            fact = self.records.fact(claim.against.entry) if claim.against else None
            if fact is not None:
                index.setdefault(fact.entry, []).append(claim)
        return {entry: tuple(claims) for entry, claims in index.items()}

    def parts_of(self, entry: str) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
        """What an entry is party to, and what it took part in, in the order of the records."""
        bound, took_part = self._parts.get(entry, ((), ()))
        return tuple(bound), tuple(took_part)

    @cached_property
    def _parts(self) -> Mapping[str, tuple[list[Entry], list[Entry]]]:
        index: dict[str, tuple[list[Entry], list[Entry]]] = {}
        for entry in self.records.entries.values():
            for at, references in enumerate((entry.parties, entry.participants)):
                for other in dict.fromkeys(reference.entry for reference in references):
                    index.setdefault(other, ([], []))[at].append(entry)
        return index

    @cached_property
    def dated_facts(self) -> tuple[Fact, ...]:
        """Every fact whose value is a date, positions and all."""
        return tuple(fact for fact in self.records.facts.values() if isinstance(fact.value, EdtfDate))

    def beginning(self, entry: Entry) -> Fact | None:
        """The dated fact with which an entry begins: its earliest act, or its earliest date where it has no act."""
        facts = [self.records.facts[f"{entry.id}.{name}"] for name in entry.facts]
        dated = [fact for fact in facts if isinstance(fact.value, EdtfDate) and not fact.is_position]
        acts = self.configuration.kinds[entry.kind].acts
        return min([fact for fact in dated if fact.act in acts] or dated, key=first_day, default=None)

    @cached_property
    def counts(self) -> Counts:
        """The handbook counted."""
        return count(self._report)

    @property
    def texts(self) -> Mapping[str, str]:
        """The text of every file that the records and pages were read from, by its path."""
        return self._report.files.texts

    @cached_property
    def history(self) -> History:
        """The editions and what each changed. Raises ``SnapshotError`` where a ledger cannot be read."""
        return history_of(self.records, lambda: self.export)

    @cached_property
    def export(self) -> Export:
        """The records as they are exported."""
        return collect(self.records, self.texts)

    @cached_property
    def disputed_facts(self) -> tuple[Fact, ...]:
        """Every disputed fact, each followed by its positions."""
        return tuple(fact for fact in self.records.facts.values() if self.disputed(fact))

    def disputed(self, fact: Fact) -> bool:
        """Whether several values are held for a fact."""
        return bool(fact.positions) or fact.is_position

    def seed_name(self, seed: Seed) -> str:
        """What a seed is called in passing: its author's surname, or its source's ``shorttitle``, or its title."""
        source = self.records.sources.get(seed.citation.key)
        fields = source.fields if source else {}
        return fields.get("author", "").partition(",")[0] or fields.get("shorttitle") or seed.title.partition(":")[0]

    def figures_in(self, text: str) -> list[Expression]:
        """The figures and dates in a text, names and idioms left out."""
        return [found for found in self.finder.find(text) if found.kind not in NO_FIGURE]

    def names_in(self, text: str) -> list[Expression]:
        """The names and idioms in a text that hold a figure and are none."""
        return [found for found in self.finder.find(text) if found.kind in NO_FIGURE]

    # ------------------------------------------------------------ digests

    @cached_property
    def fingerprint(self) -> str:
        """A hash of all that digests are worked out from, but for :data:`USES_OF_PROSE`.

        Where it is the same, so are they. A change of the code or of the records' files makes another, whether or not
        it changes any record.
        """
        chapters = self.records.chapters
        files = [part for path, words in self.texts.items() if path not in chapters for part in (path, words)]
        pages = map(repr, chapters.values())
        return fingerprint(machinery_fingerprint(self.configuration), *files, *pages)

    def digest(self, use: str) -> str:
        """What a page used, as it now is: ``fact:address``, ``entry:id``, ``seeds:`` …"""
        if use not in self._digests:
            kind, _, key = use.partition(":")
            self._digests[use] = digest(self._used(kind, key))
        return self._digests[use]

    def _used(self, kind: str, key: str) -> object:
        records = self.records
        lookups: Mapping[str, Callable[[], object]] = {
            "fact": lambda: replace(fact, note=None, reason=None) if (fact := records.fact(key)) else None,
            "claim": lambda: records.claims.get(key),
            "seed": lambda: records.seeds.get(key),
            "source": lambda: records.sources.get(key),
            "name": lambda: records.by_name.get(key.casefold()),
            "title": lambda: (entry.name, entry.path) if (entry := records.entries.get(key)) else None,
            "entry": lambda: self._all_of(key),
            "seeds": lambda: records.seeds,
            "sources": lambda: records.sources,
            "names": lambda: [
                (entry.kind, entry.path, entry.sort_name, *entry.names) for entry in records.entries.values()
            ],
            "choices": lambda: self._choices,
            "parts": lambda: [[(entry.name, entry.kind) for entry in entries] for entries in self.parts_of(key)],
            "beginnings": self._beginnings,
            "counts": lambda: self.counts,
            "dated": lambda: self.dated_facts,
            "history": lambda: self._history_of(key),
            "disputed": lambda: self.disputed_facts,
            "picture": lambda: self._drawn(key),
            "configuration": lambda: self._settings,
        }
        return lookups[kind]()

    def _history_of(self, entry: str) -> object:
        """What the pages tell of the editions: of one entry, or without an id of all."""
        try:
            history = self.history
        except SnapshotError as error:
            return str(error)
        editions = [(edition.edition, edition.as_of, len(edition.items)) for edition in history.editions]
        if not entry:
            return editions, [(step.edition.edition, step.difference.changes) for step in history.steps]
        own = history.of_entry(self.ids_of(entry))
        changes = [(step.edition.edition, changes) for step, changes in own.steps]
        return editions[-1:], own.first.edition if own.first else "", changes

    def ids_of(self, entry: str) -> tuple[str, ...]:
        """The id of an entry, and those that it once had."""
        found = self.records.entries.get(entry)
        return (entry, *found.redirects) if found else (entry,)

    @property
    def _choices(self) -> object:
        """What the filters of the long lists offer."""
        entries = [
            (entry.id, entry.kind, entry.parties, entry.participants, entry.themes)
            for entry in self.records.entries.values()
        ]
        chapters = [
            (chapter.path, [(seed.entry, paragraphs) for seed, paragraphs in chapter.draws_on.items()])
            for chapter in self.records.chapters.values()
        ]
        return entries, chapters

    def _beginnings(self) -> object:
        """What the indexes of entries show: what each is called, what it is part of, when it begins."""
        return [
            (entry.name, entry.path, entry.themes, entry.parties, entry.participants, self.beginning(entry))
            for entry in self.records.entries.values()
        ]

    def _drawn(self, key: str) -> object:
        """Everything that a picture shows; or why it cannot be drawn, until the records change."""
        try:
            return chart_of(Request.of_key(key), self.records)
        except Undrawable as fault:
            return fault.message

    def _all_of(self, key: str) -> object:
        """Everything that an entry's page shows of the records."""
        entry = self.records.entries.get(key)
        if entry is None:
            return None
        facts = [self.records.facts[f"{key}.{name}"] for name in entry.facts]
        status = status_of(entry, self.records, self.configuration.as_of)
        inverse = self.records.inverse_relations.get(key, {})
        return entry, facts, status, inverse, self.claims_against(entry)

    @cached_property
    def _settings(self) -> object:
        """What every page depends on: the configuration, the names that hold figures, and the code."""
        configuration = self.configuration
        without_names = Finder(configuration.units, ())
        names = [name for name in self.records.names if name.pattern or without_names.find(name.text)]
        return (
            code_digest(),
            configuration.title,
            configuration.edition,
            configuration.as_of,
            configuration.publication,
            configuration.kinds,
            configuration.relations,
            list(configuration.units),
            names,
        )
