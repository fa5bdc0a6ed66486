"""Labels are moved apart, and no farther than they must be."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from checks.pictures.placing import Box, Room, flags, spread
from checks.pictures.text import width, wrapped

PLACES = st.lists(st.floats(0, 700), min_size=1, max_size=12)


@given(PLACES, st.floats(5, 30))
def test_labels_never_meet_and_keep_their_order(wanted: list[float], size: float) -> None:
    centres = spread(wanted, [size] * len(wanted), 0.0, 1000.0)
    ordered = [centre for _, centre in sorted(zip(wanted, centres, strict=True))]
    assert all(other - one >= size - 1e-6 for one, other in pairwise(sorted(centres)))
    assert all(one <= other for one, other in pairwise(sorted(ordered)))


@given(PLACES, st.floats(5, 30))
def test_labels_stay_between_the_ends_as_long_as_there_is_room(wanted: list[float], size: float) -> None:
    centres = spread(wanted, [size] * len(wanted), 0.0, 1000.0)
    assert all(size / 2 - 1e-6 <= centre <= 1000 - size / 2 + 1e-6 for centre in centres)


def test_labels_that_stand_apart_are_not_moved() -> None:
    assert spread([50.0, 10.0, 90.0], [10, 10, 10], 0, 100) == (50.0, 10.0, 90.0)


def test_labels_wanted_in_one_place_stand_about_it() -> None:
    assert spread([50.0, 50.0], [10, 10], 0, 100) == (45.0, 55.0)


@given(PLACES, st.floats(20, 200))
def test_no_flag_lies_on_another(places: list[float], size: float) -> None:
    placed = flags(sorted(places), [size] * len(places), 720.0)
    for one, other in combinations(placed, 2):
        assert one.level != other.level or one.right <= other.left or other.right <= one.left


@given(PLACES)
def test_a_flag_flies_at_its_pole(places: list[float]) -> None:
    for flag in flags(sorted(places), [60.0] * len(places), 720.0):
        assert min(abs(flag.left - flag.x), abs(flag.right - flag.x)) <= 5


def test_room_that_is_taken_is_not_given_twice() -> None:
    room = Room(0, 100)
    assert room.take(Box(0, 0, 50, 10))
    assert not room.take(Box(40, 5, 80, 15))
    assert room.take(Box(50, 0, 100, 10))
    assert not room.take(Box(90, 20, 101, 30))


@given(st.text(alphabet="abcdefgh ILM–é", max_size=80), st.floats(40, 300))
def test_wrapped_words_are_all_there_and_fit_unless_one_is_too_long(text: str, room: float) -> None:
    lines = wrapped(text, room)
    assert " ".join(lines).split() == text.split()
    assert all(width(line) <= room or " " not in line for line in lines)
