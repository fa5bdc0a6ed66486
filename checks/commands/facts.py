"""``handbook facts QUERY``: find the address of a fact or claim."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any

from checks.commands.terminal import CLEAN, FINDINGS, complain, configuration_of
from checks.facts.load import load_records, read_files
from checks.facts.model import Claim, Fact
from checks.facts.records import Records
from checks.facts.rendering import value_text

_MOST = 60


def add_to(commands: Any) -> None:
    """Add this command to the command line."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "facts",
        help="find facts and claims by words of their entry, address, value or label",
        description="List facts and claims in which every word of QUERY occurs: in the address, the entry's "
        "names, the label, the act or the value. Series values are listed where the query names one with @.",
    )
    parser.add_argument("query", nargs="+", metavar="QUERY", help="words, in any order and case")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print what was found; the status is 1 where nothing was."""
    configuration = configuration_of(options)
    records = load_records(configuration, read_files(configuration))
    words = " ".join(options.query).casefold().split()
    found = list(search(words, records))
    for line in found[:_MOST]:
        print(line)
    if len(found) > _MOST:
        print(f"… and {len(found) - _MOST} more; add a word to narrow the search.")
    if not found:
        complain(f"no fact matches “{' '.join(options.query)}”")
        return FINDINGS
    return CLEAN


def search(words: list[str], records: Records) -> Iterator[str]:
    """A line for each fact and claim that matches all words: address, value, label, sources."""
    series = any("@" in word for word in words)
    for fact in records.facts.values():
        if (not fact.is_series_value or series) and _matches(words, _haystack(fact, records)):
            yield _fact_line(fact, records)
    for claim in records.claims.values():
        if _matches(words, f"{claim.address} {claim.fragment} {claim.says.text}".casefold()):
            yield _claim_line(claim, records)


def _matches(words: list[str], haystack: str) -> bool:
    return all(word in haystack for word in words)


def _haystack(fact: Fact, records: Records) -> str:
    entry = records.entries[fact.entry]
    return " ".join((fact.address, *entry.names, fact.label, fact.act, _value(fact, records))).casefold()


def _value(fact: Fact, records: Records) -> str:
    if fact.value is None:
        return "disputed: " + ", ".join(fact.positions)
    return value_text(fact.value, records.configuration.units)


def _fact_line(fact: Fact, records: Records) -> str:
    sources = ", ".join(citation.key for citation in fact.citations)
    label = f"  {fact.label}" if fact.label else ""
    return f"{fact.address:48} {_value(fact, records)}{label}{f'  [{sources}]' if sources else ''}"


def _claim_line(claim: Claim, records: Records) -> str:
    value = value_text(claim.value, records.configuration.units)
    return f"{claim.address:48} {value}  ({claim.verdict})"
