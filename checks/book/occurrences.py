"""Where in the book a source is cited and an entry is mentioned."""

from __future__ import annotations

from collections import defaultdict

from checks.book.targets import place_name


class Occurrences:
    """Labels of places by what occurs there, in the order of the book.

    ``document`` is the one whose places are noted, for labels that no other document has.
    """

    def __init__(self, document: str = "") -> None:
        self._document = document
        self._labels: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        self._count = 0

    def note(self, kind: str, key: str) -> str:
        """A new label for a place where something occurs: a ``citation`` or a ``mention``."""
        self._count += 1
        label = place_name(f"{kind}:{self._document}:{self._count}")
        self._labels[kind, key].append(label)
        return label

    def extend(self, others: Occurrences) -> None:
        """Add what occurs in a document that follows."""
        for key, labels in others._labels.items():
            self._labels[key] += labels

    def of(self, kind: str, key: str) -> tuple[str, ...]:
        """The labels of all places where something occurs."""
        return tuple(self._labels.get((kind, key), ()))
