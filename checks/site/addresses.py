"""What depends on where the site stands: the sitemap, and the page of addresses that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from sphinx.application import Sphinx

from checks.site.domain import domain_of

NOT_FOUND = "404"
SITEMAP = "sitemap.xml"


def page_not_found(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """The page that hosts serve where there is none (``html-collect-pages``)."""
    publication = domain_of(app.env).handbook.configuration.publication
    yield NOT_FOUND, {"title": "Page not found", "base_url": publication.base_url}, "404.html"


def write_sitemap(app: Sphinx, exception: Exception | None) -> None:
    """List every page for search engines, as https://www.sitemaps.org/protocol.html has it (``build-finished``).

    Where no base URL is configured there is none: a sitemap has whole addresses only.
    """
    if exception is not None or app.builder.name != "html":
        return
    publication = domain_of(app.env).handbook.configuration.publication
    target = Path(app.outdir) / SITEMAP
    if not publication.base_url:
        target.unlink(missing_ok=True)
        return
    pages = (publication.address(app.builder.get_target_uri(page)) for page in sorted(app.env.found_docs))
    lines = "".join(f"  <url><loc>{escape(page)}</loc></url>\n" for page in pages)
    target.write_text(
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lines}</urlset>\n',
        encoding="utf-8",
    )
