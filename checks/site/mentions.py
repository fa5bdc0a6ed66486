"""Making the nodes that bind words to records."""

from __future__ import annotations

from docutils import nodes

from checks.facts.model import Claim, Entry, Fact, Seed
from checks.facts.rendering import value_text
from checks.site.anchors import anchor
from checks.site.display import html_datetime, machine_value, unit_of
from checks.site.handbook import Handbook
from checks.site.nodes import ClaimMention, DisputedMark, Exemption, FactMention, Hidden

DISPUTED = "disputed"


class MentionMaker:
    """Makes mentions of facts, claims and entries, and exempts what is none."""

    def __init__(self, handbook: Handbook) -> None:
        self._handbook = handbook
        self._records = handbook.records
        self._units = handbook.configuration.units

    def fact(self, fact: Fact, text: str = "") -> FactMention:
        """Words bound to a fact; without ``text`` the record's own value."""
        words = text or (value_text(fact.value, self._units) if fact.value else "")
        mention = FactMention(
            words,
            words,
            address=fact.address,
            document=self._handbook.document(self._records.entries[fact.entry]),
            anchor=anchor(fact.address),
            value=machine_value(fact.value) if fact.value else "",
            datetime=html_datetime(fact.value),
            sources=" ".join(citation.key for citation in fact.citations),
            asof=fact.as_of.text if fact.as_of else "",
            unit=unit_of(fact.value),
            part="",
        )
        if self._handbook.disputed(fact):
            mention["classes"].append(DISPUTED)
        return mention

    def date_of(self, fact: Fact, which: str) -> FactMention:
        """A fact's further date, ``effective`` or ``as_of``, bound to that fact."""
        mention = self.fact(fact)
        date = getattr(fact, which)
        text = value_text(date, self._units)
        mention["value"], mention["datetime"], mention["unit"] = machine_value(date), html_datetime(date), ""
        mention["part"] = which.replace("_", "-")
        mention.children = []
        mention += nodes.Text(text)
        return mention

    def disputed_mark(self, fact: Fact) -> DisputedMark:
        """The sign that what it follows is disputed."""
        mark = DisputedMark("", "", fact=fact.address.partition("/")[0])
        mark += nodes.Text("\N{NO-BREAK SPACE}")
        mark += nodes.inline("", f"[{DISPUTED}]", classes=["mark", DISPUTED])
        return mark

    def claimed(self, claim: Claim, text: str) -> ClaimMention:
        """Words that report a claim where the page has said already whose they are."""
        mention = ClaimMention("", "", address=claim.address, verdict=claim.verdict.value)
        mention["classes"] = ["claim", f"verdict-{claim.verdict.value}"]
        mention += nodes.inline("", text, classes=["claimed"])
        return mention

    def claim(self, claim: Claim, text: str, *, name_seed: bool = True) -> ClaimMention:
        """Words that report a claim, whose they are, and what examining it came to."""
        seed = self._records.seeds[claim.seed]
        mention = self.claimed(claim, text)
        mention += nodes.Text("\N{NO-BREAK SPACE}")
        mention += self.claim_mark(claim, seed, name_seed=name_seed)
        return mention

    def claim_mark(self, claim: Claim, seed: Seed, *, name_seed: bool = True) -> nodes.Element:
        """Whose word a claim is, and its verdict."""
        mark = nodes.inline("", "", classes=["mark", "verdict"])
        who = f"{self._handbook.seed_name(seed)}: "
        mark += nodes.Text("[")
        mark += nodes.Text(who) if name_seed else Hidden(who, who)
        mark += nodes.Text(f"{claim.verdict.value}]")
        return mark

    def words(self, text: str, reason: str) -> nodes.Node:
        """Words out of a record. Where they hold a figure, they are exempted, as what ``reason`` says."""
        if self._handbook.figures_in(text):
            return Exemption(text, text, reason=reason)
        return nodes.Text(text)

    def fact_link(self, fact: Fact, text: str) -> nodes.reference:
        """A link to a fact's record; ``refuri`` is filled in when the page is written."""
        document = self._handbook.document(self._records.entries[fact.entry])
        words = self.words(text, "label of a record")
        return nodes.reference("", "", words, internal=True, handbook=(document, anchor(fact.address)))

    def entry_link(self, entry: Entry, text: str = "") -> nodes.reference:
        """A link to an entry's page; ``refuri`` is filled in when the page is written."""
        words = text or entry.name
        return nodes.reference("", words, internal=True, handbook=(self._handbook.document(entry), entry.id))
