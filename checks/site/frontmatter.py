"""Front matter of entries: records to the handbook, nothing for the reader.

It gives way to a directive and as many empty lines, so that every line keeps its number and what the records say
of an entry is made while its page is read. Other pages' front matter Sphinx keeps, and does not show.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from checks.facts.frontmatter import split_front_matter
from checks.site.blocks import GENERATED
from checks.site.citations import last_home
from checks.site.domain import domain_of
from checks.site.entries import name_entry
from checks.site.nodes import Aside

ENTRY = "handbook-entry"


def replace_front_matter(app: Sphinx, docname: str, content: list[str]) -> None:
    """Put in place of an entry's front matter the directive that shows what it says (``source-read``)."""
    front = split_front_matter(content[0])
    if front is None or docname not in domain_of(app.env).handbook.entries_by_document:
        return
    closing = content[0].find("\n", front.offset + len(front.text))
    head = content[0][: closing + 1] if closing >= 0 else content[0]
    directive = [f"```{{{ENTRY}}}", "```"]
    lines = [*directive, *[""] * (head.count("\n") - len(directive))]
    content[0] = "\n".join([*lines, content[0][len(head) :]])


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
