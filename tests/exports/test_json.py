"""JSON, and its schema: what it admits and what it refuses."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from checks.exports.schema import PUBLISHED, schema_text
from tests.exports.exported import Exported

SCHEMA = json.loads(PUBLISHED.read_text(encoding="utf-8"))


def test_the_published_schema_is_that_of_the_model() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == schema_text(), "run: python -m checks.exports.schema"


def test_the_schema_is_valid_and_describes_every_property() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    records = [SCHEMA, *SCHEMA["$defs"].values()]
    undescribed = [
        name
        for record in records
        for name, field in record["properties"].items()
        if "description" not in field and "const" not in field
    ]
    assert undescribed == []
    assert all(record["description"] for record in records)


def test_the_export_is_what_the_schema_says(four_rivers: Exported) -> None:
    assert _errors(four_rivers.document) == []


def test_every_tenth_record_of_this_handbook_is_what_the_schema_says(this_handbook: Exported) -> None:
    tenth = {name: part[::10] if isinstance(part, list) else part for name, part in this_handbook.document.items()}
    assert _errors(tenth) == []


@pytest.mark.slow
def test_every_record_of_this_handbook_is_what_the_schema_says(this_handbook: Exported) -> None:
    assert _errors(this_handbook.document) == []


def _errors(document: object) -> list[str]:
    return [error.message for error in Draft202012Validator(SCHEMA).iter_errors(document)]


def _first(document: dict[str, Any], sort: str) -> dict[str, Any]:
    """The first fact whose value is of a sort."""
    return next(fact for fact in document["facts"] if fact["value"] and fact["value"]["type"] == sort)


@pytest.mark.parametrize(
    ("path", "break_it"),
    [
        ("value", lambda document: _first(document, "figure")["value"].update(lower=1.5)),
        ("value", lambda document: _first(document, "figure")["value"].update(lower="1,550")),
        ("value", lambda document: _first(document, "figure")["value"].update(hedge="roughly")),
        ("value", lambda document: _first(document, "date")["value"].update(earliest="1 May 2010")),
        ("value", lambda document: _first(document, "date")["value"].pop("edtf")),
        ("facts", lambda document: document["facts"][0].update(colour="red")),
        ("facts", lambda document: document["facts"][0].pop("sources")),
        ("confidence", lambda document: document["facts"][0].update(confidence="high")),
        ("verdict", lambda document: document["claims"][0].update(verdict="true")),
        ("sha256", lambda document: document["seeds"][0].update(sha256="none")),
        ("about", lambda document: document["about"].update(edition=1)),
    ],
)
def test_the_schema_refuses_what_is_wrong(
    path: str, break_it: Callable[[dict[str, Any]], Any], four_rivers: Exported
) -> None:
    document = copy.deepcopy(four_rivers.document)
    break_it(document)
    errors = list(Draft202012Validator(SCHEMA).iter_errors(document))
    assert len(errors) == 1
    assert path in [*errors[0].absolute_path, *errors[0].absolute_schema_path]


def test_a_record_is_a_line(four_rivers: Exported) -> None:
    lines = four_rivers.files["handbook.json"].decode().splitlines()
    assert [json.loads(line.rstrip(",")) for line in lines if line.startswith('{"address": "rhine.length", ')] == [
        four_rivers.facts["rhine.length"]
    ]


def test_about_says_edition_day_and_how_to_cite_and_invents_nothing(four_rivers: Exported) -> None:
    about = four_rivers.document["about"]
    assert (about["edition"], about["as_of"]) == ("1", "2024-06-01")
    assert about["cite_as"] == "Four Rivers: A Small Handbook, edition 1, data as of 1 June 2024."
    unknown = ("publisher", "address", "doi", "licence", "licence_name", "licence_url")
    assert {about[name] for name in unknown} == {None} and about["authors"] == []
