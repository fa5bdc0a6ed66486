"""The bibliography: BibTeX as its own parser reads it, with lines, and one bad record does not spoil the others."""

from __future__ import annotations

import pytest

from checks.facts.bibliography import read_bibliography


def test_a_source_has_its_fields_keywords_and_place() -> None:
    sources, problems = read_bibliography(
        "b.bib",
        "@string{rg = {River Gazette}}\n% a remark\n@online{one,\n  title = {The {B}ridge},\n"
        "  organization = rg # { Ltd},\n"
        "  author = {Müller, Hans and {The Town}}, keywords = {press, mirror}, url = {http://a/b_c~d},\n"
        '  note = "M{\\"u}nchen \\& \\\'Evian 5\\%"\n}\n@comment{nothing}\n',
    )
    source = sources["one"]
    assert problems == [] and list(sources) == ["one"]
    assert source.title == "The Bridge" and source.fields["organization"] == "River Gazette Ltd"
    assert source.publisher == "Müller, Hans; The Town" and source.keywords == ("press", "mirror")
    assert source.fields["url"] == "http://a/b_c~d" and source.fields["note"] == "München & Évian 5%"
    assert (source.location.line, source.location.column, source.location.end_column) == (3, 9, 12)


@pytest.mark.parametrize(
    ("text", "line", "says", "kept"),
    [
        (
            "@misc{a, title={x}}\n\n@misc{A, title={y}}\n@misc{b, title={z}}",
            3,
            "recorded twice; first on line 1",
            ["a", "b"],
        ),
        ("@misc{a, title={x}\n\n@misc{b, title={z}}", 3, "'}' expected", ["a", "b"]),
        ("\n@misc{a, title={x}, title={y}}", 2, "duplicate title", ["a"]),
        ("\n@misc{a, title=nowhere}", 2, "undefined string: nowhere", ["a"]),
        ("\n@misc{a, author={A, B, C, D, E}}", 2, "Too many commas", ["a"]),
        ("\n@misc{a b, title={x}}", 2, "'=' expected", ["a"]),
        ("@misc{a, title={x}}\n@{", 2, "name expected", ["a"]),
        ("just words", 1, "no record", []),
        ("@misc{" + "k" * 500 + ", title={x}}", 1, "too long for a key", []),
        ("@misc{a, title={" + "{" * 5_000 + "}" * 5_000 + "}}", 1, "nested braces", ["a"]),
    ],
)
def test_what_is_wrong_is_found_on_its_line(text: str, line: int, says: str, kept: list[str]) -> None:
    sources, problems = read_bibliography("b.bib", text)
    assert [(found.location.line, says in found.message) for found in problems] == [(line, True)]
    assert list(sources) == kept


def test_two_records_on_a_line_or_in_parentheses_are_placed() -> None:
    sources, problems = read_bibliography("b.bib", "@misc(a, title={x}) @misc{b, title={y}}")
    assert problems == [] and [source.location.column for source in sources.values()] == [7, 27]


def test_an_empty_bibliography_is_one() -> None:
    assert read_bibliography("b.bib", "\n") == ({}, [])
