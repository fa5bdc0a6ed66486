"""Marking words in another script than the page's."""

from __future__ import annotations

import pytest
from docutils import nodes
from docutils.utils import new_document

from checks.site.languages import mark_languages
from checks.site.nodes import Foreign


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("The Alder falls.", []),
        ("The Alder (Ольха) falls.", ["Ольха"]),
        ("Иванов, Пётр. Реки трёх стран. 1950", ["Иванов, Пётр. Реки трёх стран"]),
        ("СНВ-III and ДСНВ", ["СНВ", "ДСНВ"]),
        ("café, naïve, 5 µm, 1 º, Ångström", []),
        ("an angle of α degrees", []),
        ("Ольха", ["Ольха"]),
        ("", []),
    ],
)
def test_words_in_another_script_are_marked(text: str, marked: list[str]) -> None:
    document = new_document("page")
    document += nodes.paragraph("", text)
    mark_languages(list(document.findall(nodes.Text)), "ru")
    assert document.astext() == text
    assert [node.astext() for node in document.findall(Foreign)] == marked


def test_nothing_is_marked_where_no_language_is_configured() -> None:
    document = new_document("page")
    document += nodes.paragraph("", "Ольха")
    mark_languages(list(document.findall(nodes.Text)), "")
    assert not list(document.findall(Foreign))
