"""What became of an entry, and when, follows from its acts."""

from __future__ import annotations

from datetime import date

import pytest

from checks.facts.config import Phase
from checks.pictures.lives import Life, life_of
from tests.pictures.weirs import CONFIG, ENTRIES, act, records_of, weir


def _life(acts: str, parties: str = "ford, lock") -> Life | None:
    records = records_of({**ENTRIES, "a-weir": weir("A Weir", parties, acts)})
    return life_of(records.entries["a-weir"], records)


AGREED, WORKING = act("agreed", "1900-03-01"), act("working", "1902-01-01")


@pytest.mark.parametrize(
    ("acts", "parties", "phases", "end", "others"),
    [
        (AGREED, "ford, lock", ["pending"], "", []),
        (AGREED + WORKING, "ford, lock", ["pending", "running"], "", []),
        (WORKING + AGREED, "ford, lock", ["pending", "running"], "", []),
        (AGREED + act("removed", "1901-01-01"), "ford, lock", ["pending"], "removed", []),
        (WORKING + act("halted", "1910", "ford"), "ford, lock", ["running", "paused"], "", []),
        (WORKING + act("halted", "1910", "ford"), "ford, lock, mill", ["running"], "", ["halted"]),
        (WORKING + act("left", "1910", "ford"), "ford, lock", ["running"], "left", []),
        (WORKING + act("left", "1910", "ford"), "ford, lock, mill", ["running"], "", ["left"]),
        (WORKING + act("leased", "1910"), "ford, lock", ["running", "running"], "", []),
        (WORKING + act("working", "1911", address="again"), "ford, lock", ["running"], "", []),
        (WORKING + act("removed", "1905") + act("halted", "1910"), "ford, lock", ["running"], "removed", []),
        (WORKING + act("removed", "2001"), "ford, lock", ["running"], "", []),
        (act("removed", "1905"), "ford, lock", None, "", []),
        (act("planned", "1905"), "ford, lock", None, "", []),
    ],
)
def test_stages_follow_from_acts(
    acts: str, parties: str, phases: list[str] | None, end: str, others: list[str]
) -> None:
    life = _life(acts, parties)
    if phases is None:
        assert life is None
        return
    assert life is not None
    assert [stage.phase.value for stage in life.stages] == phases
    assert (life.end.fact.name if life.end else "") == end
    assert [moment.fact.name for moment in life.others] == others


def test_what_has_not_ended_is_open_and_drawn_to_the_as_of_date() -> None:
    life = _life(AGREED + WORKING)
    assert life is not None
    assert [stage.is_open for stage in life.stages] == [False, True]
    assert life.last == CONFIG.as_of


def test_a_stage_ends_where_the_next_begins() -> None:
    life = _life(AGREED + act("working", "1902"))
    assert life is not None
    assert life.stages[0].ended == life.stages[1].begun


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("1902-05-07", date(1902, 5, 7), date(1902, 5, 7)),
        ("1902", date(1902, 1, 1), date(1902, 12, 31)),
        ("1902~", date(1900, 1, 1), date(1904, 12, 31)),
        ("1902-05/1903-01", date(1902, 5, 1), date(1902, 5, 31)),
    ],
)
def test_doubt_about_a_day_is_kept(written: str, first: date, last: date) -> None:
    life = _life(act("working", written))
    assert life is not None
    assert (life.stages[0].begun.first, life.stages[0].begun.last) == (first, last)
    assert life.stages[0].phase is Phase.RUNNING
