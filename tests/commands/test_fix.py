"""Fixing: what has just one right answer is corrected, all else is left as it is to the byte."""

from __future__ import annotations

import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from checks.check import Report, check
from checks.commands.main import main
from checks.commands.writing import ChangedMeanwhileError, rewrite, write_text
from checks.facts.load import Files
from checks.findings import Finding, Fix, Location, Severity
from checks.fixing import fix
from checks.rules.example_handbook import CONFIGURATION, TEXTS
from tests.facts.small import write

PAGE = "docs/chapters/example.md"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(write(tmp_path))
    return tmp_path


def fixed(text: str, path: str = PAGE) -> str:
    """A page of the example handbook after fixing."""
    result = fix(Files({**TEXTS, path: text}, ()), lambda files: check(CONFIGURATION, files), lambda _: True)
    return result.texts.get(path, text)


# ---------------------------------------------------------------- which answers are the only ones


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "The {term}`Long Bridge` is 1,240 metres long.",
            "The {term}`Long Bridge` is {fact}`1,240 metres <long-bridge.length>` long.",
        ),
        (
            "The {term}`Long Bridge` was opened on 12 May 1934, begun in April 1931.",
            "The {term}`Long Bridge` was opened on {fact}`12 May 1934 <long-bridge.opened>`, "
            "begun in {fact}`April 1931 <long-bridge.begun>`.",
        ),
        (
            "The {term}`Long Bridge` has 19 stone arches.",
            "The {term}`Long Bridge` has {fact}`19 <long-bridge.arches>` stone arches.",
        ),
        (
            "The {term}`Long Bridge` cost about 2.4 million pounds.",
            "The {term}`Long Bridge` cost {fact}`about 2.4 million pounds <long-bridge.cost>`.",
        ),
        (
            "The {term}`Long Bridge` is\n1,240\nmetres long.",
            "The {term}`Long Bridge` is\n{fact}`1,240\nmetres <long-bridge.length>` long.",
        ),
        (
            "- The **{term}`Long Bridge`** is *1,240 metres* long.",
            "- The **{term}`Long Bridge`** is *{fact}`1,240 metres <long-bridge.length>`* long.",
        ),
        (
            "The {term}`Long Bridge`.\n\nThe Long Bridge is 1,240 metres long.",
            "The {term}`Long Bridge`.\n\nThe Long Bridge is {fact}`1,240 metres <long-bridge.length>` long.",
        ),
        (
            "The {term}`Long Bridge` was opened on {fact}`13 May 1934 <long-bridge.opened>`.",
            "The {term}`Long Bridge` was opened on {fact}`12 May 1934 <long-bridge.opened>`.",
        ),
    ],
)
def test_the_one_right_answer_is_written(before: str, after: str) -> None:
    assert fixed(f"# Example\n\n{before}\n") == f"# Example\n\n{after}\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("It is 1,240 metres long.", id="no entry is named"),
        pytest.param("See the {term}`Long Bridge`.\n\nIt is 1,240 metres long.", id="named in another paragraph"),
        pytest.param("The {term}`Long Bridge` is 1,241 metres long.", id="no fact agrees"),
        pytest.param("The {term}`Long Bridge` has 19.", id="a small number that says nothing"),
        pytest.param("The {term}`Long Bridge` was much used in 1934.", id="a year says too little"),
        pytest.param("The {term}`Long Bridge` took 400 workers.", id="a position is not picked in silence"),
        pytest.param("The {term}`Long Bridge` has 1,240 lamps.", id="it counts other things"),
        pytest.param("> The {term}`Long Bridge` is 1,240 metres long.", id="somebody else's words"),
        pytest.param("The {term}`Long Bridge` is 1,240 *metres* long.", id="across markup"),
        pytest.param("The {term}`1,240 metres <Long Bridge>` of it.", id="in another role"),
        pytest.param("The {term}`Long Bridge` is `1,240 metres` long.", id="in code"),
        pytest.param("# The {term}`Long Bridge`\n\n1,240 metres.", id="named in the heading alone"),
    ],
)
def test_what_has_no_single_answer_is_left_alone(text: str) -> None:
    assert fixed(f"# Example\n\n{text}\n") == f"# Example\n\n{text}\n"


