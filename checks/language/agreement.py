"""Does what is written agree with what is recorded?

This is the door to the comparison: it takes any written value and any record, finds the comparison that fits
the two, and gives a verdict with its reason. A figure against a date, or an ordinal against a tally, is of
the wrong kind.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from checks.language.admission import admitted, conversion_tolerance
from checks.language.date_agreement import dates_agree
from checks.language.edtf import parse
from checks.language.figure_agreement import (
    ABOVE,
    BELOW,
    UNHEDGED,
    figures_agree,
    range_holds_all,
    unit_conversion,
    vague_figure_agrees,
    wrong_unit,
)
from checks.language.records import Bound, FigureRecord, Recorded
from checks.language.rendering import date_text, figure_text, ordinal_text, tally_text
from checks.language.units import Conversion, UnitTable
from checks.language.values import (
    BARE,
    ClockTime,
    DatePhrase,
    Expression,
    Figure,
    Hedge,
    Kind,
    Ordinal,
    RelativeDate,
    Tally,
    Value,
)
from checks.language.verdicts import Agreement, Verdict

__all__ = [
    "Agreement",
    "Bound",
    "FigureRecord",
    "Recorded",
    "Verdict",
    "admitted",
    "dates_agree",
    "figures_agree",
    "range_holds_all",
    "same_claim",
    "values_agree",
]


def values_agree(written: Expression | Value, record: Recorded, units: UnitTable) -> Agreement:
    """Whether a written value agrees with a record, whatever the kinds of the two.

    An :class:`Expression` is quoted in the reason as it stands in prose. Raises
    :class:`~checks.language.edtf.EdtfError` where the record is a text that is no EDTF date.
    """
    value, quoted = _value_and_text(written)
    if isinstance(value, RelativeDate):
        return _relative_agrees(value, quoted, record, units)
    match value, record:
        case Figure(), FigureRecord():
            is_vague = isinstance(written, Expression) and written.kind is Kind.VAGUE
            compare = vague_figure_agrees if is_vague else figures_agree
            return compare(value, record, units, quoted=quoted)
        case DatePhrase(), str():
            return dates_agree(value, record, quoted=quoted)
        case Figure(), str() if year := _early_year(value):
            return dates_agree(year, record, quoted=quoted)
        case Ordinal(), Ordinal():
            return _equal(value == record, quoted or ordinal_text(value.value), ordinal_text(record.value))
        case Tally(), Tally():
            return _equal(value == record, quoted or tally_text(value), tally_text(record))
        case ClockTime(), str():
            return _clock_agrees(value, quoted, record)
        case _:
            return _wrong_kind(value, quoted, record, units)


def _early_year(value: Figure) -> DatePhrase | None:
    """A bare number below 1000 as the year that it is where the record is a date: "in 988", "882–912"."""
    ends = [value.low, value.high]
    if value.unit != BARE or value.hedge not in (Hedge.NONE, Hedge.ABOUT, Hedge.BETWEEN) or value.step is not None:
        return None
    if not all(end.denominator == 1 and 100 <= end < 1_000 for end in ends):
        return None
    years = [f"{int(end):04d}" for end in (ends if value.low != value.high else ends[:1])]
    return DatePhrase("/".join(years), circa=value.hedge is Hedge.ABOUT)


def _value_and_text(written: Expression | Value) -> tuple[Value | None, str]:
    return (written.value, written.text) if isinstance(written, Expression) else (written, "")


def _equal(is_equal: bool, quoted: str, recorded: str) -> Agreement:
    """The verdict on values that admit only themselves."""
    verdict = Verdict.AGREES if is_equal else Verdict.FALSE
    return Agreement(verdict, f"“{quoted}” admits only itself; the record is {recorded}")


# ---------------------------------------------------------------- times and relative dates


def _clock_agrees(value: ClockTime, quoted: str, record: str) -> Agreement:
    clock = parse(record).clock
    quoted = quoted or _clock_text(value.hour, value.minute)
    if clock is None:
        return Agreement(Verdict.WRONG_KIND, f"“{quoted}” is a time of day; the record gives none")
    return _equal(clock == (value.hour, value.minute), quoted, _clock_text(*clock))


def _clock_text(hour: int, minute: int) -> str:
    return f"{hour:02d}:{minute:02d}"


def _relative_agrees(value: RelativeDate, quoted: str, record: Recorded, units: UnitTable) -> Agreement:
    """A span reckoned from somewhere ("two decades ago") can be held only against a length of time."""
    quoted = quoted or "the relative date"
    unit = units.named(value.unit)
    if value.amount is not None and unit is not None and isinstance(record, FigureRecord):
        amount = abs(Fraction(value.amount))
        return figures_agree(Figure(amount, amount, value.unit, value.hedge), record, units, quoted=quoted)
    why = (
        f"“{quoted}” is reckoned from a day that it does not name, and cannot be checked: "
        "write the date, or bind it to a length of time"
    )
    return Agreement(Verdict.WRONG_KIND, why)


def _wrong_kind(value: Value | None, quoted: str, record: Recorded, units: UnitTable) -> Agreement:
    written = f"“{quoted}”" if quoted else "what is written"
    return Agreement(
        Verdict.WRONG_KIND,
        f"{written} is {_kind(value)}; the record, {_record_text(record, units)}, is {_kind(record)}",
    )


def _kind(value: Value | Recorded | None) -> str:
    match value:
        case Figure() | FigureRecord():
            return "a figure"
        case Ordinal():
            return "a place in a row"
        case Tally():
            return "a tally"
        case DatePhrase() | str():
            return "a date"
        case ClockTime():
            return "a time of day"
        case _:
            return "a name or an idiom"


def _record_text(record: Recorded, units: UnitTable) -> str:
    match record:
        case FigureRecord():
            return figure_text(record, units)
        case Ordinal():
            return ordinal_text(record.value)
        case Tally():
            return tally_text(record)
        case _:
            return date_text(record)


# ---------------------------------------------------------------- reporting what somebody says


def same_claim(written: Expression | Value, stated: Recorded | Figure, units: UnitTable) -> Agreement:
    """Whether prose that reports what somebody states reports it faithfully.

    A figure must be the same number, on the same side of the same sort of hedge; a date may be coarser than
    the one stated, not finer; all else must be the same.
    """
    value, quoted = _value_and_text(written)
    if isinstance(stated, FigureRecord):
        stated = stated.figure
    if not isinstance(stated, Figure):
        return values_agree(written, stated, units)
    if not isinstance(value, Figure):
        return values_agree(written, FigureRecord(stated), units)
    quoted = quoted or figure_text(value, units)
    conversion = unit_conversion(value, stated, units)
    if conversion is None:
        return wrong_unit(quoted, value, stated, units)
    verdict, relation = _judge_report(_converted(value, stated, conversion), stated)
    return Agreement(verdict, f"“{quoted}” {relation} what is stated, {figure_text(stated, units)}")


def _converted(written: Figure, stated: Figure, conversion: Conversion) -> Figure:
    """The written figure in the unit of the stated one, with the rounding of a conversion forgiven."""
    low, high = conversion(written.low), conversion(written.high)
    if conversion != Conversion() and BARE not in (written.unit, stated.unit):
        slack = conversion_tolerance(written) * conversion.factor
        low = Fraction(stated.low) if abs(low - stated.low) <= slack else low
        high = Fraction(stated.high) if abs(high - stated.high) <= slack else high
    return replace(written, low=low, high=high, unit=stated.unit)


def _judge_report(written: Figure, stated: Figure) -> tuple[Verdict, str]:
    if (written.low, written.high) != (stated.low, stated.high):
        return Verdict.FALSE, "is another number than"
    written_sort, stated_sort = _sort_of_hedge(written), _sort_of_hedge(stated)
    if written_sort == stated_sort:
        if written.hedge is Hedge.EXACTLY and stated.hedge is not Hedge.EXACTLY:
            return Verdict.TOO_EXACT, "is more exact than"
        return Verdict.AGREES, "is"
    if written_sort == "number":
        return Verdict.TOO_EXACT, "is more exact than"
    if {written_sort, stated_sort} == {"above", "below"}:
        return Verdict.FALSE, "is on the other side of"
    return Verdict.MISLEADING, "is not hedged as"


def _sort_of_hedge(figure: Figure) -> str:
    if figure.low != figure.high and figure.hedge in UNHEDGED | {Hedge.BETWEEN}:
        return "range"
    if figure.hedge in ABOVE:
        return "above"
    if figure.hedge in BELOW:
        return "below"
    return "about" if figure.hedge is Hedge.ABOUT else "number"
