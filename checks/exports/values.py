"""Recorded values as the export's own: exact, and nothing left to be read out of words."""

from __future__ import annotations

from fractions import Fraction

from checks.exports import model
from checks.facts.model import Quotation, RecordedValue, StatedText, StateOfAffairs
from checks.facts.rendering import value_text
from checks.language.edtf import EdtfDate
from checks.language.records import Bound, FigureRecord
from checks.language.units import UnitTable
from checks.language.values import BARE, Exact, Hedge, Ordinal, Tally

PLACES = 6
"""Decimal places of a number that no decimal writes exactly, as a third."""

_HEDGES: dict[Hedge, model.HedgeWord] = {
    Hedge.NONE: "none",
    Hedge.EXACTLY: "exactly",
    Hedge.ABOUT: "about",
    Hedge.OVER: "more than",
    Hedge.AT_LEAST: "at least",
    Hedge.UNDER: "less than",
    Hedge.AT_MOST: "at most",
    Hedge.NEARLY: "nearly",
    Hedge.JUST_OVER: "just over",
    Hedge.BETWEEN: "between",
}
_BOUNDS: dict[Bound, model.BoundWord] = {Bound.CEILING: "ceiling", Bound.FLOOR: "floor"}


def exported_value(value: RecordedValue | StatedText, units: UnitTable) -> model.Value:
    """A recorded value as it is exported."""
    text = value_text(value, units)
    match value:
        case EdtfDate():
            day = exported_day(value)
            return model.DateValue("date", text, day.edtf, day.earliest, day.latest)
        case FigureRecord():
            return _figure(value, text)
        case Ordinal():
            return model.OrdinalValue("ordinal", text, value.value)
        case Tally():
            return model.TallyValue("tally", text, value.first, value.second)
        case Quotation():
            said = exported_day(value.date) if value.date else None
            return model.QuotationValue("quotation", text, value.text, value.speaker or None, value.language, said)
        case StateOfAffairs() | StatedText():
            return model.StatementValue("statement", text)


def exported_day(value: EdtfDate) -> model.Day:
    """A date with the first and the last day that it can mean, a qualifier's doubt left to the reader."""
    return model.Day(
        value.text,
        value.first.isoformat() if value.first else None,
        value.last.isoformat() if value.last else None,
    )


def _figure(record: FigureRecord, text: str) -> model.FigureValue:
    figure = record.figure
    return model.FigureValue(
        type="figure",
        text=text,
        lower=decimal_text(figure.low),
        upper=decimal_text(figure.high),
        rounded=not (_is_decimal(figure.low) and _is_decimal(figure.high)),
        unit=unit_id(figure.unit),
        hedge=_HEDGES[figure.hedge],
        precision=decimal_text(figure.step) if figure.step is not None else None,
        bound=_BOUNDS[record.bound] if record.bound else None,
    )


def unit_id(unit: str) -> str | None:
    """A unit's name; ``None`` for a number that counts nothing."""
    return unit if unit not in ("", BARE) else None


def decimal_text(value: Exact) -> str:
    """A number as a decimal without exponent, rounded to :data:`PLACES` where no decimal writes it exactly.

    >>> decimal_text(Fraction(5, 2)), decimal_text(70_300), decimal_text(Fraction(1, 3))
    ('2.5', '70300', '0.333333')
    """
    places = PLACES
    if _is_decimal(value):
        places = next(n for n in range(10_000) if (Fraction(value) * 10**n).denominator == 1)
    scaled = round(abs(Fraction(value)) * 10**places)
    whole, rest = divmod(scaled, 10**places)
    sign = "-" if value < 0 and scaled else ""
    return f"{sign}{whole}.{rest:0{places}d}" if places else f"{sign}{whole}"


def ratio_text(value: Exact) -> str:
    """A number as a decimal, or as a ratio such as 1/24 where no decimal writes it."""
    return decimal_text(value) if _is_decimal(value) else str(Fraction(value))


def _is_decimal(value: Exact) -> bool:
    """Whether a finite decimal writes the number: its denominator has no prime factor but 2 and 5."""
    rest = Fraction(value).denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1
