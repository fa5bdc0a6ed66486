"""A handbook that is checked again and again while it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.cache import Cache, MemoryCache, key_of
from checks.check import check
from checks.facts.config import home_of, read_configuration
from checks.facts.load import read_files
from checks.rules.example_handbook import CONFIGURATION
from checks.server.handbook import LiveHandbook, is_part
from tests.facts.small import BRIDGE, FILES, write

PAGE = "docs/chapters/example.md"
LONG = "# Example\n\nIt is {fact}`1,240 metres <long-bridge.length>` long.\n"


def test_what_is_remembered_changes_nothing(tmp_path: Path) -> None:
    root = write(tmp_path)
    live = LiveHandbook(root)
    configuration = read_configuration(root)
    edits = [
        {PAGE: LONG},
        {PAGE: LONG, BRIDGE: FILES[BRIDGE].replace("1,240", "1,300")},
        {PAGE: LONG, BRIDGE: FILES[BRIDGE].replace("name: Long Bridge", "name: Short Bridge")},
        {PAGE: LONG, BRIDGE: "---\nkind: ["},
        {PAGE: LONG},
        {},
    ]
    for texts in edits:
        state = live.check({root / path: text for path, text in texts.items()})
        assert state.report.findings == check(configuration, read_files(configuration, texts)).findings


def test_an_entry_that_is_half_typed_is_still_known(tmp_path: Path) -> None:
    root = write(tmp_path)
    live = LiveHandbook(root)
    live.check({root / BRIDGE: FILES[BRIDGE]})
    state = live.check({root / BRIDGE: FILES[BRIDGE].replace("    act: begun", "    act: [")})
    assert "long-bridge.length" not in state.report.records.facts
    assert "long-bridge.length" in state.records.facts


def test_a_deleted_entry_is_known_no_more(tmp_path: Path) -> None:
    root = write(tmp_path)
    live = LiveHandbook(root)
    live.check({})
    (root / BRIDGE).unlink()
    assert "long-bridge.length" not in live.check({}).records.facts


def test_a_file_belongs_to_the_nearest_handbook(tmp_path: Path) -> None:
    outer = write(tmp_path / "outer")
    inner = write(outer / "tests" / "inner")
    assert home_of(outer / PAGE) == outer
    assert home_of(inner / "docs" / "not-there.md") == inner
    assert home_of(tmp_path) is None


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("docs/chapters/example.md", True),
        ("docs/index.md", True),
        ("seeds/gazette-1934.yaml", True),
        ("docs/references.bib", True),
        ("README.md", False),
        ("docs/notes.txt", False),
        ("docs/.hidden.md", False),
        ("docs/_static/page.md", False),
        ("seeds/page.md", False),
        ("docs/other.bib", False),
    ],
)
def test_only_what_would_be_read_is_checked(path: str, expected: bool) -> None:
    assert is_part(path, CONFIGURATION) is expected


# ------------------------------------------------------------------------------------------ the cache


def test_the_last_few_values_of_a_file_are_kept() -> None:
    cache = MemoryCache(None)
    keys = [key_of("reading", "a.md", str(version)) for version in range(10)]
    for version, key in enumerate(keys):
        cache.put({key: version})
    assert cache.get(keys) == {keys[7]: 7, keys[8]: 8, keys[9]: 9}


def test_other_files_and_other_knowledge_are_kept_apart() -> None:
    keys = [key_of(kind, path, "x") for kind in ("reading", "result") for path in ("a.md", "b.md")]
    assert len({key[:24] for key in keys}) == 4


def test_memory_begins_with_what_the_file_holds_and_leaves_it_alone(tmp_path: Path) -> None:
    on_disk = Cache(tmp_path)
    on_disk.put({"a": 1})
    memory = MemoryCache(tmp_path)
    memory.put({"b": 2})
    assert memory.get(["a", "b"]) == {"a": 1, "b": 2}
    assert Cache(tmp_path).get(["a", "b"]) == {"a": 1}


def test_a_changed_configuration_is_noticed(tmp_path: Path) -> None:
    root = write(tmp_path)
    live = LiveHandbook(root)
    texts = {root / PAGE: "# Example\n\nIt has {fact}`1,240 spans <long-bridge.length>`.\n"}
    first = live.check(texts)
    assert live.check(texts).configuration is first.configuration
    (root / "docs/data/units.toml").write_text(FILES["docs/data/units.toml"] + 'span = ["span", "spans"]\n')
    assert live.check(texts).configuration.units.named("span") is not None
