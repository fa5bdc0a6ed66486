"""What the directives that show records have in common."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from checks.facts.labels import fact_label
from checks.facts.model import Citation, Claim, Entry, Fact, Prose
from checks.facts.records import Records
from checks.site.blocks import paragraph, small, text
from checks.site.context import reading_record
from checks.site.display import bound_words
from checks.site.domain import HandbookDomain, domain_of
from checks.site.handbook import Handbook
from checks.site.mentions import MentionMaker
from checks.site.nodes import ClaimBlock, Exemption
from checks.site.roles import citation_mark
from checks.site.standing import standing

logger = logging.getLogger(__name__)


class RecordsDirective(SphinxDirective):
    """A directive that shows records, without argument, options or body."""

    has_content = False

    @property
    def domain(self) -> HandbookDomain:
        """The handbook's domain."""
        return domain_of(self.env)

    @property
    def handbook(self) -> Handbook:
        """The handbook."""
        return self.domain.handbook

    @property
    def records(self) -> Records:
        """Its records."""
        return self.handbook.records

    @property
    def make(self) -> MentionMaker:
        """What makes mentions of its records."""
        return MentionMaker(self.handbook)

    # ------------------------------------------------------------ words

    def prose(self, prose: Prose, entry: str = "", claim: str = "") -> list[nodes.Node]:
        """The blocks of a record's prose, its ``.fact`` addresses those of ``entry``; ``claim`` says it, if any."""
        with reading_record(self.env, prose, entry, claim):
            return self.parse_text_to_nodes(prose.text, offset=0)

    def line(self, prose: Prose, entry: str = "") -> list[nodes.Node]:
        """A record's prose as words of one line."""
        words: list[nodes.Node] = []
        for block in self.prose(prose, entry):
            if words:
                words.append(text(" "))
            words += block.children if isinstance(block, nodes.paragraph) else [text(block.astext())]
        return words

    def label(self, fact: Fact) -> nodes.Node:
        """What a fact is called."""
        return self.make.words(fact_label(fact, self.records), "label of a record")

    def link(self, entry_id: str, words: str = "") -> nodes.Node:
        """A link to an entry, by its name or other ``words``; the bare id where there is no such entry."""
        self.domain.note_use(f"title:{entry_id}")
        entry = self.records.entries.get(entry_id)
        return self.make.entry_link(entry, words) if entry else text(entry_id)

    def links(self, entries: Iterable[Entry | str]) -> list[nodes.Node]:
        """Links to entries."""
        return [self.link(entry if isinstance(entry, str) else entry.id) for entry in entries]

    # ------------------------------------------------------------ facts

    def mention(self, fact: Fact) -> list[nodes.Node]:
        """A fact's value and, where it is disputed, the mark that says so."""
        mention = self.make.fact(fact)
        return [mention, self.make.disputed_mark(fact)] if self.handbook.disputed(fact) else [mention]

    def value(self, fact: Fact) -> list[nodes.Node]:
        """A fact's value with its bound, effect and the date for which it holds."""
        words: list[nodes.Node] = []
        if bound := bound_words(fact.value):
            words += [small(text(bound)), text(" ")]
        words.append(
            self.make.fact(fact) if fact.value else text("disputed, none adopted" if fact.positions else "unknown")
        )
        if fact.effective:
            words += [text(" "), small(text("with effect from "), self.make.date_of(fact, "effective"))]
        if fact.as_of and not fact.is_series_value:
            words += [text(" "), small(text("as of "), self.make.date_of(fact, "as_of"))]
        return words

    def cited(self, citations: Iterable[Citation]) -> list[nodes.Node]:
        """The marks of citations; a source that is not recorded is told, where it is cited."""
        known = []
        for citation in citations:
            if citation.key in self.records.sources:
                known.append(citation)
            else:
                place = f"{citation.location.path}:{citation.location.line}"
                logger.warning("There is no source “%s”.", citation.key, location=place, type="handbook")
        return [citation_mark(self.domain, citation) for citation in known]

    def sources(self, fact: Fact) -> list[nodes.Node]:
        """A fact's citations, and what must be said of them."""
        words = self.cited(fact.citations)
        if said := standing(fact, self.records):
            words += [text(" "), nodes.inline("", said, classes=["small", said.replace(" ", "-")])]
        return words

    def sources_cell(self, fact: Fact) -> list[nodes.Node]:
        """A fact's sources as a table's cell; empty where it needs none."""
        words = self.sources(fact)
        return [paragraph(*words)] if words else []

    # ------------------------------------------------------------ claims

    def claim_says(self, claim: Claim) -> ClaimBlock:
        """What a claim says, as the seed's word."""
        return ClaimBlock("", *self.prose(claim.says, claim=claim.address), address=claim.address, classes=["says"])

    def claim_place(self, claim: Claim) -> list[nodes.Node]:
        """Which seed makes a claim, and in which paragraph."""
        name = self.handbook.seed_name(self.records.seeds[claim.seed])
        number = str(claim.paragraph)
        return [
            self.make.words(name, "name of a source"),
            text(", paragraph "),
            Exemption(number, number, reason="paragraph number"),
        ]
