"""Facts and chapters as Sphinx knows them: labels, by which this and other projects reach them.

An entry's own terms and labels are given in :mod:`checks.site.entries`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.domains.std import StandardDomain

from checks.citing.catalogue import is_chapter
from checks.facts.anchors import anchor
from checks.facts.labels import fact_label
from checks.facts.model import Entry, Fact
from checks.site.domain import domain_of


def label_page(app: Sphinx, doctree: nodes.document) -> None:
    """Give a chapter the label ``chapter:name``, and each fact on an entry's page its address (``doctree-read``)."""
    standard = cast(StandardDomain, app.env.get_domain("std"))
    handbook = domain_of(app.env).handbook
    docname = app.env.current_document.docname
    entry = handbook.entries_by_document.get(docname)
    if entry is not None:
        present = {id_ for node in doctree.findall(nodes.Element) for id_ in node["ids"]}
        for fact in _facts(entry):
            if anchor(fact.address) in present:
                title = f"{entry.name}: {fact_label(fact, handbook.records)}"
                standard.note_hyperlink_target(fact.address, docname, anchor(fact.address), title)
    elif is_chapter(f"{handbook.configuration.docs}/{docname}.md", handbook.configuration):
        heading = next(doctree.findall(nodes.title), None)
        if heading is not None:
            label = f"chapter:{docname.rpartition('/')[2]}"
            standard.note_hyperlink_target(label, docname, "", heading.astext())


def _facts(entry: Entry) -> Iterator[Fact]:
    """All that an entry records: its facts, the positions on them, the values of its series."""
    yield from entry.facts.values()
    if entry.series is not None:
        for column in entry.series.columns.values():
            yield from column.values.values()
