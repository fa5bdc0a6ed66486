"""What can be found: every page, and every claim and source, with the names by which it goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from sphinx.builders import Builder

from checks.facts.model import Entry
from checks.language.edtf import EdtfDate
from checks.site.domain import HandbookDomain, domain_of
from checks.site.search.texts import Item, PageText, Passage, texts_of


class Group(Enum):
    """The groups of results: what each is called, how much its hits weigh against others', whether it has names."""

    ENTRIES = ("Entries", 1.25, True)
    CHAPTERS = ("Chapters", 1.0, True)
    CLAIMS = ("Claims", 0.7, False)
    SOURCES = ("Sources", 0.5, False)
    PAGES = ("Other pages", 0.6, True)

    def __init__(self, label: str, weight: float, is_named: bool) -> None:
        self.label = label
        self.weight = weight
        self.is_named = is_named


_ITEMS = {"ledger": (Group.CLAIMS, "Claim"), "bibliography": (Group.SOURCES, "Source")}
_CHAPTERS = "chapters/"


@dataclass(frozen=True, slots=True)
class Result:
    """One thing that can be found.

    ``kind`` is what a reader calls it; ``address`` its path from the root of the site; ``names`` those it has beside
    its ``title``; ``years`` those in which something happened to it, each as often as its facts are dated in it.
    """

    group: Group
    kind: str
    title: str
    address: str
    names: tuple[str, ...]
    years: tuple[int, ...]
    passages: tuple[Passage, ...]

    @property
    def sections(self) -> tuple[Passage, ...]:
        """The passages that have headings of their own."""
        return tuple(passage for passage in self.passages if passage.anchor)


def all_results(builder: Builder) -> list[Result]:
    """Everything that can be found in the handbook that a builder builds, in the order of its pages' names."""
    domain = domain_of(builder.env)
    found: list[Result] = []
    for docname, text in sorted(texts_of(builder.env).pages.items()):
        address = builder.get_target_uri(docname)
        found.append(_page(domain, docname, address, text))
        found += (_item(item, address) for item in text.items)
    return found


def _page(domain: HandbookDomain, docname: str, address: str, text: PageText) -> Result:
    entry = domain.handbook.entries_by_document.get(docname)
    title = domain.env.titles[docname].astext()
    if entry is not None:
        kind = domain.handbook.configuration.kinds[entry.kind].label
        names = tuple(dict.fromkeys(name for name in entry.names if name != title))
        years = tuple(sorted(_years(domain, entry)))
        return Result(Group.ENTRIES, kind, title, address, names, years, text.passages)
    is_chapter = docname.startswith(_CHAPTERS) and not docname.endswith("/index")
    group, kind = (Group.CHAPTERS, "Chapter") if is_chapter else (Group.PAGES, "Page")
    return Result(group, kind, title, address, (), (), text.passages)


def _years(domain: HandbookDomain, entry: Entry) -> Iterator[int]:
    """The years in which what the entry's facts date began and ended."""
    for name in entry.facts:
        fact = domain.handbook.records.facts[f"{entry.id}.{name}"]
        if isinstance(fact.value, EdtfDate) and not fact.is_position:
            yield from {day.year for day in (fact.value.first, fact.value.last) if day}


def _item(item: Item, address: str) -> Result:
    group, kind = _ITEMS[item.group]
    passages = (Passage("", "", item.text),)
    return Result(group, kind, item.heading, f"{address}#{item.anchor}", (), (), passages)
