"""Makes the export of a handbook from its records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from checks.exports import model
from checks.exports.plain import PlainText
from checks.exports.values import exported_day, exported_value, ratio_text, unit_id
from checks.facts.anchors import anchor, page_path
from checks.facts.config import Configuration
from checks.facts.labels import fact_label
from checks.facts.model import Citation, Claim, Column, Entry, Fact, Formula, Reference, Seed, Source
from checks.facts.records import Records
from checks.facts.rendering import value_text
from checks.facts.status import status_of
from checks.language.edtf import EdtfDate, parse
from checks.rules.provenance import is_single_source


def collect(records: Records, texts: Mapping[str, str]) -> model.Export:
    """Everything that is exported of a handbook.

    ``records`` are those of a handbook whose check finds no error; ``texts`` are its files by path, from which the
    entries' definitions come.
    """
    return _Collector(records, texts).export()


class _Collector:
    def __init__(self, records: Records, texts: Mapping[str, str]) -> None:
        self._records, self._texts = records, texts
        self._configuration = records.configuration
        self._plain = PlainText(records)

    def export(self) -> model.Export:
        records = self._records
        entries = sorted(records.entries.values(), key=lambda entry: entry.id)
        series = tuple(self._series(entry, column) for entry in entries for column in _columns(entry))
        facts = tuple(self._fact(fact) for fact in _in_order(entries, records))
        claims = tuple(self._claim(claim) for _, claim in sorted(records.claims.items()))
        return model.Export(
            about=about(self._configuration),
            kinds=tuple(self._kinds(entries)),
            units=tuple(self._units(facts, claims, series)),
            sources=tuple(_source(source) for _, source in sorted(records.sources.items())),
            entries=tuple(self._entry(entry) for entry in entries),
            series=series,
            facts=facts,
            seeds=tuple(_seed(seed) for _, seed in sorted(records.seeds.items())),
            claims=claims,
            withdrawn=tuple(model.Withdrawal(w.address, w.reason) for _, w in sorted(records.withdrawn.items())),
        )

    # ------------------------------------------------------------ entries

    def _kinds(self, entries: Iterable[Entry]) -> Iterator[model.Kind]:
        used = {entry.kind for entry in entries}
        for kind in self._configuration.kinds.values():
            if kind.name in used:
                yield model.Kind(kind.name, kind.label, kind.plural, kind.schema or None)

    def _entry(self, entry: Entry) -> model.Entry:
        status = status_of(entry, self._records, self._configuration.as_of)
        parties = status.parties if status else ()
        return model.Entry(
            id=entry.id,
            kind=entry.kind,
            name=entry.name,
            official_title=entry.official_title or None,
            native_name=entry.native_name or None,
            sort_name=entry.sort_name or None,
            definition=self._plain.definition(self._texts.get(entry.path, ""), entry.id),
            page=page_path(entry.path, self._configuration.docs),
            status=status.state if status else None,
            status_decided_by=status.fact.address if status else None,
            party_statuses=tuple(model.PartyStatus(p.party, p.state, p.fact.address) for p in parties),
            aliases=entry.aliases,
            themes=entry.themes,
            former_ids=entry.redirects,
            parties=_ids(entry.parties),
            participants=_ids(entry.participants),
            relations=tuple(
                model.Related(relation, reference.entry)
                for relation, references in entry.relations.items()
                for reference in references
            ),
        )

    # ------------------------------------------------------------ facts and series

    def _series(self, entry: Entry, column: Column) -> model.Series:
        return model.Series(
            address=f"{entry.id}.{column.name}",
            entry=entry.id,
            name=column.name,
            label=column.label or column.name,
            unit=unit_id(column.unit),
            keyed_by=entry.series.by if entry.series else "",
            counts=self._plain.of(column.counts, entry.id),
            total_of=tuple(f"{entry.id}.{part}" for part in column.total_of),
            sources=_cited(column.citations),
        )

    def _fact(self, fact: Fact) -> model.Fact:
        records, units = self._records, self._configuration.units
        disputed = fact.address.partition("/")[0] if fact.is_position else None
        adopted = records.facts[disputed].adopted if disputed else ""
        entry = records.entries[fact.entry]
        return model.Fact(
            address=fact.address,
            entry=fact.entry,
            name=fact.name,
            role="position" if fact.is_position else "series value" if fact.is_series_value else "fact",
            label=fact_label(fact, records),
            page=f"{page_path(entry.path, self._configuration.docs)}#{anchor(fact.address)}",
            value=exported_value(fact.value, units) if fact.value is not None else None,
            confidence=self._confidence(fact),
            confirmed=fact.confirmed,
            act=fact.act or None,
            by=fact.by,
            place=fact.place or None,
            effective=_day(fact.effective),
            as_of=_day(fact.as_of),
            series=fact.address.partition("@")[0] if fact.is_series_value else None,
            position_on=disputed,
            holder=fact.holder or None,
            adopted=fact.address == f"{disputed}/{adopted}" if disputed else None,
            adopted_position=f"{fact.address}/{fact.adopted}" if fact.adopted else None,
            adopted_because=self._plain.of(fact.reason, fact.entry),
            derivation=_derivation(fact.formula) if fact.formula else None,
            note=self._plain.of(fact.note, fact.entry),
            former_addresses=fact.redirects,
            sources=_cited(fact.citations),
        )

    def _confidence(self, fact: Fact) -> model.Confidence:
        if fact.value is None:
            return "disputed"
        if fact.formula is not None:
            return "derived"
        if not fact.confirmed:
            return "not confirmed"
        return "single source" if is_single_source(fact, self._records.sources) else "several sources"

    def _units(
        self, facts: Iterable[model.Fact], claims: Iterable[model.Claim], series: Iterable[model.Series]
    ) -> Iterator[model.Unit]:
        values = (*(fact.value for fact in facts), *(claim.value for claim in claims))
        used = {value.unit for value in values if isinstance(value, model.FigureValue)}
        used |= {column.unit for column in series}
        for name in sorted(filter(None, used)):
            unit = self._configuration.units.named(name)
            if unit is not None:
                plural = unit.forms[min(1, len(unit.forms) - 1)]
                factor, zero = ratio_text(unit.factor), ratio_text(unit.zero)
                yield model.Unit(unit.name, unit.forms[0], plural, unit.dimension, factor, zero)

    # ------------------------------------------------------------ claims

    def _claim(self, claim: Claim) -> model.Claim:
        against = self._records.fact(claim.against.entry) if claim.against else None
        return model.Claim(
            address=claim.address,
            seed=claim.seed,
            name=claim.name,
            paragraph=claim.paragraph,
            fragment=claim.fragment,
            kind=claim.kind,
            says=self._plain.of(claim.says) or "",
            value=exported_value(claim.value, self._configuration.units),
            against=against.address if against else None,
            verdict=claim.verdict.value,
            finding=self._plain.of(claim.finding) or "",
            sources=_cited(claim.citations),
        )


def about(configuration: Configuration) -> model.About:
    """What the data are, from what the handbook's configuration says, and nothing that it does not say."""
    publication = configuration.publication
    licence = publication.licences.get("data")
    return model.About(
        title=configuration.title,
        edition=configuration.edition,
        as_of=configuration.as_of.isoformat(),
        language=configuration.language,
        authors=tuple(author.inverted for author in publication.authors),
        publisher=publication.publisher or None,
        address=publication.base_url or None,
        doi=publication.doi or None,
        licence=licence.id if licence else None,
        licence_name=licence.name if licence else None,
        licence_url=licence.url if licence else None,
        cite_as=_cite_as(configuration),
        format_version=model.FORMAT_VERSION,
    )


