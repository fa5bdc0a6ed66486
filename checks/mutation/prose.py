"""The mutants of prose: every mention's words altered beyond what its record admits."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from checks.facts.model import Claim, Fact, Quotation
from checks.facts.records import Records
from checks.language.edtf import EdtfDate
from checks.language.records import FigureRecord
from checks.language.units import Unit, UnitTable
from checks.language.values import Ordinal, Tally
from checks.mutation.bindings import binding_mutants
from checks.mutation.calendar import read_date, read_edtf
from checks.mutation.mentions import Handbook, Site
from checks.mutation.mutant import Mutant
from checks.mutation.numerals import Said, number_value, read_figure
from checks.mutation.operators import (
    Variant,
    date_variants,
    figure_variants,
    ordinal_variants,
    quotation_variants,
    tally_variants,
    unit_variants,
    word_variants,
)
from checks.mutation.oracle import date_excluded, figure_excluded

_CONVERTED = Fraction(1, 5)
"""How far a number in another unit than its record's may be off, in the eyes of the oracle, and still be right."""


def prose_mutants(handbook: Handbook, site: Site) -> Iterator[Mutant]:
    """Every mutant of one mention that is bound to a fact or claim."""
    target = handbook.target(site)
    role = site.mention.role
    if target is None or role is None:
        return
    seen: set[tuple[int, int, str]] = set()
    if role.text is not None:
        for variant in _variants(site, target, handbook.records):
            mutant = _mutant(site, variant, target.address)
            if mutant is not None and (mutant.start, mutant.end, mutant.replacement) not in seen:
                seen.add((mutant.start, mutant.end, mutant.replacement))
                yield mutant
    yield from binding_mutants(handbook, site, target)


def _variants(site: Site, target: Fact | Claim, records: Records) -> Iterator[Variant]:
    """The alterations of a mention's words that its record certainly does not admit."""
    value, units = target.value, records.configuration.units
    if isinstance(target, Fact) and target.as_of is not None and site.is_date:
        value = target.as_of  # a date is held against the day for which a figure holds
    match value:
        case FigureRecord():
            for variant in figure_variants(site.text):
                said = read_figure(variant.text)
                if variant.certain or (said is not None and excluded(said.said, site.text, target, value, units)):
                    yield variant
            yield from unit_variants(site.text)
            yield from word_variants(site.text)
            yield from _other_nouns(site, value, units)
        case EdtfDate():
            yield from _dates(site, target, value)
        case Tally():
            yield from tally_variants(site.text)
        case Ordinal():
            yield from ordinal_variants(site.text)
        case Quotation():
            yield from quotation_variants(site.text)
        case None if isinstance(target, Fact):
            yield from _of_dispute(site, target, records)
        case _:
            return


def _of_dispute(site: Site, fact: Fact, records: Records) -> Iterator[Variant]:
    """A figure for all positions on a disputed fact, altered so that it no longer holds each of them."""
    values = [position.value for position in records.positions(fact)]
    for variant in figure_variants(site.text):
        said = read_figure(variant.text)
        if said is not None and any(
            isinstance(value, FigureRecord) and excluded(said.said, site.text, fact, value, records.configuration.units)
            for value in values
        ):
            yield variant


def excluded(said: Said, text: str, target: Fact | Claim, value: FigureRecord, units: UnitTable) -> bool:
    """Whether a figure, written in the unit of ``text``, is certainly not what its record or claim says."""
    if isinstance(target, Claim):
        return _differs_from_claim(said, target, value)
    factor = _factor(text, value, units)
    if factor is None:
        return False
    scaled = Said(said.low * factor, said.high * factor, said.hedge, said.step and said.step * factor)
    return figure_excluded(scaled, value, Fraction(0) if factor == 1 else _CONVERTED)


def _factor(text: str, value: FigureRecord, units: UnitTable) -> Fraction | None:
    """How many of the record's unit make one of that in which the text is written."""
    figure = read_figure(text)
    if figure is None:
        return None
    word = figure.part(figure.unit)
    signs = {"$": "USD", "€": "EUR", "£": "GBP"}
    unit = units.named(signs[figure.part(figure.sign)]) if figure.sign else units.written(word)
    if unit is None:
        return Fraction(1) if not word else None
    return units.ratio(unit.name, value.figure.unit)


