"""All the rules, and the order in which families are run. A new family is added here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checks.facts.records import Records
from checks.findings import Finding
from checks.language.finder import Finder
from checks.rules import (
    agreement,
    arithmetic,
    attribution,
    binding,
    chronology,
    consistency,
    doings,
    glossary,
    labels,
    pictures,
    provenance,
    quotations,
    records,
    seeds,
    standing,
    waivers,
)
from checks.rules.pages import Page
from checks.rules.rule import Rule
from checks.rules.traces import Trace

RULES: Mapping[str, Rule] = {
    rule.name: rule
    for family in (
        records,
        binding,
        agreement,
        standing,
        doings,
        labels,
        attribution,
        consistency,
        arithmetic,
        quotations,
        chronology,
        provenance,
        glossary,
        seeds,
        pictures,
        waivers,
    )
    for rule in family.RULES
}


def check_page(page: Page, facts: Records, finder: Finder) -> Iterator[Finding]:
    """Everything that is wrong with one page, given all the records."""
    yield from records.check_page(page)
    yield from binding.check_page(page, facts)
    yield from agreement.check_page(page, facts, finder)
    yield from standing.check_page(page, facts)
    yield from doings.check_page(page, facts)
    yield from labels.check_page(page, facts, finder)
    yield from attribution.check_page(page, facts)
    yield from arithmetic.check_page(page, facts)
    yield from quotations.check_page(page, facts)
    yield from provenance.check_page(page, facts)
    yield from glossary.check_page(page, facts)
    yield from pictures.check_page(page, facts)


def check_records(facts: Records) -> Iterator[Finding]:
    """Everything that is wrong with the records, apart from any prose."""
    yield from facts.problems
    yield from quotations.check_records(facts)
    yield from arithmetic.check_records(facts)
    yield from chronology.check_records(facts)
    yield from provenance.check_records(facts)
    yield from glossary.check_records(facts)
    yield from seeds.check_records(facts)


def check_together(facts: Records, traces: Mapping[str, Trace]) -> Iterator[Finding]:
    """What no page shows by itself: what pages disagree on, and what all of them leave undone."""
    yield from consistency.check_together(facts, traces)
    yield from provenance.check_together(facts, traces)
    yield from glossary.check_together(facts, traces)
    yield from seeds.check_together(facts, traces)
    yield from waivers.check_together(facts, traces)
