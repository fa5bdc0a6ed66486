"""Watching: a change is checked at once, and only what it changed is printed."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from checks.cache import MemoryCache
from checks.commands.main import main
from checks.commands.request import whole
from checks.commands.watch import reports
from checks.facts.config import read_configuration
from checks.facts.load import read_files
from checks.reports.outcome import Outcome
from tests.facts.small import FILES, write

PROJECT = Path(__file__).parents[2]
PAGE = "docs/chapters/example.md"
_CLEAN = FILES[PAGE]
_UNBOUND = f"{_CLEAN}\nIt has 300 lamps.\n"
_WRONG = f"{_UNBOUND}\nIt has {{fact}}`20 arches <long-bridge.arches>`.\n"

Change = Callable[[], object]


def printed(root: Path, *changes: Change) -> list[str]:
    """What watching prints at first and after each change."""
    cache = MemoryCache(None)

    def outcome_now() -> Outcome:
        request = whole(read_configuration(root))
        return request.outcome(request.check(read_files(request.configuration), cache))

    return ["\n".join(lines) for lines in reports(outcome_now, _each(changes))]


def _each(changes: Iterable[Change]) -> Iterator[None]:
    for change in changes:
        change()
        yield


def writing(root: Path, text: str, path: str = PAGE) -> Change:
    return lambda: (root / path).write_text(text, "utf-8")


def test_the_whole_report_comes_first(tmp_path: Path) -> None:
    write(tmp_path, {PAGE: _WRONG})
    (first,) = printed(tmp_path)
    assert "[unbound-figure]" in first and "[figure-disagrees]" in first and "2 errors" in first


def test_a_change_prints_what_is_new_and_not_what_was_there(tmp_path: Path) -> None:
    write(tmp_path, {PAGE: _UNBOUND})
    _, second = printed(tmp_path, writing(tmp_path, _WRONG))
    assert "[figure-disagrees]" in second and "[unbound-figure]" not in second and "2 errors" in second


def test_findings_that_only_moved_are_no_news(tmp_path: Path) -> None:
    write(tmp_path, {PAGE: _UNBOUND})
    _, second = printed(tmp_path, writing(tmp_path, _UNBOUND.replace("\n\n", "\n\nA line.\n\n", 1)))
    assert "[unbound-figure]" not in second and "mended" not in second and "1 error" in second


def test_what_is_mended_is_counted(tmp_path: Path) -> None:
    write(tmp_path, {PAGE: _WRONG})
    _, second = printed(tmp_path, writing(tmp_path, _CLEAN))
    assert second.startswith("2 mended.\n") and "all agree with their records." in second


def test_a_change_that_changes_nothing_prints_nothing(tmp_path: Path) -> None:
    write(tmp_path, {PAGE: _WRONG})
    assert len(printed(tmp_path, writing(tmp_path, _WRONG))) == 1


def test_a_record_that_changes_is_held_against_all_pages(tmp_path: Path) -> None:
    bridge = "docs/glossary/long-bridge.md"
    write(tmp_path, {PAGE: f"{_CLEAN}\nIt has {{fact}}`19 arches <long-bridge.arches>`.\n"})
    _, second = printed(tmp_path, writing(tmp_path, FILES[bridge].replace("19 arches", "21 arches"), bridge))
    assert f"{PAGE}:" in second and "[figure-disagrees]" in second


def test_files_come_and_go(tmp_path: Path) -> None:
    write(tmp_path)
    other = "docs/chapters/other.md"
    text = "# Other\n\nIt has 300 lamps.\n"
    _, second, third = printed(tmp_path, writing(tmp_path, text, other), (tmp_path / other).unlink)
    assert f"{other}:3:8:" in second and "mended" in third


def test_a_configuration_that_is_broken_for_a_while_ends_nothing(tmp_path: Path) -> None:
    write(tmp_path, {PAGE: _UNBOUND})
    broken = writing(tmp_path, "[tool.handbook", "pyproject.toml")
    mended = writing(tmp_path, FILES["pyproject.toml"], "pyproject.toml")
    _, second, third = printed(tmp_path, broken, lambda: (mended(), writing(tmp_path, _WRONG)()))
    assert second.startswith("handbook: ") and "pyproject.toml" in second
    assert "[figure-disagrees]" in third and "[unbound-figure]" not in third


@pytest.mark.parametrize("arguments", [("--format", "json"), ("--output", "x"), ("--fix",), ("--statistics",)])
@pytest.mark.parametrize("mode", ["--watch", "--diff"])
def test_watching_and_diffs_go_with_no_other_way_of_reporting(
    mode: str, arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write(tmp_path))
    try:
        assert main(["check", mode, *arguments]) == 2
    except SystemExit as stop:
        assert stop.code == 2


# ---------------------------------------------------------------- as a process


def _heed_interrupts() -> None:
    """Whoever runs the tests in the background may have had a child ignore what ends it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Watching:
    """``handbook check --watch`` in a process of its own, and what it has printed."""

    def __init__(self, root: Path, stdout: int) -> None:
        command = [sys.executable, "-m", "checks", "check", "--watch", PAGE]
        settings = {**os.environ, "PYTHONPATH": str(PROJECT), "TERM": "xterm"}
        self.process = subprocess.Popen(
            command, cwd=root, env=settings, stdout=stdout, stderr=subprocess.PIPE, preexec_fn=_heed_interrupts
        )
        self.printed = ""

    def wait_for(self, words: str, stream: int) -> str:
        """Read until some words are printed; what came since the last time."""
        since, deadline = len(self.printed), time.monotonic() + 120
        while words not in self.printed[since:]:
            assert time.monotonic() < deadline, self.printed
            self.printed += os.read(stream, 65_536).decode()
        return self.printed[since:]

    def interrupt(self) -> tuple[int, str]:
        """The exit status after Ctrl-C, and what was complained of."""
        self.process.send_signal(signal.SIGINT)
        _, complaints = self.process.communicate(timeout=120)
        return self.process.returncode, complaints.decode()


def test_a_change_on_disk_is_reported_and_an_interrupt_ends_it_well(tmp_path: Path) -> None:
    write(tmp_path)
    ours, theirs = os.pipe()
    watching = Watching(tmp_path, theirs)
    os.close(theirs)
    watching.wait_for("all agree with their records.", ours)
    writing(tmp_path, _WRONG)()
    news = watching.wait_for("errors", ours)
    assert "[figure-disagrees]" in news and "\033" not in news
    assert watching.interrupt() == (0, "")
    os.close(ours)


def test_a_terminal_is_cleared_before_each_report(tmp_path: Path) -> None:
    write(tmp_path)
    leader, follower = pty.openpty()
    watching = Watching(tmp_path, follower)
    os.close(follower)
    first = watching.wait_for("all agree with their records.", leader)
    assert first.startswith("\033[H\033[2J")
    assert watching.interrupt() == (0, "")
    os.close(leader)
