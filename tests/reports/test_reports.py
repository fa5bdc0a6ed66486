"""Findings for people and machines: the caret under the right characters, and nothing that a terminal would obey."""

from __future__ import annotations

import json

import pytest

from checks.findings import Finding, Fix, Location, Severity
from checks.reports import json as json_report
from checks.reports.text import Style, printable, report, summary

LINE = "The bridge has 20 arches."


def finding(line: str = LINE, marked: str = "20 arches", path: str = "a.md", **more: str) -> Finding:
    column = line.index(marked) + 1
    return Finding(
        "figure-disagrees", Severity.ERROR, Location(path, 1, column, 1, column + len(marked)), "It disagrees.", **more
    )


def excerpt(line: str, marked: str, width: int = 80) -> tuple[str, str]:
    """The line that is shown and the carets below it, both without their margin."""
    _, shown, carets, *_ = report([finding(line, marked)], {"a.md": f"{line}\n"}, Style(width=width))
    margin = len("    1 | ")
    return shown[margin:], carets[margin:]


def test_a_finding_is_a_block_with_its_place_line_caret_and_cure() -> None:
    told = finding(written="20 arches", recorded="19 arches, gazette-1934", hint="Write 19.")
    told = Finding(**{**{name: getattr(told, name) for name in Finding.__slots__}, "candidates": ("{fact}`x <a.b>`",)})
    assert list(report([told], {"a.md": LINE}, Style())) == [
        "a.md:1:16: error: It disagrees. [figure-disagrees]",
        "    1 | The bridge has 20 arches.",
        "      |                ^^^^^^^^^",
        "    written: 20 arches",
        "    record: 19 arches, gazette-1934",
        "    help: Write 19.",
        "    likely: {fact}`x <a.b>`",
        "",
    ]


@pytest.mark.parametrize(
    ("line", "before", "carets"),
    [
        ("ab 20 cd", 3, 2),
        ("\tab\t20 cd", 4, 2),
        ("日本 20 cd", 5, 2),
        ("cafe\u0301 20 cd", 5, 2),
        ("\u202eab 20 cd", 4, 2),
        ("a\x1b[31m 20", 7, 2),
        ("a\xa020", 2, 2),
        ("👍 20", 3, 2),
        ("20", 0, 2),
    ],
)
def test_the_caret_stands_under_what_is_meant(line: str, before: int, carets: int) -> None:
    shown, marks = excerpt(line, "20")
    assert marks == " " * before + "^" * carets
    assert shown.isprintable()


def test_wide_characters_are_marked_over_their_whole_width() -> None:
    assert excerpt("ab 二十 cd", "二十")[1] == "   ^^^^"


@pytest.mark.parametrize("filler", ["word ", "日本", "a\u0301", "\t"])
@pytest.mark.parametrize("place", [0, 500, 999])
def test_a_long_line_is_cut_around_what_is_meant(filler: str, place: int) -> None:
    line = filler * place + "@20@" + filler * (999 - place)
    shown, marks = excerpt(line, "@20@", width=80)
    assert len(shown) <= 80 and shown.count("@20@") == 1
    assert shown.startswith("…") == (place > 0) and shown.endswith("…") == (place < 999)
    width = {"日": 2, "本": 2, "\u0301": 0}
    assert sum(width.get(c, 1) for c in shown[: shown.index("@20@")]) == len(marks) - 4


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    text = "one\x0c\x85\u2028 still one\r\ntwo\rthree 20"
    told = Finding("r", Severity.ERROR, Location("a.md", 3, 7, 3, 9), "m", "h")
    assert "    3 | three 20" in list(report([told], {"a.md": text}, Style()))


def test_a_byte_order_mark_takes_no_column() -> None:
    assert list(report([finding()], {"a.md": "\ufeff" + LINE}, Style()))[2] == "      |                ^^^^^^^^^"


@pytest.mark.parametrize("place", [(0, 1), (7, 3), (1, 900)])
def test_a_place_outside_the_text_is_no_reason_to_fail(place: tuple[int, int]) -> None:
    line, column = place
    assert list(
        report(
            [Finding("r", Severity.WARNING, Location("a.md", line, column, line, column + 4), "m")],
            {"a.md": "x"},
            Style(),
        )
    )


def test_nothing_that_a_terminal_obeys_is_printed() -> None:
    evil = "a\x1b]0;x\x07\u202eb\nc"
    told = Finding("r", Severity.ERROR, Location(f"{evil}.md", 1, 1, 1, 2), evil, evil, evil, evil, (evil,))
    lines = list(report([told], {f"{evil}.md": evil}, Style()))
    assert all(line.isprintable() for line in lines)


def test_colour_is_added_only_where_it_is_wanted() -> None:
    plain, coloured = (list(report([finding()], {"a.md": LINE}, Style(colour=colour))) for colour in (False, True))
    assert not any("\033" in line for line in plain)
    assert all("\033[" in line for line in coloured[:3])


def test_printable_keeps_every_ordinary_character() -> None:
    assert printable("Zürich — СНВ-III, 27 °C\u2009½") == "Zürich — СНВ-III, 27 °C ½"


@pytest.mark.parametrize(
    ("severities", "last"),
    [
        ([], "1,366 figures and dates in 2 files: all agree with their records."),
        ([Severity.ERROR], "1,366 figures and dates in 2 files: 1 error, 0 warnings."),
        ([Severity.WARNING] * 2, "1,366 figures and dates in 2 files: 0 errors, 2 warnings."),
    ],
)
def test_the_last_line_sums_up(severities: list[Severity], last: str) -> None:
    assert summary([Finding("r", severity, Location("a"), "m") for severity in severities], 2, 1366) == last


def test_json_holds_every_field_of_every_finding_in_order() -> None:
    told = Finding("r", Severity.ERROR, Location("ä\udcff.md", 1, 2, 1, 3), "m", fix=Fix("19", "Write 19"))
    (read,) = json.loads(json_report.report([told]))
    assert list(read) == list(Finding.__slots__)
    assert read["severity"] == "error" and read["fix"] == {"replacement": "19", "title": "Write 19"}
    assert read["location"] == {"path": "ä\udcff.md", "line": 1, "column": 2, "end_line": 1, "end_column": 3}
