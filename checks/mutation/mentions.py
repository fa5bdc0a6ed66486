"""Every mention of a handbook, with the place in its file of each of its characters."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from heapq import merge

from checks.facts.config import Configuration
from checks.facts.load import Files, load_records
from checks.facts.model import Fact, Prose
from checks.facts.records import Bindable, Records, all_facts
from checks.findings import Location
from checks.language.edtf import EdtfDate
from checks.language.finder import RememberingFinder
from checks.language.records import FigureRecord
from checks.language.values import Kind
from checks.mutation.excerpt import Focus
from checks.rules.pages import Mention, Page, Reader, Sheet, body_sheet, proses_by_path, record_sheet
from checks.rules.targets import target_of


@dataclass(frozen=True, slots=True)
class Site:
    """One mention where it stands: in the prose of a file, or in a text of its records (``prose``)."""

    path: str
    source: str
    mention: Mention
    prose: Prose | None

    @property
    def text(self) -> str:
        """The mention as a visitor reads it."""
        return self.mention.text

    @property
    def is_date(self) -> bool:
        """Whether it is a date."""
        return self.mention.expression is not None and self.mention.expression.kind is Kind.DATE

    def in_file(self, start: int, end: int) -> tuple[int, int] | None:
        """From where to where the file writes the passage's text from ``start`` to ``end``, counted from the
        mention's start; ``None`` where it does not write it verbatim.
        """
        passage, at = self.mention.passage, self.mention.start
        start, end = at + start, at + end
        if start < 0 or end > len(passage.text):
            return None
        first, last = passage.source_span(start, end) if start < end else self._insertion(start)
        span = self.offsets(first, last)
        return span if self.source[span[0] : span[1]] == passage.text[start:end] else None

    def _insertion(self, index: int) -> tuple[int, int]:
        """Where the file has the place before a character: inside a role, where the character is its first."""
        place = self.mention.passage.source_offset(index)
        return place, place

    def offsets(self, first: int, last: int) -> tuple[int, int]:
        """Offsets in the mention's own text (a body, or the value of a record) as offsets in the file."""
        if self.prose is None:
            return first, last
        places = self.prose.offsets
        return places[first], places[last - 1] + 1 if last > first else places[first]

    def before(self, length: int = 40) -> str:
        """The passage's text just before the mention."""
        return self.mention.passage.text[max(0, self.mention.start - length) : self.mention.start]

    def after(self, length: int = 60) -> str:
        """The passage's text just after the mention."""
        return self.mention.passage.text[self.mention.end : self.mention.end + length]


