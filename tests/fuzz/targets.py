"""What is fuzzed: each target takes any bytes, must not raise, and asserts what holds of its part on any input.

``python -m tests.fuzz TARGET`` looks for bytes that break one; the corpora beside this module hold inputs that lead
it far, and those that once did break one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from checks.facts.load import Files, load_records
from checks.findings import Location
from checks.language.finder import Finder
from checks.language.tokens import tokenize
from checks.reading.document import Document, Passage
from checks.reading.reader import read
from checks.rules.example_handbook import CONFIGURATION, TEXTS

CORPUS = Path(__file__).parent / "corpus"

_FINDER = Finder(CONFIGURATION.units, CONFIGURATION.names)
_FILES = (
    "docs/chapters/example.md",
    "docs/glossary/long-bridge.md",
    CONFIGURATION.bibliography,
    "seeds/gazette-1934.yaml",
)
"""What the loader may be given, chosen by the first byte: "p" a page, "e" an entry, "b" sources, "s" a seed."""
_SHOWN = str.maketrans("\0\r\n", "\ufffd  ")
"""What is shown otherwise, one for one: NUL as CommonMark has it, and the end of a line within a role."""
_LINE_END = re.compile(r"\r\n|\r|\n")


_known: dict[str, Any] = {}
_Read = TypeVar("_Read")


def reader(data: bytes) -> None:
    """Any text is read, and all that is read of it stands in it."""
    document = read(_text(data), CONFIGURATION.myst)
    spans = [(role.start, role.end) for role in document.roles]
    spans += [(problem.start, problem.end) for problem in document.problems]
    for start, end in spans:
        assert 0 <= start <= end <= len(document.text), (start, end)
    for passage in document.passages:
        _stands_in(document, passage)


def finder(data: bytes) -> None:
    """The tokens of a text join back to it; its figures and dates are in order, apart, and cut from it."""
    text = _text(data)
    assert "".join(tokenize(text)) == text
    reached = 0
    for found in _FINDER.find(text):
        assert reached <= found.start < found.end <= len(text), found
        assert text[found.start : found.end] == found.text, found
        reached = found.end


def loader(data: bytes) -> None:
    """Whatever one file of a handbook holds, its records load, and what is wrong is said at a place in a file."""
    path, text = _FILES[(data[0] if data else 0) % len(_FILES)], _text(data[1:])
    texts = {**TEXTS, path: text}
    records = load_records(CONFIGURATION, Files(texts, ()), _remember)
    for problem in records.problems:
        assert problem.message, problem
        _stands_at(problem.location, texts)
    for fact in records.facts.values():
        _stands_at(fact.location, texts)


TARGETS: Mapping[str, Callable[[bytes], None]] = {"reader": reader, "finder": finder, "loader": loader}
"""Every target by its name, which is also that of its corpus."""


def _text(data: bytes) -> str:
    """Text as the loader hands it on: what is no UTF-8 is refused before, and none of the targets' business."""
    return data.decode("utf-8", "replace")


def _remember(kind: str, path: str, text: str, read_file: Callable[[], _Read]) -> _Read:
    """Read the example's own files once only: it is the other one that is tried."""
    if TEXTS.get(path) != text:
        return read_file()
    if path not in _known:
        _known[path] = read_file()
    known: _Read = _known[path]
    return known


def _stands_in(document: Document, passage: Passage) -> None:
    ends = [piece.start for piece in passage.pieces[1:]] + [len(passage.text)]
    for piece, end in zip(passage.pieces, ends, strict=True):
        assert piece.start <= end, (passage, piece)
        assert 0 <= piece.source <= piece.source_end <= len(document.text), (passage, piece)
        if piece.verbatim:
            source = document.text[piece.source : piece.source + end - piece.start]
            shown = passage.text[piece.start : end]
            assert source.translate(_SHOWN) == shown.translate(_SHOWN), (passage, piece)


def _stands_at(location: Location, texts: Mapping[str, str]) -> None:
    lines = _LINE_END.split(texts[location.path])
    for line, column in ((location.line, location.column), (location.end_line, location.end_column)):
        assert 1 <= line <= len(lines), location
        assert 1 <= column <= len(lines[line - 1]) + 1, location
    assert (location.line, location.column) <= (location.end_line, location.end_column), location
