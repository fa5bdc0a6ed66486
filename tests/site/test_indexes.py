"""The ways into the glossary, and the page on method with the handbook's own numbers."""

from __future__ import annotations

import pytest
from bs4 import Tag

from checks.facts.config import read_configuration
from checks.facts.load import load_records, read_files
from tests.site.building import PROJECT, RIVERS, Build


def _text(tag: Tag) -> str:
    return " ".join(tag.get_text(" ", strip=True).replace("¶", "").split())


def _sections(build: Build, page: str) -> dict[str, list[str]]:
    found = build.page(page).select("section section")
    return {_text(section.select("h2")[0]): [_text(line) for line in section.select("li")] for section in found}


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            "periods",
            {
                "1600–1699": ["Alder Settled about 1682"],
                "1900–1999": ["Flood of 1926 Began March 1926", "River Convention Signed 1 July 1930"],
            },
        ),
        (
            "parties",
            {
                "Lowland": ["River Convention Signed 1 July 1930"],
                "Upland": ["River Convention Signed 1 July 1930"],
            },
        ),
        ("themes", {"EU": ["Alder Settled about 1682"], "Wide water": ["Alder Settled about 1682"]}),
    ],
)
def test_an_index_lists_entries_from_the_earliest(
    built_rivers: Build, page: str, expected: dict[str, list[str]]
) -> None:
    assert _sections(built_rivers, f"reference/{page}") == expected


def test_the_busiest_century_is_shown_by_decades(built_handbook: Build) -> None:
    periods = list(_sections(built_handbook, "reference/periods"))
    assert "1980–1989" in periods and "1900–1999" not in periods


def test_every_entry_is_in_the_index_by_theme_under_each_of_its_themes(built_handbook: Build) -> None:
    configuration = read_configuration(PROJECT)
    entries = load_records(configuration, read_files(configuration)).entries.values()
    expected = {(f"theme-{theme}", entry.id) for entry in entries for theme in entry.themes}
    listed = {
        (str(section["id"]), str(link["href"]).partition("#")[2])
        for section in built_handbook.page("reference/themes").select("section section")
        for link in section.select("li > p > a:first-child")
    }
    assert listed == expected


def test_a_theme_in_the_box_leads_to_its_place_in_the_index(built_rivers: Build) -> None:
    links = built_rivers.page("glossary/alder").select(".infobox a[href*=themes]")
    assert {_text(link): link["href"] for link in links} == {
        "EU": "../reference/themes.html#theme-eu",
        "Wide water": "../reference/themes.html#theme-wide-water",
    }


def test_what_was_in_force_when_is_told_from_the_first_state(built_rivers: Build) -> None:
    rows = built_rivers.page("reference/in-force").select("table.statuses tbody tr")
    assert [[_text(cell) for cell in row.select("th, li")] for row in rows] == [
        ["River Convention", "Signed from 1 July 1930", "In force from 1 January 1931"]
    ]


def test_every_treaty_has_a_place_among_the_statuses(built_handbook: Build) -> None:
    configuration = read_configuration(PROJECT)
    entries = load_records(configuration, read_files(configuration)).entries.values()
    links = built_handbook.page("reference/in-force").select("article tbody th a, article > section > p:last-of-type a")
    listed = {str(link["href"]).partition("#")[2] for link in links}
    assert {entry.id for entry in entries if entry.kind == "treaty"} <= listed


def test_the_page_on_method_counts_what_there_is(built_rivers: Build) -> None:
    configuration = read_configuration(RIVERS)
    records = load_records(configuration, read_files(configuration))
    rows = built_rivers.page("reference/method").select("table.counts tbody tr")
    counted = {_text(row.select("th")[0]): _text(row.select("td")[0]) for row in rows}
    assert counted["Entries"] == str(len(records.entries))
    assert counted["Facts"] == str(len(records.facts))
    assert counted["Sources"] == str(len(records.sources))
    assert counted["Claims of the articles"] == str(len(records.claims))
    assert counted["Covered by the checks"] == "100 per cent"
