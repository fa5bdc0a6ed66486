"""The ways into the glossary beside kind and name: by period, by party, by theme, by what was in force when.

Each is a directive without options or body.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from docutils import nodes

from checks.facts.model import Entry, Fact
from checks.facts.status import Stretch, stretches_of
from checks.site.blocks import bullets, joined, paragraph, row, section, small, table, text
from checks.site.directive import RecordsDirective
from checks.site.filters import Choice, about_entry, entry_choices, filters, held_class, item_classes, slug, sortable
from checks.site.handbook import first_day
from checks.site.nodes import Exemption
from checks.site.parts import PageDirective

Lives = Sequence[tuple[Entry, Sequence[Stretch]]]
"""Entries, each with what it was from first to last."""

_FEW = 12
"""A century with fewer entries than these is shown whole, a busier one decade by decade."""


class EntriesByPeriod(PageDirective):
    """Every dated entry, under the decade or century in which it begins."""

    def sections(self) -> list[nodes.Node]:
        """A section a period, its entries from the earliest."""
        self.domain.note_use("beginnings:")
        begun = _by_date(self, self.records.entries.values())
        in_century = Counter(_century(day) for day, _, _ in begun)

        def period(item: tuple[date, Fact, Entry]) -> tuple[int, int]:
            century = _century(item[0])
            return (century, 100) if in_century[century] < _FEW else (item[0].year // 10 * 10, 10)

        return [
            self._section(first, years, [[*_dated_link(self, fact, entry)] for _, fact, entry in items])
            for (first, years), items in groupby(begun, key=period)
        ]

    def _section(self, first: int, years: int, lines: list[list[nodes.Node]]) -> nodes.section:
        title = f"{max(first, 1)}–{first + years - 1}"
        return section(f"from-{first}", [Exemption(title, title, reason="years of the index")], bullets(lines))


class EntriesByParty(PageDirective):
    """Everything to which a state, body or person was party or in which it took part."""

    def sections(self) -> list[nodes.Node]:
        """A section a party, its entries from the earliest."""
        self.domain.note_use("beginnings:")
        parts: dict[str, list[Entry]] = {}
        for entry in self.records.entries.values():
            for reference in (*entry.parties, *entry.participants):
                if entry not in parts.setdefault(reference.entry, []):
                    parts[reference.entry].append(entry)
        known = [party for party in parts if party in self.records.entries]
        by_name = sorted(known, key=lambda party: self.records.entries[party].name.casefold())
        return [section(party_anchor(party), [self.link(party)], self._entries(parts[party])) for party in by_name]

    def _entries(self, entries: list[Entry]) -> nodes.bullet_list:
        return bullets(_lines(self, entries))


class EntriesByTheme(PageDirective):
    """Every entry under each of its themes."""

    def sections(self) -> list[nodes.Node]:
        """A section a theme, its entries from the earliest."""
        self.domain.note_use("beginnings:")
        themes: dict[str, list[Entry]] = {}
        for entry in self.records.entries.values():
            for theme in entry.themes:
                themes.setdefault(theme, []).append(entry)
        label = self.handbook.configuration.theme_label
        return [
            section(theme_anchor(theme), [text(label(theme))], bullets(_lines(self, themes[theme])))
            for theme in sorted(themes, key=lambda theme: label(theme).removeprefix("The ").casefold())
        ]


class Statuses(PageDirective):
    """What the entries of some kinds were and when, which the argument names: ``treaty``; without one, of all that have
    a status. A reader can ask what was in force in a year.
    """

    optional_arguments = 1
    final_argument_whitespace = True

    def sections(self) -> list[nodes.Node]:
        """The controls, a row an entry from the earliest, and the entries that no act gives a status."""
        for use in ("dated:", "names:", "choices:"):
            self.domain.note_use(use)
        as_of = self.handbook.configuration.as_of
        lives = [(entry, stretches_of(entry, self.records, as_of)) for entry in self._entries()]
        told = sorted((life for life in lives if life[1]), key=lambda life: (life[1][0].first, life[0].name.casefold()))
        if not told:
            return []
        rows = (self._row(entry, stretches) for entry, stretches in told)
        shown = table([sortable("Entry"), "What it was"], rows, ["statuses"])
        untold = [entry for entry, stretches in lives if not stretches]
        return [self._filters(told), shown, *self._without_status(untold)]

    def _entries(self) -> list[Entry]:
        kinds = self.arguments[0].split() if self.arguments else ()
        if unknown := [kind for kind in kinds if kind not in self.handbook.configuration.kinds]:
            raise self.error(f"There is no kind “{unknown[0]}”.")
        return [entry for entry in self.records.entries.values() if not kinds or entry.kind in kinds]

    def _filters(self, told: Lives) -> nodes.Node:
        """By what an entry was, in which year, and by what it is."""
        states = sorted({stretch.state for _, stretches in told for stretch in stretches})
        years = [day.year for _, stretches in told for stretch in stretches for day in (stretch.first, stretch.last)]
        choices = entry_choices(self.handbook, (entry for entry, _ in told))
        choices.insert(0, Choice("status", "It was", {slug(state): state for state in states}))
        what = self._plural(entry.kind for entry, _ in told)
        return filters(what, choices, (min(years), max(years)), total=len(told), one_year=True)

    def _row(self, entry: Entry, stretches: Sequence[Stretch]) -> nodes.row:
        held = (held_class(stretch.state, stretch.first.year, stretch.last.year) for stretch in stretches)
        classes = [*item_classes(about_entry(entry)), *dict.fromkeys(held)]
        lines: list[list[nodes.Node]] = [[*self._line(stretch)] for stretch in stretches]
        return row([[paragraph(self.link(entry.id))], [bullets(lines)]], classes=classes)

    def _line(self, stretch: Stretch) -> Iterator[nodes.Node]:
        fact = stretch.fact
        yield text(f"{stretch.state[:1].upper()}{stretch.state[1:]} from ")
        yield self.make.date_of(fact, "effective") if fact.effective else self.make.fact(fact)
        if self.handbook.disputed(fact):
            yield self.make.disputed_mark(fact)

    def _without_status(self, entries: Sequence[Entry]) -> Iterator[nodes.Node]:
        """A line that names the entries whose records say nothing of it, where only some kinds are asked for."""
        if entries and self.arguments:
            by_name = sorted(entries, key=lambda entry: entry.name.casefold())
            names = joined(self.links(by_name))
            yield paragraph(text("No act recorded of these gives them a status: "), *names, text("."))

    def _plural(self, kinds: Iterable[str]) -> str:
        """What entries of some kinds are called together."""
        plurals = {self.handbook.configuration.kinds[kind].plural.casefold() for kind in kinds}
        return plurals.pop() if len(plurals) == 1 else "entries"


def party_anchor(party: str) -> str:
    """The id of a party's section on the page of entries by party."""
    return f"party-{party}"


