"""What the project says of itself to hosts of code and deposits: what its configuration says, and nothing else."""

from __future__ import annotations

import json
import tomllib
from typing import Any

import jsonschema
import pytest
import yaml

from checks.citing.deposit import citation_cff, zenodo_json
from checks.facts.config import read_configuration
from checks.facts.publication import Publication
from tests.citing.catalogues import OF_A_BODY, ONLINE, PROJECT, RIVERS, SIGNED, UNPUBLISHED, catalogue

_SETTINGS = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
_HANDBOOK = _SETTINGS["tool"]["handbook"]

_TEXT = {"type": "string", "minLength": 1}
_AUTHOR = {
    "type": "object",
    "properties": {
        "family-names": _TEXT,
        "given-names": _TEXT,
        "name": _TEXT,
        "orcid": {"pattern": r"^https://orcid\.org/[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]{1}$"},
    },
    "additionalProperties": False,
    "anyOf": [{"required": ["family-names"]}, {"required": ["name"]}],
}
_AUTHORS = {"type": "array", "items": _AUTHOR, "minItems": 1}
_CFF: dict[str, Any] = {
    "type": "object",
    "required": ["authors", "cff-version", "message", "title"],
    "additionalProperties": False,
    "properties": {
        "cff-version": {"const": "1.2.0"},
        "message": _TEXT,
        "title": _TEXT,
        "type": {"enum": ["dataset", "software"]},
        "authors": _AUTHORS,
        "version": _TEXT,
        "date-released": {"pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
        "license": _TEXT,
        "doi": {"pattern": r"^10\.\d{4,9}(\.\d+)?/[A-Za-z0-9:/_;\-\.\(\)\[\]\\]+$"},
        "url": {"pattern": "^(https|http)://.+"},
        "preferred-citation": {
            "type": "object",
            "required": ["authors", "title", "type"],
            "additionalProperties": False,
            "properties": {
                "type": {"const": "book"},
                "title": _TEXT,
                "authors": _AUTHORS,
                "edition": _TEXT,
                "year": {"type": "integer"},
                "publisher": {"type": "object", "required": ["name"], "properties": {"name": _TEXT}},
                "doi": _TEXT,
                "url": _TEXT,
            },
        },
    },
}
"""What the schema of the Citation File Format 1.2.0 asks of the fields that are written here."""


@pytest.mark.parametrize("publication", [UNPUBLISHED, ONLINE, SIGNED, OF_A_BODY])
def test_citation_cff_is_of_its_format(publication: Publication) -> None:
    written = citation_cff(catalogue(RIVERS, publication).handbook(), publication.licences)
    plain = json.loads(json.dumps(yaml.safe_load(written), default=str))
    jsonschema.Draft202012Validator(_CFF).validate(plain)


def test_the_authors_configured_are_named_in_both() -> None:
    handbook = catalogue(RIVERS, SIGNED).handbook()
    cff = yaml.safe_load(citation_cff(handbook, SIGNED.licences))
    assert (
        cff["authors"]
        == cff["preferred-citation"]["authors"]
        == [
            {"family-names": "Doe", "given-names": "Jane", "orcid": "https://orcid.org/0000-0002-1825-0097"},
            {"family-names": "Roe", "given-names": "Richard M."},
        ]
    )
    deposit = json.loads(zenodo_json(handbook, SIGNED.licences))
    assert deposit["creators"] == [
        {"name": "Doe, Jane", "orcid": "0000-0002-1825-0097"},
        {"name": "Roe, Richard M."},
    ]


@pytest.mark.parametrize(("file", "describe"), [("CITATION.cff", citation_cff), (".zenodo.json", zenodo_json)])
def test_the_files_in_the_project_are_what_the_configuration_says(file: str, describe: Any) -> None:
    publication = read_configuration(PROJECT).publication
    written = describe(catalogue(PROJECT, publication).handbook(), publication.licences)
    assert (PROJECT / file).read_text(encoding="utf-8") == written, f"write it again: handbook cite --output {file}"


def test_title_and_version_are_those_of_the_handbook() -> None:
    cff = yaml.safe_load((PROJECT / "CITATION.cff").read_text(encoding="utf-8"))
    deposit = json.loads((PROJECT / ".zenodo.json").read_text(encoding="utf-8"))
    assert {cff["title"], cff["preferred-citation"]["title"], deposit["title"]} == {_HANDBOOK["title"]}
    assert {cff["version"], cff["preferred-citation"]["edition"], deposit["version"]} == {_HANDBOOK["edition"]}
    assert {str(cff["date-released"]), deposit["publication_date"]} == {_HANDBOOK["as-of"].isoformat()}


def test_nothing_is_in_them_that_nobody_has_configured() -> None:
    cff = yaml.safe_load((PROJECT / "CITATION.cff").read_text(encoding="utf-8"))
    deposit = json.loads((PROJECT / ".zenodo.json").read_text(encoding="utf-8"))
    assert [key for key in ("doi", "publisher") if key not in _HANDBOOK and (key in cff or key in deposit)] == []
    assert ("authors" in _HANDBOOK) == ("creators" in deposit)
    assert ("base-url" in _HANDBOOK) == ("url" in cff) == ("related_identifiers" in deposit)


@pytest.mark.parametrize(
    ("part", "file", "begins"),
    [
        ("code", "LICENSE", "MIT License"),
        ("text", "LICENSE-TEXT", "Creative Commons Attribution 4.0 International"),
        ("data", "LICENSE-DATA", "Creative Commons Legal Code\n\nCC0 1.0 Universal"),
    ],
)
def test_each_part_has_the_licence_that_is_configured_for_it(part: str, file: str, begins: str) -> None:
    assert (PROJECT / file).read_text(encoding="utf-8").startswith(begins)
    licence = _HANDBOOK["licences"][part]
    assert licence["name"].split()[0] in begins and licence["id"].split("-")[0] in {"MIT", "CC", "CC0"}


def test_the_package_of_the_code_names_the_licence_of_the_code() -> None:
    assert _SETTINGS["project"]["license"] == _HANDBOOK["licences"]["code"]["id"]
    assert _SETTINGS["project"]["license-files"] == ["LICENSE"]
