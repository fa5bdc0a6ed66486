"""What the reader sees of a page is what Sphinx puts on it, word for word."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from docutils import nodes
from sphinx import addnodes
from sphinx_doctrees import build_doctrees

from checks.reading import Document, MystSettings, PassageKind, read

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "tests" / "data" / "reading" / "sample.md"

NO_PROSE = (
    nodes.comment,
    nodes.docinfo,
    nodes.footnote_reference,
    nodes.label,
    nodes.literal,
    nodes.literal_block,
    nodes.math,
    nodes.math_block,
    nodes.raw,
    nodes.substitution_definition,
    nodes.system_message,
)
BESIDE_THE_TEXT = {PassageKind.ALTERNATIVE, PassageKind.TOOLTIP}

REFUSED = {
    "included": "```{include} sample.md\n```",
    "csv-from-file": "```{csv-table}\n:file: rivers.csv\n```",
    "eval-rst": "```{eval-rst}\nWords of 1911\n```",
    "only": "```{only} html\nWords of 1911\n```",
    "versionadded": "```{versionadded} 1.9\nWords of 1911\n```",
    "contents": "```{contents} Words of 1911\n```",
    "glossary": "```{glossary}\nWords\n  of 1911\n```",
    "unknown": "```{hlist}\n- Words of 1911\n```",
    "raw": "```{raw} html\nWords of 1911\n```",
    "html": "Words <b>of</b> 1911",
    "html-block": "<div>\nWords of 1911\n</div>",
    "substitution": "Words of {{ year }}",
}
"""Texts whose words Sphinx takes from elsewhere or reads by another grammar."""

READ_ALIKE = {
    "bare-fence": ":::\nWords of 1911\n:::",
    "classed-fence": ":::river\nWords of 1911\n:::",
    "starts-on-opening-line": ":::{note} Words of 1911\nand 1912\n:::",
    "options-then-opening-line": ":::{note} Words of 1911\n:class: tip\n\nand 1912\n:::",
    "yaml-options": "```{note}\n---\nclass: tip\nname: 1911\n---\nWords of 1912\n```",
    "options-end-with-words": "```{note}\n---\nclass: tip\n--- Words of 1911\n```",
    "deep-fences": "::::{note}\n:::{tip}\nWords of 1911\n:::\n::::",
    "fence-in-list": "- item\n\n  :::{note}\n  Words of 1911\n  :::",
    "wrapped-caption": ":::{table} Words of 1911\nand 1912\n\n| a | b |\n|---|---|\n| 3 | 4 |\n:::",
    "reference-link": "[Words of 1911][x] and [y]\n\n[x]: https://example.org/1912 'a title'\n",
    "link-defined-in-fence": ":::{note}\n[x]: https://example.org/1912\n:::\n\nWords of [x].",
    "short-row": "| a | b |\n|---|---|\n| 1911 |\n| 1912 | 1913 | 1914 |",
    "escaped-pipe": "| a | b |\n|---|---|\n| 19\\|11 | `19\\|12` 1913 |",
    "abbreviation": "{abbr}`ABM (of 1911)` words",
    "lazy": "> Words of\n1911\n\n- and\nof 1912",
    "comment": "Words\n% of 1911\nand 1912",
    "broken": "Words +++ of\n+++ 1911\nof 1912",
    "unclosed": ":::{note}\nWords of 1911",
    "heading-in-box": ":::{note}\n## Words of 1911\n\nand 1912\n:::",
    "front-matter-only": "---\nkind: treaty of 1911\n---\n",
    "front-matter-ends-with-dots": "---\nkind: treaty of 1911\n...\nWords of 1912",
    "no-front-matter": "---\nkind: treaty of 1911\n\nWords of 1912",
    "span": "[Words of 1911]{.river} and ![words of 1912](x.png){width=1913px}",
    "attributes": '{.a attribution="of 1912"}\n> Words of 1911',
    "footnote": "Words[^1].\n\n[^1]: of 1911\n\n    and 1912",
    "role-in-link": "[{fact}`1,911 words <a.b>`](https://example.org)",
    "role-in-emphasis": "**{fact}`1,911 words <a.b>`** and *{sub}`2`3*",
    "marks-in-role": "{fact}`*1,911* &amp; words <a.b>`",
    "not-a-role": "\\{fact}`1911` and {fact}(1912) and {fact }`1913`",
    "double-ticks": "{fact}``1,911 `words` <a.b>``",
}
"""Texts with a trap for a reader that does not read as Sphinx does."""


def documents() -> dict[str, str]:
    """Every page of the handbook, the sample, and the texts above."""
    pages = sorted((ROOT / "docs").rglob("*.md"))
    texts = {page_name(page): page.read_text(encoding="utf-8") for page in pages}
    texts["sample"] = SAMPLE.read_text(encoding="utf-8")
    return texts


def page_name(page: Path) -> str:
    return page.relative_to(ROOT).with_suffix("").as_posix().replace("/", "--")


DOCUMENTS = documents()


@pytest.fixture(scope="session")
def doctrees(tmp_path_factory: pytest.TempPathFactory, sphinx_conf: dict[str, Any]) -> dict[str, nodes.document]:
    texts = {**DOCUMENTS, **REFUSED, **READ_ALIKE}
    directory = tmp_path_factory.mktemp("sphinx")
    return build_doctrees(texts, directory, sphinx_conf)


def shown_text(node: nodes.Node) -> str:
    """A doctree's text, with spaces between blocks and none within them; what is no prose leaves a sign."""
    if isinstance(node, addnodes.toctree):
        return node.get("caption") or "\ufffc"
    if isinstance(node, NO_PROSE):
        return "\ufffc"
    if isinstance(node, nodes.Text):
        return str(node)
    if isinstance(node, addnodes.pending_xref) and not node.get("refexplicit") and node["reftype"] != "term":
        return "\ufffc"
    separator = "" if isinstance(node, nodes.TextElement) else " "
    return separator.join(shown_text(child) for child in node.children)


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def words_on_page(tree: nodes.document) -> Counter[str]:
    return words(shown_text(tree))


def words_read(document: Document) -> Counter[str]:
    texts = (passage.text for passage in document.passages if passage.kind not in BESIDE_THE_TEXT)
    return words(" ".join(texts))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_reads_as_sphinx_shows_it(
    name: str, doctrees: dict[str, nodes.document], settings: MystSettings
) -> None:
    assert words_read(read(DOCUMENTS[name], settings)) == words_on_page(doctrees[name])


@pytest.mark.parametrize("name", READ_ALIKE)
def test_a_trap_reads_as_sphinx_shows_it(
    name: str, doctrees: dict[str, nodes.document], settings: MystSettings
) -> None:
    assert words_read(read(READ_ALIKE[name], settings)) == words_on_page(doctrees[name])


@pytest.mark.parametrize("name", REFUSED)
def test_what_the_reader_cannot_read_alike_is_a_problem(name: str, settings: MystSettings) -> None:
    assert read(REFUSED[name], settings).problems


@pytest.mark.parametrize("name", ["included", "eval-rst", "only", "versionadded", "glossary", "unknown"])
def test_the_comparison_catches_words_that_were_not_read(
    name: str, doctrees: dict[str, nodes.document], settings: MystSettings
) -> None:
    assert words_on_page(doctrees[name]) - words_read(read(REFUSED[name], settings))
