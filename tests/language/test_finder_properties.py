"""What holds of the finder whatever the text: written values read back, nothing raised, nothing overlapping."""

from __future__ import annotations

import datetime
import time
from fractions import Fraction

import pytest
from babel.dates import format_date, format_interval
from babel.numbers import format_decimal
from hypothesis import given, settings
from hypothesis import strategies as st
from num2words import num2words

from checks.language import english
from checks.language.finder import Finder
from checks.language.measures import MEASURES
from checks.language.tokens import tokenize
from checks.language.units import UnitTable
from checks.language.values import DatePhrase, Figure, Kind, Ordinal
from checks.language.whole import parse_whole

FINDER = Finder(UnitTable(MEASURES))
DAYS = st.dates(datetime.date(1600, 1, 1), datetime.date(2099, 12, 31))
WORDS = st.sampled_from(
    [
        *english.WORDS,
        *english.CURRENCY_SIGNS,
        *("May", "March", "5", "31", "1963", "1,550", "5.8", "16th", "1990s", "4.35bn", "150kt", "½", "10:30", "0"),
        *("2010-04-08", "12.08.1963", "9M729", "007", "a.m.", "km", "per", "cent", "miles", "years", "°", "′", "%"),
        *("Article", "pp", "War", "Fleet", "treaty", "+", "-", "–", "−", "/", ",", ".", "(", ")", "[", "]", "'", "’"),
        *("Christmas", "Day", "\n\n", "\0", "１２", "①", "²", "9" * 70, "Q3", "FY23", "o'clock", "BC", "thousandth"),
    ]
)
PROSE = st.lists(st.tuples(WORDS, st.sampled_from([" ", " ", " ", "", "-", "–", " of "])), max_size=25).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)


@given(st.text())
def test_the_tokens_of_a_text_join_back_to_it(text: str) -> None:
    assert "".join(tokenize(text)) == text


@settings(max_examples=300, deadline=None)
@given(st.text() | PROSE)
def test_expressions_are_in_order_apart_and_cut_from_the_text(text: str) -> None:
    reached = 0
    for found in FINDER.find(text):
        assert reached <= found.start < found.end
        assert text[found.start : found.end] == found.text
        reached = found.end


@settings(max_examples=150, deadline=None)
@given(PROSE)
def test_a_refusal_always_has_its_reason_and_a_figure_its_value(text: str) -> None:
    for found in FINDER.find(text):
        is_refused = found.kind in (Kind.NAME, Kind.TRIVIAL)
        assert bool(found.why) == is_refused
        assert is_refused or found.value is not None


@settings(max_examples=300, deadline=None)
@given(st.integers(3, 10**13))
def test_cardinals_in_words_read_back(number: int) -> None:
    found = parse_whole(FINDER, num2words(number))
    assert found is not None
    assert isinstance(found.value, Figure)
    assert (found.value.low, found.value.high) == (number, number)


@settings(max_examples=300, deadline=None)
@given(st.integers(1, 10**9))
def test_ordinals_in_words_and_digits_read_back(number: int) -> None:
    for written in (num2words(number, to="ordinal"), num2words(number, to="ordinal_num")):
        found = parse_whole(FINDER, written)
        assert found is not None, written
        assert found.value == Ordinal(number), written


@settings(max_examples=200, deadline=None)
@given(st.decimals(0, 10**9, places=2, allow_nan=False) | st.integers(2101, 10**12))
def test_numerals_read_back(number: object) -> None:
    written = format_decimal(number, locale="en")
    found = parse_whole(FINDER, written)
    assert found is not None
    assert isinstance(found.value, Figure)
    assert found.value.low == Fraction(written.replace(",", ""))


@settings(max_examples=150, deadline=None)
@given(DAYS, st.sampled_from(["medium", "long", "full"]), st.sampled_from(["en_US", "en_GB", "en_AU", "en_IE"]))
def test_days_read_back(day: datetime.date, form: str, locale: str) -> None:
    written = format_date(day, form, locale=locale)
    found = parse_whole(FINDER, written)
    assert found is not None, written
    assert found.value == DatePhrase(day.isoformat()), written


@settings(max_examples=150, deadline=None)
@given(DAYS, DAYS, st.sampled_from(["yMMMd", "yMMMM", "yMMMEd"]), st.sampled_from(["en_US", "en_GB"]))
def test_intervals_read_back(one: datetime.date, other: datetime.date, skeleton: str, locale: str) -> None:
    start, end = sorted((one, other))
    cut = 7 if skeleton == "yMMMM" else 10
    first, last = start.isoformat()[:cut], end.isoformat()[:cut]
    if first == last:
        return
    written = format_interval(start, end, skeleton, locale=locale)
    found = parse_whole(FINDER, written)
    assert found is not None, written
    assert found.value == DatePhrase(f"{first}/{last}"), written


HOSTILE = ("1,234,", "one hundred and ", "between 5 and ", "from 1990 to ", "Articles 5, ", "1-", "A-1/", "half a ")


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_in_step_with_length(piece: str) -> None:
    def seconds(times: int) -> float:
        began = time.process_time()
        FINDER.find(piece * times)
        return time.process_time() - began

    seconds(200)
    short = max(seconds(500), 0.002)
    assert min(seconds(4_000) for _ in range(3)) < 8 * short * 4


@pytest.mark.parametrize("text", ["x" * 2_000_000, "1" * 2_000_000, ",234" * 200_000, "\0" * 100_000, " " * 500_000])
def test_a_huge_token_is_passed_over_in_a_moment(text: str) -> None:
    began = time.process_time()
    FINDER.find(text)
    assert time.process_time() - began < 3
