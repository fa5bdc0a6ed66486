"""Which builders make the site. Sphinx's format “html” is an electronic book's too, whose pages are written as HTML."""

from __future__ import annotations

from sphinx.builders import Builder

_ELECTRONIC_BOOK = "epub"


def makes_the_site(builder: Builder) -> bool:
    """Whether a builder makes the site, with all that it has beside its pages: data, search, previews."""
    return builder.format == "html" and builder.name != _ELECTRONIC_BOOK
