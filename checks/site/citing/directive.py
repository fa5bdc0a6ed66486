"""The directive that shows in a page's text how something is cited."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from checks.citing.citable import Work
from checks.citing.formats import DATA_FORMATS
from checks.citing.typesetting import Reference
from checks.site.blocks import definitions, joined, paragraph, text
from checks.site.citing.domain import citing_of
from checks.site.citing.files import WHOLE
from checks.site.nodes import Outside

logger = logging.getLogger(__name__)

DIRECTIVE = "handbook-citation"
"""The directive's name in documents."""


class ShownReferences(nodes.General, nodes.Element):
    """Stands for the references of a target, set when all pages are read. Attribute: ``target``."""


class CitationDirective(SphinxDirective):
    """Shows how a target is cited in every style: an entry, a chapter, a fact; without argument, the handbook."""

    optional_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """The place of the references."""
        target = self.arguments[0].strip() if self.arguments else ""
        citing_of(self.env).note_shown(target)
        place = ShownReferences(target=target)
        self.set_source_info(place)
        return [place]


def show_references(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put the references where they are to be shown (``doctree-resolved``)."""
    domain = citing_of(app.env)
    if docname not in domain.data["shown"]:
        return
    for place in list(doctree.findall(ShownReferences)):
        citable = domain.find(place["target"])
        if citable is None:
            logger.warning("Nothing here is called “%s”.", place["target"], location=place, type="handbook")
        rows = domain.references(citable) if citable else ()
        blocks: list[nodes.Node] = [
            definitions(([text(style.label)], [paragraph(*_words(reference))]) for style, reference in rows)
        ]
        if citable and citable.work is Work.HANDBOOK and app.builder.format == "html":
            blocks.append(paragraph(text("With every chapter and every entry: "), *joined(_files(docname)), text(".")))
        place.replace_self(Outside("", *blocks, what="citation"))


def _words(reference: Reference) -> Iterator[nodes.Node]:
    for run in reference.runs:
        yield nodes.emphasis("", run.text) if run.italic else text(run.text)


def _files(docname: str) -> Iterator[nodes.Node]:
    """Links from a page to the files that cite the whole."""
    up = "../" * docname.count("/")
    for form in DATA_FORMATS.values():
        yield nodes.reference("", form.label, refuri=f"{up}{WHOLE}{form.suffix}", internal=True)
