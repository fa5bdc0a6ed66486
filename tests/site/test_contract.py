"""What the built pages promise to whoever audits them."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup

from tests.site.audit import CONTRACT, outside_the_contract
from tests.site.building import Build, main_of

BUILDS = ["built_rivers", "built_handbook"]


@pytest.fixture(params=BUILDS)
def build(request: pytest.FixtureRequest) -> Build:
    found: Build = request.getfixturevalue(request.param)
    return found


def test_no_figure_or_date_stands_outside_the_contract(build: Build) -> None:
    offenders = [
        f"{page.relative_to(build.output)}: {offender}"
        for page in build.pages()
        for offender in outside_the_contract(main_of(page))
    ]
    assert not offenders, "\n".join(offenders)


def test_every_reason_and_address_is_given(build: Build) -> None:
    empty = [
        f"{page.name}: {tag}"
        for page in build.pages()
        for name in CONTRACT
        for tag in main_of(page).find_all(attrs={name: True})
        if not str(tag[name]).strip()
    ]
    assert not empty


def test_ids_are_unique_on_each_page(build: Build) -> None:
    for page in build.pages():
        soup = BeautifulSoup(page.read_text(encoding="utf-8"), "lxml")
        ids = [str(tag["id"]) for tag in soup.find_all(id=True)]
        assert len(ids) == len(set(ids)), (page.name, sorted({i for i in ids if ids.count(i) > 1}))


def test_every_link_within_the_site_leads_somewhere(build: Build) -> None:
    ids = {page: _ids(page.read_text(encoding="utf-8")) for page in build.pages()}
    broken = []
    for page in build.pages():
        soup = BeautifulSoup(page.read_text(encoding="utf-8"), "lxml")
        for link in soup.find_all("a", href=True):
            path, _, anchor = str(link["href"]).partition("#")
            if "://" in path:
                continue
            target = (page.parent / path).resolve() if path else page
            if target not in ids or (anchor and anchor not in ids[target]):
                broken.append(f"{page.relative_to(build.output)}: {link['href']}")
    assert not broken, "\n".join(broken)


def _ids(html: str) -> set[str]:
    return set(re.findall(r'\sid="([^"]*)"', html))


def test_no_link_stands_in_another(build: Build) -> None:
    nested = [
        page.name for page in build.pages() if re.search(r"<a\s[^>]*>(?:(?!</a>).)*<a\s", page.read_text("utf-8"))
    ]
    assert not nested


def test_pages_ask_nothing_of_other_hosts_and_run_nothing_inline(build: Build) -> None:
    for page in build.pages():
        soup = BeautifulSoup(page.read_text(encoding="utf-8"), "lxml")
        asked = [tag.get("src") or tag.get("href") for tag in soup.find_all(["script", "link", "img", "iframe"])]
        assert not [address for address in asked if address and "//" in str(address)], page.name
        assert not [tag for tag in soup.find_all("script") if not tag.get("src")], page.name
        assert not soup.find_all("style") and not soup.find_all(style=True), page.name


def test_stylesheets_ask_nothing_of_other_hosts(build: Build) -> None:
    for sheet in (build.output / "_static").glob("*.css"):
        assert "//" not in re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)


def test_the_build_says_nothing(build: Build) -> None:
    assert build.status == 0
    assert build.messages == ""
