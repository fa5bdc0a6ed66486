"""Entries as Sphinx knows them: terms and labels with a permanent id, which other projects reach too."""

from __future__ import annotations

from typing import cast

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.domains.std import StandardDomain
from sphinx.environment import BuildEnvironment
from sphinx.util import docname_join, logging
from sphinx.util.nodes import make_refnode

from checks.facts.model import Entry
from checks.site.domain import domain_of

logger = logging.getLogger(__name__)


def name_entry(env: BuildEnvironment, document: nodes.document, section: nodes.Element, entry: Entry) -> None:
    """Give an entry's page its id, its terms and its labels, old ids included."""
    holder = document.ids.get(entry.id)
    if holder is not None and holder is not section:
        logger.warning("The id “%s” is taken by another part of this page.", entry.id, location=section)
        return
    section["ids"] = [entry.id, *(other for other in section["ids"] if other != entry.id)]
    document.ids[entry.id] = section
    standard = cast(StandardDomain, env.get_domain("std"))
    docname = env.current_document.docname
    for label in (entry.id, *entry.redirects):
        standard.note_hyperlink_target(label, docname, entry.id, entry.name)
    for name in dict.fromkeys(entry.names):
        standard.note_object("term", name, entry.id, location=section)


def note_links_to_entries(app: Sphinx, doctree: nodes.document) -> None:
    """Note which entries the prose of a page links, and that it depends on the configuration (``doctree-read``)."""
    domain = domain_of(app.env)
    domain.note_use("configuration:")
    docname = app.env.current_document.docname
    own = domain.handbook.entries_by_document.get(docname)
    for reference in doctree.findall(pending_xref):
        if reference["reftype"] not in ("term", "ref", "any", "myst", "doc"):
            continue
        target = str(reference["reftarget"])
        page = docname_join(docname, target).strip("/") if reference["reftype"] == "doc" else target
        if reference["reftype"] == "term":
            domain.note_use(f"name:{target}")
        entry = domain.handbook.entries_by_document.get(page) or domain.handbook.records.entry_called(target)
        if entry is not None and entry is not own:
            domain.note_mention(entry.id)


def find_entry(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, content: nodes.TextElement
) -> nodes.reference | None:
    """The link of a ``{term}`` by an entry's name, alias or id, whatever its case (``missing-reference``)."""
    if node.get("refdomain") != "std" or node["reftype"] != "term":
        return None
    handbook = domain_of(env).handbook
    entry = handbook.records.entry_called(node["reftarget"])
    if entry is None:
        return None
    return make_refnode(app.builder, node["refdoc"], handbook.document(entry), entry.id, content)
