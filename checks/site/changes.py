"""What changed between editions: a page of its own, and a section on every entry.

Values of past editions stand as they stood; a fact that is there still is linked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from checks.editions.difference import SOURCES, Aspect, Change, What
from checks.editions.history import EntryHistory, History, Step
from checks.editions.snapshot import Item, Snapshot, SnapshotError, Sort
from checks.editions.wording import counts, was_and_is
from checks.facts.anchors import anchor
from checks.facts.labels import fact_label
from checks.facts.model import Entry
from checks.facts.rendering import value_text
from checks.language.edtf import parse
from checks.site.blocks import Words, bullets, paragraph, section, small, text
from checks.site.directive import RecordsDirective
from checks.site.domain import domain_of
from checks.site.parts import PageDirective

CHANGES = "handbook-changes"
CHANGED = "changes"
"""The id of the section of an entry's page that tells its changes."""
_PAST = "value of an edition"
_RELATIONS = "relations"
"""The aspect of an entry that holds its relations, each as a word and the id of another entry."""


class ChangesDirective(PageDirective):
    """What each edition changed, the latest first."""

    def sections(self) -> list[nodes.Node]:
        """A section an edition, and in it a paragraph an entry."""
        self.domain.note_use("history:")
        self.domain.note_use("names:")
        try:
            history = self.handbook.history
        except SnapshotError as error:
            raise self.error(str(error)) from None
        if not history.editions:
            return [paragraph(text("No edition has been given out yet with which this one could be compared."))]
        lines = _Lines(self)
        steps = [self._step(step, lines) for step in reversed(history.steps)]
        return [*steps, self._first(history.editions[0], lines)]

    def _step(self, step: Step, lines: _Lines) -> nodes.Node:
        difference = step.difference
        blocks: list[nodes.Node] = [paragraph(*lines.as_of(step.edition), lines.plain(counts(difference)))]
        for entry, group in groupby(difference.changes, key=lambda change: change.item.entry):
            changes = list(group)
            blocks.append(paragraph(nodes.strong("", "", lines.name(entry, changes[0].item))))
            blocks.append(bullets(lines.of(changes)))
        return section(_anchor(step), [lines.plain(_title(step))], *blocks)

    def _first(self, edition: Snapshot, lines: _Lines) -> nodes.Node:
        numbers = {sort: sum(1 for _ in edition.of(sort)) for sort in Sort}
        said = (
            f"The first edition of which a ledger is kept: {numbers[Sort.ENTRY]:,} entries, {numbers[Sort.FACT]:,} "
            f"facts with positions and values of series, {numbers[Sort.CLAIM]:,} claims."
        )
        words = [*lines.as_of(edition), lines.plain(said)]
        return section(f"edition-{edition.edition}", [lines.plain(f"Edition {edition.edition}")], paragraph(*words))


def entry_changes(directive: RecordsDirective, entry: Entry) -> list[nodes.Node]:
    """The section of an entry's page that says since when it is there and what editions changed in it.

    None, where no edition has been given out.
    """
    directive.domain.note_use(f"history:{entry.id}")
    try:
        history = directive.handbook.history
    except SnapshotError:
        return []  # the page of changes reports it
    if not history.editions:
        return []
    lines = _Lines(directive)
    own = history.of_entry(directive.handbook.ids_of(entry.id))
    blocks: list[nodes.Node] = [paragraph(lines.plain(_since(own, history)))]
    for step, changes in own.steps:
        blocks.append(paragraph(nodes.strong("", "", lines.plain(f"Changed: {_title(step).lower()}"))))
        blocks.append(bullets(lines.of(changes)))
    return [section(CHANGED, [text("Changes between editions")], *blocks)]


def _since(own: EntryHistory, history: History) -> str:
    if own.first is None:
        return f"New since edition {history.editions[-1].edition}."
    return f"In the handbook since edition {own.first.edition}{'' if own.steps else ', and unchanged since'}."


def _title(step: Step) -> str:
    if step.in_preparation and step.edition.edition == step.difference.old.edition:
        return f"Since edition {step.edition.edition}"
    return f"Edition {step.edition.edition}"


def _anchor(step: Step) -> str:
    return anchor(_title(step).lower().replace(" ", "-"))


