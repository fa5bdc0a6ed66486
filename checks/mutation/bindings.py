"""The mutants of bindings: a mention bound to another fact, to the wrong kind of thing, or to nothing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from checks.facts.model import Claim, Fact, Quotation
from checks.language.edtf import EdtfDate
from checks.language.records import FigureRecord
from checks.language.units import UnitTable
from checks.language.values import Tally
from checks.mutation.calendar import read_date, read_edtf
from checks.mutation.mentions import Handbook, Site
from checks.mutation.mutant import Mutant
from checks.mutation.numerals import read_figure
from checks.mutation.oracle import date_excluded, figure_excluded
from checks.reading.roles import Role
from checks.rules.pages import NO_FIGURE


def binding_mutants(handbook: Handbook, site: Site, target: Fact | Claim) -> Iterator[Mutant]:
    """The role's address exchanged or misspelt, its name exchanged, or the role taken away."""
    role = site.mention.role
    if role is None:
        return
    for other in _others(handbook, site, target):
        yield _mutant(site, role, "address-exchanged", role.target_start, role.target_end, other.address, target)
    yield _mutant(site, role, "address-misspelt", role.target_start, role.target_end, f"{role.target.strip()}x", target)
    name_start = role.start + 1
    other_role = "claim" if role.name == "fact" else "fact"
    yield _mutant(site, role, "role-exchanged", name_start, name_start + len(role.name), other_role, target)
    if role.text is not None and (
        _is_a_figure_by_itself(handbook, site, target) or _is_a_quotation_by_itself(role.text, target)
    ):
        yield _mutant(site, role, "role-removed", role.start, role.end, role.text, target)


def _is_a_figure_by_itself(handbook: Handbook, site: Site, target: Fact | Claim) -> bool:
    """Whether a mention's words are a figure or date without the role: not words quoted, not "two" before a noun,
    not part of an entry's name.
    """
    expression = site.mention.expression
    if site.text.lower() in ("one", "two"):
        return False
    if expression is None or expression.kind in NO_FIGURE or isinstance(target.value, Quotation):
        return False
    passage, start, end = site.mention.passage.text, site.mention.start, site.mention.end
    for name in handbook.records.names:
        at = -1 if name.pattern else passage.find(name.text)
        if 0 <= at < end and start < at + len(name.text):
            return False
    return True


def _is_a_quotation_by_itself(text: str, target: Fact | Claim) -> bool:
    """Whether a mention's words are a quotation without the role: in quotation marks, and long enough."""
    in_marks = text.strip().startswith(("“", '"')) and text.strip().endswith(("”", '"'))
    return isinstance(target.value, Quotation) and in_marks and len(text.split()) >= 5


def _mutant(
    site: Site, role: Role, operator: str, start: int, end: int, replacement: str, target: Fact | Claim
) -> Mutant:
    location = site.mention.location
    first, last = site.offsets(start, end)
    after = replacement if operator == "role-removed" else f"{site.text} <{replacement}>"
    return Mutant(
        path=site.path,
        line=location.line,
        start=first,
        end=last,
        operator=operator,
        replacement=replacement,
        last_line=location.end_line,
        address=target.address,
        before=f"{site.text} <{role.target.strip()}>",
        after=after,
    )


def _others(handbook: Handbook, site: Site, target: Fact | Claim) -> Iterator[Fact]:
    """Facts that the mention's words certainly do not say: the nearest of the same entry, of the same fact's
    positions, and of another entry; and one of another sort.
    """
    if isinstance(target, Claim) or target.value is None or site.mention.role is None or site.mention.role.text is None:
        return
    own = handbook.nearest_own(target)
    dispute = f"{target.name.partition('/')[0]}/"
    for candidates in (
        (fact for fact in own if not fact.is_position),
        (fact for fact in own if fact.name.startswith(dispute)),
        (fact for fact in handbook.nearest(target) if fact.entry != target.entry and not fact.is_series_value),
    ):
        wrong = (fact for fact in candidates if _is_wrong(site, fact, target, handbook.configuration.units))
        yield from islice(wrong, 1)
    kind = EdtfDate if isinstance(target.value, FigureRecord) else FigureRecord
    facts = handbook.records.entries[target.entry].facts.values()
    others = (fact for fact in facts if isinstance(fact.value, kind) and fact.as_of is None)
    yield from islice((fact for fact in others if not site.is_date or _says_another_day(site, fact)), 1)


def _is_wrong(site: Site, fact: Fact, target: Fact, units: UnitTable) -> bool:
    """Whether a mention's words certainly do not say what another fact of its target's sort records."""
    if site.is_date and isinstance(target.value, EdtfDate | FigureRecord | Tally):
        return _says_another_day(site, fact)
    match fact.value, target.value:
        case FigureRecord() as value, FigureRecord():
            figure = read_figure(site.text)
            unit = units.written(figure.part(figure.unit)) if figure else None
            is_same_unit = unit is None or unit.name == value.figure.unit
            return figure is not None and is_same_unit and figure_excluded(figure.said, value)
        case Quotation() as value, Quotation() as own:
            return own.text not in value.text and value.text not in own.text
        case value, own:
            return value != own


def _says_another_day(site: Site, fact: Fact) -> bool:
    """Whether a date certainly is neither a fact's own nor the day for which it holds."""
    day = fact.value if isinstance(fact.value, EdtfDate) else fact.as_of
    if day is None:
        return True  # a number is no date
    recorded = read_edtf(day.text)
    said = read_date(site.text, recorded[0][0].year if recorded else None)
    return said is not None and date_excluded(said, day.text)
