"""The navigation that every page has, and the pages that send readers on from an old id."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from checks.site.domain import domain_of
from checks.site.pages import kind_anchor


@dataclass(frozen=True, slots=True)
class Link:
    """A link in the navigation: its words, the page, and where on it."""

    title: str
    page: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Links that stand together under a caption, "" for none."""

    caption: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the handbook: its own page and those below it, by the captions of its tables of contents."""

    head: Link
    groups: tuple[Group, ...]

    def holds(self, page: str) -> bool:
        """Whether a page is this part's own or one below it."""
        return page == self.head.page or page.startswith(f"{self.head.page.removesuffix('index')}")


def parts(env: BuildEnvironment) -> tuple[Part, ...]:
    """The parts, from the home page's table of contents, worked out once all pages are read."""
    domain = domain_of(env)
    if not domain.navigation:
        domain.navigation = _parts(env)
    found: tuple[Part, ...] = domain.navigation
    return found


def _parts(env: BuildEnvironment) -> tuple[Part, ...]:
    """The parts. The glossary shows its kinds, not its entries."""
    handbook = domain_of(env).handbook
    found = []
    for page in env.toctree_includes.get(env.config.root_doc, ()):
        if page == handbook.glossary_index:
            used = {entry.kind for entry in handbook.records.entries.values()}
            kinds = (kind for kind in handbook.configuration.kinds.values() if kind.name in used)
            groups: tuple[Group, ...] = (
                Group("", tuple(Link(kind.plural, page, kind_anchor(kind.name)) for kind in kinds)),
            )
        else:
            groups = tuple(_groups(env, page))
        found.append(Part(_link(env, page), groups))
    return tuple(found)


def _groups(env: BuildEnvironment, page: str) -> Iterator[Group]:
    """The tables of contents on a page, each with its caption."""
    for table in env.tocs[page].findall(addnodes.toctree):
        pages = (below for _, below in table["entries"] if below in env.titles)
        yield Group(table.get("caption") or "", tuple(_link(env, below) for below in pages))


def _link(env: BuildEnvironment, page: str) -> Link:
    return Link(env.titles[page].astext() if page in env.titles else page, page)


def trail(env: BuildEnvironment, page: str) -> Iterator[Link]:
    """The way from the home page to a page, without either: its part, the page that lists it and, of an entry, its
    kind.
    """
    domain = domain_of(env)
    for part in parts(env):
        if part.holds(page) and part.head.page != page:
            yield part.head
    if domain.is_part(page):
        yield from (_link(env, above) for above, below in sorted(env.toctree_includes.items()) if page in below)
    entry = domain.handbook.entries_by_document.get(page)
    if entry is not None:
        kind = domain.handbook.configuration.kinds[entry.kind]
        yield Link(kind.plural, domain.handbook.glossary_index, kind_anchor(kind.name))


def redirects(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """A page at every old id of an entry, which sends readers to the entry (``html-collect-pages``)."""
    handbook = domain_of(app.env).handbook
    for page, entry in handbook.entries_by_document.items():
        folder = page.rpartition("/")[0]
        for old in entry.redirects:
            context = {"title": entry.name, "target": page, "old": old, "now": entry.id}
            yield f"{folder}/{old}", context, "redirect.html"
