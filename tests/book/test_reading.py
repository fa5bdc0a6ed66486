"""What a book takes over from a build of the site, so as not to read it again."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from checks.commands.build import take_over


def _read(folder: Path, words: str, moment: int) -> Path:
    folder.mkdir()
    (folder / "page.doctree").write_text(words)
    (folder / "environment.pickle").write_text(words)
    os.utime(folder / "environment.pickle", (moment, moment))
    return folder


@pytest.mark.parametrize(
    ("site", "books", "taken"),
    [(2, None, "site"), (2, 1, "site"), (1, 2, "books"), (1, 1, "books"), (None, 1, "books")],
)
def test_a_book_begins_with_what_was_read_last(tmp_path: Path, site: int | None, books: int | None, taken: str) -> None:
    if site:
        _read(tmp_path / "site", "site", site)
    if books:
        _read(tmp_path / "books", "books", books)
    take_over(tmp_path / "site", tmp_path / "books")
    assert (tmp_path / "books" / "page.doctree").read_text() == taken


def test_the_site_takes_over_nothing_from_itself(tmp_path: Path) -> None:
    site = _read(tmp_path / "site", "site", 1)
    take_over(site, site)
    assert (site / "page.doctree").read_text() == "site"


def test_where_nothing_was_read_there_is_nothing_to_take_over(tmp_path: Path) -> None:
    take_over(tmp_path / "site", tmp_path / "books")
    assert list(tmp_path.iterdir()) == []
