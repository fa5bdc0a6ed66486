"""What every sort of page keeps to: WCAG by axe-core in both schemes, narrow screens, paper, the keyboard, a folder."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import colour_violations, violations
from tests.browser.conftest import CHROMIUM, DESK, HEIGHT, PATIENCE, PHONE, Visit, box_of, offers_of, watch
from tests.browser.sweep import standing, sweep
from tests.site.building import Build

SORTS = (
    "index",
    "chapters/floods",
    "glossary/index",
    "glossary/alder",
    "glossary/flood-of-1926",
    "glossary/river-convention",
    "reference/names",
    "reference/in-force",
    "reference/chronology",
    "reference/claims",
    "reference/disagreements",
    "reference/sources",
    "reference/sources/a-l",
    "search",
)
"""One page of each sort, of the small handbook."""


def _faults(page: Page) -> dict[str, list[str]]:
    """What axe finds on a page, and what it finds of colours in the other scheme."""
    found = {}
    for scheme, asked in (("light", violations), ("dark", colour_violations)):
        page.emulate_media(color_scheme=scheme)
        if faults := asked(page):
            found[scheme] = faults
    return found


@pytest.fixture(scope="module", params=SORTS)
def page_of_a_sort(request: pytest.FixtureRequest, browser: Browser, rivers_site: str) -> Iterator[Page]:
    """A page of each sort, opened once for all that is asked of it, without an error or a request to another host."""
    query = "?q=alder" if request.param == "search" else ""
    page = browser.new_page(viewport={"width": DESK, "height": HEIGHT})
    page.set_default_timeout(PATIENCE)
    faults: list[str] = []
    watch(page, rivers_site, faults)
    page.goto(f"{rivers_site}/{request.param}.html{query}")
    yield page
    page.close()
    assert not faults


def test_a_page_of_each_sort_is_accessible(page_of_a_sort: Page) -> None:
    page_of_a_sort.set_viewport_size({"width": DESK, "height": HEIGHT})
    assert _faults(page_of_a_sort) == {}


_SHARES = 2
"""Into how many shares all pages are dealt, one a process."""


@pytest.mark.slow
@pytest.mark.parametrize("share", range(_SHARES))
def test_every_page_is_accessible(browser: Browser, handbook_site: str, built_handbook: Build, share: int) -> None:
    assert CHROMIUM is not None and browser.is_connected()
    assert sweep(CHROMIUM, handbook_site, standing(built_handbook.output)[share::_SHARES]) == {}


@pytest.mark.slow
@pytest.mark.parametrize("width", [PHONE, 768, DESK])
@pytest.mark.parametrize("name", ["index", "glossary/new-start", "chapters/arsenals", "reference/claims", "search"])
def test_the_handbooks_own_pages_are_accessible_at_every_width(
    visit: Visit, handbook_site: str, name: str, width: int
) -> None:
    assert _faults(visit(f"{handbook_site}/{name}.html", width=width)) == {}


def test_the_open_list_of_the_box_is_accessible(visit: Visit, rivers_site: str) -> None:
    page = visit(rivers_site)
    box_of(page).fill("river")
    expect(offers_of(page).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(offers_of(page, selected=True)).to_be_visible()
    assert _faults(page) == {}


def test_no_page_is_wider_than_its_screen(page_of_a_sort: Page) -> None:
    wide = {}
    for width in (320, PHONE, 768):
        page_of_a_sort.set_viewport_size({"width": width, "height": HEIGHT})
        if (needed := page_of_a_sort.evaluate("document.documentElement.scrollWidth")) > width:
            wide[width] = needed
    assert wide == {}


@pytest.mark.parametrize("width", [PHONE, 768, DESK])
def test_the_keyboard_sees_where_it_is(visit: Visit, rivers_site: str, width: int) -> None:
    """Every stop of the Tab key is within the page, has a size and a ring around it, and no two follow in a circle."""
    page = visit(f"{rivers_site}/glossary/alder.html", width=width)
    stops = page.locator("a[href]:visible, button:visible, input:visible, summary:visible").count()
    seen = set()
    for _ in range(stops + 2):
        page.keyboard.press("Tab")
        place = page.evaluate(_FOCUS)
        if place is None:
            break
        assert place["seen"], place
        seen.add(place["number"])
    assert len(seen) > stops / 2


_FOCUS = """() => {
    const element = document.activeElement;
    if (element === document.body) return null;
    const box = element.getBoundingClientRect(), style = getComputedStyle(element);
    const everything = [...document.querySelectorAll("*")];
    return {
        number: everything.indexOf(element),
        what: element.outerHTML.slice(0, 80),
        seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && style.outlineWidth !== "0px",
    };
}"""


def test_the_first_stop_leads_past_the_navigation(visit: Visit, rivers_site: str) -> None:
    page = visit(f"{rivers_site}/glossary/alder.html")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


@pytest.mark.parametrize("name", ["glossary/alder", "chapters/floods", "reference/claims"])
def test_paper_is_black_on_white_whatever_the_scheme(visit: Visit, rivers_site: str, name: str) -> None:
    page = visit(f"{rivers_site}/{name}.html", color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    colours = page.evaluate(
        """() => [...document.querySelectorAll("main p, main h1, main td, main th")].map(element => {
            const [red, green, blue] = getComputedStyle(element).color.match(/[0-9.]+/g).map(Number);
            return (red + green + blue) / 3;
        })"""
    )
    assert colours and max(colours) < 128
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") in (
        "rgb(255, 255, 255)",
        "rgba(0, 0, 0, 0)",
    )
    for furniture in ("header.bar", "#contents"):
        expect(page.locator(furniture)).to_be_hidden()


@pytest.mark.parametrize("name", ["index", "glossary/flood-of-1926", "reference/chronology", "search"])
def test_a_page_works_from_a_folder(visit: Visit, built_rivers: Build, name: str) -> None:
    page = visit((built_rivers.output / f"{name}.html").as_uri())
    box_of(page).fill("alder")
    offers_of(page).first.click()
    page.wait_for_url("**/glossary/alder.html")


def test_no_page_names_a_file_of_another_host_or_holds_a_script_or_style(built_handbook: Build) -> None:
    inline = re.compile(r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*(?: src=|application/ld\+json))")
    outside = re.compile(r"<(?:script|img|iframe|source|video|audio|object|embed)\b[^>]*(?:src|data)=\"(?:https?:)?//")
    faults = [
        f"{_name(path, built_handbook)}: {found[0]}"
        for path in built_handbook.pages()
        for pattern in (inline, outside)
        for found in pattern.finditer(path.read_text(encoding="utf-8"))
    ]
    assert faults == []


def _name(path: Path, build: Build) -> str:
    return path.relative_to(build.output).as_posix()


LIGHT = 60_000
"""Bytes that a page may ask for, compressed, fonts apart."""


def _compressed(build: Build, name: str) -> int:
    return len(gzip.compress((build.output / name).read_bytes(), 6))


@pytest.mark.parametrize("name", ["chapters/arsenals", "search"])
def test_a_page_asks_for_little(visit: Visit, handbook_site: str, built_handbook: Build, name: str) -> None:
    page = visit(f"{handbook_site}/{name}.html")
    asked = [page.url, *page.evaluate("performance.getEntriesByType('resource').map(resource => resource.name)")]
    files = {urlsplit(address).path.lstrip("/") for address in asked if not address.endswith(".woff2")}
    sizes = {name: _compressed(built_handbook, name) for name in files}
    assert sum(sizes.values()) < LIGHT, sizes
