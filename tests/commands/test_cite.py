"""``handbook cite``: what it prints, writes and refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pybtex.database
import pytest
import rispy
import yaml

from checks.commands.main import main

RIVERS = Path(__file__).parents[1] / "four_rivers"


def _cite(*arguments: str) -> int:
    try:
        return main(["--root", str(RIVERS), "cite", *arguments])
    except SystemExit as stop:
        return int(stop.code or 0)


def _printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert _cite(*arguments) == 0
    return capsys.readouterr().out


def test_an_entry_is_cited_in_words_unless_asked_otherwise(capsys: pytest.CaptureFixture[str]) -> None:
    assert _cite("rhine-convention") == 0
    out, err = capsys.readouterr()
    assert out == (
        "“Rhine Convention,” Four Rivers: A Small Handbook, 1st ed., June 1, 2024, glossary/rhine-convention.html.\n"
    )
    assert "no base-url is configured" in err and len(err.splitlines()) == 1


@pytest.mark.parametrize(
    ("targets", "keys"),
    [
        ([], ["handbook:1"]),
        (["rhine"], ["rhine"]),
        (
            ["protection", "Rhine", "rhine-convention.signed"],
            ["chapter:protection", "rhine", "rhine-convention.signed"],
        ),
        (["rhine", "Rhine"], ["rhine"]),
    ],
)
def test_each_thing_asked_for_is_cited_once_in_order(
    targets: list[str], keys: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    records = json.loads(_printed(capsys, *targets, "--style", "csl-json"))
    assert [record["id"] for record in records] == keys


def test_all_of_it_is_the_handbook_its_chapters_and_its_entries(capsys: pytest.CaptureFixture[str]) -> None:
    entries = pybtex.database.parse_string(_printed(capsys, "--all", "--style", "bibtex"), "bibtex").entries
    pages = [*(RIVERS / "docs/chapters").glob("*.md"), *(RIVERS / "docs/glossary").glob("*.md")]
    assert len(entries) == 1 + len([page for page in pages if page.stem != "index"])
    assert next(iter(entries)) == "handbook:1"


def test_what_is_written_to_a_file_is_what_would_be_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "all.ris"
    assert _printed(capsys, "--all", "--style", "ris", "--output", str(file)) == ""
    assert file.read_text(encoding="utf-8") == _printed(capsys, "--all", "--style", "ris")
    assert len(rispy.loads(file.read_text(encoding="utf-8"))) > 10


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["rhine-convetion"], "nothing here is called “rhine-convetion”. Did you mean “rhine-convention”"),
        (["rhine", "rhone"], "nothing here is called “rhone”. Did you mean"),
        (["rhine", "--all"], "--all cites everything"),
        (["rhine", "--style", "cff"], "--style cff describes the whole handbook"),
        (["rhine", "--style", "bibtext"], "invalid choice: 'bibtext'"),
        (["rhine", "--output", "no/such/folder/file.bib"], "no/such/folder/file.bib: "),
    ],
)
def test_what_cannot_be_cited_is_refused_with_status_2_and_nothing_printed(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _cite(*arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err


def test_citation_cff_names_no_author_that_nobody_has_configured(capsys: pytest.CaptureFixture[str]) -> None:
    described = yaml.safe_load(_printed(capsys, "--style", "cff"))
    assert described["authors"] == [{"name": "The contributors to “Four Rivers: A Small Handbook”"}]
    assert described["version"] == "1" and str(described["date-released"]) == "2024-06-01"
    assert {"doi", "url", "license"}.isdisjoint(described)


def test_a_deposit_is_described_without_what_nobody_has_configured(capsys: pytest.CaptureFixture[str]) -> None:
    described = json.loads(_printed(capsys, "--style", "zenodo"))
    assert described["title"] == "Four Rivers: A Small Handbook"
    assert {"creators", "doi", "license", "related_identifiers"}.isdisjoint(described)


def test_its_help_shows_how_it_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    help_ = _printed(capsys, "--help")
    for word in ("bibtex", "ris", "csl-json", "chicago", "apa", "mla", "--all", "examples:"):
        assert word in help_
