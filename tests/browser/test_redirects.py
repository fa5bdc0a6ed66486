"""An entry's old address leads to the entry, and to the fact in it that was meant."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit


@pytest.mark.parametrize(
    ("asked", "arrived"),
    [
        ("old-alder.html", "alder.html"),
        ("old-alder.html#old-alder.length", "alder.html#alder.length"),
        ("old-alder.html#old-alder", "alder.html#alder"),
        ("old-alder.html#mentioned-in", "alder.html#mentioned-in"),
    ],
)
def test_an_old_address_takes_along_what_was_meant(asked: str, arrived: str, rivers_site: str, visit: Visit) -> None:
    page = visit(f"{rivers_site}/glossary/{asked}")
    expect(page).to_have_url(re.compile(re.escape(f"/glossary/{arrived}") + "$"))


def test_without_a_script_it_leads_to_the_entry(rivers_site: str, visit: Visit) -> None:
    page = visit(f"{rivers_site}/glossary/old-alder.html", java_script_enabled=False)
    expect(page).to_have_url(re.compile(r"/glossary/alder\.html$"))
