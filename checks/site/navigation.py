"""The navigation that every page has, and the pages that send readers on from an old id."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docutils import nodes
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
class Part:
    """A part of the handbook: its own page and those below it."""

    head: Link
    links: tuple[Link, ...]


def parts(env: BuildEnvironment) -> tuple[Part, ...]:
    """The parts, from the home page's table of contents. The glossary shows its kinds, not its entries."""
    handbook = domain_of(env).handbook
    found = []
    for page in env.toctree_includes.get(env.config.root_doc, ()):
        if page == handbook.glossary_index:
            used = {entry.kind for entry in handbook.records.entries.values()}
            kinds = (kind for kind in handbook.configuration.kinds.values() if kind.name in used)
            links = tuple(Link(kind.plural, page, kind_anchor(kind.name)) for kind in kinds)
        else:
            links = tuple(_link(env, below) for below in env.toctree_includes.get(page, ()))
        found.append(Part(_link(env, page), links))
    return tuple(found)


def _link(env: BuildEnvironment, page: str) -> Link:
    return Link(env.titles[page].astext() if page in env.titles else page, page)


def add_navigation(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Hand the navigation to the template (``html-page-context``)."""
    handbook = domain_of(app.env).handbook
    context["parts"] = parts(app.env)
    context["edition"] = handbook.configuration.edition
    context["is_entry"] = page in handbook.entries_by_document


def redirects(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """A page at every old id of an entry, which sends readers to the entry (``html-collect-pages``)."""
    handbook = domain_of(app.env).handbook
    for page, entry in handbook.entries_by_document.items():
        folder = page.rpartition("/")[0]
        for old in entry.redirects:
            yield f"{folder}/{old}", {"title": entry.name, "target": page}, "redirect.html"
