"""Where words stand: the entry to which ``.fact`` belongs, and the line of a record whose prose is being read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sphinx.environment import BuildEnvironment

from checks.facts.model import Prose
from checks.site.domain import domain_of

_ENTRY = "handbook-entry"
_LOCATION = "handbook-location"
_CLAIM = "handbook-claim"


def entry_in_context(env: BuildEnvironment) -> str | None:
    """The id of the entry whose prose or record is being read; ``None`` for any other page."""
    entry: str | None = env.current_document.get(_ENTRY)
    if entry:
        return entry
    own = domain_of(env).handbook.entries_by_document.get(env.current_document.docname)
    return own.id if own else None


def location_in_context(env: BuildEnvironment) -> str | None:
    """``path:line`` of the record whose prose is being read; ``None`` while a page's own text is."""
    location: str | None = env.current_document.get(_LOCATION)
    return location


def claim_in_context(env: BuildEnvironment) -> str | None:
    """The address of the claim whose own words are being read."""
    address: str | None = env.current_document.get(_CLAIM)
    return address


@contextmanager
def reading_record(env: BuildEnvironment, prose: Prose, entry: str = "", claim: str = "") -> Iterator[None]:
    """While a record's prose is read: the entry or claim whose it is, and where it stands."""
    document = env.current_document
    here = {_ENTRY: entry, _CLAIM: claim, _LOCATION: f"{prose.location.path}:{prose.location.line}"}
    before = {name: document.get(name) for name in here}
    for name, value in here.items():
        document[name] = value
    try:
        yield
    finally:
        for name, old in before.items():
            document[name] = old


def seed_in_context(env: BuildEnvironment) -> str:
    """The id of the seed that the page being read presents; empty for any other page."""
    chapter = domain_of(env).handbook.chapter(env.current_document.docname)
    return chapter.about_seed.entry if chapter and chapter.about_seed else ""
