"""The box beside an entry's text: what it is, where it stands today, its acts and its relations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from docutils import nodes

from checks.facts.model import Entry, Fact
from checks.facts.rendering import value_text
from checks.facts.status import Status, status_of
from checks.language.edtf import EdtfDate, parse
from checks.language.records import FigureRecord
from checks.language.values import Tally
from checks.site.blocks import GENERATED, Words, bullets, definitions, joined, paragraph, small, text
from checks.site.directive import RecordsDirective
from checks.site.handbook import first_day
from checks.site.indexes import PARTIES, THEMES, party_anchor, theme_anchor
from checks.site.nodes import Aside, Exemption, PageLink

FACTS = "facts-and-sources"
"""The id of the table of an entry's facts on its page."""

Row = tuple[Words, Sequence[nodes.Node]]


_MOST_DATES = 4
"""More dates than these stand in the table of facts alone."""

_FEW_ENTRIES = 5
"""So many entries are named; of more, the box says how many they are."""

_MOST_FIGURES = 6
"""More figures than these stand in the table of facts alone, to which the box leads."""


def infobox(directive: RecordsDirective, entry: Entry) -> Aside:
    """The box of one entry."""
    rows = [*_identity(directive, entry), *_status(directive, entry), *_acts(directive, entry)]
    rows += [*_figures(directive, entry), *_dates(directive, entry), *_all_facts(directive, entry)]
    rows += [*_relations(directive, entry), *_part_in(directive, entry), *_themes(directive, entry)]
    return Aside("", definitions(_by_name(rows)), label=f"{entry.name} in brief", classes=["infobox", GENERATED])


def _by_name(rows: list[Row]) -> Iterator[Row]:
    """The rows, those of one name as one: a list may say a term only once."""
    merged: dict[str, tuple[Words, list[nodes.Node]]] = {}
    for term, blocks in rows:
        name = "".join(node.astext() for node in term)
        merged.setdefault(name, (term, []))[1].extend(blocks)
    return iter(merged.values())


def _line(label: str, *words: nodes.Node) -> Row:
    return [text(label)], [paragraph(*words)]


def _identity(directive: RecordsDirective, entry: Entry) -> Iterator[Row]:
    words = directive.make.words
    yield _line("Kind", text(directive.handbook.configuration.kinds[entry.kind].label))
    if entry.official_title:
        yield _line("Official title", words(entry.official_title, "name"))
    if entry.native_name:
        label = directive.handbook.configuration.native_name_label
        yield _line(label, nodes.inline("", "", words(entry.native_name, "name")))
    if entry.aliases:
        yield _line("Also called", *joined([words(alias, "name") for alias in entry.aliases]))


def _status(directive: RecordsDirective, entry: Entry) -> Iterator[Row]:
    as_of = directive.handbook.configuration.as_of
    status = status_of(entry, directive.records, as_of)
    if status is None:
        return
    day = value_text(parse(as_of.isoformat()), directive.handbook.configuration.units)
    blocks: list[nodes.Node] = [
        paragraph(nodes.strong("", status.state.capitalize()), *_since(directive, status.state, status.fact))
    ]
    if status.parties:
        blocks.append(bullets(_party_lines(directive, status)))
    blocks.append(paragraph(small(text("as of "), Exemption(day, day, reason="edition date"))))
    yield [text("Status")], blocks


def _party_lines(directive: RecordsDirective, status: Status) -> Iterator[Words]:
    for party in status.parties:
        yield [
            directive.link(party.party),
            text(f": {party.state}"),
            text(" "),
            small(text("("), _date(directive, party.fact), text(")")),
        ]


def _since(directive: RecordsDirective, state: str, fact: Fact) -> list[nodes.Node]:
    """The act that made a status, unless it has the same name, and its date."""
    label = directive.label(fact)
    act = [] if label.astext().casefold() == state.casefold() else [label, text(", ")]
    return [text(" "), small(text("("), *act, _date(directive, fact), text(")"))]


def _date(directive: RecordsDirective, fact: Fact) -> nodes.Node:
    """The day from which an act has effect."""
    return directive.make.date_of(fact, "effective") if fact.effective else directive.make.fact(fact)


def _acts(directive: RecordsDirective, entry: Entry) -> Iterator[Row]:
    """The acts that made the entry's status, or all of them where none does."""
    kind = directive.handbook.configuration.kinds[entry.kind]
    acts = [fact for fact in _facts(directive, entry) if fact.act in kind.acts and fact.value]
    for fact in [fact for fact in acts if kind.acts[fact.act].status] or acts:
        place = [text(", "), directive.make.words(fact.place, "name of a place")] if fact.place else []
        yield _sourced(directive, fact, [*directive.mention(fact), *place])


