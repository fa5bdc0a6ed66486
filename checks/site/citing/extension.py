"""What citing adds to Sphinx, and when it does what."""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from checks.citing.typesetting import TypesettingError
from checks.site.citing.directive import DIRECTIVE, CitationDirective, show_references
from checks.site.citing.domain import CitingDomain, citing_of
from checks.site.citing.figures import setup_figures
from checks.site.citing.files import write_citation_files
from checks.site.citing.labels import label_page
from checks.site.citing.panel import add_citation

logger = logging.getLogger(__name__)


def setup_citing(app: Sphinx) -> None:
    """Add the panel, the directive, the files and the addresses of single figures."""
    app.add_domain(CitingDomain)
    app.add_directive(DIRECTIVE, CitationDirective)
    app.add_css_file("cite.css")
    app.add_js_file("cite.js", loading_method="defer")
    setup_figures(app)
    app.connect("doctree-read", label_page)
    app.connect("env-updated", set_references)
    app.connect("doctree-resolved", show_references)
    app.connect("html-page-context", add_citation)
    app.connect("build-finished", write_citation_files)


def set_references(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Set the references that the pages show; a book has no panels (``env-updated``)."""
    try:
        return citing_of(env).set_references(of_pages=app.builder.format == "html")
    except TypesettingError as error:
        logger.warning("%s", error, type="handbook", subtype="citation")
        return []
