"""The documents of a book, resolved and written as code: several desks, in as many processes, have a share each."""

from __future__ import annotations

import gc
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from docutils import nodes
from sphinx.builders import Builder

from checks.book.code import string
from checks.book.inline import printable
from checks.book.occurrences import Occurrences
from checks.book.targets import Targets, labels_of
from checks.book.translator import PICTURES, Context, Translator
from checks.book.trimming import trim
from checks.facts.model import Entry
from checks.site.domain import domain_of


@dataclass(frozen=True, slots=True)
class Resolved:
    """What is known of a share of documents before they are written: their places with the labels, their pictures."""

    labels: Mapping[str, str]
    images: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Written:
    """A document as code: its title as text and as a heading, its label, its body; where it cites and mentions what,
    and the pictures drawn for it, the content of files by their names.
    """

    title: str
    heading: str
    label: str
    body: str
    occurrences: Occurrences
    drawings: Mapping[str, str]


class Desk:
    """Resolves its share of the documents, and writes them when the places of all others are known.

    ``levels`` has, for each document, the level of the heading that it stands below.
    """

    def __init__(self, builder: Builder, levels: Mapping[str, int], numbers: Mapping[str, int]) -> None:
        self._builder = builder
        self._levels = levels
        self._numbers = numbers
        self._documents: dict[str, nodes.document] = {}
        self._footnotes: dict[str, nodes.footnote] = {}

    def resolve(self) -> Resolved:
        """Resolve the documents, and take out of them what the book does not print."""
        labels: dict[str, str] = {}
        for name in self._levels:
            doctree = self._builder.env.get_and_resolve_doctree(name, self._builder, tags=self._builder.tags)
            self._builder.post_process_images(doctree)
            notes = {f"{name}#{target}": note for target, note in trim(doctree).items()}
            labels |= labels_of(name, doctree) | {f"note:{place}": f"note:{place}" for place in notes}
            self._footnotes |= notes
            self._documents[name] = doctree
            # What was replaced goes at once; what stays is not looked through again and again.
            gc.collect()
            gc.freeze()
        return Resolved(labels, dict(self._builder.images))

    def write(self, targets: Targets) -> dict[str, Written]:
        """The code of each document; ``targets`` has the places of all."""
        entries = domain_of(self._builder.env).handbook.entries_by_document
        pictures = {uri: f"{PICTURES}/{file}" for uri, file in self._builder.images.items()}
        return {name: self._written(name, targets, entries, pictures) for name in self._levels}

    def _written(
        self, name: str, targets: Targets, entries: Mapping[str, Entry], pictures: Mapping[str, str]
    ) -> Written:
        doctree = self._documents.pop(name)
        context = Context(targets, self._numbers, entries, self._footnotes, pictures, Occurrences(name))
        write = Translator(context)
        write.level = self._levels[name]
        title = next(doctree.findall(nodes.title), None)
        with write.reading(name), write.heading():
            heading = write.inside(title) if title is not None else string(name)
        label = write.claim_place(name) or ""
        body = write.document_body(name, doctree)
        words = printable(title.astext()) if title is not None else name
        return Written(words, heading, label, body, context.occurrences, context.drawings)


def shares(builder: Builder, documents: Sequence[str], count: int) -> list[list[str]]:
    """The documents shared out among at most ``count`` desks, so that each has about as much to do."""
    made: list[list[str]] = [[] for _ in range(max(1, min(count, len(documents))))]
    loads = [0] * len(made)
    for size, name in sorted(((_size(builder, name), name) for name in documents), reverse=True):
        least = loads.index(min(loads))
        made[least].append(name)
        loads[least] += size
    return made


def _size(builder: Builder, document: str) -> int:
    """How large a document is, as it was read."""
    file = Path(builder.doctreedir) / f"{document}.doctree"
    return file.stat().st_size if file.exists() else 0
