"""A drawing as SVG: well-formed, titled, and free of what its medium cannot show."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import checks.site
from checks.pictures.drawing import NARROW, PRINT, WIDE, Drawing, Mark, Text
from checks.pictures.styles import NAME, Ink
from checks.pictures.styles import PRINT as COLOURS
from checks.pictures.svg import OnPage, for_page, for_print
from tests.pictures.weirs import REQUESTS, chart, weirs

SVG = "{http://www.w3.org/2000/svg}"
STYLE_SHEET = Path(checks.site.__file__).parent / "theme" / "static" / "pictures.css"
every_chart = pytest.mark.parametrize("name", REQUESTS)


def _page(drawing: Drawing, prefix: str = "p") -> etree._Element:
    variant = OnPage("Eels & weirs", "What <there> is to see.", prefix, "wide", "said beside", "page.html#{}".format)
    return etree.fromstring(for_page(drawing, variant))


@every_chart
def test_on_a_page_it_is_named_and_described(name: str) -> None:
    root = _page(chart(name).draw(WIDE))
    named = [root.find(f".//*[@id='{part}']") for part in root.get("aria-labelledby", "").split()]
    assert [part.text for part in named if part is not None] == ["Eels & weirs", "What <there> is to see."]
    assert root[0].tag == f"{SVG}title"
    assert root[1].tag == f"{SVG}desc"


@every_chart
def test_it_is_an_image_unless_it_has_links_to_reach(name: str) -> None:
    root = _page(chart(name).draw(WIDE))
    has_links = root.find(f".//{SVG}a") is not None
    assert root.get("role") == ("group" if has_links else "img")


@every_chart
def test_on_a_page_its_colours_are_the_style_sheets_and_nothing_is_styled_inline(name: str) -> None:
    known = set(re.findall(r"\.((?:fill|stroke)-[a-z-]+) ", STYLE_SHEET.read_text(encoding="utf-8")))
    for element in _page(chart(name).draw(NARROW)).iter():
        assert element.get("style") is None
        assert element.get("fill") in (None, "none")
        assert element.get("stroke") is None
        if element.getparent() is not None:
            assert set((element.get("class") or "").split()) <= known, element.attrib


@every_chart
def test_every_text_on_a_page_stands_in_the_contract(name: str) -> None:
    for text in _page(chart(name).draw(WIDE)).iter(f"{SVG}text", f"{SVG}title", f"{SVG}desc"):
        around = [text, *text.iterancestors()]
        assert any(element.get("data-fact") or element.get("data-exempt") for element in around), text.text


@every_chart
def test_links_lead_to_the_facts_and_entries_that_they_show(name: str) -> None:
    targets = {link.get("href", "").partition("#")[2] for link in _page(chart(name).draw(WIDE)).iter(f"{SVG}a")}
    assert targets <= weirs().facts.keys() | weirs().entries.keys()


@every_chart
def test_for_print_colours_and_font_are_literal(name: str) -> None:
    text = for_print(chart(name).draw(PRINT))
    root = etree.fromstring(text)
    assert "var(" not in text
    assert "class=" not in text
    assert "href" not in text
    assert "Source Sans 3" in root.get("font-family", "")
    assert float(root.get("width", "0")) == PRINT.width
    colours = {value for element in root.iter() for value in (element.get("fill"), element.get("stroke")) if value}
    assert colours <= {"none", *COLOURS.values()}


@every_chart
def test_the_same_chart_is_the_same_text(name: str) -> None:
    assert for_print(chart(name).draw(PRINT)) == for_print(chart(name).draw(PRINT))


@given(st.text())
def test_any_words_are_written_as_words(text: str) -> None:
    drawing = Drawing(10, 10, (Mark((Text(0, 5, text, NAME),), exempt="name"),))
    element = _page(drawing).find(f".//{SVG}text")
    assert element is not None
    kept = "".join(character for character in text if character.isprintable() or character == " ")
    assert (element.text or "") == kept


def _channel(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def _contrast(one: str, other: str) -> float:
    """The contrast of two colours, as the Web Content Accessibility Guidelines reckon it."""
    lights = []
    for colour in (one, other):
        red, green, blue = (_channel(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
        lights.append(0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
    return max(lights) / min(lights)


_PALE = {Ink.GRID, Ink.GROUND, Ink.FIRST_PALE}


@pytest.mark.parametrize("ink", [ink for ink in Ink if ink not in _PALE])
def test_ink_on_paper_and_on_both_grounds_of_a_page_can_be_read(ink: Ink) -> None:
    assert _contrast(COLOURS[ink], "#ffffff") >= 4.5
    sheet = STYLE_SHEET.read_text(encoding="utf-8")
    pair = re.search(rf"--ink-{ink}: (?:var\(--\w+, )?light-dark\((#\w+), (#\w+)\)", sheet)
    assert pair is not None
    assert _contrast(pair[1], "#fffefb") >= 4.5
    assert _contrast(pair[2], "#15171a") >= 4.5
