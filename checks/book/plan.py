"""The plan of a book: its parts and their chapters, from the tables of contents of the documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sphinx import addnodes
from sphinx.environment import BuildEnvironment


@dataclass(frozen=True, slots=True)
class Chapter:
    """A document in its part; ``depth`` is 1, or more for one that another chapter's contents list names."""

    document: str
    depth: int = 1


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the book. ``document`` has its title and opens it; a part that is only a caption has none."""

    title: str
    document: str | None
    chapters: tuple[Chapter, ...]

    @property
    def documents(self) -> tuple[str, ...]:
        """Its documents in their order."""
        own = (self.document,) if self.document else ()
        return (*own, *(chapter.document for chapter in self.chapters))


@dataclass(frozen=True, slots=True)
class _List:
    """A contents list of a document."""

    caption: str
    documents: tuple[str, ...]


def parts_of(env: BuildEnvironment) -> tuple[Part, ...]:
    """The parts of the whole book.

    A document that the home page lists opens a part. Where its own lists have captions, each of these is a part by
    itself.
    """
    seen = {env.config.root_doc}
    parts: list[Part] = []
    for listed in _lists(env, env.config.root_doc):
        for document in listed.documents:
            if document not in seen:
                seen.add(document)
                parts += _parts_below(env, document, seen)
    return tuple(parts)


def _parts_below(env: BuildEnvironment, document: str, seen: set[str]) -> Iterator[Part]:
    lists = _lists(env, document)
    plain = [chapter for listed in lists if not listed.caption for chapter in _chapters(env, listed, seen)]
    yield Part(env.titles[document].astext(), document, tuple(plain))
    for listed in lists:
        if listed.caption:
            yield Part(listed.caption, None, tuple(_chapters(env, listed, seen)))


def _chapters(env: BuildEnvironment, listed: _List, seen: set[str], depth: int = 1) -> Iterator[Chapter]:
    for document in listed.documents:
        if document not in seen:
            seen.add(document)
            yield Chapter(document, depth)
            for below in _lists(env, document):
                yield from _chapters(env, below, seen, depth + 1)


def _lists(env: BuildEnvironment, document: str) -> list[_List]:
    return [
        _List(toctree.get("caption") or "", tuple(toctree["includefiles"]))
        for toctree in env.tocs[document].findall(addnodes.toctree)
    ]
