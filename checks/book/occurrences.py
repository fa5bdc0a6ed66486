"""Where in the book a source is cited and an entry is mentioned."""

from __future__ import annotations

from collections import defaultdict


class Occurrences:
    """Labels of places by what occurs there, in the order of the book."""

    def __init__(self) -> None:
        self._labels: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        self._count = 0

    def note(self, kind: str, key: str) -> str:
        """A new label for a place where something occurs: a ``citation`` or a ``mention``."""
        self._count += 1
        label = f"{kind}:{self._count}"
        self._labels[kind, key].append(label)
        return label

    def of(self, kind: str, key: str) -> tuple[str, ...]:
        """The labels of all places where something occurs."""
        return tuple(self._labels.get((kind, key), ()))
