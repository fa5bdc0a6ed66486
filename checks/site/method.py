"""What the page on method shows: the handbook's own numbers, as they are when the page is made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docutils import nodes

from checks.site.blocks import paragraph, row, small, table, text
from checks.site.directive import RecordsDirective
from checks.site.nodes import Exemption

COUNTS = "handbook-counts"


class CountsDirective(RecordsDirective):
    """A table of numbers, without argument, options or body."""

    def run(self) -> list[nodes.Node]:
        """The table."""
        self.domain.note_use("counts:")
        rows = (
            row([[paragraph(text(what))], [paragraph(_number(number))], parts]) for what, number, parts in self._rows()
        )
        return [table(["What", "How many", "Of which"], rows, ["counts"])]

    def _rows(self) -> Iterator[tuple[str, str, list[nodes.Node]]]:
        counts = self.handbook.counts
        yield "Entries", f"{counts.entries:,}", []
        yield "Chapters drawn from the articles", f"{counts.chapters:,}", []
        standing_of = {
            "disputed": counts.disputed,
            "on a single source": counts.single_source,
            "not confirmed": counts.not_confirmed,
        }
        yield "Facts", f"{counts.facts:,}", _parts(standing_of)
        yield "Sources", f"{counts.sources:,}", []
        yield "Claims of the articles", f"{sum(counts.claims.values()):,}", _parts(counts.claims)
        bound = {"bound to a record": counts.bound, "no fact, with the reason": counts.exempt}
        yield "Figures, dates and quotations in prose", f"{counts.mentions:,}", _parts(bound)
        yield "Covered by the checks", f"{counts.covered:.4g} per cent", []
        yield "Rules", f"{counts.rules:,}", []


def _parts(parts: Mapping[str, int]) -> list[nodes.Node]:
    words = ", ".join(f"{number:,} {what}" for what, number in parts.items() if number)
    return [paragraph(small(_number(words)))] if words else []


def _number(words: str) -> nodes.Node:
    return Exemption(words, words, reason="count of the handbook’s own records")
