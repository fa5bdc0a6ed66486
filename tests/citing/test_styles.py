"""References in words, as the handbooks of style want them: Chicago (18th), APA (7th), MLA (9th)."""

from __future__ import annotations

import pickle
from dataclasses import replace
from functools import cache

import pytest

from checks.citing.catalogue import Catalogue
from checks.citing.formats import in_words, write
from checks.citing.styles import STYLES
from checks.citing.typesetting import Reference, Run, TypesettingError, typeset
from checks.facts.publication import Author, Publication
from tests.citing.catalogues import OF_A_BODY, ONLINE, PROJECT, RIVERS, SIGNED, UNPUBLISHED, catalogue, records_of

_H = "*US–Russia Relations: A Reference Handbook*"
_NEW_START = "https://handbook.example/glossary/new-start.html"
_CHAPTER = "https://handbook.example/chapters/arms-control.html"


_TARGETS = ("new-start", "arms-control", "new-start.deployed-warheads")


def _set(style: str, target: str, publication: Publication) -> str:
    """A reference, its italics between asterisks."""
    reference = _some_set(style, _WAYS.index(publication))[target]
    return "".join(f"*{run.text}*" if run.italic else run.text for run in reference.runs)


_WAYS = (UNPUBLISHED, ONLINE, SIGNED, OF_A_BODY)


@cache
def _some_set(style: str, way: int) -> dict[str, Reference]:
    """What the tables below ask for, set in one go; the whole under ""."""
    all_of = catalogue(PROJECT, _WAYS[way])
    citables = {"": all_of.handbook()} | {target: all_of.find(target) for target in _TARGETS}
    references = typeset(citables.values(), STYLES[style])
    return {target: references[citable.key] for target, citable in citables.items()}


@pytest.mark.parametrize(
    ("style", "publication", "expected"),
    [
        ("chicago", UNPUBLISHED, f"“New START,” {_H}, 2026.1 ed., November 21, 2026, glossary/new-start.html."),
        ("chicago", ONLINE, f"“New START,” {_H}, 2026.1 ed., November 21, 2026, {_NEW_START}."),
        (
            "chicago",
            SIGNED,
            f"Jane Doe and Richard M. Roe, “New START,” in {_H}, 2026.1 ed. (Example Press, November 21, 2026), "
            f"{_NEW_START}.",
        ),
        ("chicago-author-date", ONLINE, f"{_H}. 2026. “New START.” 2026.1 ed. November 21. {_NEW_START}."),
        (
            "chicago-author-date",
            SIGNED,
            f"Doe, Jane, and Richard M. Roe. 2026. “New START.” In {_H}, 2026.1 ed. Example Press, November 21. "
            f"{_NEW_START}.",
        ),
        ("apa", UNPUBLISHED, f"New START. (2026). In {_H} (2026.1 ed.). glossary/new-start.html"),
        ("apa", ONLINE, f"New START. (2026). In {_H} (2026.1 ed.). {_NEW_START}"),
        (
            "apa",
            SIGNED,
            f"Doe, J., & Roe, R. M. (2026). New START. In {_H} (2026.1 ed.). Example Press. {_NEW_START}",
        ),
        ("mla", ONLINE, f"“New START.” {_H}, 2026.1 ed., 21 Nov. 2026, {_NEW_START}."),
        (
            "mla",
            SIGNED,
            f"Doe, Jane, and Richard M. Roe. “New START.” {_H}, 2026.1 ed., Example Press, 21 Nov. 2026, {_NEW_START}.",
        ),
        (
            "mla",
            OF_A_BODY,
            f"Handbook Project. “New START.” {_H}, 2026.1 ed., Handbook Project, 21 Nov. 2026, {_NEW_START}.",
        ),
    ],
)
def test_an_entry_is_cited_as_an_entry_of_a_reference_work(style: str, publication: Publication, expected: str) -> None:
    assert _set(style, "new-start", publication) == expected


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("chicago", f"“Arms Control,” in {_H}, 2026.1 ed. (2026), {_CHAPTER}."),
        ("chicago-author-date", f"“Arms Control.” 2026. In {_H}, 2026.1 ed. {_CHAPTER}."),
        ("apa", f"Arms control. (2026). In {_H} (2026.1 ed.). {_CHAPTER}"),
        ("mla", f"“Arms Control.” {_H}, 2026.1 ed., 2026, {_CHAPTER}."),
    ],
)
def test_a_chapter_is_cited_as_a_chapter_of_a_book(style: str, expected: str) -> None:
    assert _set(style, "arms-control", ONLINE) == expected


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("chicago", f"{_H}, 2026.1 ed. (2026), https://handbook.example/."),
        ("apa", f"{_H} (2026.1 ed.). (2026). https://handbook.example/"),
        ("mla", f"{_H}. 2026.1 ed., 2026, https://handbook.example/."),
    ],
)
def test_the_whole_is_cited_as_a_book(style: str, expected: str) -> None:
    assert _set(style, "", ONLINE) == expected


