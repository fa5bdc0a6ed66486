"""Totals are the sums of their parts, within what rounding and hedges allow."""

from __future__ import annotations

import pytest

from tests.rules.handbook import entry, found, rules_broken


def table(*rows: tuple[str, ...]) -> str:
    cells = [
        [cell if at == 0 or row == 0 else _exempt(cell) for at, cell in enumerate(r)] for row, r in enumerate(rows)
    ]
    lines = [f"| {' | '.join(row)} |" for row in cells]
    return "\n".join([lines[0], f"|{' --- |' * len(rows[0])}", *lines[1:]])


def _exempt(figure: str) -> str:
    return f"{{exempt}}`{figure} <a test>`" if figure[:1].isdigit() or " " in figure else figure


@pytest.mark.parametrize(
    ("rows", "is_wrong"),
    [
        ([("", "n"), ("a", "12"), ("b", "30"), ("Total", "42")], False),
        ([("", "n"), ("a", "12"), ("b", "30"), ("Total", "43")], True),
        ([("", "n"), ("a", "12"), ("b", "30"), ("All", "43")], True),
        ([("", "n"), ("a", "12"), ("b", "30"), ("Totally", "43")], False),
        ([("", "n"), ("a", "1.2 million"), ("b", "1.3 million"), ("Total", "2.6 million")], False),
        ([("", "n"), ("a", "1.2 million"), ("b", "1.3 million"), ("Total", "2.7 million")], True),
        ([("", "n"), ("a", "about 1,200"), ("b", "30"), ("Total", "1,280")], False),
        ([("", "n"), ("a", "12"), ("b", "none"), ("Total", "43")], False),
        ([("", "n"), ("a", "12"), ("Total", "43")], False),
        ([("", "n"), ("a", "12"), ("b", "30"), ("Total", "42"), ("c", "3"), ("d", "4"), ("Total", "7")], False),
        ([("", "n", "m", "Total"), ("a", "12", "30", "42"), ("b", "1", "4", "5")], False),
        ([("", "n", "m", "Total"), ("a", "12", "30", "42"), ("b", "1", "4", "6")], True),
        ([("", "metres", "Total"), ("a", "12 metres", "42")], False),
        ([("", "n", "m", "Total"), ("a", "12 metres", "30 lamps", "43")], False),
    ],
)
def test_a_total_in_a_table_is_the_sum_of_its_parts(rows: list[tuple[str, ...]], is_wrong: bool) -> None:
    assert ("total-differs" in rules_broken(table(*rows))) is is_wrong


def test_a_total_in_a_csv_table_is_read_too() -> None:
    rows = "\n".join(
        ["n,m", *(f"{name},{{exempt}}`{n} <a test>`" for name, n in (("a", 12), ("b", 30), ("Total", 43)))]
    )
    assert "total-differs" in rules_broken(f"```{{csv-table}}\n:header-rows: 1\n\n{rows}\n```")


def test_a_finding_shows_the_sum() -> None:
    findings = found(table(("", "n"), ("a", "846"), ("b", "1,846"), ("Total", "2,693")))
    [finding] = [finding for finding in findings if finding.rule == "total-differs"]
    assert finding.written == "846 + 1,846 = 2,693"
    assert "2,692" in finding.message


@pytest.mark.parametrize(
    ("prose", "is_wrong"),
    [
        ("846 + 1,846 = 2,692.", False),
        ("846 + 1,846 = 2,693.", True),
        ("846 plus 1,846 makes 2,693.", True),
        ("846 missiles + 1,846 missiles = 2,693 missiles.", True),
        ("12 + 30 + 8 = 50.", False),
        ("12 + 30 + 8 = 51.", True),
        ("It rose from 846 and 1,846 to 2,693.", False),
    ],
)
def test_a_sum_in_a_sentence_adds_up(prose: str, is_wrong: bool) -> None:
    assert ("sum-differs" in rules_broken(prose)) is is_wrong


@pytest.mark.parametrize(
    ("prose", "is_wrong"),
    [
        ("19 of the 35 lamps failed.", False),
        ("52 of the 35 lamps failed.", True),
        ("52 lamps out of 35 failed.", True),
        ("about 36 of the 35 lamps failed.", False),
        ("52 per cent of 35 lamps failed.", False),
    ],
)
def test_a_part_is_not_greater_than_its_whole(prose: str, is_wrong: bool) -> None:
    assert ("part-exceeds-whole" in rules_broken(prose)) is is_wrong


def series(total_of: str, total: str) -> dict[str, str]:
    def column(name: str, value: str, more: str = "") -> str:
        head = f"    {name}:\n      label: {name}\n      unit: lamp\n      cite: gazette-1934\n"
        return f"{head}{more}      values:\n        1935: {value}\n"

    parts = column("east", "12") + column("west", "30")
    return entry(
        "Old Mill",
        f"series:\n  by: year\n  columns:\n{parts}{column('all', total, f'      total-of: {total_of}' + chr(10))}",
    )


@pytest.mark.parametrize(
    ("total_of", "total", "expected"),
    [
        ("[east, west]", "42", set()),
        ("[east, west]", "43", {"total-differs"}),
        ("[east, west]", "about 43", set()),
        ("[east, north]", "42", {"invalid-record"}),
        ("[east, all]", "42", {"invalid-record"}),
    ],
)
def test_a_column_is_the_total_of_others(total_of: str, total: str, expected: set[str]) -> None:
    assert rules_broken(files=series(total_of, total)) == expected
