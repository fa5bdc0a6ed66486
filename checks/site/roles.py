"""The roles of prose: ``fact``, ``claim``, ``exempt`` and ``cite``."""

from __future__ import annotations

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import ReferenceRole, SphinxRole

from checks.facts.door import did_you_mean
from checks.facts.model import Citation
from checks.findings import Location
from checks.site.context import claim_in_context, entry_in_context, location_in_context, seed_in_context
from checks.site.display import stated_text
from checks.site.domain import HandbookDomain, domain_of
from checks.site.mentions import MentionMaker
from checks.site.nodes import CitationMark, Exemption

logger = logging.getLogger(__name__)


class _HandbookRole:
    """What the roles have in common: the domain, and refusing in plain words."""

    def domain(self, role: SphinxRole) -> HandbookDomain:
        return domain_of(role.env)

    def refuse(self, role: SphinxRole, message: str) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Warn at the role's place; its words stay on the page, unbound."""
        location = location_in_context(role.env) or role.get_location()
        logger.warning(message, location=location, type="handbook", subtype="binding")
        return [nodes.inline(role.rawtext, role.text, classes=["unbound"])], []


class FactRole(_HandbookRole, ReferenceRole):
    """``{fact}`words <entry.fact>``` binds words to a fact; ``{fact}`entry.fact``` writes the fact's own value."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The mention, and the mark of a disputed fact."""
        domain = self.domain(self)
        entry = entry_in_context(self.env)
        if self.target.startswith(".") and entry is None:
            return self.refuse(self, f"“{self.target}” names a fact of this page, which is no entry's.")
        address = f"{entry}{self.target}" if self.target.startswith(".") else self.target
        fact = domain.handbook.records.fact(address)
        domain.note_use(f"fact:{address}")
        if fact is None:
            hint = did_you_mean(address, domain.handbook.records.facts)
            return self.refuse(self, f"There is no fact “{address}”. {hint}".strip())
        if fact.value is None and not self.has_explicit_title:
            return self.refuse(self, f"“{address}” has no single value: name a position, or write a range.")
        for use in (f"title:{fact.entry}", *(f"source:{citation.key}" for citation in fact.citations)):
            domain.note_use(use)
        make = MentionMaker(domain.handbook)
        mention = make.fact(fact, self.title if self.has_explicit_title else "")
        if fact.entry != entry:
            domain.note_mention(fact.entry)
        return [mention, make.disputed_mark(fact)] if domain.handbook.disputed(fact) else [mention], []


class ClaimRole(_HandbookRole, ReferenceRole):
    """``{claim}`words <seed:claim>``` reports what a seed says."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The words, whose they are and the verdict."""
        domain = self.domain(self)
        handbook = domain.handbook
        claim = handbook.records.claims.get(self.target)
        domain.note_use(f"claim:{self.target}")
        if claim is None:
            hint = did_you_mean(self.target, handbook.records.claims)
            return self.refuse(self, f"There is no claim “{self.target}”. {hint}".strip())
        domain.note_use(f"seed:{claim.seed}")
        text = self.title if self.has_explicit_title else stated_text(claim, handbook.configuration.units)
        make = MentionMaker(handbook)
        if claim_in_context(self.env) == claim.address:
            return [make.claimed(claim, text)], []
        name_seed = seed_in_context(self.env) != claim.seed
        return [make.claim(claim, text, name_seed=name_seed)], []


class ExemptRole(_HandbookRole, ReferenceRole):
    """``{exempt}`words <reason>``` marks a figure that is no fact."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The words, with their reason."""
        if not self.has_explicit_title or not self.target.strip():
            return self.refuse(self, "An exemption needs its reason: {exempt}`words <reason>`.")
        return [Exemption(self.rawtext, self.title, reason=self.target, waiver=True)], []


class CiteRole(_HandbookRole, SphinxRole):
    """``{cite}`key``` cites a source, ``{cite}`key, other-key``` several."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """A mark for each source."""
        domain = self.domain(self)
        keys = [key.strip() for key in self.text.split(",")]
        for key in keys:
            if key not in domain.handbook.records.sources:
                hint = did_you_mean(key, domain.handbook.records.sources)
                return self.refuse(self, f"There is no source “{key}”. {hint}".strip())
        return [citation_mark(domain, Citation(key, "", Location(""))) for key in keys], []


def citation_mark(domain: HandbookDomain, citation: Citation) -> CitationMark:
    """The mark of a citation; its number is set when the page is whole."""
    domain.note_citation(citation.key)
    domain.note_use(f"source:{citation.key}")
    return CitationMark("", "", key=citation.key, locator=citation.locator)
