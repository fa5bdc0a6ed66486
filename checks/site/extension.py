"""The Sphinx extension: what it adds, and what it does when.

``handbook check`` proves prose and records before anything is built. Here nothing is proved again; what a page
cannot be made from (an address that nobody has, a record that could not be read) is a warning with its place.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

import checks
from checks.site import previews
from checks.site.addresses import page_not_found, write_sitemap
from checks.site.assets import shorten_assets
from checks.site.books import books, copy_books
from checks.site.changes import setup_changes
from checks.site.citations import NumberCitations
from checks.site.citing.extension import setup_citing
from checks.site.configuration import THEME
from checks.site.data import setup_data
from checks.site.domain import HandbookDomain, domain_of
from checks.site.entries import find_entry, note_links_to_entries
from checks.site.entrypage import EntryDirective
from checks.site.filters import setup_filters
from checks.site.fonts import install_fonts
from checks.site.frontmatter import ENTRY, PlaceGeneratedParts, replace_front_matter
from checks.site.handbook import Handbook
from checks.site.heads import setup_heads
from checks.site.indexes import INDEXES
from checks.site.lead import note_lead
from checks.site.method import COUNTS, CountsDirective
from checks.site.navigation import parts, redirects
from checks.site.nodes import setup_nodes
from checks.site.origin import ShowOrigin
from checks.site.pages import PAGES
from checks.site.parts import setup_parts
from checks.site.pictures import setup_pictures
from checks.site.resolving import finish_page
from checks.site.roles import CiteRole, ClaimRole, ExemptRole, FactRole
from checks.site.search.extension import setup_search
from checks.site.speed import spare_garbage_collection, walk_with_a_stack
from checks.site.template import prepare_template

logger = logging.getLogger(__name__)

SCRIPTS = ("page.js", previews.SCRIPT)
"""The scripts of every page, run when it stands."""

FEW_PAGES = 20
"""Fewer are read sooner than processes of their own could hand over, each of them, all that is known of all pages."""


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the handbook to Sphinx."""
    walk_with_a_stack()
    setup_nodes(app)
    app.add_domain(HandbookDomain)
    for name, role in {"fact": FactRole, "claim": ClaimRole, "exempt": ExemptRole, "cite": CiteRole}.items():
        app.add_role(name, role())
    for name, directive in {**PAGES, **INDEXES, COUNTS: CountsDirective, ENTRY: EntryDirective}.items():
        app.add_directive(name, directive)
    app.add_transform(PlaceGeneratedParts)
    app.add_transform(ShowOrigin)
    app.add_transform(NumberCitations)
    app.add_html_theme(THEME, str(Path(__file__).parent / "theme"))

    for script in SCRIPTS:
        app.add_js_file(script, loading_method="defer")

    app.connect("builder-inited", load_handbook)
    app.connect("builder-inited", install_fonts)
    app.connect("env-get-outdated", outdated_pages)
    app.connect("env-before-read-docs", prepare_to_read)
    app.connect("source-read", replace_front_matter)
    app.connect("doctree-read", note_links_to_entries)
    app.connect("doctree-read", note_lead)
    app.connect("env-updated", pages_to_publish_again)
    app.connect("missing-reference", find_entry)
    app.connect("doctree-resolved", finish_page)
    app.connect("html-page-context", prepare_template)
    app.connect("html-collect-pages", redirects)
    app.connect("html-collect-pages", page_not_found)
    app.connect("build-finished", copy_books)
    app.connect("build-finished", shorten_assets)
    app.connect("build-finished", write_sitemap)
    app.connect("build-finished", previews.write_previews)
    setup_changes(app)
    setup_citing(app)
    setup_data(app)
    setup_filters(app)
    setup_parts(app)
    setup_search(app)
    setup_pictures(app)
    setup_heads(app)
    return {"version": checks.__version__, "parallel_read_safe": True, "parallel_write_safe": True}


def load_handbook(app: Sphinx) -> None:
    """Read the records, and say what is wrong with them."""
    domain = domain_of(app.env)
    domain.handbook = Handbook.at(Path(app.confdir))
    for problem in domain.handbook.records.problems:
        place = f"{problem.location.path}:{problem.location.line}"
        logger.warning("%s %s", problem.message, problem.hint, location=place, type="handbook", subtype="record")
    spare_garbage_collection()


def outdated_pages(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> Iterable[str]:
    """The pages made from records that have changed.

    Where the records' files or the code have changed and no page with them, the home page is read again: Sphinx keeps
    that all pages are up to date only of a build that has read something, and the next would compare them all again.
    """
    domain = domain_of(env)
    outdated = list(domain.outdated())
    is_noted = outdated or added or changed or domain.knows_records
    return outdated if is_noted else [app.config.root_doc]


def prepare_to_read(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Work out what pages that are read have in common; let few of them be read in this process."""
    if docnames:
        domain_of(env).prepare_to_read(docnames)
        spare_garbage_collection()
    if len(docnames) < FEW_PAGES:
        app.parallel, domain_of(env).processes = 1, app.parallel


def pages_to_publish_again(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """The pages that show what has changed on others: backlinks, navigation."""
    domain = domain_of(env)
    app.parallel = domain.processes or app.parallel
    return domain.to_publish_again((parts(env), books(domain.handbook.configuration)))
