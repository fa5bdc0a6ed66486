"""What a page says to search engines: its subject in schema.org's vocabulary, as JSON-LD.

An entry is a term of the handbook and, where its kind has a ``schema``, the thing itself: a law, an event, a person.
Which kind is which type, and which act which property, is configuration. Only what nobody disputes is stated: a
machine takes a value for settled.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import Any

from checks.citing.citable import Citable, Work
from checks.facts.model import Entry, Fact
from checks.facts.publication import Author
from checks.facts.records import Records
from checks.language.edtf import EdtfDate, valid_html_datetime

Node = dict[str, Any]
"""A node of JSON-LD."""

CONTEXT = "https://schema.org"
_DATASET = "Dataset"
"""The type of schema.org whose properties a series has."""


def chapter_data(chapter: Citable, handbook: Citable, description: str) -> Node:
    """A chapter, as part of the handbook."""
    return _known(
        {
            "@context": CONTEXT,
            "@type": "Chapter",
            "@id": chapter.address,
            "name": chapter.title,
            "description": description,
            "inLanguage": chapter.language,
            "author": [_author(author) for author in chapter.authors],
            "datePublished": chapter.date.isoformat(),
            "license": chapter.licence.url if chapter.licence else "",
            "url": chapter.address,
            "isPartOf": _handbook(handbook, chapter),
        }
    )


def entry_data(entry: Entry, citable: Citable, handbook: Citable, description: str, records: Records) -> Node:
    """An entry, as a term of the handbook and as the thing that it is about."""
    kind = records.configuration.kinds[entry.kind]
    return _known(
        {
            "@context": CONTEXT,
            "@type": ["DefinedTerm", kind.schema] if kind.schema else "DefinedTerm",
            "@id": f"{citable.address}#{entry.id}",
            "name": entry.name,
            "alternateName": [name for name in entry.names if name != entry.name],
            "description": description,
            "termCode": entry.id,
            "url": citable.address,
            "inDefinedTermSet": _handbook(handbook, citable),
            **_dates(entry, records),
            **(_measured(entry) if kind.schema == _DATASET else {}),
        }
    )


def _handbook(handbook: Citable, part: Citable) -> Node:
    """The handbook, from the page of a part of it: without an address of its own, by the way that leads there."""
    return _known(
        {
            "@type": ["Book", "DefinedTermSet"],
            "@id": handbook.address or posixpath.relpath(handbook.path, posixpath.dirname(part.path) or "."),
            "name": handbook.title,
            "bookEdition": handbook.edition,
            "datePublished": handbook.date.isoformat(),
            "inLanguage": handbook.language,
            "author": [_author(author) for author in handbook.authors],
            "publisher": {"@type": "Organization", "name": handbook.publisher} if handbook.publisher else None,
            "license": handbook.licence.url if handbook.licence else "",
            "sameAs": f"https://doi.org/{handbook.doi}" if handbook.doi else "",
            "url": handbook.address,
        }
    )


def _author(author: Author) -> Node:
    return _known(
        {
            "@type": "Person" if author.is_person else "Organization",
            "@id": f"https://orcid.org/{author.orcid}" if author.orcid else "",
            "name": author.in_order,
            "familyName": author.family,
            "givenName": author.given,
        }
    )


def _dates(entry: Entry, records: Records) -> Mapping[str, list[str]]:
    """When what happened to the entry as a whole, by the properties that the acts of its kind have."""
    dates: dict[str, list[str]] = {}
    for name, date in _dated_acts(entry, records):
        if date not in dates.setdefault(name, []):
            dates[name].append(date)
    return dates


def _dated_acts(entry: Entry, records: Records) -> Iterator[tuple[str, str]]:
    """The property and the date of each act; those of single parties and those in dispute are left out."""
    acts = records.configuration.kinds[entry.kind].acts
    for name in entry.facts:
        fact: Fact = records.facts[f"{entry.id}.{name}"]
        act = acts.get(fact.act)
        if act and act.schema and not fact.by and not fact.is_position and not fact.positions:
            date = valid_html_datetime(fact.value) if isinstance(fact.value, EdtfDate) else None
            if date:
                yield act.schema, date


def _measured(entry: Entry) -> Node:
    """What a statistic's series measures, and for which time."""
    if entry.series is None:
        return {}
    keys = entry.series.keys
    return {
        "variableMeasured": [column.label or column.name for column in entry.series.columns.values()],
        "temporalCoverage": f"{keys[0]}/{keys[-1]}" if keys else "",
    }


def _known(fields: Mapping[str, Any]) -> Node:
    """The fields of which something is known."""
    return {name: value for name, value in fields.items() if value}


def page_data(citable: Citable, handbook: Citable, entry: Entry | None, description: str, records: Records) -> Node:
    """What the page of an entry or chapter says."""
    if citable.work is Work.ENTRY and entry is not None:
        return entry_data(entry, citable, handbook, description, records)
    return chapter_data(citable, handbook, description)
