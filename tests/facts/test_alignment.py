"""Where the characters of a YAML value stand in its source."""

from __future__ import annotations

import time

import pytest

from checks.facts.door import Door


def _aligned(source: str) -> list[tuple[str, str]]:
    """Each character of the value of ``a`` that is no space, beside the source's character at its place."""
    door = Door("p", source, offset=0)
    root = door.compose()
    assert root is not None
    prose = door.prose(door.mapping(root)["a"])
    assert prose is not None and len(prose.text) == len(prose.offsets)
    return [(c, source[at]) for c, at in zip(prose.text, prose.offsets, strict=True) if not c.isspace()]


@pytest.mark.parametrize(
    "source",
    [
        "a: plain words 5\n",
        "a: plain words\n  that go on 5\n",
        "a: |\n  | a bar, then\n  two lines 5\n",
        "a: >-\n  - folded\n  words 5\n\n  and more 7\n",
        "a: '5 in quotes'\n",
        'a: "5 in quotes"\n',
        'a: "goes \\\n   on 5"\n',
        "b: |\n  x\na: 𝔄 wide 日本 5\n",
        "a: words # not these 5\n",
    ],
)
def test_every_character_stands_where_it_is_written(source: str) -> None:
    assert all(character == there for character, there in _aligned(source))


@pytest.mark.parametrize(
    ("source", "last"),
    [
        ("a: 'it''s 5'\n", "5"),
        ('a: "x \\u2013 y\\\\ \\x41 5"\n', "5"),
        ('a: "\\t\\u2013 5"\n', "5"),
        ('a: "a\\ b\\_5"\n', "5"),
    ],
)
def test_escapes_do_not_shift_what_follows(source: str, last: str) -> None:
    assert _aligned(source)[-1] == (last, last)


def test_aligning_is_linear() -> None:
    started = time.process_time()
    _aligned('a: "' + "\\u2013b" * 9_000 + '"\n')
    assert time.process_time() - started < 1
