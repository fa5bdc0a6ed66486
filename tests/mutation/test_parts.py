"""What is read again to try a mutant: the block of prose or the record that it alters, and no more."""

from __future__ import annotations

import pytest

from checks.mutation.blocks import Blocks
from checks.mutation.excerpt import Excerpts
from checks.mutation.mutant import Mutant
from tests.mutation.series import ENTRY

PAGE = """---
draws-on: {}
---
# Example

One paragraph
of two lines.

| Year | Length |
| --- | --- |
| 1950 | 12 |
| 1951 | 20 |

- one item
  on two lines

  and in two paragraphs
- another

```{note}
A note

of two paragraphs.
```
"""


@pytest.mark.parametrize(
    ("word", "read", "first_line"),
    [
        ("of two lines", "One paragraph\nof two lines.\n", 6),
        ("1950", "| Year | Length |\n| --- | --- |\n| 1950 | 12 |\n", 9),
        ("1951", "| Year | Length |\n| --- | --- |\n| 1951 | 20 |\n", 10),
        ("Length", "| Year | Length |\n| --- | --- |\n", 9),
        ("two paragraphs\n", "- one item\n  on two lines\n\n  and in two paragraphs\n", 14),
        ("another", "- another\n", 18),
        ("A note", "```{note}\nA note\n\nof two paragraphs.\n```\n", 20),
    ],
)
def test_a_block_is_read_by_itself_from_its_own_line(word: str, read: str, first_line: int) -> None:
    block = Blocks(PAGE).at(PAGE.index(word))
    assert (block.read_from(PAGE), block.first_line) == (read, first_line)


def _kept(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def test_of_facts_only_one_is_left() -> None:
    line = ENTRY[: ENTRY.index("date: 1934")].count("\n") + 1
    kept = _kept(Excerpts(ENTRY, is_seed=False).around(line))
    assert kept == [
        *("---", "kind: work", "name: Long Bridge", "facts:"),
        *("opened:", "act: opened", "date: 1934-05-12", "cite: gazette-1934", "---"),
    ]


def test_of_a_series_the_cells_with_one_key_are_left_and_all_columns() -> None:
    line = ENTRY[: ENTRY.index("1951: 41")].count("\n") + 1
    kept = _kept(Excerpts(ENTRY, is_seed=False).around(line))
    assert [row for row in kept if row[:4].isdigit()] == ["1951: 20", "1951:", "1951: 41", "1951: 61"]
    assert [row for row in kept if row.startswith("label")] == ["label: North side", "label: South side", "label: Both"]


def test_an_alteration_keeps_to_its_line() -> None:
    start = ENTRY.index("41\n")
    line = ENTRY[:start].count("\n") + 1
    mutant = Mutant("a.md", line, start, start + 2, "digit-changed", "42", line, "a.b", "41", "42")
    excerpts = Excerpts(ENTRY, is_seed=False)
    before, after = excerpts.around(line).splitlines(), excerpts.altered(mutant).splitlines()
    assert [number for number, (old, new) in enumerate(zip(before, after, strict=True), 1) if old != new] == [line]
    assert after[line - 1] == "        1951: 42"
