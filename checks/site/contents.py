"""Tables of contents: under each chapter the sentence with which it begins."""

from __future__ import annotations

import re
from html import escape

from sphinx.builders import Builder

from checks.citing.catalogue import is_chapter
from checks.site.domain import domain_of

_SENTENCE = re.compile(r".*?(?:\w{3}[”)]?[.!?]|\w[.!?][”)])(?=\s+[“(]?[A-Z]|$)")
"""A text's first sentence; what ends in a full stop after fewer letters is taken for an abbreviation."""
_LISTED = re.compile(r'<li class="toctree-l1"><a [^>]*href="([^"#]+)">.*?</a>')
"""A page in a table of contents, as Sphinx writes it; it does so when all that an extension may change is done."""


def told_of_chapters(builder: Builder, page: str, body: str) -> str:
    """A page's body in which its tables of contents say what each chapter is about."""
    domain = domain_of(builder.env)
    configuration = domain.handbook.configuration
    below = builder.env.toctree_includes.get(page, ())
    chapters = {
        builder.get_relative_uri(page, chapter): first_sentence(domain.lead(chapter))
        for chapter in below
        if is_chapter(f"{configuration.docs}/{chapter}.md", configuration)
    }

    def told(listed: re.Match[str]) -> str:
        lead = chapters.get(listed[1], "")
        return f'{listed[0]}<p class="small">{escape(lead, quote=False)}</p>' if lead else listed[0]

    return _LISTED.sub(told, body) if any(chapters.values()) else body


def first_sentence(words: str) -> str:
    """The first sentence of a text; the whole text where none ends in it."""
    found = _SENTENCE.match(words)
    return found[0] if found else words
