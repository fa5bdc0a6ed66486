"""All the rules, and the order in which families are run. A new family is added here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from checks.facts.records import Records
from checks.findings import Finding
from checks.language.finder import Finder
from checks.rules import agreement, binding, chronology, glossary, provenance, records, seeds
from checks.rules.pages import Page
from checks.rules.rule import Rule

RULES: Mapping[str, Rule] = {
    rule.name: rule
    for family in (records, binding, agreement, chronology, provenance, glossary, seeds)
    for rule in family.RULES
}


def check_page(page: Page, facts: Records, finder: Finder) -> Iterator[Finding]:
    """Everything that is wrong with one page, given all the records."""
    yield from records.check_page(page)
    yield from binding.check_page(page, facts)
    yield from agreement.check_page(page, facts, finder)
    yield from provenance.check_page(page, facts)
    yield from glossary.check_page(page, facts)


def check_records(facts: Records) -> Iterator[Finding]:
    """Everything that is wrong with the records, apart from any prose."""
    yield from facts.problems
    yield from chronology.check_records(facts)
    yield from provenance.check_records(facts)
    yield from glossary.check_records(facts)
    yield from seeds.check_records(facts)


def check_use(facts: Records, cited: Set[str], claims_by_page: Mapping[str, Set[str]]) -> Iterator[Finding]:
    """What all pages together leave undone: sources that nobody cites, claims that nobody presents."""
    yield from provenance.check_use(facts, cited)
    yield from seeds.check_use(facts, claims_by_page)
