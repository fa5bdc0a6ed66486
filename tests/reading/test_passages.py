"""What a visitor reads: the kinds of passage, their text, and what roles and links leave in it."""

from __future__ import annotations

import pytest

from checks.reading import OPAQUE, Document, MystSettings, Role, read, read_fragment

MYST = MystSettings(("attrs_block", "attrs_inline", "colon_fence", "deflist", "dollarmath"))


def passages(document: Document) -> list[tuple[str, str]]:
    return [(passage.kind.value, passage.text) for passage in document.passages]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# A *title*", [("heading", "A title")]),
        ("Set\next\n---", [("heading", "Set ext")]),
        ("one\ntwo", [("paragraph", "one two")]),
        ("one\\\ntwo  \nthree", [("paragraph", "one two three")]),
        ("1,**55**0 _x_", [("paragraph", "1,550 x")]),
        ("a `7` b", [("paragraph", f"a {OPAQUE} b")]),
        ("a $7$ b", [("paragraph", f"a {OPAQUE} b")]),
        ("- a\n  - b", [("list-item", "a"), ("list-item", "b")]),
        ("> a\nlazy", [("paragraph", "a lazy")]),
        ("| a\\|b | c |\n|---|---|\n| 1 |", [("table-cell", t) for t in ("a|b", "c", "1")]),
        ("T\n: d", [("definition-term", "T"), ("definition", "d")]),
        ("x[^1]\n\n[^1]: note", [("paragraph", f"x{OPAQUE}"), ("footnote", "note")]),
        ("[t](u 'tip')", [("paragraph", "t"), ("tooltip", "tip")]),
        ("[t][r]\n\n[r]: u 'tip'", [("paragraph", "t"), ("tooltip", "tip")]),
        ("[](#x)", [("paragraph", OPAQUE)]),
        ("<https://a.b/c%20d>", [("paragraph", "https://a.b/c d")]),
        ("![a *b* 5](u)", [("paragraph", OPAQUE), ("alternative", "a b 5")]),
        ("&amp; \\* &#53; &nope;", [("paragraph", "& * 5 &nope;")]),
        ("{abbr}`ABM (anti-ballistic)`", [("paragraph", "ABM"), ("tooltip", "anti-ballistic")]),
        ("km{sup}`2`", [("paragraph", "km2")]),
        ("{math}`2` {cite}`k-1`", [("paragraph", f"{OPAQUE} {OPAQUE}")]),
        ("{term}`New START` {term}`it <New START>`", [("paragraph", "New START it")]),
        ("{fact}`a.b` {fact}`5 <a.b>`", [("paragraph", f"{OPAQUE} 5")]),
        ("{fact}``a `b` <c.d>``", [("paragraph", "a `b`")]),
        ("% 5\n(x)=\n+++ 6", []),
        ("```\n5\n```", []),
        ("```{math}\n5\n```", []),
    ],
)
def test_a_text_leaves_its_words(source: str, expected: list[tuple[str, str]]) -> None:
    document = read(source, MYST)
    assert passages(document) == expected
    assert document.problems == ()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (":::{note}\na\n:::", [("paragraph", "a")]),
        (":::{admonition} T `5`\na\n:::", [("title", f"T {OPAQUE}"), ("paragraph", "a")]),
        (":::{figure} x.png\n:alt: A\n\nC\n\nL\n:::", [("alternative", "A"), ("caption", "C"), ("paragraph", "L")]),
        (":::{image} x.png\n:alt: 'A 5'\n:::", [("alternative", "A 5")]),
        (":::{list-table} T\n* - a\n:::", [("caption", "T"), ("table-cell", "a")]),
        (
            ':::{csv-table} T\n:header: a, b\n\n1,"x, ""y"""\n:::',
            [("caption", "T"), *(("table-cell", t) for t in ("a", "b", "1", 'x, "y"'))],
        ),
        (":::{card} T\n:footer: F\n\nb\n:::", [("title", "T"), ("title", "F"), ("paragraph", "b")]),
        ("::::{grid} 2 2\n:::{grid-item-card} T\nb\n:::\n::::", [("title", "T"), ("paragraph", "b")]),
        (":::{code-block} py\n:caption: C\n5\n:::", [("caption", "C")]),
        (":::\nbare\n:::", [("paragraph", "bare")]),
        ('{attribution="A"}\n> q', [("paragraph", "q"), ("attribution", "A")]),
    ],
)
def test_a_directive_leaves_its_words(source: str, expected: list[tuple[str, str]]) -> None:
    document = read(source, MYST)
    assert passages(document) == expected
    assert document.problems == ()


