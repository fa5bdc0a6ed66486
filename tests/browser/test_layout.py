"""The reader's choice of colours, and the panel of contents on a narrow screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE, Visit

GROUND = "getComputedStyle(document.body).backgroundColor"
NOTE_FIRST_SCHEME = """
new MutationObserver(() => {
  if (document.body) window.first ??= document.documentElement.dataset.scheme ?? "none";
}).observe(document, { childList: true, subtree: true });
"""
LIGHT, DARK = "rgb(255, 254, 251)", "rgb(20, 23, 26)"


def _choose(page: Page, name: str) -> None:
    """Press the button until it says that colours are as named."""
    button = page.locator("button.scheme")
    for _ in range(3):
        if button.get_attribute("aria-label") == f"Colours: {name}":
            return
        button.press("Enter")
    pytest.fail(f"The button never said “{name}”.")


@pytest.mark.parametrize(("system", "ground"), [("light", LIGHT), ("dark", DARK)])
def test_colours_follow_the_system_without_script_too(visit: Visit, rivers_site: str, system: str, ground: str) -> None:
    page = visit(rivers_site, color_scheme=system, java_script_enabled=False)
    expect(page.locator("body")).to_have_css("background-color", ground)
    expect(page.locator("button.scheme")).to_be_hidden()


def test_a_choice_of_colours_holds_on_every_page_before_anything_is_drawn(visit: Visit, rivers_site: str) -> None:
    page = visit(rivers_site, color_scheme="light")
    _choose(page, "dark")
    assert page.evaluate(GROUND) == DARK
    page.add_init_script(NOTE_FIRST_SCHEME)
    page.goto(f"{rivers_site}/glossary/alder.html")
    assert page.evaluate("window.first") == "dark"
    assert page.evaluate(GROUND) == DARK
    _choose(page, "as your system")
    assert page.evaluate(GROUND) == LIGHT


def test_on_a_phone_the_contents_open_lead_on_and_close(visit: Visit, rivers_site: str) -> None:
    page = visit(f"{rivers_site}/glossary/alder.html", width=PHONE)
    contents = page.locator("#contents")
    expect(contents).to_be_hidden()
    page.get_by_role("button", name="Contents").press("Enter")
    expect(contents).to_be_visible()
    contents.get_by_role("link", name="Mentioned in").click()
    expect(contents).to_be_hidden()
    assert page.url.endswith("#mentioned-in")


def test_escape_closes_the_contents_and_gives_the_focus_back(visit: Visit, rivers_site: str) -> None:
    page = visit(f"{rivers_site}/glossary/alder.html", width=PHONE)
    button = page.get_by_role("button", name="Contents")
    button.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.locator("#contents")).to_be_hidden()
    expect(button).to_be_focused()


def test_on_a_desk_the_contents_stand_beside_the_text(visit: Visit, rivers_site: str) -> None:
    page = visit(f"{rivers_site}/glossary/alder.html", width=DESK)
    expect(page.locator("#contents")).to_be_visible()
    expect(page.get_by_role("button", name="Contents")).to_be_hidden()
