"""What can be linked in a book: the places in its documents, each by one label."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from docutils import nodes

PREFIX = "book:"
"""How an address within the book begins; what follows is a document and, behind ``#``, an id in it."""


def address(document: str, target: str = "") -> str:
    """The address of a place in the book."""
    return f"{PREFIX}{document}#{target}" if target else f"{PREFIX}{document}"


def place_name(name: str) -> str:
    """A label as it stands in links too: no character in it has to be escaped, in an address or in a PDF."""
    return quote(name, safe="/#:-_.~,;=+!*'@$&")


def labels_of(name: str, doctree: nodes.document) -> dict[str, str]:
    """The places of a document with their labels.

    A node may have several ids, and a document is the same place as its first section: all of them have one label.
    """
    first = next((child for child in doctree.children if isinstance(child, nodes.section)), None)
    labels = {name: place_name(f"{name}#{first['ids'][0]}" if first is not None and first["ids"] else name)}
    for node in doctree.findall(nodes.Element):
        for other in node["ids"]:
            labels[f"{name}#{other}"] = place_name(f"{name}#{node['ids'][0]}")
    return labels


class Targets:
    """The labels of a book's places, by ``document`` or ``document#id``."""

    def __init__(self, labels: Mapping[str, str]) -> None:
        self._labels = dict(labels)

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
