"""Scales keep their promises for any values, and their ticks are numbers and days that people would choose."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.pictures.scales import LinearScale, LogScale, TimeScale, linear_over, log_over, nice_step, years_over

NUMBERS = st.lists(st.fractions(min_value=-(10**9), max_value=10**12), min_size=1, max_size=8)
ABOVE_ZERO = st.lists(st.fractions(min_value=Fraction(1, 1000), max_value=10**12), min_size=1, max_size=8)
DAYS = st.tuples(st.dates(date(1, 1, 1), date(9999, 12, 31)), st.dates(date(1, 1, 1), date(9999, 12, 31))).map(sorted)


def _is_nice(step: Fraction) -> bool:
    while step >= 10:
        step /= 10
    while step < 1:
        step *= 10
    return step in (1, 2, 5)


@given(NUMBERS)
def test_a_linear_scale_holds_zero_and_every_value_between_its_ends(values: list[Fraction]) -> None:
    scale = linear_over(list(values), 300.0, 10.0)
    assert all(scale.low <= value <= scale.high for value in (*values, 0))
    assert all(10.0 - 1e-6 <= scale.place(value) <= 300.0 + 1e-6 for value in values)


@given(NUMBERS)
def test_linear_ticks_are_round_and_evenly_spaced_and_end_where_the_scale_does(values: list[Fraction]) -> None:
    scale = linear_over(list(values), 0.0, 100.0, 5)
    ticks = scale.ticks(6)
    assert 2 <= len(ticks) <= 8
    assert all(scale.low <= tick.value <= scale.high for tick in ticks)
    assert _is_nice(nice_step(Fraction(scale.high - scale.low), 6))


@given(st.fractions(min_value=Fraction(1, 10**6), max_value=10**12), st.integers(1, 12))
def test_a_nice_step_is_the_smallest_that_suffices(span: Fraction, most: int) -> None:
    step = nice_step(span, most)
    assert _is_nice(step)
    assert step * most >= span
    assert step * most < span * Fraction(5, 2)


@given(NUMBERS)
def test_a_greater_value_never_lies_lower(values: list[Fraction]) -> None:
    scale = linear_over(list(values), 0.0, 100.0)
    assert all(scale.place(one) <= scale.place(other) for one, other in pairwise(sorted(values)))


@given(ABOVE_ZERO)
def test_a_logarithmic_scale_holds_its_values_and_has_ticks(values: list[Fraction]) -> None:
    scale = log_over(list(values), 200.0, 0.0)
    assert all(scale.low <= value <= scale.high for value in values)
    ticks = scale.ticks(6)
    assert len(ticks) >= 2
    assert all(-1e-6 <= scale.place(tick.value) <= 200.0 + 1e-6 for tick in ticks)


def test_equal_ratios_take_equal_room() -> None:
    scale = LogScale(1, 10_000, 0.0, 80.0)
    assert [round(scale.place(value), 6) for value in (1, 10, 100, 10_000)] == [0, 20, 40, 80]


@given(DAYS)
def test_time_ticks_lie_between_the_ends_in_order_and_are_few(days: list[date]) -> None:
    first, last = days
    ticks = TimeScale(first, last, 0.0, 100.0).ticks(8)
    assert all(first <= day <= last for day, _ in ticks)
    assert all(one < other for (one, _), (other, _) in pairwise(ticks))
    assert len(ticks) <= 11


@given(DAYS)
def test_a_time_scale_is_never_shorter_than_what_it_shows(days: list[date]) -> None:
    scale = years_over(*days, 0.0, 100.0)
    assert scale.first <= days[0] <= days[1] <= scale.last


def test_a_day_beyond_an_end_lies_at_that_end() -> None:
    scale = TimeScale(date(2000, 1, 1), date(2010, 1, 1), 5.0, 105.0)
    assert scale.place(date(1990, 1, 1)) == 5.0
    assert scale.place(date(2010, 1, 1) + timedelta(days=900)) == 105.0


@pytest.mark.parametrize(
    ("low", "high", "labels"),
    [
        (0, 40_000, ["0", "10,000", "20,000", "30,000", "40,000"]),
        (0, 50_000_000, ["0", "10 million", "20 million", "30 million", "40 million", "50 million"]),
        (0, Fraction(1, 2), ["0", "0.1", "0.2", "0.3", "0.4", "0.5"]),
        (-20, 20, ["−20", "−10", "0", "10", "20"]),
    ],
)
def test_ticks_are_written_as_the_handbook_writes_numbers(low: int, high: int | Fraction, labels: list[str]) -> None:
    assert [tick.label for tick in LinearScale(low, high, 0, 1).ticks(5)] == labels


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        (date(1945, 1, 1), date(2025, 1, 1), ["1950", "1960", "1970", "1980", "1990", "2000", "2010", "2020"]),
        (date(2010, 4, 8), date(2013, 2, 1), ["Jul 2010", "Jan 2011", "Jul 2011", "Jan 2012", "Jul 2012", "Jan 2013"]),
        (date(1962, 10, 14), date(1962, 10, 28), ["14 Oct 1962", "21 Oct 1962", "28 Oct 1962"]),
        (date(1962, 10, 14), date(1962, 10, 14), ["14 Oct 1962"]),
    ],
)
def test_time_ticks_are_as_fine_as_the_time_is_short(first: date, last: date, labels: list[str]) -> None:
    most = 4 if (last - first).days < 30 else 8
    assert [label for _, label in TimeScale(first, last, 0, 1).ticks(most)] == labels
