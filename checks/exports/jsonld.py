"""JSON-LD: the records as linked data, in schema.org's terms as far as they reach and in our own beyond.

Every record is a node with an address of its own: an entry's is that of its heading, a fact's its anchor. A field keeps
its name, or has that of the property of schema.org that means the same. Our own terms are described, from the model,
in ``vocabulary.jsonld``. Where the handbook's own address is not configured, addresses are relative to the file,
which stands in the folder ``data`` of the site.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from checks.exports.model import DECIMAL, ISO_DAY, About, Cited, Claim, Entry, Export, Fact, Kind, Seed, Source
from checks.exports.shapes import Field, description_of, fields_of, key_of, lists
from checks.facts.anchors import anchor

Node = dict[str, Any]

FOLDER = "data"
FILE = "handbook.jsonld"
VOCABULARY = "vocabulary.jsonld"

_SCHEMA_ORG = "https://schema.org/"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_EDTF = "http://id.loc.gov/datatypes/edtf"

_TYPES: Mapping[type[Any], tuple[str, ...]] = {
    About: ("Dataset", "DefinedTermSet"),
    Entry: ("DefinedTerm",),
    Source: ("CreativeWork",),
    Seed: ("Article",),
    Claim: ("Claim",),
}
"""The types of schema.org that a record has beside our own."""

_PROPERTIES: Mapping[tuple[type[Any], str], str] = {
    (About, "title"): "name",
    (About, "edition"): "version",
    (About, "language"): "inLanguage",
    (About, "authors"): "creator",
    (About, "publisher"): "publisher",
    (About, "address"): "url",
    (About, "doi"): "identifier",
    (About, "licence_url"): "license",
    (About, "cite_as"): "creditText",
    (Kind, "label"): "name",
    (Source, "title"): "name",
    (Source, "author"): "author",
    (Source, "publisher"): "publisher",
    (Source, "container"): "isPartOf",
    (Source, "date"): "datePublished",
    (Source, "url"): "url",
    (Source, "keywords"): "keywords",
    (Entry, "id"): "termCode",
    (Entry, "name"): "name",
    (Entry, "aliases"): "alternateName",
    (Entry, "definition"): "description",
    (Entry, "page"): "url",
    (Fact, "label"): "name",
    (Fact, "page"): "url",
    (Seed, "title"): "name",
    (Claim, "says"): "text",
    (Claim, "seed"): "appearance",
}
"""Fields that schema.org has a property for."""

_ADDRESSES = ("url", "license", "appearance", "citation", "inDefinedTermSet")
"""Properties of schema.org whose values are addresses."""

_OWN_NAMES = {"name": "recorded_name", "type": "sort"}
"""Fields whose names mean something else in JSON-LD or schema.org, with the names of our terms for them."""

_OWN_NAMES_IN = {(Claim, "kind"): "claim_kind"}
"""The same of fields that have another meaning in one record than in the others: a term has one type of value."""


def files(export: Export) -> Mapping[str, bytes]:
    """``handbook.jsonld``, and ``vocabulary.jsonld``, which describes its own terms."""
    return {
        FILE: _document(context(export.about), _Nodes(export)),
        VOCABULARY: _document(_vocabulary_context(export.about), _terms()),
    }


def _document(of: Node, nodes: Iterator[Node] | _Nodes) -> bytes:
    """A document with a line a node."""
    lines = ",\n".join(json.dumps(node, ensure_ascii=False) for node in nodes)
    return f'{{"@context": {json.dumps(of, ensure_ascii=False, indent=1)},\n"@graph": [\n{lines}\n]}}\n'.encode()


# ---------------------------------------------------------------- contexts


def context(about: About) -> Node:
    """What the terms mean: those listed here with an address are schema.org's, all others our own."""
    terms: Node = {
        "@version": 1.1,
        "@base": about.address or "../",
        "@vocab": f"{about.address or ''}{FOLDER}/{VOCABULARY}#",
        "schema": _SCHEMA_ORG,
    }
    for name in sorted({*_PROPERTIES.values(), *_ADDRESSES}):
        address = f"schema:{name}"
        terms[name] = {"@id": address, "@type": "@id"} if name in _ADDRESSES else address
    for record in _record_types():
        for field in fields_of(record):
            kind = _datatype(field)
            if kind and (record, field.name) not in _PROPERTIES:
                terms[_own_name(record, field)] = {"@type": kind}
    return terms


