"""The check as one pure function: same files, same findings, whatever the cache, order or number of processes."""

from __future__ import annotations

import multiprocessing
import random
from pathlib import Path

import pytest

import checks.check as module
from checks.cache import FOLDER, Cache, fingerprint
from checks.check import check
from checks.facts.load import Files
from checks.findings import Finding, Severity
from checks.rules.example_handbook import CONFIGURATION, TEXTS
from tests.facts.small import BRIDGE, write
from tests.facts.small import findings as findings_on_disk

PAGE = "docs/chapters/example.md"
_WRONG = "# Example\n\nThe bridge has {fact}`20 arches <long-bridge.arches>`, and 300 lamps.\n\nIt was begun in 1930.\n"
WRONG = {**TEXTS, PAGE: _WRONG}


def findings(texts: dict[str, str], cache: Cache | None = None, **options: bool) -> tuple[Finding, ...]:
    return check(CONFIGURATION, Files(texts, ()), cache=cache, **options).findings


def test_findings_come_in_order_of_their_place() -> None:
    found = findings({**WRONG, "docs/chapters/another.md": _WRONG})
    assert [f.location for f in found] == sorted(f.location for f in found)
    assert {f.rule for f in found} >= {"figure-disagrees", "unbound-figure", "unbound-date"}


def test_the_order_of_the_files_does_not_matter() -> None:
    texts = list({**WRONG, "docs/chapters/another.md": _WRONG}.items())
    expected = findings(dict(texts))
    for seed in range(3):
        random.Random(seed).shuffle(texts)
        assert findings(dict(texts)) == expected


def test_a_draft_may_have_unbound_figures_and_nothing_else_wrong() -> None:
    severities = {f.rule: f.severity for f in findings(WRONG, draft=True)}
    assert severities["unbound-figure"] is severities["unbound-date"] is Severity.WARNING
    assert severities["figure-disagrees"] is Severity.ERROR


def test_an_overlay_is_checked_in_place_of_what_is_on_disk(tmp_path: Path) -> None:
    assert findings_on_disk(write(tmp_path)) == ()
    assert findings_on_disk(write(tmp_path, {PAGE: _WRONG})) == findings(WRONG)


def test_processes_find_what_one_process_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {**TEXTS, **{f"docs/chapters/page-{n}.md": _WRONG for n in range(20)}}
    alone = check(CONFIGURATION, Files(texts, ()))
    monkeypatch.setattr(module, "_PARALLEL_FROM", 1)
    monkeypatch.setattr(module.os, "cpu_count", lambda: 2)
    together = check(CONFIGURATION, Files(texts, ()))
    assert (together.findings, together.pages) == (alone.findings, alone.pages)


# ---------------------------------------------------------------- the cache


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the pages that were read, filled while checking."""
    paths: list[str] = []
    original = module._Checker.read

    def spy(self: module._Checker, path: str, text: str):
        paths.append(path)
        return original(self, path, text)

    monkeypatch.setattr(module._Checker, "read", spy)
    return paths


def test_with_a_cache_the_findings_are_the_same_and_nothing_is_read_twice(tmp_path: Path, read: list[str]) -> None:
    expected = findings(WRONG)
    assert findings(WRONG, Cache(tmp_path)) == expected
    read.clear()
    assert findings(WRONG, Cache(tmp_path)) == expected
    assert read == []


def test_a_changed_page_is_read_alone(tmp_path: Path, read: list[str]) -> None:
    findings(TEXTS, Cache(tmp_path))
    read.clear()
    assert findings(WRONG, Cache(tmp_path)) == findings(WRONG)
    assert set(read[:1]) == {PAGE}


def test_a_changed_record_is_checked_against_every_page_without_reading_them(tmp_path: Path, read: list[str]) -> None:
    bound = {**TEXTS, PAGE: TEXTS[PAGE] + "\nThe bridge has {fact}`19 arches <long-bridge.arches>`.\n"}
    changed = {**bound, BRIDGE: TEXTS[BRIDGE].replace("19 arches", "21 arches")}
    assert findings(bound, Cache(tmp_path)) == ()
    read.clear()
    (found,) = findings(changed, Cache(tmp_path))
    assert (found.rule, found.location.path) == ("figure-disagrees", PAGE)
    assert read == [BRIDGE]


def test_a_new_name_makes_every_page_be_read_again(tmp_path: Path) -> None:
    named = {**TEXTS, PAGE: TEXTS[PAGE] + "\nTake Bus 12 to the river.\n"}
    changed = {**named, BRIDGE: TEXTS[BRIDGE].replace("[The Bridge]", "[The Bridge, Bus 12]")}
    assert [f.rule for f in findings(named, Cache(tmp_path))] == [f.rule for f in findings(named)]
    assert findings(changed, Cache(tmp_path)) == findings(changed)


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\0" + bytes(range(256)) * 40])
def test_a_damaged_cache_is_ignored_and_replaced(damage: bytes, tmp_path: Path) -> None:
    expected = findings(WRONG, Cache(tmp_path))
    for file in (tmp_path / FOLDER).iterdir():
        file.unlink()
    (tmp_path / FOLDER / "learned.sqlite3").write_bytes(damage)
    assert findings(WRONG, Cache(tmp_path)) == expected
    assert findings(WRONG, Cache(tmp_path)) == expected


def test_every_byte_of_a_cache_may_be_damaged(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    expected = findings(WRONG, cache)
    cache.close()
    file = tmp_path / FOLDER / "learned.sqlite3"
    whole = file.read_bytes()
    numbers = random.Random(7)
    for _ in range(12):
        damaged = bytearray(whole)
        for _ in range(60):
            damaged[numbers.randrange(len(damaged))] = numbers.randrange(256)
        file.write_bytes(damaged)
        cache = Cache(tmp_path)
        assert findings(WRONG, cache) == expected
        cache.close()


def test_a_value_that_is_no_longer_what_was_put_is_not_known(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put({"key": ["a"]})
    assert cache.get(["key", "other"]) == {"key": ["a"]}
    assert cache._connection is not None
    cache._connection.execute("UPDATE learned SET value = substr(value, 1, 40)")
    assert cache.get(["key"]) == {}


def test_a_cache_that_cannot_be_made_is_none(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("a file in its place")
    cache = Cache(tmp_path)
    cache.put({"key": 1})
    assert cache.get(["key"]) == {} and findings(WRONG, cache) == findings(WRONG)


def _check_with(root: str, results: multiprocessing.Queue) -> None:
    results.put([findings(WRONG, Cache(Path(root))) == findings(WRONG) for _ in range(5)])


def test_two_processes_may_use_one_cache_at_once(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    results: multiprocessing.Queue = context.Queue()
    processes = [context.Process(target=_check_with, args=(str(tmp_path), results)) for _ in range(2)]
    for process in processes:
        process.start()
    assert [results.get(timeout=60) for _ in processes] == [[True] * 5] * 2
    for process in processes:
        process.join()


def test_a_fingerprint_tells_where_one_text_ends_and_the_next_begins() -> None:
    assert len({fingerprint("ab", "c"), fingerprint("a", "bc"), fingerprint("abc"), fingerprint("abc", "")}) == 4
