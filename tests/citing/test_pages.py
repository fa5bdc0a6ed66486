"""What the built pages say to readers and to machines about citing them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import lxml.html
import pybtex.database
import pytest
import rispy
from pyld import jsonld

from checks.citing.citable import Citable, Work
from checks.citing.formats import DATA_FORMATS
from checks.citing.styles import STYLES
from checks.citing.typesetting import typeset
from tests.citing.catalogues import PROJECT, RIVERS, catalogue, records_of
from tests.site.building import Build, sphinx, tree_of

_SCHEMA = "https://schema.org/"


def _pages(build: Build, root: Path) -> Iterator[tuple[Citable, lxml.html.HtmlElement]]:
    """Every page that can be cited, with what is cited."""
    for citable in catalogue(root).parts():
        yield citable, tree_of(build.output / citable.path)


def _meta(page: lxml.html.HtmlElement) -> dict[str, str]:
    return {tag.get("name"): tag.get("content") for tag in page.iterfind(".//head/meta[@name]")}


# ---------------------------------------------------------------- for readers


def test_every_entry_and_chapter_has_the_panel_and_a_button_for_it_before_its_heading(built_handbook: Build) -> None:
    for citable, page in _pages(built_handbook, PROJECT):
        order = [node.get("class") or node.tag for node in page.iter("button", "h1")]
        assert order.index("open-cite") < order.index("h1"), citable.path
        (panel,) = page.findall(".//section[@id='cite']")
        assert panel.get("data-outside") == "citation"
        assert page.find(".//button[@class='open-cite']").get("popovertarget") == "cite"
        text = " ".join(panel.text_content().split())
        assert f"Edition {citable.edition}, permanent path in the handbook {citable.path}" in text
        assert "No web address is configured" in text


def test_no_other_page_has_it(built_handbook: Build) -> None:
    citable = {part.path for part in catalogue(PROJECT).parts()}
    others = [
        page for page in built_handbook.pages() if page.relative_to(built_handbook.output).as_posix() not in citable
    ]
    assert len(others) > 5
    assert [page.name for page in others if 'id="cite"' in page.read_text(encoding="utf-8")] == []


def test_the_panel_shows_the_reference_of_every_style(built_handbook: Build) -> None:
    some = catalogue(PROJECT).parts()[::9]
    expected = {style.label: typeset(some, style) for style in STYLES.values()}
    for citable in some:
        page = tree_of(built_handbook.output / citable.path)
        labels = [label.text_content() for label in page.iterfind(".//dl[@class='references']/dt")]
        shown = [words.text_content() for words in page.iterfind(".//dl[@class='references']/dd/span")]
        wanted = {label: references[citable.key].text for label, references in expected.items()}
        assert dict(zip(labels, shown, strict=True)) == wanted


def test_the_files_for_reference_managers_stand_beside_the_page(built_handbook: Build) -> None:
    for citable, page in _pages(built_handbook, PROJECT):
        folder = (built_handbook.output / citable.path).parent
        links = [link.get("href") for link in page.iterfind(".//section[@id='cite']//a[@download]")]
        written = [(folder / link).read_text(encoding="utf-8") for link in links]
        assert written == [form.write([citable]) for form in DATA_FORMATS.values()]


def test_one_file_of_each_format_cites_the_whole(built_handbook: Build) -> None:
    keys = [catalogue(PROJECT).handbook().key, *(part.key for part in catalogue(PROJECT).parts())]
    text = {
        suffix: (built_handbook.output / f"citations{suffix}").read_text(encoding="utf-8")
        for suffix in (".bib", ".ris", ".csl.json")
    }
    assert list(pybtex.database.parse_string(text[".bib"], "bibtex").entries) == keys
    assert [record["id"] for record in rispy.loads(text[".ris"])] == keys
    assert [record["id"] for record in json.loads(text[".csl.json"])] == keys


def test_a_page_can_show_how_an_entry_a_fact_and_the_whole_are_cited(built_published: Build) -> None:
    main = built_published.page("reference/citing")
    entry, fact, whole = main.select("[data-outside=citation]")
    assert [style.get_text() for style in entry.select("dt")] == [style.label for style in STYLES.values()]
    assert "Doe, J., & River Society. (2024). Rhine Convention. In Four Rivers" in entry.get_text()
    assert "https://rivers.example/handbook/glossary/rhine-convention.html#rhine-convention.signed" in fact.get_text()
    assert "https://doi.org/10.5281/rivers.1" in whole.get_text()
    files = [built_published.output / "reference" / str(link["href"]) for link in whole.select("a")]
    assert len(files) == 3 and all(file.resolve().is_file() for file in files)


def test_every_fact_in_a_table_has_a_link_to_its_own_address(built_handbook: Build) -> None:
    all_of, records = catalogue(PROJECT), records_of(PROJECT)
    signs = 0
    for entry in records.entries.values():
        page = tree_of(built_handbook.output / all_of.entry(entry).path)
        ids = {node.get("id") for node in page.iterfind(".//*[@id]")}
        links = [link.get("href") for link in page.iterfind(".//a[@class='figure-address']")]
        assert links == [f"#{link[1:]}" for link in links] and {link[1:] for link in links} <= ids
        facts = {all_of.fact(fact).key for fact in entry.facts.values()}
        assert {link[1:] for link in links} == facts
        signs += len(links)
    assert signs > 500


def test_every_fact_has_an_anchor_where_its_citation_says(built_handbook: Build) -> None:
    all_of = catalogue(PROJECT)
    for fact in records_of(PROJECT).facts.values():
        if fact.value is None and fact.is_series_value:
            continue
        path, _, anchor = all_of.fact(fact).path.partition("#")
        assert tree_of(built_handbook.output / path).get_element_by_id(anchor, None) is not None, fact.address


# ---------------------------------------------------------------- for machines


def test_reference_managers_find_what_they_read(built_handbook: Build) -> None:
    for citable, page in _pages(built_handbook, PROJECT):
        meta = _meta(page)
        assert meta["citation_title"] == meta["DC.title"] == citable.title
        assert meta["citation_publication_date"] == "2026/11/21" and meta["DC.date"] == "2026-11-21"
        assert meta["z.edition"] == citable.edition
        if citable.work is Work.ENTRY:
            assert (meta["z.itemType"], meta["z.encyclopediaTitle"]) == ("encyclopediaArticle", citable.handbook)
            assert "citation_inbook_title" not in meta  # with it, Zotero takes an entry for a section of a book
        else:
            assert (meta["z.itemType"], meta["citation_inbook_title"]) == ("bookSection", citable.handbook)


def test_what_is_not_configured_is_not_in_the_head(built_four_rivers: Build) -> None:
    for _, page in _pages(built_four_rivers, RIVERS):
        absent = {"citation_author", "citation_publisher", "citation_doi", "citation_public_url", "DC.creator"}
        assert absent.isdisjoint(_meta(page)) and {"DC.publisher", "DC.identifier", "DC.rights"}.isdisjoint(_meta(page))
        assert page.find(".//link[@rel='canonical']") is None


def test_what_is_configured_is_in_the_head(built_published: Build) -> None:
    for citable, page in _pages(built_published, RIVERS):
        address = f"https://rivers.example/handbook/{citable.path}"
        authors = [tag.get("content") for tag in page.iterfind(".//meta[@name='citation_author']")]
        assert authors == ["Doe, Jane", "River Society,"]
        meta = _meta(page)
        assert meta["citation_public_url"] == meta["DC.identifier"] == address
        assert page.find(".//link[@rel='canonical']").get("href") == address
        assert meta["citation_publisher"] == "River Press"
        assert meta["z.rights"] == "CC BY (https://licences.example/by/)"
        panel = page.get_element_by_id("cite")
        assert address in panel.text_content() and "Doe, J., & River Society" in panel.text_content()
        assert "No web address" not in panel.text_content()


def _processed(page: lxml.html.HtmlElement, address: str) -> dict[str, Any]:
    """What a JSON-LD processor makes of a page: its main node, expanded."""
    (script,) = page.findall(".//script[@type='application/ld+json']")
    (node,) = jsonld.expand(json.loads(script.text), {"base": address, "documentLoader": _offline})
    return dict(node)


def _offline(url: str, _options: object) -> dict[str, object]:
    """schema.org's context, as far as it matters here: every word is one of its vocabulary."""
    assert url.rstrip("/") == "https://schema.org"
    context = {"@context": {"@vocab": _SCHEMA, "url": {"@type": "@id"}, "license": {"@type": "@id"}}}
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": context}


