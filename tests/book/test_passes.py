"""What a pass tells the next, and the links that follow from the last."""

from __future__ import annotations

import json
from io import BytesIO
from typing import cast

import pikepdf
import pytest
import typst

from checks.book.linking import linked
from checks.book.passes import NOTHING_KNOWN, Course, Layout, Place

_COURSES = (
    Course(1, "Part", "Part", guide=False, on_top=False),
    Course(2, "Part", "Chapter", guide=False, on_top=False),
    Course(5, "Glossary", "Glossary", guide=False, on_top=False),
    Course(6, "Glossary", "Alder", guide=True, on_top=True),
    Course(6, "Glossary", "Alder", guide=True, on_top=False),
    Course(6, "Glossary", "Ash", guide=True, on_top=False),
    Course(8, "Glossary", "Aspen", guide=True, on_top=False),
    Course(9, "Glossary", "Beech", guide=True, on_top=True),
)


def _told(layout: Layout) -> dict[str, list[dict[str, object]]]:
    told: dict[str, list[dict[str, object]]] = json.loads(layout.told)
    return told


@pytest.mark.parametrize(
    ("page", "head", "why"),
    [
        (1, None, "a part opens"),
        (2, None, "a chapter opens"),
        (3, "Chapter", "the chapter goes on, on the right"),
        (4, None, "the page is left blank before a part"),
        (5, None, "a part opens"),
        (6, "Alder", "a letter opens on the left: its first entry"),
        (7, "Ash", "an entry goes on, on the right"),
        (8, "Ash", "an entry goes on, on the left, before the next begins"),
        (9, "Beech", "the last entry that begins, on the right"),
        (10, "Beech", "an entry goes on, on the left"),
    ],
)
def test_a_page_is_headed_by_what_stands_on_it(page: int, head: str | None, why: str) -> None:
    layout = Layout(10, {}, _COURSES, endings=(3,))
    assert _told(layout)["heads"][page - 1]["head"] == head, why


def test_a_chapter_that_goes_on_has_the_part_on_the_left() -> None:
    layout = Layout(4, {}, _COURSES[:2])
    assert [page["head"] for page in _told(layout)["heads"]] == [None, None, "Chapter", "Part"]


def test_a_page_is_numbered_at_its_foot_where_something_opens_on_it() -> None:
    layout = Layout(10, {}, _COURSES)
    assert [at for at, page in enumerate(_told(layout)["heads"], 1) if page["opens"]] == [1, 2, 5]


def test_of_two_places_of_one_name_the_first_counts() -> None:
    found = {"pages": 2, "endings": [], "courses": [], "places": [["a", 1, 10.0, 20.0], ["a", 2, 0.0, 0.0]]}
    assert Layout.of(found).places == {"a": Place(1, 10.0, 20.0)}


def test_the_first_pass_is_told_nothing() -> None:
    assert json.loads(NOTHING_KNOWN) == {"pages": {}, "heads": []}


def _linking_to(address: str) -> bytes:
    """Two pages as Typst sets them, with a link on the first."""
    page = "#set page(width: 200pt, height: 300pt)\n"
    return cast(bytes, typst.compile(f'{page}#link("{address}")[a word] #pagebreak() More.'.encode(), format="pdf"))


def test_a_link_to_a_place_leads_to_its_page_with_its_line_in_view() -> None:
    with pikepdf.open(BytesIO(linked(_linking_to("place:a"), {"a": Place(2, 30, 100)}))) as pdf:
        [link] = pdf.pages[0].Annots
        page, kind, x, top, _ = link.Dest
        assert page.objgen == pdf.pages[1].obj.objgen
        assert (kind, float(x), float(top)) == ("/XYZ", 30, 210)
        assert "/A" not in link
        assert str(link.Contents) == "Page 2"


def test_a_link_out_of_the_book_is_left_as_it_is() -> None:
    with pikepdf.open(BytesIO(linked(_linking_to("https://example.org/"), {}))) as pdf:
        [link] = pdf.pages[0].Annots
        assert str(link.A.URI) == "https://example.org/"
