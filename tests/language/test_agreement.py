"""What a written figure or date admits, and whether it agrees with its record."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from checks.language.admission import Interval, admitted
from checks.language.agreement import (
    Bound,
    FigureRecord,
    Verdict,
    dates_agree,
    figures_agree,
    range_holds_all,
    same_claim,
    values_agree,
)
from checks.language.measures import MEASURES
from checks.language.roundness import leading_place, roundness
from checks.language.units import UnitTable, counted
from checks.language.values import (
    BARE,
    ClockTime,
    DatePhrase,
    Exact,
    Expression,
    Figure,
    Hedge,
    Kind,
    Ordinal,
    Relation,
    RelativeDate,
    Tally,
)

UNITS = UnitTable(
    [
        *MEASURES,
        counted("warhead", ["warhead", "warheads"]),
        counted("launcher", ["launcher", "launchers"]),
        counted("death", ["death", "deaths"]),
    ]
)
MILLION = 10**6
BILLION = 10**9

AGREES, FALSE, MISLEADING, TOO_EXACT = Verdict.AGREES, Verdict.FALSE, Verdict.MISLEADING, Verdict.TOO_EXACT
WRONG_UNIT, WRONG_KIND, MARGIN = Verdict.WRONG_UNIT, Verdict.WRONG_KIND, Verdict.MARGIN


def exact(value: Exact | str, unit: str = BARE) -> Figure:
    """A number written in full: "1,550"."""
    number = Fraction(value)
    return Figure(number, number, unit)


def short(value: Exact | str, step: Exact | str, unit: str = BARE) -> Figure:
    """A number written short: "1.5 million" has the step 100,000."""
    number = Fraction(value)
    return Figure(number, number, unit, Hedge.NONE, Fraction(step))


def loose(value: Exact | str, unit: str = BARE) -> Figure:
    """A fraction or multiple in words, meant to five per cent: "a third", "fivefold", "half a million"."""
    return short(value, Fraction(value) / 10, unit)


def hedged(hedge: Hedge, value: Exact | str, unit: str = BARE, step: Exact | None = None) -> Figure:
    number = Fraction(value)
    return Figure(number, number, unit, hedge, step)


def about(value: Exact | str, unit: str = BARE, step: Exact | None = None) -> Figure:
    return hedged(Hedge.ABOUT, value, unit, step)


def over(value: Exact | str, unit: str = BARE) -> Figure:
    return hedged(Hedge.OVER, value, unit)


def at_least(value: Exact | str, unit: str = BARE) -> Figure:
    return hedged(Hedge.AT_LEAST, value, unit)


def under(value: Exact | str, unit: str = BARE) -> Figure:
    return hedged(Hedge.UNDER, value, unit)


def at_most(value: Exact | str, unit: str = BARE) -> Figure:
    return hedged(Hedge.AT_MOST, value, unit)


def nearly(value: Exact | str, unit: str = BARE) -> Figure:
    return hedged(Hedge.NEARLY, value, unit)


def just_over(value: Exact | str, unit: str = BARE) -> Figure:
    return hedged(Hedge.JUST_OVER, value, unit)


def between(low: Exact, high: Exact, unit: str = BARE, step: Exact | None = None) -> Figure:
    return Figure(low, high, unit, Hedge.BETWEEN, step)


def verdict(written: Figure, recorded: Figure, bound: Bound | None = None) -> Verdict:
    return figures_agree(written, FigureRecord(recorded, bound), UNITS).verdict


# ---------------------------------------------------------------- roundness


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (70_000, 10_000),
        (13_000, 1_000),
        (70_300, 100),
        (15, 5),
        (50, 10),
        (20_000, 5_000),
        (Fraction("1.5"), Fraction("0.5")),
        (Fraction("0.38"), Fraction("0.01")),
        (-70_000, 10_000),
        (0, None),
        (Fraction(1, 3), None),
    ],
)
def test_roundness_divides_a_number_three_times(value: Exact, expected: Exact | None) -> None:
    assert roundness(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"), [(70_300, 10_000), (10, 10), (9, 1), (Fraction(1, 3), Fraction(1, 10)), (-38, 10)]
)
def test_the_leading_place_is_that_of_the_first_digit(value: Exact, expected: Exact) -> None:
    assert leading_place(value) == expected


# ---------------------------------------------------------------- what a figure admits


@pytest.mark.parametrize(
    ("written", "low", "high", "ends"),
    [
        (exact(1_550), 1_550, 1_550, "[]"),
        (exact(35), 35, 35, "[]"),
        (short("1.5e6", 100_000), 1_450_000, 1_550_000, "[]"),
        (short(55 * BILLION, BILLION), "54.5e9", "55.5e9", "[]"),
        (short("5.8", "0.1", "percent"), "5.75", "5.85", "[]"),
        (short(MILLION, MILLION), 950_000, 1_050_000, "[]"),
        (short(500_000, MILLION), 475_000, 525_000, "[]"),
        (hedged(Hedge.EXACTLY, 1_500_000, step=100_000), 1_500_000, 1_500_000, "[]"),
        (about(70_000), 65_000, 75_000, "[]"),
        (about(70_300), 70_200, 70_400, "[]"),
        (about(40_000), 36_000, 44_000, "[]"),
        (about(13_000), 12_350, 13_650, "[]"),
        (about(15), "13.5", "16.5", "[]"),
        (about(12, step=12), 10, 14, "[]"),
        (exact(12), 12, 12, "[]"),
        (short(12, 12), 12, 12, "[]"),
        (about(Fraction(2, 3)), "0.6", Fraction(22, 30), "[]"),
        (about(20 * MILLION), 18 * MILLION, 22 * MILLION, "[]"),
        (over(20_000), 20_000, 30_000, "()"),
        (over(38), 38, 48, "()"),
        (over(10), 10, 15, "()"),
        (at_least(20_000), 20_000, 30_000, "[)"),
        (under(1_000), 500, 1_000, "()"),
        (at_most(1_000), 500, 1_000, "(]"),
        (at_most(800), 700, 800, "(]"),
        (nearly(2_700), 2_600, 2_700, "[)"),
        (nearly(40, "percent"), 36, 40, "[)"),
        (just_over(42 * BILLION), 42 * BILLION, 43 * BILLION, "(]"),
        (between(1_700, 2_200), 1_700, 2_200, "[]"),
        (between(24, 99), 24, 99, "[]"),
        (Figure(200, 999), 200, 999, "[]"),
        (loose(Fraction(1, 3)), Fraction(19, 60), Fraction(7, 20), "[]"),
        (loose(Fraction(1, 2)), "0.475", "0.525", "[]"),
        (loose(2, "times"), "1.9", "2.1", "[]"),
        (loose(5, "times"), "4.75", "5.25", "[]"),
        (loose(500_000), 475_000, 525_000, "[]"),
        (exact(35, "times"), 35, 35, "[]"),
        (exact(0), 0, 0, "[]"),
        (about(0), 0, 0, "[]"),
        (over(0), 0, None, "()"),
        (at_most(0), None, 0, "(]"),
        (exact(-5), -5, -5, "[]"),
        (about(-70_000), -75_000, -65_000, "[]"),
        (over(-20), -20, -10, "()"),
    ],
)
def test_a_figure_admits(written: Figure, low: Exact | str | None, high: Exact | str | None, ends: str) -> None:
    bounds = [None if end is None else Fraction(end) for end in (low, high)]
    assert admitted(written) == Interval(*bounds, ends[0] == "(", ends[1] == ")")


# ---------------------------------------------------------------- an exact record


@pytest.mark.parametrize(
    ("written", "record", "expected"),
    [
        (exact(1_550), 1_550, AGREES),
        (exact(1_550), 1_549, FALSE),
        (exact(35), 35, AGREES),
        (exact(70_300), 70_374, FALSE),
        (exact(20_000), 20_374, FALSE),
        (short(1_500_000, 100_000), 1_549_000, AGREES),
        (short(1_500_000, 100_000), 1_560_000, FALSE),
        (short(55 * BILLION, BILLION), 55_400_000_000, AGREES),
        (short(55 * BILLION, BILLION), 56 * BILLION, FALSE),
        (short(27 * MILLION, MILLION), 26_600_000, AGREES),
        (short(MILLION, MILLION), 1_040_000, AGREES),
        (short(500_000, MILLION), 498_300, AGREES),
        (about(70_000), 70_374, AGREES),
        (about(70_000), 75_500, FALSE),
        (about(70_300), 70_374, AGREES),
        (about(40_000), 39_197, AGREES),
        (about(13_000), 12_700, AGREES),
        (about(12, step=12), 13, AGREES),
        (about(12, step=12), 15, FALSE),
        (short(12, 12), 13, FALSE),
        (over(20_000), 21_692, AGREES),
        (over(20_000), 20_000, FALSE),
        (over(20_000), 19_400, FALSE),
        (over(20_000), 90_000, MISLEADING),
        (over(20_000), 30_000, MISLEADING),
        (over(38), 41, AGREES),
        (at_least(20_000), 20_000, AGREES),
        (at_least(20_000), 19_999, FALSE),
        (under(1_000), 914, AGREES),
        (under(1_000), 200, MISLEADING),
        (under(1_000), 1_000, FALSE),
        (at_most(1_000), 950, AGREES),
        (at_most(1_000), 1_000, AGREES),
        (at_most(1_000), 1_001, FALSE),
        (at_most(1_000), 400, MISLEADING),
        (nearly(2_700), 2_692, AGREES),
        (nearly(2_700), 2_700, FALSE),
        (nearly(2_700), 2_701, FALSE),
        (nearly(2_700), 2_400, MISLEADING),
        (just_over(42 * BILLION), 42_900_000_000, AGREES),
        (just_over(42 * BILLION), 41_900_000_000, FALSE),
        (just_over(42 * BILLION), 45 * BILLION, MISLEADING),
        (between(1_700, 2_200), 1_950, AGREES),
        (between(1_700, 2_200), 2_200, AGREES),
        (between(1_700, 2_200), 2_201, FALSE),
        (between(1_000, 6_000), 1_950, MISLEADING),
        (between(0, 5_000), 1_950, MISLEADING),
        (between(24, 99), 41, AGREES),
        (between(200, 999), 1_000, FALSE),
        (hedged(Hedge.EXACTLY, 1_550), 1_550, AGREES),
        (hedged(Hedge.EXACTLY, 1_500_000, step=100_000), 1_500_001, FALSE),
        (exact(0), 0, AGREES),
        (exact(0), 1, FALSE),
        (exact(-5), -5, AGREES),
        (exact(-5), 5, FALSE),
    ],
)
def test_against_an_exact_record(written: Figure, record: Exact, expected: Verdict) -> None:
    assert verdict(written, exact(record)) is expected


# ---------------------------------------------------------------- a record known only so nearly


@pytest.mark.parametrize(
    ("written", "record", "expected"),
    [
        # an estimate wants a hedge, or a number rounder than itself
        (about(26_600_000, step=100_000), about(26_600_000), AGREES),
        (about(27 * MILLION, step=MILLION), about(26_600_000), AGREES),
        (about(70_000), about(70_300), AGREES),
        (short(27 * MILLION, MILLION), about(26_600_000), AGREES),
        (exact(26_600_000), about(26_600_000), TOO_EXACT),
        (short(26_600_000, 100_000), about(26_600_000), TOO_EXACT),
        (short(20 * MILLION, MILLION), about(20 * MILLION), TOO_EXACT),
        (exact(70_300), about(70_300), TOO_EXACT),
        (hedged(Hedge.EXACTLY, 70_300), about(70_300), TOO_EXACT),
        (exact(70_400), about(70_300), FALSE),
        (about(80_000), about(70_300), FALSE),
        (nearly(27 * MILLION), about(26_600_000), AGREES),
        (over(26 * MILLION), about(26_600_000), AGREES),
        (over(20 * MILLION), about(26_600_000), AGREES),
        (over(10 * MILLION), about(26_600_000), MISLEADING),
        (at_least(26_600_000), about(26_600_000), TOO_EXACT),
        (over(27 * MILLION), about(26_600_000), FALSE),
        (between(26 * MILLION, 27 * MILLION), about(26_600_000), AGREES),
        (loose(Fraction(1, 3)), about(33, "percent"), AGREES),
        # a number that its source rounds
        (short(55 * BILLION, BILLION), short(55 * BILLION, BILLION), AGREES),
        (short(55 * BILLION, 100_000_000), short(55 * BILLION, BILLION), TOO_EXACT),
        (exact(7_200_000), short(7_200_000, 100_000), TOO_EXACT),
        (hedged(Hedge.EXACTLY, 7_200_000), short(7_200_000, 100_000), TOO_EXACT),
        (about(7_200_000), short(7_200_000, 100_000), AGREES),
        (short(7 * MILLION, MILLION), short(7_200_000, 100_000), AGREES),
        (exact(7_200_000), exact(7_200_000), AGREES),
    ],
)
def test_prose_is_no_more_exact_than_its_source(written: Figure, record: Figure, expected: Verdict) -> None:
    assert verdict(written, record) is expected


@pytest.mark.parametrize(
    ("written", "record", "expected"),
    [
        (over(20_000), over(20_000), AGREES),
        (at_least(20_000), over(20_000), AGREES),  # the weaker word may stand for the stronger
        (over(20_000), at_least(20_000), TOO_EXACT),
        (just_over(20_000), over(20_000), TOO_EXACT),
        (exact(20_000), over(20_000), TOO_EXACT),
        (exact(25_000), over(20_000), FALSE),
        (about(20_000), over(20_000), MISLEADING),
        (under(20_000), over(20_000), FALSE),
        (at_most(20_000), at_least(20_000), FALSE),
        (over(19_000), over(20_000), MISLEADING),
        (over(40_000), over(20_000), FALSE),
        (between(20_000, 30_000), over(20_000), TOO_EXACT),
        (between(1_000, 2_000), over(20_000), FALSE),
        (under(1_000), under(1_000), AGREES),
        (at_most(1_000), under(1_000), AGREES),
        (under(1_000), at_most(1_000), TOO_EXACT),
        (at_most(1_000), at_most(1_000), AGREES),
        (exact(1_000), at_most(1_000), TOO_EXACT),
        (nearly(1_000), under(1_000), TOO_EXACT),
        (under(1_000), nearly(1_000), AGREES),
        (about(1_000), nearly(1_000), AGREES),
        (nearly(1_000), nearly(1_000), AGREES),
        (over(1_000), nearly(1_000), FALSE),
        (over(3_420, "mile"), over(5_500, "km"), AGREES),
    ],
)
def test_a_one_sided_source_wants_its_own_number_and_side(written: Figure, record: Figure, expected: Verdict) -> None:
    assert verdict(written, record) is expected


TWENTY_TO_27_MILLION = between(20 * MILLION, 27 * MILLION, "death", MILLION)


@pytest.mark.parametrize(
    ("written", "record", "expected"),
    [
        (TWENTY_TO_27_MILLION, TWENTY_TO_27_MILLION, AGREES),
        (between(20 * MILLION, 26 * MILLION), TWENTY_TO_27_MILLION, TOO_EXACT),
        (between(20 * MILLION, 30 * MILLION), TWENTY_TO_27_MILLION, FALSE),
        (between(5, 7), TWENTY_TO_27_MILLION, FALSE),
        (between(20 * MILLION, 27 * MILLION, step=MILLION), between(19_800_000, 27_200_000), AGREES),
        (about(23 * MILLION), TWENTY_TO_27_MILLION, AGREES),
        (about(25 * MILLION), TWENTY_TO_27_MILLION, AGREES),
        (about(20 * MILLION), TWENTY_TO_27_MILLION, MISLEADING),
        (about(27 * MILLION), TWENTY_TO_27_MILLION, MISLEADING),
        (about(40 * MILLION), TWENTY_TO_27_MILLION, FALSE),
        (short(23 * MILLION, MILLION), TWENTY_TO_27_MILLION, TOO_EXACT),
        (exact(20 * MILLION), TWENTY_TO_27_MILLION, TOO_EXACT),
        (short(40 * MILLION, MILLION), TWENTY_TO_27_MILLION, FALSE),
        (at_least(20 * MILLION), TWENTY_TO_27_MILLION, AGREES),
        (over(20 * MILLION), TWENTY_TO_27_MILLION, TOO_EXACT),
        (over(19 * MILLION), TWENTY_TO_27_MILLION, AGREES),
        (over(23 * MILLION), TWENTY_TO_27_MILLION, TOO_EXACT),
        (over(27 * MILLION), TWENTY_TO_27_MILLION, FALSE),
        (over(10 * MILLION), TWENTY_TO_27_MILLION, MISLEADING),
        (at_most(27 * MILLION), TWENTY_TO_27_MILLION, AGREES),
        (at_most(25 * MILLION), TWENTY_TO_27_MILLION, TOO_EXACT),
        (under(20 * MILLION), TWENTY_TO_27_MILLION, FALSE),
        (nearly(27 * MILLION), TWENTY_TO_27_MILLION, TOO_EXACT),
        (Figure(20, 30, "mile", Hedge.OVER), between(20, 30, "mile"), MISLEADING),
        (between(20, 30, "mile"), Figure(20, 30, "mile", Hedge.OVER), MISLEADING),
        (Figure(20, 30, "mile", Hedge.OVER), Figure(20, 30, "mile", Hedge.OVER), AGREES),
        (Figure(20, 30, "mile", Hedge.OVER), exact(25, "mile"), MISLEADING),
        (about(13_000), between(12_000, 14_000), AGREES),
        (about(2_000), between(1_700, 2_200), AGREES),
        (about(5), between(1, 10), TOO_EXACT),
        (short(27 * MILLION, MILLION), between(26_600_000, 27_100_000), AGREES),
        (between(1_056, 1_367, "mile"), between(1_700, 2_200, "km"), AGREES),
        (between(1_056, 1_567, "mile"), between(1_700, 2_200, "km"), FALSE),
    ],
)
def test_a_range_wants_its_own_ends_or_its_middle_with_a_hedge(
    written: Figure, record: Figure, expected: Verdict
) -> None:
    assert verdict(written, record) is expected


# ---------------------------------------------------------------- legal limits


@pytest.mark.parametrize(
    ("written", "limit", "bound", "expected"),
    [
        (exact(1_550), 1_550, Bound.CEILING, AGREES),
        (exact(1_549), 1_550, Bound.CEILING, FALSE),
        (at_most(700), 700, Bound.CEILING, AGREES),
        (at_most(800), 700, Bound.CEILING, FALSE),
        (at_most(600), 700, Bound.CEILING, FALSE),
        (under(700), 700, Bound.CEILING, FALSE),
        (at_least(700), 700, Bound.CEILING, FALSE),
        (over(600), 700, Bound.CEILING, FALSE),
        (about(700), 700, Bound.CEILING, MISLEADING),
        (about(900), 700, Bound.CEILING, FALSE),
        (nearly(705), 700, Bound.CEILING, MISLEADING),
        (between(600, 800), 700, Bound.CEILING, MISLEADING),
        (at_least(500), 500, Bound.FLOOR, AGREES),
        (at_least(400), 500, Bound.FLOOR, FALSE),
        (exact(500), 500, Bound.FLOOR, AGREES),
        (at_most(500), 500, Bound.FLOOR, FALSE),
        (over(500), 500, Bound.FLOOR, FALSE),
    ],
)
def test_a_legal_limit_is_given_as_it_stands(written: Figure, limit: int, bound: Bound, expected: Verdict) -> None:
    assert verdict(written, exact(limit), bound) is expected


def test_a_limit_recorded_in_its_own_words_is_the_same_limit() -> None:
    assert verdict(exact(1_550), at_most(1_550), Bound.CEILING) is AGREES


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (between(1_700, 2_200), AGREES),
        (at_most(2_200), AGREES),
        (at_most(1_700), FALSE),
        (exact(2_200), TOO_EXACT),
        (between(1_700, 2_300), FALSE),
    ],
)
def test_a_ceiling_may_be_a_range(written: Figure, expected: Verdict) -> None:
    assert verdict(written, between(1_700, 2_200, "warhead"), Bound.CEILING) is expected


# ---------------------------------------------------------------- units


@pytest.mark.parametrize(
    ("written", "record", "expected"),
    [
        (exact(1_550), exact(1_550, "warhead"), AGREES),
        (exact(1_550, "warhead"), exact(1_550), AGREES),
        (exact(1_550, "launcher"), exact(1_550, "warhead"), WRONG_UNIT),
        (exact(1_550), exact(1_550, "USD"), WRONG_UNIT),
        (exact(55), exact(55, "percent"), WRONG_UNIT),
        (exact(500), exact(500, "km"), WRONG_UNIT),
        (exact(55, "percent"), exact(55), WRONG_UNIT),
        (exact(100, "USD"), exact(100, "EUR"), WRONG_UNIT),
        (exact(5, "percent"), exact(5, "pp"), WRONG_UNIT),
        (exact(5, "times"), exact(400, "percent"), WRONG_UNIT),
        (exact(13, "day"), exact(13, "year"), WRONG_UNIT),
        (loose(Fraction(1, 3)), short("33.1", "0.1", "percent"), AGREES),
        (loose(Fraction(1, 3)), short("38.1", "0.1", "percent"), FALSE),
        (loose(Fraction(1, 2)), exact(48, "percent"), AGREES),
        (loose(Fraction(1, 2)), exact(40, "percent"), FALSE),
        (about(Fraction(2, 3)), exact(65, "percent"), AGREES),
        (exact(50, "percent"), loose(Fraction(1, 2)), TOO_EXACT),
        (about(50, "percent"), loose(Fraction(1, 2)), AGREES),
        (loose(2, "times"), short("2.04", "0.01", "times"), AGREES),
        (loose(5, "times"), short("5.4", "0.1", "times"), FALSE),
        # measures convert, and forgive the rounding of the conversion
        (exact(3_420, "mile"), exact(5_500, "km"), AGREES),
        (exact(3_418, "mile"), exact(5_500, "km"), AGREES),
        (exact(3_400, "mile"), exact(5_500, "km"), AGREES),
        (exact(3_419, "mile"), exact(5_500, "km"), FALSE),
        (exact(3_300, "mile"), exact(5_500, "km"), FALSE),
        (exact(310, "mile"), exact(500, "km"), AGREES),
        (exact(300, "mile"), exact(500, "km"), FALSE),
        (about(300, "mile"), exact(500, "km"), AGREES),
        (short("310.7", "0.1", "mile"), exact(500, "km"), AGREES),
        (short("310.9", "0.1", "mile"), exact(500, "km"), FALSE),
        (hedged(Hedge.EXACTLY, 310, "mile"), exact(500, "km"), FALSE),
        # a conversion written with as few digits as the source is not more exact; with more it is
        (short("5.4", "0.1", "km/hour"), short("1.5", "0.1", "m/second"), AGREES),
        (short("5.40", "0.01", "km/hour"), short("1.5", "0.1", "m/second"), TOO_EXACT),
        (exact(19_300, "kg/m3"), short("19.3", "0.1", "gram/cm3"), AGREES),
        (exact(19_500, "kg/m3"), short("19.3", "0.1", "gram/cm3"), FALSE),
        (exact(2_900, "m3/second"), exact(2_900, "m3"), WRONG_UNIT),
        (exact(60, "USD/bbl"), exact(60, "USD"), WRONG_UNIT),
        (exact(35, "permille"), short("3.5", "0.1", "percent"), AGREES),
        (exact(25, "basispoint"), short("0.25", "0.01", "pp"), AGREES),
        (exact(25, "basispoint"), short("0.25", "0.01", "percent"), WRONG_UNIT),
        # temperatures have zeros of their own
        (exact(1_337, "K"), exact(1_064, "°C"), AGREES),
        (exact(1_064, "K"), exact(1_064, "°C"), FALSE),
        (exact(1_947, "°F"), exact(1_064, "°C"), AGREES),
        (exact(1_940, "°F"), exact(1_064, "°C"), FALSE),
        (exact(14, "°F"), exact(-10, "°C"), AGREES),
        (between(23, 50, "°F"), between(-5, 10, "°C"), AGREES),
        (between(-5, 10, "°F"), between(-5, 10, "°C"), FALSE),
        (exact(15, "degree"), exact(15, "°C"), WRONG_UNIT),
        # each quarter of the compass is a direction of its own
        (exact(56, "°N"), exact(56, "°N"), AGREES),
        (exact(56, "°S"), exact(56, "°N"), WRONG_UNIT),
        (short("37.62", "0.01", "°E"), exact(Fraction(2_257, 60), "°E"), AGREES),
        (short("37.72", "0.01", "°E"), exact(Fraction(2_257, 60), "°E"), FALSE),
        (exact(50, "Mt"), exact(50_000, "kt"), AGREES),
        (exact(50, "Mt"), exact(51_000, "kt"), FALSE),
        (exact(4, "decade"), exact(40, "year"), AGREES),
        (exact(4, "decade"), exact(42, "year"), AGREES),
        (exact(4, "decade"), exact(43, "year"), FALSE),
        (about(4, "decade"), exact(43, "year"), AGREES),
        (over(4, "decade"), exact(43, "year"), AGREES),
        (exact(5, "decade"), exact(52, "year"), AGREES),
        (exact(1, "decade"), exact(10, "year"), AGREES),
        (exact(2, "week"), exact(13, "day"), FALSE),
        (exact(2, "week"), exact(14, "day"), AGREES),
        (at_most(3_420, "mile"), exact(5_500, "km"), AGREES),
    ],
)
def test_units_are_the_record_s_or_convert_into_it(written: Figure, record: Figure, expected: Verdict) -> None:
    assert verdict(written, record) is expected


def test_a_limit_may_be_given_in_another_unit() -> None:
    assert verdict(at_most(3_420, "mile"), exact(5_500, "km"), Bound.CEILING) is AGREES


# ---------------------------------------------------------------- properties of figures

NUMBERS = st.one_of(
    st.integers(1, 10**7),
    st.builds(lambda digits, zeros: digits * 10**zeros, st.integers(1, 999), st.integers(0, 9)),
    st.builds(lambda digits: Fraction(digits, 10), st.integers(1, 9_999)),
)
HEDGES = st.sampled_from([hedge for hedge in Hedge if hedge is not Hedge.BETWEEN])
STEPS = st.sampled_from([None, 1, 1_000, MILLION])
FIGURES = st.builds(hedged, HEDGES, NUMBERS, st.just("death"), STEPS)


@given(NUMBERS)
def test_about_a_number_admits_the_number_and_as_much_either_side(value: Exact) -> None:
    interval = admitted(about(value))
    assert value in interval
    assert interval.low is not None and interval.high is not None
    assert value - interval.low == interval.high - value


@given(NUMBERS)
def test_about_is_wider_than_nothing_and_nearly_is_its_lower_half(value: Exact) -> None:
    whole = admitted(about(value))
    assert whole.holds(admitted(exact(value)))
    assert whole.holds(admitted(nearly(value)))
    assert whole.holds(admitted(just_over(value)))


@given(NUMBERS)
def test_a_weaker_word_admits_more(value: Exact) -> None:
    assert admitted(at_least(value)).holds(admitted(over(value)))
    assert admitted(at_most(value)).holds(admitted(under(value)))
    assert not admitted(over(value)).meets(admitted(under(value)))


@given(FIGURES, NUMBERS)
def test_a_figure_agrees_with_an_exact_record_just_where_it_admits_it(written: Figure, value: Exact) -> None:
    agrees = verdict(written, exact(value, "death")) is AGREES
    assert agrees == (value in admitted(written))


@given(FIGURES, st.data())
def test_a_figure_agrees_with_every_exact_number_that_it_admits(written: Figure, data: st.DataObject) -> None:
    interval = admitted(written)
    assert interval.low is not None and interval.high is not None
    share = data.draw(st.fractions(0, 1, max_denominator=50))
    value = interval.low + share * (interval.high - interval.low)
    assume(value in interval)
    assert verdict(written, exact(value, "death")) is AGREES


@given(FIGURES)
def test_what_repeats_its_record_agrees(figure: Figure) -> None:
    assert verdict(figure, figure) is AGREES


@given(NUMBERS, st.integers(2, 1000))
def test_admission_scales_by_powers_of_ten(value: Exact, _factor: int) -> None:
    for hedge in (about, over, under, nearly):
        assert admitted(hedge(value * 1000)) == admitted(hedge(value)).scaled(Fraction(1000))


@given(FIGURES, NUMBERS)
def test_every_verdict_says_why_in_one_line(written: Figure, value: Exact) -> None:
    why = figures_agree(written, FigureRecord(exact(value, "death")), UNITS).why
    assert why and "\n" not in why


@pytest.mark.parametrize(
    ("written", "record", "why"),
    [
        (
            over(20_000),
            exact(21_692),
            "“more than 20,000” admits more than 20,000 and less than 30,000; the record is 21,692",
        ),
        (
            over(20_000),
            exact(90_000),
            "“more than 20,000” admits more than 20,000 and less than 30,000; "
            "the record is 90,000 (too far off for the hedge)",
        ),
        (
            exact(70_300, "warhead"),
            about(70_300, "warhead"),
            "“70,300 warheads” admits exactly 70,300; the record is about 70,300 warheads "
            "(the source gives an estimate: write “about”, or a rounder number)",
        ),
        (
            exact(3_300, "mile"),
            exact(5_500, "km"),
            "“3,300 miles” admits 5,230.368 to 5,391.3 kilometres; the record is 5,500 kilometres",
        ),
        (
            at_most(1_650),
            exact(1_550, "warhead"),
            "“at most 1,650” admits more than 825 and at most 1,650; the record is 1,550 warheads",
        ),
        (exact(55), exact(55, "percent"), "“55” has no unit; the record, 55 per cent, is in per cent"),
        (
            exact(5, "launcher"),
            exact(5, "warhead"),
            "“5 launchers” is in launchers; the record, 5 warheads, is in warheads",
        ),
    ],
)
def test_the_reason_names_what_is_admitted_and_what_is_recorded(written: Figure, record: Figure, why: str) -> None:
    assert figures_agree(written, FigureRecord(record), UNITS).why == why


def test_the_reason_names_the_limit() -> None:
    record = FigureRecord(exact(1_550, "warhead"), Bound.CEILING)
    why = figures_agree(at_most(1_650), record, UNITS, quoted="up to 1,650").why
    assert why == "“up to 1,650” sets the limit at exactly 1,650; the legal ceiling is 1,550 warheads"


def test_the_reason_quotes_the_prose() -> None:
    written = Expression(0, 11, "over 20,000", Kind.FIGURE, over(20_000))
    assert values_agree(written, FigureRecord(exact(19_400)), UNITS).why.startswith("“over 20,000” admits")


# ---------------------------------------------------------------- disputed figures

POSITIONS = [
    FigureRecord(figure)
    for figure in (
        exact(20 * MILLION, "death"),
        about(26_600_000, "death"),
        between(22 * MILLION, 27 * MILLION, "death"),
    )
]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (between(20 * MILLION, 27 * MILLION, "death"), AGREES),
        (between(19 * MILLION, 28 * MILLION, "death"), AGREES),
        (between(20 * MILLION, 27 * MILLION), AGREES),
        (between(20 * MILLION, 26 * MILLION, "death"), FALSE),
        (between(21 * MILLION, 27 * MILLION, "death"), FALSE),
        (between(5 * MILLION, 27 * MILLION, "death"), MISLEADING),
        (between(20 * MILLION, 60 * MILLION, "death"), MISLEADING),
        (at_least(20 * MILLION, "death"), AGREES),
        (about(26_600_000, "death"), FALSE),
        (exact(20 * MILLION, "death"), FALSE),
        (between(20 * MILLION, 27 * MILLION, "warhead"), WRONG_UNIT),
    ],
)
def test_where_no_position_is_adopted_the_prose_holds_them_all(written: Figure, expected: Verdict) -> None:
    assert range_holds_all(written, POSITIONS, UNITS).verdict is expected


def test_positions_that_agree_need_their_doubt_kept() -> None:
    same = [FigureRecord(about(26_600_000)), FigureRecord(exact(26_600_000))]
    assert range_holds_all(exact(26_600_000), same, UNITS).verdict is TOO_EXACT


@given(st.lists(NUMBERS, min_size=1, max_size=4))
def test_the_range_from_the_lowest_to_the_highest_holds_all(values: list[Exact]) -> None:
    records = [FigureRecord(exact(value)) for value in values]
    written = Figure(min(values), max(values), BARE, Hedge.BETWEEN)
    assert range_holds_all(written, records, UNITS).verdict is AGREES


# ---------------------------------------------------------------- dates


def phrase(edtf: str, *parts: str, relation: str = "in", circa: bool = False) -> DatePhrase:
    return DatePhrase(edtf, parts, Relation(relation), circa)


@pytest.mark.parametrize(
    ("written", "record", "expected"),
    [
        # one date
        (phrase("1963-08-05"), "1963-08-05", AGREES),
        (phrase("1963-08-06"), "1963-08-05", FALSE),
        (phrase("1963-08"), "1963-08-05", AGREES),
        (phrase("1963"), "1963-08-05", AGREES),
        (phrase("196X"), "1963-08-05", AGREES),
        (phrase("197X"), "1963-08-05", FALSE),
        (phrase("18XX"), "1867-03-30", AGREES),
        (phrase("19XX"), "1867-03-30", FALSE),
        (phrase("1962-10-14"), "1962-10", TOO_EXACT),
        (phrase("1962-11-14"), "1962-10", FALSE),
        (phrase("1962-10"), "1962", TOO_EXACT),
        (phrase("1962"), "196X", TOO_EXACT),
        (phrase("1962-04"), "1962-21", TOO_EXACT),
        (phrase("1962"), "1962-21", AGREES),
        # early, mid, late, with their margins
        (phrase("1994", "early"), "1994-02-03", AGREES),
        (phrase("1994", "early"), "1994-04-30", AGREES),
        (phrase("1994", "early"), "1994-05-20", MARGIN),
        (phrase("1994", "early"), "1994-06-01", FALSE),
        (phrase("1994", "early"), "1994-08-01", FALSE),
        (phrase("1994", "early"), "1993-12-31", FALSE),
        (phrase("1994", "early"), "1994", TOO_EXACT),
        (phrase("1919", "mid"), "1919-06", AGREES),
        (phrase("1919", "mid"), "1919-09-30", MARGIN),
        (phrase("1919", "mid"), "1919-04-01", MARGIN),
        (phrase("1991", "late"), "1991-12-25", AGREES),
        (phrase("1991", "late"), "1991-08-01", MARGIN),
        (phrase("1991", "late"), "1992-01-01", FALSE),
        (phrase("1991", "mid-late"), "1991-05-01", AGREES),
        (phrase("198X", "mid"), "1986", AGREES),
        (phrase("199X", "mid"), "1997", MARGIN),
        (phrase("199X", "mid"), "1998", FALSE),
        (phrase("198X", "early"), "1983-12-31", AGREES),
        (phrase("198X", "late"), "1987", AGREES),
        (phrase("198X", "late"), "1990", FALSE),
        (phrase("17XX", "mid"), "1741", AGREES),
        (phrase("17XX", "mid"), "1770", MARGIN),
        (phrase("17XX", "mid"), "1780", FALSE),
        (phrase("19XX", "early"), "1933", AGREES),
        (phrase("19XX", "late"), "1967", AGREES),
        (phrase("1962-10", "early"), "1962-10-10", AGREES),
        (phrase("1962-10", "early"), "1962-10-12", MARGIN),
        (phrase("1962-10", "early"), "1962-10-13", FALSE),
        (phrase("1962-10", "mid"), "1962-10-14", AGREES),
        (phrase("1962-02", "late"), "1962-02-28", AGREES),
        (phrase("1962-10", "late"), "1962-10-21", AGREES),
        (phrase("1962", "begin"), "1962-02-28", AGREES),
        (phrase("1962", "end"), "1962-12-01", AGREES),
        (phrase("1962", "end"), "1962-09-01", FALSE),
        (phrase("1962-10", "end"), "1962-10-28", AGREES),
        # seasons, quarters, halves, fiscal years
        (phrase("1962", "spring"), "1962-05-24", AGREES),
        (phrase("1962", "spring"), "1962-06-10", MARGIN),
        (phrase("1962", "spring"), "1962-08-10", FALSE),
        (phrase("1962", "spring"), "1962-21", AGREES),
        (phrase("1962", "spring", "early"), "1962-03-10", AGREES),
        (phrase("1962", "early", "spring"), "1962-05-10", FALSE),
        (phrase("1962", "winter"), "1962-01-24", AGREES),
        (phrase("1962", "winter"), "1962-12-24", AGREES),
        (phrase("1962", "winter"), "1963-02-24", AGREES),
        (phrase("1962", "winter"), "1962-07-24", FALSE),
        (phrase("1962", "winter"), "1962-24", AGREES),
        (phrase("1962/1963", "winter"), "1963-01-24", AGREES),
        (phrase("1962/1963", "winter"), "1962-07-24", FALSE),
        (phrase("2022", "q3"), "2022-08", AGREES),
        (phrase("2022", "q3"), "2022-10-01", FALSE),
        (phrase("2022", "h1"), "2022-06-30", AGREES),
        (phrase("2022", "h2"), "2022-06-30", FALSE),
        (phrase("199X", "h1"), "1993", AGREES),
        (phrase("19XX", "q1"), "1924", AGREES),
        (phrase("2023", "fy"), "2022-10-05", AGREES),
        (phrase("2023", "fy"), "2023-10-05", FALSE),
        (phrase("2023", "q1", "fy"), "2022-12-05", AGREES),
        # circa
        (phrase("1900", circa=True), "1903", AGREES),
        (phrase("1900", circa=True), "1906", FALSE),
        (phrase("1785", circa=True), "1787", AGREES),
        (phrase("1785", circa=True), "1790", FALSE),
        (phrase("1682", circa=True), "1682~", AGREES),
        # a doubtful record wants "about", or room
        (phrase("1682"), "1682~", TOO_EXACT),
        (phrase("1682"), "1682?", TOO_EXACT),
        (phrase("168X"), "1682~", AGREES),
        (phrase("168X"), "1689~", TOO_EXACT),
        (phrase("1962-10-14"), "1962-10-14~", TOO_EXACT),
        (phrase("1962-10"), "1962-10-14~", AGREES),
        (phrase("1672"), "1682~", FALSE),
        # by, before, after, since, until
        (phrase("1997", relation="by"), "1996-11", AGREES),
        (phrase("1997", relation="by"), "1997-12-31", AGREES),
        (phrase("1997", relation="by"), "1998-01", FALSE),
        (phrase("1997", relation="by"), "1995", AGREES),
        (phrase("1997", relation="by"), "1990", MISLEADING),
        (phrase("1997-08", relation="by"), "1997", TOO_EXACT),
        (phrase("1997-08-15", relation="by"), "1997-07-31", AGREES),
        (phrase("1997-08-15", relation="by"), "1997-02-01", MISLEADING),
        (phrase("1991", "late", relation="by"), "1991-12-25", AGREES),
        (phrase("1968", relation="before"), "1967-12-31", AGREES),
        (phrase("1968", relation="before"), "1968-01-01", FALSE),
        (phrase("1968", relation="before"), "1812", MISLEADING),
        (phrase("1967-08", relation="before"), "1967", TOO_EXACT),
        (phrase("1945", relation="after"), "1946", AGREES),
        (phrase("2014", relation="after"), "2014-12-31", FALSE),
        (phrase("2014", relation="after"), "2014-03", FALSE),
        (phrase("2014", relation="after"), "2015-01-01", AGREES),
        (phrase("2014", relation="after"), "2015-01-01/..", AGREES),
        (phrase("2014-03", relation="after"), "2014", TOO_EXACT),
        (phrase("1945", relation="after"), "1991", MISLEADING),
        (phrase("2022-02-24", relation="after"), "2022-02-24", FALSE),
        (phrase("1933", relation="since"), "1933-11-16/..", AGREES),
        (phrase("1933", relation="since"), "1933-11-16", AGREES),
        (phrase("1949", relation="since"), "1949/..", AGREES),
        (phrase("1949-04", relation="since"), "1949/..", TOO_EXACT),
        (phrase("1950", relation="since"), "1949/..", FALSE),
        (phrase("1949", relation="since"), "/1994", FALSE),
        (phrase("1949", "early", relation="since"), "1949-04-04/..", AGREES),
        (phrase("1994", relation="until"), "1949/1994-08-31", AGREES),
        (phrase("1995", relation="until"), "1949/1994-08-31", FALSE),
        (phrase("1994", relation="until"), "1949/..", FALSE),
        (phrase("1962-10-14", relation="since"), "1962-10-14/1962-10-28", AGREES),
        # periods
        (phrase("1962-10-14/1962-10-28"), "1962-10-14/1962-10-28", AGREES),
        (phrase("1962-10-14/1962-10-27"), "1962-10-14/1962-10-28", FALSE),
        (phrase("1962/1963"), "1962-10/1963-08", AGREES),
        (phrase("1941/1945"), "1941-06-22/1945-05-09", AGREES),
        (phrase("1941/1944"), "1941-06-22/1945-05-09", FALSE),
        (phrase("1962-10-14/1963-08"), "1962-10/1963-08", TOO_EXACT),
        (phrase("1962/1963", "late/early"), "1962-10/1963-02", AGREES),
        (phrase("1962/1963", "late/early"), "1962-10/1963-08", FALSE),
        (phrase("1962/1963", "late/"), "1962-10/1963-08", AGREES),
        (phrase("1962/1963"), "1962-10", FALSE),
        (phrase("1949/.."), "1949-04-04/..", AGREES),
        (phrase("1949/.."), "1949-04-04/1994", FALSE),
        (phrase("1979/1981"), "[1979..1981]", AGREES),
        (phrase("1900/1909"), "190X", AGREES),
        # one date against a period
        (phrase("1962"), "1962-10-14/1962-10-28", AGREES),
        (phrase("1962-10"), "1962-10-14/1962-10-28", AGREES),
        (phrase("1962-10-14"), "1962-10-14/1962-10-28", FALSE),
        (phrase("1962"), "1962-10/1963-08", FALSE),
        (phrase("1949"), "1949/..", FALSE),
        (phrase("194X"), "1941-06-22/1945-05-09", AGREES),
        # without a year
        (phrase("XXXX-08-05"), "1963-08-05", AGREES),
        (phrase("XXXX-08-06"), "1963-08-05", FALSE),
        (phrase("XXXX-08"), "1963-08-05", AGREES),
        (phrase("XXXX-09"), "1963-08-05", FALSE),
        (phrase("XXXX-XX-05"), "1963-08-05", AGREES),
        (phrase("XXXX-08-05"), "1963-08", TOO_EXACT),
        (phrase("XXXX-08-05"), "1963", TOO_EXACT),
        (phrase("XXXX-02-29"), "1963-02-28", FALSE),
        (phrase("XXXX-08", "early"), "1963-08-05", AGREES),
        (phrase("XXXX-08", "late"), "1963-08-05", FALSE),
        (phrase("XXXX-10-14/XXXX-10-28"), "1962-10-14/1962-10-28", AGREES),
        (phrase("XXXX-12-30/XXXX-01-02"), "1962-12-30/1963-01-02", AGREES),
        (phrase("XXXX-10-14/1962-10-28"), "1962-10-14/1962-10-28", AGREES),
        (phrase("XXXX-01-05", relation="before"), "1962-12-20", AGREES),
        (phrase("XXXX-09-01", relation="by"), "1963-08-05", AGREES),
        (phrase("XXXX-10-14", relation="since"), "1962-10-14/1962-10-28", AGREES),
        (phrase("-0044"), "1963", FALSE),
        (phrase("1963/1962"), "1963", FALSE),
        (phrase("XXXX-10-28", relation="until"), "1962-10-14/1962-10-28", AGREES),
    ],
)
def test_a_date_against_its_record(written: DatePhrase, record: str, expected: Verdict) -> None:
    assert dates_agree(written, record).verdict is expected


@pytest.mark.parametrize(
    ("written", "record", "why"),
    [
        (
            phrase("1963-08-06"),
            "1963-08-05",
            "“…” admits 6 August 1963; the record says 5 August 1963",
        ),
        (
            phrase("1994", "early"),
            "1994-05-20",
            "“…” admits 1 January–30 April 1994; the record says 20 May 1994; that is on the margin",
        ),
        (
            phrase("1962/1963", "late/"),
            "1962-10/1963-08",
            "“…” admits a start in 1 September–31 December 1962 and an end in 1963; "
            "the record says October 1962 to August 1963",
        ),
        (
            phrase("2014", relation="after"),
            "2014-03",
            "“…” admits a date after 31 December 2014; the record says March 2014",
        ),
        (
            phrase("1949"),
            "1949/..",
            "“…” admits 1949; the record says since 1949; a period that still runs is written with “since”",
        ),
    ],
)
def test_the_reason_names_the_days_admitted(written: DatePhrase, record: str, why: str) -> None:
    assert dates_agree(written, record, quoted="…").why == why


WRITTEN_DATES = (
    "0001 9999 -0044 0000 1962 1962-10 1962-02-28 196X 000X 19XX 00XX XXXX XXXX-02-29 XXXX-08 XXXX-XX-31 1962/1963 "
    "1962/.. ../1963 XXXX-12-30/XXXX-01-02 196X/197X XXXX-08-05/1963-08-09 1963/1962 9998/9999"
)
PARTS = "early mid late mid-late begin end spring winter q4 h2 fy late/early /mid spring/winter"
RECORDED_DATES = (
    "0001-01-01 9999-12-31 1962 1962-10-14 196X 19XX 1962-24 9999-24 1962~ 1962-10/.. /1963 1949/ "
    "1962-10-14/1963-08-05 [1962,1963] [..1963] {1962..} 1682~/1690?"
)
PHRASES = st.builds(
    DatePhrase,
    st.sampled_from(WRITTEN_DATES.split()),
    st.lists(st.sampled_from(PARTS.split()), max_size=2).map(tuple),
    st.sampled_from(Relation),
    st.booleans(),
)
RECORDS = st.sampled_from(RECORDED_DATES.split())


@given(PHRASES, RECORDS)
def test_any_phrase_has_a_verdict_against_any_record(written: DatePhrase, record: str) -> None:
    assert dates_agree(written, record, quoted="…").why.startswith("“…”")


DAYS = st.dates(date(1000, 1, 1), date(2100, 12, 31))


@given(DAYS)
def test_a_day_agrees_with_itself_and_everything_coarser(day: date) -> None:
    text = day.isoformat()
    for written in (text, text[:7], text[:4], f"{text[:3]}X", f"{text[:2]}XX", f"XXXX{text[4:]}", f"XXXX{text[4:7]}"):
        assert dates_agree(phrase(written), text).verdict is AGREES


@given(DAYS)
def test_anything_coarser_does_not_support_the_day(day: date) -> None:
    text = day.isoformat()
    for record in (text[:7], text[:4], f"{text[:3]}X", f"{text[:2]}XX"):
        assert dates_agree(phrase(text), record).verdict is TOO_EXACT


@given(DAYS, DAYS)
def test_no_day_agrees_with_another(one: date, other: date) -> None:
    assume(one != other)
    assert dates_agree(phrase(one.isoformat()), other.isoformat()).verdict is FALSE


@given(DAYS, st.sampled_from(["early", "mid", "late"]))
def test_a_third_of_a_year_agrees_only_within_the_year(day: date, third: str) -> None:
    written = phrase(f"{day.year:04d}", third)
    for record in (f"{day.year - 1:04d}-12-31", f"{day.year + 1:04d}-01-01"):
        assert dates_agree(written, record).verdict is FALSE


@given(DAYS)
def test_every_day_lies_in_one_third_of_its_year_decade_century_and_month(day: date) -> None:
    text = day.isoformat()
    for whole in (text[:7], text[:4], f"{text[:3]}X", f"{text[:2]}XX"):
        verdicts = [dates_agree(phrase(whole, third), text).verdict for third in ("early", "mid", "late")]
        assert verdicts.count(AGREES) == 1


@given(DAYS)
def test_before_by_and_after_part_at_the_day(day: date) -> None:
    text, next_day = day.isoformat(), (day + timedelta(days=1)).isoformat()
    found = [
        [dates_agree(phrase(text, relation=relation), record).verdict for relation in ("before", "by", "after")]
        for record in (text, next_day)
    ]
    assert found == [[FALSE, AGREES, FALSE], [FALSE, FALSE, AGREES]]


# ---------------------------------------------------------------- every kind


@pytest.mark.parametrize(
    ("written", "record", "expected"),
    [
        (exact(1_550), FigureRecord(exact(1_550, "warhead")), AGREES),
        (phrase("1963"), "1963-08-05", AGREES),
        (Ordinal(16), Ordinal(16), AGREES),
        (Ordinal(16), Ordinal(17), FALSE),
        (Tally(71, 26), Tally(71, 26), AGREES),
        (Tally(26, 71), Tally(71, 26), FALSE),
        (Ordinal(16), FigureRecord(exact(16)), WRONG_KIND),
        (exact(16), Ordinal(16), WRONG_KIND),
        (exact(71), Tally(71, 26), WRONG_KIND),
        (phrase("1963"), FigureRecord(exact(1_963)), WRONG_KIND),
        (exact(13, "day"), "1962-10-16/1962-10-28", WRONG_KIND),
        (ClockTime(10, 30), "1963-08-30T10:30:00Z", AGREES),
        (ClockTime(10, 31), "1963-08-30T10:30:00Z", FALSE),
        (ClockTime(10, 30), "1963-08-30", WRONG_KIND),
        (RelativeDate("decade", -2), FigureRecord(exact(20, "year")), AGREES),
        (RelativeDate("decade", -2), FigureRecord(exact(30, "year")), FALSE),
        (RelativeDate("year", 1), "1963-08-05", WRONG_KIND),
        (RelativeDate("year", None), FigureRecord(exact(1, "year")), WRONG_KIND),
        (Expression(0, 4, "P5+1", Kind.NAME), FigureRecord(exact(5)), WRONG_KIND),
        (Expression(0, 6, "dozens", Kind.VAGUE, between(24, 99)), FigureRecord(exact(41)), AGREES),
        (Expression(0, 6, "dozens", Kind.VAGUE, between(24, 99)), FigureRecord(between(30, 40)), AGREES),
        (Expression(0, 6, "dozens", Kind.VAGUE, between(24, 99)), FigureRecord(exact(100)), FALSE),
        (Expression(0, 6, "dozens", Kind.VAGUE, between(24, 99)), FigureRecord(over(30)), AGREES),
        (Expression(0, 6, "dozens", Kind.VAGUE, between(24, 99)), FigureRecord(exact(41, "USD")), WRONG_UNIT),
    ],
)
def test_any_value_against_any_record(written, record, expected: Verdict) -> None:  # type: ignore[no-untyped-def]
    assert values_agree(written, record, UNITS).verdict is expected


# ---------------------------------------------------------------- what somebody states


@pytest.mark.parametrize(
    ("written", "stated", "expected"),
    [
        (about(70_300), about(70_300, "warhead"), AGREES),
        (exact(70_300), about(70_300), TOO_EXACT),
        (about(70_000), about(70_300), FALSE),
        (about(1_550), exact(1_550), MISLEADING),
        (exact(1_550), exact(1_550), AGREES),
        (hedged(Hedge.EXACTLY, 1_550), exact(1_550), TOO_EXACT),
        (exact(1_550), hedged(Hedge.EXACTLY, 1_550), AGREES),
        (at_least(38), over(38), AGREES),
        (at_most(38), over(38), FALSE),
        (about(38), over(38), MISLEADING),
        (exact(38), over(38), TOO_EXACT),
        (over(38), over(39), FALSE),
        (short(7_200_000, 100_000, "USD"), exact(7_200_000, "USD"), AGREES),
        (between(20, 27), between(20, 27), AGREES),
        (between(20, 28), between(20, 27), FALSE),
        (exact(5, "launcher"), exact(5, "warhead"), WRONG_UNIT),
        (exact(310, "mile"), exact(500, "km"), AGREES),
        (phrase("1963"), "1963-08-05", AGREES),
        (phrase("1963-08-05"), "1963", TOO_EXACT),
        (phrase("1964"), "1963-08-05", FALSE),
        (Ordinal(16), Ordinal(17), FALSE),
        (Ordinal(16), exact(16), WRONG_KIND),
        (exact(6), FigureRecord(exact(6)), AGREES),
    ],
)
def test_a_report_says_what_was_said(written, stated, expected: Verdict) -> None:  # type: ignore[no-untyped-def]
    assert same_claim(written, stated, UNITS).verdict is expected


def test_a_report_is_told_what_was_said() -> None:
    why = same_claim(exact(70_300), about(70_300), UNITS).why
    assert why == "“70,300” is more exact than what is stated, about 70,300"


# ---------------------------------------------------------------- years that are written as bare numbers


@pytest.mark.parametrize(
    ("written", "record", "expected"),
    [
        (exact(988), "0988", AGREES),
        (exact(989), "0988", FALSE),
        (about(988), "0988~", AGREES),
        (between(882, 912), "0882/0912", AGREES),
        (between(882, 913), "0882/0912", FALSE),
        (exact(88), "0088", WRONG_KIND),
        (exact(988, "day"), "0988", WRONG_KIND),
        (exact(1_988), "1988", WRONG_KIND),
        (DatePhrase("-0043"), "0044", FALSE),
        (DatePhrase("-04XX"), "04XX", FALSE),
    ],
)
def test_a_bare_number_of_three_digits_is_a_year_where_the_record_is_a_date(
    written: Figure | DatePhrase, record: str, expected: Verdict
) -> None:
    assert values_agree(written, record, UNITS).verdict is expected
