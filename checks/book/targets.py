"""What can be linked in a book: the places in its documents, each by one label."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docutils import nodes

PREFIX = "book:"
"""How an address within the book begins; what follows is a document and, behind ``#``, an id in it."""


def address(document: str, target: str = "") -> str:
    """The address of a place in the book."""
    return f"{PREFIX}{document}#{target}" if target else f"{PREFIX}{document}"


class Targets:
    """The labels of a book's places.

    A node may have several ids, and a document is the same place as its first section: all of them have one label.
    """

    def __init__(self, documents: Mapping[str, nodes.document]) -> None:
        self._labels: dict[str, str] = {}
        self._documents = documents
        for name, doctree in documents.items():
            first = next((child for child in doctree.children if isinstance(child, nodes.section)), None)
            self._labels[name] = f"{name}#{first['ids'][0]}" if first is not None and first["ids"] else name
            for node in doctree.findall(nodes.Element):
                for other in node["ids"]:
                    self._labels[f"{name}#{other}"] = f"{name}#{node['ids'][0]}"

    def stand_for(self, document: str, label: str) -> None:
        """Links to a document that the book does not print as it is lead to ``label``."""
        for place in list(self._labels):
            if place.partition("#")[0] == document:
                del self._labels[place]
        self._labels[document] = label

    def add(self, place: str, label: str) -> None:
        """A further place and its label."""
        self._labels[place] = label

    def label(self, place: str) -> str | None:
        """The label of a place, written ``document`` or ``document#id``; ``None`` where there is none."""
        return self._labels.get(place)

    def holds(self, document: str) -> bool:
        """Whether a document is in the book."""
        return document in self._labels

    def __iter__(self) -> Iterator[str]:
        return iter(self._labels)
