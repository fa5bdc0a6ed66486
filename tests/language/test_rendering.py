"""Records in prose and for machines; and that what is rendered agrees with the record it renders."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from checks.language.agreement import FigureRecord, Verdict, values_agree
from checks.language.edtf import EdtfDate, parse
from checks.language.finder import Finder
from checks.language.measures import MEASURES
from checks.language.rendering import (
    date_text,
    figure_text,
    figure_value,
    number_text,
    ordinal_text,
    tally_text,
)
from checks.language.units import UnitTable, counted
from checks.language.values import BARE, Exact, Figure, Hedge, Kind, Ordinal, Tally

UNITS = UnitTable(
    [
        *MEASURES,
        counted("warhead", ["warhead", "warheads"]),
        counted("sanction", ["sanction", "sanctions"]),
        counted("death", ["death", "deaths"]),
    ]
)
FINDER = Finder(UNITS)


def figure(
    value: Exact | str,
    unit: str = BARE,
    hedge: Hedge = Hedge.NONE,
    step: Exact | str | None = None,
    high: Exact | None = None,
) -> Figure:
    low = Fraction(value)
    return Figure(low, low if high is None else high, unit, hedge, None if step is None else Fraction(step))


@pytest.mark.parametrize(
    ("record", "text", "value"),
    [
        (figure(1_550, "warhead"), "1,550 warheads", "1550"),
        (figure(1, "warhead"), "1 warhead", "1"),
        (figure(70_300, "warhead", Hedge.ABOUT), "about 70,300 warheads", "70300"),
        (
            figure(20_000_000, "death", Hedge.BETWEEN, high=27_000_000),
            "20–27 million deaths",
            "20000000/27000000",
        ),
        (figure(1_700, "warhead", Hedge.BETWEEN, high=2_200), "1,700–2,200 warheads", "1700/2200"),
        (
            figure(900_000, "death", Hedge.BETWEEN, high=1_200_000),
            "900,000 to 1.2 million deaths",
            "900000/1200000",
        ),
        (figure(7_200_000, "USD"), "$7.2 million", "7200000"),
        (figure(10**11, "EUR", step=10**9), "€100 billion", "100000000000"),
        (figure(15, "GBP"), "£15", "15"),
        (figure(5_000_000, "USD", Hedge.BETWEEN, high=7_000_000), "$5–7 million", "5000000/7000000"),
        (figure(900_000, "USD", Hedge.BETWEEN, high=2_000_000), "$900,000 to $2 million", "900000/2000000"),
        (figure(100_000_000, "RUB"), "100 million roubles", "100000000"),
        (figure("38.6", "percent", step="0.1"), "38.6 per cent", "38.6"),
        (figure("5.8", "percent", step="0.01"), "5.80 per cent", "5.8"),
        (figure(Fraction(10_000, 259), "percent"), "38.6 per cent", "38.610039"),
        (figure(3, "pp"), "3 percentage points", "3"),
        (figure(20_000, "sanction", Hedge.OVER), "more than 20,000 sanctions", "20000"),
        (figure(20_000, "sanction", Hedge.AT_LEAST), "at least 20,000 sanctions", "20000"),
        (figure(1_000, "death", Hedge.UNDER), "fewer than 1,000 deaths", "1000"),
        (figure(5, "percent", Hedge.UNDER), "less than 5 per cent", "5"),
        (figure(800, "warhead", Hedge.AT_MOST), "at most 800 warheads", "800"),
        (figure(2_700, "warhead", Hedge.NEARLY), "nearly 2,700 warheads", "2700"),
        (figure(26_600_000, "death"), "26.6 million deaths", "26600000"),
        (figure(1_234_567, "death"), "1,234,567 deaths", "1234567"),
        (figure(900_000, "death", step=1_000), "900 thousand deaths", "900000"),
        (figure(500_000, "death", step=50_000), "about 500,000 deaths", "500000"),
        (figure(Fraction(1, 3), step=Fraction(1, 30)), "a third", "0.333333"),
        (figure(2, "times", step=Fraction(1, 5)), "about 2 times", "2"),
        (figure(24, "death", step=12), "24 deaths", "24"),
        (figure(300_000, "death", step=100_000), "0.3 million deaths", "300000"),
        (figure(-5, "percent"), "−5 per cent", "-5"),
        (figure(0, "death"), "0 deaths", "0"),
        (figure("0.25"), "a quarter", "0.25"),
        (figure("0.25", step="0.01"), "0.25", "0.25"),
    ],
)
def test_a_figure_in_prose_and_as_a_plain_number(record: Figure, text: str, value: str) -> None:
    assert (figure_text(FigureRecord(record), UNITS), figure_value(record)) == (text, value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (999, "999"),
        (1_000, "1,000"),
        (999_999, "999,999"),
        (1_000_000, "1 million"),
        (1_550_000_000, "1.55 billion"),
        (2_400_000_000_000, "2.4 trillion"),
        (1_000_500, "1,000,500"),
        (Fraction(2, 3), "0.667"),
        (Fraction(1, 3_000), "0.000333"),
        (Fraction(100, 3), "33.3"),
    ],
)
def test_numbers_have_commas_or_a_magnitude(value: Exact, text: str) -> None:
    assert number_text(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (16, "16th"), (42, "42nd"), (112, "112th")],
)
def test_ordinals(value: int, text: str) -> None:
    assert ordinal_text(value) == text


def test_a_tally_has_an_en_dash() -> None:
    assert tally_text(Tally(71, 26)) == "71–26"


DATES = [
    ("2010-04-08", "8 April 2010"),
    ("1962-10", "October 1962"),
    ("1962", "1962"),
    ("196X", "the 1960s"),
    ("190X", "1900–1909"),
    ("18XX", "the 19th century"),
    ("1682~", "about 1682"),
    ("1962-10-14~", "about 14 October 1962"),
    ("1962-21", "spring 1962"),
    ("1962-24", "winter 1962"),
    ("1962-35", "the third quarter of 1962"),
    ("1962-40", "the first half of 1962"),
    ("1962-37", "January–April 1962"),
    ("1962-29", "September–November 1962"),
    ("1962-10-14/1962-10-28", "14–28 October 1962"),
    ("1975-07-30/1975-08-01", "30 July–1 August 1975"),
    ("1941-06-22/1945-05-09", "22 June 1941 to 9 May 1945"),
    ("1962-10/1962-12", "October–December 1962"),
    ("1962-10/1963-08", "October 1962 to August 1963"),
    ("1941/1945", "1941–1945"),
    ("1949/..", "since 1949"),
    ("1949-04-04/..", "since 4 April 1949"),
    ("../1994-08-31", "until 31 August 1994"),
    ("[1670..1672]", "1670–1672"),
]

DATES_THAT_PROSE_CANNOT_SAY = [
    ("1682?", "possibly 1682"),
    ("1682%", "possibly about 1682"),
    ("1949/", "from 1949"),
    ("196X/198X", "the 1960s to the 1980s"),
    ("1682~/1690", "about 1682 to 1690"),
    ("1962-10/1962-12-05", "October 1962 to 5 December 1962"),
    ("[1667,1668]", "1667 or 1668"),
    ("{1960,1961-12}", "1960 and December 1961"),
    ("[..1984]", "1984 or earlier"),
    ("[1984..]", "1984 or later"),
]
"""Dates whose rendering the finder does not read as one date phrase with all that it says."""


@pytest.mark.parametrize(("record", "text"), DATES + DATES_THAT_PROSE_CANNOT_SAY)
def test_a_date_in_prose(record: str, text: str) -> None:
    assert date_text(record) == text


# ---------------------------------------------------------------- what is rendered agrees with its record

NUMBERS = st.one_of(
    st.integers(3, 10**10),
    st.builds(lambda digits, zeros: digits * 10**zeros, st.integers(3, 999), st.integers(0, 9)),
    st.builds(lambda digits: Fraction(digits, 10), st.integers(1, 9_999)),
    st.builds(Fraction, st.integers(1, 10**6), st.integers(7, 999)),
)
UNIT_NAMES = st.sampled_from(["death", "percent", "USD", "EUR", "RUB", "km", "warhead"])
HEDGES = st.sampled_from([hedge for hedge in Hedge if hedge is not Hedge.BETWEEN])


@given(NUMBERS, UNIT_NAMES, HEDGES)
def test_a_rendered_figure_reads_back_and_agrees(value: Exact, unit: str, hedge: Hedge) -> None:
    is_short_decimal = 1000 % Fraction(value).denominator == 0
    assume(hedge is Hedge.NONE or is_short_decimal)  # a hedge goes with a number as written, not a quotient
    _reads_back_and_agrees(Figure(value, value, unit, hedge))


@given(st.integers(3, 10**9), st.integers(1, 10**9), UNIT_NAMES)
def test_a_rendered_range_reads_back_and_agrees(low: int, more: int, unit: str) -> None:
    _reads_back_and_agrees(Figure(low, low + more, unit, Hedge.BETWEEN))


@given(st.integers(3, 9_999), st.integers(0, 3), st.sampled_from([1_000, 10**6, 10**9]), HEDGES)
def test_a_rendered_short_number_reads_back_and_agrees(
    digits: int, decimals: int, magnitude: int, hedge: Hedge
) -> None:
    step = Fraction(magnitude, 10**decimals)
    assume(step.denominator == 1 and step > 1)
    _reads_back_and_agrees(Figure(digits * step, digits * step, "death", hedge, step))


def _reads_back_and_agrees(record: Figure) -> None:
    text = figure_text(record, UNITS)
    found = FINDER.find(text)
    assert [item.text for item in found] == [text.removesuffix(_counted_noun(record))]
    agreement = values_agree(found[0], FigureRecord(record), UNITS)
    assert agreement.verdict is Verdict.AGREES, agreement.why


def _counted_noun(record: Figure) -> str:
    """What the figure counts, which in prose stands beside it and is no part of it."""
    unit = UNITS.named(record.unit)
    return f" {unit.written(record.high)}" if unit is not None and unit.is_counted else ""


@given(st.integers(1, 10**5))
def test_a_rendered_ordinal_reads_back(value: int) -> None:
    [found] = FINDER.find(f"the {ordinal_text(value)} package")
    assert found.value == Ordinal(value)


@given(st.integers(20, 1_000), st.integers(0, 19))
def test_a_rendered_tally_reads_back(first: int, second: int) -> None:
    [found] = FINDER.find(tally_text(Tally(first, second)))
    assert found.value == Tally(first, second)


@pytest.mark.parametrize("record", [record for record, _ in DATES])
def test_a_rendered_date_reads_back_and_agrees(record: str) -> None:
    _date_agrees(parse(record))


@given(st.dates().filter(lambda day: day.year >= 1000 and day.year < 2100))
def test_every_rendered_day_month_and_year_reads_back_and_agrees(day) -> None:  # type: ignore[no-untyped-def]
    for length in (10, 7, 4):
        _date_agrees(parse(day.isoformat()[:length]))


def _date_agrees(record: EdtfDate) -> None:
    text = f"It happened {date_text(record)}."
    found = [item for item in FINDER.find(text) if item.kind is Kind.DATE]
    assert len(found) == 1, text
    agreement = values_agree(found[0], record.text, UNITS)
    assert agreement.verdict is Verdict.AGREES, agreement.why
