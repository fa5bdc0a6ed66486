"""CSV: a file a table, in a Frictionless Data Package (``datapackage.json``) that describes and binds them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any

from checks.exports.model import About, Export
from checks.exports.tables import Cell, Row, Table, TableColumn, key_column, tables

FOLDER = "csv"
_TYPES = {"text": "string", "integer": "integer", "boolean": "boolean"}


def files(export: Export) -> Mapping[str, bytes]:
    """``csv/datapackage.json``, and ``csv/<table>.csv`` for each table."""
    made = {f"{FOLDER}/{table.name}.csv": _csv(table, table.rows(export)).encode() for table in tables()}
    return {f"{FOLDER}/datapackage.json": (_json(datapackage(export.about)) + "\n").encode(), **made}


def _csv(table: Table, rows: Iterable[Row]) -> str:
    """A table as CSV (RFC 4180, with plain line ends), its first line the names of the columns."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(column.name for column in table.columns)
    writer.writerows(map(_written, row) for row in rows)
    return text.getvalue()


def _written(cell: Cell) -> Cell:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else cell


# ---------------------------------------------------------------- the package


def datapackage(about: About) -> dict[str, Any]:
    """The description of the package, by the Data Package standard (version 1, which all its tools read)."""
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "handbook",
        "title": f"{about.title}: facts, sources, claims and series",
        "description": about.cite_as,
        "version": about.edition,
        "created": f"{about.as_of}T00:00:00Z",
    }
    if about.address:
        package["homepage"] = about.address
    if about.doi:
        package["id"] = f"https://doi.org/{about.doi}"
    if about.licence:
        package["licenses"] = [{"name": about.licence, "title": about.licence_name, "path": about.licence_url}]
    contributors = [{"title": author, "role": "author"} for author in about.authors]
    contributors += [{"title": about.publisher, "role": "publisher"}] if about.publisher else []
    if contributors:
        package["contributors"] = contributors
    return {**package, "resources": [_resource(table) for table in tables()]}


def _resource(table: Table) -> dict[str, Any]:
    keys = [_foreign_key(table, column) for column in table.columns if column.refers]
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    if keys:
        schema["foreignKeys"] = keys
    return {
        "profile": "tabular-data-resource",
        "name": table.name.replace("_", "-"),
        "path": f"{table.name}.csv",
        "description": table.says,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(column: TableColumn) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.choices:
        constraints["enum"] = list(column.choices)
    if column.pattern:
        constraints["pattern"] = column.pattern
    field = {"name": column.name, "type": _TYPES[column.type], "description": column.says}
    return {**field, "constraints": constraints} if constraints else field


def _foreign_key(table: Table, column: TableColumn) -> dict[str, Any]:
    resource = "" if column.refers == table.name else column.refers.replace("_", "-")
    return {"fields": column.name, "reference": {"resource": resource, "fields": key_column(column.refers).name}}


def _json(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False)
