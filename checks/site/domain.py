"""What the build knows of the pages: the records that each used, the entries it mentions, the sources it cites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Any, ClassVar, cast

from sphinx.domains import Domain
from sphinx.environment import BuildEnvironment

from checks.site.digests import digest
from checks.site.handbook import USES_OF_PROSE, Handbook

_BY_PAGE = ("uses", "mentions", "citations", "shows", "leads", "lists")


_COMMON_USES = ("configuration:", "history:")
"""What many pages use, and takes long to work out."""


class HandbookDomain(Domain):
    """The handbook's own store in Sphinx's environment, each fact of it under the page that gave it.

    ``uses`` has the digest of every record that a page was made from, ``mentions`` the entries in its prose,
    ``citations`` the sources that it cites, ``shows`` the entries and sources whose backlinks it shows, ``leads`` the
    words of its first paragraph, ``lists`` the divided lists of which it is the first page or a part, each with the
    number of items and whether that is all of them;
    ``published`` the digest of what other pages gave each page, as last written; ``records`` the handbook's
    fingerprint when all pages were last up to date with its records.
    """

    name = "handbook"
    label = "Handbook"
    data_version = 4
    initial_data: ClassVar[dict[str, Any]] = {"records": "", "published": {}, **{store: {} for store in _BY_PAGE}}

    handbook: Handbook
    navigation: tuple[Any, ...] = ()
    """The parts of the handbook as every page shows them, known once all pages are read."""

    processes = 0
    """How many processes Sphinx may use, kept while it reads few pages in one."""
    _indexed: Mapping[str, Mapping[str, tuple[str, ...]]] | None = None
    _places: Mapping[tuple[str, str], str] | None = None

    # ------------------------------------------------------------ kept while pages are read

    def note_use(self, use: str) -> None:
        """The page being read is made from a record."""
        self._of_page("uses")[use] = self.handbook.digest(use)

    def note_mention(self, entry: str) -> None:
        """The prose of the page being read mentions an entry."""
        self._of_page("mentions")[entry] = True

    def note_citation(self, key: str) -> None:
        """The page being read cites a source."""
        self._of_page("citations")[key] = True

    def note_shows(self, kind: str, key: str) -> None:
        """The page being read shows what mentions an entry (``mentions``) or cites a source (``citations``), or is
        the ``page`` of something that others link.
        """
        self._of_page("shows")[kind, key] = True

    def note_list(self, name: str, items: int, *, is_whole: bool) -> None:
        """The page being read is the first page of a divided list, or a part of it with so many items."""
        self._of_page("lists")[name] = (items, is_whole)

    def note_lead(self, words: str) -> None:
        """The first paragraph of the page being read."""
        self.data["leads"][self.env.current_document.docname] = words

    def _of_page(self, store: str) -> dict[Any, Any]:
        pages: dict[str, dict[Any, Any]] = self.data[store]
        return pages.setdefault(self.env.current_document.docname, {})

    # ------------------------------------------------------------ Sphinx's side

    def clear_doc(self, docname: str) -> None:
        """Forget a page that is read again or gone."""
        for store in _BY_PAGE:
            self.data[store].pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over the pages that another process has read."""
        for store in _BY_PAGE:
            for docname in sorted(docnames):
                if docname in otherdata[store]:
                    self.data[store][docname] = otherdata[store][docname]

    # ------------------------------------------------------------ what follows from it

    @property
    def knows_records(self) -> bool:
        """Whether the last build had the same records and code."""
        known: str = self.data["records"]
        return known == self.handbook.fingerprint

    def outdated(self) -> Iterator[str]:
        """The pages made from a record that has changed since."""
        uses: Mapping[str, Mapping[str, str]] = self.data["uses"]
        may_differ = USES_OF_PROSE if self.knows_records else None
        for docname, used in uses.items():
            looked_at = used if may_differ is None else used.keys() & may_differ
            if any(self.handbook.digest(use) != used[use] for use in looked_at):
                yield docname

    def prepare_to_read(self, docnames: Iterable[str]) -> None:
        """Work out now, once, what each process that reads some of these pages would work out again for itself.

        A page that is new may use anything.
        """
        uses: Mapping[str, Mapping[str, str]] = self.data["uses"]
        kinds = {use.partition(":")[0] for docname in docnames for use in uses.get(docname, _COMMON_USES)}
        for use in _COMMON_USES:
            if use.partition(":")[0] in kinds:
                self.handbook.digest(use)

    def pages_with(self, store: str, key: str) -> tuple[str, ...]:
        """The pages that mention an entry (``mentions``) or cite a source (``citations``), in order."""
        return self._index().get(store, {}).get(key, ())

    def page_of(self, what: str) -> str | None:
        """The page that is the handbook's ledger, or whatever else others link."""
        return self.place_of("page", what)

    def place_of(self, kind: str, key: str) -> str | None:
        """The page on which something stands, whatever part of its list that is."""
        if self._places is None:
            shows: Mapping[str, Mapping[tuple[str, str], bool]] = self.data["shows"]
            self._places = {shown: page for page in sorted(shows, reverse=True) for shown in shows[page]}
        return self._places.get((kind, key))

    def pages_of(self, what: str) -> tuple[str, ...]:
        """The page of a list and, where it is divided, those of its parts."""
        first = self.page_of(what)
        parts = (page for page in sorted(self.data["lists"]) if what in self.data["lists"][page] and page != first)
        return (*([first] if first else ()), *parts)

    def is_part(self, page: str) -> bool:
        """Whether a page is part of a divided list."""
        return any(not is_whole for _, is_whole in self.data["lists"].get(page, {}).values())

    def divided_lists(self) -> Iterator[tuple[str, tuple[str, int] | None, dict[str, int]]]:
        """The divided lists: the name, its first page with the number of all items, the parts with theirs."""
        lists: Mapping[str, Mapping[str, tuple[int, bool]]] = self.data["lists"]
        for name in sorted({name for of_page in lists.values() for name in of_page}):
            held = {page: of_page[name] for page, of_page in sorted(lists.items()) if name in of_page}
            whole = next(((page, items) for page, (items, is_whole) in held.items() if is_whole), None)
            yield name, whole, {page: items for page, (items, is_whole) in held.items() if not is_whole}

    def lead(self, page: str) -> str:
        """The words of a page's first paragraph; empty where it has none."""
        words: str = self.data["leads"].get(page, "")
        return words

    def is_made_of_records(self, page: str) -> bool:
        """Whether a page shows records alone: an index, a ledger."""
        return any(kind == "page" for kind, _ in self.data["shows"].get(page, ()))

    def _index(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        if self._indexed is None:
            self._indexed = {
                "mentions": _inverted(self._without_pages_of_records(self.data["mentions"])),
                "citations": {
                    **_inverted(self.data["citations"]),
                    **_inverted(self._without_pages_of_records(self.data["citations"])),
                },
            }
        return self._indexed

    def _without_pages_of_records(self, pages: Mapping[str, Iterable[str]]) -> dict[str, Iterable[str]]:
        """Only the pages whose prose an author wrote: a ledger names everything, and mentions nothing."""
        return {page: keys for page, keys in pages.items() if not self.is_made_of_records(page)}

    def to_publish_again(self, navigation: object) -> list[str]:
        """The pages to be written again because of what other pages now say, once all are read.

        ``navigation`` is what every page shows of the others.
        """
        self._indexed = self._places = None
        self.data["records"] = self.handbook.fingerprint
        published: dict[str, str] = self.data["published"]
        titles = {page: title.astext() for page, title in self.env.titles.items()}
        on_every_page = digest(navigation)
        current = {}
        for docname in self.env.found_docs:
            shown = [
                (kind, key, [(page, titles[page]) for page in self.pages_with(kind, key)])
                for kind, key in self.data["shows"].get(docname, ())
            ]
            current[docname] = digest((shown, on_every_page))
        stale = sorted(page for page, now in current.items() if published.get(page) != now)
        published.clear()
        published.update(sorted(current.items()))
        return stale


def _inverted(pages: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    index: dict[str, list[str]] = {}
    for docname in sorted(pages):
        for key in pages[docname]:
            index.setdefault(key, []).append(docname)
    return {key: tuple(docnames) for key, docnames in index.items()}


def domain_of(env: BuildEnvironment) -> HandbookDomain:
    """The handbook's domain in an environment."""
    return cast(HandbookDomain, env.get_domain(HandbookDomain.name))
