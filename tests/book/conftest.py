"""The books that the tests share."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from tests.book.building import EPUB, TYPST, book_once
from tests.site.building import RIVERS, Build


@pytest.fixture
def rivers(tmp_path: Path) -> Path:
    """A copy of the small handbook, to change: its folder."""
    return Path(shutil.copytree(RIVERS, tmp_path / "rivers"))


@pytest.fixture(scope="session")
def pdf_build(shared_folder: Path) -> Build:
    return book_once(RIVERS / "docs", shared_folder, TYPST)


@pytest.fixture(scope="session")
def pdf_file(pdf_build: Build) -> Path:
    return pdf_build.output / "handbook.pdf"


@pytest.fixture(scope="session")
def pdf(pdf_file: Path) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(pdf_file) as opened:
        yield opened


@pytest.fixture(scope="session")
def epub_build(shared_folder: Path) -> Build:
    return book_once(RIVERS / "docs", shared_folder, EPUB)


@pytest.fixture(scope="session")
def epub_file(epub_build: Build) -> Path:
    return epub_build.output / "handbook.epub"
