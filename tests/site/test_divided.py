"""Long lists divided among pages: that the parts are the whole, and what each page and script holds."""

from __future__ import annotations

import json

import pytest

from checks.facts.load import load_records, read_files
from checks.site.configuration import configuration_of
from checks.site.parts import SUFFIX, Span, initial
from tests.site.building import PROJECT, Build, tree_of
from tests.site.conftest import Workshop


@pytest.mark.parametrize(
    ("span", "within", "outside"),
    [
        ("A-C", ["A", "Bulletin", "CIA"], ["1", "D", "Я"]),
        ("-B", ["1", "Associated", "B"], ["C"]),
        ("U-", ["U", "Zvezda", "Ведомости"], ["Tass"]),
        ("W", ["W", "Washington"], ["V", "X"]),
    ],
)
def test_a_span_of_letters(span: str, within: list[str], outside: list[str]) -> None:
    assert all(Span.of(span).has_text(text) for text in within)
    assert not any(Span.of(span).has_text(text) for text in outside)


@pytest.mark.parametrize(
    ("span", "within", "outside"),
    [("1945-1969", [1945, 1969], [1944, 1970]), ("-1899", [1682, 1899], [1900]), ("2020-", [2020, 9999], [2019])],
)
def test_a_span_of_years(span: str, within: list[int], outside: list[int]) -> None:
    assert all(Span.of(span).has_number(number) for number in within)
    assert not any(Span.of(span).has_number(number) for number in outside)


@pytest.mark.parametrize(
    ("words", "letter"),
    [(["Ferry Press"], "F"), (["", "“Étude”"], "E"), (["112 Ukraine"], "1"), (["Йод"], "И"), ([""], "")],
)
def test_an_initial_has_no_accent(words: list[str], letter: str) -> None:
    assert initial(words) == letter


@pytest.mark.parametrize("words", ["", "-", "1-2-3"])
def test_what_is_no_span_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match="is no span"):
        Span.of(words)


def test_the_first_page_leads_to_the_parts_and_holds_no_item(built_rivers: Build) -> None:
    page = built_rivers.page("reference/sources")
    assert not page.select(".item")
    form = page.select_one("form.filters")
    assert form is not None
    assert form["data-parts"] == f"reference/sources/a-l{SUFFIX} reference/sources/m-z{SUFFIX}"
    assert form["data-total"] == "3"
    assert [link["href"] for link in page.select(".toctree-wrapper a")] == ["sources/a-l.html", "sources/m-z.html"]


def test_the_script_beside_a_part_holds_its_list(built_rivers: Build) -> None:
    script = (built_rivers.output / f"reference/sources/a-l{SUFFIX}").read_text(encoding="utf-8")
    name, address, body = json.loads(f"[{script.removeprefix('handbookPart(').removesuffix(');' + chr(10))}]")
    assert (name, address) == (f"reference/sources/a-l{SUFFIX}", "reference/sources/a-l.html")
    assert 'id="source.hale-1931"' in body


def test_parts_that_are_not_the_whole_are_warned_of(workshop: Workshop) -> None:
    workshop.replace("docs/reference/sources/m-z.md", "M-", "S-T")
    workshop.replace("docs/reference/chronology.md", "{handbook-chronology}", "{handbook-chronology} dawn")
    messages = workshop.build().messages
    assert "The parts of {handbook-sources} show 1 items of 3" in messages
    assert "reference/chronology.md:3: ERROR: “dawn” is no number" in messages


def test_every_claim_disagreement_source_and_date_is_on_a_part(built_handbook: Build) -> None:
    configuration = configuration_of(PROJECT / "docs")
    records = load_records(configuration, read_files(configuration))
    shown = {
        folder: [
            element
            for path in sorted((built_handbook.output / "reference" / folder).glob("*.html"))
            for element in tree_of(path).find_class("item")
        ]
        for folder in ("claims", "sources", "disagreements")
    }
    assert {element.get("id") for element in shown["claims"]} == {
        address.replace(":", ".") for address in records.claims
    }
    assert len(shown["sources"]) == len(records.sources)
    assert len(shown["disagreements"]) == sum(bool(fact.positions) for fact in records.facts.values())
