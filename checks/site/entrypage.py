"""An entry's page: what stands around its prose, all of it from the records."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from checks.facts.labels import fact_label
from checks.facts.model import Claim, Column, Entry, Fact, Formula, Series
from checks.facts.rendering import value_text
from checks.language.edtf import parse
from checks.site.anchors import anchor
from checks.site.blocks import joined, paragraph, row, section, small, table, text
from checks.site.changes import entry_changes, keep_old_anchors
from checks.site.directive import RecordsDirective
from checks.site.display import bare_text
from checks.site.filters import sortable
from checks.site.infobox import FACTS, infobox, related
from checks.site.nodes import Backlinks, Exemption
from checks.site.pictures import life_section


class EntryDirective(RecordsDirective):
    """Stands where an entry's front matter stood; its parts are moved to their places around the prose."""

    def run(self) -> list[nodes.Node]:
        """The box first, then the sections that follow the prose."""
        entry = self.handbook.entries_by_document.get(self.env.current_document.docname)
        if entry is None:
            return []
        self.domain.note_use(f"entry:{entry.id}")
        self.domain.note_shows("mentions", entry.id)
        facts = [self.records.facts[f"{entry.id}.{name}"] for name in entry.facts]
        sections: list[nodes.Node] = []
        plain = [fact for fact in facts if not fact.is_position and not fact.positions]
        disputed = [fact for fact in facts if fact.positions]
        sections += life_section(self, entry)
        if plain:
            sections.append(section(FACTS, [text("Facts and sources")], self._facts(plain)))
        if disputed:
            sections.append(section("where-sources-differ", [text("Where sources differ")], *self._positions(disputed)))
        if entry.series:
            sections.append(section("series", [text("Series")], *self._series(entry, entry.series)))
        if claims := self.handbook.claims_against(entry):
            sections.append(section("what-the-articles-claim", [text("What the articles claim")], self._claims(claims)))
        for label, entries in related(self, entry, mutual=True).items():
            sections.append(
                section("see-also", [text(label)], paragraph(*joined(self.links(entries)), classes=["no-search"]))
            )
        sections.append(section("mentioned-in", [text("Mentioned in")], Backlinks(of=("mentions", entry.id))))
        sections += entry_changes(self, entry)
        made = [infobox(self, entry), *sections]
        keep_old_anchors(entry, made)
        return made

    # ------------------------------------------------------------ facts

    def _facts(self, facts: list[Fact]) -> nodes.table:
        rows = (
            row([self._name_cell(fact), [paragraph(*self.value(fact))], self.sources_cell(fact)], _id(fact))
            for fact in facts
        )
        return table(["Fact", "Value", "Sources"], rows, ["facts"])

    def _name_cell(self, fact: Fact) -> list[nodes.Node]:
        """What a fact is, who did it and where, and its note."""
        blocks: list[nodes.Node] = [paragraph(self.label(fact))]
        circumstances: list[nodes.Node] = []
        if fact.place:
            circumstances.append(self.make.words(fact.place, "name of a place"))
        if fact.formula:
            circumstances += self._worked_out(fact.formula, fact.entry)
        if circumstances:
            blocks.append(paragraph(small(*circumstances)))
        if fact.note:
            blocks.append(paragraph(small(*self.line(fact.note, fact.entry))))
        return blocks

    def _worked_out(self, formula: Formula, entry: str) -> list[nodes.Node]:
        """From which facts a value is reckoned."""
        links: list[nodes.Node] = []
        for address in formula.arguments:
            fact = self.records.fact(address)
            if fact is not None:
                self.domain.note_use(f"fact:{fact.address}")
                label = fact_label(fact, self.records)
                own = fact.entry == entry
                links.append(
                    self.make.fact_link(fact, label if own else f"{self.records.entries[fact.entry].name}: {label}")
                )
        return [text("worked out from "), *joined(links, " and ")] if links else [text("counted in this handbook")]

    # ------------------------------------------------------------ positions

    def _positions(self, disputed: list[Fact]) -> Iterator[nodes.Node]:
        for fact in disputed:
            yield nodes.rubric("", "", self.label(fact), ids=[_id(fact)])
            rows = (
                row(
                    [
                        [paragraph(self.make.words(position.holder, "name of a holder"))],
                        [paragraph(*self.value(position))],
                        self.sources_cell(position),
                    ],
                    _id(position),
                )
                for position in self.records.positions(fact)
            )
            yield table(["Held by", "Value", "Sources"], rows, ["positions"])
            yield paragraph(*self._decision(fact), classes=["decision"])
            if fact.note:
                yield paragraph(small(*self.line(fact.note, fact.entry)))

    def _decision(self, fact: Fact) -> list[nodes.Node]:
        if not fact.adopted:
            return [text("The handbook adopts none of these.")]
        adopted = self.records.facts[f"{fact.address}/{fact.adopted}"]
        words = [text("The handbook adopts the value of "), self.make.words(adopted.holder, "name of a holder")]
        words += [text(": "), self.make.fact(fact), text(".")]
        return [*words, text(" "), *self.line(fact.reason, fact.entry)] if fact.reason else words

    # ------------------------------------------------------------ series

    def _series(self, entry: Entry, series: Series) -> Iterator[nodes.Node]:
        columns = list(series.columns.values())
        heads = [sortable(series.by.capitalize()), *(sortable(self._column_head(column)) for column in columns)]
        yield table(heads, (self._series_row(key, columns) for key in series.keys), ["series"])
        for column in columns:
            label = self.make.words(column.label or column.name, "label of a record")
            words: list[nodes.Node] = [nodes.strong("", "", label), text(": ")]
            if column.counts:
                words += [*self.line(column.counts, entry.id), text(" ")]
            yield paragraph(*words, *self.cited(column.all_citations), classes=["column-note"])

    def _column_head(self, column: Column) -> nodes.Node:
        unit = self.handbook.configuration.units.named(column.unit)
        label = column.label or column.name
        words = f"{label} ({unit.forms[1] if len(unit.forms) > 1 else unit.forms[0]})" if unit else label
        return self.make.words(words, "label of a record")

    def _series_row(self, key: str, columns: list[Column]) -> nodes.row:
        written = value_text(parse(key), self.handbook.configuration.units)
        cells: list[list[nodes.Node]] = [[paragraph(Exemption(written, written, reason="row of a series"))]]
        for column in columns:
            fact = column.values.get(key)
            cells.append([self._cell(fact)] if fact and fact.value else [])
        return row(cells)

    def _cell(self, fact: Fact) -> nodes.paragraph:
        units = self.handbook.configuration.units
        mention = self.make.fact(fact, bare_text(fact.value, units) if fact.value else "")
        mention["ids"] = [_id(fact)]
        return paragraph(mention)

    # ------------------------------------------------------------ claims

    def _claims(self, claims: tuple[Claim, ...]) -> nodes.table:
        rows = (
            row(
                [
                    [self.claim_says(claim), paragraph(small(*self.claim_place(claim)))],
                    [paragraph(nodes.strong("", claim.verdict.value)), *self.prose(claim.finding)],
                ]
            )
            for claim in claims
        )
        return table(["The article says", "What we found"], rows, ["claims"])


def _id(fact: Fact) -> str:
    return anchor(fact.address)
