"""Values of records as words."""

from __future__ import annotations

from checks.facts.model import Quotation, RecordedValue, StatedText, StateOfAffairs
from checks.language.edtf import EdtfDate
from checks.language.records import FigureRecord
from checks.language.rendering import date_text, figure_text, ordinal_text, tally_text
from checks.language.units import UnitTable
from checks.language.values import Ordinal, Tally


def value_text(value: RecordedValue | StatedText, units: UnitTable) -> str:
    """A record's own value as prose writes it: "8 April 2010", "1,550 warheads", "71–26"."""
    match value:
        case EdtfDate():
            return date_text(value)
        case FigureRecord():
            return figure_text(value, units)
        case Ordinal():
            return ordinal_text(value.value)
        case Tally():
            return tally_text(value)
        case Quotation():
            return f"“{value.text}”"
        case StateOfAffairs() | StatedText():
            return value.text
