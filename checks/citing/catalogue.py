"""The catalogue of a handbook: everything in it that can be cited, found by the names that people use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cached_property
from pathlib import PurePosixPath

from checks.citing.citable import Citable, Work
from checks.facts.anchors import anchor, page_path
from checks.facts.config import Configuration
from checks.facts.labels import fact_label
from checks.facts.model import Entry, Fact
from checks.facts.records import Records
from checks.facts.rendering import value_text
from checks.language.records import FigureRecord

_MOST_SUGGESTED = 3
_NEAR = 0.6
"""How alike two words must be for one to be suggested for the other, as :func:`difflib.get_close_matches` has it."""


class UnknownTargetError(Exception):
    """Nothing in the handbook goes by this name. Its text is one line that suggests what does."""


class Catalogue:
    """What can be cited in one handbook.

    ``titles`` are the titles of its pages by path (``docs/chapters/x.md``); only those of chapters are needed.
    """

    def __init__(self, records: Records, titles: Mapping[str, str]) -> None:
        self._records = records
        self._configuration = records.configuration
        self._titles = {path: title for path, title in titles.items() if is_chapter(path, records.configuration)}

    # ------------------------------------------------------------ what there is

    def handbook(self) -> Citable:
        """The handbook as a whole, in this edition."""
        configuration = self._configuration
        publication = configuration.publication
        return self._citable(
            key=f"handbook:{configuration.edition}",
            work=Work.HANDBOOK,
            title=configuration.title,
            path="index.html",
            address=publication.base_url,
            doi=publication.doi,
        )

    def entry(self, entry: Entry) -> Citable:
        """An entry."""
        return self._part(entry.id, Work.ENTRY, entry.name, self._page(entry.path))

    def chapter(self, path: str) -> Citable:
        """The chapter whose source is the file ``path``."""
        return self._part(f"chapter:{_stem(path)}", Work.CHAPTER, self._titles[path], self._page(path))

    def fact(self, fact: Fact) -> Citable:
        """A fact, a position or one value of a series: the entry's page, at the fact's own anchor."""
        entry = self._records.entries[fact.entry]
        at = anchor(fact.address)
        title = f"{entry.name}: {fact_label(fact, self._records)}"
        return self._part(at, Work.FACT, title, f"{self._page(entry.path)}#{at}", self._says(fact))

    def at(self, path: str) -> Citable | None:
        """The entry or chapter whose source is a file; ``None`` for any other page."""
        if entry := self._records.entry_at(path):
            return self.entry(entry)
        return self.chapter(path) if path in self._titles else None

    def parts(self) -> tuple[Citable, ...]:
        """Every entry and chapter, chapters first, each in the order of its key."""
        return (
            *(self.chapter(path) for path in sorted(self._titles)),
            *(self.entry(self._records.entries[id_]) for id_ in sorted(self._records.entries)),
        )

    # ------------------------------------------------------------ finding it

    def find(self, target: str) -> Citable:
        """What a word names: an entry by id, name or alias, a chapter by file name or title, a fact by address.

        Raises :class:`UnknownTargetError`, which suggests the nearest names.
        """
        fact = self._records.fact(target)
        if fact is not None:
            return self.fact(fact)
        entry = self._records.entries.get(target) or self._records.entry_called(target)
        if entry is not None:
            return self.entry(entry)
        path = self._chapters_by_name.get(target.casefold().removeprefix("chapters/").removeprefix("chapter:"))
        if path is not None:
            return self.chapter(path)
        raise UnknownTargetError(self._unknown(target))

    @cached_property
    def _chapters_by_name(self) -> Mapping[str, str]:
        by_title = {title.casefold(): path for path, title in self._titles.items()}
        return by_title | {_stem(path).casefold(): path for path in self._titles}

    def _unknown(self, target: str) -> str:
        several = self._records.by_name.get(target.casefold(), ())
        if len(several) > 1:
            return f"“{target}” is the name of several entries: {', '.join(sorted(several))}"
        near = self._nearest(target)
        return f"nothing here is called “{target}”. " + (
            f"Did you mean {' or '.join(f'“{name}”' for name in near)}?"
            if near
            else "`handbook facts WORDS` finds entries and facts"
        )

    def _nearest(self, target: str) -> list[str]:
        """Ids first; a name is suggested as it is written."""
        word = target[:80].casefold()
        entry, dot, _ = word.partition(".")
        if dot and entry in self._records.entries:
            known = {address.casefold(): address for address in self._records.facts if address.startswith(f"{entry}.")}
        else:
            known = {name.casefold(): name for entry in self._records.entries.values() for name in entry.names}
            known |= {_stem(path).casefold(): _stem(path) for path in self._titles}
            known |= {id_: id_ for id_ in self._records.entries}
        return [known[name] for name in get_close_matches(word, sorted(known), n=_MOST_SUGGESTED, cutoff=_NEAR)]

    # ------------------------------------------------------------ what is said of it

    def _part(self, key: str, work: Work, title: str, path: str, says: str = "") -> Citable:
        configuration = self._configuration
        return self._citable(
            key=key,
            work=work,
            title=title,
            path=path,
            address=configuration.publication.address(path),
            handbook=configuration.title,
            says=says,
        )

    def _citable(
        self,
        *,
        key: str,
        work: Work,
        title: str,
        path: str,
        address: str,
        handbook: str = "",
        doi: str = "",
        says: str = "",
    ) -> Citable:
        configuration = self._configuration
        publication = configuration.publication
        return Citable(
            key=key,
            work=work,
            title=title,
            handbook=handbook,
            edition=configuration.edition,
            date=configuration.as_of,
            language=configuration.language,
            path=path,
            address=address,
            authors=publication.authors,
            publisher=publication.publisher,
            doi=doi,
            licence=publication.licences.get("data" if work is Work.FACT else "text"),
            says=says,
        )

    def _says(self, fact: Fact) -> str:
        """A fact's value in words, which side of a limit it is, and for which date it holds."""
        units = self._configuration.units
        if fact.value is None:
            return "disputed, none adopted" if fact.positions else ""
        words = value_text(fact.value, units)
        if isinstance(fact.value, FigureRecord) and fact.value.bound:
            words += f" ({fact.value.bound.value})"
        if fact.as_of is not None and not fact.is_series_value:
            words += f", as of {value_text(fact.as_of, units)}"
        return words

    def _page(self, path: str) -> str:
        return page_path(path, self._configuration.docs)


def is_chapter(path: str, configuration: Configuration) -> bool:
    """Whether a file is a chapter: any page of the folder of chapters but its index."""
    return path.startswith(f"{configuration.docs}/chapters/") and path.endswith(".md") and _stem(path) != "index"


def chapter_files(records: Records) -> Iterator[str]:
    """The files of a handbook's chapters."""
    return (path for path in sorted(records.chapters) if is_chapter(path, records.configuration))


def _stem(path: str) -> str:
    return PurePosixPath(path).stem
