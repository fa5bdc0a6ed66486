"""The PDF, opened: what a reader, a machine and a screen reader find in it."""

from __future__ import annotations

import hashlib
import re
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from tests.book.building import book, elements, links, outline_of, painted_outside_tags, squeezed, text_of
from tests.site.building import Build, main_of

_REFERENCE = r"See\s*Alder\s*\(p\.\s*(\d+)\)"
A4, A5 = (595.276, 841.89), (419.528, 595.276)


def test_the_build_is_silent(pdf_build: Build) -> None:
    assert (pdf_build.status, pdf_build.messages) == (0, "")


# ------------------------------------------------------------ what stands in it


def test_every_figure_of_the_site_is_in_the_book(pdf_file: Path, built_rivers: Build) -> None:
    pages = [page for page in built_rivers.pages() if page.parent.name in ("chapters", "glossary")]
    figures = {
        mention.get_text()
        for page in pages
        if "http-equiv" not in page.read_text("utf-8")
        for mention in main_of(page).select("[data-fact]:not(:has([data-fact]))")
    }
    assert len(figures) > 20
    book_text = text_of(pdf_file)
    assert [figure for figure in figures if squeezed(figure) not in book_text] == []


@pytest.mark.parametrize(
    "title",
    [
        "Introduction",
        "Floods",
        "The book of Hale",
        "Glossary",
        "Alder",
        "Flood of 1926",
        "River Convention",
        "Chronology",
    ],
)
def test_the_outline_has_every_chapter_and_entry(pdf_file: Path, title: str) -> None:
    assert title in outline_of(pdf_file)


def test_bibliography_and_index_come_last(pdf_file: Path) -> None:
    assert outline_of(pdf_file)[-2:] == ["Bibliography", "Index of names and subjects"]


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("[disputed]", "a disputed value"),
        ("[Hale: wrong]", "the verdict on a claim"),
        ("single source", "a fact that rests on one source"),
        ("not confirmed", "a fact not seen in its source"),
        ("No figure of the handbook’s: idiom.", "a waiver and its reason"),
        ("Measured in March 1926.", "a footnote"),
        ("Ольха", "a name in the native language"),
        ("Cited on page", "the pages that cite a source"),
        ("Edition 1", "the edition"),
        ("As of 1 June 2024", "the date of its facts"),
    ],
)
def test_what_the_records_say_is_printed_in_words(pdf_file: Path, words: str, meaning: str) -> None:
    assert squeezed(words) in text_of(pdf_file), meaning


def test_the_index_has_names_aliases_and_native_names(pdf_file: Path) -> None:
    pages = [page.extract_text() for page in PdfReader(pdf_file).pages]
    index = squeezed(
        " ".join(pages[next(at for at, text in enumerate(pages) if "Index of names and" in text and at > 5) :])
    )
    for line in ("Alder", "AlderWaterseeAlder", "ОльхаseeAlder"):
        assert line in index


def test_a_page_reference_names_the_page_on_which_its_target_stands(pdf_file: Path) -> None:
    pages = [page.extract_text() for page in PdfReader(pdf_file).pages]
    referring = next(text for text in pages if re.search(_REFERENCE, text))
    number = re.search(_REFERENCE, referring)
    assert number is not None
    assert "Ольха" in pages[int(number[1]) - 1]


# ------------------------------------------------------------ links


def test_every_link_lands_on_a_page_of_the_book(pdf: pikepdf.Pdf) -> None:
    named = {str(name) for name, _ in pikepdf.NameTree(pdf.Root.Names.Dests).items()} if "/Names" in pdf.Root else set()
    pages = {page.obj.objgen for page in pdf.pages}
    inside = lost = 0
    for _, link in links(pdf):
        target = link.get("/Dest") or (link.A.get("/D") if "/A" in link else None)
        if target is None:
            assert str(link.A.URI).startswith("http")
            continue
        inside += 1
        is_known = str(target) in named if isinstance(target, pikepdf.String) else target[0].objgen in pages
        lost += not is_known
    assert inside > 60
    assert lost == 0


def test_words_bound_to_a_fact_lead_to_its_entry(pdf_file: Path) -> None:
    reader = PdfReader(pdf_file)
    entry = next(at for at, page in enumerate(reader.pages) if "Ольха" in page.extract_text())
    floods = next(page for page in reader.pages if "Lock 7 held" in page.extract_text())
    found = set()
    for annotation in floods["/Annots"]:
        target = annotation.get_object().get("/Dest")
        destination = reader.named_destinations[target] if isinstance(target, str) else target
        page = destination.page if hasattr(destination, "page") else destination[0]
        found.add(reader.get_page_number(page.get_object()))
    assert entry in found


# ------------------------------------------------------------ for assistive technology