class _Lines:
    """The lines that tell changes. A page of them all leaves the sources to the records, to which each line leads."""

    def __init__(self, directive: RecordsDirective) -> None:
        self._directive = directive
        self._records = directive.records
        self._leaves_sources = isinstance(directive, PageDirective)

    def plain(self, words: str) -> nodes.Node:
        """Words that are no fact of the handbook as it is."""
        return self._directive.make.words(words, _PAST)

    def as_of(self, edition: Snapshot) -> Words:
        """The day to which an edition speaks."""
        day = value_text(parse(edition.as_of), self._directive.handbook.configuration.units)
        return [small(self.plain(f"As of {day}.")), text(" ")]

    def name(self, entry: str, item: Item) -> nodes.Node:
        """The entry that changes are of, linked where it is there; of claims, their article."""
        if item.sort is Sort.CLAIM:
            seed = self._records.seeds.get(entry)
            return self.plain(f"Claims of {self._directive.handbook.seed_name(seed) if seed else entry}")
        if entry in self._records.entries:
            return self._directive.link(entry)
        return self.plain(item.label if item.sort is Sort.ENTRY else entry)

    def of(self, changes: Iterable[Change]) -> Iterator[Words]:
        """A line a change; an entry that came or went takes its facts along in one."""
        found = list(changes)
        whole = next((c for c in found if c.item.sort is Sort.ENTRY and c.what in (What.ADDED, What.WITHDRAWN)), None)
        if whole is None:
            yield from (self._line(change) for change in found)
            return
        facts = len(found) - 1
        with_facts = f", with {facts:,} {'fact' if facts == 1 else 'facts'}" if facts else ""
        said = "New entry" if whole.what is What.ADDED else "Withdrawn"
        yield [self.plain(f"{said}{with_facts}.{f' {whole.reason}' if whole.reason else ''}")]

    def _line(self, change: Change) -> Words:
        words: list[nodes.Node] = [text(f"{change.what.capitalize()}: "), self._label(change.item)]
        if change.what is What.RENAMED and change.old:
            words += [text(", was "), nodes.literal("", "", self.plain(change.old.address))]
        if change.what in (What.ADDED, What.WITHDRAWN) and change.item.value:
            words += [text(", "), self.plain(change.item.value)]
        for aspect in change.aspects:
            words += [text("; "), self.plain(self._aspect(aspect))]
        words.append(text("."))
        if change.reason:
            words += [text(" "), self.plain(change.reason)]
        return [*words, *self._sources(change)]

    def _label(self, item: Item) -> nodes.Node:
        """What an item is called, linked where it is there."""
        fact = self._records.facts.get(item.address)
        if item.sort is Sort.FACT and fact is not None:
            self._directive.domain.note_use(f"fact:{fact.address}")
            return self._directive.make.fact_link(fact, fact_label(fact, self._records))
        return self.plain(f"“{item.label}”" if item.sort is Sort.CLAIM else item.label)

    def _aspect(self, aspect: Aspect) -> str:
        """What is said otherwise, in words; sources by their titles, entries by their names."""
        if aspect.name == _RELATIONS:
            links = {"new relation": aspect.come, "relation ended": aspect.gone}
            return "; ".join(f"{what}: {self._names(related)}" for what, related in links.items() if related)
        if aspect.name != SOURCES:
            return f"{aspect.name}: {was_and_is(aspect)}"
        parts = {"now cited": aspect.come, "no longer cited": aspect.gone}
        return "; ".join(f"{what}: {self._titles(cited)}" for what, cited in parts.items() if cited)

    def _names(self, related: Iterable[str]) -> str:
        """Relations to other entries, each by its word and the entry's name; by its id where it is there no longer."""
        return ", ".join(self._name(*one.partition(" ")[::2]) for one in related)

    def _name(self, relation: str, other: str) -> str:
        entry = self._records.entries.get(other)
        return f"{relation.replace('-', ' ')} “{entry.name if entry else other}”"

    def _titles(self, cited: Iterable[str]) -> str:
        """Sources by their titles, with the places in them; those that are recorded no longer by their keys."""
        return ", ".join(self._title(*one.partition(", ")[::2]) for one in cited)

    def _title(self, key: str, locator: str) -> str:
        source = self._records.sources.get(key)
        title = f"“{source.title}”" if source else key
        return f"{title}, {locator}" if locator else title

    def _sources(self, change: Change) -> Words:
        """The sources of what is said now; of what was withdrawn, those that it had."""
        fact = self._records.facts.get(change.item.address)
        if not change.item.sources:
            return []
        if fact is not None and change.new is not None:
            return [] if self._leaves_sources else [text(" "), *self._directive.cited(fact.citations)]
        return [text(" "), small(self.plain(f"Sources: {self._titles(change.item.sources)}."))]


# ---------------------------------------------------------------- what was withdrawn or renamed


def withdrawn_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """A page at the address of every entry that was withdrawn, which says why (``html-collect-pages``)."""
    handbook = domain_of(app.env).handbook
    records = handbook.records
    gone = {id_: why for id_, why in records.withdrawn.items() if "." not in id_ and id_ not in records.entries}
    if not gone:
        return  # to read the ledgers takes longer than all else that a build does in which nothing has changed
    try:
        editions = handbook.history.editions
    except SnapshotError:
        return  # the page of changes reports it
    folder = handbook.glossary_index.rpartition("/")[0]
    for id_, withdrawal in gone.items():
        page = f"{folder}/{id_}"
        name = escape(_last_name(id_, editions))
        body = (
            f'<h1>{name}</h1><p data-exempt="reason of a withdrawal">This entry was withdrawn from the handbook. '
            f"{escape(withdrawal.reason)}</p>{_link_to_changes(app, page)}"
        )
        yield page, {"title": name, "body": body}, "page.html"


def _link_to_changes(app: Sphinx, page: str) -> str:
    """A line that leads to the page of changes, where the handbook has one."""
    changes = domain_of(app.env).page_of(CHANGES)
    if changes is None:
        return ""
    return f'<p>See <a href="{escape(app.builder.get_relative_uri(page, changes))}">what changed</a>.</p>'


def _last_name(address: str, editions: Iterable[Snapshot]) -> str:
    """What an entry was called in the last edition that had it."""
    names = [edition.items[address].label for edition in editions if address in edition.items]
    return names[-1] if names else address


def keep_old_anchors(entry: Entry, made: Iterable[nodes.Node]) -> None:
    """Let the old addresses of an entry's facts lead to where the facts stand now on its page."""
    old = {anchor(fact.address): fact.redirects for fact in entry.facts.values() if fact.redirects}
    if not old:
        return
    for holder in [holder for node in made for holder in node.findall(nodes.Element)]:
        ids: list[str] = holder.get("ids", [])
        for present in ids:
            place = next(iter(holder.findall(nodes.TextElement)), None)
            if present in old and place is not None:
                place.insert(0, [nodes.inline("", "", ids=[anchor(address)]) for address in old[present]])


def setup_changes(app: Sphinx) -> None:
    """Add the page of changes, and the pages of what was withdrawn."""
    app.add_directive(CHANGES, ChangesDirective)
    app.connect("html-collect-pages", withdrawn_pages)