def test_two_facts_of_entries_near_are_two_answers() -> None:
    town = "---\nkind: town\nname: River Town\nfacts:\n  wall:\n    figure: 1,240 metres\n    cite: gazette-1934\n---\n"
    texts = {**TEXTS, "docs/glossary/river-town.md": f"{town}# River Town\n\nA town.\n"}
    page = "# Example\n\nThe {term}`Long Bridge` is 1,240 metres long.\n\nSee {term}`River Town`.\n"
    result = fix(Files({**texts, PAGE: page}, ()), lambda files: check(CONFIGURATION, files), lambda _: True)
    assert PAGE not in result.texts


def test_a_note_in_a_record_is_fixed_where_it_stays_yaml() -> None:
    path = "docs/glossary/river-town.md"
    entry = (
        "---\nkind: town\nname: River Town\nfacts:\n  size:\n    figure: 300 lamps\n    cite: gazette-1934\n"
        "    note: {}\n---\n# River Town\n\nRiver Town lies on the river.\n"
    )
    inside = entry.format("The Long Bridge is 1,240 metres long.")
    role = "{fact}`1,240 metres <long-bridge.length>`"
    assert fixed(inside, path) == inside.replace("1,240 metres", role)
    first = entry.format("1,240 metres is what the Long Bridge measures.")
    assert fixed(first, path) == first


# ---------------------------------------------------------------- rounds, and doing no harm


def _checker(find: Callable[[str], list[tuple[int, int, str, Fix | None]]]) -> Callable[[Files], Report]:
    """A check of one line that finds what ``find`` says: from where to where, which message and fix."""
    records = check(CONFIGURATION, Files(TEXTS, ())).records

    def run(files: Files) -> Report:
        findings = [
            Finding("rule", Severity.ERROR, Location(PAGE, 1, start + 1, 1, end + 1), message, fix=fix_)
            for start, end, message, fix_ in find(files.texts[PAGE])
        ]
        return Report(tuple(findings), {}, records, files)

    return run


def _each(text: str, what: str, replacement: str) -> list[tuple[int, int, str, Fix | None]]:
    at = [index for index in range(len(text)) if text.startswith(what, index)]
    return [(index, index + len(what), f"“{what}”", Fix(replacement, "Mend it")) for index in at]


def test_fixes_that_overlap_have_their_turn_one_after_another() -> None:
    run = _checker(lambda text: _each(text, "aa", "b"))
    result = fix(Files({PAGE: "aaaa"}, ()), run, lambda _: True)
    assert (result.texts, result.applied, result.report.findings) == ({PAGE: "bb"}, 2, ())


def test_a_fix_that_brings_another_finding_is_not_applied_and_others_are() -> None:
    run = _checker(lambda text: [*_each(text, "a", "b"), *_each(text, "x", "yy"), *_each(text, "yy", "yyy")])
    result = fix(Files({PAGE: "axa"}, ()), run, lambda _: True)
    assert (result.texts, result.applied) == ({PAGE: "bxb"}, 2)
    assert [finding.message for finding in result.report.findings] == ["“x”"]


def test_fixes_that_undo_each_other_come_to_an_end() -> None:
    run = _checker(lambda text: [*_each(text, "a", "b"), *_each(text, "b", "a")])
    assert fix(Files({PAGE: "ab"}, ()), run, lambda _: True).texts == {}


def test_only_what_is_wanted_is_fixed() -> None:
    run = _checker(lambda text: [*_each(text, "a", "b"), *_each(text, "x", "y")])
    assert fix(Files({PAGE: "ax"}, ()), run, lambda finding: "a" in finding.message).texts == {PAGE: "bx"}


# ---------------------------------------------------------------- the command

_BOUND = "The {term}`Long Bridge` is {fact}`1,240 metres <long-bridge.length>` long"
_LOOSE = "The {term}`Long Bridge` is 1,240 metres long"


@pytest.mark.parametrize(
    "form",
    ["# Example\n\n{}.\n", "\ufeff# Example\r\n\r\n{}.\r\n", "# Example\n\n{}.", "# Example\r\n\n{},\u2028\tso  \n"],
    ids=["plain", "byte order mark and CR LF", "no last line end", "mixed"],
)
def test_nothing_but_the_mention_is_touched(form: str, root: Path) -> None:
    write(root, {PAGE: form.format(_LOOSE)})
    main(["check", "--fix"])
    assert (root / PAGE).read_bytes() == form.format(_BOUND).encode()


