"""The markup of every page: valid HTML, every id once, every link and fragment within the site found."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urlsplit

import html5lib
import pytest

from tests.site.building import Build, tree_of


@pytest.fixture(params=["built_rivers", "built_handbook"])
def build(request: pytest.FixtureRequest) -> Build:
    built: Build = request.getfixturevalue(request.param)
    return built


def _name(path: Path, build: Build) -> str:
    return path.relative_to(build.output).as_posix()


@pytest.mark.slow
def test_every_page_of_the_handbook_is_parsed_without_an_error(built_handbook: Build) -> None:
    faults = {}
    for path in built_handbook.pages():
        parser = html5lib.HTMLParser()
        parser.parse(path.read_bytes())
        if parser.errors:
            faults[_name(path, built_handbook)] = parser.errors[:3]
    assert faults == {}


def test_no_id_and_no_term_of_a_box_stands_twice_on_a_page(build: Build) -> None:
    for path in build.pages():
        tree = tree_of(path)
        ids = [id_ for id_, times in Counter(map(str, tree.xpath("//@id"))).items() if times > 1]
        terms = Counter(term.text_content() for term in tree.xpath("//aside//dt"))
        assert not ids and max(terms.values(), default=0) < 2, (_name(path, build), ids, terms)


def test_every_heading_by_role_says_its_level(build: Build) -> None:
    assert not [
        _name(path, build) for path in build.pages() if tree_of(path).xpath("//*[@role='heading'][not(@aria-level)]")
    ]


def test_no_head_of_a_table_is_empty_and_no_two_boxes_have_one_name(build: Build) -> None:
    for path in build.pages():
        tree = tree_of(path)
        names = [str(name) for name in tree.xpath("//div[@role='region']/@aria-label")]
        assert len(names) == len(set(names)), _name(path, build)
        assert all(head.text_content().strip() for head in tree.xpath("//th")), _name(path, build)


def test_every_link_within_the_site_leads_somewhere(built_handbook: Build) -> None:
    ids = {path.resolve(): {str(id_) for id_ in tree_of(path).xpath("//@id")} for path in built_handbook.pages()}
    lost = [
        f"{_name(path, built_handbook)}: {address}"
        for path in built_handbook.pages()
        for address in set(map(str, tree_of(path).xpath("//@href | //@src | //form/@action")))
        if not _is_found(path, address, ids)
    ]
    assert lost == []


def _is_found(page: Path, address: str, ids: dict[Path, set[str]]) -> bool:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return True
    target = (page.parent / unquote(parts.path)).resolve() if parts.path else page.resolve()
    return target.is_file() and (not parts.fragment or target not in ids or unquote(parts.fragment) in ids[target])