def test_the_whole_is_cited_by_its_doi_where_it_has_one() -> None:
    assert _set("apa", "", SIGNED).endswith("https://doi.org/10.5281/example.1")


@pytest.mark.parametrize("style", STYLES)
def test_a_single_fact_is_cited_with_its_own_address(style: str) -> None:
    written = _set(style, "new-start.deployed-warheads", ONLINE)
    assert f"{_NEW_START}#new-start.deployed-warheads" in written
    assert written.casefold().count("new start: deployed strategic warheads") == 1


@pytest.mark.parametrize(
    ("edition", "written"), [("1", "1st ed."), ("2", "2nd ed."), ("2026.1", "2026.1 ed."), ("spring 2027", "2027 ed.")]
)
def test_an_edition_is_written_as_an_ordinal_only_where_it_is_a_number(edition: str, written: str) -> None:
    citable = replace(catalogue(RIVERS).find("rhine"), edition=edition)
    assert written in typeset([citable], STYLES["mla"])["rhine"].text


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_a_reference_does_not_depend_on_what_else_is_set(style: object) -> None:
    assert isinstance(style, type(STYLES["apa"]))
    all_of = catalogue(RIVERS, SIGNED)
    together = typeset(all_of.parts(), style)
    for target in ("rhine", "protection"):
        citable = all_of.find(target)
        assert typeset([citable], style)[citable.key] == together[citable.key]


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_every_entry_chapter_and_the_whole_has_a_reference_with_title_edition_and_place(style: object) -> None:
    assert isinstance(style, type(STYLES["apa"]))
    all_of = catalogue(PROJECT)
    citables = [all_of.handbook(), *all_of.parts()]
    references = typeset(citables, style)
    for citable in citables:
        text = references[citable.key].text
        assert _letters(citable.title) in _letters(text)
        assert text.count("2026.1 ed.") == 1 and text.count(citable.path) == 1
        assert _letters(text).count(_letters(citable.handbook or citable.title)) == 1


def _letters(text: str) -> str:
    """The letters and digits of a text, whatever its case and quotation marks."""
    return "".join(character for character in text.casefold() if character.isalnum())


def test_markup_in_a_name_is_neither_lost_nor_obeyed() -> None:
    citable = replace(catalogue(RIVERS).find("rhine"), title="Ask & <b>tell</b> *this* [@that] “now”")
    reference = typeset([citable], STYLES["apa"])["rhine"]
    assert "Ask & " in reference.text and "*this* [@that]" in reference.text
    assert "&amp;" in reference.html and "<b>" not in reference.html


def test_words_of_a_reference_are_text_and_italics_only() -> None:
    runs = typeset([catalogue(RIVERS).find("rhine")], STYLES["mla"])["rhine"].runs
    assert Run("Four Rivers: A Small Handbook", italic=True) in runs
    assert pickle.loads(pickle.dumps(runs)) == runs


def test_nothing_to_set_is_no_fault() -> None:
    assert typeset([], STYLES["apa"]) == {}
    assert in_words(STYLES["apa"], []) == ""


def test_a_style_that_is_not_there_is_said_plainly() -> None:
    missing = replace(STYLES["apa"], rules="no-such-style")
    with pytest.raises(TypesettingError, match="no-such-style"):
        typeset([catalogue(RIVERS).find("rhine")], missing)


def test_in_words_there_is_a_line_a_reference_in_the_order_asked_for() -> None:
    all_of = catalogue(RIVERS)
    lines = write("apa", [all_of.find("rhine"), all_of.find("danube")]).splitlines()
    assert [line.partition(".")[0] for line in lines] == ["Rhine", "Danube"]


@pytest.mark.parametrize(
    ("author", "written"),
    [(Author("Doe"), "Doe. "), (Author("van der Berg", "Anna"), "van der Berg, Anna. "), (Author(name="UNO"), "UNO. ")],
)
def test_a_name_keeps_its_parts(author: Author, written: str) -> None:
    records = records_of(RIVERS, replace(ONLINE, authors=(author,)))
    citable = Catalogue(records, {}).find("rhine")
    assert typeset([citable], STYLES["mla"])["rhine"].text.startswith(written)


def test_the_readme_shows_what_the_command_prints() -> None:
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    shown = readme.partition("handbook cite new-start --style mla\n")[2].partition("\n```")[0]
    assert shown == typeset([catalogue(PROJECT).find("new-start")], STYLES["mla"])["new-start"].text
