"""What the search is made of: words and stems, the texts of pages, and the two files that browsers read."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checks.site.search.fulltext import base36
from checks.site.search.words import WORD, Stems, fold
from tests.site.building import Build, sphinx

ENGLISH = Stems("en")


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Reykjavík", "reykjavik"),
        ("1,550", "1550"),
        ("Горбачёв", "горбачев"),
        ("Толстой", "толстой"),
        ("Gorbachev’s", "gorbachev's"),
        ("Straße", "strasse"),
    ],
)
def test_case_accents_and_commas_do_not_count(written: str, folded: str) -> None:
    assert fold(written) == folded


@settings(deadline=None)
@given(st.text())
def test_any_text_has_words_that_fold_to_something(text: str) -> None:
    assert all(fold(match[0]) for match in WORD.finditer(text) if match[0].strip("\u0300\u0301"))


@pytest.mark.parametrize(
    ("language", "text", "stems"),
    [
        ("en", "The treaties expelled", ["treati", "expel"]),
        ("en", "70,300 warheads, 38.6 per cent", ["70300", "warhead", "38.6", "per", "cent"]),
        ("en", "Скрипаль и Скрипаля", ["скрипал", "скрипал"]),
        ("de", "die Verträge", ["vertrag"]),
        ("xx", "the treaties", ["the", "treaties"]),
    ],
)
def test_a_text_is_reduced_to_the_stems_of_its_telling_words(language: str, text: str, stems: list[str]) -> None:
    assert list(Stems(language).stems(text)) == stems


@settings(deadline=None)
@given(st.integers(min_value=0, max_value=10**9))
def test_numbers_to_the_base_of_36_read_back(number: int) -> None:
    assert int(base36(number), 36) == number


# ------------------------------------------------------------ the files


@cache
def _data(path: Path) -> dict[str, Any]:
    """What a file of the search hands to the page."""
    script = path.read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(script.partition(" = ")[2].rstrip(";\n"))
    return data


@cache
def _called(folder: Path, sort: str) -> dict[str, list[Any]]:
    """What the files of a sort hand over when they are loaded, by their names within it."""
    files = (
        json.loads(f"[{file.read_text().partition('(')[2].removesuffix(');' + chr(10))}]")
        for file in folder.glob(f"{sort}-*.js")
    )
    return {name: arguments for name, *arguments in files}


def _names(build: Build) -> dict[str, list[Any]]:
    """The rows of the jump-to box by their titles."""
    return {row[0]: row for row in _data(build.output / "_static/names.js")["places"]}


def _results(build: Build) -> list[list[Any]]:
    """Title, address and passages of every result, in order."""
    files = _called(build.output / "_search", "texts")
    return [result for at in sorted(files, key=int) for result in files[at][0]]


def _said(build: Build, title: str) -> str:
    """All that can be found under a title."""
    return next(" ".join(passage[0] for passage in passages) for name, _, passages in _results(build) if name == title)


def test_an_entry_is_named_by_all_its_names_and_years(built_rivers: Build) -> None:
    _, address, kind, _, years = _names(built_rivers)["Flood of 1926"]
    assert address == "glossary/flood-of-1926.html"
    assert _data(built_rivers.output / "_static/names.js")["kinds"][kind] == "Flood"
    assert years == [1926]
    assert {"Alder Water", "Ольха"} <= set(_names(built_rivers)["Alder"][3])


def test_a_chapters_sections_can_be_jumped_to(built_handbook: Build) -> None:
    sections = [row for row in _names(built_handbook).values() if row[1].startswith("chapters/arms-control.html#")]
    assert sections
    assert all(row[5] == "Arms control" for row in sections)


def test_the_text_of_a_page_is_what_its_reader_sees(built_rivers: Build) -> None:
    said = _said(built_rivers, "Alder")
    assert "The Alder is the longest of the rivers, at 700 kilometres." in said
    assert "Bridges, all: 38 bridges" in said
    for furniture in ("[1]", "disputed]", "single source", "Mentioned in", "Cited in"):
        assert furniture not in said


def test_claims_and_sources_are_results_of_their_own(built_rivers: Build) -> None:
    results = {title: address for title, address, _ in _results(built_rivers)}
    assert results["The Alder has 40 bridges."] == "reference/claims.html#hale-1931.bridges"
    assert "wrong" in _said(built_rivers, "The Alder has 40 bridges.")
    assert any(title.startswith("Hale, Anna. The Water That Came. 1931.") for title in results)


def test_pages_made_of_records_repeat_nothing(built_rivers: Build) -> None:
    assert "Alder Water" not in _said(built_rivers, "Names")
    assert "1 July 1930" not in _said(built_rivers, "Chronology")


def test_every_stem_leads_to_the_passages_that_hold_it(built_rivers: Build) -> None:
    base = _data(built_rivers.output / "_static/fulltext.js")
    files = _called(built_rivers.output / "_search", "stems")
    assert set(files) == set(base["letters"].split(" "))
    stems, postings = files[f"{ord('r'):x}"][0].split(" "), files[f"{ord('r'):x}"][1].split(",")
    assert stems == sorted(stems) and len(stems) == len(postings) and {stem[0] for stem in stems} == {"r"}
    passages = []
    for (_, _, lengths, *named), (title, _, texts) in zip(base["results"], _results(built_rivers), strict=True):
        names = named[2] if named else []
        passages.append(" ".join([title, *names]))
        passages += [f"{heading[0] if heading else ''} {text}" for text, *_, heading in ((t[0], t[2:]) for t in texts)]
        assert lengths == [len(passages[-1 - len(texts)]), *(len(text) for text, *_ in texts)]
    at = 0
    for part in postings[stems.index("river")].split(" "):
        distance, _, times = part.partition(".")
        at += int(distance, 36)
        assert list(ENGLISH.stems(passages[at])).count("river") == int(times or "1", 36)


def test_each_file_of_texts_begins_with_the_result_that_the_index_says(built_handbook: Build) -> None:
    base = _data(built_handbook.output / "_static/fulltext.js")
    files = _called(built_handbook.output / "_search", "texts")
    counts = [len(files[str(at)][0]) for at in range(len(files))]
    assert base["texts"] == [sum(counts[:at]) for at in range(len(counts))]
    assert sum(counts) == len(base["results"])


def test_the_files_are_small(built_handbook: Build) -> None:
    def size(path: Path) -> int:
        return len(gzip.compress(path.read_bytes()))

    assert size(built_handbook.output / "_static/names.js") < 30_000
    assert size(built_handbook.output / "_static/fulltext.js") < 40_000
    assert max(map(size, (built_handbook.output / "_search").glob("*.js"))) < 20_000


def test_nothing_of_sphinxs_own_search_is_left(built_rivers: Build) -> None:
    names = {path.name for path in built_rivers.output.rglob("*.js")}
    assert names.isdisjoint({"searchindex.js", "searchtools.js", "language_data.js", "doctools.js"})


def _files(build: Build) -> Mapping[str, bytes]:
    static = [build.output / "_static" / name for name in ("names.js", "fulltext.js", "stemmers.js")]
    return {path.name: path.read_bytes() for path in [*static, *(build.output / "_search").glob("*.js")]}


@pytest.mark.slow
def test_a_build_on_top_of_another_gives_the_same_files_as_one_from_nothing(rivers: Path, tmp_path: Path) -> None:
    sphinx(rivers / "docs", tmp_path, "-j", "3")
    (rivers / "docs/chapters/hale.md").unlink()
    page = rivers / "docs/glossary/birch.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nA heron nests here.\n", encoding="utf-8")
    again = _files(sphinx(rivers / "docs", tmp_path, "-j", "3"))
    assert b"heron" in again[f"stems-{ord('h'):x}.js"]
    assert b"The book of Hale" not in again["names.js"]
    shutil.rmtree(tmp_path / "html")
    assert _files(sphinx(rivers / "docs", tmp_path, "-E", "-j", "1")) == again
