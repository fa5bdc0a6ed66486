"""JSON-LD: processed offline by another's processor, with addresses and types as promised."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from pyld import jsonld

from checks.exports.collect import about
from checks.exports.jsonld import files
from checks.facts.publication import Publication
from tests.exports.exported import Exported

SITE = "https://handbook.example/rivers/"
OWN = f"{SITE}data/vocabulary.jsonld#"
SCHEMA_ORG = "https://schema.org/"
XSD = "http://www.w3.org/2001/XMLSchema#"


def _no_network(address: str, options: object) -> Any:
    raise AssertionError(f"asked for {address}")


def _expanded(document: bytes, base: str = f"{SITE}data/handbook.jsonld") -> dict[str, dict[str, Any]]:
    nodes = jsonld.expand(json.loads(document), {"base": base, "documentLoader": _no_network})
    return {node["@id"]: node for node in nodes}


@pytest.fixture(scope="session")
def rivers(four_rivers: Exported) -> dict[str, dict[str, Any]]:
    """The nodes of the rivers by address."""
    return _expanded(four_rivers.files["handbook.jsonld"])


def test_every_entry_of_this_handbook_is_a_defined_term_at_its_page(this_handbook: Exported) -> None:
    whole = json.loads(this_handbook.files["handbook.jsonld"])
    entries = [node for node in whole["@graph"] if node["@type"][0] == "Entry"]
    nodes = _expanded(json.dumps({**whole, "@graph": entries}).encode())
    assert {node_id.removeprefix(SITE) for node_id in nodes} == {
        f"{entry.page}#{entry.id}" for entry in this_handbook.export.entries
    }
    for node in nodes.values():
        assert {f"{OWN}Entry", f"{SCHEMA_ORG}DefinedTerm"} <= set(node["@type"])
        assert node[f"{SCHEMA_ORG}name"][0]["@value"] and node[f"{SCHEMA_ORG}description"][0]["@value"]


def test_every_record_is_a_node_at_an_address_of_its_own(
    four_rivers: Exported, rivers: dict[str, dict[str, Any]]
) -> None:
    export = four_rivers.export
    lists = (export.kinds, export.units, export.sources, export.entries, export.series)
    lists_2 = (export.facts, export.seeds, export.claims, export.withdrawn)
    assert len(rivers) == 1 + sum(map(len, (*lists, *lists_2)))


def test_a_number_is_an_exact_decimal_and_a_day_a_date(rivers: dict[str, dict[str, Any]]) -> None:
    length = rivers[f"{SITE}glossary/rhine.html#rhine.length_kremer"][f"{OWN}value"][0]
    assert length[f"{OWN}lower"] == [{"@type": f"{XSD}decimal", "@value": "1233"}]
    day = rivers[f"{SITE}glossary/sandoz-fire.html#sandoz-fire.fire"][f"{OWN}value"][0]
    assert day[f"{OWN}earliest"] == [{"@type": f"{XSD}date", "@value": "1986-11-01"}]
    assert day[f"{OWN}edtf"][0]["@type"] == "http://id.loc.gov/datatypes/edtf"


_NO_NODES = ("@id", "@type", f"{SCHEMA_ORG}url")


def _links(node: Any) -> Iterator[str]:
    """Every node that a node names in a property; itself and the page that it is on are left out."""
    if isinstance(node, list):
        for each in node:
            yield from _links(each)
    elif isinstance(node, dict):
        if node.keys() == {"@id"}:
            yield node["@id"]
        yield from (link for name, part in node.items() if name not in _NO_NODES for link in _links(part))


def test_every_link_within_the_handbook_leads_to_a_node(rivers: dict[str, dict[str, Any]]) -> None:
    links = {link for node in rivers.values() for link in _links(node) if link.startswith(SITE)}
    assert len(links) > 30
    assert links - rivers.keys() == set()


def test_every_term_of_our_own_is_described(rivers: dict[str, dict[str, Any]], four_rivers: Exported) -> None:
    vocabulary = _expanded(four_rivers.files["vocabulary.jsonld"], OWN.removesuffix("#"))
    used = set(_own_terms(list(rivers.values())))
    assert {f"{OWN}Fact", f"{OWN}lower"} <= used
    assert used - vocabulary.keys() == set()


def _own_terms(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for each in node:
            yield from _own_terms(each)
    elif isinstance(node, dict):
        yield from (name for name in (*node, *node.get("@type", ())) if name.startswith(OWN))
        yield from (term for name, part in node.items() if name != "@type" for term in _own_terms(part))


def test_with_an_address_configured_every_address_is_whole_wherever_the_file_is(four_rivers: Exported) -> None:
    configuration = replace(
        four_rivers.records.configuration, publication=Publication(base_url="https://rivers.example/book/")
    )
    made = files(replace(four_rivers.export, about=about(configuration)))
    nodes = _expanded(made["handbook.jsonld"], "https://elsewhere.example/copy.jsonld")
    assert "https://rivers.example/book/glossary/rhine.html#rhine" in nodes
    assert not [address for address in nodes if "elsewhere" in address]
    types = {name for node in nodes.values() for name in node["@type"]}
    assert "https://rivers.example/book/data/vocabulary.jsonld#Fact" in types
