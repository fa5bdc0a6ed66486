"""The command line: what each command prints, and its exit status 0, 1 or 2."""

from __future__ import annotations

import hashlib
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from checks.commands.main import main
from checks.rules.registry import RULES
from tests.facts.small import BRIDGE, FILES, write

PROJECT = Path(__file__).parents[2]
PAGE = "docs/chapters/example.md"
_UNBOUND = "# Example\n\nThe bridge has 300 lamps.\n"
_WRONG = "# Example\n\nThe bridge has {fact}`20 arches <long-bridge.arches>`.\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A handbook with nothing wrong, in which the commands run."""
    monkeypatch.chdir(write(tmp_path))
    return tmp_path


def run(*arguments: str) -> int:
    """The exit status, argparse's own among them."""
    try:
        return main(list(arguments))
    except SystemExit as stop:
        return int(stop.code or 0)


def handbook(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    settings = {**os.environ, "PYTHONPATH": str(PROJECT), **environment}
    command = [sys.executable, "-m", "checks", *arguments]
    return subprocess.run(command, cwd=cwd, env=settings, capture_output=True, text=True, timeout=60)


# ---------------------------------------------------------------- check


def test_a_clean_handbook_has_status_0(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check") == 0
    assert "all agree with their records." in capsys.readouterr().out


def test_what_is_wrong_is_printed_and_has_status_1(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, {PAGE: _WRONG})
    assert run("check", "--no-cache") == 1
    out = capsys.readouterr().out
    assert out.startswith(f"{PAGE}:3:16: error: ") and "[figure-disagrees]" in out
    assert "^^^^^" in out and "19 arches" in out and "gazette-1934" in out and "help:" in out


def test_draft_lets_what_is_unbound_pass_and_nothing_else(root: Path) -> None:
    write(root, {PAGE: _UNBOUND})
    assert (run("check"), run("check", "--draft")) == (1, 0)
    write(root, {PAGE: _WRONG})
    assert run("check", "--draft") == 1


@pytest.mark.parametrize(
    ("paths", "status"),
    [
        ((PAGE,), 1),
        (("docs/chapters",), 1),
        (("docs/chapters/",), 1),
        ((".",), 1),
        (("docs/glossary",), 0),
        ((BRIDGE, PAGE), 1),
    ],
)
def test_files_and_folders_may_be_named(paths: tuple[str, ...], status: int, root: Path) -> None:
    write(root, {PAGE: _WRONG})
    assert run("check", *paths) == status


@pytest.mark.parametrize("path", ["nowhere.md", "/etc", ".."])
def test_a_path_that_is_no_part_of_the_handbook_is_misuse(
    path: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", path) == 2
    assert capsys.readouterr().err.startswith(f"handbook: {path}: ")


def test_json_is_an_array_of_findings_and_nothing_else(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out) == []
    write(root, {PAGE: _WRONG})
    assert run("check", "--format", "json") == 1
    found = json.loads(capsys.readouterr().out)
    assert ("figure-disagrees", PAGE, 3) in [(f["rule"], f["location"]["path"], f["location"]["line"]) for f in found]


_TEXT = (
    b"The bridge.\n\nIt is about 1,300 metres long, so long that few of us have walked it to its end "
    b"and back in a day, they say, and no boat is in sight.\n\n"
    b"It is the finest crossing in the whole country, and whoever has seen the others, up the river and down to the "
    b"sea, will say the same of it, though he be from the town across the water and no friend "
    b"of ours; and so we say it here, and shall say it again on every anniversary of the day.\n"
)


def _seed_record(text: bytes) -> str:
    return (
        FILES["seeds/gazette-1934.yaml"]
        .replace("paragraphs: 4", "paragraphs: 3")
        .replace("characters: 900", f"characters: {len(text.decode())}")
        .replace("0" * 64, hashlib.sha256(text).hexdigest())
    )


@pytest.mark.parametrize(
    ("there", "rules"),
    [
        (_TEXT, set()),
        (b"Another text.\n", {"text-differs"}),
        (None, {"text-differs"}),
    ],
)
def test_seed_texts_are_verified(
    there: bytes | None, rules: set[str], root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(root, {"seeds/gazette-1934.yaml": _seed_record(_TEXT)})
    (root / "texts").mkdir()
    if there is not None:
        (root / "texts" / "1.txt").write_bytes(there)
    assert run("check", "--seed-texts", "texts", "--format", "json") == (1 if rules else 0)
    assert {found["rule"] for found in json.loads(capsys.readouterr().out)} == rules


def test_a_folder_of_texts_that_is_not_there_is_misuse(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--seed-texts", "gone") == 2
    assert "gone: there is no such folder" in capsys.readouterr().err


# ---------------------------------------------------------------- where the handbook is


def test_a_handbook_is_found_from_any_folder_below_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / "docs/glossary")
    assert run("check", "long-bridge.md") == 0


def test_outside_any_handbook_is_misuse(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("check") == 2
    assert "name it with --root" in capsys.readouterr().err


@pytest.mark.parametrize("root_", ["gone", "docs", "pyproject.toml"])
def test_a_root_that_is_no_handbook_is_misuse(root_: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--root", root_, "check") == 2
    error = capsys.readouterr().err
    assert error.startswith("handbook: ") and error.count("\n") == 1


def test_a_configuration_that_cannot_be_opened_is_one_line(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "docs/data/units.toml").unlink()
    (root / "docs/data/units.toml").symlink_to("units.toml")  # what permissions cannot keep from root, a loop can
    assert run("check") == 2
    assert "units.toml" in capsys.readouterr().err


# ---------------------------------------------------------------- explain, facts, new


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_is_explained(rule: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("explain", rule) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"{rule} (") and RULES[rule].summary in out


def test_all_rules_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("explain") == 0
    out = capsys.readouterr().out
    assert all(rule in out for rule in RULES)


def test_an_unknown_rule_is_answered_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("explain", "unbound-figures") == 2
    assert "Did you mean “unbound-figure”?" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("query", "found"),
    [("arches", "long-bridge.arches"), ("LONG 1,240", "long-bridge.length"), ("about 1,300", "gazette-1934:length")],
)
def test_facts_and_claims_are_found_by_their_words(
    query: str, found: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("facts", *query.split()) == 0
    assert capsys.readouterr().out.startswith(found)


def test_facts_and_claims_are_given_to_programs_as_the_export_has_them(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("facts", "length", "--format", "json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["about"]["edition"] == "1"
    assert [fact["address"] for fact in found["facts"]] == ["long-bridge.length"]
    assert found["facts"][0]["value"]["lower"] == "1240"
    assert [claim["address"] for claim in found["claims"]] == ["gazette-1934:length"]


def test_where_nothing_is_found_programs_get_empty_lists(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("facts", "zeppelin", "--format", "json") == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["facts"], found["claims"]) == ([], [])


def test_a_query_that_finds_nothing_has_status_1(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("facts", "zeppelin") == 1
    assert "zeppelin" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        (("work", "short-bridge"), "docs/glossary/short-bridge.md"),
        (("town", "up-town", "--name", 'Up "the" Town: \\ it'), "docs/glossary/up-town.md"),
        (("person", "x"), "docs/glossary/x.md"),
        (("chapter", "rivers", "--name", "Rivers\n# and more"), "docs/chapters/rivers.md"),
        (("seed", "essay-1935", "--text", PAGE), "seeds/essay-1935.yaml"),
    ],
)
def test_new_writes_a_file_once_and_never_over_another(
    arguments: tuple[str, ...], path: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("new", *arguments) == 0
    assert f"Wrote {path}." in capsys.readouterr().out
    text = (root / path).read_text("utf-8")
    assert run("new", *arguments) == 2
    assert "exists already" in capsys.readouterr().err
    assert (root / path).read_text("utf-8") == text


def test_what_new_wrote_is_read(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("new", "town", "up-town", "--name", 'Up "the" Town: \\ it')
    capsys.readouterr()
    run("check", "--format", "json", "docs/glossary/up-town.md")
    found = json.loads(capsys.readouterr().out)
    assert not any("YAML" in finding["message"] for finding in found)
    assert "heading-differs" not in {finding["rule"] for finding in found}


@pytest.mark.parametrize(
    "arguments",
    [
        ("zork", "x"),
        ("work", "Ünï"),
        ("work", "../x"),
        ("work", "a/b"),
        ("work", ""),
        ("work", "long-bridge"),
        ("seed", "x"),
        ("seed", "x", "--text", "gone.txt"),
        ("seed", "x", "--text", "docs"),
    ],
)
def test_new_that_cannot_be_is_misuse_and_writes_nothing(
    arguments: tuple[str, ...], root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(path for path in root.rglob("*"))
    assert run("new", *arguments) == 2
    error = capsys.readouterr().err
    assert error.startswith("handbook: ") and error.count("\n") == 1
    assert sorted(path for path in root.rglob("*")) == before


# ---------------------------------------------------------------- as a process


@pytest.mark.parametrize("command", ["", "check", "build", "explain", "new", "facts"])
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*command.split(), "--help") == 0
    assert "usage: handbook" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments", [(), ("zork",), ("check", "--zork"), ("check", "--format", "xml"), ("facts",), ("new",)]
)
def test_misuse_has_status_2(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*arguments) == 2


def test_the_parser_and_explanations_load_neither_myst_nor_sphinx(tmp_path: Path) -> None:
    program = (
        "import sys; from checks.commands.main import main; main(['explain']); "
        "sys.exit(any(name in sys.modules for name in ('myst_parser', 'docutils', 'sphinx', 'pybtex')))"
    )
    settings = {**os.environ, "PYTHONPATH": str(PROJECT)}
    run_ = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, env=settings, capture_output=True, timeout=60)
    assert run_.returncode == 0


def test_output_into_a_pipe_has_no_colour_and_statuses_are_the_shells(tmp_path: Path) -> None:
    write(tmp_path, {PAGE: _WRONG})
    ran = handbook("check", cwd=tmp_path)
    assert ran.returncode == 1 and "\033" not in ran.stdout and ran.stderr == ""


def test_a_terminal_of_few_characters_or_a_name_that_is_no_unicode_is_no_reason_to_fail(tmp_path: Path) -> None:
    write(tmp_path, {PAGE: _WRONG})
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/docs/chapters/\xff.md")).write_text(_WRONG)
    ran = handbook("check", cwd=tmp_path, PYTHONIOENCODING="ascii")
    assert ran.returncode == 1 and "Traceback" not in ran.stderr and ran.stdout.count("figure-disagrees") == 2


def _on_a_terminal(cwd: Path, **environment: str) -> str:
    """What checking prints on a terminal."""
    leader, follower = pty.openpty()
    settings = {**os.environ, "PYTHONPATH": str(PROJECT), "TERM": "xterm", **environment}
    settings.pop("" if "NO_COLOR" in environment else "NO_COLOR", None)
    process = subprocess.Popen([sys.executable, "-m", "checks", "check"], cwd=cwd, env=settings, stdout=follower)
    os.close(follower)
    printed = b""
    while True:
        try:
            chunk = os.read(leader, 4096)
        except OSError:  # the terminal is closed
            chunk = b""
        if not chunk:
            break
        printed += chunk
    process.wait(timeout=60)
    os.close(leader)
    return printed.decode()


@pytest.mark.parametrize(("environment", "colour"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_a_terminal_has_colour_unless_it_wants_none(environment: dict[str, str], colour: bool, tmp_path: Path) -> None:
    write(tmp_path, {PAGE: _WRONG})
    assert ("\033[" in _on_a_terminal(tmp_path, **environment)) is colour


def test_whoever_closes_the_pipe_early_gets_no_complaint(tmp_path: Path) -> None:
    write(tmp_path, {PAGE: "# Example\n\n" + "The bridge has {fact}`20 arches <long-bridge.arches>`.\n\n" * 2_000})
    settings = {**os.environ, "PYTHONPATH": str(PROJECT)}
    process = subprocess.Popen(
        [sys.executable, "-m", "checks", "check"],
        cwd=tmp_path,
        env=settings,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None and process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b"" and process.wait(timeout=60) == 1
    process.stderr.close()