@pytest.mark.parametrize(
    ("source", "own"),
    [
        ("a", [True]),
        ("> a\n\nb", [False, True]),
        ("> > a\n>\n> b\n\nc", [False, False, True]),
        (":::{epigraph}\na\n:::\n\nb", [False, True]),
        ("> :::{note}\n> a\n> :::\n\nb", [False, True]),
        ("::::{epigraph}\n:::{note}\na\n:::\n::::", [False]),
    ],
)
def test_a_quotation_is_not_the_handbooks_own_voice(source: str, own: list[bool]) -> None:
    assert [passage.in_own_voice for passage in read(source, MYST).passages] == own


def test_the_display_of_a_role_without_text_is_the_callers() -> None:
    def display(role: Role) -> str | None:
        return {"a.b": "1,550 warheads"}.get(role.target)

    passage = read("x {fact}`a.b` {fact}`c.d` {fact}`7 <a.b>`", MYST, display=display).passages[0]
    assert passage.text == f"x 1,550 warheads {OPAQUE} 7"
    assert [passage.text[placed.start : placed.end] for placed in passage.roles] == ["1,550 warheads", OPAQUE, "7"]


@pytest.mark.parametrize(
    ("source", "text", "target"),
    [
        ("a {fact}`about 5 <b.c>` d", "about 5", "b.c"),
        ("a {fact}`about\n5 <b.c>` d", "about\n5", "b.c"),
        ("> a {fact}`about 5\n> <b.c>` d", "about 5", "b.c"),
        ("a {fact}`b.c` d", "b.c", "b.c"),
        ("| {fact}`5 <b.c>` | x |\n|---|---|\n| \\| | {fact}`5 <b.c>` |", "5", "b.c"),
        (":::{tip} {fact}`5 <b.c>`\n:::", "5", "b.c"),
        ("*{fact}``5 <b.c>``*", "5", "b.c"),
        ("a {fact}`x < 5 <b.c>`", "x", "5 <b.c"),
    ],
)
def test_a_role_knows_where_its_parts_stand(source: str, text: str, target: str) -> None:
    for role in read(source, MYST).roles:
        assert source[role.start : role.end].startswith("{fact}`")
        assert source[role.start : role.end].endswith("`")
        assert source[role.text_start : role.text_end] == text
        assert source[role.target_start : role.target_end].strip() == target


def test_roles_come_in_the_order_of_the_page() -> None:
    source = "{fact}`1 <a>`\n\n:::{note}\n{fact}`2 <a>`\n:::\n\n{fact}`3 <a>`"
    assert [role.text for role in read(source, MYST).roles] == ["1", "2", "3"]


def test_front_matter_is_set_apart_with_its_place() -> None:
    source = "---\nkind: treaty\n---\n# T\n"
    document = read(source, MYST)
    front = document.front_matter
    assert front is not None
    assert (front.text, source[front.start : front.end], front.first_line) == ("kind: treaty\n",) * 2 + (2,)
    assert passages(document) == [("heading", "T")]


def test_a_fragment_has_no_front_matter() -> None:
    document = read_fragment("A sentence of {fact}`5 <a.b>`.", MYST)
    assert (document.front_matter, passages(document)) == (None, [("paragraph", "A sentence of 5.")])


def test_headings_links_and_targets_are_listed() -> None:
    source = "(top)=\n# T\n\n{#low}\n## U\n\n[x](#top) <https://a.b>"
    document = read(source, MYST)
    assert [(heading.text, heading.level) for heading in document.headings] == [("T", 1), ("U", 2)]
    assert [(t.name, source[t.start : t.end]) for t in document.targets] == [("top", "top"), ("low", "low")]
    assert [(link.target, source[link.start : link.end]) for link in document.links] == [
        ("#top", "x"),
        ("https://a.b", "https://a.b"),
    ]


def test_the_cells_of_tables_know_their_place() -> None:
    source = "| a | b |\n|---|---|\n|   | *1* |\n\ntext\n\n```{csv-table}\n:header-rows: 1\n\nx,y\n2,\n```\n"
    cells = [(passage.text, passage.cell) for passage in read(source, MYST).passages]
    assert cells == [
        ("a", (0, 0, 0)),
        ("b", (0, 0, 1)),
        ("1", (0, 1, 1)),
        ("text", None),
        ("x", (1, 0, 0)),
        ("y", (1, 0, 1)),
        ("2", (1, 1, 0)),
    ]
