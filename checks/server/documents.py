"""The texts that are open in the editor, as they stand there: saved or not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from lsprotocol.types import TextDocumentContentChangeEvent, TextDocumentContentChangePartial
from pygls.uris import to_fs_path

from checks.server.positions import Positions


@dataclass(frozen=True, slots=True)
class Document:
    """One open text; ``file`` is ``None`` where it has no place on disk."""

    uri: str
    file: Path | None
    text: str
    version: int


class Documents:
    """All open texts, by the names that the editor has for them."""

    def __init__(self) -> None:
        self._open: dict[str, Document] = {}

    def __iter__(self) -> Iterator[Document]:
        return iter(list(self._open.values()))

    def get(self, uri: str) -> Document | None:
        """The open text of that name."""
        return self._open.get(uri)

    def open(self, uri: str, text: str, version: int) -> Document:
        """Take in a text that was opened."""
        document = self._open[uri] = Document(uri, file_of(uri), text, version)
        return document

    def change(
        self, uri: str, version: int, changes: Iterable[TextDocumentContentChangeEvent], encoding: str
    ) -> Document | None:
        """Change an open text; one that was never opened is taken in where the change gives all of it."""
        document = self._open.get(uri)
        for change in changes:
            if not isinstance(change, TextDocumentContentChangePartial):
                document = replace(document or self.open(uri, "", version), text=change.text)
            elif document is not None:
                document = replace(document, text=_changed(document.text, change, encoding))
        if document is not None:
            document = self._open[uri] = replace(document, version=version)
        return document

    def close(self, uri: str) -> Document | None:
        """Let go of a text; what was its last state."""
        return self._open.pop(uri, None)


def _changed(text: str, change: TextDocumentContentChangePartial, encoding: str) -> str:
    positions = Positions(text, encoding)
    start, end = positions.offset(change.range.start), positions.offset(change.range.end)
    return text[:start] + change.text + text[max(start, end) :]


def file_of(uri: str) -> Path | None:
    """The file of a name such as ``file:///home/…``; links are followed, so that a file has one name."""
    path = to_fs_path(uri)
    try:
        return Path(path).resolve() if path else None
    except (OSError, ValueError, RuntimeError):
        return None
