"""BibTeX, written by pybtex: for LaTeX with BibTeX or biblatex alike."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, TextIO

from pybtex.database import BibliographyData, Entry, Person
from pybtex.database.output.bibtex import Writer

from checks.citing.citable import Citable, Work
from checks.facts.publication import Author

_TYPES: Mapping[Work, str] = {
    Work.HANDBOOK: "book",
    Work.CHAPTER: "incollection",
    Work.ENTRY: "incollection",
    Work.FACT: "incollection",
}
"""Types that every style knows: BibTeX has none for an entry, and biblatex’s ``inreference`` is strange to it."""


_VERBATIM = ("url", "doi")
"""Fields whose every character stands for itself, as LaTeX's ``\\url`` and biblatex take them."""

_NO_MARKUP = str.maketrans({"{": "(", "}": ")", "\\": "/"})
"""What a text may not hold, since to BibTeX it is markup; no name of a thing needs it."""


class _Writer(Writer):  # type: ignore[misc]
    """Pybtex's writer, which would escape addresses as it escapes prose."""

    def _write_field(self, stream: TextIO, type: str, value: str) -> None:  # noqa: A002
        if type in _VERBATIM:
            stream.write(f",\n    {type} = {self.quote(value)}")
        else:
            super()._write_field(stream, type, value)

    def _encode(self, text: str) -> str:
        return _encoded(text, self.encoding)


@lru_cache(maxsize=4096)
def _encoded(text: str, encoding: str) -> str:
    """A text as LaTeX has it. Records have most of their fields in common, and each is written more than once."""
    written: Any = codecs.encode(text, f"ulatex+{encoding}")  # text to text, unlike the codecs that its types know
    return str(written)


def bibtex(citables: Iterable[Citable]) -> str:
    """Records as BibTeX, in UTF-8."""
    entries = {citable.key: _entry(citable) for citable in citables}
    text: str = _Writer(encoding="UTF-8").to_string(BibliographyData(entries))
    return text


def _entry(citable: Citable) -> Entry:
    texts = {
        "title": citable.title,
        "booktitle": citable.handbook,
        "edition": citable.edition,
        "publisher": citable.publisher,
        "year": str(citable.date.year),
        "abstract": citable.says,
        "note": citable.remark,
        "language": citable.language,
        # What BibTeX sorts by, and labels with, where there is no author.
        "key": "" if citable.authors else citable.title,
    }
    fields = {name: text.translate(_NO_MARKUP) for name, text in texts.items()}
    fields |= {"doi": citable.doi, "url": citable.address}
    for title in ("title", "booktitle"):
        # The inner braces keep a style from writing proper names in lower case.
        fields[title] = f"{{{fields[title]}}}" if fields[title] else ""
    return Entry(
        _TYPES[citable.work],
        [(name, value) for name, value in fields.items() if value],
        {"author": [_person(author) for author in citable.authors]} if citable.authors else {},
    )


def _person(author: Author) -> Person:
    """A person by the parts of the name; a body as one name, whose words nobody may invert."""
    if author.is_person:
        return Person(first=author.given.translate(_NO_MARKUP), last=f"{{{author.family.translate(_NO_MARKUP)}}}")
    return Person(last=f"{{{author.name.translate(_NO_MARKUP)}}}")
