"""What a page's template needs to cite it: the panel “Cite”, and what the head says to machines."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from checks.citing.citable import Citable, Work
from checks.citing.formats import DATA_FORMATS
from checks.citing.jsonld import page_data
from checks.citing.metadata import SCHEMAS, metadata
from checks.facts.publication import Licence
from checks.site.citing.domain import CitingDomain, citing_of
from checks.site.domain import domain_of


@dataclass(frozen=True, slots=True)
class _Set:
    """A reference as a reader sees it: the style's label and the words."""

    label: str
    html: str


@dataclass(frozen=True, slots=True)
class _File:
    """A file to download: what the format is called, its name, and its media type."""

    label: str
    name: str
    media_type: str


@dataclass(frozen=True, slots=True)
class _Panel:
    """What the panel shows: the edition, the permanent address or path, references, files, the licence, and whether
    the page has figures with addresses of their own.
    """

    edition: str
    address: str
    path: str
    references: tuple[_Set, ...]
    files: tuple[_File, ...]
    licence: Licence | None
    has_facts: bool


def _panel(domain: CitingDomain, citable: Citable, page: str) -> _Panel:
    stem = page.rpartition("/")[2]
    return _Panel(
        edition=citable.edition,
        address=citable.address,
        path=citable.path,
        references=tuple(_Set(style.label, reference.html) for style, reference in domain.references(citable)),
        files=tuple(_File(form.label, stem + form.suffix, form.media_type) for form in DATA_FORMATS.values()),
        licence=citable.licence,
        has_facts=citable.work is Work.ENTRY,
    )


def add_citation(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Hand the template what cites the page (``html-page-context``)."""
    handbook = domain_of(app.env).handbook
    domain = citing_of(app.env)
    path = f"{handbook.configuration.docs}/{page}.md"
    citable = domain.catalogue.at(path)
    context["citation"] = _panel(domain, citable, page) if citable else None
    if citable:
        lead = domain_of(app.env).lead(page)
        entry = handbook.records.entry_at(path)
        data = page_data(citable, domain.catalogue.handbook(), entry, lead, handbook.records)
        context["metadata"] = metadata(citable, lead)
        context["metadata_schemas"] = SCHEMAS
        # A script element ends at the first “</script”, wherever that stands.
        context["structured_data"] = json.dumps(data, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")
