"""Previews of values, claims and entries, on hover, focus and tap as WCAG 1.4.13 asks, and plain links without."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import PHONE, Visit
from tests.site.building import Build

CHAPTER = "chapters/floods.html"


def _value(page: Page) -> Locator:
    """The first value on the page, which is a fact's of another page."""
    return page.locator("main p a.fact").first


def _preview(page: Page) -> Locator:
    return page.get_by_role("tooltip")


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("main p a.fact", r"Alder.*Length.*700 kilometres"),
        ("main p a[href$='alder.html#alder']", r"Alder.*the longest of the rivers"),
        ("main [data-claim] a", r"Hale.*wrong"),
    ],
)
def test_a_link_tells_what_it_leads_to(visit: Visit, rivers_site: str, link: str, said: str) -> None:
    page = visit(f"{rivers_site}/{CHAPTER}")
    page.locator(link).first.hover()
    expect(_preview(page)).to_have_text(re.compile(said, re.DOTALL))


def test_the_pointer_may_enter_a_preview_and_leaving_hides_it(visit: Visit, rivers_site: str) -> None:
    page = visit(f"{rivers_site}/{CHAPTER}")
    _value(page).hover()
    expect(_preview(page)).to_be_visible()
    _preview(page).hover()
    page.wait_for_timeout(600)
    expect(_preview(page)).to_be_visible()
    page.mouse.move(5, 5)
    expect(_preview(page)).to_be_hidden()


def test_a_preview_is_shown_and_described_on_focus(visit: Visit, rivers_site: str) -> None:
    page = visit(f"{rivers_site}/{CHAPTER}")
    page.get_by_role("main").get_by_role("link", name="Alder").first.focus()
    page.keyboard.press("Tab")
    value = page.locator("main a.fact:focus")
    expect(_preview(page)).to_be_visible()
    assert value.get_attribute("aria-describedby") == _preview(page).get_attribute("id")
    assert violations(page) == []


def test_escape_dismisses_a_preview_and_leaves_the_focus(visit: Visit, rivers_site: str) -> None:
    page = visit(f"{rivers_site}/{CHAPTER}")
    page.get_by_role("main").get_by_role("link", name="Alder").first.focus()
    page.keyboard.press("Tab")
    expect(_preview(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(_preview(page)).to_be_hidden()
    expect(page.locator("main a.fact:focus")).to_be_visible()


def test_escape_dismisses_a_preview_under_the_pointer(visit: Visit, rivers_site: str) -> None:
    page = visit(f"{rivers_site}/{CHAPTER}")
    _value(page).hover()
    expect(_preview(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(_preview(page)).to_be_hidden()


def test_a_first_tap_shows_and_a_second_follows(visit: Visit, rivers_site: str) -> None:
    page = visit(f"{rivers_site}/{CHAPTER}", width=PHONE, has_touch=True, is_mobile=True)
    _value(page).tap()
    expect(_preview(page)).to_be_visible()
    box = _preview(page).bounding_box()
    assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= PHONE
    _value(page).tap()
    page.wait_for_url("**/glossary/alder.html#alder.length")


def test_without_script_a_value_is_a_link_to_its_record(visit: Visit, rivers_site: str) -> None:
    page = visit(f"{rivers_site}/{CHAPTER}", java_script_enabled=False)
    _value(page).click()
    page.wait_for_url("**/glossary/alder.html#alder.length")
    expect(page.locator("[id='alder.length']")).to_be_visible()


def test_previews_work_from_a_folder(visit: Visit, built_rivers: Build) -> None:
    page = visit((built_rivers.output / CHAPTER).as_uri())
    _value(page).hover()
    expect(_preview(page)).to_contain_text("700 kilometres")
