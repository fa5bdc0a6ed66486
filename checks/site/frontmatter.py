"""Front matter in the documents: records to the handbook, nothing for the reader.

It gives way to a directive and as many empty lines, so that every line keeps its number and what the records say
of a page is made while the page is read.
"""

from __future__ import annotations

import yaml
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util import logging

from checks.facts.frontmatter import split_front_matter
from checks.site.blocks import GENERATED, joined, paragraph, text
from checks.site.citations import last_home
from checks.site.context import note_about_seed
from checks.site.directive import RecordsDirective
from checks.site.domain import domain_of
from checks.site.entries import name_entry
from checks.site.nodes import Aside, Exemption

logger = logging.getLogger(__name__)

ENTRY = "handbook-entry"
ORIGIN = "handbook-origin"
_PARAGRAPHS = "paragraph number"


def replace_front_matter(app: Sphinx, docname: str, content: list[str]) -> None:
    """Put in place of a document's front matter the directive that shows what it says (``source-read``)."""
    front = split_front_matter(content[0])
    if front is None:
        return
    closing = content[0].find("\n", front.offset + len(front.text))
    head = content[0][: closing + 1] if closing >= 0 else content[0]
    if docname in domain_of(app.env).handbook.entries_by_document:
        directive = [f"```{{{ENTRY}}}", "```"]
    else:
        directive = [f"```{{{ORIGIN}}}", *front.text.splitlines(), "```"]
    lines = [*directive, *[""] * (head.count("\n") - len(directive))]
    content[0] = "\n".join([*lines, content[0][len(head) :]])


class OriginDirective(RecordsDirective):
    """Says at a chapter's end which paragraphs of which seeds it draws on. Its body is the front matter."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """A paragraph, which is moved to the end of the page."""
        try:
            front = yaml.safe_load("\n".join(self.content)) or {}
            draws_on = {str(seed): list(numbers or []) for seed, numbers in (front.get("draws-on") or {}).items()}
        except (yaml.YAMLError, AttributeError, TypeError):
            logger.warning("This front matter is no list of “key: value” lines.", location=self.get_location())
            return []
        if about := front.get("about-seed"):
            note_about_seed(self.env, str(about))
        words: list[nodes.Node] = []
        for seed_id, numbers in draws_on.items():
            self.domain.note_use(f"seed:{seed_id}")
            words += [text("; ")] if words else []
            words += self._seed(seed_id, numbers)
        return [paragraph(text("Draws on "), *words, text("."), classes=["origin", GENERATED])] if words else []

    def _seed(self, seed_id: str, numbers: list[object]) -> list[nodes.Node]:
        seed = self.records.seeds.get(seed_id)
        if seed is None:
            logger.warning("There is no seed “%s”.", seed_id, location=self.get_location())
            return [text(seed_id)]
        title = nodes.emphasis("", "", self.make.words(seed.title, "title of a source"))
        words: list[nodes.Node] = [title, *self.cited([seed.citation])]
        if numbers:
            written = [Exemption(str(number), str(number), reason=_PARAGRAPHS) for number in numbers]
            words += [text(", paragraphs " if len(numbers) > 1 else ", paragraph "), *joined(written)]
        return words


class PlaceGeneratedParts(SphinxTransform):
    """Moves what the front matter's directive made: the box under the heading, the rest behind the prose."""

    default_priority = 400

    def apply(self) -> None:
        """Move the parts, and give an entry its names and its id."""
        made = [child for child in self.document.children if _is_generated(child)]
        home = last_home(self.document)
        if not made or home is self.document or home in made:
            return
        for part in made:
            self.document.remove(part)
        for part in made:
            if isinstance(part, Aside):
                home.insert(1, part)
            else:
                home.append(part)
        entry = domain_of(self.env).handbook.entries_by_document.get(self.env.current_document.docname)
        if entry is not None:
            name_entry(self.env, self.document, home, entry)


def _is_generated(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Element) and GENERATED in node.get("classes", ())
