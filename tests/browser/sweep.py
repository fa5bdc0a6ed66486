"""All pages of a site in one browser, several at a time in tabs: what axe-core finds on each."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from playwright.async_api import Page, async_playwright

from tests.browser.axe import COLOUR_RULES, RUN_COLOURS, RUN_WITHOUT_COLOURS, TAGS, faults_of, script

TABS = 3
WIDTH, HEIGHT = 1280, 800
PATIENCE = 120_000


def sweep(chromium: str, address: str, names: Sequence[str]) -> dict[str, list[str]]:
    """What axe finds on pages, by their names; those without fault are left out. Only what depends on colours is asked
    in both schemes.

    It runs in a thread of its own, since in the tests' own thread Playwright's other interface keeps a loop running.
    """
    with ThreadPoolExecutor(max_workers=1) as apart:
        return apart.submit(lambda: asyncio.run(_sweep(chromium, address, names))).result()


async def _sweep(chromium: str, address: str, names: Sequence[str]) -> dict[str, list[str]]:
    queue, found = list(reversed(names)), {}

    async def work(tab: Page) -> None:
        while queue:
            name = queue.pop()
            if faults := await _faults(tab, f"{address}/{name}"):
                found[name] = faults

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium)
        context = await browser.new_context(viewport={"width": WIDTH, "height": HEIGHT})
        tabs = [await context.new_page() for _ in range(TABS)]
        await asyncio.gather(*map(work, tabs))
        await browser.close()
    return found


async def _faults(tab: Page, url: str) -> list[str]:
    tab.set_default_timeout(PATIENCE)
    await tab.emulate_media(color_scheme="light")
    await tab.goto(url)
    await tab.evaluate(script())
    faults = faults_of(await tab.evaluate(RUN_WITHOUT_COLOURS, [TAGS, COLOUR_RULES]))
    for scheme in ("light", "dark"):
        await tab.emulate_media(color_scheme=scheme)
        found = faults_of(await tab.evaluate(RUN_COLOURS, COLOUR_RULES))
        faults += (f"{scheme}: {fault}" for fault in found)
    return faults


def standing(folder: Path) -> list[str]:
    """The names of a site's pages, without those that only send readers on."""
    return [
        path.relative_to(folder).as_posix()
        for path in sorted(folder.rglob("*.html"))
        if 'http-equiv="refresh"' not in path.read_text(encoding="utf-8")
    ]
