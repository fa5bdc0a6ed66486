"""What the built pages promise to whoever audits them."""

from __future__ import annotations

import re

import pytest

from tests.site.audit import CONTRACT, outside_the_contract
from tests.site.building import Build, main_of, tree_of

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
        ids = tree_of(page).xpath("//@id")
        assert len(ids) == len(set(ids)), (page.name, sorted({i for i in ids if ids.count(i) > 1}))


def test_every_link_within_the_site_leads_somewhere(build: Build) -> None:
    ids = {page: set(tree_of(page).xpath("//@id")) for page in build.pages()}
    broken = []
    for page in build.pages():
        for link in set(tree_of(page).xpath("//a/@href")):
            path, _, anchor = link.partition("#")
            if "://" in path:
                continue
            target = (page.parent / path).resolve() if path else page
            if anchor not in {"", *ids[target]} if target in ids else not target.is_file():
                broken.append(f"{page.relative_to(build.output)}: {link}")
    assert not broken, "\n".join(broken)


def test_no_link_stands_in_another(build: Build) -> None:
    nested = re.compile(r"<a\s[^>]*>(?:(?!</a>).)*<a\s")
    assert not [page.name for page in build.pages() if nested.search(page.read_text(encoding="utf-8"))]


LOADED = "//link[not(starts-with(@rel, 'schema.')) and @rel!='canonical']/@href | //*[self::script or self::img]/@src"
INLINE = "//script[not(@src) and not(@type='application/ld+json')] | //style | //*[@style]"
HANDLERS = "//*[@*[starts-with(name(), 'on')]]"


def test_pages_ask_nothing_of_other_hosts_and_run_nothing_inline(build: Build) -> None:
    for page in build.pages():
        tree = tree_of(page)
        assert not [address for address in tree.xpath(LOADED) if "//" in address], page.name
        assert not tree.xpath(f"{INLINE} | {HANDLERS} | //iframe | //object | //embed"), page.name


def test_stylesheets_ask_nothing_of_other_hosts(build: Build) -> None:
    for sheet in build.output.rglob("*.css"):
        assert "//" not in re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)


def test_the_build_says_nothing(build: Build) -> None:
    assert build.status == 0
    assert build.messages == ""
