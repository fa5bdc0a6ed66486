"""A request that cannot be drawn says where the fault lies and what to write instead."""

from __future__ import annotations

import pytest

from checks.pictures.kinds import KINDS, chart_of
from checks.pictures.request import OPTIONS, Request, Undrawable, missing_caption, request_of
from tests.pictures.weirs import REQUESTS, chart, weirs


@pytest.mark.parametrize(
    ("subject", "options", "option", "words"),
    [
        ("eels", {}, "kind", "needs a kind of chart"),
        ("eels", {"kind": "line"}, "kind", "Did you mean “lines”"),
        ("eels", {"kind": "lines", "colums": "upper"}, "colums", "Did you mean “columns”"),
        ("eels", {"kind": "lines", "facts": "north"}, "facts", "It takes columns"),
        ("", {"kind": "lines"}, "", "needs an entry"),
        ("eel", {"kind": "lines"}, "", "Did you mean “eels”"),
        ("ford", {"kind": "lines"}, "", "has no series"),
        ("eels", {"kind": "lines", "columns": "uper"}, "columns", "Did you mean “upper”"),
        ("eels", {"kind": "lines", "scale": "square"}, "scale", "linear or log"),
        ("eels", {"kind": "lines", "from": "1940"}, "columns", "no figure to draw"),
        ("eels", {"kind": "lines", "from": "soon"}, "from", "is no date"),
        ("eels", {"kind": "lines", "from": "1932", "until": "1930"}, "until", "lies before"),
        ("eels", {"kind": "lines", "until": "1930", "columns": "upper", "scale": "log"}, "scale", "above zero"),
        ("eels", {"kind": "steps"}, "columns", "one column"),
        ("eels", {"kind": "steps", "facts": "north"}, "facts", "nothing dated"),
        ("eels", {"kind": "bars", "facts": "nort"}, "facts", "Did you mean “north”"),
        ("eels", {"kind": "bars", "facts": "north boats"}, "facts", "boats, eels"),
        ("eels", {"kind": "bars", "facts": "north first-tag"}, "facts", "no figure"),
        ("eels", {"kind": "bars", "facts": "north", "without": "south"}, "without", "leaves out nothing"),
        ("eels", {"kind": "bars", "facts": "north", "order": "size"}, "order", "value, given, time"),
        ("eels", {"kind": "bars", "columns": "upper lower"}, "columns", "one column"),
        ("ford", {"kind": "ranges"}, "facts", "0 facts"),
        ("eels", {"kind": "ranges", "facts": "caught boats"}, "facts", "one unit"),
        ("", {"kind": "lanes"}, "entries", "no entry to draw"),
        ("", {"kind": "lanes", "entry-kind": "wier"}, "entry-kind", "Did you mean “weir”"),
        ("", {"kind": "lanes", "themes": "wod"}, "themes", "Did you mean “wood”"),
        ("", {"kind": "lanes", "entries": "old-wier"}, "entries", "Did you mean “old-weir”"),
        ("", {"kind": "lanes", "entries": "dry-weir"}, "entries", "begins a phase"),
        ("", {"kind": "lanes", "entry-kind": "town"}, "entry-kind", "begins a phase"),
        ("", {"kind": "timeline", "themes": "winter summer wood"}, "themes", "at most two"),
        ("", {"kind": "timeline", "entries": "ford"}, "entries", "no dated act"),
        ("eels", {"kind": "timeline", "facts": "north"}, "", "has a date"),
        ("dry-weir", {"kind": "life"}, "", "too few dated acts"),
    ],
)
def test_the_fault_is_named_at_its_option(subject: str, options: dict[str, str], option: str, words: str) -> None:
    with pytest.raises(Undrawable) as raised:
        chart_of(request_of(subject, options), weirs())
    assert raised.value.option == option
    assert words in f"{raised.value.message} {raised.value.hint}"


@pytest.mark.parametrize("name", REQUESTS)
def test_a_request_is_what_its_key_says(name: str) -> None:
    request = request_of(*REQUESTS[name])
    assert Request.of_key(request.key) == request
    assert chart_of(Request.of_key(request.key), weirs()) == chart(name)


def test_every_option_of_every_kind_is_known_and_told() -> None:
    assert set().union(*(kind.options for kind in KINDS.values())) == OPTIONS.keys()


@pytest.mark.parametrize(
    ("options", "missing"),
    [
        ({"title": "A", "description": "B"}, ()),
        ({"title": "A", "description": "  "}, ("description",)),
        ({}, ("title", "description")),
    ],
)
def test_a_caption_has_a_title_and_a_description(options: dict[str, str], missing: tuple[str, ...]) -> None:
    assert missing_caption(options) == missing
