"""Every chart shows the facts that its table lists, within its drawing, in every layout."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeGuard

import pytest

from checks.pictures.chart import facts_in
from checks.pictures.drawing import (
    NARROW,
    PRINT,
    WIDE,
    Drawing,
    Group,
    Layout,
    Line,
    Mark,
    Marker,
    Rectangle,
    Shape,
    Text,
    marks_in,
)
from checks.pictures.kinds import KINDS
from checks.pictures.styles import Ink
from checks.pictures.text import width
from tests.pictures.weirs import REQUESTS, chart, weirs

LAYOUTS = [WIDE, NARROW, PRINT]
every_chart = pytest.mark.parametrize("name", REQUESTS)
every_layout = pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)


def _all(shapes: tuple[Shape, ...]) -> Iterator[Shape]:
    for shape in shapes:
        if isinstance(shape, Mark | Group):
            yield from _all(shape.shapes)
        else:
            yield shape


def _reach(shape: Shape) -> tuple[float, float]:
    """How far a shape reaches from left to right."""
    match shape:
        case Line(points=points):
            return min(x for x, _ in points), max(x for x, _ in points)
        case Rectangle():
            return shape.x, shape.x + shape.width
        case Marker():
            return shape.x - shape.radius, shape.x + shape.radius
        case Text():
            wide = width(shape.text, shape.size, bold=shape.style.bold) / 1.05
            left = shape.x - {"start": 0.0, "middle": wide / 2, "end": wide}[shape.anchor]
            return left, left + wide
    raise AssertionError(shape)


def test_there_is_a_request_for_every_kind_of_chart() -> None:
    assert {options["kind"] for _, options in REQUESTS.values()} == set(KINDS)


@every_chart
@every_layout
def test_its_marks_are_the_facts_of_its_table(name: str, layout: Layout) -> None:
    made = chart(name)
    listed = {fact.address for fact in facts_in(made.table())}
    marked = {mark.fact for mark in marks_in(made.draw(layout)) if mark.fact}
    closing = {cell.fact.address for row in made.table().rows for cell in row[2:3] if cell.fact}
    unseen = listed - marked - closing  # the end of a stretch is drawn by its length
    assert marked <= listed
    assert unseen <= ({"eels.upper@1930"} if "scale" in REQUESTS[name][1] else set())
    assert listed <= weirs().facts.keys()


@every_chart
@every_layout
def test_every_word_stands_in_a_mark_that_says_what_it_is(name: str, layout: Layout) -> None:
    drawing = chart(name).draw(layout)
    bare = [shape for shape in drawing.shapes if isinstance(shape, Text)]
    assert not bare
    for mark in marks_in(drawing):
        assert bool(mark.fact) != bool(mark.exempt), mark


@every_chart
@every_layout
def test_nothing_reaches_out_of_the_drawing(name: str, layout: Layout) -> None:
    drawing: Drawing = chart(name).draw(layout)
    for shape in _all(drawing.shapes):
        left, right = _reach(shape)
        assert left >= -3, (name, layout.name, shape)
        assert right <= layout.width + 3, (name, layout.name, shape)
    assert drawing.height > 0


@every_chart
def test_the_head_of_its_table_names_every_column(name: str) -> None:
    table = chart(name).table()
    assert table.rows
    assert {len(row) for row in table.rows} == {len(table.heads)}


def _marks(name: str) -> list[str]:
    return [mark.fact for mark in marks_in(chart(name).draw(WIDE)) if mark.fact]


def test_bars_are_ordered_by_value_unless_they_are_a_column() -> None:
    assert _marks("bars of facts") == ["eels.south", "eels.east", "eels.north"]
    assert _marks("bars of a column") == [f"eels.upper@{year}" for year in (1930, 1931, 1932, 1933)]


def test_lanes_are_ordered_by_time_and_have_only_what_has_a_life() -> None:
    links = [mark.link for mark in marks_in(chart("lanes").draw(WIDE)) if mark.link]
    assert links == ["old-weir", "new-weir"]


def test_steps_of_facts_count_up_in_the_order_of_time() -> None:
    names = [row[0].words for row in chart("steps of facts").table().rows]
    assert names == ["First tag", "Second tag", "Third tag"]


def test_a_happening_lasts_from_the_act_that_began_it_to_the_one_that_ended_it() -> None:
    rows = {
        row[0].entry: [cell.fact.address if cell.fact else "" for cell in row[1:3]]
        for row in chart("time-line").table().rows
    }
    assert rows == {
        "great-flood": ["great-flood.began", "great-flood.ended"],
        "flood-of-1940": ["flood-of-1940.began", ""],
        "ice-flood": ["ice-flood.announced", ""],
    }


def test_bands_are_called_what_their_themes_are() -> None:
    names = {row[-1].words for row in chart("time-line in bands").table().rows}
    assert names == {"Winter", "Summer floods"}


def test_an_adopted_estimate_is_said_to_be() -> None:
    rows = chart("ranges").table().rows
    assert [row[0].words for row in rows if row[1].words == "adopted here"] == ["The mill"]


def test_zero_on_a_logarithmic_scale_is_said_to_be_missing() -> None:
    assert any("zero" in note for note in chart("lines on two scales").notes)
    assert not any("zero" in note for note in chart("lines").notes)


def test_a_line_is_dotted_where_years_are_left_out() -> None:
    (line,) = [shape for shape in _all(chart("one line").draw(WIDE).shapes) if _is_of_series(shape)]
    assert line.style.dash == "1 4"
    assert any("no value" in note for note in chart("one line").notes)


def _is_of_series(shape: Shape) -> TypeGuard[Line]:
    return isinstance(shape, Line) and shape.style.stroke is Ink.FIRST
