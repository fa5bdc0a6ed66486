"""A real browser, and sites for it to open.

The browser is the system's Chromium; where there is none, these tests are skipped. Every page that a test opens is
watched: an error on it, or a request to another host, fails the test.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from tests.browser.serving import serving
from tests.site.building import Build

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
DESK = 1280
PHONE = 360
HEIGHT = 800
PATIENCE = 30_000
"""Milliseconds to wait for what a page should come to show: long, for a busy machine; nothing waits that need not."""
expect.set_options(timeout=PATIENCE)

Visit = Callable[..., Page]


def box_of(page: Page) -> Locator:
    """The box in the bar of a page, where one types what to jump to."""
    return page.get_by_role("combobox", name="Find a page or words")


def offers_of(page: Page, *, selected: bool | None = None) -> Locator:
    """What the box offers: the options of its own list, not those of a filter that stands on the same page."""
    return page.get_by_role("listbox", name="Pages to jump to").get_by_role("option", selected=selected)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once a process."""
    if CHROMIUM is None:
        pytest.skip(
            "There is no Chromium here: install it (on Debian, the package chromium) to run the browser's tests."
        )
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def rivers_site(browser: Browser, built_rivers: Build) -> Iterator[str]:
    """The small handbook of rivers on a web server: its address."""
    yield from _served(built_rivers)


@pytest.fixture(scope="session")
def handbook_site(browser: Browser, built_handbook: Build) -> Iterator[str]:
    """This handbook on a web server: its address."""
    yield from _served(built_handbook)


def _served(build: Build) -> Iterator[str]:
    assert build.pages(), build.messages
    with serving(build.output) as address:
        yield address


@pytest.fixture(scope="module")
def handbook_page(browser: Browser, handbook_site: str) -> Iterator[Page]:
    """The search page of this handbook, which the tests of one file share: each types what it seeks anew."""
    page = browser.new_page(viewport={"width": DESK, "height": HEIGHT})
    page.set_default_timeout(PATIENCE)
    page.goto(f"{handbook_site}/search.html")
    yield page
    page.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Opens an address: ``visit(address, width=…, color_scheme=…, java_script_enabled=…)``.

    At the test's end no page may have reported an error, or asked anything of another host.
    """
    faults: list[str] = []
    contexts = []

    def opened(address: str, *, width: int = DESK, **settings: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": HEIGHT}, **settings)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        watch(page, address, faults)
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not faults


def watch(page: Page, address: str, faults: list[str]) -> None:
    """Note every error on a page, and every request to another host than that of an address."""
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    page.on("console", lambda said: faults.append(f"{page.url}: {said.text}") if said.type == "error" else None)
    page.on("request", lambda request: _note_outside(request.url, address, faults))


def _note_outside(url: str, address: str, faults: list[str]) -> None:
    scheme, _, rest = address.partition("://")
    home = f"{scheme}://{rest.partition('/')[0]}/"
    if not url.startswith((home, "data:", "blob:")):
        faults.append(f"asked another host: {url}")
