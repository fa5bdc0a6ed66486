"""The panel “Cite”: found without scrolling, opened by pointer and keyboard, and what it copies."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE, Visit

ENTRY = "glossary/river-convention.html"


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_the_button_is_in_view_when_the_page_opens(visit: Visit, rivers_site: str, width: int) -> None:
    page = visit(f"{rivers_site}/{ENTRY}", width=width)
    expect(page.get_by_role("button", name="Cite", exact=True)).to_be_in_viewport()
    expect(page.locator("#cite")).to_be_hidden()


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_it_opens_the_panel_and_escape_closes_it(visit: Visit, rivers_site: str, width: int) -> None:
    page = visit(f"{rivers_site}/{ENTRY}", width=width)
    page.get_by_role("button", name="Cite", exact=True).click()
    panel = page.get_by_role("region", name="Cite this page")
    expect(panel).to_be_in_viewport()
    assert panel.evaluate("panel => panel.scrollWidth <= panel.clientWidth")
    page.keyboard.press("Escape")
    expect(page.locator("#cite")).to_be_hidden()


def test_it_needs_no_script(visit: Visit, rivers_site: str) -> None:
    page = visit(f"{rivers_site}/{ENTRY}", java_script_enabled=False)
    page.get_by_role("button", name="Cite", exact=True).click()
    expect(page.get_by_text("Three Rivers: A Handbook", exact=True).first).to_be_visible()


def test_a_reference_is_copied_as_it_is_shown(visit: Visit, rivers_site: str) -> None:
    page = visit(f"{rivers_site}/{ENTRY}")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Cite", exact=True).click()
    page.get_by_role("button", name="Copy: MLA").click()
    expect(page.get_by_role("button", name="Copy: MLA")).to_have_text("Copied")
    expect(page.locator("#cite").get_by_role("status")).to_have_text("Copied: MLA")
    shown = page.locator(".references dd").last.locator(".cite-text").inner_text()
    assert page.evaluate("navigator.clipboard.readText()") == shown
    assert page.evaluate("async () => (await (await navigator.clipboard.read())[0].getType('text/html')).text()").count(
        "Three Rivers: A Handbook</i>"
    )


def test_a_figure_chosen_has_its_address_in_the_panel(visit: Visit, rivers_site: str) -> None:
    page = visit(f"{rivers_site}/{ENTRY}")
    expect(page.locator("dd.cite-figure")).to_be_hidden()
    sign = page.get_by_role("link", name="Address of this figure").first
    anchor = str(sign.get_attribute("href"))
    sign.click()
    page.get_by_role("button", name="Cite", exact=True).click()
    expect(page.locator("dd.cite-figure a")).to_have_text(f"{ENTRY}{anchor}")


def test_on_paper_the_page_ends_with_its_references(visit: Visit, rivers_site: str) -> None:
    page = visit(f"{rivers_site}/{ENTRY}")
    page.emulate_media(media="print")
    expect(page.locator("#cite")).to_be_visible()
    expect(page.get_by_role("button", name="Cite", exact=True)).to_be_hidden()
    expect(page.get_by_role("button", name="Copy: MLA")).to_be_hidden()
