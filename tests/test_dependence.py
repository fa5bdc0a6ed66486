"""A page is checked again when something that its rules looked up has changed, and only then."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

import checks.check as module
from checks.cache import MemoryCache
from checks.check import check
from checks.facts.config import read_configuration
from checks.facts.load import Files, read_files
from checks.rules.example_handbook import CONFIGURATION, TEXTS

RIVERS = Path(__file__).parent / "four_rivers"
PAGE = "docs/chapters/example.md"
BRIDGE = "docs/glossary/long-bridge.md"
_WORD = re.compile(r"[A-Za-z]{4,}|\d+")


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the pages that were checked, not remembered."""
    paths: list[str] = []
    original = module._Checker.check

    def spy(self: module._Checker, path: str, text: str, readings: tuple):
        paths.append(path)
        return original(self, path, text, readings)

    monkeypatch.setattr(module._Checker, "check", spy)
    return paths


def _check(texts: Mapping[str, str], cache: MemoryCache) -> set[str]:
    return {finding.rule for finding in check(CONFIGURATION, Files(texts, ()), cache=cache).findings}


@pytest.mark.parametrize(
    ("page", "is_checked"),
    [
        ("The bridge is {fact}`1,240 metres <long-bridge.length>` long.", True),
        ("It took {fact}`three years <long-bridge.building-time>`.", False),
        ("{term}`Mayor Long` crossed the river.", False),
        ("The {term}`Long Bridge` crosses the river.", True),
        ("The article says {claim}`about 1,300 metres <gazette-1934:length>`.", False),
    ],
)
def test_a_page_is_checked_again_if_it_uses_the_record(page: str, is_checked: bool, checked: list[str]) -> None:
    cache, texts = MemoryCache(None), {**TEXTS, PAGE: f"# Example\n\n{page}\n"}
    _check(texts, cache)
    checked.clear()
    _check({**texts, BRIDGE: TEXTS[BRIDGE].replace("1,240 metres", "1,250 metres")}, cache)
    assert (PAGE in checked) == is_checked


def test_a_name_that_changes_concerns_every_page(checked: list[str]) -> None:
    cache, texts = MemoryCache(None), {**TEXTS, PAGE: "# Example\n\nThe Short Bridge of 1900 is gone.\n"}
    assert "unbound-date" in _check(texts, cache)
    renamed = TEXTS[BRIDGE].replace("aliases: [The Bridge]", 'aliases: ["Short Bridge of 1900"]')
    assert "unbound-date" not in _check({**texts, BRIDGE: renamed}, cache)


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_changed_the_findings_are_those_of_a_fresh_check(seed: int) -> None:
    draw, configuration, cache = random.Random(seed), read_configuration(RIVERS), MemoryCache(None)
    texts = dict(read_files(configuration).texts)
    for _ in range(12):
        path = draw.choice(sorted(texts))
        place = draw.choice(list(_WORD.finditer(texts[path])))
        other = str(draw.randint(1, 2000)) if place[0].isdigit() else draw.choice(_WORD.findall(texts[path]))
        texts[path] = texts[path][: place.start()] + other + texts[path][place.end() :]
        remembered = check(configuration, Files(texts, ()), cache=cache)
        fresh = check(configuration, Files(texts, ()))
        assert remembered.findings == fresh.findings
        assert remembered.pages == fresh.pages
