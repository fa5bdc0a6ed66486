"""The pages made of records alone: indexes, chronology, ledger of claims, disagreements, sources.

Each is a directive without body. The long lists may be divided among pages (:mod:`checks.site.parts`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import groupby

from docutils import nodes

from checks.facts.model import Chapter, Claim, Entry, Fact, Seed, Source
from checks.language.edtf import EdtfDate
from checks.site.anchors import anchor
from checks.site.blocks import GENERATED, bullets, paragraph, row, section, small, table, text
from checks.site.filters import ITEM, Choice, about_entry, entry_choices, filters, item_classes, sortable
from checks.site.nodes import Exemption, Outside
from checks.site.parts import DividedPage, PageDirective, Span, initial
from checks.site.references import in_order, reference_blocks


class EntriesByKind(PageDirective):
    """Every entry under its kind."""

    def sections(self) -> list[nodes.Node]:
        """A section a kind."""
        self.domain.note_use("names:")
        entries = sorted(self.records.entries.values(), key=lambda entry: entry.name.casefold())
        made: list[nodes.Node] = []
        for kind in self.handbook.configuration.kinds.values():
            links = [[self.link(entry.id)] for entry in entries if entry.kind == kind.name]
            if links:
                made.append(section(kind_anchor(kind.name), [text(kind.plural)], bullets(links, ["columns"])))
        return made


def kind_anchor(kind: str) -> str:
    """The id of a kind's section on the page of entries by kind."""
    return f"kind-{kind}"


class EntriesByName(PageDirective):
    """Every name by which an entry goes, in the order of the alphabet."""

    def sections(self) -> list[nodes.Node]:
        """A section a letter."""
        self.domain.note_use("names:")
        names = sorted(
            {
                (name, entry.id)
                for entry in self.records.entries.values()
                for name in (entry.indexed_as, entry.name, *_aliases(entry))
            },
            key=lambda item: (item[0].casefold(), item),
        )
        made: list[nodes.Node] = []
        for letter, group in groupby(names, key=lambda item: _letter(item[0])):
            lines = [self._line(name, entry) for name, entry in group]
            made.append(section(f"letter-{ord(letter):x}", [text(letter)], bullets(lines, ["columns"])))
        return made

    def _line(self, name: str, entry_id: str) -> list[nodes.Node]:
        if name == self.records.entries[entry_id].name:
            return [self.link(entry_id)]
        if name == self.records.entries[entry_id].indexed_as:
            return [self.link(entry_id, name)]
        return [self.make.words(name, "name"), text(" → "), self.link(entry_id)]


def _aliases(entry: Entry) -> tuple[str, ...]:
    return (*entry.aliases, entry.native_name) if entry.native_name else entry.aliases


def _letter(name: str) -> str:
    first = next((character for character in name if character.isalnum()), "#").upper()
    return first if first.isalpha() else "#"


