"""``handbook facts QUERY``: find the address of a fact or claim."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from checks.commands.terminal import CLEAN, FINDINGS, complain, configuration_of, print_exactly
from checks.exports.collect import collect
from checks.facts.load import Files, load_records, read_files
from checks.facts.model import Claim, Fact
from checks.facts.records import Bindable, Records
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
    parser.add_argument(
        "--format",
        default="text",
        choices=("text", "json"),
        help=f"text, a line each, at most {_MOST} (default); or json, all, as `handbook export` describes them",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print what was found; the status is 1 where nothing was."""
    configuration = configuration_of(options)
    files = read_files(configuration)
    records = load_records(configuration, files)
    words = " ".join(options.query).casefold().split()
    found = list(search(words, records))
    if options.format == "json":
        print_exactly(_json(found, records, files))
    else:
        _print_lines(found, records)
    if not found:
        complain(f"no fact matches “{' '.join(options.query)}”")
        return FINDINGS
    return CLEAN


def search(words: list[str], records: Records) -> Iterator[Bindable]:
    """Each fact and claim that matches all words."""
    series = any("@" in word for word in words)
    for fact in records.facts.values():
        if (not fact.is_series_value or series) and _matches(words, _haystack(fact, records)):
            yield fact
    for claim in records.claims.values():
        if _matches(words, f"{claim.address} {claim.fragment} {claim.says.text}".casefold()):
            yield claim


def _print_lines(found: list[Bindable], records: Records) -> None:
    """A line each: address, value, label, sources."""
    for bindable in found[:_MOST]:
        print(_fact_line(bindable, records) if isinstance(bindable, Fact) else _claim_line(bindable, records))
    if len(found) > _MOST:
        print(f"… and {len(found) - _MOST} more; add a word to narrow the search.")


def _json(found: list[Bindable], records: Records, files: Files) -> str:
    """The facts and claims found, each as the handbook's export describes it, and what they are part of."""
    addresses = {bindable.address for bindable in found}
    export = collect(records, files.texts)
    chosen = {
        "about": asdict(export.about),
        "facts": [asdict(fact) for fact in export.facts if fact.address in addresses],
        "claims": [asdict(claim) for claim in export.claims if claim.address in addresses],
    }
    return json.dumps(chosen, ensure_ascii=False, indent=2) + "\n"


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