def test_a_json_ld_processor_finds_the_subject_of_every_page(built_handbook: Build) -> None:
    records = records_of(PROJECT)
    found = set()
    for citable, page in _pages(built_handbook, PROJECT):
        address = f"file:///handbook/{citable.path}"
        node = _processed(page, address)
        assert node[f"{_SCHEMA}name"] == [{"@value": citable.title}]
        whole = node[f"{_SCHEMA}inDefinedTermSet" if citable.work is Work.ENTRY else f"{_SCHEMA}isPartOf"]
        assert whole[0]["@id"] == "file:///handbook/index.html"
        assert whole[0][f"{_SCHEMA}bookEdition"] == [{"@value": citable.edition}]
        if citable.work is Work.ENTRY:
            kind = records.configuration.kinds[records.entries[citable.key].kind]
            assert node["@type"] == [f"{_SCHEMA}DefinedTerm", f"{_SCHEMA}{kind.schema}"]
            assert node["@id"] == urljoin(address, f"#{citable.key}")
            assert page.get_element_by_id(citable.key, None) is not None
            found.add(kind.schema)
        else:
            assert node["@type"] == [f"{_SCHEMA}Chapter"]
    assert {"Legislation", "Event", "Dataset", "Person", "Country", "Organization"} <= found


def test_json_ld_dates_an_event_and_a_law_by_their_facts(built_handbook: Build) -> None:
    page = tree_of(built_handbook.output / "glossary/new-start.html")
    node = _processed(page, "file:///handbook/glossary/new-start.html")
    assert node[f"{_SCHEMA}legislationDate"] == [{"@value": "2010-04-08"}]
    assert node[f"{_SCHEMA}legislationDateOfApplicability"] == [{"@value": "2011-02-05"}]


