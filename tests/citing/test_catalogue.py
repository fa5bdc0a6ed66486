"""What can be cited, by which names, and that nothing is said of it that nobody has configured."""

from __future__ import annotations

import pytest

from checks.citing.catalogue import UnknownTargetError
from checks.citing.citable import Work
from checks.facts.publication import Publication
from tests.citing.catalogues import ONLINE, PROJECT, RIVERS, SIGNED, UNPUBLISHED, catalogue, records_of


@pytest.mark.parametrize(
    ("target", "work", "key", "title"),
    [
        ("rhine-convention", Work.ENTRY, "rhine-convention", "Rhine Convention"),
        ("Rhine Convention", Work.ENTRY, "rhine-convention", "Rhine Convention"),
        ("rhine CONVENTION", Work.ENTRY, "rhine-convention", "Rhine Convention"),
        ("Convention on the Protection of the Rhine", Work.ENTRY, "rhine-convention", "Rhine Convention"),
        ("protection", Work.CHAPTER, "chapter:protection", "Who looks after a river?"),
        ("chapters/protection", Work.CHAPTER, "chapter:protection", "Who looks after a river?"),
        ("chapter:protection", Work.CHAPTER, "chapter:protection", "Who looks after a river?"),
        ("Who looks after a river?", Work.CHAPTER, "chapter:protection", "Who looks after a river?"),
        ("rhine-convention.signed", Work.FACT, "rhine-convention.signed", "Rhine Convention: Signed"),
        ("rhine.length/kremer", Work.FACT, "rhine.length_kremer", "Rhine: Bruno Kremer"),
    ],
)
def test_a_thing_is_found_by_the_names_that_people_use(target: str, work: Work, key: str, title: str) -> None:
    found = catalogue().find(target)
    assert (found.work, found.key, found.title) == (work, key, title)


@pytest.mark.parametrize(
    ("target", "near"),
    [
        ("rhine-convetion", "“rhine-convention”"),
        ("Danube Conventoin", "“Danube Convention”"),
        ("protektion", "“protection”"),
        ("rhine.lenght", "“rhine.length”"),
        ("rhine-convention.sined", "“rhine-convention.signed”"),
    ],
)
def test_a_slip_is_answered_with_the_nearest_names(target: str, near: str) -> None:
    with pytest.raises(UnknownTargetError, match=f"“{target}”.*Did you mean.*{near}"):
        catalogue().find(target)


@pytest.mark.parametrize("target", ["", "zzzzzz", "x" * 10_000, "rhine.", ".signed", "\N{SNOWMAN}", "a\nb"])
def test_what_is_near_nothing_is_refused_in_plain_words(target: str) -> None:
    with pytest.raises(UnknownTargetError, match="nothing here is called"):
        catalogue().find(target)


def test_every_entry_and_every_chapter_can_be_cited_under_a_key_of_its_own() -> None:
    records = records_of(PROJECT)
    parts = catalogue(PROJECT).parts()
    entries = {part.key for part in parts if part.work is Work.ENTRY}
    chapters = [part for part in parts if part.work is Work.CHAPTER]
    assert entries == set(records.entries)
    assert len(chapters) == len(list((PROJECT / "docs/chapters").glob("*.md"))) - 1
    assert len({part.key for part in parts}) == len(parts)


def test_every_fact_can_be_cited_under_a_key_of_its_own() -> None:
    records, all_of = records_of(PROJECT), catalogue(PROJECT)
    keys = [all_of.fact(fact).key for fact in records.facts.values()]
    assert len(set(keys)) == len(records.facts) > 1000


def test_a_fact_is_cited_with_what_it_says_and_the_address_of_its_anchor() -> None:
    fact = catalogue(PROJECT, ONLINE).find("new-start.deployed-warheads")
    assert fact.says == "1,550 warheads (ceiling)"
    assert fact.address == "https://handbook.example/glossary/new-start.html#new-start.deployed-warheads"


def test_a_disputed_fact_is_not_cited_as_if_it_were_settled() -> None:
    records = records_of(PROJECT)
    undecided = next(fact for fact in records.facts.values() if fact.positions and not fact.adopted)
    assert catalogue(PROJECT).fact(undecided).says == "disputed, none adopted"


@pytest.mark.parametrize("target", ["rhine", "protection", "rhine.length"])
def test_what_is_not_configured_is_absent_and_said_to_be(target: str) -> None:
    found = catalogue(RIVERS, UNPUBLISHED).find(target)
    assert (found.address, found.authors, found.publisher, found.doi, found.licence) == ("", (), "", "", None)
    assert "No web address is configured" in found.remark and found.path in found.remark


@pytest.mark.parametrize("publication", [ONLINE, SIGNED])
def test_what_is_configured_is_said(publication: Publication) -> None:
    found = catalogue(RIVERS, publication).find("rhine")
    assert found.address == "https://handbook.example/glossary/rhine.html"
    assert found.authors == publication.authors and found.publisher == publication.publisher
    assert found.remark == ""


def test_the_doi_is_that_of_the_whole() -> None:
    all_of = catalogue(RIVERS, SIGNED)
    assert all_of.handbook().doi == SIGNED.doi
    assert {part.doi for part in all_of.parts()} == {""}
