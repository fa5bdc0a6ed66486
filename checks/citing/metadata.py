"""What the head of a page says to reference managers and library catalogues, as names and contents of ``<meta>``.

Three vocabularies, each for whoever reads it:

- Highwire Press's ``citation_*``, which Google Scholar and most reference managers read;
- Zotero's own ``z.*``, since Highwire has no word for an entry in a reference work, and Zotero would take one for an
  article in a journal;
- Dublin Core's fifteen elements, for everyone else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from checks.citing.citable import Citable, Work
from checks.facts.publication import Author

SCHEMAS: Mapping[str, str] = {
    "DC": "http://purl.org/dc/elements/1.1/",
    "z": "http://www.zotero.org/namespaces/export#",
}
"""The vocabularies that a page has to declare (``<link rel="schema.DC">``), by their prefixes."""

_ZOTERO_TYPES: Mapping[Work, str] = {
    Work.HANDBOOK: "book",
    Work.CHAPTER: "bookSection",
    Work.ENTRY: "encyclopediaArticle",
    Work.FACT: "encyclopediaArticle",
}
_ZOTERO_CONTAINERS: Mapping[Work, str] = {
    Work.CHAPTER: "citation_inbook_title",
    Work.ENTRY: "z.encyclopediaTitle",
    Work.FACT: "z.encyclopediaTitle",
}
"""In which tag Zotero looks for the title of the whole, by what is a part of it."""


@dataclass(frozen=True, slots=True)
class Meta:
    """One ``<meta>`` element."""

    name: str
    content: str


def metadata(citable: Citable, description: str = "") -> tuple[Meta, ...]:
    """The elements for a page; ``description`` is its first paragraph."""
    tags = (*_highwire(citable, description), *_zotero(citable), *_dublin_core(citable, description))
    return tuple(tag for tag in tags if tag.content)


def _highwire(citable: Citable, description: str) -> Iterator[Meta]:
    yield Meta("citation_title", citable.title)
    for author in citable.authors:
        yield Meta("citation_author", _one_name(author))
    yield Meta("citation_publication_date", citable.date.strftime("%Y/%m/%d"))
    yield Meta("citation_publisher", citable.publisher)
    yield Meta("citation_doi", citable.doi)
    yield Meta("citation_language", citable.language)
    yield Meta("citation_public_url", citable.address)
    yield Meta("citation_abstract", description)


def _one_name(author: Author) -> str:
    """A name inverted; a body's with a comma behind it, without which Zotero would take its last word for a surname."""
    return author.inverted if "," in author.inverted else f"{author.inverted},"


def _zotero(citable: Citable) -> Iterator[Meta]:
    yield Meta("z.itemType", _ZOTERO_TYPES[citable.work])
    if container := _ZOTERO_CONTAINERS.get(citable.work):
        yield Meta(container, citable.handbook)
    yield Meta("z.edition", citable.edition)
    if citable.licence:
        yield Meta("z.rights", f"{citable.licence.name} ({citable.licence.url})")


def _dublin_core(citable: Citable, description: str) -> Iterator[Meta]:
    yield Meta("DC.title", citable.title)
    for author in citable.authors:
        yield Meta("DC.creator", author.inverted)
    yield Meta("DC.publisher", citable.publisher)
    yield Meta("DC.date", citable.date.isoformat())
    yield Meta("DC.type", "Text")
    yield Meta("DC.language", citable.language)
    yield Meta("DC.identifier", citable.address)
    yield Meta("DC.relation", f"{citable.handbook}, edition {citable.edition}" if citable.handbook else "")
    yield Meta("DC.description", description)
    yield Meta("DC.rights", citable.licence.url if citable.licence else "")
