"""Survivors are set beside the reasons given for them, and a list that is wrong says where."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.facts.config import ConfigurationError
from checks.mutation.mutant import Mutant, Outcome
from checks.mutation.survivors import KnownSurvivor, read_known, sort_survivors

_MUTANT = Mutant("docs/a.md", 3, 10, 12, "hedge-added", "over 19", 3, "long-bridge.arches", "19", "over 19")


def test_a_survivor_is_known_by_the_patterns_that_it_matches() -> None:
    known = KnownSurvivor("an idiom", operator="hedge-*", path="docs/*", after="over *")
    result = sort_survivors([Outcome(_MUTANT, missed="no error")], [known])
    assert (len(result.known[known]), result.unknown, result.stale) == (1, [], [])


def test_a_survivor_that_matches_no_reason_is_unknown() -> None:
    known = KnownSurvivor("an idiom", operator="unit-changed")
    result = sort_survivors([Outcome(_MUTANT, missed="no error")], [known])
    assert [outcome.mutant for outcome in result.unknown] == [_MUTANT]
    assert result.stale == [known]


def test_a_killed_mutant_is_no_survivor() -> None:
    assert sort_survivors([Outcome(_MUTANT, rules=("figure-disagrees",))], []).unknown == []


def test_a_list_is_read(tmp_path: Path) -> None:
    (tmp_path / "known.toml").write_text('[[survivor]]\noperator = "hedge-added"\nreason = "an idiom"\n', "utf-8")
    assert read_known(tmp_path, "known.toml") == (KnownSurvivor("an idiom", operator="hedge-added"),)


def test_no_list_is_an_empty_one(tmp_path: Path) -> None:
    assert read_known(tmp_path, "") == ()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[[survivor]]\noperator = 'x'\n", "reason"),
        ("[[survivor]]\nreason = 'r'\n", "everything"),
        ("[[survivor]]\nreason = 'r'\ncolour = 'x'\n", "colour"),
        ("[[survivor]]\nreason = 'r'\npath = 3\n", "text in quotes"),
        ("[other]\n", "[[survivor]]"),
        ("[[", "no TOML"),
    ],
)
def test_a_list_that_is_wrong_says_so(tmp_path: Path, text: str, fault: str) -> None:
    (tmp_path / "known.toml").write_text(text, "utf-8")
    with pytest.raises(ConfigurationError, match=r"known\.toml") as error:
        read_known(tmp_path, "known.toml")
    assert fault in str(error.value)


def test_a_list_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"known\.toml"):
        read_known(tmp_path, "known.toml")