def _differs_from_claim(said: Said, claim: Claim, value: FigureRecord) -> bool:
    """A report of a claim gives the claim's own number, or one of those in its words."""
    quoted = {part for word in claim.fragment.split() if (part := _number_in(word)) is not None}
    stated = {Fraction(value.figure.low), Fraction(value.figure.high)}
    return not {said.low, said.high} <= stated | quoted


def _number_in(word: str) -> Fraction | None:
    try:
        return number_value(word.strip(".,;:()“”$€£"))
    except (ValueError, ZeroDivisionError):
        return None


def _dates(site: Site, target: Fact | Claim, value: EdtfDate) -> Iterator[Variant]:
    recorded = read_edtf(value.text)
    year = recorded[0][0].year if recorded else None
    for variant in date_variants(site.text):
        said = read_date(variant.text, year)
        if variant.certain or (said is not None and date_excluded(said, value.text)):
            yield variant
    word = site.before().rpartition(" ")[0].rpartition(" ")[2]
    preceding = site.before()
    if preceding.endswith(f"{word} ") and word.lower() in ("in", "on", "of", "at"):
        for relation in ("before", "after"):
            said = read_date(f"{relation} {site.text}", year)
            if said is not None and date_excluded(said, value.text):
                start = -1 - len(word)
                yield Variant("relation-added", start, -1, relation, f"{relation} {site.text}")


def _other_nouns(site: Site, value: FigureRecord, units: UnitTable) -> Iterator[Variant]:
    """The noun that says what is counted, in the mention or right after it, exchanged for others."""
    unit = units.named(value.figure.unit)
    if unit is None or not unit.is_counted:
        return
    text = site.text + site.after()
    found = [(text.find(form), form) for form in sorted(unit.forms, key=len, reverse=True)]
    places = [(at, form) for at, form in found if 0 <= at <= len(site.text) + 1]
    if not places:
        return
    at, form = places[0]
    if not text[at + len(form) : at + len(form) + 1].strip(" ,.;:)"):
        for other in _other_counted(unit, units):
            noun = other.forms[0] if form == unit.forms[0] else other.forms[min(1, len(other.forms) - 1)]
            yield Variant("noun-changed", at, at + len(form), noun, certain=True)


def _other_counted(unit: Unit, units: UnitTable) -> list[Unit]:
    """Two other things that the handbook counts, the next ones in its list."""
    counted = [other for other in units if other.is_counted]
    at = counted.index(unit)
    return [counted[(at + step) % len(counted)] for step in (1, 2) if len(counted) > step]


def _mutant(site: Site, variant: Variant, address: str) -> Mutant | None:
    """The variant as an alteration of the file; ``None`` where the file does not write those words as such."""
    role = site.mention.role
    if variant.before_role:
        if role is None or site.mention.passage.source_offset(site.mention.start) != role.text_start:
            return None  # other words of the role, or a hedge before it, would come between
        span: tuple[int, int] | None = site.offsets(role.start, role.start)
    else:
        span = site.in_file(variant.start, variant.end)
    if span is None:
        return None
    location = site.mention.location
    before, after = _shown(site, variant)
    return Mutant(
        path=site.path,
        line=location.line,
        start=span[0],
        end=span[1],
        operator=variant.operator,
        replacement=variant.replacement,
        last_line=location.end_line,
        address=address,
        before=before,
        after=after,
    )


def _shown(site: Site, variant: Variant) -> tuple[str, str]:
    """What a reader sees before and after, with the words that the alteration reaches beyond the mention."""
    passage, at = site.mention.passage.text, site.mention.start
    first = at + min(variant.start, 0)
    last = at + max(variant.end, len(site.text))
    start, end = at + variant.start, at + variant.end
    mark = "|" if variant.before_role else ""
    return passage[first:last], passage[first:start] + variant.replacement + mark + passage[end:last]
