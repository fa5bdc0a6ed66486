"""The oracle excludes what the semantics certainly do not admit, and nothing that they may."""

from __future__ import annotations

from fractions import Fraction

import pytest

from checks.language.records import Bound, FigureRecord
from checks.language.values import Figure, Hedge
from checks.mutation.calendar import read_date
from checks.mutation.numerals import read_figure
from checks.mutation.oracle import date_excluded, figure_excluded


def _record(low: int, high: int | None = None, hedge: Hedge = Hedge.NONE, bound: Bound | None = None) -> FigureRecord:
    return FigureRecord(Figure(low, low if high is None else high, hedge=hedge), bound)


_EXACT = _record(1_550)
_ESTIMATE = _record(70_374, hedge=Hedge.ABOUT)
_RANGE = _record(20, 27, Hedge.BETWEEN)
_MORE_THAN = _record(20_000, hedge=Hedge.OVER)
_CEILING = _record(700, bound=Bound.CEILING)


@pytest.mark.parametrize(
    ("written", "record"),
    [
        ("1,551", _EXACT),
        ("over 1,550", _EXACT),
        ("nearly 1,550", _EXACT),
        ("at most 1,549", _EXACT),
        ("about 1,250", _EXACT),
        ("70,374", _ESTIMATE),
        ("about 60,000", _ESTIMATE),
        ("over 20,000", _ESTIMATE),
        ("20–26", _RANGE),
        ("28", _RANGE),
        ("20,000", _MORE_THAN),
        ("fewer than 20,000", _MORE_THAN),
        ("more than 21,000", _MORE_THAN),
        ("up to 800", _CEILING),
        ("at least 700", _CEILING),
        ("thirty-six", _record(35)),
        ("1.6 million", _record(1_540_000)),
        ("about 60 per cent", _record(-82)),
    ],
)
def test_what_a_figure_does_not_admit_is_excluded(written: str, record: FigureRecord) -> None:
    figure = read_figure(written)
    assert figure is not None
    assert figure_excluded(figure.said, record)


@pytest.mark.parametrize(
    ("written", "record"),
    [
        ("1,550", _EXACT),
        ("about 1,500", _EXACT),
        ("more than 1,500", _EXACT),
        ("at least 1,550", _EXACT),
        ("just over 1,500", _EXACT),
        ("about 70,300", _ESTIMATE),
        ("20–27", _RANGE),
        ("about 25", _RANGE),
        ("more than 20,000", _MORE_THAN),
        ("up to 700", _CEILING),
        ("700", _CEILING),
        ("1.5 million", _record(1_540_000)),
        ("fewer than 83 per cent", _record(-82)),
    ],
)
def test_what_a_figure_may_admit_is_not_excluded(written: str, record: FigureRecord) -> None:
    figure = read_figure(written)
    assert figure is not None
    assert not figure_excluded(figure.said, record)


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("6 August 1963", "1963-08-05"),
        ("September 1963", "1963-08-05"),
        ("5 August 1963", "1963-08"),
        ("1964", "1963-08-05"),
        ("the 1970s", "1963"),
        ("late 1963", "1963-03"),
        ("before 1963", "1963-08-05"),
        ("after 5 August 1963", "1963-08-05"),
        ("by 4 August 1963", "1963-08-05"),
        ("since 1964", "1963"),
        ("14–29 October 1962", "1962-10-14/1962-10-28"),
        ("1962", "1961-12-31/1962-01-02"),
        ("7 August", "1963-08-05"),
    ],
)
def test_what_a_date_does_not_admit_is_excluded(written: str, edtf: str) -> None:
    said = read_date(written, 1963)
    assert said is not None
    assert date_excluded(said, edtf)


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("5 August 1963", "1963-08-05"),
        ("August 1963", "1963-08-05"),
        ("the 1960s", "1963"),
        ("early 1963", "1963-03"),
        ("early 1963", "1963-05"),  # on the margin: a warning
        ("by 1963", "1963-08-05"),
        ("after 1962", "1963-08-05"),
        ("since 1941", "1941-06-22/1945-05-09"),
        ("between 1941 and 1945", "1941-06-22/1945-05-09"),
        ("1682", "1680~"),
        ("5 August", "1963-08-05"),
    ],
)
def test_what_a_date_may_admit_is_not_excluded(written: str, edtf: str) -> None:
    said = read_date(written, 1963)
    assert said is not None
    assert not date_excluded(said, edtf)


@pytest.mark.parametrize(
    ("text", "low", "high", "hedge", "step"),
    [
        ("about 70,300 warheads", 70_300, 70_300, Hedge.ABOUT, None),
        ("$7.2 million", 7_200_000, 7_200_000, Hedge.NONE, 100_000),
        ("between 1,700 and 2,200", 1_700, 2_200, Hedge.NONE, None),
        ("50–55 billion dollars", 50 * 10**9, 55 * 10**9, Hedge.NONE, 10**9),
        ("thirty-five states", 35, 35, Hedge.NONE, None),
        ("slightly more than 5.8 per cent", Fraction(58, 10), Fraction(58, 10), Hedge.JUST_OVER, Fraction(1, 10)),
    ],
)
def test_a_figure_as_text_is_read_part_by_part(
    text: str, low: Fraction, high: Fraction, hedge: Hedge, step: Fraction | None
) -> None:
    figure = read_figure(text)
    assert figure is not None
    said = figure.said
    assert (said.low, said.high, said.hedge, said.step) == (low, high, hedge, step)


@pytest.mark.parametrize("text", ["", "warheads", "a dozen", "1,550, or so"])
def test_a_text_of_another_shape_is_left_alone(text: str) -> None:
    assert read_figure(text) is None
