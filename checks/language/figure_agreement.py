"""Does a written figure agree with a recorded one?

The written figure is put into the record's unit, and what it admits is held against what the source says.
How, depends on how the source says it: as a number (exact or an estimate), from one side ("more than
20,000"), as a range, or as a legal limit. Prose may always say less than its source; never more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from checks.language.admission import (
    Interval,
    admitted,
    conversion_tolerance,
    digits_written,
    rounding_tolerance,
)
from checks.language.records import Bound, FigureRecord
from checks.language.rendering import figure_text, number_text
from checks.language.units import Conversion, UnitTable
from checks.language.values import BARE, Exact, Figure, Hedge
from checks.language.verdicts import Agreement, Verdict

PERCENT = "percent"

ABOVE = frozenset({Hedge.OVER, Hedge.AT_LEAST, Hedge.JUST_OVER})
BELOW = frozenset({Hedge.UNDER, Hedge.AT_MOST, Hedge.NEARLY})
UNHEDGED = frozenset({Hedge.NONE, Hedge.EXACTLY})

WIDEST_RANGE = 5
"""A range written for one number is misleading where its high end is this many times its low end, or more.
Vague words stay below it: "hundreds" are 200 to 999."""

WIDEST_ESTIMATE = 2
"""A recorded range whose high end is more than this many times its low end is too wide for "about"."""


@lru_cache(maxsize=65_536)
def figures_agree(written: Figure, record: FigureRecord, units: UnitTable, *, quoted: str = "") -> Agreement:
    """Whether a written figure agrees with its record; ``quoted`` is the text as it stands in prose."""
    quoted = quoted or figure_text(written, units)
    conversion = unit_conversion(written, record.figure, units)
    if conversion is None:
        return wrong_unit(quoted, written, record.figure, units)
    claim = _Claim.of(written, record.figure, conversion)
    verdict, reason = _judge(claim, record)
    return Agreement(verdict, _sentence(quoted, claim, record, units, reason))


def vague_figure_agrees(written: Figure, record: FigureRecord, units: UnitTable, *, quoted: str = "") -> Agreement:
    """Whether a vague quantity ("dozens", "hundreds") may be said of a record: it must hold all of it."""
    quoted = quoted or figure_text(written, units)
    conversion = unit_conversion(written, record.figure, units)
    if conversion is None:
        return wrong_unit(quoted, written, record.figure, units)
    claim = _Claim.of(written, record.figure, conversion)
    holds = claim.interval.holds(_central(record.figure))
    verdict = Verdict.AGREES if holds else Verdict.FALSE
    return Agreement(verdict, _sentence(quoted, claim, record, units, ""))


# ---------------------------------------------------------------- units


def unit_conversion(written: Figure, recorded: Figure, units: UnitTable) -> Conversion | None:
    """How the written number stands in the record's unit; ``None`` where the two do not compare.

    A bare number may stand for things counted, whose noun stands beside it; it may not stand for money, a
    percentage or a measure, whose unit is part of the figure. A share ("a third") is a percentage.
    """
    if written.unit == recorded.unit:
        return Conversion()
    if written.unit == BARE:
        return _from_bare(written, recorded.unit, units)
    if recorded.unit == BARE:
        conversion = _from_bare(recorded, written.unit, units)
        return None if conversion is None else conversion.inverse
    return units.conversion(written.unit, recorded.unit)


def _from_bare(bare: Figure, unit_name: str, units: UnitTable) -> Conversion | None:
    unit = units.named(unit_name)
    if unit is not None and unit.is_counted:
        return Conversion()
    is_share = 0 < bare.low <= bare.high < 1
    return Conversion(Fraction(100)) if is_share and unit_name == PERCENT else None


def wrong_unit(quoted: str, written: Figure, recorded: Figure, units: UnitTable) -> Agreement:
    """The verdict on two figures whose units do not compare."""
    said = "has no unit" if written.unit == BARE else f"is in {_unit_name(written.unit, units)}"
    kept = "has no unit" if recorded.unit == BARE else f"is in {_unit_name(recorded.unit, units)}"
    return Agreement(Verdict.WRONG_UNIT, f"“{quoted}” {said}; the record, {figure_text(recorded, units)}, {kept}")


def _unit_name(name: str, units: UnitTable) -> str:
    unit = units.named(name)
    return unit.written(2) if unit else name


# ---------------------------------------------------------------- the written side


@dataclass(frozen=True, slots=True)
class _Claim:
    """A written figure, in the record's unit: its numbers, and what it admits.

    ``slack`` is how far its numbers may be off because they were converted: nothing, in the same unit. ``figure`` is
    what was written, and ``conversion`` the way from there.
    """

    low: Fraction
    high: Fraction
    hedge: Hedge
    interval: Interval
    slack: Fraction
    figure: Figure
    conversion: Conversion

    @classmethod
    def of(cls, written: Figure, recorded: Figure, conversion: Conversion) -> _Claim:
        interval = admitted(written)
        is_converted = conversion != Conversion() and BARE not in (written.unit, recorded.unit)
        slack = conversion_tolerance(written) if is_converted and written.hedge is not Hedge.EXACTLY else Fraction(0)
        if slack:
            interval = _loosened(interval, written.hedge, slack, rounding_tolerance(written))
        low, high = conversion(written.low), conversion(written.high)
        slack *= conversion.factor
        return cls(low, high, written.hedge, interval.converted(conversion), slack, written, conversion)

    @property
    def is_range(self) -> bool:
        return self.low != self.high

    @property
    def is_bare(self) -> bool:
        return self.hedge in UNHEDGED and not self.is_range

    def has_as_few_digits_as(self, recorded: Figure) -> bool:
        """Whether a converted number is written with no more digits than the source's: 5.4 km/h for 1.5 m/s."""
        if (
            self.conversion == Conversion()
            or recorded.hedge is Hedge.ABOUT
            or BARE in (self.figure.unit, recorded.unit)
        ):
            return False
        return digits_written(self.figure) <= digits_written(recorded)

    def is_number(self, value: Exact) -> bool:
        """Whether the number written is this one, whatever its hedge."""
        return not self.is_range and abs(self.low - value) <= self.slack


