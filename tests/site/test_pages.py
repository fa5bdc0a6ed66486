"""Entry pages and the pages made of records alone."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from tests.site.building import Build


def _text(tag: Tag) -> str:
    """A tag's words, without the signs that lead to a figure's address."""
    return " ".join(tag.get_text(" ", strip=True).replace(" # ", " ").split())


def _infobox(build: Build, entry: str) -> dict[str, str]:
    box = build.page(f"glossary/{entry}").select_one("aside.infobox")
    assert box is not None
    return {_text(term): _text(term.find_next_sibling("dd")) for term in box.select("dt")}  # type: ignore[arg-type]


def test_the_box_says_what_an_entry_is(built_rivers: Build) -> None:
    box = _infobox(built_rivers, "alder")
    assert box["Kind"] == "River"
    assert box["Native name"] == "Ольха"
    assert box["Also called"] == "Alder Water"
    assert box["Flows into"] == "Birch"


def test_an_inverse_relation_is_shown_from_the_other_side(built_rivers: Build) -> None:
    assert _infobox(built_rivers, "birch")["Fed by"] == "Alder"


def test_the_status_is_computed_party_by_party_with_its_act_and_date(built_rivers: Build) -> None:
    status = _infobox(built_rivers, "river-convention")["Status"]
    assert status == (
        "In force (Entered into force, 1 January 1931 ) Upland : suspended ( 1 June 1940 ) as of 1 June 2024"
    )


def test_front_matter_is_not_shown(built_rivers: Build) -> None:
    for page in ("glossary/alder", "chapters/floods"):
        assert not re.search(r"kind:|draws-on|redirects", built_rivers.page(page).get_text())


def test_an_entry_shows_each_fact_with_its_sources_and_standing(built_rivers: Build) -> None:
    rows = {str(row["id"]): _text(row) for row in built_rivers.page("glossary/alder").select("table.facts tbody tr")}
    assert rows["alder.named"] == "Named “the quiet water” [3] not confirmed"
    assert rows["alder.bridges"] == "Bridges, all 38 bridges [3] single source"
    assert rows["alder.longer-by"] == "Longer than the Birch by worked out from Length and Birch: Length 400 kilometres"


def test_positions_stand_side_by_side_with_the_one_adopted_and_why(built_rivers: Build) -> None:
    page = built_rivers.page("glossary/flood-of-1926")
    held = [_text(row) for row in page.select("table.positions tbody tr")]
    assert held[2:] == ["Anna Hale 5 bridges [1] single source", "River Survey 6 bridges [2] single source"]
    decisions = [_text(paragraph) for paragraph in page.select("p.decision")]
    assert decisions[0] == "The handbook adopts none of these."
    assert decisions[1].startswith("The handbook adopts the value of River Survey: 6 bridges . Counted on the spot")


def test_a_series_is_a_table_whose_head_names_the_unit(built_rivers: Build) -> None:
    table = built_rivers.page("glossary/alder").select_one("table.series")
    assert table is not None
    assert [_text(row) for row in table.select("tr")] == ["Year Level (metres)", "1925 4", "1926 9"]


def test_an_entry_shows_what_the_articles_claim_of_it(built_rivers: Build) -> None:
    section = built_rivers.page("glossary/alder").select_one("#what-the-articles-claim")
    assert section is not None
    assert "The Alder has 40 bridges . Hale, paragraph 2 wrong The river has 38 bridges" in _text(section)


def test_an_entry_lists_the_pages_that_mention_it_and_no_page_of_records(built_rivers: Build) -> None:
    section = built_rivers.page("glossary/alder").select_one("#mentioned-in")
    assert section is not None
    assert [_text(item) for item in section.select("li")] == ["Floods", "The book of Hale", "Flood of 1926"]


def test_the_ledger_has_a_row_for_every_claim(built_rivers: Build) -> None:
    rows = {str(row["id"]): _text(row) for row in built_rivers.page("reference/claims").select("tbody tr")}
    assert list(rows) == ["hale-1931.bridges", "hale-1931.beauty"]
    assert rows["hale-1931.bridges"] == (
        "The Alder has 40 bridges . Hale, paragraph 2 wrong The river has 38 bridges ."
        " Held against Alder : Bridges, all, 38 bridges [1]"
    )


def test_the_chronology_runs_from_the_earliest(built_rivers: Build) -> None:
    dates = [_text(row.select("th")[0]) for row in built_rivers.page("reference/chronology").select("tbody tr")]
    assert dates == ["about 1682", "March 1926", "2 May 1926", "1 July 1930", "1 January 1931", "1 May 1940"]


def test_every_name_is_listed(built_rivers: Build) -> None:
    lines = [_text(item) for item in built_rivers.page("reference/names").select("li")]
    assert "Alder" in lines and "Alder Water → Alder" in lines and "Ольха → Alder" in lines


def test_the_page_of_disagreements_says_which_position_is_adopted(built_rivers: Build) -> None:
    lines = [_text(item) for item in built_rivers.page("reference/disagreements").select("ul li")]
    assert "River Survey: 6 bridges [2] single source adopted here" in lines
    assert "Anna Hale: 5 bridges [1] single source" in lines


def test_the_page_of_sources_says_which_pages_cite_each(built_rivers: Build) -> None:
    parts = ("reference/sources/a-l", "reference/sources/m-z")
    sources = [_text(item) for part in parts for item in built_rivers.page(part).select(".bibliography li")]
    assert sources[0].startswith("Hale, Anna. The Water That Came . 1931. Cited in: Floods , The book of Hale , Alder")
    assert len(sources) == 3


@pytest.mark.parametrize("words", ["Alder", "named so", "flood"])
def test_a_term_is_found_by_name_alias_or_id_whatever_its_case(built_rivers: Build, words: str) -> None:
    links = {_text(link).casefold(): str(link["href"]) for link in built_rivers.page("chapters/hale").select("p a")}
    assert links[words.casefold()].startswith("../glossary/")


def test_an_old_id_sends_readers_on(built_rivers: Build) -> None:
    page = (built_rivers.output / "glossary" / "old-alder.html").read_text(encoding="utf-8")
    refresh = BeautifulSoup(page, "lxml").find("meta", attrs={"http-equiv": "refresh"})
    assert refresh is not None and refresh["content"] == "0; url=alder.html"


def test_other_projects_reach_entries_as_terms_and_labels(built_rivers: Build) -> None:
    inventory = _inventory(built_rivers.output / "objects.inv")
    assert ("Alder", "std:term", "glossary/alder.html#alder") in inventory
    assert ("Alder Water", "std:term", "glossary/alder.html#alder") in inventory
    assert ("alder", "std:label", "glossary/alder.html#$") in inventory
    assert ("old-alder", "std:label", "glossary/alder.html#alder") in inventory


def _inventory(path: Path) -> set[tuple[str, str, str]]:
    body = path.read_bytes().split(b"\n", 4)[4]
    lines = zlib.decompress(body).decode("utf-8").splitlines()
    found = (re.fullmatch(r"(.+?) (std:\w+) -?\d+ (\S+) .*", line) for line in lines)
    return {(match[1], match[2], match[3]) for match in found if match}


def test_the_box_gives_figures_with_their_sources_and_marks_what_is_disputed(built_rivers: Build) -> None:
    assert _infobox(built_rivers, "alder")["Bridges, all"].endswith("38 bridges [3] single source")
    box = _infobox(built_rivers, "flood-of-1926")
    assert box["Houses lost"].startswith("disputed, none adopted")
    assert box["Bridges lost"].replace("\N{NO-BREAK SPACE}", " ").startswith("6 bridges [disputed]")
