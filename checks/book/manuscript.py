"""The whole book, or an excerpt of it, as Typst code: its documents in their order, and what stands around them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from docutils import nodes

from checks.book.backmatter import bibliography, index, index_lines, letter_of
from checks.book.code import array, block, call, dictionary, string, truth
from checks.book.frontmatter import as_of, front_matter
from checks.book.inline import printable
from checks.book.plan import Chapter, Part
from checks.book.translator import Context, Translator
from checks.site.handbook import Handbook

INTRODUCTION = "Introduction"
BIBLIOGRAPHY = "Bibliography"
INDEX = "Index of names and subjects"
_PART_LEVEL = 1
_MANY_ENTRIES = 60
"""A glossary of so many entries begins a new page with each letter."""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What a book is made from: its documents, resolved and trimmed, by their names, and its parts in their order.

    ``introduction`` is the document that introduces the book; an excerpt has none.
    """

    handbook: Handbook
    documents: Mapping[str, nodes.document]
    parts: Sequence[Part]
    introduction: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether this is the whole book."""
        return bool(self.introduction)


def book_code(manuscript: Manuscript, context: Context) -> str:
    """The code of a book, to stand behind the import of the template."""
    write = Translator(context)
    body = block(_whole(manuscript, write) if manuscript.is_whole else _excerpt(manuscript, write))
    mentions = {
        entry.id: array(map(string, context.occurrences.of("mention", entry.id))) for entry in context.entries.values()
    }
    configuration = manuscript.handbook.configuration
    language, _, region = configuration.language.replace("_", "-").partition("-")
    looks = call(
        "looks.with",
        title=string(_title_of_file(manuscript)),
        language=string(language),
        region=string(region) if region else None,
        excerpt=truth(not manuscript.is_whole),
        description=string(f"Edition {configuration.edition}, as of {as_of(configuration)}"),
    )
    return f"#let mentions = {dictionary(mentions)}\n#show: {looks}\n#{body}\n"


def _title_of_file(manuscript: Manuscript) -> str:
    title = manuscript.handbook.configuration.title
    if manuscript.is_whole:
        return title
    first = manuscript.parts[0].documents[0]
    return f"{_title(manuscript, first)} — {title}"


# ------------------------------------------------------------ the whole


def _whole(manuscript: Manuscript, write: Translator) -> Iterator[str]:
    yield from front_matter(manuscript.handbook.configuration)
    yield call(
        "chapter-opening",
        string(INTRODUCTION),
        level=str(_PART_LEVEL),
        part=string(INTRODUCTION),
        title=string(INTRODUCTION),
        to=_label(write, manuscript.introduction),
    )
    write.level = _PART_LEVEL
    yield write.document_body(manuscript.introduction, manuscript.documents[manuscript.introduction])
    for part in manuscript.parts:
        yield from _part(manuscript, write, part)
    sources = manuscript.handbook.records.sources
    yield bibliography(write, (sources[key] for key in write.context.numbers), BIBLIOGRAPHY)
    labels = {entry.id: write.context.targets.label(name) for name, entry in write.context.entries.items()}
    printed = {entry: label for entry, label in labels.items() if label}
    yield index(index_lines(manuscript.handbook.records.entries, printed, write.context.occurrences), INDEX)


def _part(manuscript: Manuscript, write: Translator, part: Part) -> Iterator[str]:
    """A part: its opening page, with its own prose and what it holds, and its chapters."""
    write.level = _PART_LEVEL
    body = write.document_body(part.document, manuscript.documents[part.document]) if part.document else ""
    rows = () if part.document == manuscript.handbook.glossary_index else _rows(manuscript, write, part.chapters)
    contents = call("part-contents", *rows) if rows else ""
    to = _label(write, part.document) if part.document else None
    yield call("part-opening", string(printable(part.title)), block(filter(None, [body, contents])), to=to)
    letter = ""
    for chapter in part.chapters:
        entry = write.context.entries.get(chapter.document)
        if entry and letter_of(entry.name) != letter:
            letter = letter_of(entry.name)
            first = string(_title(manuscript, chapter.document))
            new_page = truth(len(part.chapters) >= _MANY_ENTRIES)
            yield call("letter-opening", string(letter), first, part=string(printable(part.title)), new_page=new_page)
        yield from _chapter(manuscript, write, chapter, part.title)


def _rows(manuscript: Manuscript, write: Translator, chapters: Sequence[Chapter]) -> tuple[str, ...]:
    """What a part's own table of contents lists: the titles of its chapters and their labels."""
    places = ((chapter.document, write.context.targets.label(chapter.document)) for chapter in chapters)
    return tuple(array([string(_title(manuscript, name)), string(label)]) for name, label in places if label)


def _chapter(
    manuscript: Manuscript, write: Translator, chapter: Chapter, part: str, *, new_page: bool = True
) -> Iterator[str]:
    level = _PART_LEVEL + chapter.depth
    doctree = manuscript.documents[chapter.document]
    title = next(doctree.findall(nodes.title), None)
    with write.reading(chapter.document), write.heading():
        words = write.inside(title) if title is not None else string(chapter.document)
    is_entry = chapter.document in write.context.entries
    yield call(
        "entry-opening" if is_entry else "chapter-opening",
        words,
        level=str(level),
        part=string(printable(part)),
        title=string(_title(manuscript, chapter.document)),
        to=_label(write, chapter.document),
        new_page=None if new_page else truth(False),
        subordinate=truth(True) if chapter.depth > 1 and not is_entry else None,
    )
    write.level = level
    yield write.document_body(chapter.document, doctree)


def _label(write: Translator, document: str) -> str | None:
    label = write.claim_place(document)
    return string(label) if label else None


def _title(manuscript: Manuscript, document: str) -> str:
    title = next(manuscript.documents[document].findall(nodes.title), None)
    return printable(title.astext()) if title is not None else document


# ------------------------------------------------------------ an excerpt


def _excerpt(manuscript: Manuscript, write: Translator) -> Iterator[str]:
    """The documents alone, below a line that says where they are from, and the sources that they cite."""
    configuration = manuscript.handbook.configuration
    where = f"{configuration.title}, edition {configuration.edition}, as of {as_of(configuration)}"
    yield call("excerpt-head", string(where))
    for part in manuscript.parts:
        for chapter in (Chapter(part.document, 0) if part.document else None, *part.chapters):
            if chapter is not None:
                first = chapter.document == part.documents[0]
                yield from _chapter(manuscript, write, chapter, configuration.title, new_page=not first)
    cited = [key for key in write.context.numbers if write.context.occurrences.of("citation", key)]
    if cited:
        sources = manuscript.handbook.records.sources
        yield bibliography(write, (sources[key] for key in cited), BIBLIOGRAPHY)


def excerpt_parts(parts: Sequence[Part], only: str) -> tuple[Part, ...]:
    """The part that is one document of the book, with the chapters below it; empty where there is no such document."""
    for part in parts:
        if part.document == only:
            return (part,)
        for at, chapter in enumerate(part.chapters):
            if chapter.document == only:
                below = []
                for other in part.chapters[at + 1 :]:
                    if other.depth <= chapter.depth:
                        break
                    below.append(replace(other, depth=other.depth - chapter.depth))
                return (Part("", only, tuple(below)),)
    return ()
