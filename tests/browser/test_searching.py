"""The search page: what it finds, in which order, how it says so, and that its state is in the address."""

from __future__ import annotations

import re
from urllib.parse import quote_plus

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.site.building import Build


def _titles(page: Page) -> list[str]:
    """The titles that the page shows, once they answer what stands in the box."""
    sought = page.locator("#search-words").input_value()
    expect(page.locator("#search-results")).to_have_attribute("data-answers", sought)
    return page.locator("#search-results h2").all_inner_texts()


def _searched(visit: Visit, site: str, query: str) -> Page:
    page = visit(f"{site}/search.html?q={quote_plus(query)}")
    _titles(page)
    return page


def _found(page: Page, query: str) -> list[str]:
    """The titles that the search page shows for a query."""
    box = page.get_by_role("searchbox", name="Words to search for")
    box.fill(query)
    box.press("Enter")
    return _titles(page)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("New START", "New START"),
        ("start 2", "START II"),
        ("СНВ-III", "New START"),
        ("Скрипаль", "Sergei Skripal"),
        ("Скрипаля", "Sergei Skripal"),
        ("1963 test ban", "Limited Test Ban Treaty"),
        ("PTBT", "Limited Test Ban Treaty"),
        ("Reykjavik", "Reykjavík Summit"),
        ("Reykjavick", "Reykjavík Summit"),
        ("Gorbachov", "Mikhail Gorbachev"),
        ("Gorbatchev", "Mikhail Gorbachev"),
        ("expell", "Diplomats expelled"),
        ("arms control", "Arms control"),
        ("treaties on open skies", "Open Skies Treaty"),
    ],
)
def test_what_is_sought_comes_first(handbook_page: Page, query: str, first: str) -> None:
    assert _found(handbook_page, query)[0] == first


def test_a_year_finds_what_happened_in_it(handbook_page: Page) -> None:
    assert {"Limited Test Ban Treaty", "Hotline Agreement"} <= set(_found(handbook_page, "1963")[:8])


def test_a_number_is_found_with_and_without_its_comma(handbook_page: Page) -> None:
    with_comma, without = (_found(handbook_page, query) for query in ("1,550", "1550"))
    assert "New START" in with_comma
    assert with_comma == without


def test_an_inflected_word_of_another_language_is_found(visit: Visit, rivers_site: str) -> None:
    assert _titles(_searched(visit, rivers_site, "Ольхи")) == ["Alder"]


def test_an_excerpt_shows_the_words_marked(handbook_page: Page) -> None:
    _found(handbook_page, "one inch to the east")
    marked = handbook_page.locator("#search-results mark").all_inner_texts()
    assert {"inch", "east"} <= {word.lower() for word in marked}


def test_an_excerpt_leads_to_the_section_that_it_is_from(visit: Visit, rivers_site: str) -> None:
    page = _searched(visit, rivers_site, "longer than the Birch by")
    section = page.locator('#search-results p a[href*="#"]').first
    anchor = str(section.get_attribute("href")).partition("#")[2]
    section.click()
    expect(page.locator(f"#{anchor}")).to_be_visible()


def test_claims_and_sources_are_found_and_labelled(visit: Visit, rivers_site: str) -> None:
    page = _searched(visit, rivers_site, "Hale")
    kinds = set(page.locator(".search-kind").all_inner_texts())
    assert {"Claim", "Source", "Chapter"} <= kinds


def test_results_can_be_narrowed_to_a_group(visit: Visit, rivers_site: str) -> None:
    page = _searched(visit, rivers_site, "Hale")
    page.get_by_role("radio", name="Sources").check()
    page.wait_for_url("**/search.html?q=Hale&in=sources")
    expect(page.locator(".search-kind", has_not_text="Source")).to_have_count(0)
    page.go_back()
    page.wait_for_url("**/search.html?q=Hale")
    expect(page.locator(".search-kind", has_text="Claim").first).to_be_visible()


def test_the_words_are_kept_in_the_address(visit: Visit, rivers_site: str) -> None:
    page = visit(f"{rivers_site}/search.html")
    box = page.get_by_role("searchbox", name="Words to search for")
    expect(box).to_be_focused()
    page.keyboard.type("alder")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=alder")
    box.fill("birch")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=birch")
    page.go_back()
    expect(box).to_have_value("alder")
    assert _titles(page)[0] == "Alder"


def test_results_come_as_one_types(visit: Visit, rivers_site: str) -> None:
    page = visit(f"{rivers_site}/search.html")
    page.get_by_role("searchbox", name="Words to search for").press_sequentially("ald")
    expect(page.locator("#search-results h2").first).to_have_text("Alder")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("alder", r"\d+ results?\."),
        ("qqqq", r"No results\."),
        ("alder qqqq", r"\d+ results?\. Nothing has “qqqq”\."),
        ("conventoin", r"\d+ results?\. Nothing has “conventoin”; these have words spelt almost so\."),
        ("the", r"These words are on every page"),
    ],
)
def test_what_was_found_and_how_is_announced(visit: Visit, rivers_site: str, query: str, said: str) -> None:
    expect(_searched(visit, rivers_site, query).locator("#search-count")).to_have_text(re.compile(said))


def test_more_results_come_when_asked_for(handbook_page: Page) -> None:
    page = handbook_page
    before = len(_found(page, "Russia"))
    page.get_by_role("button", name="More results").click()
    expect(page.locator("#search-results h2")).to_have_count(2 * before)
    expect(page.locator("#search-results h2 a").nth(before)).to_be_focused()


def test_a_query_is_quick(handbook_page: Page) -> None:
    """A guard against the gross, on however busy a machine: otherwise a query takes some thousandths of a second."""
    taken = handbook_page.evaluate(
        """async () => {
            const box = document.getElementById("search-words");
            const list = document.getElementById("search-results");
            const start = performance.now();
            for (const query of ["treaty", "nuclear warheads", "1963 test ban", "Gorbachov"]) {
                box.value = query;
                box.form.requestSubmit();
                while (list.dataset.answers !== query) await new Promise(resolve => setTimeout(resolve, 1));
            }
            return (performance.now() - start) / 4;
        }"""
    )
    assert taken < 2_500


def test_nothing_in_a_query_is_taken_for_markup(visit: Visit, rivers_site: str) -> None:
    page = _searched(visit, rivers_site, "<b>alder</b> & [*")
    assert _titles(page)[0] == "Alder"
    assert page.locator("#search-results b").count() == 0


def test_it_works_from_a_folder(visit: Visit, built_rivers: Build) -> None:
    page = visit(built_rivers.output.as_uri() + "/search.html?q=alder")
    assert _titles(page)[0] == "Alder"
    expect(page.locator("#search-results mark").first).to_be_visible()


def test_without_script_the_page_says_where_to_look(visit: Visit, rivers_site: str) -> None:
    page = visit(f"{rivers_site}/search.html", java_script_enabled=False)
    page.get_by_role("main").get_by_role("link", name="index of names").click()
    page.wait_for_url("**/reference/names.html")
