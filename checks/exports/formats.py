"""The formats of the export. A new one is a module with a function ``files``, and a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from checks.exports import csv, json, jsonld, sqlite
from checks.exports.model import Export


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is in a few words, and the files that it makes of an export, by path.

    ``named`` are those of the files that people look for, each with what it is.
    """

    says: str
    files: Callable[[Export], Mapping[str, bytes]]
    named: Mapping[str, str]


FORMATS: Mapping[str, Format] = {
    "json": Format(
        "JSON in one file, with its JSON Schema",
        json.files,
        {"handbook.json": "Everything, in one object", "handbook.schema.json": "Its JSON Schema"},
    ),
    "csv": Format(
        "CSV files in a Frictionless Data Package",
        csv.files,
        {"csv/datapackage.json": "Tables as CSV files beside it, with types, keys and descriptions"},
    ),
    "jsonld": Format(
        "JSON-LD, in the terms of schema.org and our own",
        jsonld.files,
        {"handbook.jsonld": "The same as linked data", "vocabulary.jsonld": "What our own terms mean"},
    ),
    "sqlite": Format(
        "one SQLite database, with metadata for Datasette",
        sqlite.files,
        {"handbook.db": "All tables, with views and an index of words", "metadata.json": "What Datasette shows of it"},
    ),
}
"""Every format by its name on the command line."""


def exported_files(export: Export, formats: Mapping[str, Format] = FORMATS) -> dict[str, bytes]:
    """The files of some formats, by path."""
    return {path: data for each in formats.values() for path, data in each.files(export).items()}