def _loosened(interval: Interval, hedge: Hedge, slack: Fraction, already: Fraction) -> Interval:
    """The interval with the rounding of a conversion allowed for at the ends that are the number itself."""
    extra = max(Fraction(0), slack - already) if hedge is Hedge.NONE else slack
    low, high = interval.low, interval.high
    if low is not None and hedge in (Hedge.NONE, Hedge.BETWEEN, Hedge.AT_LEAST):
        low -= extra
    if high is not None and hedge in (Hedge.NONE, Hedge.BETWEEN, Hedge.AT_MOST):
        high += extra
    return replace(interval, low=low, high=high)


def _central(recorded: Figure) -> Interval:
    """What a record says for certain: its number, its range, or its whole side."""
    if recorded.hedge in ABOVE | BELOW:
        return admitted(recorded)
    return Interval(Fraction(recorded.low), Fraction(recorded.high))


# ---------------------------------------------------------------- judgement

Judgement = tuple[Verdict, str]
"""A verdict, and what there is to say beyond the interval and the record."""


def _judge(claim: _Claim, record: FigureRecord) -> Judgement:
    recorded = record.figure
    is_range = claim.is_range and recorded.low != recorded.high
    if record.is_limit and is_range and claim.hedge in (_own_hedge(record), Hedge.NONE, Hedge.BETWEEN):
        return _judge_range_by_range(claim, Interval(Fraction(recorded.low), Fraction(recorded.high)))
    if record.is_limit and (recorded.low == recorded.high or claim.hedge is _own_hedge(record)):
        return _judge_limit(claim, record)
    if recorded.low != recorded.high:
        return _judge_range(claim, recorded)
    if recorded.hedge in ABOVE | BELOW:
        return _judge_one_side(claim, recorded)
    return _judge_number(claim, recorded)


def _own_hedge(record: FigureRecord) -> Hedge:
    return Hedge.AT_MOST if record.bound is Bound.CEILING else Hedge.AT_LEAST


def _judge_limit(claim: _Claim, record: FigureRecord) -> Judgement:
    """A legal limit is given as it stands: bare, or in its own words ("up to", "no fewer than")."""
    is_ceiling = record.bound is Bound.CEILING
    limit = record.figure.high if is_ceiling else record.figure.low
    if claim.hedge is _own_hedge(record):
        if claim.is_number(limit):
            return Verdict.AGREES, ""
        return Verdict.FALSE, ""
    if limit not in claim.interval or claim.hedge in (ABOVE if is_ceiling else BELOW):
        return Verdict.FALSE, ""
    if claim.is_bare:
        return Verdict.AGREES, ""
    return Verdict.MISLEADING, "a limit is given as it stands, without a hedge"


def _judge_number(claim: _Claim, recorded: Figure) -> Judgement:
    """One number, exact, or known as nearly as its own hedge and rounding say."""
    value, known = Fraction(recorded.low), admitted(recorded)
    if value not in claim.interval:
        return _outside(claim, value)
    if claim.is_range and claim.hedge in ABOVE | BELOW:
        return Verdict.MISLEADING, "a range has two sides: take the hedge away"
    if claim.is_bare and _width(claim.interval) < _width(known) and not claim.has_as_few_digits_as(recorded):
        if recorded.hedge is Hedge.ABOUT:
            return Verdict.TOO_EXACT, "the source gives an estimate: write “about”, or a rounder number"
        return Verdict.TOO_EXACT, "the source gives a rounded number"
    if not _near_side_holds(claim, known):
        return Verdict.TOO_EXACT, "the source is not exact enough to say on which side it lies"
    if claim.is_range and claim.low >= 0 and claim.high >= WIDEST_RANGE * claim.low:
        return Verdict.MISLEADING, "the range is too wide to say anything of one number"
    return Verdict.AGREES, ""