def _datatype(field: Field) -> str:
    """The type of a field's values, where they are no plain texts, numbers or flags."""
    column = field.column
    by_pattern = {DECIMAL: f"{_XSD}decimal", ISO_DAY: f"{_XSD}date"}
    return "@id" if column.refers else _EDTF if field.name == "edtf" else by_pattern.get(column.pattern, "")


def _own_name(record: type[Any], field: Field) -> str:
    """Our own term for a field."""
    return _OWN_NAMES_IN.get((record, field.name)) or _OWN_NAMES.get(field.name, field.name)


# ---------------------------------------------------------------- nodes


class _Nodes:
    """The nodes of an export."""

    def __init__(self, export: Export) -> None:
        self._export = export
        self._schema_types = {kind.id: kind.schema_org for kind in export.kinds}
        self._pages = {
            **{("entries", entry.id): f"{entry.page}#{entry.id}" for entry in export.entries},
            **{("facts", fact.address): fact.page for fact in export.facts},
        }

    def __iter__(self) -> Iterator[Node]:
        yield self._node(self._export.about, f"{FOLDER}/{FILE}")
        for name, record_type in lists():
            key = key_of(record_type)
            for record in getattr(self._export, name):
                yield self._node(record, self._address(name, getattr(record, key)))

    def _address(self, of: str, key: str) -> str:
        """The address of a record in a list: its page, or its place in this file."""
        return self._pages.get((of, key)) or f"{FOLDER}/{FILE}#{anchor(f'{of}:{key}')}"

    def _node(self, record: Any, address: str = "") -> Node:
        node: Node = {"@id": address} if address else {}
        node["@type"] = list(self._types(record))
        for field in fields_of(type(record)):
            value = getattr(record, field.name)
            if value is not None and value != ():
                name = _PROPERTIES.get((type(record), field.name)) or _own_name(type(record), field)
                node[name] = [self._value(field, each) for each in value] if field.many else self._value(field, value)
        if isinstance(record, Entry):
            node["inDefinedTermSet"] = f"{FOLDER}/{FILE}"
        if cited := [each.source for each in getattr(record, "sources", ()) if isinstance(each, Cited)]:
            node["citation"] = [self._address("sources", source) for source in cited]
        return node

    def _types(self, record: Any) -> Iterator[str]:
        yield type(record).__name__
        yield from (f"schema:{name}" for name in _TYPES.get(type(record), ()))
        if isinstance(record, Entry) and (schema_type := self._schema_types.get(record.kind)):
            yield f"schema:{schema_type}"

    def _value(self, field: Field, value: Any) -> Any:
        if field.records:
            return self._node(value)
        return self._address(field.column.refers, value) if field.column.refers else value


# ---------------------------------------------------------------- our own terms


def _record_types() -> list[type[Any]]:
    """Every record type, each before those that its fields hold."""
    found: dict[type[Any], None] = {}
    todo: list[type[Any]] = [Export]
    while todo:
        record = todo.pop(0)
        if record not in found:
            found[record] = None
            todo += (inner for field in fields_of(record) for inner in field.records)
    return [record for record in found if record is not Export]


def _terms() -> Iterator[Node]:
    """Our classes and properties, each with what it means in every record that has it."""
    meanings: dict[str, list[str]] = {}
    schema_org = {*_PROPERTIES.values(), *_ADDRESSES}
    for record in _record_types():
        yield {"@id": f"#{record.__name__}", "@type": "rdfs:Class", "rdfs:comment": description_of(record)}
        for field in fields_of(record):
            name = _own_name(record, field)
            if field.column.says and (record, field.name) not in _PROPERTIES and name not in schema_org:
                said = meanings.setdefault(name, [])
                if field.column.says not in said:
                    said.append(field.column.says)
    for name, comments in meanings.items():
        yield {"@id": f"#{name}", "@type": "rdf:Property", "rdfs:comment": comments}


def _vocabulary_context(about: About) -> Node:
    base = f"{about.address}{FOLDER}/{VOCABULARY}" if about.address else VOCABULARY
    return {"@version": 1.1, "@base": base, "rdf": _RDF, "rdfs": _RDFS}
