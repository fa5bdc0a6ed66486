"""The order of a book, its excerpts, its index and its tables, on small cases."""

from __future__ import annotations

import logging

import pytest
from docutils import nodes
from docutils.utils import new_document

from checks.book.backmatter import index_lines, letter_of
from checks.book.blocks import length
from checks.book.frontmatter import split_title
from checks.book.manuscript import excerpt_parts
from checks.book.moment import moment_of
from checks.book.occurrences import Occurrences
from checks.book.plan import Chapter, Part
from checks.book.targets import Targets
from checks.book.translator import Context, Translator
from checks.book.trimming import trim
from checks.facts.config import read_configuration
from checks.facts.model import Entry
from checks.findings import Location
from checks.site.blocks import paragraph, section, text
from checks.site.changes import CHANGED
from tests.site.building import RIVERS

_PARTS = (
    Part("One", "one/index", (Chapter("one/a"), Chapter("one/a/x", 2), Chapter("one/b"))),
    Part("Two", None, (Chapter("two/a"),)),
)


def _translator() -> Translator:
    return Translator(Context(Targets({}), {}, {}, {}, {}))


@pytest.mark.parametrize(
    ("only", "documents"),
    [
        ("one/a", ("one/a", "one/a/x")),
        ("one/b", ("one/b",)),
        ("two/a", ("two/a",)),
        ("one/index", ("one/index", "one/a", "one/a/x", "one/b")),
    ],
)
def test_an_excerpt_is_a_document_with_what_stands_below_it(only: str, documents: tuple[str, ...]) -> None:
    [part] = excerpt_parts(_PARTS, only)
    assert part.documents == documents


def test_there_is_no_excerpt_of_what_is_not_in_the_book() -> None:
    assert excerpt_parts(_PARTS, "three") == ()


@pytest.mark.parametrize(
    ("name", "letter"),
    [("Alder", "A"), ("“Iron curtain” speech", "I"), ("Élysée", "E"), ("Ольха", "О"), ("9M729", "0–9"), ("!", "0–9")],
)
def test_a_name_stands_below_its_letter_in_the_index(name: str, letter: str) -> None:
    assert letter_of(name) == letter


def test_a_person_stands_in_the_index_by_the_family_name() -> None:
    mayor = Entry(
        "mayor-long", "person", "Anna Long", "", Location(""), sort_name="Long, Anna", aliases=("Long", "The Mayor")
    )
    lines = index_lines({mayor.id: mayor}, {mayor.id: "here"}, Occurrences())
    assert [(line.name, line.see) for line in lines] == [
        ("Long, Anna", ()),
        ("The Mayor", (("Long, Anna", "here"),)),
    ]


@pytest.mark.parametrize(
    ("written", "code"),
    [("50%", "50%"), ("12", "12pt * 0.75"), ("9px", "9pt * 0.75"), ("3.5cm", "3.5cm"), ("9vw", None), (None, None)],
)
def test_a_length_is_one_that_paper_has(written: str | None, code: str | None) -> None:
    assert length(written) == code


@pytest.mark.parametrize(
    ("title", "parts"),
    [("Three Rivers: A Handbook", ("Three Rivers", "A Handbook")), ("Rivers", ("Rivers", ""))],
)
def test_a_subtitle_stands_behind_a_colon(title: str, parts: tuple[str, str]) -> None:
    assert split_title(title) == parts


@pytest.mark.parametrize(
    ("environment", "moment"),
    [({"SOURCE_DATE_EPOCH": "86400"}, 86400), ({}, 1717200000), ({"SOURCE_DATE_EPOCH": "soon"}, 1717200000)],
)
def test_a_book_bears_the_date_that_is_given_or_its_editions(environment: dict[str, str], moment: int) -> None:
    assert moment_of(read_configuration(RIVERS), environment) == moment


class _Unheard(nodes.General, nodes.Element):
    """A node of which the book knows nothing."""


def test_a_node_without_a_rule_is_told_and_its_words_are_kept(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="sphinx"):
        code = _translator().code(_Unheard("", nodes.paragraph("", "kept words")))
    assert '"kept words"' in code
    assert "The book has no rule for <_Unheard>" in caplog.text


@pytest.mark.parametrize(("told", "is_printed"), [([], False), ([nodes.bullet_list()], True)])
def test_a_book_tells_only_of_entries_that_an_edition_changed(told: list[nodes.Node], is_printed: bool) -> None:
    doctree = new_document("entry")
    doctree += section(CHANGED, [text("Changes")], paragraph(text("Here since edition 1.")), *told)
    trim(doctree)
    assert bool(doctree.children) is is_printed


def test_a_table_aligns_figures_to_the_right_and_words_to_the_left() -> None:
    def row(*cells: str) -> nodes.row:
        return nodes.row("", *(nodes.entry("", nodes.paragraph("", cell)) for cell in cells))

    columns = [nodes.colspec(colwidth=1) for _ in range(3)]
    body = nodes.tbody("", row("a", "1,550", "x1"), row("b", "9", "y"))
    table = nodes.table("", nodes.tgroup("", *columns, nodes.thead("", row("k", "n", "w")), body, cols=3))
    assert "alignment: (left, right, left, )" in _translator().code(table)
