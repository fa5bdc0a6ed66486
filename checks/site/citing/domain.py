"""The references of a handbook in words: set once for all pages, before any is written, and kept from one build to
the next. Only what a citation says of a page can make it be set again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from concurrent.futures import ThreadPoolExecutor
from typing import Any, ClassVar, cast

from sphinx.domains import Domain
from sphinx.environment import BuildEnvironment

from checks.citing.catalogue import Catalogue, UnknownTargetError
from checks.citing.citable import Citable
from checks.citing.styles import STYLES, Style
from checks.citing.typesetting import Reference, typeset
from checks.site.digests import digest
from checks.site.domain import domain_of


class CitingDomain(Domain):
    """References in words.

    ``references`` has each by the digest of what it was set from; ``shown``, by page, the targets whose references
    stand in the page's text; ``published`` the digest of these references, as last written.
    """

    name = "citing"
    label = "Citing"
    data_version = 1
    initial_data: ClassVar[dict[str, Any]] = {"references": {}, "shown": {}, "published": {}}

    _catalogue: Catalogue | None = None

    # ------------------------------------------------------------ kept while pages are read

    def note_shown(self, target: str) -> None:
        """The text of the page being read shows the references of a target."""
        self.data["shown"].setdefault(self.env.current_document.docname, []).append(target)

    def clear_doc(self, docname: str) -> None:
        """Forget a page that is read again or gone."""
        self.data["shown"].pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over the pages that another process has read."""
        for docname in sorted(docnames & otherdata["shown"].keys()):
            self.data["shown"][docname] = otherdata["shown"][docname]

    # ------------------------------------------------------------ once all are read

    @property
    def catalogue(self) -> Catalogue:
        """What can be cited, known once all pages are read."""
        if self._catalogue is None:
            records = domain_of(self.env).handbook.records
            docs = records.configuration.docs
            titles = {f"{docs}/{page}.md": title.astext() for page, title in self.env.titles.items()}
            self._catalogue = Catalogue(records, titles)
        return self._catalogue

    def set_references(self, *, of_pages: bool) -> list[str]:
        """Set in words whatever is not yet, and forget what no page cites any longer.

        Without ``of_pages``, only the references that stand in a page's text are wanted, and none for the panels.
        Returns the pages whose text shows a reference that has changed.
        """
        self._catalogue = None
        citables = self._cited(of_pages)
        known: dict[str, Reference] = self.data["references"]
        current: dict[str, Reference] = {}
        keys = {style: {citable.key: digest((style, citable)) for citable in citables} for style in STYLES.values()}
        wanted = {style: [one for one in citables if keys[style][one.key] not in known] for style in keys}
        # Each style is set by a process of its own, and they run side by side.
        with ThreadPoolExecutor() as threads:
            set_by_style = dict(zip(wanted, threads.map(typeset, wanted.values(), wanted), strict=True))
        for style, fresh in set_by_style.items():
            current.update((key, known[key]) for key in keys[style].values() if key in known)
            current.update((keys[style][name], reference) for name, reference in fresh.items())
        known.clear()
        known.update(current)
        return self._to_publish_again()

    def _cited(self, of_pages: bool) -> Sequence[Citable]:
        """Whatever a page shows and, where wanted, every page that can be cited, each once."""
        shown = (self.find(target) for targets in self.data["shown"].values() for target in targets)
        cited = (*(self.catalogue.parts() if of_pages else ()), *filter(None, shown))
        return tuple({citable.key: citable for citable in cited}.values())

    def _to_publish_again(self) -> list[str]:
        published: dict[str, str] = self.data["published"]
        shown: dict[str, list[str]] = self.data["shown"]
        current = {page: digest([self.find(target) for target in shown[page]]) for page in sorted(shown)}
        stale = [page for page, now in current.items() if published.get(page) != now]
        published.clear()
        published.update(current)
        return stale

    def find(self, target: str) -> Citable | None:
        """What a target names, the handbook where it is empty; ``None`` where it names nothing."""
        try:
            return self.catalogue.find(target) if target else self.catalogue.handbook()
        except UnknownTargetError:
            return None

    def references(self, citable: Citable) -> Iterator[tuple[Style, Reference]]:
        """A reference in each style in which one could be set."""
        for style in STYLES.values():
            found: Reference | None = self.data["references"].get(digest((style, citable)))
            if found is not None:
                yield style, found


def citing_of(env: BuildEnvironment) -> CitingDomain:
    """The domain of citations in an environment."""
    return cast(CitingDomain, env.get_domain(CitingDomain.name))