class Chronology(DividedPage[Fact]):
    """Every dated fact of the entries, earliest first; its sources stand at its record, to which the date leads.

    A part is a span of years, ``1945-1969``, whole decades.
    """

    def items(self) -> list[Fact]:
        """The facts by their first days."""
        for use in ("dated:", "names:", "choices:"):
            self.domain.note_use(use)
        dated = (fact for fact in self.handbook.dated_facts if not fact.is_position)
        return sorted(dated, key=lambda fact: (_bounds(fact), fact.address))

    def belongs(self, item: Fact, part: str) -> bool:
        """By the decade in which it begins."""
        return Span.of(part).has_number(_decade(item))

    def shown(self, items: Sequence[Fact]) -> list[nodes.Node]:
        """A section a decade, and in it a row a fact."""
        return [self._decade(decade, facts) for decade, facts in groupby(items, key=_decade)]

    def filters(self, items: Sequence[Fact], parts_of: str = "") -> list[nodes.Node]:
        """By what an event belongs to, and by years."""
        entries = [self.records.entries[entry_id] for entry_id in dict.fromkeys(fact.entry for fact in items)]
        years = [year for fact in items for year in _years(fact)]
        span = (min(years), max(years)) if years else None
        return [filters("events", entry_choices(self.handbook, entries), span, parts_of, len(items))]

    def _decade(self, decade: int, facts: Iterable[Fact]) -> nodes.section:
        title = f"{max(decade, 1)}–{decade + 9}"
        rows = (
            row([[paragraph(*self.mention(fact))], [paragraph(*self._line(fact))]], classes=self._choices(fact))
            for fact in facts
        )
        made = table(["Date", "What happened"], rows, ["chronology"])
        return section(f"from-{decade}", [Exemption(title, title, reason="years of the chronology")], made)

    def _line(self, fact: Fact) -> list[nodes.Node]:
        words = [self.link(fact.entry), text(": "), self.label(fact)]
        if fact.place:
            words += [text(", "), self.make.words(fact.place, "name of a place")]
        return words

    def _choices(self, fact: Fact) -> list[str]:
        """What can be chosen of an event: what it belongs to, who acted, from and to which year it went on."""
        about = about_entry(self.records.entries[fact.entry])
        first, last = _bounds(fact)
        parties = dict.fromkeys((*about["party"], *fact.by))
        return item_classes({**about, "party": parties, "from": [str(first.year)], "to": [str(last.year)]})


def _decade(fact: Fact) -> int:
    return _bounds(fact)[0].year // 10 * 10


def _bounds(fact: Fact) -> tuple[date, date]:
    """The first and last day that a dated fact may mean, an open end as far away as can be."""
    value = fact.value
    first = value.first if isinstance(value, EdtfDate) else None
    last = value.last if isinstance(value, EdtfDate) else None
    return first or last or date.max, last or date.max


def _years(fact: Fact) -> list[int]:
    """The years in which a dated fact begins and ends, where it says."""
    return [day.year for day in _bounds(fact) if day != date.max]


