"""The Sphinx extension of the book: its builders and their settings."""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx
from sphinx.config import ENUM

import checks
from checks.book.builder import TypstBuilder
from checks.book.epub import FOLDER, THEME, EpubBuilder, configure_epub, leave_screen_out
from checks.book.trimming import keep_mentions
from checks.book.typesetting import PAPERS

_BEFORE_THE_SITE, _AFTER_THE_SITE = 400, 600
"""Listeners run in the order of these numbers; the site's, which completes its pages, have 500."""


def share_out(app: Sphinx) -> None:
    """Let a book have as many processes as Sphinx has for its own writing: one fewer than it was given."""
    if isinstance(app.builder, TypstBuilder):
        app.builder.processes = max(1, app.parallel - 1)


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the book to Sphinx."""
    app.add_builder(TypstBuilder)
    app.add_config_value("book_paper", "a4", "", ENUM(*PAPERS))
    app.add_config_value("book_only", "", "", (str,))
    app.add_builder(EpubBuilder, override=True)
    app.add_html_theme(THEME, str(FOLDER))
    app.connect("config-inited", configure_epub)
    app.connect("builder-inited", share_out)
    app.connect("doctree-resolved", keep_mentions, priority=_BEFORE_THE_SITE)
    app.connect("doctree-resolved", leave_screen_out, priority=_AFTER_THE_SITE)
    return {"version": checks.__version__, "parallel_read_safe": True, "parallel_write_safe": True}
