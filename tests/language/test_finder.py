"""What the finder makes of prose: a table of sentences, and each promise of its interface."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from checks.language.finder import Finder, Name
from checks.language.measures import MEASURES
from checks.language.units import UnitTable, counted
from checks.language.values import DatePhrase, Expression, Figure, Hedge, Kind, Ordinal, Relation
from checks.language.whole import counted_noun, parse_whole

from .writing import written

CASES = Path(__file__).parent.parent / "data" / "finder_cases.txt"
COUNTED = UnitTable(
    [
        *MEASURES,
        counted("warhead", ["warhead", "warheads"]),
        counted("sanction", ["sanction", "sanctions"]),
        counted("death", ["death", "deaths"]),
        counted("diplomat", ["diplomat", "diplomats"]),
        counted("aircraft", ["combat aircraft"]),
        counted("tank", ["battle tank", "battle tanks"]),
        counted("state-head", ["head of state", "heads of state"]),
    ]
)
FINDER = Finder(COUNTED)


def _cases() -> Iterator[tuple[str, list[str]]]:
    for block in CASES.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.split("\n") if line and not line.startswith("#")]
        if lines:
            yield lines[0], [line.strip() for line in lines[1:]]


@pytest.mark.parametrize(("sentence", "expected"), list(_cases()), ids=lambda value: value[:40] if value else "")
def test_a_sentence_holds_just_these_expressions(sentence: str, expected: list[str]) -> None:
    assert [written(found) for found in Finder(UnitTable(MEASURES)).find(sentence)] == expected


# ------------------------------------------------------------------------------------ the handbook's names


def _found(finder: Finder, text: str) -> list[tuple[str, Kind, str]]:
    return [(found.text, found.kind, found.why) for found in finder.find(text)]


@pytest.mark.parametrize(
    ("name", "text", "covered"),
    [
        (Name("P5+1", "negotiators"), "the P5+1 met", "P5+1"),
        (Name("Two Plus Four", "talks"), "the Two Plus Four talks", "Two Plus Four"),
        (Name("second world war", "a war"), "the second world war", "second world war"),
        (Name("100 Days' Offensive", "a battle"), "the 100 Days’ Offensive", "100 Days’ Offensive"),
        (Name("open skies 1992", "a treaty"), "Open skies\u00a01992 holds", "Open skies\u00a01992"),
        (Name(r"Nord Stream \d", "a pipeline", pattern=True), "and Nord Stream 2 was", "Nord Stream 2"),
        (Name("the August coup", "an event"), "before the August coup failed", "the August coup"),
    ],
)
def test_a_name_of_the_handbook_comes_before_every_figure(name: Name, text: str, covered: str) -> None:
    assert _found(Finder(COUNTED, [name]), text) == [(covered, Kind.NAME, name.reason)]


def test_a_name_is_matched_at_word_boundaries_only() -> None:
    finder = Finder(COUNTED, [Name("1917", "a film")])
    assert [found.kind for found in finder.find("19175 men in 1917")] == [Kind.FIGURE, Kind.NAME]


def test_what_stands_beside_a_name_is_still_found() -> None:
    finder = Finder(COUNTED, [Name("Apollo Two", "a craft")])
    assert [found.text for found in finder.find("In 1968 Apollo Two flew 3 men.")] == ["1968", "Apollo Two", "3"]


def test_a_name_that_is_no_regular_expression_is_refused_at_the_door() -> None:
    with pytest.raises(ValueError, match="no regular expression"):
        Finder(COUNTED, [Name("(", "broken", pattern=True)])


# ---------------------------------------------------------------------------------------- whole texts


def _figure(low: int | Fraction, unit: str, hedge: Hedge = Hedge.NONE, **more: int | Fraction) -> Figure:
    return Figure(low, more.get("high", low), unit, hedge, more.get("step"))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("about 70,300 warheads", _figure(70_300, "warhead", Hedge.ABOUT)),
        ("more than 20,000 sanctions", _figure(20_000, "sanction", Hedge.OVER)),
        ("20–27 million deaths", _figure(20_000_000, "death", Hedge.BETWEEN, high=27_000_000)),
        ("7,200,000 USD", _figure(7_200_000, "USD")),
        ("USD 5 million", _figure(5_000_000, "USD", step=1_000_000)),
        ("$55 billion", _figure(55 * 10**9, "USD", step=10**9)),
        ("38.6 per cent", _figure(Fraction(193, 5), "percent", step=Fraction(1, 10))),
        ("-3.5 per cent", _figure(Fraction(-7, 2), "percent", step=Fraction(1, 10))),
        ("12,000 to 14,000 warheads", _figure(12_000, "warhead", Hedge.BETWEEN, high=14_000)),
        ("about 12,000 to 14,000 warheads", _figure(12_000, "warhead", Hedge.BETWEEN, high=14_000)),
        ("26.6 million deaths", _figure(26_600_000, "death", step=100_000)),
        ("54.67 degrees", _figure(Fraction(5467, 100), "degree", step=Fraction(1, 100))),
        ("1,550 deployed strategic warheads", _figure(1_550, "warhead")),
        ("2000 warheads", _figure(2_000, "warhead")),
        ("about 2000 warheads", _figure(2_000, "warhead", Hedge.ABOUT)),
        ("up to 1500 warheads", _figure(1_500, "warhead", Hedge.AT_MOST)),
        ("one warhead", _figure(1, "warhead")),
        ("two", _figure(2, "1")),
        ("35 combat aircraft", _figure(35, "aircraft")),
        ("35 heads of state", _figure(35, "state-head")),
        ("half a million deaths", _figure(500_000, "death", step=50_000)),
        ("hundreds of diplomats", _figure(200, "diplomat", high=999)),
        ("16th", Ordinal(16)),
        ("first", Ordinal(1)),
        ("by the 1960s", DatePhrase("196X", relation=Relation.BY)),
        ("the 1960s", DatePhrase("196X")),
    ],
)
def test_a_whole_text_is_one_expression(text: str, value: object) -> None:
    found = parse_whole(FINDER, text)
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize(
    "text", ["", "warheads", "1,550 warheads and more", "5 or so treaties", "in 1,550", "1,550; 1,560", "two treaties"]
)
def test_a_text_that_is_more_or_less_than_one_expression_is_none(text: str) -> None:
    assert parse_whole(FINDER, text) is None


def test_a_whole_text_covers_its_counted_noun_but_not_the_space_around_it() -> None:
    found = parse_whole(FINDER, "  1,550 warheads ")
    assert found is not None
    assert (found.start, found.end, found.text) == (2, 16, "1,550 warheads")


# ----------------------------------------------------------------------------------------- counted nouns


def _noun(text: str) -> str | None:
    unit = counted_noun(text, FINDER.find(text)[0], COUNTED)
    return unit.name if unit else None


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("1,550 deployed strategic warheads", "warhead"),
        ("35 Russian diplomats", "diplomat"),
        ("35 more\ndiplomats", "diplomat"),
        ("20,000 main battle tanks", "tank"),
        ("three-warhead missiles", "warhead"),
        ("35 warhead diplomats", "diplomat"),
        ("35 warhead hunters", None),
        ("one warhead hunter", "warhead"),
        ("dozens of diplomats", "diplomat"),
        ("35 heads of state", "state-head"),
        ("35, diplomats", None),
        ("35 of the diplomats", None),
        ("35 in diplomats", None),
        ("35 were diplomats", None),
        ("35\n\ndiplomats", None),
        ("35 big old grey tired sad diplomats", None),
        ("35 km from diplomats", None),
        ("35", None),
    ],
)
def test_the_counted_noun_after_a_figure(text: str, unit: str | None) -> None:
    assert _noun(text) == unit


def test_a_counted_noun_stays_outside_the_expression() -> None:
    assert [found.text for found in FINDER.find("some 1,550 warheads in 3 states")] == ["some 1,550", "3"]


# --------------------------------------------------------------------------------------------- the values


def _one(text: str) -> Expression:
    (found,) = FINDER.find(text)
    return found


@pytest.mark.parametrize("text", ["31 June 1990", "29 February 1900", "32 May 1990"])
def test_a_day_that_no_calendar_has_is_still_reported(text: str) -> None:
    found = FINDER.find(text)
    assert found
    assert all(expression.value != DatePhrase(text) for expression in found)
    assert not any(expression.kind is Kind.NAME for expression in found)


@pytest.mark.parametrize("hedge", ["more than", "over", "nearly", "at least", "fewer than", "almost", "exactly"])
def test_a_hedge_makes_a_bare_year_a_number(hedge: str) -> None:
    assert isinstance(_one(f"{hedge} 2000").value, Figure)


@pytest.mark.parametrize("follower", [" km", " kilotons", " per cent", " dollars", " million", "%"])
def test_a_unit_makes_a_bare_year_a_number(follower: str) -> None:
    assert isinstance(_one(f"2000{follower}").value, Figure)


@pytest.mark.parametrize("text", ["9" * 5_000, "7" * 61, "1,234" * 500])
def test_a_number_too_long_to_be_one_raises_nothing(text: str) -> None:
    assert FINDER.find(text)
