"""What every sort of page keeps to: WCAG by axe-core in both schemes, narrow screens, paper, the keyboard, a folder."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import DESK, HEIGHT, PHONE, Visit, box_of
from tests.site.building import Build

SORTS = (
    "index",
    "chapters/floods",
    "glossary/index",
    "glossary/alder",
    "glossary/flood-of-1926",
    "glossary/river-convention",
    "reference/names",
    "reference/chronology",
    "reference/claims",
    "reference/disagreements",
    "reference/sources",
    "reference/sources/a-l",
    "search",
)
"""One page of each sort, of the small handbook."""

SCHEMES = ("light", "dark")


def _faults(page: Page) -> dict[str, list[str]]:
    """What axe finds on a page in each scheme."""
    found = {}
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        if faults := violations(page):
            found[scheme] = faults
    return found


@pytest.mark.parametrize("name", SORTS)
def test_a_page_of_each_sort_is_accessible(visit: Visit, rivers_site: str, name: str) -> None:
    query = "?q=alder" if name == "search" else ""
    assert _faults(visit(f"{rivers_site}/{name}.html{query}")) == {}


@pytest.mark.slow
@pytest.mark.parametrize("name", ["index", "glossary/new-start"])
def test_the_handbooks_own_pages_are_accessible(visit: Visit, handbook_site: str, name: str) -> None:
    assert _faults(visit(f"{handbook_site}/{name}.html")) == {}


_SHARES = 8
"""Into how many shares all pages are dealt, so that several processes can take them on."""
_REDIRECT = 'http-equiv="refresh"'


@pytest.mark.slow
@pytest.mark.parametrize("share", range(_SHARES))
def test_every_page_is_accessible(visit: Visit, handbook_site: str, built_handbook: Build, share: int) -> None:
    page = visit(f"{handbook_site}/index.html")
    faults = {}
    standing = [path for path in built_handbook.pages() if _REDIRECT not in path.read_text(encoding="utf-8")]
    for path in standing[share::_SHARES]:
        name = path.relative_to(built_handbook.output).as_posix()
        page.goto(f"{handbook_site}/{name}")
        if found := _faults(page):
            faults[name] = found
    assert faults == {}


def test_the_open_list_of_the_box_is_accessible(visit: Visit, rivers_site: str) -> None:
    page = visit(rivers_site)
    box_of(page).fill("river")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_be_visible()
    assert _faults(page) == {}


@pytest.mark.parametrize("name", SORTS)
def test_no_page_is_wider_than_its_screen(visit: Visit, rivers_site: str, name: str) -> None:
    page = visit(f"{rivers_site}/{name}.html")
    wide = {}
    for width in (320, PHONE, 768):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        if (needed := page.evaluate("document.documentElement.scrollWidth")) > width:
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
    page.get_by_role("option").first.click()
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


def test_a_page_is_light(visit: Visit, handbook_site: str, built_handbook: Build) -> None:
    """A chapter with all that it asks for is under 60 kB compressed, fonts apart."""
    page = visit(f"{handbook_site}/chapters/arms-control.html")
    asked = [page.url, *page.evaluate("performance.getEntriesByType('resource').map(resource => resource.name)")]
    files = {urlsplit(address).path.lstrip("/") for address in asked if not address.endswith(".woff2")}
    sizes = {name: len(gzip.compress((built_handbook.output / name).read_bytes(), 6)) for name in files}
    assert sum(sizes.values()) < 60_000, sizes
