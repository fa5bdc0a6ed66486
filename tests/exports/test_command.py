"""``handbook export``: what it writes, and when it does not."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from checks.commands.main import main
from checks.exports.formats import FORMATS
from tests.exports.exported import HANDBOOKS, PROJECT
from tests.facts.small import BRIDGE, entry, fact, write


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A handbook with nothing wrong, in which the command runs."""
    monkeypatch.chdir(write(tmp_path))
    return tmp_path


def _written(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("json", "handbook.json"),
        ("csv", "csv/datapackage.json"),
        ("jsonld", "handbook.jsonld"),
        ("sqlite", "handbook.db"),
    ],
)
def test_a_format_alone_is_written_where_it_is_wanted(
    name: str, file: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", name, "--output", "out/data"]) == 0
    assert file in _written(root / "out/data") and str(Path("out/data", file)) in capsys.readouterr().out
    others = {"handbook.json", "csv/datapackage.json", "handbook.jsonld", "handbook.db"} - {file}
    assert not others & _written(root / "out/data")


def test_all_are_written_beside_the_builds_unless_told_otherwise(root: Path) -> None:
    assert main(["export"]) == 0
    assert {"handbook.json", "handbook.schema.json", "csv/facts.csv", "handbook.db"} <= _written(root / "build/data")


def test_no_two_formats_write_one_file(root: Path) -> None:
    assert main(["export", "--output", "all"]) == 0
    for name in FORMATS:
        assert main(["export", name, "--output", name]) == 0
    assert sum(len(_written(root / name)) for name in FORMATS) == len(_written(root / "all"))


def test_nothing_is_written_where_the_check_finds_errors(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, {BRIDGE: entry(fact("figure: many lamps"))})
    assert main(["export", "--output", "out"]) == 1
    said = capsys.readouterr()
    assert "not exported" in said.err and BRIDGE in said.out
    assert not (root / "out").exists()


def test_a_folder_that_cannot_be_written_is_said_so(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "taken").write_text("a file", encoding="utf-8")
    assert main(["export", "json", "--output", "taken"]) == 2
    assert "taken" in capsys.readouterr().err


def test_an_unknown_format_is_misuse(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["export", "xlsx"])
    assert stop.value.code == 2 and "sqlite" in capsys.readouterr().err


def test_the_same_records_give_the_same_bytes_whatever_the_process(tmp_path: Path) -> None:
    digests = []
    for seed, zone in (("1", "UTC"), ("4711", "Pacific/Auckland")):
        output = tmp_path / seed
        command = [sys.executable, "-m", "checks", "--root", str(HANDBOOKS["four_rivers"]), "export"]
        settings = {**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONHASHSEED": seed, "TZ": zone}
        subprocess.run([*command, "--output", str(output)], env=settings, check=True, capture_output=True)
        digests.append({path: hashlib.sha256((output / path).read_bytes()).digest() for path in _written(output)})
    assert digests[0] == digests[1]


def test_it_says_what_is_configured_of_publisher_licence_and_address(root: Path) -> None:
    settings = (root / "pyproject.toml").read_text(encoding="utf-8")
    settings += (
        'base-url = "https://bridges.example/"\npublisher = "River Press"\ndoi = "10.5555/bridges.1"\n'
        '[tool.handbook.licences.data]\nid = "CC0-1.0"\nname = "CC0 1.0 Universal"\n'
        'url = "https://creativecommons.org/publicdomain/zero/1.0/"\n'
        '[[tool.handbook.authors]]\nfamily = "Lock"\ngiven = "Ann"\n'
    )
    (root / "pyproject.toml").write_text(settings, encoding="utf-8")
    assert main(["export", "--output", "out"]) == 0
    about = json.loads((root / "out/handbook.json").read_text(encoding="utf-8"))["about"]
    assert about["cite_as"] == (
        "Lock, Ann. Bridges, edition 1, data as of 1 January 2000. River Press. https://doi.org/10.5555/bridges.1"
    )
    assert (about["licence"], about["address"]) == ("CC0-1.0", "https://bridges.example/")
    package = json.loads((root / "out/csv/datapackage.json").read_text(encoding="utf-8"))
    assert package["licenses"][0]["name"] == "CC0-1.0" and package["homepage"] == "https://bridges.example/"
    assert [each["role"] for each in package["contributors"]] == ["author", "publisher"]
    metadata = json.loads((root / "out/metadata.json").read_text(encoding="utf-8"))
    assert metadata["license_url"].endswith("zero/1.0/") and metadata["source_url"] == "https://bridges.example/"
