"""Catalogues of the two handbooks, published in several ways."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from checks.citing.catalogue import Catalogue
from checks.citing.titles import chapter_titles
from checks.facts.config import read_configuration
from checks.facts.load import load_records, read_files
from checks.facts.publication import Author, Licence, Publication
from checks.facts.records import Records

PROJECT = Path(__file__).parents[2]
RIVERS = Path(__file__).parents[1] / "four_rivers"

CC_BY = Licence(
    "CC-BY-4.0", "Creative Commons Attribution 4.0 International", "https://creativecommons.org/licenses/by/4.0/"
)
UNPUBLISHED = Publication()
ONLINE = Publication(base_url="https://handbook.example/", licences={"text": CC_BY, "data": CC_BY})
SIGNED = replace(
    ONLINE,
    authors=(Author("Doe", "Jane", orcid="0000-0002-1825-0097"), Author("Roe", "Richard M.")),
    publisher="Example Press",
    doi="10.5281/example.1",
)
OF_A_BODY = replace(ONLINE, authors=(Author(name="Handbook Project"),), publisher="Handbook Project")


@cache
def _read(root: Path) -> tuple[Records, Mapping[str, str]]:
    configuration = read_configuration(root)
    files = read_files(configuration)
    records = load_records(configuration, files)
    return records, chapter_titles(records, files)


def records_of(root: Path, publication: Publication = UNPUBLISHED) -> Records:
    """The records of a handbook, published in some way."""
    records, _ = _read(root)
    return replace(records, configuration=replace(records.configuration, publication=publication))


def catalogue(root: Path = RIVERS, publication: Publication = UNPUBLISHED) -> Catalogue:
    """What can be cited in a handbook that is published in some way."""
    return Catalogue(records_of(root, publication), _read(root)[1])