def _outside(claim: _Claim, value: Fraction) -> Judgement:
    """A number that the claim does not admit: false, or beyond the far side of the claim's hedge."""
    is_far_above = claim.hedge in ABOVE and claim.interval.is_below(value)
    is_far_below = claim.hedge in BELOW and claim.interval.is_above(value)
    if is_far_above or is_far_below:
        return Verdict.MISLEADING, "too far off for the hedge"
    return Verdict.FALSE, ""


def _near_side_holds(claim: _Claim, known: Interval) -> bool:
    """Whether all that the source allows lies on the side of the number that the hedge claims."""
    if claim.hedge in ABOVE:
        return claim.interval.low is None or known.low is None or known.low >= claim.interval.low
    if claim.hedge in BELOW:
        return claim.interval.high is None or known.high is None or known.high <= claim.interval.high
    return True


def _judge_one_side(claim: _Claim, recorded: Figure) -> Judgement:
    """A source that says only "more than 20,000": the same number and the same side.

    The weaker of two words for a side may stand for the stronger ("at least" for "more than"), not the
    other way round.
    """
    number = Fraction(recorded.low)
    known = admitted(recorded)
    if claim.is_range:
        if claim.interval.meets(known):
            return Verdict.TOO_EXACT, "the source gives one end only"
        return Verdict.FALSE, ""
    if claim.is_bare:
        if number in claim.interval:
            return Verdict.TOO_EXACT, "the source gives only the side on which it lies"
        return Verdict.FALSE, ""
    is_other_side = (recorded.hedge in ABOVE and claim.hedge in BELOW) or (
        recorded.hedge in BELOW and claim.hedge in ABOVE
    )
    if is_other_side or not claim.interval.meets(known):
        return Verdict.FALSE, ""
    if not claim.is_number(number):
        return Verdict.MISLEADING, "give the source's own number"
    said = admitted(Figure(number, number, recorded.unit, claim.hedge, recorded.step))
    if said.holds(known):
        return Verdict.AGREES, ""
    if known.holds(said):
        return Verdict.TOO_EXACT, "the source says less"
    return Verdict.MISLEADING, "the source says on which side it lies"


def _judge_range(claim: _Claim, recorded: Figure) -> Judgement:
    """A range asks for the same range, for its middle with a hedge, or for one of its sides."""
    low, high = Fraction(recorded.low), Fraction(recorded.high)
    whole = Interval(low, high)
    if claim.is_range and claim.hedge is not recorded.hedge and {claim.hedge, recorded.hedge} & (ABOVE | BELOW):
        return Verdict.MISLEADING, "a range is given with the source's own hedge"
    if claim.is_range:
        return _judge_range_by_range(claim, whole)
    if claim.is_bare and not claim.interval.holds(whole):
        if claim.interval.meets(whole):
            return Verdict.TOO_EXACT, "the source gives a range"
        return Verdict.FALSE, ""
    if not claim.interval.meets(whole):
        return _outside(claim, low if claim.hedge in ABOVE else high)
    if not _side_holds_range(claim, whole):
        return Verdict.TOO_EXACT, "part of the range lies on the other side"
    if claim.hedge is Hedge.ABOUT and low >= 0 and high > WIDEST_ESTIMATE * low:
        return Verdict.TOO_EXACT, "the range is too wide for “about”"
    if (low + high) / 2 not in claim.interval:
        return Verdict.MISLEADING, "a hedged number must admit the middle of the range"
    return Verdict.AGREES, ""


def _side_holds_range(claim: _Claim, whole: Interval) -> bool:
    interval = claim.interval
    if claim.hedge in ABOVE:
        return whole.low is not None and not interval.is_above(whole.low)
    if claim.hedge in BELOW:
        return whole.high is not None and not interval.is_below(whole.high)
    return True


def _judge_range_by_range(claim: _Claim, whole: Interval) -> Judgement:
    """The same ends, each within the rounding of the number that writes it."""
    low_end, high_end = (
        admitted(Figure(end, end, claim.figure.unit, Hedge.NONE, claim.figure.step))
        for end in (claim.figure.low, claim.figure.high)
    )
    same_low = whole.low is not None and _is_near(whole.low, low_end.converted(claim.conversion), claim.slack)
    same_high = whole.high is not None and _is_near(whole.high, high_end.converted(claim.conversion), claim.slack)
    if same_low and same_high:
        return Verdict.AGREES, ""
    if whole.holds(Interval(claim.low, claim.high)):
        return Verdict.TOO_EXACT, "the source's range is wider"
    return Verdict.FALSE, "a range has the source's own ends"


