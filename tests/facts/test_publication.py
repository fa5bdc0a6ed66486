"""Where and by whom a handbook is published: configured, or said to be wrong with file, key and cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.facts.config import ConfigurationError, read_configuration
from checks.facts.publication import Author, Licence, Publication, is_doi, is_orcid, is_web_address
from tests.facts.small import write

_PYPROJECT = "pyproject.toml"


def _configured(folder: Path, lines: str) -> Publication:
    write(folder)
    file = folder / _PYPROJECT
    file.write_text(f"{file.read_text(encoding='utf-8')}{lines}\n", encoding="utf-8")
    return read_configuration(folder).publication


def test_nothing_is_assumed_of_a_handbook_that_says_nothing(tmp_path: Path) -> None:
    assert _configured(tmp_path, "") == Publication()


def test_what_is_configured_is_read(tmp_path: Path) -> None:
    publication = _configured(
        tmp_path,
        """
base-url = "https://bridges.example/handbook"
publisher = "Bridge Press"
doi = "10.5281/bridges.1"
[[tool.handbook.authors]]
family = "Doe"
given = "Jane"
orcid = "0000-0002-1825-0097"
[[tool.handbook.authors]]
name = "Bridge Society"
[tool.handbook.licences]
text = { id = "CC-BY-4.0", name = "Attribution", url = "https://licences.example/by/" }
""",
    )
    assert publication == Publication(
        base_url="https://bridges.example/handbook/",
        authors=(Author("Doe", "Jane", orcid="0000-0002-1825-0097"), Author(name="Bridge Society")),
        publisher="Bridge Press",
        doi="10.5281/bridges.1",
        licences={"text": Licence("CC-BY-4.0", "Attribution", "https://licences.example/by/")},
    )
    assert publication.address("index.html") == "https://bridges.example/handbook/index.html"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ('base-url = "bridges.example"', "“base-url” must be the web address"),
        ('base-url = "ftp://bridges.example/"', "“base-url” must be the web address"),
        ('base-url = "https://bridges.example/?page=1"', "“base-url” must be the web address"),
        ('base-url = "https://"', "“base-url” must be the web address"),
        ('base-url = "https://a b/"', "“base-url” must be the web address"),
        ("base-url = 3", "“base-url” must be a text in quotes"),
        ('doi = "https://doi.org/10.5281/x.1"', "“doi” must be a DOI alone, as in 10.5281/example.1"),
        ('doi = "10.5281"', "“doi” must be a DOI alone"),
        ('authors = ["Jane Doe"]', r"“authors” must be tables, each written [[authors]]"),
        ("authors = [{}]", "“authors[0].family” with “given” names a person, “name” a body"),
        ('authors = [{ name = "A", family = "B" }]', "“authors[0].family” with “given” names a person"),
        ('authors = [{ name = "A", given = "B" }]', "“authors[0].given” belongs with “family”"),
        ('authors = [{ family = "A", email = "x" }]', "“authors[0].email” is not known here"),
        ('authors = [{ family = "A", orcid = "0000-0002-1825-0098" }]', "“authors[0].orcid” must be an ORCID iD"),
        ("licences = { texts = {} }", "“licences.texts” is not known here. Did you mean “text”?"),
        ('licences = { text = { id = "X", name = "Y" } }', "“licences.text.url” is missing; add it"),
        ('licences = { text = { id = "", name = "Y", url = "https://a.example/" } }', "“licences.text.id” is empty"),
        ('licences = { text = { id = "X", name = "Y", url = "a" } }', "“licences.text.url” must be the web address"),
    ],
)
def test_what_is_wrong_is_said_with_file_key_and_cure(tmp_path: Path, lines: str, said: str) -> None:
    with pytest.raises(ConfigurationError) as error:
        _configured(tmp_path, lines)
    assert str(error.value).startswith(f"{_PYPROJECT}: ")
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("kind", "said"),
    [('schema = "law of nature"', "“kinds.work.schema” must be a word of schema.org’s"), ("schema = 1", "a text")],
)
def test_a_type_of_schema_org_is_a_word(tmp_path: Path, kind: str, said: str) -> None:
    write(tmp_path)
    kinds = tmp_path / "docs/data/kinds.toml"
    kinds.write_text(kinds.read_text(encoding="utf-8").replace('label = "Work"', f'label = "Work"\n{kind}'), "utf-8")
    with pytest.raises(ConfigurationError, match=said):
        read_configuration(tmp_path)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("https://a.example", True),
        ("http://a.example:8080/b/c", True),
        ("https://[::1]/", True),
        ("https://[", False),
        ("javascript:alert(1)", False),
        ('https://a.example/"><script>', False),
        ("https://a.example/#top", False),
    ],
)
def test_a_web_address_is_told_from_what_is_none(text: str, is_one: bool) -> None:
    assert is_web_address(text) is is_one


@pytest.mark.parametrize(("text", "is_one"), [("10.1000/182", True), ("10.1/182", False), ("doi:10.1000/182", False)])
def test_a_doi_is_told_from_what_is_none(text: str, is_one: bool) -> None:
    assert is_doi(text) is is_one


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("0000-0002-1825-0097", True),
        ("0000-0002-1694-233X", True),
        ("0000-0002-1825-0096", False),
        ("0000000218250097", False),
    ],
)
def test_an_orcid_has_its_check_digit(text: str, is_one: bool) -> None:
    assert is_orcid(text) is is_one
