"""``handbook edition`` and ``handbook diff``: editions, revisions, exports and folders, and what is none of them."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path

import pytest

from checks.commands.main import main
from checks.editions.ledger import ledger_text
from checks.editions.opening import published_snapshots
from checks.editions.snapshot import read_snapshot
from checks.editions.working import working_snapshot
from checks.facts.config import read_configuration
from tests.editions.handbooks import commit, git
from tests.exports.exported import HANDBOOKS, exported
from tests.facts.small import BRIDGE, FILES, write

LAMPS = "figure: 52 lamps"
CITE = "    cite: gazette-1934\n  workers:"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A handbook with nothing wrong, in which the commands run."""
    home = write(tmp_path / "home")
    monkeypatch.chdir(home)
    return home


def edit(root: Path, old: str, new: str, path: str = BRIDGE) -> None:
    """Write one thing otherwise."""
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


def differing(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[tuple[str, str]]:
    """What ``handbook diff`` tells in JSON: what became of which address."""
    capsys.readouterr()
    status = main(["diff", *arguments, "--format", "json"])
    told = json.loads(capsys.readouterr().out)["changes"]
    assert status == (1 if told else 0)
    return [(change["what"], change["address"]) for change in told]


# ---------------------------------------------------------------- editions


def test_a_ledger_holds_what_is_compared(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["edition"]) == 0
    assert "docs/editions/1.json: 4 entries" in capsys.readouterr().out
    ledger = read_snapshot((root / "docs/editions/1.json").read_text(encoding="utf-8"))
    assert ledger == working_snapshot(read_configuration(root))


def test_the_ledger_of_this_handbook_holds_what_is_compared() -> None:
    found = exported(HANDBOOKS["handbook"])
    ledger = read_snapshot(ledger_text(found.export))
    assert ledger.items == read_snapshot(found.files["handbook.json"].decode()).items
    assert len(ledger.items) > 1_500


def test_a_ledger_that_was_given_out_is_kept(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["edition"]) == 0
    before = (root / "docs/editions/1.json").read_bytes()
    edit(root, LAMPS, "figure: 53 lamps")
    assert main(["edition"]) == 2
    assert "--force" in capsys.readouterr().err
    assert (root / "docs/editions/1.json").read_bytes() == before
    assert main(["edition", "--force"]) == 0
    assert (root / "docs/editions/1.json").read_bytes() != before


def test_a_ledger_that_was_not_given_out_may_have_named_what_has_another_name_now(root: Path) -> None:
    assert main(["edition"]) == 0
    edit(root, "  lamps:", "  lights:")
    assert main(["edition", "--force"]) == 0
    assert main(["check"]) == 0


def test_no_ledger_is_written_of_a_handbook_with_errors(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root, LAMPS, "figure: lamps")
    assert main(["edition"]) == 1
    assert "not written" in capsys.readouterr().err and not (root / "docs/editions").exists()


def test_the_next_edition_says_how_it_differs(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["edition"])
    edit(root, LAMPS, "figure: 53 lamps")
    edit(root, 'edition = "1"', 'edition = "2"', "pyproject.toml")
    capsys.readouterr()
    assert main(["edition"]) == 0
    assert "Since edition 1 (as of 2000-01-01): Facts: 1 changed." in capsys.readouterr().out
    assert differing(capsys, "1", "2") == differing(capsys, "1") == [("changed", "long-bridge.lamps")]
    assert differing(capsys, "2") == []


def test_editions_of_one_day_are_in_the_order_of_their_numbers(root: Path) -> None:
    for edition in ("1.10", "1.9", "2"):
        settings = (root / "pyproject.toml").read_text(encoding="utf-8")
        changed = re.sub('edition = ".*"', f'edition = "{edition}"', settings)
        (root / "pyproject.toml").write_text(changed, encoding="utf-8")
        assert main(["edition"]) == 0
    found = published_snapshots(read_configuration(root))
    assert [snapshot.edition for snapshot in found] == ["1.9", "1.10", "2"]


@pytest.mark.parametrize("name", ["a/b", "../1", "", "."])
def test_an_edition_that_no_file_can_be_called_after_is_refused(name: str, root: Path) -> None:
    edit(root, 'edition = "1"', f'edition = "{name}"', "pyproject.toml")
    assert main(["edition"]) == 2
    assert not (root / "docs/editions").exists()


# ---------------------------------------------------------------- revisions


@pytest.fixture
def repository(root: Path) -> Path:
    """The handbook with two commits: the lamps have another number in the second, and other sources for the arches."""
    git(root, "init", "--quiet", "--initial-branch", "main")
    commit(root, "First")
    git(root, "tag", "first")
    edit(root, LAMPS, "figure: 53 lamps")
    edit(root, "cite: [gazette-1934, almanac-1935]", "cite: gazette-1934")
    commit(root, "Second")
    return root


@pytest.mark.parametrize("old", ["first", "HEAD~1", "main^"])
@pytest.mark.parametrize("new", ["HEAD", "main", None])
def test_revisions_differ_in_what_was_edited_between_them(
    old: str, new: str | None, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = (old, new) if new else (old,)
    assert differing(capsys, *arguments) == [("changed", "long-bridge.arches"), ("changed", "long-bridge.lamps")]


def test_in_words_it_says_what_was_and_what_is(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "first", "HEAD"]) == 1
    out = capsys.readouterr().out
    assert "~ changed fact long-bridge.lamps: Lamps\n      value: 52 lamps → 53 lamps\n      from: gazette-1934" in out
    assert "~ changed fact long-bridge.arches: Arches\n      sources: − almanac-1935\n" in out
    assert out.endswith("Facts: 2 changed.\n")
    assert main(["diff", "first", "HEAD", "--format", "markdown"]) == 1
    assert "- **Changed** Lamps (`long-bridge.lamps`) (gazette-1934)\n  - value: 52 lamps → 53 lamps\n" in (
        capsys.readouterr().out
    )


@pytest.mark.parametrize(
    ("entries", "count"), [(["long-bridge"], 2), (["old-ferry"], 0), (["old-ferry", "long-bridge"], 2)]
)
def test_one_entry_or_some_can_be_asked_for(
    entries: list[str], count: int, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = [part for entry in entries for part in ("--entry", entry)]
    assert len(differing(capsys, "first", *asked)) == count
    assert "Did you mean “old-ferry”?" in _complaint(capsys, "first", "--entry", "old-fery")


def test_what_is_not_committed_is_compared_too(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert differing(capsys, "HEAD") == []
    edit(repository, "  praise:\n", "  lanterns:\n    figure: 3 lamps\n    cite: gazette-1934\n  praise:\n")
    assert differing(capsys, "HEAD") == [("added", "long-bridge.lanterns")]


def test_a_handbook_below_the_root_of_its_repository_is_found(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    git(root.parent, "init", "--quiet")
    commit(root.parent, "First")
    edit(root, LAMPS, "figure: 53 lamps")
    assert differing(capsys, "HEAD") == [("changed", "long-bridge.lamps")]


def test_reading_a_revision_changes_nothing_in_the_folder(repository: Path) -> None:
    edit(repository, "53 lamps", "54 lamps")
    before = {path: path.read_bytes() for path in repository.rglob("*") if path.is_file() and ".git" not in path.parts}
    status = git(repository, "status", "--porcelain")
    main(["diff", "first"])
    after = {path: path.read_bytes() for path in repository.rglob("*") if path.is_file() and ".git" not in path.parts}
    assert (after, git(repository, "status", "--porcelain")) == (before, status)


def test_files_that_git_would_leave_out_of_an_archive_are_read(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(root, "init", "--quiet")
    (root / ".gitattributes").write_text("docs export-ignore\n* text eol=crlf\n", encoding="utf-8")
    commit(root, "First")
    assert differing(capsys, "HEAD") == []


# ---------------------------------------------------------------- exports and folders


def test_an_export_stands_for_what_was_exported(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "json", "--output", "site/data"]) == 0
    edit(root, LAMPS, "figure: 53 lamps")
    for name in ("site/data/handbook.json", "site/data", "site", str(root / "site")):
        assert differing(capsys, name) == [("changed", "long-bridge.lamps")]


def test_the_folder_of_another_handbook_is_compared_as_it_stands(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = Path(shutil.copytree(root, tmp_path / "other"))
    edit(root, LAMPS, "figure: 53 lamps")
    assert differing(capsys, str(other)) == [("changed", "long-bridge.lamps")]
    assert differing(capsys, ".") == []


# ---------------------------------------------------------------- what is none of them


def _complaint(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The one line with which ``handbook diff`` refuses."""
    assert main(["diff", *arguments]) == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err.count("\n") == 1 and said.err.startswith("handbook: ")
    return said.err


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "line 1: this is no JSON"),
        ('{"about": {},', "this is no JSON"),
        ("[" * 100_000, "nested too deeply"),
        ("[]", "no export of a handbook"),
        ("{}", "lacks “about”"),
        ('{"about": {"title": "x"}, "entries": 3, "facts": [], "claims": []}', "of other types"),
        ('{"about": {"title": "x"}, "entries": [], "facts": [], "claims": []}', "lacks “edition”"),
        (
            '{"about": {"title": 1, "edition": "1", "as_of": "x"}, "entries": [], "facts": [], "claims": []}',
            "other types",
        ),
        (
            '{"about": {"title": "x", "edition": "1", "as_of": "May"}, "entries": [], "facts": [], "claims": []}',
            "types",
        ),
        ('{"about": {}, "entries": ["long-bridge"], "facts": [], "claims": []}', "of other types"),
        ('{"about": {}, "entries": [], "facts": [{"address": 5}], "claims": []}', "of other types"),
    ],
)
def test_a_file_that_is_no_export_is_said_to_be_none(
    text: str, says: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "some.json").write_text(text, encoding="utf-8")
    complaint = _complaint(capsys, "some.json")
    assert "some.json: " in complaint and says in complaint


def test_bytes_that_are_no_text_are_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "some.json").write_bytes(b"\xff\xfe\x00{")
    assert "no UTF-8" in _complaint(capsys, "some.json")


def test_a_list_of_ids_holds_no_facts_to_compare(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, {"docs/editions/0.yaml": "entries: [long-bridge]\n"})
    assert "lists ids alone" in _complaint(capsys, "0")


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null"])
def test_a_device_is_not_read(device: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "no ordinary file" in _complaint(capsys, device)


def test_a_folder_without_anything_is_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "empty").mkdir()
    assert "holds no export" in _complaint(capsys, "empty")


@pytest.mark.parametrize("name", ["nowhere", "--quiet", "HEAD:docs", "HEAD~99", "a b", "1..2", "\u0416", "x" * 3000])
def test_a_revision_that_is_none_is_refused(name: str, repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "is no edition, no file and no revision" in _complaint(capsys, "--", name)


def test_the_nearest_edition_is_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root, 'edition = "1"', 'edition = "2026.1"', "pyproject.toml")
    main(["edition"])
    capsys.readouterr()
    assert "Did you mean “2026.1”?" in _complaint(capsys, "2026-1")


def test_outside_a_repository_editions_can_still_be_compared(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(root.parent))
    main(["edition"])
    assert differing(capsys, "1") == []
    assert "not a git repository" in _complaint(capsys, "HEAD")


def test_without_git_editions_can_still_be_compared(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    main(["edition"])
    assert differing(capsys, "1") == []
    assert "git is not installed" in _complaint(capsys, "HEAD")


def test_a_revision_before_there_was_a_handbook_is_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(root, "init", "--quiet")
    for path in FILES:
        (root / path).unlink()
    (root / "readme.md").write_text("Nothing yet.\n", encoding="utf-8")
    commit(root, "First")
    write(root)
    complaint = _complaint(capsys, "HEAD")
    assert "at HEAD" in complaint and "pyproject.toml" in complaint and "/tmp" not in complaint


def test_records_that_could_not_be_read_at_a_revision_are_told_of(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(root, "init", "--quiet")
    edit(root, LAMPS, "figure: lamps")
    commit(root, "First")
    edit(root, "figure: lamps", LAMPS)
    assert main(["diff", "HEAD"]) == 1
    assert "HEAD: 1 records have faults" in capsys.readouterr().err
