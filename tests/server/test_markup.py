"""What a text names, and what is being typed in it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.server.markup import name_at, names_in, typing_at
from tests.server.example import at_cursor

ENTRY = "docs/glossary/long-bridge.md"


def front(*lines: str) -> str:
    return "\n".join(["---", *lines, "---", "# Long Bridge", ""])


@pytest.mark.parametrize(
    ("path", "text", "names"),
    [
        ("a.md", "It is {fact}`9 m <b.len>`.", ["fact b.len"]),
        ("a.md", "It is {fact}`b.len`.", ["fact b.len"]),
        (ENTRY, "It is {fact}`9 m <.len>`.", ["fact long-bridge.len"]),
        ("a.md", "See {term}`River Town` and {term}`it <River\nTown>`.", ["entry River Town", "entry River Town"]),
        ("a.md", "{claim}`six <s:c>` {cite}`a, b` {cite:p}`c`", ["claim s:c", "source a", "source b", "source c"]),
        ("a.md", "{fact}``a ` b <c.d>``", ["fact c.d"]),
        ("a.md", "{fact}`never closed <c.d\n\n{fact}`closed <c.e>`", ["fact c.e"]),
        (ENTRY, front("parties: [a, 'b']"), ["entry a", "entry b"]),
        (ENTRY, front("succeeds: [a]"), ["entry a"]),
        (ENTRY, front("participants:", "  - a", "  - b"), ["entry a", "entry b"]),
        (
            ENTRY,
            front("facts:", "  opened:", '    cite: [a, "b, p. 3, c"]'),
            ["fact long-bridge.opened", "source a", "source b"],
        ),
        (
            ENTRY,
            front("facts:", "  w:", "    positions:", "      town:", "        holder: The town"),
            ["fact long-bridge.w", "fact long-bridge.w/town"],
        ),
        (
            ENTRY,
            front("series:", "  columns:", "    dead:", "      values:", "        1931: 4"),
            ["fact long-bridge.dead@1931"],
        ),
        (
            ENTRY,
            front("facts:", "  t:", "    formula: sum(a, b.c)"),
            ["fact long-bridge.t", "fact long-bridge.a", "fact b.c"],
        ),
        ("docs/chapters/a.md", front("about-seed: s", "draws-on:", "  t: [1]"), ["seed s", "seed t"]),
        ("seeds/s.yaml", "claims:\n  c:\n    against: a.b\n    cite: k\n", ["claim s:c", "fact a.b", "source k"]),
        ("seeds/s.yaml", "claims:\n  c:\n    finding: So {fact}`9 <a.b>`.\n", ["claim s:c", "fact a.b"]),
        ("r.bib", "@online{a-1, title = {x}}\n@book{b,\n", ["source a-1", "source b"]),
    ],
)
def test_names_of_records_are_found(path: str, text: str, names: list[str]) -> None:
    found = sorted(names_in(path, text, frozenset({"succeeds"})), key=lambda name: name.start)
    assert [f"{name.sort} {name.name}" for name in found] == names


def test_a_name_reaches_over_what_is_written_of_it() -> None:
    text = "It is {fact}`9 m <b.len>`."
    (name,) = names_in("a.md", text)
    assert text[name.start : name.end] == "b.len"
    assert text[slice(*name.outer)] == "{fact}`9 m <b.len>`"


def test_the_innermost_name_is_at_the_cursor() -> None:
    text, offset = at_cursor("{cite}`one, tw|o`")
    name = name_at("a.md", text, offset)
    assert name is not None
    assert name.name == "two"


@pytest.mark.parametrize(
    ("path", "text", "context", "typed", "shown"),
    [
        ("a.md", "It is {fact}`9 m <b.l|", "fact", "b.l", "9 m"),
        ("a.md", "It is {fact}`9 m <b.l|en>` long.", "fact", "b.l", "9 m"),
        ("a.md", "It is {fact}`b.|", "fact", "b.", None),
        ("a.md", "See {term}`Riv|er Town`.", "term", "Riv", None),
        ("a.md", "See {term}`the town <|>`.", "term", "", "the town"),
        ("a.md", "{claim}`six <s:|", "claim", "s:", "six"),
        ("a.md", "{cite}`one, tw|", "cite", "tw", None),
        ("a.md", "{fact}`a <b.c>` and {fact}`9 <d|", "fact", "d", "9"),
        ("a.md", "{fact}`nine\nmetres <b|>`", "fact", "b", "nine\nmetres"),
        (ENTRY, front("kind: wo|"), "kind", "wo", None),
        (ENTRY, "---\nkind: wo|", "kind", "wo", None),
        (ENTRY, front("facts:", "  o:", "    act: |"), "act", "", None),
        (ENTRY, front("facts:", "  o:", "    cite: [a, ga|]"), "cite", "ga", None),
        (ENTRY, front("facts:", "  o:", '    cite: "ga|"'), "cite", "ga", None),
        (ENTRY, front("facts:", "  o:", "    cite:", "      - ga|"), "cite", "ga", None),
        (ENTRY, front("facts:", "  o:", "    formula: sum(a, b|)"), "formula", "b", None),
        (ENTRY, front("facts:", "  o:", "    note: It has {fact}`9 <.le|"), "fact", ".le", "9"),
        ("seeds/s.yaml", "claims:\n  c:\n    verdict: w|\n", "verdict", "w", None),
    ],
)
def test_what_is_being_typed_is_recognised(path: str, text: str, context: str, typed: str, shown: str | None) -> None:
    typing = typing_at(path, *at_cursor(text))
    assert typing is not None
    assert (typing.context, typing.typed, typing.text) == (context, typed, shown)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.md", "It is 9 m| long."),
        ("a.md", "{fact}`9 <a.b>` |"),
        ("a.md", "{fact}`9 <a.b>`|"),
        ("a.md", "{fact}`never closed\n\n|"),
        ("a.md", "{fact}`never closed\nanother line|"),
        (ENTRY, front("kind: work") + "kind: |"),
        (ENTRY, front("kind: work", "|")),
        ("r.bib", "@online{a|"),
    ],
)
def test_nothing_is_offered_in_plain_words(path: str, text: str) -> None:
    assert typing_at(path, *at_cursor(text)) is None


def test_what_is_replaced_ends_where_the_name_does() -> None:
    text, offset = at_cursor("It is {fact}`9 m <b.l|en>` long.")
    typing = typing_at("a.md", text, offset)
    assert typing is not None
    assert text[typing.start : typing.end] == "b.len"


# ------------------------------------------------------------------------------------------- any text

PIECES = [
    "{fact}",
    "{cite}",
    "`",
    "``",
    "<",
    ">",
    "a.b",
    ".c",
    "\n",
    "\n\n",
    "---\n",
    "cite: ",
    "facts:\n",
    "  ",
    "- ",
    "[",
    ",",
]
mangled = st.lists(st.sampled_from([*PIECES, '"', "'", "#", ":", "é😀", "\r", "\u2028", "\ufeff"]), max_size=30).map(
    "".join
)


@given(mangled, st.integers(0, 60), st.sampled_from(["a.md", ENTRY, "seeds/s.yaml", "r.bib"]))
def test_in_any_text_names_stand_where_they_are_said_to(text: str, offset: int, path: str) -> None:
    for name in names_in(path, text, frozenset({"succeeds"})):
        assert name.outer[0] <= name.start <= name.end <= name.outer[1]
        assert " ".join(text[name.start : name.end].split()) in name.name
    typing = typing_at(path, text, min(offset, len(text)))
    assert typing is None or typing.start <= min(offset, len(text)) <= typing.end


@pytest.mark.parametrize(
    "text",
    [
        "".join("{fact}" + "`" * length + "x" for length in range(1, 700)),
        "{fact}`a <" * 30_000,
        "{fact}`" + " " * 200_000 + "<",
        "---\n" + "a" * 200_000,
        "---\ncite: [" + "a, " * 60_000,
        "---\nfigure: " + "1" * 200_000,
        "\n" + " \n" * 100_000,
    ],
    ids=lambda text: text[:12],
)
def test_no_text_takes_long(text: str) -> None:
    start = time.process_time()
    list(names_in(ENTRY, text))
    typing_at(ENTRY, text, len(text))
    assert time.process_time() - start < 2
