"""SQLite: every table in one file, with keys, views and an index of words, and what Datasette wants to know.

The same export gives the same bytes, written with the same version of SQLite.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from typing import Any

from checks.exports.model import FORMAT_VERSION, About, Export
from checks.exports.tables import Cell, Table, TableColumn, key_column, tables

DATABASE = "handbook"

VIEWS: Mapping[str, tuple[str, str]] = {
    "figures": (
        "Every fact that is a number or a range, as numbers to reckon with; the exact decimals are in facts.",
        """SELECT facts.address, entries.name AS entry, facts.label, CAST(facts.value_lower AS REAL) AS lower,
    CAST(facts.value_upper AS REAL) AS upper, facts.value_unit AS unit, facts.value_hedge AS hedge,
    facts.value_bound AS bound, facts.as_of_edtf AS as_of, facts.value_text AS text, facts.confidence
FROM facts JOIN entries ON entries.id = facts.entry
WHERE facts.value_type = 'figure'""",
    ),
    "chronology": (
        "Every dated fact, the earliest first.",
        """SELECT facts.value_earliest AS earliest, facts.value_latest AS latest, facts.value_text AS text,
    entries.name AS entry, facts.label, facts.place, facts.confidence, facts.address
FROM facts JOIN entries ON entries.id = facts.entry
WHERE facts.value_type = 'date' AND facts.role = 'fact'
ORDER BY coalesce(facts.value_earliest, facts.value_latest), facts.value_latest, facts.address""",
    ),
    "disagreements": (
        "Every disputed fact with the positions on it, each with its holder.",
        """SELECT entries.name AS entry, disputed.label, positions.holder, positions.value_text AS text,
    positions.adopted, disputed.adopted_because AS because, positions.address
FROM facts AS positions
JOIN facts AS disputed ON disputed.address = positions.position_on
JOIN entries ON entries.id = positions.entry""",
    ),
    "sourced_facts": (
        "Every fact with each of its sources: a row a source.",
        """SELECT facts.address, entries.name AS entry, facts.label, facts.value_text AS text, facts.confidence,
    sources.title AS source, coalesce(sources.author, sources.publisher) AS whose, fact_sources.locator, sources.url,
    sources.key
FROM facts JOIN entries ON entries.id = facts.entry
JOIN fact_sources ON fact_sources.fact = facts.address
JOIN sources ON sources.key = fact_sources.source""",
    ),
    "verdicts": (
        "Every claim of the founding articles beside the fact that it is held against.",
        """SELECT seeds.title AS article, claims.paragraph, claims.fragment, claims.value_text AS claimed,
    facts.value_text AS recorded, claims.verdict, claims.finding, claims.against, claims.address
FROM claims JOIN seeds ON seeds.id = claims.seed LEFT JOIN facts ON facts.address = claims.against""",
    ),
}
"""The views by name, each with what it shows and its query."""

_SEARCHED: Mapping[str, tuple[str, ...]] = {
    "entries": ("name", "official_title", "native_name", "definition"),
    "facts": ("address", "label", "value_text", "note"),
    "claims": ("fragment", "says", "finding"),
    "sources": ("title", "author", "publisher"),
}
"""The columns whose words can be searched for, by table."""

_INDEXED: Mapping[str, tuple[str, ...]] = {
    "facts": ("entry", "value_earliest", "position_on", "series"),
    "fact_sources": ("source",),
    "fact_by": ("value",),
    "claims": ("against",),
}
"""Columns that queries look rows up by and that are no keys."""

_TYPES = {"text": "TEXT", "integer": "INTEGER", "boolean": "INTEGER"}


def files(export: Export) -> Mapping[str, bytes]:
    """``handbook.db``, and ``metadata.json``, which Datasette takes with ``--metadata``."""
    metadata = json.dumps(datasette_metadata(export.about), indent=2, ensure_ascii=False) + "\n"
    return {f"{DATABASE}.db": database(export), "metadata.json": metadata.encode()}


def database(export: Export) -> bytes:
    """The database file."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for statement in _definitions():
            connection.execute(statement)
        connection.execute("BEGIN")
        for table in tables():
            marks = ", ".join("?" * len(table.columns))
            connection.executemany(f"INSERT INTO {table.name} VALUES ({marks})", table.rows(export))
        for name in _SEARCHED:
            connection.execute(f"INSERT INTO {name}_fts({name}_fts) VALUES ('rebuild')")
        connection.execute("COMMIT")
        connection.execute("VACUUM")
        return connection.serialize()


def _definitions() -> Iterator[str]:
    yield f"PRAGMA user_version = {FORMAT_VERSION.partition('.')[0]}"
    for table in tables():
        yield _table(table)
    for name, columns in _INDEXED.items():
        for column in columns:
            yield f"CREATE INDEX {name}_by_{column} ON {name} ({column})"
    for name, columns in _SEARCHED.items():
        yield (
            f"CREATE VIRTUAL TABLE {name}_fts USING fts5({', '.join(columns)}, content={_quoted(name)}, "
            "tokenize='porter unicode61 remove_diacritics 2')"
        )
    for name, (_, query) in VIEWS.items():
        yield f"CREATE VIEW {name} AS\n{query}"


def _table(table: Table) -> str:
    lines = [_column(column) for column in table.columns]
    lines.append(f"PRIMARY KEY ({', '.join(table.key)})")
    for column in table.columns:
        if column.refers:
            target = key_column(column.refers).name
            lines.append(f"FOREIGN KEY ({column.name}) REFERENCES {column.refers} ({target})")
    return f"CREATE TABLE {table.name} (\n  " + ",\n  ".join(lines) + "\n)"


def _column(column: TableColumn) -> str:
    words = [column.name, _TYPES[column.type]]
    if column.required:
        words.append("NOT NULL")
    if column.type == "boolean":
        words.append(f"CHECK ({column.name} IN (0, 1))")
    if column.choices:
        words.append(f"CHECK ({column.name} IN ({', '.join(map(_quoted, column.choices))}))")
    return " ".join(words)


def _quoted(text: Cell) -> str:
    return "'" + str(text).replace("'", "''") + "'"


# ---------------------------------------------------------------- Datasette


def datasette_metadata(about: About) -> dict[str, Any]:
    """What Datasette shows of the data: whose they are, and what each table and column holds."""
    shown: dict[str, Any] = {"title": f"{about.title}, edition {about.edition}", "description": about.cite_as}
    if about.licence:
        shown |= {"license": about.licence_name, "license_url": about.licence_url}
    if about.address:
        shown |= {"source": about.title, "source_url": about.address}
    described: dict[str, Any] = {
        table.name: {
            "description": table.says,
            "columns": {column.name: column.says for column in table.columns},
        }
        for table in tables()
    }
    described |= {name: {"description": says} for name, (says, _) in VIEWS.items()}
    for name, label in (("entries", "name"), ("sources", "title"), ("facts", "label"), ("seeds", "title")):
        described[name]["label_column"] = label
    return {**shown, "databases": {DATABASE: {"description": about.cite_as, "tables": described}}}
