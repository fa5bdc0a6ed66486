"""Saying in which language words are, so that they are read aloud as they should be (WCAG 2.2, 3.1.2).

What is written in another script than the page's own is in the handbook's native language.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from docutils import nodes

from checks.site.nodes import Foreign

_WORD = re.compile(r"[^\W\d_]+")
_PAGE_SCRIPTS = ("LATIN", "GREEK", "MODIFIER", "MASCULINE", "FEMININE", "MICRO")
"""How Unicode's names of the letters begin that pages use without changing language: Greek ones are symbols."""


def mark_languages(texts: Iterable[nodes.Text], language: str) -> None:
    """Mark the words among the texts of a finished page that are in another script; nothing where no ``language`` is
    configured.
    """
    if not language:
        return
    for node in texts:
        if not node.isascii() and not isinstance(node.parent, nodes.raw | nodes.comment | Foreign):
            pieces = list(_pieces(node.astext(), language))
            if any(isinstance(piece, Foreign) for piece in pieces):
                node.parent.replace(node, pieces)


def _pieces(text: str, language: str) -> Iterator[nodes.Node]:
    """A text cut where the script changes; what stands between two words of another script goes with them."""
    at = 0
    for start, end in _runs(text):
        if start > at:
            yield nodes.Text(text[at:start])
        yield Foreign("", text[start:end], language=language)
        at = end
    if at < len(text):
        yield nodes.Text(text[at:])


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Where each run of words in another script starts and ends."""
    start = end = -1
    for word in _WORD.finditer(text):
        if _is_foreign(word[0]):
            start = word.start() if start < 0 else start
            end = word.end()
        elif start >= 0:
            yield start, end
            start = -1
    if start >= 0:
        yield start, end


def _is_foreign(word: str) -> bool:
    return not unicodedata.name(word[0], "LATIN").startswith(_PAGE_SCRIPTS)