def test_it_declares_itself_accessible(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "Three Rivers: A Handbook"
    assert str(pdf.Root.Lang) == "en"
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_all_that_is_painted_is_tagged_or_marked_as_furniture(pdf: pikepdf.Pdf) -> None:
    assert sum(map(painted_outside_tags, pdf.pages)) == 0


def test_headings_skip_no_level(pdf: pikepdf.Pdf) -> None:
    levels = [int(str(node.S)[2:]) for node in elements(pdf) if re.fullmatch(r"/H\d", str(node.S))]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_table_has_a_head_with_its_scope(pdf: pikepdf.Pdf) -> None:
    tables = [node for node in elements(pdf) if node.S == "/Table"]
    heads = [node for node in elements(pdf) if node.S == "/TH"]
    assert len(tables) >= 8
    assert len(heads) >= 2 * len(tables)
    assert all("/Scope" in str(pikepdf.Object.unparse(head.A)) for head in heads)


def test_notes_links_and_contents_are_tagged_as_such(pdf: pikepdf.Pdf) -> None:
    kinds = {str(node.S) for node in elements(pdf)}
    assert {"/Note", "/Link", "/TOC", "/TOCI", "/L", "/LI", "/P", "/H1"} <= kinds


# ------------------------------------------------------------ again, elsewhere, otherwise


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def test_the_same_sources_give_the_same_bytes_anywhere(rivers: Path, tmp_path: Path, pdf_file: Path) -> None:
    build = book(rivers / "docs", tmp_path / "some where", "-j", "3", TZ="Pacific/Auckland", PYTHONHASHSEED="7")
    assert _digest(build.output / "handbook.pdf") == _digest(pdf_file)


def test_it_bears_the_date_of_its_edition(pdf: pikepdf.Pdf) -> None:
    assert str(pdf.docinfo.CreationDate).startswith("D:20240601000000")


def test_a_paper_a_date_and_one_entry_can_be_asked_for(rivers: Path, tmp_path: Path) -> None:
    options = ("-D", "book_paper=a5", "-D", "book_only=alder")
    build = book(rivers / "docs", tmp_path, *options, SOURCE_DATE_EPOCH="86400")
    assert (build.status, build.messages) == (0, "")
    file = build.output / "excerpts" / "alder.pdf"
    with pikepdf.open(file) as excerpt:
        box = [float(length) for length in excerpt.pages[0].MediaBox]
        assert box[2:] == pytest.approx(A5, abs=0.5)
        assert str(excerpt.docinfo.CreationDate).startswith("D:19700102")
    words = text_of(file)
    assert squeezed("Three Rivers: A Handbook, edition 1, as of 1 June 2024") in words
    assert squeezed("700 kilometres") in words
    assert squeezed("Bibliography") in words
    assert squeezed("The book of Hale") not in words
    assert squeezed("Mentioned in") not in words


def test_it_names_the_region_of_its_language(rivers: Path, tmp_path: Path) -> None:
    settings = rivers / "pyproject.toml"
    settings.write_text(
        settings.read_text("utf-8").replace("[tool.handbook]", '[tool.handbook]\nlanguage = "en-GB"', 1)
    )
    build = book(rivers / "docs", tmp_path, "-D", "book_only=alder")
    with pikepdf.open(build.output / "excerpts" / "alder.pdf") as excerpt:
        assert str(excerpt.Root.Lang) == "en-GB"


def test_an_excerpt_that_is_no_page_is_refused(rivers: Path, tmp_path: Path) -> None:
    build = book(rivers / "docs", tmp_path, "-D", "book_only=aldur")
    assert build.status != 0
    assert "“aldur” is neither a document of the book nor an entry’s id" in build.messages


def test_the_usual_paper_is_a4(pdf: pikepdf.Pdf) -> None:
    assert [float(length) for length in pdf.pages[0].MediaBox][2:] == pytest.approx(A4, abs=0.5)


# ------------------------------------------------------------ something wrong


def test_a_picture_without_an_alternative_text_is_told_at_its_line(rivers: Path, tmp_path: Path) -> None:
    (rivers / "docs" / "map.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    page = rivers / "docs/chapters/new.md"
    page.write_text("---\ndraws-on:\n  hale-1931: []\n---\n# New\n\nA map.\n\n```{image} ../map.svg\n```\n", "utf-8")
    build = book(rivers / "docs", tmp_path)
    assert build.status != 0
    assert "chapters/new.md:9: WARNING: The picture map.svg has no alternative text" in build.messages


def test_a_letter_that_no_font_has_is_told_at_its_line(rivers: Path, tmp_path: Path) -> None:
    page = rivers / "docs/chapters/hale.md"
    before = page.read_text("utf-8")
    page.write_text(f"{before}\nThe gorge is called 峡 elsewhere.\n", "utf-8")
    build = book(rivers / "docs", tmp_path, "-D", "book_only=chapters/hale")
    assert build.status != 0
    line = before.count("\n") + 2
    assert f"chapters/hale.md:{line}: WARNING: No font of the book has “峡”" in build.messages


def test_a_picture_is_described_in_its_alternative_text(rivers: Path, tmp_path: Path) -> None:
    (rivers / "docs" / "map.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    page = rivers / "docs/chapters/hale.md"
    page.write_text(page.read_text("utf-8") + "\n```{image} ../map.svg\n:alt: Where the rivers meet\n```\n", "utf-8")
    build = book(rivers / "docs", tmp_path, "-D", "book_only=chapters/hale")
    assert (build.status, build.messages) == (0, "")
    with pikepdf.open(build.output / "excerpts" / "hale.pdf") as excerpt:
        figures = [str(node.Alt) for node in elements(excerpt) if node.S == "/Figure"]
    assert figures == ["Where the rivers meet"]
