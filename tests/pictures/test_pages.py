"""Pictures on built pages and in electronic books."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import Tag
from lxml import etree

from tests.site.audit import outside_the_contract
from tests.site.building import RIVERS, Build, sphinx

CHAPTER = """# Pictures

```{handbook-chart} alder
:kind: lines
:columns: level
:title: The level of the {term}`Alder`
:description: It rose to {fact}`9 metres <alder.level@1926>` in a year & fell again.
```

```{handbook-chart} flood-of-1926
:kind: ranges
:facts: houses gates/*
:without: gates/*
:title: Houses lost
:description: The survey counts more than Anna Hale.
```

```{handbook-chart}
:kind: lanes
:entry-kind: convention
:title: Conventions
:description: There is but one.
```
"""
PHASES = {
    'label = "Signed", status': 'label = "Signed", phase = "pending", status',
    'label = "Entered into force", status': 'label = "Entered into force", phase = "running", status',
    'label = "Suspended", status': 'label = "Suspended", phase = "paused", status',
}


def _replace(path: Path, *pairs: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small handbook of rivers with a chapter of pictures."""
    made = Path(shutil.copytree(RIVERS, tmp_path_factory.mktemp("pictures") / "rivers"))
    (made / "docs/chapters/pictures.md").write_text(CHAPTER, encoding="utf-8")
    _replace(made / "docs/data/kinds.toml", *PHASES.items())
    return made


@pytest.fixture(scope="module")
def built(folder: Path) -> Build:
    build = sphinx(folder / "docs", folder.parent / "work", "-n", "-W", "-j", "2")
    assert build.messages == ""
    assert build.status == 0
    return build


@pytest.fixture
def figures(built: Build) -> list[Tag]:
    return list(built.page("chapters/pictures").select("figure.picture"))


def test_no_figure_of_a_picture_stands_outside_the_contract(built: Build) -> None:
    for page in ("chapters/pictures", "glossary/river-convention"):
        assert not list(outside_the_contract(built.page(page)))


def test_the_caption_comes_first_and_its_figures_are_bound(figures: list[Tag]) -> None:
    caption = figures[0].find(recursive=False)
    assert isinstance(caption, Tag)
    assert caption.name == "figcaption"
    assert [data["data-fact"] for data in caption.select("data")] == ["alder.level@1926"]
    assert "a year & fell again" in caption.get_text()


def test_every_picture_has_a_drawing_for_a_desk_and_one_for_a_phone(figures: list[Tag]) -> None:
    assert [[svg["class"][-1] for svg in figure.select("svg")] for figure in figures] == [["wide", "narrow"]] * 3


def test_its_table_binds_every_value_under_heads_with_scope(figures: list[Tag]) -> None:
    table = figures[0].select_one("details table")
    assert table is not None
    assert table.caption is not None
    assert table.caption.get_text().startswith("The level of the Alder")
    assert {head["scope"] for head in table.select("thead th")} == {"col"}
    assert {head["scope"] for head in table.select("tbody th")} == {"row"}
    assert [data["data-fact"] for data in table.select("data")] == ["alder.level@1925", "alder.level@1926"]


def test_sources_are_named_where_they_are_few(figures: list[Tag]) -> None:
    note = figures[0].select_one(".picture-note")
    assert note is not None
    assert "Source" in note.get_text()
    assert note.select_one("[data-exempt=citation]") is not None


def test_marks_lead_to_their_records(figures: list[Tag]) -> None:
    links = {link["href"] for figure in figures for link in figure.select("svg a")}
    assert "../glossary/flood-of-1926.html#flood-of-1926.houses_hale" in links
    assert "../glossary/river-convention.html#river-convention" in links


def test_only_pages_with_pictures_ask_for_their_style_sheet(built: Build) -> None:
    asking = {page.stem for page in built.pages() if "pictures.css" in page.read_text(encoding="utf-8")}
    assert {"pictures", "river-convention"} <= asking
    assert "upland" not in asking


def test_an_entry_with_a_life_shows_it(built: Build) -> None:
    life = built.page("glossary/river-convention").select_one("figure.life svg")
    assert life is not None
    facts = {mark["data-fact"] for mark in life.select("[data-fact]")}
    assert facts == {f"river-convention.{name}" for name in ("signed", "in-force", "suspended-by-upland")}
    assert built.page("glossary/alder").select_one("figure.life") is None


def _written(build: Build) -> dict[str, int]:
    return {page.relative_to(build.output).as_posix(): page.stat().st_mtime_ns for page in build.pages()}


def test_a_page_is_made_again_when_a_record_that_it_draws_changes(folder: Path, built: Build) -> None:
    before = _written(built)
    entry = folder / "docs/glossary/flood-of-1926.md"
    try:
        _replace(entry, ("figure: 30 houses", "figure: 31 houses"))
        again = sphinx(folder / "docs", folder.parent / "work", "-n")
        changed = {page for page, time in _written(again).items() if before.get(page) != time}
        assert "chapters/pictures.html" in changed
        assert "31" in again.page("chapters/pictures").select("svg")[2].get_text()
        assert "chapters/hale.html" not in changed
    finally:
        _replace(entry, ("figure: 31 houses", "figure: 30 houses"))


@pytest.fixture(scope="module")
def complaints(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """What building says of a chapter with a fault in each of its pictures."""
    copy = Path(shutil.copytree(folder, tmp_path_factory.mktemp("faulty") / "rivers"))
    faults = (
        (":columns: level", ":columns: levels"),
        (":title: Houses lost\n", ""),
        (":entry-kind: conv", ":entry-kind: con"),
    )
    _replace(copy / "docs/chapters/pictures.md", *faults)
    return sphinx(copy / "docs", copy.parent / "work", builder="dummy").messages


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (3, "There is no column of “alder” “levels”. Did you mean “level”?"),
        (10, "A picture needs its title."),
        (17, "There is no kind of entry “conention”. Did you mean “convention”?"),
    ],
)
def test_what_cannot_be_drawn_is_a_warning_at_its_line(complaints: str, line: int, words: str) -> None:
    assert f"pictures.md:{line}: WARNING: {words}" in complaints


@pytest.fixture(scope="module")
def book(folder: Path) -> Iterator[Path]:
    build = sphinx(folder / "docs", folder.parent / "book", builder="epub")
    assert build.status == 0
    yield build.output


@pytest.mark.slow
def test_a_book_shows_pictures_as_images_with_words_for_them(book: Path) -> None:
    page = etree.fromstring((book / "chapters/pictures.xhtml").read_bytes())
    images = [image for image in page.iter("{*}img") if "picture-" in image.get("src", "")]
    assert len(images) == 3
    for image in images:
        assert image.get("alt", "").strip()
        assert etree.parse(str(book / "chapters" / image.get("src", ""))).getroot().tag.endswith("svg")
    assert not list(page.iter("{http://www.w3.org/2000/svg}svg"))
