"""What a chapter says of its origin: which paragraphs of which seeds it draws on."""

from __future__ import annotations

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.util import logging

from checks.facts.model import Reference
from checks.site.blocks import GENERATED, joined, paragraph, text
from checks.site.citations import last_home
from checks.site.domain import HandbookDomain, domain_of
from checks.site.mentions import MentionMaker
from checks.site.nodes import Exemption
from checks.site.roles import citation_mark

logger = logging.getLogger(__name__)


class ShowOrigin(SphinxTransform):
    """Says it in a line at the chapter's end, before its sources are listed."""

    default_priority = 410

    def apply(self) -> None:
        """Add the line; a page that draws on no seed gets none."""
        domain = domain_of(self.env)
        chapter = domain.handbook.chapter(self.env.current_document.docname)
        words: list[nodes.Node] = []
        for seed, numbers in chapter.draws_on.items() if chapter else ():
            words += [text("; ")] if words else []
            words += _seed(domain, seed, numbers)
        if words:
            line = paragraph(text("Draws on "), *words, text("."), classes=["origin", GENERATED])
            last_home(self.document).append(line)


def _seed(domain: HandbookDomain, reference: Reference, numbers: tuple[int, ...]) -> list[nodes.Node]:
    domain.note_use(f"seed:{reference.entry}")
    seed = domain.handbook.records.seeds.get(reference.entry)
    if seed is None:
        place = f"{reference.location.path}:{reference.location.line}"
        logger.warning("There is no seed “%s”.", reference.entry, location=place, type="handbook")
        return [text(reference.entry)]
    title = nodes.emphasis("", "", MentionMaker(domain.handbook).words(seed.title, "title of a source"))
    words: list[nodes.Node] = [title]
    if seed.citation.key in domain.handbook.records.sources:
        words.append(citation_mark(domain, seed.citation))
    if numbers:
        written = [Exemption(str(number), str(number), reason="paragraph number") for number in numbers]
        words += [text(", paragraphs " if len(numbers) > 1 else ", paragraph "), *joined(written)]
    return words