class Ledger(DividedPage[Claim]):
    """Everything that the seeds claim, with what examining it came to.

    A part is a seed's id, or that and a span of its paragraphs: ``hale-1931 1-12``.
    """

    def items(self) -> list[Claim]:
        """The claims of each seed, in the order of its paragraphs."""
        self.domain.note_use("seeds:")
        self.domain.note_use("choices:")
        seeds = self.records.seeds.values()
        return [
            claim
            for seed in seeds
            for claim in sorted(seed.claims.values(), key=lambda claim: (claim.paragraph, claim.name))
        ]

    def belongs(self, item: Claim, part: str) -> bool:
        """By the seed, and the paragraph where a part names some."""
        seed, _, paragraphs = part.partition(" ")
        if seed not in self.records.seeds:
            raise ValueError(f"There is no seed “{seed}”.")
        return item.seed == seed and (not paragraphs or Span.of(paragraphs).has_number(item.paragraph))

    def shown(self, items: Sequence[Claim]) -> list[nodes.Node]:
        """A section a seed: how its claims fared, and then each."""
        return [
            self._seed(self.records.seeds[seed], list(claims)) for seed, claims in groupby(items, lambda one: one.seed)
        ]

    def filters(self, items: Sequence[Claim], parts_of: str = "") -> list[nodes.Node]:
        """By article, verdict, and the chapters that draw on it."""
        known = self.records.seeds
        seeds = [known[seed] for seed in dict.fromkeys(claim.seed for claim in items)]
        choices = [
            Choice("seed", "Article", {each.id: self.handbook.seed_name(each) for each in seeds}),
            Choice("verdict", "Verdict", {verdict: verdict for verdict in sorted({c.verdict for c in items})}),
            Choice("chapter", "Chapter", {_short(page): page for page in self._drawing}, of_pages=True),
        ]
        return [filters("claims", choices, None, parts_of, len(items))]

    @cached_property
    def _drawing(self) -> dict[str, Chapter]:
        """The chapters that draw on the seeds, by the names of their pages."""
        folder = f"{self.handbook.configuration.docs}/"
        return {
            path.removeprefix(folder).removesuffix(".md"): chapter
            for path, chapter in sorted(self.records.chapters.items())
            if chapter.draws_on
        }

    def _seed(self, seed: Seed, claims: list[Claim]) -> nodes.section:
        rows = [self._row(claim) for claim in claims]
        about = paragraph(*self._tally(claims), text(" "), *self.cited([seed.citation]))
        heads = (sortable("The article says"), sortable("Verdict"), "What we found", "Sources")
        made = table(heads, rows, ["ledger"])
        return section(anchor(f"seed:{seed.id}"), [self.make.words(seed.title, "title of a source")], about, made)

    def _tally(self, claims: list[Claim]) -> Iterator[nodes.Node]:
        """How many claims have which verdict."""
        verdicts = [claim.verdict for claim in claims]
        counts = {verdict: verdicts.count(verdict) for verdict in dict.fromkeys(sorted(verdicts))}
        words = f"{len(verdicts)} claims: " + ", ".join(f"{n} {verdict}" for verdict, n in counts.items()) + "."
        yield Exemption(words, words, reason="count of this page's rows")

    def _row(self, claim: Claim) -> nodes.row:
        self.domain.note_shows("claim", claim.address)
        where: list[nodes.Node] = [paragraph(small(*self.claim_place(claim)))]
        return row(
            [
                [self.claim_says(claim), *where],
                [
                    paragraph(
                        nodes.inline("", claim.verdict.value, classes=["verdict", f"verdict-{claim.verdict.value}"])
                    )
                ],
                [*self.prose(claim.finding), *self._against(claim)],
                [paragraph(*self.cited(claim.citations))] if claim.citations else [],
            ],
            anchor(claim.address),
            self._choices(claim),
        )

    def _choices(self, claim: Claim) -> list[str]:
        """What can be chosen of a claim: whose it is, its verdict, the chapters that draw on its paragraph."""
        chapters = [_short(page) for page, chapter in self._drawing.items() if _draws_on(chapter, claim)]
        return item_classes({"seed": [claim.seed], "verdict": [claim.verdict.value], "chapter": chapters})

    def _against(self, claim: Claim) -> list[nodes.Node]:
        """The fact that a claim is held against."""
        fact = self.records.fact(claim.against.entry) if claim.against else None
        if fact is None:
            return []
        self.domain.note_use(f"fact:{fact.address}")
        words = [text("Held against "), self.link(fact.entry), text(": "), self.label(fact), text(", ")]
        return [paragraph(small(*words, *self.value(fact)))]


def _short(page: str) -> str:
    """A page's name without its folder, as addresses and classes have it."""
    return page.rpartition("/")[2]


def _draws_on(chapter: Chapter, claim: Claim) -> bool:
    return any(seed.entry == claim.seed and claim.paragraph in drawn for seed, drawn in chapter.draws_on.items())


