"""The box in the bar of every page: a name, an abbreviation, a year or a slip leads to the page."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Visit, box_of, offers_of


def _typed(page: Page, words: str) -> list[str]:
    """What the list shows for words typed: a line an option, but for the last, which searches all pages."""
    box = box_of(page)
    box.fill("")
    box.fill(words)
    expect(offers_of(page).last).to_contain_text(f"“{words}”")
    return [" | ".join(option.splitlines()) for option in offers_of(page).all_inner_texts()[:-1]]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("new start", "New START | Treaty or agreement"),
        ("start 2", "START II | Treaty or agreement"),
        ("salt 1", "SALT I Interim Agreement | SALT I | Treaty or agreement"),
        ("СНВ-2", "START II | СНВ-II | Treaty or agreement"),
        ("ptbt", "Limited Test Ban Treaty | PTBT | Treaty or agreement"),
        ("reykjavik", "Reykjavík Summit | Event"),
        ("1963 test ban", "Limited Test Ban Treaty | Treaty or agreement"),
        ("1963", "All events of 1963 | Chronology"),
        ("gorbachov", "Mikhail Gorbachev | Person"),
        ("arms cont", "Arms control | Chapter"),
        ("chronology", "Chronology | Page"),
    ],
)
def test_a_name_however_written_leads_to_its_page(handbook_page: Page, words: str, first: str) -> None:
    assert _typed(handbook_page, words)[0] == first


@pytest.mark.parametrize("words", ["скрипаль", "Скрипаля"])
def test_a_name_in_another_case_of_its_language_is_found(handbook_page: Page, words: str) -> None:
    assert any("Sergei Skripal" in line for line in _typed(handbook_page, words))


def test_arrows_choose_and_enter_goes(visit: Visit, rivers_site: str) -> None:
    page = visit(f"{rivers_site}/chapters/floods.html")
    page.keyboard.press("/")
    box = box_of(page)
    expect(box).to_be_focused()
    _typed(page, "al")
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowUp")
    expect(offers_of(page, selected=True)).to_contain_text("Search all pages")
    page.keyboard.press("ArrowDown")
    chosen = offers_of(page, selected=True)
    expect(chosen).to_contain_text("Alder")
    assert box.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/alder.html")


def test_enter_alone_searches_all_pages(visit: Visit, rivers_site: str) -> None:
    page = visit(rivers_site)
    _typed(page, "upland")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=upland")


def test_escape_closes_the_list_and_then_empties_the_box(visit: Visit, rivers_site: str) -> None:
    page = visit(rivers_site)
    _typed(page, "al")
    page.keyboard.press("Escape")
    box = box_of(page)
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("al")
    page.keyboard.press("Escape")
    expect(box).to_have_value("")


def test_the_list_closes_when_the_focus_leaves(visit: Visit, rivers_site: str) -> None:
    page = visit(rivers_site)
    _typed(page, "al")
    page.keyboard.press("Tab")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_an_option_can_be_pressed(visit: Visit, rivers_site: str) -> None:
    page = visit(rivers_site, width=PHONE)
    _typed(page, "birch")
    offers_of(page).first.click()
    page.wait_for_url("**/glossary/birch.html")


def test_how_many_pages_there_are_is_announced(visit: Visit, rivers_site: str) -> None:
    page = visit(rivers_site)
    found = len(_typed(page, "river"))
    expect(page.get_by_role("status")).to_have_text(re.compile(rf"{found} pages? to jump to"))


def test_the_list_stays_within_a_narrow_screen(visit: Visit, rivers_site: str) -> None:
    page = visit(rivers_site, width=PHONE)
    _typed(page, "river")
    box = page.get_by_role("listbox").bounding_box()
    assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= PHONE
    below = box_of(page).bounding_box()
    assert below is not None and 0 <= box["y"] - (below["y"] + below["height"]) < 20


def test_the_key_can_be_switched_off(visit: Visit, rivers_site: str) -> None:
    page = visit(f"{rivers_site}/search.html")
    page.get_by_role("checkbox").uncheck()
    page.goto(f"{rivers_site}/glossary/alder.html")
    page.keyboard.press("/")
    expect(box_of(page)).not_to_be_focused()


def test_the_names_are_asked_for_only_when_the_box_is_used(visit: Visit, rivers_site: str) -> None:
    page = visit(rivers_site)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    assert not page.evaluate("'handbookNames' in globalThis")
    _typed(page, "al")
    assert [url.rpartition("/")[2] for url in asked if url.endswith(".js")] == ["names.js"]


def test_without_script_there_is_a_link_to_the_index_of_names(visit: Visit, rivers_site: str) -> None:
    page = visit(f"{rivers_site}/glossary/alder.html", java_script_enabled=False)
    expect(page.locator("#find")).to_be_hidden()
    page.get_by_role("link", name="Index of names").click()
    page.wait_for_url("**/reference/names.html")
