"""How a recorded value is shown: to readers, to machines, and as HTML's own dates."""

from __future__ import annotations

from dataclasses import replace

from checks.facts.model import Claim, Fact, Quotation, RecordedValue, StateOfAffairs
from checks.facts.records import Records
from checks.facts.rendering import value_text
from checks.language.edtf import EdtfDate, valid_html_datetime
from checks.language.records import Bound, FigureRecord
from checks.language.rendering import figure_text, figure_value
from checks.language.units import UnitTable
from checks.language.values import BARE, Ordinal, Tally

BOUND_WORDS = {Bound.CEILING: "at most", Bound.FLOOR: "at least"}


def machine_value(value: RecordedValue) -> str:
    """A value for programs: EDTF, a plain number, two counts, or the words themselves."""
    match value:
        case FigureRecord():
            return figure_value(value.figure)
        case Ordinal():
            return str(value.value)
        case Tally():
            return f"{value.first}/{value.second}"
        case EdtfDate() | Quotation() | StateOfAffairs():
            return value.text


def unit_of(value: RecordedValue | None) -> str:
    """The name of a figure's unit; empty for any other value."""
    return value.figure.unit if isinstance(value, FigureRecord) else ""


def bare_text(value: RecordedValue, units: UnitTable) -> str:
    """A value as a column of a table writes it whose head names the unit."""
    if isinstance(value, FigureRecord):
        return figure_text(replace(value.figure, unit=BARE), units)
    return value_text(value, units)


def html_datetime(value: RecordedValue | None) -> str:
    """The ``datetime`` of an HTML ``<time>`` for a value; empty where it is no such date."""
    return (valid_html_datetime(value) or "") if isinstance(value, EdtfDate) else ""


def bound_words(value: RecordedValue | None) -> str:
    """Which side of a legal limit a value is, in words; empty where it is none."""
    return BOUND_WORDS[value.bound] if isinstance(value, FigureRecord) and value.bound else ""


def fact_label(fact: Fact, records: Records) -> str:
    """What a fact is called: its label, its act and who did it, its holder, or its name."""
    if fact.label:
        return fact.label
    if fact.is_series_value:
        return _cell_label(fact, records)
    if fact.is_position:
        return fact.holder
    act = records.configuration.kinds[records.entries[fact.entry].kind].acts.get(fact.act)
    if act is None:
        return fact.name.replace("-", " ").capitalize()
    doers = [records.entries[party].name if party in records.entries else party for party in fact.by]
    return f"{act.label}: {', '.join(doers)}" if 0 < len(doers) <= _MOST_DOERS else act.label


_MOST_DOERS = 3
"""More states than these are not named in a label; the facts' table names them."""


def _cell_label(fact: Fact, records: Records) -> str:
    column, _, key = fact.name.partition("@")
    series = records.entries[fact.entry].series
    label = series.columns[column].label if series and column in series.columns else column
    return f"{label}, {key}"


def stated_text(claim: Claim, units: UnitTable) -> str:
    """What a claim states, as prose writes it."""
    return value_text(claim.value, units)
