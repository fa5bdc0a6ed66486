"""What the roles and the records become on a page."""

from __future__ import annotations

import pytest
from bs4 import Tag

from tests.site.building import Build


def _one(build: Build, page: str, selector: str) -> Tag:
    found = build.page(page).select(selector)
    assert found, f"{page} has no {selector}"
    return found[0]


@pytest.mark.parametrize(
    ("page", "address", "tag", "attributes", "text"),
    [
        ("chapters/floods", "alder.length", "data", {"value": "700", "data-unit": "km"}, "700 kilometres"),
        ("chapters/floods", "flood-of-1926.began", "time", {"datetime": "1926-03"}, "1926"),
        ("chapters/floods", "flood-of-1926.houses", "span", {}, "between 20 and 30"),
        ("glossary/flood-of-1926", "flood-of-1926.ended", "time", {"datetime": "1926-05-02"}, "2 May 1926"),
        ("glossary/flood-of-1926", "flood-of-1926.houses/hale", "data", {"value": "20"}, "20 houses"),
        ("glossary/alder", "alder.settled", "data", {"value": "1682~"}, "about 1682"),
        ("glossary/alder", "alder.level@1926", "data", {"value": "9"}, "9"),
        ("glossary/alder", "alder.longer-by", "data", {"value": "400"}, "400 kilometres"),
        ("glossary/alder", "alder.named", "data", {"value": "the quiet water"}, "“the quiet water”"),
    ],
)
def test_words_stand_in_an_element_that_says_their_fact_and_its_value(
    built_rivers: Build, page: str, address: str, tag: str, attributes: dict[str, str], text: str
) -> None:
    mention = _one(built_rivers, page, f'[data-fact="{address}"]')
    assert mention.name == tag
    assert mention.get_text() == text
    assert {name: mention.get(name) for name in attributes} == attributes


def test_a_date_that_is_not_the_facts_value_says_which_of_its_dates_it_is(built_rivers: Build) -> None:
    effective = _one(built_rivers, "glossary/river-convention", '.facts [data-part="effective"]')
    assert (effective["data-fact"], effective["datetime"]) == ("river-convention.suspended-by-upland", "1940-06-01")


def test_a_mention_leads_to_its_record(built_rivers: Build) -> None:
    link = _one(built_rivers, "chapters/floods", 'p a.fact:has([data-fact="alder.length"])')
    assert link["href"] == "../glossary/alder.html#alder.length"
    assert not link.has_attr("title")


def test_a_role_without_words_writes_the_record(built_rivers: Build) -> None:
    cells = built_rivers.page("chapters/floods").select("td [data-fact='alder.length']")
    assert [cell.get_text() for cell in cells] == ["700 kilometres", "700 kilometres"]


def test_mentions_in_headings_and_links_have_no_link_of_their_own(built_rivers: Build) -> None:
    page = built_rivers.page("chapters/floods")
    assert page.select("h2 [data-fact]") and not page.select("h2 a.fact")
    assert page.select("td a > span [data-fact]") and not page.select("td a a")


def test_a_disputed_fact_is_marked_where_it_is_mentioned(built_rivers: Build) -> None:
    link = _one(built_rivers, "chapters/floods", 'a:has([data-fact="flood-of-1926.houses"])')
    mark = link.find_next_sibling(class_="mark")
    assert isinstance(mark, Tag) and mark.get_text() == "[disputed]"


def test_a_claim_shows_whose_word_it_is_and_the_verdict(built_rivers: Build) -> None:
    claim = _one(built_rivers, "chapters/floods", '[data-claim="hale-1931:bridges"]')
    assert claim.get_text() == "forty bridges\N{NO-BREAK SPACE}[Hale: wrong]"
    assert claim["data-verdict"] == "wrong"
    assert claim.a is not None and claim.a["href"] == "../reference/claims.html#hale-1931.bridges"


def test_the_chapter_about_a_seed_names_it_to_those_who_hear_the_page(built_rivers: Build) -> None:
    claim = _one(built_rivers, "chapters/hale", '[data-claim="hale-1931:bridges"]')
    hidden = _one(built_rivers, "chapters/hale", "[data-claim] .visually-hidden")
    assert hidden.get_text() == "Hale: "
    assert claim.get_text() == "forty bridges\N{NO-BREAK SPACE}[Hale: wrong]"


@pytest.mark.parametrize(
    ("page", "text", "reason"),
    [
        ("chapters/floods", "24/7", "idiom"),
        ("chapters/floods", "Lock 7", "a lock, known by its number"),
        ("chapters/floods", "B12", "code"),
        ("chapters/floods", "[1]", "citation"),
        ("chapters/floods", "1", "footnote mark"),
        ("chapters/floods", "2", "paragraph number"),
        ("glossary/flood-of-1926", "Flood of 1926", "a name of Flood of 1926"),
        ("glossary/index", "Flood of 1926", "a name of Flood of 1926"),
        ("glossary/alder", "1925", "row of a series"),
        ("glossary/river-convention", "1 June 2024", "edition date"),
        ("reference/names", "Flood of 1926", "a name of Flood of 1926"),
    ],
)
def test_what_is_no_fact_stands_in_an_element_that_says_why(
    built_rivers: Build, page: str, text: str, reason: str
) -> None:
    exempt = built_rivers.page(page).select(f'[data-exempt="{reason}"]')
    assert text in [tag.get_text() for tag in exempt]


def test_citations_are_numbered_as_they_come_and_written_out_at_the_end(built_rivers: Build) -> None:
    page = built_rivers.page("glossary/alder")
    assert [mark.get_text() for mark in page.select(".citation")][:3] == ["[1, p. 4]", "[2]", "[3]"]
    listed = [item.get_text() for item in page.select(".sources li")]
    assert listed[0].startswith("River Survey. Three Rivers Measured. 5 March 2001.")
    assert listed[1].startswith("Иванов, Пётр. Реки трёх стран. 1950.")


def test_a_chapter_says_what_it_draws_on(built_rivers: Build) -> None:
    origin = _one(built_rivers, "chapters/floods", ".origin")
    assert origin.get_text() == "Draws on The Water That Came: A Chronicle[2], paragraphs 2, 3."


def test_one_mark_of_dispute_a_paragraph_is_enough(built_rivers: Build) -> None:
    paragraph = built_rivers.page("chapters/floods").select("p:has([data-fact^='flood-of-1926.gates'])")[0]
    assert len(paragraph.select("[data-fact]")) == 2
    assert paragraph.get_text().count("[disputed]") == 1


def test_a_record_that_says_a_claim_does_not_repeat_whose_it_is(built_rivers: Build) -> None:
    says = _one(built_rivers, "reference/claims", "div.says")
    assert says.get_text().strip() == "The Alder has 40 bridges."