class Disagreements(DividedPage[Fact]):
    """Every fact on which sources or parties disagree, the positions side by side.

    A part names kinds of entry: ``event person``.
    """

    def items(self) -> list[Fact]:
        """The disputed facts by the names of their entries."""
        for use in ("disputed:", "names:", "choices:"):
            self.domain.note_use(use)
        disputed = [fact for fact in self.handbook.disputed_facts if fact.positions]
        return sorted(disputed, key=lambda fact: (self._entry(fact).name.casefold(), fact.entry))

    def belongs(self, item: Fact, part: str) -> bool:
        """By the kind of its entry."""
        kinds = part.split()
        if unknown := [kind for kind in kinds if kind not in self.handbook.configuration.kinds]:
            raise ValueError(f"There is no kind “{unknown[0]}”.")
        return self._entry(item).kind in kinds

    def shown(self, items: Sequence[Fact]) -> list[nodes.Node]:
        """A table with a row a fact."""
        heads = [sortable("Entry"), sortable("Fact"), sortable("Positions"), sortable("The handbook adopts")]
        return [table(heads, (self._row(fact) for fact in items), ["disagreements"])]

    def filters(self, items: Sequence[Fact], parts_of: str = "") -> list[nodes.Node]:
        """By what the entry is, and by whether a position is adopted."""
        entries = [self.records.entries[entry_id] for entry_id in dict.fromkeys(fact.entry for fact in items)]
        adopted = Choice("adopted", "The handbook", {"one": "adopts one", "none": "adopts none"})
        choices = [*entry_choices(self.handbook, entries), adopted]
        return [filters("disagreements", choices, None, parts_of, len(items))]

    def _entry(self, fact: Fact) -> Entry:
        return self.records.entries[fact.entry]

    def _row(self, fact: Fact) -> nodes.row:
        adopted = next((one for one in self.records.positions(fact) if self._is_adopted(one, fact)), None)
        decision = [paragraph(self.make.words(adopted.holder, "name of a holder") if adopted else text("none"))]
        if fact.reason:
            decision.append(paragraph(small(*self.line(fact.reason, fact.entry))))
        return row(
            [
                [paragraph(self.link(fact.entry))],
                [paragraph(self.label(fact))],
                [bullets(self._position(position, fact) for position in self.records.positions(fact))],
                decision,
            ],
            classes=item_classes({**about_entry(self._entry(fact)), "adopted": ["one" if adopted else "none"]}),
        )

    def _is_adopted(self, position: Fact, fact: Fact) -> bool:
        return bool(fact.adopted) and position.name == f"{fact.name}/{fact.adopted}"

    def _position(self, position: Fact, fact: Fact) -> list[nodes.Node]:
        holder = self.make.words(position.holder, "name of a holder")
        words = [holder, text(": "), *self.value(position), text(" "), *self.sources(position)]
        return [*words, text(" "), small(text("adopted here"))] if self._is_adopted(position, fact) else words


class Sources(DividedPage[Source]):
    """The bibliography: every source, with the pages that cite it.

    A part is a span of initials, ``A-C``, of whoever answers for the source.
    """

    def items(self) -> list[Source]:
        """The sources in the order of a bibliography."""
        self.domain.note_use("sources:")
        return in_order(self.records.sources)

    def belongs(self, item: Source, part: str) -> bool:
        """By its initial."""
        return Span.of(part.upper()).has_text(initial([item.publisher, item.title, item.key]))

    def shown(self, items: Sequence[Source]) -> list[nodes.Node]:
        """A line a source."""
        lines = [self._line(source) for source in items]
        return [Outside("", nodes.bullet_list("", *lines), what="bibliography", classes=["bibliography", GENERATED])]

    def _line(self, source: Source) -> nodes.list_item:
        self.domain.note_shows("citations", source.key)
        blocks = reference_blocks(source, backlinks=True)
        return nodes.list_item("", *blocks, ids=[source_anchor(source.key)], classes=[ITEM])

    def filters(self, items: Sequence[Source], parts_of: str = "") -> list[nodes.Node]:
        """By words."""
        return [filters("sources", [], None, parts_of, len(items))]


def source_anchor(key: str) -> str:
    """The id of a source on the page of sources."""
    return anchor(f"source:{key}")


LEDGER = "handbook-ledger"
CHRONOLOGY = "handbook-chronology"
NAMES = "handbook-entries-by-name"
SOURCES = "handbook-sources"

PAGES: Mapping[str, type[PageDirective]] = {
    "handbook-entries-by-kind": EntriesByKind,
    NAMES: EntriesByName,
    CHRONOLOGY: Chronology,
    LEDGER: Ledger,
    "handbook-disagreements": Disagreements,
    SOURCES: Sources,
}
"""The directives by the names that documents use."""
