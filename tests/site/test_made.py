"""What a build notes of the files beside the pages, and when it makes them again."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from sphinx.application import Sphinx

from checks.site.made import Made


@pytest.fixture
def app(tmp_path: Path) -> Sphinx:
    """As much of Sphinx as says which folders a build has; in the site's there is one file."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "list.csv").write_text("a,b")
    (tmp_path / "doctrees").mkdir()
    return cast(Sphinx, SimpleNamespace(outdir=tmp_path / "site", doctreedir=tmp_path / "doctrees"))


def test_what_was_made_from_the_same_is_not_made_again(app: Sphinx) -> None:
    Made(app, "data").note("digest", ["list.csv"])
    assert Made(app, "data").is_from("digest")


@pytest.mark.parametrize(
    ("note", "made_from", "paths"),
    [
        ("data", "another digest", ["list.csv"]),
        ("another", "digest", ["list.csv"]),
        ("data", "digest", ["list.csv", "gone.csv"]),
    ],
    ids=["changed", "never made", "a file gone"],
)
def test_whatever_else_is_made_again(app: Sphinx, note: str, made_from: str, paths: list[str]) -> None:
    Made(app, "data").note("digest", paths)
    assert not Made(app, note).is_from(made_from)


def test_another_folder_has_a_note_of_its_own(app: Sphinx, tmp_path: Path) -> None:
    Made(app, "data").note("digest", ["list.csv"])
    elsewhere = SimpleNamespace(outdir=tmp_path / "elsewhere", doctreedir=app.doctreedir)
    assert not Made(cast(Sphinx, elsewhere), "data").is_from("digest")
