"""Long lists divided among pages: filtered from the first page as one, old addresses led on to the part."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.site.building import Build

SOURCES = "reference/sources.html"


def test_filtering_brings_the_parts_and_shows_what_is_left(visit: Visit, rivers_site: str) -> None:
    page = visit(f"{rivers_site}/{SOURCES}")
    status = page.locator(".filters").get_by_role("status")
    expect(status).to_have_text("3 sources")
    page.get_by_role("searchbox", name="Words").fill("hale")
    expect(status).to_have_text("1 of 3 sources (Words: hale)")
    expect(page.locator("main .item:visible")).to_have_count(1)
    expect(page.locator("main .toctree-wrapper.compound")).to_be_hidden()
    link = page.locator("main .item:visible a[href*=glossary]").first
    assert str(link.get_attribute("href")).startswith(f"{rivers_site}/glossary/")
    page.get_by_role("button", name="Show all").click()
    expect(page.locator("main .toctree-wrapper.compound")).to_be_visible()
    expect(page.locator("main .item:visible")).to_have_count(0)


def test_an_address_with_a_choice_is_answered_from_a_folder(visit: Visit, built_rivers: Build) -> None:
    page = visit(f"{(built_rivers.output / SOURCES).as_uri()}?q=hale")
    expect(page.locator("main .item:visible")).to_have_count(1)


def test_the_address_of_an_item_from_before_the_list_was_divided_leads_to_its_part(
    visit: Visit, rivers_site: str
) -> None:
    page = visit(f"{rivers_site}/{SOURCES}#source.hale-1931")
    page.wait_for_url("**/reference/sources/a-l.html#source.hale-1931")


def test_without_script_the_parts_are_a_link_away(visit: Visit, rivers_site: str) -> None:
    page = visit(f"{rivers_site}/{SOURCES}", java_script_enabled=False)
    page.locator("main .toctree-wrapper.compound").get_by_role("link", name="Sources, A–L").click()
    expect(page.locator(".bibliography .item")).to_have_count(1)


@pytest.mark.parametrize(
    ("page", "query", "said"),
    [
        ("chronology", "from=1963&to=1963", "events"),
        ("claims", "verdict=wrong", "claims"),
        ("disagreements", "adopted=none", "disagreements"),
        ("sources", "q=kristensen", "sources"),
    ],
)
def test_each_list_of_the_handbook_is_filtered_as_one(
    visit: Visit, handbook_site: str, page: str, query: str, said: str
) -> None:
    opened = visit(f"{handbook_site}/reference/{page}.html?{query}")
    expect(opened.locator("main .item:visible").first).to_be_visible()
    expect(opened.locator(".filters").get_by_role("status")).to_contain_text(f" {said} (")