def _is_near(value: Fraction, end: Interval, slack: Fraction) -> bool:
    return not end.is_above(value + slack) and not end.is_below(value - slack)


def _width(interval: Interval) -> Fraction:
    width = interval.width
    if width is None:
        raise ValueError("the interval has no width")
    return width


# ---------------------------------------------------------------- disputed figures

SLACK_AROUND_POSITIONS = Fraction(1, 10)
"""How far beyond the lowest and the highest position a range that holds them all may reach."""


def range_holds_all(
    written: Figure, records: Sequence[FigureRecord], units: UnitTable, *, quoted: str = ""
) -> Agreement:
    """Whether a written figure may stand for a disputed fact of which no position is adopted.

    It must hold every position, and a range may not reach much beyond the lowest and the highest of them.
    """
    quoted = quoted or figure_text(written, units)
    known: list[Interval] = []
    for record in records:
        conversion = unit_conversion(written, record.figure, units)
        if conversion is None:
            return wrong_unit(quoted, written, record.figure, units)
        claim = _Claim.of(written, record.figure, conversion)
        held = Interval(Fraction(record.figure.low), Fraction(record.figure.high))
        if not claim.interval.holds(held):
            verdict, _ = _outside(claim, Fraction(record.figure.low))
            reason = "where positions differ, the prose holds them all or names one"
            return Agreement(verdict, _sentence(quoted, claim, record, units, reason, "one position"))
        if claim.is_bare and _width(claim.interval) < _width(admitted(replace(record.figure, hedge=_as_known(record)))):
            reason = "the position is not as exact"
            return Agreement(Verdict.TOO_EXACT, _sentence(quoted, claim, record, units, reason, "one position"))
        known.append(held.converted(conversion.inverse))
    if _reaches_beyond(written, known):
        why = f"“{quoted}” holds every position, but reaches far beyond the lowest or the highest of them"
        return Agreement(Verdict.MISLEADING, why)
    return Agreement(Verdict.AGREES, f"“{quoted}” holds every position")


def _as_known(record: FigureRecord) -> Hedge:
    """The hedge under which a position's own doubt has two ends."""
    return Hedge.ABOUT if record.figure.hedge in ABOVE | BELOW else record.figure.hedge


def _reaches_beyond(written: Figure, known: list[Interval]) -> bool:
    lows = [interval.low for interval in known if interval.low is not None]
    highs = [interval.high for interval in known if interval.high is not None]
    if written.low == written.high or not lows or not highs:
        return False
    lowest, highest = min(lows), max(highs)
    return (
        written.low < lowest - abs(lowest) * SLACK_AROUND_POSITIONS
        or written.high > highest + abs(highest) * SLACK_AROUND_POSITIONS
    )


# ---------------------------------------------------------------- sentences


def _sentence(
    quoted: str,
    claim: _Claim,
    record: FigureRecord,
    units: UnitTable,
    reason: str,
    what: str = "",
) -> str:
    """“over 20,000” admits more than 20,000 and less than 30,000; the record is 90,000, too far off …"""
    what = what or (f"the legal {record.bound}" if record.bound else "the record")
    recorded_unit = units.named(record.figure.unit)
    is_counted = recorded_unit is not None and recorded_unit.is_counted
    unit = BARE if is_counted or claim.figure.unit == record.figure.unit else record.figure.unit
    if record.is_limit and claim.hedge is _own_hedge(record):
        admits = f"sets the limit at {interval_text(Interval(claim.high, claim.high), unit, units)}"
    else:
        admits = f"admits {interval_text(claim.interval, unit, units)}"
    sentence = f"“{quoted}” {admits}; {what} is {figure_text(record, units)}"
    return f"{sentence} ({reason})" if reason else sentence


def interval_text(interval: Interval, unit_name: str, units: UnitTable) -> str:
    """An interval in words: "more than 20,000 and less than 30,000", "65,000 to 75,000"."""
    low, high = interval.low, interval.high
    unit = units.named(unit_name)
    suffix = f" {unit.written(2)}" if unit else ""
    above = "" if low is None else ("more than " if interval.low_is_open else "at least ") + number_text(low)
    below = "" if high is None else ("less than " if interval.high_is_open else "at most ") + number_text(high)
    if low is None or high is None:
        return (above or below or "any number") + suffix
    if low == high:
        return f"exactly {number_text(low)}{suffix}"
    if interval.low_is_open or interval.high_is_open:
        return f"{above} and {below}{suffix}"
    return f"{number_text(low)} to {number_text(high)}{suffix}"
