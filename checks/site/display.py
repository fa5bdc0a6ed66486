"""How a recorded value is shown: to readers, to machines, and as HTML's own dates."""

from __future__ import annotations

from dataclasses import replace

from checks.facts.model import Claim, Quotation, RecordedValue, StateOfAffairs
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


def stated_text(claim: Claim, units: UnitTable) -> str:
    """What a claim states, as prose writes it."""
    return value_text(claim.value, units)
