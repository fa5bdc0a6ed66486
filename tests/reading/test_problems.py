"""What the reader does not read, it says, where it stands; and no text makes it fail or hang."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checks.reading import DIRECTIVES, ROLES, Directive, LineIndex, MystSettings, Shows, read

MYST = MystSettings()


@pytest.mark.parametrize(
    ("source", "line", "column", "says"),
    [
        ("a\n\n:::{include} b.md\n:::", 3, 1, "include"),
        ("a\n\n- b\n\n  ```{unheard-of}\n  ```", 5, 3, "unheard-of"),
        ("::::{note}\n:::{raw} html\n:::\n::::", 2, 1, "raw"),
        ("a {unheard-of}`b`", 1, 3, "unheard-of"),
        ("a\nb <b>c</b>", 2, 3, "HTML"),
        ("a\n\n<div>\n</div>", 3, 1, "HTML"),
        ("a {{ b }}", 1, 3, "substitution"),
        (":::{note}\na", 1, 1, "not closed"),
        ("::::{note}\n:::{tip}\na\n::::", 2, 1, "not closed"),
        ("---\nkind: x\n\na", 1, 1, "front matter"),
        ("a\n\n    b 5", 3, 5, "code"),
        ("a\u200bb", 1, 2, "U+200B"),
        ("a\x00b", 1, 2, "U+0000"),
        ("a\u202eb", 1, 2, "U+202E"),
        ("a\x0cb", 1, 2, "U+000C"),
        (":::{csv-table}\n:file: a.csv\n:::", 1, 1, "file"),
        (':::{csv-table}\na,"b\n:::', 2, 3, "closed"),
        (":::{card}\na\n^^^\nb\n:::", 3, 1, "ruler"),
        ("{fact}`!5 <a.b>`", 1, 1, "switched off"),
        ("![{fact}`5 <a.b>`](x)", 1, 1, "lost"),
        ("> " * 25 + "a", 1, 1, "nested"),
        (":::{figure} a\n:alt: [\n:b: 'c\n:::", 1, 1, "options"),
    ],
)
def test_a_problem_is_said_where_it_stands(source: str, line: int, column: int, says: str) -> None:
    problems = read(source, MYST).problems
    assert any(says in problem.message for problem in problems), problems
    problem = next(problem for problem in problems if says in problem.message)
    assert LineIndex(source).position(problem.start) == (line, column) or says == "nested"
    assert problem.hint


def test_a_handbook_may_know_more_roles_and_directives() -> None:
    document = read(
        ":::{timeline}\na {river}`5`\n:::",
        MYST,
        roles={**ROLES, "river": Shows.CONTENT},
        directives={**DIRECTIVES, "timeline": Directive()},
    )
    assert ([passage.text for passage in document.passages], document.problems) == (["a 5"], ())


N = 90_000
HOSTILE = {
    "one line of ten megabytes": "a 1,550 " * 1_250_000,
    "backticks": "`" * 100_000,
    "brackets": "[" * 100_000,
    "pairs of brackets": "[]" * (N // 2),
    "footnotes without end": "[^a" * (N // 3),
    "roles without end": "{fact}`" * (N // 7),
    "spans without end": "[a]{%" * (N // 5),
    "attributes without end": '[a](b){a="' * (N // 10),
    "asterisks": "*" * N,
    "less-than signs": "<" * N,
    "ampersands": "&" * N,
    "quotes in quotes": "> " * 1_000 + "a",
    "lists in lists": "".join("  " * depth + "- a\n" for depth in range(1_000)),
    "fences in fences": "".join(":" * (130 - depth) + "{note}\n" for depth in range(125)) + "a\n",
    "fences without end": ":::{note}\n" * 5_000,
    "pipes": "|" * N + "\n" + "|-" * (N // 2),
    "links with titles": '[a](b "c") ' * (N // 11),
    "references with titles": "[a][r] " * (N // 7) + '\n\n[r]: b "c"\n',
    "a paragraph of many lines": "a b c d e f g h\n" * 20_000,
    "nothing but line ends": "\n" * 300_000,
    "invisible characters": "\u200b" * 50_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_takes_long(name: str) -> None:
    started = time.process_time()
    read(HOSTILE[name], MYST)
    assert time.process_time() - started < 15


@pytest.mark.parametrize(
    "name", ["one line of ten megabytes", "quotes in quotes", "lists in lists", "fences in fences"]
)
def test_what_is_too_long_or_too_deep_is_a_problem(name: str) -> None:
    assert read(HOSTILE[name], MYST).problems


@given(st.text(max_size=80))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read(text: str) -> None:
    document = read(text, MYST)
    assert all(0 <= problem.start <= problem.end <= len(text) + 1 for problem in document.problems)


@pytest.mark.parametrize(
    ("text", "is_wrong"),
    [
        ("It has 1\u041e0 arches.", True),
        ("It has 1\u043700 arches.", True),
        ("It has 1O0 arches.", True),
        ("It has (1l0) arches.", True),
        ("It has 100 arches.", False),
        ("The R-1O5 and the 9M729 fly.", False),
        ("See <https://example.org/1O0/a>.", False),
        ("| 1 | 2 |\n|---|---|\n|1|2|", False),
    ],
)
def test_a_letter_that_looks_like_a_digit_among_digits_is_a_problem(text: str, is_wrong: bool) -> None:
    assert any("among digits" in problem.message for problem in read(text, MYST).problems) is is_wrong
