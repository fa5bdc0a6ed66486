"""What every page's template is given, beside what Sphinx gives it."""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from checks.facts.rendering import value_text
from checks.language.edtf import parse
from checks.site.books import books
from checks.site.contents import told_of_chapters
from checks.site.domain import domain_of
from checks.site.navigation import parts, trail

_UNUSED = ("documentation_options.js", "doctools.js", "sphinx_highlight.js", "pygments.css")
"""What Sphinx gives every page for its own search, keys and highlighting of code, of which the theme uses none."""
_COMPONENT = re.compile(r'class="[^"]*\bsd-')
_COMPONENTS = ("sphinx-design", "design-tabs")
"""The style and script of sphinx-design, by words in their names."""


def prepare_template(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Hand over navigation, edition and kind of page, and only the files that the page needs
    (``html-page-context``).
    """
    domain = domain_of(app.env)
    configuration = domain.handbook.configuration
    context["parts"] = parts(app.env)
    context["glossary"] = domain.handbook.glossary_index.removesuffix("index")
    context["trail"] = tuple(trail(app.env, page))
    context["edition"] = configuration.edition
    context["as_of"] = value_text(parse(configuration.as_of.isoformat()), configuration.units)
    context["downloads"] = books(configuration)
    context["page_class"] = _class_of(app, page)
    context["address"] = configuration.publication.address(app.builder.get_target_uri(page))
    context["lead"] = domain.lead(page)
    if "body" in context:
        context["body"] = told_of_chapters(app.builder, page, _with_levels(context["body"]))
    has_components = bool(_COMPONENT.search(context.get("body", "")))
    for files in ("css_files", "script_files"):
        context[files] = [file for file in context[files] if _needed(str(file.filename), has_components)]


def _with_levels(body: str) -> str:
    """A page's body in which the captions of contents lists say what level of heading they are, as ARIA wants it."""
    return body.replace('class="caption" role="heading"', 'class="caption" role="heading" aria-level="2"')


def _needed(file: str, has_components: bool) -> bool:
    if any(word in file for word in _COMPONENTS):
        return has_components
    return not file.endswith(_UNUSED)


def _class_of(app: Sphinx, page: str) -> str:
    """What sort of page it is, for its style."""
    domain = domain_of(app.env)
    if page == app.config.root_doc:
        return "home"
    if page in domain.handbook.entries_by_document:
        return "entry"
    if domain.is_made_of_records(page):
        return "records"
    return "text"