class Handbook:
    """A handbook as it stands, read once: its records, and the sheets and mentions of all its pages."""

    def __init__(self, configuration: Configuration, files: Files) -> None:
        self.configuration, self.files = configuration, files
        self.records: Records = load_records(configuration, files)
        # an alteration of one passage leaves its neighbours as they were
        finder = RememberingFinder(configuration.units, self.records.names, most=4_096)
        self.reader = Reader(configuration.myst, finder)
        self.proses: Mapping[str, tuple[str, tuple[Prose, ...]]] = proses_by_path(self.records)

    def records_of(self, path: str, text: str) -> Records:
        """The records with those of one file's text in the place of its own, and in focus: rules go through them
        alone. Facts that the text does not have stay as they are; formulas are not reckoned anew.
        """
        part = load_records(self.configuration, Files({path: text}, ()))
        facts = {address: fact for address, fact in part.facts.items() if fact.formula is None}
        return replace(
            self.records,
            entries=Focus(self.records.entries, part.entries),
            seeds=Focus(self.records.seeds, part.seeds),
            sources=Focus(self.records.sources, {}),
            chapters={},
            editions={},  # what past editions had is no mutant's concern, and long to go through
            withdrawn={},
            facts={**self.records.facts, **facts},
            problems=part.problems,
        )

    @cached_property
    def _by_line(self) -> Mapping[str, tuple[Site, ...]]:
        index: dict[str, list[Site]] = {}
        for site in self.sites:
            index.setdefault(f"{site.path}:{site.mention.location.line}", []).append(site)
        return {line: tuple(sites) for line, sites in index.items()}

    def sites_at(self, line: str) -> tuple[Site, ...]:
        """The mentions that begin at a line, ``path:line``."""
        return self._by_line.get(line, ())

    @cached_property
    def sites(self) -> tuple[Site, ...]:
        """Every mention of every page."""
        paths = [path for path in self.files.texts if path.endswith((".md", ".yaml"))]
        return tuple(site for path in paths for site in self._sites(path))

    @cached_property
    def bound(self) -> Mapping[str, tuple[Site, ...]]:
        """The mentions bound to each fact and claim, by its own address."""
        index: dict[str, list[Site]] = {}
        for site in self.sites:
            target = self.target(site)
            if target is not None:
                index.setdefault(target.address, []).append(site)
        return {address: tuple(sites) for address, sites in index.items()}

    def nearest(self, target: Fact) -> Iterator[Fact]:
        """Other facts of a fact's sort (and unit), the nearest in value first."""
        alike, own = self._by_sort.get(_sort(target), []), _size(target)
        at = bisect_left(alike, own, key=_size)
        by_distance = merge(reversed(alike[:at]), alike[at:], key=lambda fact: abs(_size(fact) - own))
        return (fact for fact in by_distance if fact is not target)

    def nearest_own(self, target: Fact) -> list[Fact]:
        """Other facts of a fact's entry that are of its sort (and unit), the nearest in value first."""
        facts = all_facts({target.entry: self.records.entries[target.entry]})
        alike = [fact for fact in facts if _sort(fact) == _sort(target) and fact.address != target.address]
        return sorted(alike, key=lambda fact: (abs(_size(fact) - _size(target)), fact.address))

    @cached_property
    def _by_sort(self) -> Mapping[tuple[str, str], list[Fact]]:
        index: dict[tuple[str, str], list[Fact]] = {}
        for fact in sorted(self.records.facts.values(), key=lambda fact: (_size(fact), fact.address)):
            if fact.value is not None:
                index.setdefault(_sort(fact), []).append(fact)
        return index

    def target(self, site: Site) -> Bindable | None:
        """The fact or claim that a mention is bound to."""
        return target_of(site.mention, self.records)

    def body(self, path: str, text: str) -> Sheet:
        """The prose of a file, of this text, read."""
        return body_sheet(path, text, self.reader.page(path, text), self.proses.get(path, ("", ()))[0])

    def part(self, path: str, text: str, first_line: int) -> Sheet:
        """A part of a file's prose, of this text, read by itself; it stands from ``first_line`` on."""
        sheet = body_sheet(path, text, self.reader.fragment(text), self.proses.get(path, ("", ()))[0])

        def locate(start: int, end: int) -> Location:
            location = sheet.locate(start, end)
            return replace(location, line=location.line + first_line - 1, end_line=location.end_line + first_line - 1)

        return replace(sheet, locate=locate)

    def record_text(self, path: str, text: str, prose: Prose) -> Sheet:
        """A text of a file's records, read."""
        entry = self.proses.get(path, ("", ()))[0]
        return record_sheet(path, text, prose, self.reader.fragment(prose.text), entry)

    def page(self, path: str, text: str, sheet: Sheet, records: Records | None = None) -> Page:
        """A page of one sheet alone."""
        return Page(path, text, (sheet,), records or self.records, self.reader.finder)

    def _sites(self, path: str) -> Iterator[Site]:
        text = self.files.texts[path]
        if path.endswith(".md"):
            page = self.page(path, text, self.body(path, text))
            yield from (Site(path, text, mention, None) for mention in page.mentions)
        for prose in self.proses.get(path, ("", ()))[1]:
            page = self.page(path, text, self.record_text(path, text, prose))
            yield from (Site(path, text, mention, prose) for mention in page.mentions)


def _sort(fact: Fact) -> tuple[str, str]:
    """What sort of value a fact has, and in which unit."""
    unit = fact.value.figure.unit if isinstance(fact.value, FigureRecord) else ""
    return type(fact.value).__name__, unit


def _size(fact: Fact) -> float:
    """Where a fact's value stands among others of its sort: its number or day; 0 where it has none."""
    match fact.value:
        case FigureRecord() as record:
            return float(record.figure.low)
        case EdtfDate() as date if date.first:
            return float(date.first.toordinal())
        case _:
            return 0.0