def theme_anchor(theme: str) -> str:
    """The id of a theme's section on the page of entries by theme."""
    return f"theme-{theme}"


# ------------------------------------------------------------ when entries begin


def _by_date(directive: RecordsDirective, entries: Iterable[Entry]) -> list[tuple[date, Fact, Entry]]:
    """The entries that have a date, each with its first and the fact whose it is, from the earliest."""
    begun = ((entry, directive.handbook.beginning(entry)) for entry in entries)
    dated = [(first_day(fact), fact, entry) for entry, fact in begun if fact is not None]
    return sorted(dated, key=lambda item: (item[0], item[2].name.casefold()))


def _century(day: date) -> int:
    return day.year // 100 * 100


def _lines(directive: RecordsDirective, entries: list[Entry]) -> Iterator[list[nodes.Node]]:
    """A line an entry: the dated ones from the earliest, then the others by name."""
    dated = _by_date(directive, entries)
    yield from ([*_dated_link(directive, fact, entry)] for _, fact, entry in dated)
    known = {entry.id for _, _, entry in dated}
    others = [entry for entry in entries if entry.id not in known]
    yield from ([directive.link(entry.id)] for entry in sorted(others, key=lambda entry: entry.name.casefold()))


def _dated_link(directive: RecordsDirective, fact: Fact, entry: Entry) -> Iterator[nodes.Node]:
    yield directive.link(entry.id)
    yield text(" ")
    yield small(directive.label(fact), text(" "), *directive.mention(fact))


PERIODS, PARTIES, THEMES = "handbook-entries-by-period", "handbook-entries-by-party", "handbook-entries-by-theme"
STATUSES = "handbook-statuses"

INDEXES: Mapping[str, type[PageDirective]] = {
    PERIODS: EntriesByPeriod,
    PARTIES: EntriesByParty,
    THEMES: EntriesByTheme,
    STATUSES: Statuses,
}
"""The directives by the names that documents use."""