def test_fixing_again_changes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, {PAGE: f"# Example\n\n{_LOOSE}, with 300 lamps.\n"})
    main(["check", "--fix", PAGE])
    assert "Fixed 1 in 1 file. 1 finding is left." in capsys.readouterr().out
    stamp = (root / PAGE).stat().st_mtime_ns
    assert main(["check", "--fix", PAGE]) == 1
    assert "Nothing to fix. 1 finding is left." in capsys.readouterr().out
    assert (root / PAGE).stat().st_mtime_ns == stamp


def test_the_status_is_that_of_what_is_left(root: Path) -> None:
    write(root, {PAGE: f"# Example\n\n{_LOOSE}.\n"})
    assert (main(["check", "--diff"]), main(["check", "--fix"]), main(["check"])) == (1, 0, 0)


def test_only_the_files_named_are_fixed(root: Path) -> None:
    other = "docs/chapters/other.md"
    write(root, {PAGE: f"# Example\n\n{_LOOSE}.\n", other: f"# Other\n\n{_LOOSE}.\n"})
    assert main(["check", "--fix", PAGE]) == 0
    assert _BOUND in (root / PAGE).read_text("utf-8") and _LOOSE in (root / other).read_text("utf-8")


def test_a_rule_that_is_ignored_is_not_fixed(root: Path) -> None:
    write(root, {PAGE: f"# Example\n\n{_LOOSE}.\n"})
    main(["check", "--fix", "--ignore", "unbound-figure"])
    assert _LOOSE in (root / PAGE).read_text("utf-8")


def test_a_diff_changes_nothing_and_can_be_applied(root: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    before = f"# Example\r\n\r\n{_LOOSE}."
    write(root, {PAGE: before})
    main(["check", "--diff", PAGE])
    shown = capsysbinary.readouterr()
    assert b"Would fix 1 in 1 file. 0 findings are left." in shown.err
    assert (root / PAGE).read_bytes() == before.encode()
    subprocess.run(["git", "apply", "-p1"], input=shown.out, cwd=root, check=True)
    assert (root / PAGE).read_bytes() == f"# Example\r\n\r\n{_BOUND}.".encode()


def test_a_handbook_with_nothing_to_fix_has_an_empty_diff(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--diff"]) == 0
    shown = capsys.readouterr()
    assert shown.out == "" and "Nothing to fix. 0 findings are left." in shown.err


# ---------------------------------------------------------------- writing


def test_permissions_and_links_stay(root: Path) -> None:
    write(root, {PAGE: f"# Example\n\n{_LOOSE}.\n"})
    page = root / PAGE
    real = page.rename(root / "elsewhere.md")
    real.chmod(0o640)
    page.symlink_to(real)
    main(["check", "--fix"])
    assert page.is_symlink() and _BOUND in real.read_text("utf-8")
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_nothing_is_left_beside_what_was_written(root: Path) -> None:
    write(root, {PAGE: f"# Example\n\n{_LOOSE}.\n"})
    before = sorted((root / PAGE).parent.iterdir())
    main(["check", "--fix"])
    assert sorted((root / PAGE).parent.iterdir()) == before


def test_a_file_that_somebody_changed_meanwhile_is_not_overwritten_nor_any_other(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("theirs")
    (tmp_path / "b").write_text("b")
    with pytest.raises(ChangedMeanwhileError):
        rewrite(tmp_path, {"a": "a", "b": "b"}, {"b": "B", "a": "A"})
    assert ((tmp_path / "a").read_text(), (tmp_path / "b").read_text()) == ("theirs", "b")


def test_where_one_file_cannot_be_written_none_is(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a")
    (tmp_path / "no").write_text("")
    with pytest.raises(OSError, match="no"):
        rewrite(tmp_path, {"a": "a", "no/b": "b"}, {"a": "A", "no/b": "B"})
    assert (tmp_path / "a").read_text() == "a"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a", "no"]


def test_a_new_file_has_the_permissions_of_any_other(tmp_path: Path) -> None:
    (tmp_path / "usual").write_text("")
    write_text(tmp_path / "new", "ü\r\n")
    assert (tmp_path / "new").read_bytes() == "ü\r\n".encode()
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode
