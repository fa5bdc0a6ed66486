"""The whole book, or an excerpt of it, as Typst code: its documents in their order, and what stands around them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from checks.book.backmatter import bibliography, index, index_lines, letter_of
from checks.book.code import array, block, call, dictionary, string, truth
from checks.book.desk import Written
from checks.book.frontmatter import as_of, front_matter
from checks.book.inline import printable
from checks.book.plan import Chapter, Part
from checks.book.targets import Targets
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
    """What a book is made from: its parts in their order.

    ``introduction`` is the document that introduces the book; an excerpt has none.
    """

    handbook: Handbook
    parts: Sequence[Part]
    introduction: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether this is the whole book."""
        return bool(self.introduction)

    @property
    def levels(self) -> Mapping[str, int]:
        """Its documents in their order, with the level of the heading that each stands below."""
        levels = {self.introduction: _PART_LEVEL} if self.is_whole else {}
        for part in self.parts:
            if part.document:
                levels[part.document] = _PART_LEVEL
            levels |= {chapter.document: _PART_LEVEL + chapter.depth for chapter in part.chapters}
        return levels


def book_code(
    manuscript: Manuscript, written: Mapping[str, Written], targets: Targets, numbers: Mapping[str, int]
) -> tuple[str, Mapping[str, str]]:
    """The code of a book, to stand behind the import of the template, and the content of the pictures drawn for it.

    ``written`` has each document; ``numbers`` the number of each source.
    """
    entries = manuscript.handbook.entries_by_document
    context = Context(targets, numbers, entries, {}, {})
    for name in manuscript.levels:
        context.occurrences.extend(written[name].occurrences)
        context.drawings.update(written[name].drawings)
    write = Translator(context)
    body = block((_whole if manuscript.is_whole else _excerpt)(manuscript, written, write))
    mentions = {entry.id: array(map(string, context.occurrences.of("mention", entry.id))) for entry in entries.values()}
    configuration = manuscript.handbook.configuration
    language, _, region = configuration.language.replace("_", "-").partition("-")
    looks = call(
        "looks.with",
        title=string(_title_of_file(manuscript, written)),
        language=string(language),
        region=string(region) if region else None,
        excerpt=truth(not manuscript.is_whole),
        description=string(f"Edition {configuration.edition}, as of {as_of(configuration)}"),
    )
    return f"#let mentions = {dictionary(mentions)}\n#show: {looks}\n#{body}\n", context.drawings


def _title_of_file(manuscript: Manuscript, written: Mapping[str, Written]) -> str:
    title = manuscript.handbook.configuration.title
    if manuscript.is_whole:
        return title
    first = manuscript.parts[0].documents[0]
    return f"{written[first].title} — {title}"


# ------------------------------------------------------------ the whole


def _whole(manuscript: Manuscript, written: Mapping[str, Written], write: Translator) -> Iterator[str]:
    yield from front_matter(manuscript.handbook.configuration)
    yield call(
        "chapter-opening",
        string(INTRODUCTION),
        level=str(_PART_LEVEL),
        part=string(INTRODUCTION),
        title=string(INTRODUCTION),
        to=_label(written[manuscript.introduction]),
    )
    yield written[manuscript.introduction].body
    for part in manuscript.parts:
        yield from _part(manuscript, written, part)
    sources = manuscript.handbook.records.sources
    yield bibliography(write, (sources[key] for key in write.context.numbers), BIBLIOGRAPHY)
    labels = {entry.id: write.context.targets.label(name) for name, entry in write.context.entries.items()}
    printed = {entry: label for entry, label in labels.items() if label}
    yield index(index_lines(manuscript.handbook.records.entries, printed, write.context.occurrences), INDEX)


def _part(manuscript: Manuscript, written: Mapping[str, Written], part: Part) -> Iterator[str]:
    """A part: its opening page, with its own prose and what it holds, and its chapters."""
    own = written[part.document] if part.document else None
    body = own.body if own else ""
    rows = () if part.document == manuscript.handbook.glossary_index else _rows(part.chapters, written)
    contents = call("part-contents", *rows) if rows else ""
    to = _label(own) if own else None
    yield call("part-opening", string(printable(part.title)), block(filter(None, [body, contents])), to=to)
    letter = ""
    for chapter in part.chapters:
        entry = manuscript.handbook.entries_by_document.get(chapter.document)
        if entry and letter_of(entry.name) != letter:
            letter = letter_of(entry.name)
            first = string(written[chapter.document].title)
            new_page = truth(len(part.chapters) >= _MANY_ENTRIES)
            yield call("letter-opening", string(letter), first, part=string(printable(part.title)), new_page=new_page)
        yield from _chapter(manuscript, written[chapter.document], chapter, part.title)


def _rows(chapters: Sequence[Chapter], written: Mapping[str, Written]) -> tuple[str, ...]:
    """What a part's own table of contents lists: the titles of its chapters and their labels."""
    pages = (written[chapter.document] for chapter in chapters)
    return tuple(array([string(page.title), string(page.label)]) for page in pages if page.label)


def _chapter(
    manuscript: Manuscript, page: Written, chapter: Chapter, part: str, *, new_page: bool = True
) -> Iterator[str]:
    is_entry = chapter.document in manuscript.handbook.entries_by_document
    yield call(
        "entry-opening" if is_entry else "chapter-opening",
        page.heading,
        level=str(_PART_LEVEL + chapter.depth),
        part=string(printable(part)),
        title=string(page.title),
        to=_label(page),
        new_page=None if new_page else truth(False),
        subordinate=truth(True) if chapter.depth > 1 and not is_entry else None,
    )
    yield page.body


def _label(page: Written) -> str | None:
    return string(page.label) if page.label else None


# ------------------------------------------------------------ an excerpt


def _excerpt(manuscript: Manuscript, written: Mapping[str, Written], write: Translator) -> Iterator[str]:
    """The documents alone, below a line that says where they are from, and the sources that they cite."""
    configuration = manuscript.handbook.configuration
    where = f"{configuration.title}, edition {configuration.edition}, as of {as_of(configuration)}"
    yield call("excerpt-head", string(where))
    for part in manuscript.parts:
        for chapter in (Chapter(part.document, 0) if part.document else None, *part.chapters):
            if chapter is not None:
                first = chapter.document == part.documents[0]
                page = written[chapter.document]
                yield from _chapter(manuscript, page, chapter, configuration.title, new_page=not first)
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
