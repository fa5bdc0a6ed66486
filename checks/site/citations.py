"""Citations: numbered on each page in the order in which they come, and written out at its end.

Numbers are a page's own, so that a new source changes no other page.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.transforms import SphinxTransform

from checks.site.blocks import GENERATED, section, text
from checks.site.domain import domain_of
from checks.site.nodes import CitationMark, Outside
from checks.site.references import reference_blocks


class NumberCitations(SphinxTransform):
    """Numbers a page's citations and adds the list of its sources."""

    default_priority = 860

    def apply(self) -> None:
        """Give each mark its number; a page that cites nothing gets no list."""
        numbers: dict[str, int] = {}
        for mark in self.document.findall(CitationMark):
            number = numbers.setdefault(mark["key"], len(numbers) + 1)
            written = f"{number}, {mark['locator']}" if mark["locator"] else str(number)
            mark += nodes.reference("", f"[{written}]", refid=_anchor(number), internal=True)
        if numbers:
            last_home(self.document).append(self._list(numbers))

    def _list(self, numbers: dict[str, int]) -> nodes.section:
        sources = domain_of(self.env).handbook.records.sources
        items = [
            nodes.list_item("", *reference_blocks(sources[key]), ids=[_anchor(number)])
            for key, number in numbers.items()
        ]
        listed = nodes.enumerated_list("", *items, enumtype="arabic", prefix="", suffix=".")
        made = section("sources-cited", [text("Sources")], Outside("", listed, what="bibliography"))
        made["classes"] = [GENERATED, "sources"]
        return made


def _anchor(number: int) -> str:
    return f"source-{number}"


def last_home(document: nodes.document) -> nodes.Element:
    """Where to add to the end of a page: its last section, or the page itself where it has none."""
    homes = [child for child in document.children if isinstance(child, nodes.section)]
    return homes[-1] if homes else document
