"""What every page promises, whatever it shows: valid HTML, one heading, few bytes, words in their language."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import html5lib
import pytest

from tests.site.building import Build, tree_of
from tests.site.conftest import Workshop

LARGEST_PAGE = 60_000
"""Bytes that a page with all its styles and scripts may take, compressed, without fonts."""

_HEADINGS = "//main//*[self::h1 or self::h2 or self::h3 or self::h4]"
_LOADED = "//link[contains('stylesheet icon preload', @rel)]/@href | //script/@src | //img/@src | //iframe/@src"


def _pages(build: Build) -> Iterator[tuple[str, Path]]:
    for page in build.pages():
        yield page.relative_to(build.output).as_posix(), page


def _with_layout(build: Build) -> Iterator[tuple[str, Path]]:
    """The pages that readers stay on: not those that send them on."""
    return ((name, page) for name, page in _pages(build) if not tree_of(page).xpath("//meta[@http-equiv]"))


def test_what_a_page_loads_is_there(built_rivers: Build) -> None:
    missing = [
        (name, address)
        for name, page in _pages(built_rivers)
        for address in tree_of(page).xpath(_LOADED)
        if not (page.parent / address.partition("?")[0]).is_file()
    ]
    assert not missing


def test_pages_are_html_that_parses_without_an_error(built_rivers: Build) -> None:
    for name, page in _pages(built_rivers):
        parser = html5lib.HTMLParser()
        parser.parse(page.read_bytes(), transport_encoding="utf-8")
        assert not parser.errors, (name, parser.errors[:3])


@pytest.mark.parametrize(
    "xpath",
    [
        "/html[@lang='en']",
        "//title[normalize-space()]",
        "//meta[@name='viewport']",
        "//main",
        "//h1",
    ],
)
def test_every_page_has_just_one(built_rivers: Build, xpath: str) -> None:
    wrong = [name for name, page in _with_layout(built_rivers) if len(tree_of(page).xpath(xpath)) != 1]
    assert not wrong


def test_headings_skip_no_level(built_handbook: Build) -> None:
    for name, page in _with_layout(built_handbook):
        levels = [int(heading.tag[1]) for heading in tree_of(page).xpath(_HEADINGS)]
        assert levels[0] == 1, name
        assert all(after - before <= 1 for before, after in pairwise(levels)), name


def test_titles_tell_pages_apart(built_handbook: Build) -> None:
    titles = [tree_of(page).findtext(".//title") for _, page in _with_layout(built_handbook)]
    assert len(titles) == len(set(titles))


def test_every_page_is_light(built_handbook: Build) -> None:
    """Every page with all that it names: what it loads later, a reader asks for."""
    sizes: dict[Path, int] = {}
    heavy = {}
    for name, page in _pages(built_handbook):
        files = {page, *(page.parent / str(address).partition("?")[0] for address in tree_of(page).xpath(_LOADED))}
        files = {file.resolve() for file in files}
        for file in files - sizes.keys():
            sizes[file] = len(gzip.compress(file.read_bytes(), 6))
        if (total := sum(sizes[file] for file in files)) >= LARGEST_PAGE:
            heavy[name] = total
    assert heavy == {}


def test_words_in_another_script_say_their_language(built_rivers: Build) -> None:
    page = built_rivers.output / "glossary/alder.html"
    said = tree_of(page).xpath("//main//*[@lang]")
    assert {(node.get("lang"), node.text) for node in said} >= {("ru", "Ольха"), ("ru", "Реки трёх стран")}


def test_a_page_says_how_it_is_shown_where_its_address_is_shared(built_rivers: Build) -> None:
    tree = tree_of(built_rivers.output / "glossary/alder.html")
    shared = {meta.get("property"): meta.get("content") for meta in tree.xpath("//meta[@property]")}
    assert shared == {
        "og:type": "article",
        "og:site_name": "Three Rivers: A Handbook",
        "og:title": "Alder",
        "og:description": "The Alder is the longest of the rivers, at 700 kilometres.",
    }


def test_the_page_of_addresses_that_lead_nowhere_leads_on(built_rivers: Build) -> None:
    tree = tree_of(built_rivers.output / "404.html")
    assert "index.html" in tree.xpath("//main//a/@href")
    assert not tree.xpath("//base")


def test_with_an_address_of_its_own_the_site_has_a_sitemap_and_says_it(workshop: Workshop) -> None:
    settings = workshop.root / "pyproject.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + '\nbase-url = "https://rivers.example/book/"\n', "utf-8")
    build = workshop.build()
    assert (build.status, build.messages) == (0, "")
    sitemap = (build.output / "sitemap.xml").read_text(encoding="utf-8")
    pages = re.findall(r"<loc>https://rivers\.example/book/([^<]+)</loc>", sitemap)
    assert "glossary/alder.html" in pages
    assert all((build.output / page).is_file() for page in pages)
    alder = tree_of(build.output / "glossary/alder.html")
    assert alder.xpath("//meta[@property='og:url']/@content") == ["https://rivers.example/book/glossary/alder.html"]
    assert tree_of(build.output / "404.html").xpath("//base/@href") == ["https://rivers.example/book/"]


def test_without_one_there_is_no_sitemap(built_rivers: Build) -> None:
    assert not (built_rivers.output / "sitemap.xml").exists()


def test_books_that_have_been_built_are_one_click_away(workshop: Workshop) -> None:
    for ending in ("pdf", "epub"):
        (workshop.root / "build" / ending).mkdir(parents=True)
        (workshop.root / "build" / ending / f"rivers.{ending}").write_bytes(b"a book")
    build = workshop.build()
    assert (build.status, build.messages) == (0, "")
    page = build.output / "glossary/alder.html"
    links = tree_of(page).xpath("//footer//a")
    assert [(link.text, link.get("href")) for link in links] == [
        ("PDF", "../downloads/rivers.pdf"),
        ("EPUB", "../downloads/rivers.epub"),
    ]
    assert (build.output / "downloads/rivers.pdf").read_bytes() == b"a book"


@pytest.mark.parametrize(
    ("page", "label"),
    [("chapters/floods", "Table: what, how much"), ("glossary/alder", "Table: Year, Level (metres)")],
)
def test_a_table_that_keeps_its_columns_scrolls_by_keyboard(built_rivers: Build, page: str, label: str) -> None:
    boxes = tree_of(built_rivers.output / f"{page}.html").xpath("//div[@role='region' and @tabindex='0' and table]")
    assert [box.get("aria-label") for box in boxes] == [label]