def _cite_as(configuration: Configuration) -> str:
    """The whole of the data in one line; an address or publisher that is not configured is left out."""
    publication = configuration.publication
    as_of = value_text(parse(configuration.as_of.isoformat()), configuration.units)
    where = f"https://doi.org/{publication.doi}" if publication.doi else publication.base_url
    parts = (
        "; ".join(author.inverted for author in publication.authors),
        f"{configuration.title}, edition {configuration.edition}, data as of {as_of}",
        publication.publisher,
        where,
    )
    return ". ".join(part.rstrip(".") for part in parts if part) + ("" if where else ".")


def _columns(entry: Entry) -> Iterable[Column]:
    return entry.series.columns.values() if entry.series else ()


def _in_order(entries: Iterable[Entry], records: Records) -> Iterator[Fact]:
    """The facts of each entry in the order in which they are recorded, then the values of its series."""
    for entry in entries:
        for fact in entry.facts.values():
            yield records.facts[fact.address]
        for column in _columns(entry):
            yield from (records.facts[fact.address] for fact in column.values.values())


def _ids(references: Iterable[Reference]) -> tuple[str, ...]:
    return tuple(reference.entry for reference in references)


def _cited(citations: Iterable[Citation]) -> tuple[model.Cited, ...]:
    return tuple(model.Cited(citation.key, citation.locator or None) for citation in citations)


def _day(date: EdtfDate | None) -> model.Day | None:
    return exported_day(date) if date else None


def _derivation(formula: Formula) -> model.Derivation:
    return model.Derivation(
        formula=str(formula),
        function=cast(model.FunctionName, formula.function),
        counting=formula.counting.value if formula.function == "span" else None,
        arguments=formula.arguments,
    )


def _source(source: Source) -> model.Source:
    fields = source.fields
    return model.Source(
        key=source.key,
        type=source.type,
        title=source.title,
        author=fields.get("author"),
        publisher=next((fields[name] for name in ("organization", "publisher", "institution") if name in fields), None),
        container=next((fields[name] for name in ("journaltitle", "journal", "booktitle") if name in fields), None),
        date=fields.get("date") or fields.get("year"),
        url=fields.get("url"),
        doi=fields.get("doi"),
        note=fields.get("note"),
        keywords=source.keywords,
    )


def _seed(seed: Seed) -> model.Seed:
    return model.Seed(seed.id, seed.title, seed.citation.key, seed.paragraphs, seed.characters, seed.sha256)
