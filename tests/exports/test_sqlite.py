"""SQLite: sound, bound together, ready for queries, and the same bytes each time."""

from __future__ import annotations

import json
import sqlite3

import pytest

from checks.exports.sqlite import VIEWS, database
from checks.exports.tables import tables
from tests.exports.exported import Exported


def test_the_database_is_sound_and_no_key_is_dangling(either: Exported) -> None:
    connection = either.database()
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_it_has_every_row(either: Exported) -> None:
    connection = either.database()
    counts = {table.name: connection.execute(f"SELECT count(*) FROM {table.name}").fetchone()[0] for table in tables()}
    assert counts == {table.name: len(list(table.rows(either.export))) for table in tables()}
    assert counts["facts"] == len(either.facts)


def test_numbers_are_exact_in_the_table_and_ready_to_reckon_with_in_the_view(four_rivers: Exported) -> None:
    connection = four_rivers.database()
    exact = "SELECT value_lower, value_unit FROM facts WHERE address = 'rhine.length/kremer'"
    assert connection.execute(exact).fetchall() == [("1233", "km")]
    sums = "SELECT sum(lower), min(unit) FROM figures WHERE address LIKE 'rhine.length/%'"
    assert connection.execute(sums).fetchall() == [(2553.0, "km")]


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_shows_something(view: str, this_handbook: Exported) -> None:
    assert this_handbook.database().execute(f"SELECT * FROM {view} LIMIT 1").fetchone() is not None


def test_the_chronology_is_in_order(this_handbook: Exported) -> None:
    days = [row[0] for row in this_handbook.database().execute("SELECT earliest FROM chronology") if row[0]]
    assert days == sorted(days) and len(days) > 300


def test_words_are_found_whatever_their_accents(four_rivers: Exported) -> None:
    query = "SELECT id FROM entries JOIN entries_fts ON entries.rowid = entries_fts.rowid WHERE entries_fts MATCH ?"
    assert ("sandoz-fire",) in four_rivers.database().execute(query, ["wárehouse"]).fetchall()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE facts SET value_hedge = 'roughly' WHERE address = 'rhine.length/kremer'",
        "UPDATE facts SET confirmed = 2 WHERE address = 'rhine.length/kremer'",
        "UPDATE facts SET label = NULL WHERE address = 'rhine.length/kremer'",
        "INSERT INTO entries SELECT * FROM entries WHERE id = 'rhine'",
        "UPDATE facts SET entry = 'elbe' WHERE address = 'rhine.length/kremer'",
    ],
)
def test_it_refuses_what_is_wrong(statement: str, four_rivers: Exported) -> None:
    connection = four_rivers.database()
    connection.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(statement)


def test_the_same_records_give_the_same_bytes(this_handbook: Exported) -> None:
    assert database(this_handbook.export) == this_handbook.files["handbook.db"]


def test_it_says_which_edition_it_is_and_how_to_cite_it(four_rivers: Exported) -> None:
    about = dict(four_rivers.database().execute("SELECT name, value FROM about"))
    assert about["edition"] == "1" and about["cite_as"].startswith("Four Rivers")
    assert "licence" not in about and "publisher" not in about


def test_what_datasette_is_told_of_is_there(four_rivers: Exported) -> None:
    metadata = json.loads(four_rivers.files["metadata.json"])
    connection = four_rivers.database()
    described = metadata["databases"]["handbook"]["tables"]
    assert described.keys() == {table.name for table in tables()} | VIEWS.keys()
    for name, about in described.items():
        there = {row[1] for row in connection.execute(f"PRAGMA table_info({name})")}
        assert about.get("columns", {}).keys() <= there and about.get("label_column", "name") in {*there, "name"}