def test_json_ld_states_no_disputed_date(built_handbook: Build) -> None:
    records = records_of(PROJECT)
    for citable, page in _pages(built_handbook, PROJECT):
        if citable.work is Work.ENTRY:
            entry = records.entries[citable.key]
            acts = records.configuration.kinds[entry.kind].acts
            disputed = {acts[f.act].schema for f in entry.facts.values() if f.positions and f.act in acts} - {""}
            settled = {acts[f.act].schema for f in entry.facts.values() if not f.positions and f.act in acts}
            stated = json.loads(page.find(".//script[@type='application/ld+json']").text)
            assert (disputed - settled).isdisjoint(stated)


def test_json_ld_has_absolute_ids_where_there_is_an_address(built_published: Build) -> None:
    page = tree_of(built_published.output / "glossary/rhine.html")
    node = _processed(page, "file:///elsewhere.html")
    assert node["@id"] == "https://rivers.example/handbook/glossary/rhine.html#rhine"
    whole = node[f"{_SCHEMA}inDefinedTermSet"][0]
    assert whole["@id"] == "https://rivers.example/handbook/"
    assert whole[f"{_SCHEMA}license"] == [{"@id": "https://licences.example/by/"}]
    people = {author["@type"][0]: author[f"{_SCHEMA}name"][0]["@value"] for author in whole[f"{_SCHEMA}author"]}
    assert people == {f"{_SCHEMA}Person": "Jane Doe", f"{_SCHEMA}Organization": "River Society"}


# ---------------------------------------------------------------- building again


def test_only_what_has_changed_is_written_again(tmp_path: Path) -> None:
    root = Path(shutil.copytree(RIVERS, tmp_path / "rivers"))
    work = tmp_path / "work"
    output = sphinx(root / "docs", work).output
    ours = (file for suffix in (".bib", ".ris", ".csl.json") for file in output.rglob(f"*{suffix}"))
    before = {file: file.stat().st_mtime_ns for file in ours}
    chapter = root / "docs/chapters/news.md"
    chapter.write_text(
        chapter.read_text(encoding="utf-8").replace("# The news from Cologne", "# News from Cologne"), "utf-8"
    )
    build = sphinx(root / "docs", work)
    assert (build.status, build.messages) == (0, "")
    written = {file.relative_to(output).as_posix() for file, then in before.items() if file.stat().st_mtime_ns != then}
    assert written == {
        f"{stem}{suffix}" for stem in ("chapters/news", "citations") for suffix in (".bib", ".ris", ".csl.json")
    }
    assert "“News from Cologne,”" in (output / "chapters/news.html").read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_new_edition_is_in_every_citation(tmp_path: Path) -> None:
    root = Path(shutil.copytree(RIVERS, tmp_path / "rivers"))
    work = tmp_path / "work"
    sphinx(root / "docs", work)
    settings = root / "pyproject.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('edition = "1"', 'edition = "2"'), "utf-8")
    output = sphinx(root / "docs", work).output
    for citable in catalogue(RIVERS).parts():
        page = (output / citable.path).read_text(encoding="utf-8")
        assert "2nd ed." in page and "1st ed." not in page
        assert 'edition = "2"' in (output / citable.path).with_suffix(".bib").read_text(encoding="utf-8")
