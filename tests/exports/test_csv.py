"""CSV in a Data Package: valid to Frictionless, and the same as the JSON."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import frictionless
import pytest

from checks.exports.tables import tables
from tests.exports.exported import Exported


def _problems(folder: Path) -> list[str]:
    report = frictionless.validate(str(folder / "csv/datapackage.json"))
    return [*(problem for problem, *_ in report.flatten(["type"])), *([] if report.valid else ["invalid"])]


def test_the_package_is_valid(four_rivers: Exported, tmp_path: Path) -> None:
    assert _problems(four_rivers.write(tmp_path)) == []


@pytest.mark.slow
def test_the_package_of_this_handbook_is_valid(this_handbook: Exported, tmp_path: Path) -> None:
    assert _problems(this_handbook.write(tmp_path)) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        ("fact_sources", "rhine.length/kremer,1,junge-welt-2010", "rhine.length/kremer,1,nobody-1999", "foreign-key"),
        ("facts", "rhine.length/kremer,rhine,", "rhine.length/kremer,elbe,", "foreign-key"),
        ("entries", "\nrhine,", "\ndanube,", "primary-key"),
        ("facts", ",none,", ",roughly,", "constraint-error"),
        ("claims", "wikinews-2010:", ",wikinews-2010:", "extra-cell"),
    ],
)
def test_the_package_notices_what_is_wrong(
    file: str, old: str, new: str, problem: str, four_rivers: Exported, tmp_path: Path
) -> None:
    table = four_rivers.write(tmp_path) / f"csv/{file}.csv"
    text = table.read_text(encoding="utf-8")
    assert old in text
    table.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert problem in _problems(tmp_path)


def test_every_table_is_in_the_package_and_every_column_described(four_rivers: Exported) -> None:
    package = json.loads(four_rivers.files["csv/datapackage.json"])
    assert {f"csv/{each['path']}" for each in package["resources"]} == {
        path for path in four_rivers.files if path.endswith(".csv")
    }
    assert all(field["description"] for each in package["resources"] for field in each["schema"]["fields"])
    assert package["version"] == "1" and package["description"].startswith("Four Rivers")


def _rows(found: Exported, table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(found.files[f"csv/{table}.csv"].decode(), newline="")))


def test_the_tables_say_what_the_json_says(either: Exported) -> None:
    for row in _rows(either, "facts"):
        fact = either.facts[row["address"]]
        value = fact["value"] or {}
        for name in ("type", "text", "lower", "upper", "unit", "hedge", "edtf", "earliest", "latest", "quote"):
            assert row[f"value_{name}"] == (value.get(name) or ""), (row["address"], name)
        assert row["as_of_edtf"] == (fact["as_of"]["edtf"] if fact["as_of"] else "")
        assert row["confirmed"] == ("true" if fact["confirmed"] else "false")
    sources = [(row["fact"], row["source"], row["locator"]) for row in _rows(either, "fact_sources")]
    assert sources == [
        (fact["address"], cited["source"], cited["locator"] or "")
        for fact in either.document["facts"]
        for cited in fact["sources"]
    ]


def test_a_table_refers_only_to_tables_there_are() -> None:
    names = {table.name for table in tables()}
    assert {column.refers for table in tables() for column in table.columns if column.refers} <= names
