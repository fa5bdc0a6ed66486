"""Every format, read back by a parser that is not ours, for every entry and chapter of both handbooks."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import citeproc
import jsonschema
import pybtex.database
import pytest
import rispy
from citeproc.source.json import CiteProcJSON

from checks.citing.citable import Citable, Work
from checks.citing.formats import DATA_FORMATS
from checks.facts.publication import Author, Publication
from tests.citing.catalogues import OF_A_BODY, ONLINE, PROJECT, RIVERS, SIGNED, UNPUBLISHED, catalogue, records_of

PUBLICATIONS = {"unpublished": UNPUBLISHED, "online": ONLINE, "signed": SIGNED, "of-a-body": OF_A_BODY}
each_publication = pytest.mark.parametrize("publication", PUBLICATIONS.values(), ids=PUBLICATIONS)
_STYLES_SCHEMA = Path(citeproc.__file__).parent / "data/schema/schemas/styles"


def _everything(publication: Publication) -> list[Citable]:
    """The handbook, every chapter, every entry, and facts of each sort."""
    all_of = catalogue(PROJECT, publication)
    every = list(records_of(PROJECT).facts.values())
    facts = [fact for fact in every if not fact.is_position and not fact.is_series_value][:30]
    facts += [fact for fact in every if fact.is_position][:20]
    facts += [fact for fact in every if fact.is_series_value][:20]
    return [all_of.handbook(), *all_of.parts(), *map(all_of.fact, facts)]


def _written(form: str, citables: list[Citable]) -> str:
    return DATA_FORMATS[form].write(citables)


def _names(authors: tuple[Author, ...]) -> list[str]:
    return [author.inverted for author in authors]


@pytest.mark.parametrize("form", DATA_FORMATS)
def test_a_format_is_written_the_same_every_time(form: str) -> None:
    citables = list(catalogue(RIVERS, SIGNED).parts())
    assert _written(form, citables) == _written(form, citables)


# ---------------------------------------------------------------- CSL-JSON


def _vocabulary(file: str) -> set[str]:
    """The words that a part of CSL's own schema allows."""
    return set(re.findall(r'"([a-zA-Z_-]+)"', (_STYLES_SCHEMA / file).read_text(encoding="utf-8")))


def _csl_schema() -> dict[str, Any]:
    """The shape of CSL-JSON, its types and variables from the schema that CSL publishes for its styles."""
    name = {
        "type": "object",
        "properties": {key: {"type": "string", "minLength": 1} for key in ("family", "given", "literal")},
        "additionalProperties": False,
        "oneOf": [{"required": ["family"]}, {"required": ["literal"]}],
    }
    parts = {"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": 3}
    date = {"type": "object", "required": ["date-parts"], "properties": {"date-parts": {"items": parts}}}
    texts = _vocabulary("csl-variables.rnc") | {"id"}
    return {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["id", "type", "title", "issued"],
            "additionalProperties": False,
            "properties": {
                **{text: {"type": "string", "minLength": 1} for text in texts},
                "type": {"enum": sorted(_vocabulary("csl-types.rnc"))},
                "author": {"type": "array", "items": name, "minItems": 1},
                "issued": date,
            },
        },
    }


@each_publication
def test_csl_json_has_only_types_and_variables_that_csl_knows(publication: Publication) -> None:
    items = json.loads(_written("csl-json", _everything(publication)))
    jsonschema.Draft202012Validator(_csl_schema()).validate(items)


@each_publication
def test_citeproc_reads_every_record_of_csl_json(publication: Publication) -> None:
    citables = _everything(publication)
    source = CiteProcJSON(json.loads(_written("csl-json", citables)))
    assert set(source) == {citable.key for citable in citables}
    for citable in citables:
        record = source[citable.key]
        assert str(record["title"]) == citable.title
        assert (record["issued"].year, record["issued"].month, record["issued"].day) == (2026, 11, 21)
        assert str(record.get("URL", "")) == citable.address
        assert [name.get("family") or name.get("literal") for name in record.get("author", [])] == [
            author.family or author.name for author in citable.authors
        ]


# ---------------------------------------------------------------- RIS


@each_publication
def test_rispy_reads_every_record_of_ris(publication: Publication) -> None:
    citables = _everything(publication)
    records = rispy.loads(_written("ris", citables))
    assert len(records) == len(citables)
    for record, citable in zip(records, citables, strict=True):
        types = {Work.HANDBOOK: "BOOK", Work.CHAPTER: "CHAP", Work.ENTRY: "ENCYC", Work.FACT: "ENCYC"}
        assert record["type_of_reference"] == types[citable.work]
        assert record["id"] == citable.key
        assert record["title"] == citable.title
        assert record.get("secondary_title", "") == citable.handbook
        assert record.get("authors", []) == _names(citable.authors)
        assert record.get("urls", []) == ([citable.address] if citable.address else [])
        assert record["year"] == "2026" and record["edition"] == citable.edition
        assert not record.get("unknown_tag")


# ---------------------------------------------------------------- BibTeX


@each_publication
def test_pybtex_reads_every_record_of_bibtex(publication: Publication) -> None:
    citables = _everything(publication)
    entries = pybtex.database.parse_string(_written("bibtex", citables), "bibtex").entries
    assert list(entries) == [citable.key for citable in citables]
    for citable in citables:
        entry = entries[citable.key]
        assert _plain(entry.fields["title"]) == citable.title
        assert _plain(entry.fields.get("booktitle", "")) == citable.handbook
        assert entry.fields.get("url", "") == citable.address
        assert entry.fields["year"] == "2026" and entry.fields["edition"] == citable.edition
        assert [_plain(str(person)) for person in entry.persons.get("author", [])] == _names(citable.authors)


def _plain(text: str) -> str:
    """BibTeX's text as a reader sees it."""
    return re.sub(r"\\([&%$#_])", r"\1", text).replace("{", "").replace("}", "").replace("\\textbackslash ", "\\")


@pytest.mark.parametrize("form", DATA_FORMATS)
@pytest.mark.parametrize(
    "odd",
    ["“Evil empire” speech", "Договор СНВ-III", "50 % & more_#$", "a {b", "c} \\input d", 'say "it"', "x\ny", "x ~ y"],
)
def test_a_title_of_any_characters_can_be_read_back(form: str, odd: str) -> None:
    written = _written(form, [replace(catalogue(RIVERS, SIGNED).find("rhine"), title=odd)])
    readers = {
        "bibtex": lambda: _plain(pybtex.database.parse_string(written, "bibtex").entries["rhine"].fields["title"]),
        "ris": lambda: rispy.loads(written)[0]["title"],
        "csl-json": lambda: json.loads(written)[0]["title"],
    }
    words = re.findall(r"\w+", odd)
    assert re.findall(r"\w+", readers[form]().replace("\\textasciitilde", "~")) == words


def test_the_whole_handbook_is_one_file_of_each_format() -> None:
    citables = [catalogue(RIVERS).handbook(), *catalogue(RIVERS).parts()]
    assert len(pybtex.database.parse_string(_written("bibtex", citables), "bibtex").entries) == len(citables)
    assert len(rispy.loads(_written("ris", citables))) == len(citables)
    assert len(json.loads(_written("csl-json", citables))) == len(citables)
