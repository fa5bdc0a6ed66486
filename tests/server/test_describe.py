"""Records as an editor shows them."""

from __future__ import annotations

import pytest

from checks.server.describe import describe, first_sentence
from checks.server.markup import Name, Sort
from checks.server.records import record_named
from tests.server.example import state

KNOWN = state()


def described(sort: Sort, name: str) -> str:
    record = record_named(Name(sort, name, 0, 0, (0, 0)), KNOWN.records)
    assert record is not None
    return describe(record, KNOWN)


@pytest.mark.parametrize(
    ("sort", "name", "parts"),
    [
        (
            Sort.FACT,
            "long-bridge.length",
            ["**1,240 metres**", "Long Bridge: length", "The bridge opens", "River Gazette"],
        ),
        (Sort.FACT, "long-bridge.opened", ["**12 May 1934**", "Opened"]),
        (Sort.FACT, "long-bridge.workers", ["disputed", "The builders: **400 workers**", "The town: **650 workers**"]),
        (Sort.FACT, "long-bridge.workers/town", ["**650 workers**", "held by The town"]),
        (Sort.FACT, "long-bridge.praise", ["our road, at long last, to the world"]),
        (
            Sort.CLAIM,
            "gazette-1934:length",
            ["**about 1,300 metres**", "*imprecise*", "paragraph 2", "The plans were rounded.", "**1,240 metres**"],
        ),
        (
            Sort.ENTRY,
            "Long Bridge",
            ["Work", "The Long Bridge crosses the river at River Town.", "Status as of 2000-01-01: open"],
        ),
        (Sort.ENTRY, "river-town", ["River Town", "Town"]),
        (Sort.SOURCE, "gazette-1934", ["**The bridge opens**", "River Gazette · 1934-05-13"]),
        (Sort.SEED, "gazette-1934", ["**The bridge opens**", "4 paragraphs"]),
    ],
)
def test_a_record_is_described(sort: Sort, name: str, parts: list[str]) -> None:
    shown = described(sort, name)
    assert [part for part in parts if part not in shown] == []


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("A bridge. It is long.", "A bridge."),
        ("The U.S. bridge at St. Mary is old. It is long.", "The U.S. bridge at St. Mary is old."),
        ("It says “enough.” Then it ends.", "It says “enough.”"),
        ("It is {fact}`1,240 metres <long-bridge.length>` long {cite}`gazette-1934`. So.", "It is 1,240 metres long."),
        ("It is {fact}`long-bridge.length` long. So.", "It is 1,240 metres long."),
        ("No end", "No end"),
        ("", ""),
    ],
)
def test_the_first_sentence_says_what_an_entry_is(body: str, sentence: str) -> None:
    page = f"---\nkind: work\n---\n(label)=\n# Bridge\n\n{body}\n"
    assert first_sentence(page, KNOWN.records) == sentence


def test_what_records_hold_makes_no_markup() -> None:
    known = state(
        {"docs/references.bib": "@online{gazette-1934, title = {*Not* [a](link) <b>}, date = {1934-05-13}}\n"}
    )
    record = known.records.sources["gazette-1934"]
    assert "\\*Not\\* \\[a\\](link) \\<b\\>" in describe(record, known)
