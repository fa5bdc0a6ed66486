"""Where a report goes: on standard output, exact for machines, or into a file, in one step."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from checks.commands.main import main
from checks.reports.formats import FORMATS
from tests.facts.small import write

PROJECT = Path(__file__).parents[2]
PAGE = "docs/chapters/example.md"
_WRONG = "# Example\n\nThe bridge has {fact}`20 arches <long-bridge.arches>`, about 300 lamps.\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(write(tmp_path, {PAGE: _WRONG}))
    return tmp_path


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_is_written_into_a_file_and_its_sum_printed(
    name: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--format", name, "--output", "report"]) == 1
    written = (root / "report").read_text("utf-8")
    assert "figure-disagrees" in written and "\033" not in written
    printed = capsys.readouterr().out
    assert printed.count("\n") == 1 and "2 errors" in printed


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "text"])
def test_what_is_printed_for_machines_is_the_report_and_nothing_else(
    name: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", "--format", name, PAGE])
    printed = capsys.readouterr().out
    main(["check", "--format", name, "--output", "report", PAGE])
    written = (root / "report").read_text("utf-8")
    if name != "junit":  # which says when it was made
        assert printed == written


@pytest.mark.parametrize("name", ["json", "sarif", "junit", "github"])
def test_a_report_for_machines_is_utf_8_whatever_the_terminal(name: str, tmp_path: Path) -> None:
    write(tmp_path, {PAGE: _WRONG})
    settings = {**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "checks", "check", "--format", name]
    printed = subprocess.run(command, cwd=tmp_path, env=settings, capture_output=True, timeout=60).stdout
    assert "“20”" in printed.decode("utf-8") or "“20 arches”" in printed.decode("utf-8")
    if name in ("json", "sarif"):
        json.loads(printed)
    if name == "junit":
        etree.fromstring(printed)


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_name_that_is_no_unicode_is_reported(name: str, root: Path) -> None:
    Path(os.fsdecode(os.fsencode(root) + b"/docs/chapters/\xff.md")).write_text(_WRONG)
    assert main(["check", "--format", name, "--output", "report"]) == 1
    written = (root / "report").read_bytes()
    if name in ("json", "sarif"):
        json.loads(written)
    if name == "junit":
        etree.fromstring(written)


@pytest.mark.parametrize("output", ["gone/report", "docs"])
def test_a_file_that_cannot_be_written_is_misuse_and_named(
    output: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(root.rglob("*"))
    assert main(["check", "--no-cache", "--output", output]) == 2
    error = capsys.readouterr().err
    assert error.startswith(f"handbook: {output}: ") and error.count("\n") == 1
    assert sorted(root.rglob("*")) == before


def test_a_report_may_go_into_a_device(root: Path) -> None:
    assert main(["check", "--output", os.devnull]) == 1
    assert not Path(os.devnull).is_file()


def test_addresses_start_where_the_command_was_run(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(root.parent)
    main(["--root", root.name, "check", "--format", "github"])
    assert f"file={root.name}/{PAGE}," in capsys.readouterr().out


@pytest.mark.parametrize("name", ["text", "json"])
def test_statistics_take_the_place_of_findings(name: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--statistics", "--format", name, PAGE]) == 1
    printed = capsys.readouterr().out
    assert "unbound" in printed and "help:" not in printed
    if name == "json":
        assert json.loads(printed)["total"]["unbound"] == 1


@pytest.mark.parametrize("name", ["sarif", "junit", "github"])
def test_statistics_have_no_other_format(name: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--statistics", "--format", name]) == 2
    assert capsys.readouterr().err == f"handbook: --statistics come as text or json, not as {name}\n"


def test_pages_that_were_not_asked_for_are_in_no_report(root: Path) -> None:
    for name in ("sarif", "junit"):
        main(["check", "--format", name, "--output", "report", "docs/glossary"])
        assert PAGE not in (root / "report").read_text("utf-8")
