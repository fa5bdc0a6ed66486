"""The seeds' records are held against the articles' texts, where those are at hand."""

from __future__ import annotations

import hashlib

import pytest

from checks.check import check
from checks.facts.load import Files
from checks.rules.example_handbook import CONFIGURATION, TEXTS

PADDING = "The town cheered, and went on cheering until the lamps were lit along the whole of the new road. " * 4
PRAISE = "It is the finest crossing in the whole country."
ARTICLE = f"The bridge opens\n\nIt is about 1,300 metres long.\n\n{PRAISE}\n\n{PADDING}\n"
SEED = "seeds/gazette-1934.yaml"
RECORD = (
    TEXTS[SEED]
    .replace("0" * 64, hashlib.sha256(ARTICLE.encode()).hexdigest())
    .replace("characters: 900", f"characters: {len(ARTICLE)}")
)


def _rules_broken(record: str, article: str = ARTICLE) -> list[str]:
    files = Files({**TEXTS, SEED: record}, ())
    report = check(CONFIGURATION, files, seed_texts={"some-name.txt": article.encode()})
    return [finding.rule for finding in report.findings]


def test_a_record_that_describes_its_text_passes() -> None:
    assert _rules_broken(RECORD) == []


def test_without_the_texts_nothing_is_asked() -> None:
    assert check(CONFIGURATION, Files(TEXTS, ())).findings == ()


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("paragraph: 2", "paragraph: 3", "fragment-not-found"),
        ("about 1,300 metres\n    kind", "About 1,300 metres\n    kind", "fragment-not-found"),
        ("paragraphs: 4", "paragraphs: 5", "text-differs"),
        (f"characters: {len(ARTICLE)}", f"characters: {len(ARTICLE) + 1}", "text-differs"),
    ],
)
def test_a_record_that_does_not_describe_its_text_fails(old: str, new: str, rule: str) -> None:
    assert old in RECORD
    assert _rules_broken(RECORD.replace(old, new)) == [rule]


def test_another_text_is_not_taken_for_the_article() -> None:
    assert _rules_broken(RECORD, ARTICLE.replace("1,300", "1,301")) == ["text-differs"]
