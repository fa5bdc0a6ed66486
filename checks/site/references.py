"""How a source is written out: who, title, where, when, address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docutils import nodes

from checks.facts.model import Source
from checks.language.edtf import EdtfError, parse
from checks.language.rendering import date_text
from checks.site.blocks import paragraph, small, text
from checks.site.nodes import Backlinks

_CONTAINERS = ("journaltitle", "journal", "booktitle", "series")
_REMARKS = {"mirror": "a copy, not at its publisher’s address"}


def reference_blocks(source: Source, locator: str = "", *, backlinks: bool = False) -> Iterator[nodes.Node]:
    """A source as blocks: the reference and, on the page of all sources, the pages that cite it."""
    yield paragraph(*reference(source), *([text(f" {locator}.")] if locator else []))
    if backlinks:
        yield Backlinks(of=("citations", source.key))


def reference(source: Source) -> Iterator[nodes.Node]:
    """A source as one line, titles as they are spelt."""
    if source.publisher:
        yield text(f"{source.publisher.rstrip('.')}. ")
    yield nodes.emphasis("", source.title)
    containers = [source.fields[name] for name in _CONTAINERS if name in source.fields]
    tail = [*containers, *([_date(source)] if _date(source) else [])]
    yield text(f". {', '.join(tail)}." if tail else ".")
    remarks = [_REMARKS[word] for word in source.keywords if word in _REMARKS]
    if remarks:
        yield small(text(f" ({'; '.join(remarks)})"))
    if note := source.fields.get("note"):
        yield small(text(f" {note}"))
    if url := source.fields.get("url"):
        yield text(" ")
        yield nodes.reference("", _short(url), refuri=url, internal=False)


def in_order(sources: Mapping[str, Source]) -> list[Source]:
    """Sources in the order of a bibliography: by who answers for them, then by title."""
    return sorted(sources.values(), key=lambda source: (source.publisher.casefold(), source.title, source.key))


def _date(source: Source) -> str:
    written = source.fields.get("date") or source.fields.get("year", "")
    try:
        return date_text(parse(written)) if written else ""
    except (EdtfError, ValueError):
        return written


def _short(url: str) -> str:
    """The host of an address, by which a reader knows it."""
    return url.partition("://")[2].partition("/")[0].removeprefix("www.") or url
