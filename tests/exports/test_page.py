"""The page that documents the data: its examples run, and find what the records hold."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from checks.exports.formats import FORMATS
from tests.exports.exported import PROJECT, Exported

PAGE = (PROJECT / "docs/reference/data.md").read_text(encoding="utf-8")


def _examples(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


def test_the_example_in_python_lists_the_acts_of_an_entry(this_handbook: Exported, tmp_path: Path) -> None:
    this_handbook.write(tmp_path / "data")
    (example,) = _examples("python")
    run = subprocess.run([sys.executable, "-c", example], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    acts = [fact for fact in this_handbook.facts.values() if fact["entry"] == "new-start" and fact["act"]]
    assert run.stderr == "" and acts
    assert run.stdout.splitlines() == [
        f"{fact['value']['edtf']} {fact['label']} {[cited['source'] for cited in fact['sources']]}" for fact in acts
    ]


@pytest.mark.parametrize("example", _examples("sql"), ids=lambda example: example.split()[-4].strip("'"))
def test_an_example_in_sql_finds_something(example: str, this_handbook: Exported) -> None:
    assert this_handbook.database().execute(example).fetchall()


def test_the_example_of_positions_finds_them_all(this_handbook: Exported) -> None:
    example = next(each for each in _examples("sql") if "disagreements" in each)
    rows = this_handbook.database().execute(example).fetchall()
    positions = [fact for fact in this_handbook.facts.values() if fact["position_on"] == "soviet-war-dead.total"]
    assert sorted(row[0] for row in rows) == sorted(fact["holder"] for fact in positions)
    assert sum(row[2] for row in rows) == 1


def test_every_file_but_the_tables_is_listed_with_what_it_is(this_handbook: Exported) -> None:
    listed = {path for each in FORMATS.values() for path, says in each.named.items() if says}
    assert listed == {path for path in this_handbook.files if not path.endswith(".csv")}


def test_the_commands_on_the_page_name_files_there_are(this_handbook: Exported) -> None:
    (example,) = _examples("console")
    assert set(re.findall(r"data/([\w./]+)", example)) <= this_handbook.files.keys()