def _figures(directive: RecordsDirective, entry: Entry) -> Iterator[Row]:
    """The first figures of an entry."""
    facts = _facts(directive, entry)
    figures = [fact for fact in facts if _is_figure(directive, fact)]
    for fact in figures[:_MOST_FIGURES]:
        mark = [directive.make.disputed_mark(fact)] if fact.value and fact.positions else []
        yield _sourced(directive, fact, [*directive.value(fact), *mark])


def _dates(directive: RecordsDirective, entry: Entry) -> Iterator[Row]:
    """The first dates of an entry of which the box could tell neither an act nor a figure."""
    acts = directive.handbook.configuration.kinds[entry.kind].acts
    facts = _facts(directive, entry)
    if any(fact.act in acts or _is_figure(directive, fact) for fact in facts):
        return
    dated = (fact for fact in facts if isinstance(fact.value, EdtfDate))
    for fact in sorted(dated, key=first_day)[:_MOST_DATES]:
        yield _sourced(directive, fact, directive.value(fact))


def _all_facts(directive: RecordsDirective, entry: Entry) -> Iterator[Row]:
    """The way to all facts of an entry that has many."""
    facts = _facts(directive, entry)
    if len(facts) > _MOST_FIGURES:
        words = f"All {len(facts)} facts and their sources"
        counted = Exemption(words, words, reason="count of this page’s rows")
        yield [text("Facts")], [paragraph(nodes.reference("", "", counted, refid=FACTS, internal=True))]


def _is_figure(directive: RecordsDirective, fact: Fact) -> bool:
    """Whether a fact's value, or one of the values held for it, counts or measures something."""
    values = [fact.value, *(position.value for position in directive.records.positions(fact))]
    return any(isinstance(value, FigureRecord | Tally) for value in values)


def _sourced(directive: RecordsDirective, fact: Fact, value: Words) -> Row:
    """A fact with its sources and what must be said of them."""
    return [directive.label(fact)], [paragraph(*value, text(" "), *directive.sources(fact))]


def _facts(directive: RecordsDirective, entry: Entry) -> list[Fact]:
    facts = [directive.records.facts[f"{entry.id}.{name}"] for name in entry.facts]
    return [fact for fact in facts if not fact.is_position]


def _relations(directive: RecordsDirective, entry: Entry) -> Iterator[Row]:
    yield from _linked(directive, "Parties", [party.entry for party in entry.parties])
    yield from _linked(directive, "Participants", [participant.entry for participant in entry.participants])
    for label, entries in related(directive, entry, mutual=False).items():
        yield from _linked(directive, label, entries)


def _part_in(directive: RecordsDirective, entry: Entry) -> Iterator[Row]:
    """What the entry is party to and what it took part in: a few by name, many counted, with the way to them."""
    directive.domain.note_use(f"parts:{entry.id}")
    for label, entries in zip(("Party to", "Took part in"), directive.handbook.parts_of(entry.id), strict=True):
        if len(entries) <= _FEW_ENTRIES:
            yield from _linked(directive, label, [other.id for other in entries])
        else:
            words = ", ".join(_counted(directive, entries))
            counted = Exemption(words, words, reason="count of this handbook’s entries")
            yield _line(label, PageLink("", "", counted, page=PARTIES, anchor=party_anchor(entry.id)))


def _counted(directive: RecordsDirective, entries: Sequence[Entry]) -> Iterator[str]:
    """How many entries there are of each kind, in words."""
    kinds = directive.handbook.configuration.kinds
    for name, number in Counter(entry.kind for entry in entries).most_common():
        yield f"{number} {(kinds[name].plural if number > 1 else kinds[name].label).casefold()}"


def _themes(directive: RecordsDirective, entry: Entry) -> Iterator[Row]:
    if entry.themes:
        label = directive.handbook.configuration.theme_label
        yield _line("Themes", *joined(_theme_link(theme, label(theme)) for theme in entry.themes))


def _theme_link(theme: str, label: str) -> PageLink:
    return PageLink("", label, page=THEMES, anchor=theme_anchor(theme))


def _linked(directive: RecordsDirective, label: str, entries: list[str]) -> Iterator[Row]:
    if entries:
        yield _line(label, *joined(directive.links(entries)))


def related(directive: RecordsDirective, entry: Entry, *, mutual: bool) -> dict[str, list[str]]:
    """The entries related to one, by what the relation is called from its side.

    A ``mutual`` relation is the same from either side ("see also"); the others have a direction.
    """
    relations = directive.handbook.configuration.relations
    found: dict[str, list[str]] = {}
    for name, references in entry.relations.items():
        if (relations[name].inverse == name) is mutual:
            found.setdefault(relations[name].label, []).extend(reference.entry for reference in references)
    inverse = directive.records.inverse_relations.get(entry.id, {})
    for relation in relations.values():
        if (relation.inverse == relation.name) is mutual and relation.inverse in inverse:
            found.setdefault(relation.inverse_label, []).extend(inverse[relation.inverse])
    return {label: list(dict.fromkeys(entries)) for label, entries in found.items() if entries}
