"""Records as they come in: values, places, positions, series, relations, and what is wrong with each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from checks.facts.load import Files, load_records
from checks.facts.model import Counting, Formula, Quotation, StateOfAffairs
from checks.facts.records import Records
from checks.findings import Finding
from checks.language.edtf import EdtfDate
from checks.language.records import Bound, FigureRecord
from checks.language.units import UnitTable, counted
from checks.language.values import Figure, Hedge, Ordinal, Tally
from checks.rules.example_handbook import CONFIGURATION, TEXTS
from tests.facts.small import BRIDGE, entry, fact


def records(facts: str = "", *, top: str = "", **others: str) -> Records:
    """The example handbook's records, the bridge's facts replaced, and further entries by id."""
    changed = {f"docs/glossary/{id_.replace('_', '-')}.md": text for id_, text in others.items()}
    return load_records(CONFIGURATION, Files({**TEXTS, BRIDGE: entry(facts, top=top), **changed}, ()))


def value(line: str):
    """The value that a fact written so has."""
    loaded = records(fact(line, "it"))
    assert loaded.problems == ()
    return loaded.facts["long-bridge.it"].value


def problem(facts: str = "", top: str = "") -> Finding:
    """The one problem of the bridge's records."""
    (found,) = records(facts, top=top).problems
    return found


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("figure: 1,240 metres", FigureRecord(Figure(1240, 1240, "m"))),
        ("figure: about 19 arches", FigureRecord(Figure(19, 19, "arch", Hedge.ABOUT))),
        ("figure: more than 20 lamps", FigureRecord(Figure(20, 20, "lamp", Hedge.OVER))),
        ("figure: 20–27 lamps", FigureRecord(Figure(20, 27, "lamp", Hedge.BETWEEN))),
        ("figure: 19 arches\nbound: ceiling", FigureRecord(Figure(19, 19, "arch"), Bound.CEILING)),
        ("figure: 38.6 per cent", FigureRecord(Figure(Fraction(193, 5), Fraction(193, 5), "percent"))),
        ("figure: 16th", Ordinal(16)),
        ("tally: 71–26", Tally(71, 26)),
        ("tally: 1,071-26", Tally(1071, 26)),
        ("state: held invalid", StateOfAffairs("held invalid")),
        ("quote: 'our road'\nspeaker: mayor-long\nlanguage: fr", Quotation("our road", "mayor-long", None, "fr")),
    ],
)
def test_a_value_is_what_is_written(line: str, expected: object) -> None:
    read = value(line)
    if isinstance(read, FigureRecord) and isinstance(expected, FigureRecord):
        low, high = Fraction(read.figure.low), Fraction(read.figure.high)
        assert (low, high, read.figure.unit, read.bound) == (
            expected.figure.low, expected.figure.high, expected.figure.unit, expected.bound
        )  # fmt: skip
        assert read.figure.hedge is expected.figure.hedge
    else:
        assert read == expected


@pytest.mark.parametrize("text", ["1934-05-12", "1934-05", "1934", "1934~", "193X", "1931-04/1934-05-12", "1949/.."])
def test_a_date_is_edtf(text: str) -> None:
    assert isinstance(value(f"date: {text}"), EdtfDate)
    assert value(f"date: {text}").text == text


def test_every_key_of_a_fact_is_read() -> None:
    loaded = records(
        fact(
            "act: closed\ndate: 1990-02-02\neffective: 1990-08-02\nby: [river-town, mayor-long]\nplace: River Town\n"
            "label: The end\nnote: It was *closed*.\nconfirmed: false",
            "closed",
        ).replace("cite: gazette-1934", 'cite: [gazette-1934, "gazette-1934, p. 3"]')
    )
    read = loaded.facts["long-bridge.closed"]
    assert loaded.problems == ()
    assert (read.act, read.by, read.place, read.label) == (
        "closed",
        ("river-town", "mayor-long"),
        "River Town",
        "The end",
    )
    assert read.effective is not None and read.takes_effect == read.effective
    assert [(citation.key, citation.locator) for citation in read.citations] == [
        ("gazette-1934", ""),
        ("gazette-1934", "p. 3"),
    ]
    assert not read.confirmed and read.note is not None and read.note.text == "It was *closed*."


def test_every_key_of_an_entry_is_read() -> None:
    top = (
        "official-title: Bridge over the River\nnative-name: Мост\nsort-name: Bridge, Long\n"
        "aliases: [The Bridge]\nthemes: [roads]\nredirects: [old-bridge]\nparties: [river-town]\n"
        "participants: mayor-long\nsucceeds: [river-town]\n"
    )
    loaded = records(top=top)
    bridge = loaded.entries["long-bridge"]
    assert loaded.problems == ()
    assert bridge.names == ("Long Bridge", "The Bridge", "Bridge over the River", "Мост")
    assert bridge.indexed_as == "Bridge, Long"
    assert (bridge.themes, bridge.redirects) == (("roads",), ("old-bridge",))
    assert [r.entry for r in (*bridge.parties, *bridge.participants)] == ["river-town", "mayor-long"]
    assert loaded.inverse_relations["river-town"] == {"succeeded-by": ("long-bridge",)}


@pytest.mark.parametrize(
    ("facts", "top", "place"),
    [
        (fact("figure: long"), "", (6, 13, 17)),
        (fact("date: 31 May 1934"), "", (6, 11, 22)),
        (fact("figure: 5 lamps\ncolour: grey"), "", (7, 5, 11)),
        (fact("figure: 5 lamps\nconfirmed: no"), "", (7, 16, 18)),
        (fact("figure: 5 lamps\nfigure: 6 lamps"), "", (7, 5, 11)),
        (fact('state: "x" "y"'), "", (6, 16, 16)),
        ("", 'redirects: ["ä", b-c]\n', (4, 13, 16)),
        ("", "aliases: [𝔄, [x]]\n", (4, 14, 17)),
        ("", "sort-name: Brigde, Long\n", (4, 12, 24)),
    ],
)
def test_a_problem_stands_at_its_line_and_columns(facts: str, top: str, place: tuple[int, int, int]) -> None:
    location = problem(facts, top).location
    assert (location.line, location.column, location.end_column) == place


@pytest.mark.parametrize("break_", ["\u2028", "\x85"])
def test_lines_are_those_that_an_editor_shows(break_: str) -> None:
    assert problem(fact("figure: long"), f'official-title: "a{break_}b"\n').location.line == 7


# ---------------------------------------------------------------- positions, series, redirects

_TWO = """  workers:
    positions:
      builders:
        figure: 400 workers
        holder: The builders
        cite: gazette-1934
      town:
        figure: 650 workers
        holder: The town
        cite: gazette-1934
"""


def test_a_disputed_fact_has_no_value_and_its_positions_have() -> None:
    loaded = records(_TWO)
    disputed = loaded.facts["long-bridge.workers"]
    assert loaded.problems == ()
    assert disputed.value is None and disputed.positions == ("builders", "town")
    assert [position.holder for position in loaded.positions(disputed)] == ["The builders", "The town"]
    assert loaded.facts["long-bridge.workers/town"].is_position


def test_an_adopted_position_gives_the_fact_its_value_and_sources() -> None:
    loaded = records(_TWO + "    adopt: town\n    reason: It paid them.\n")
    adopted = loaded.facts["long-bridge.workers"]
    assert loaded.problems == ()
    assert adopted.value == loaded.facts["long-bridge.workers/town"].value
    assert [citation.key for citation in adopted.citations] == ["gazette-1934"]


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        (_TWO + "    adopt: mayor\n    reason: x\n", "“mayor” is not allowed here."),
        (_TWO + "    adopt: town\n", "“workers” adopts a position without a reason."),
        (_TWO.replace("        holder: The town\n", ""), "The position lacks “holder”."),
        (_TWO[: _TWO.index("      town")], "Fewer than two positions are no disagreement."),
        (
            "  a:\n    figure: 5 lamps\n    state: dark\n    cite: gazette-1934\n",
            "The fact “a” has several values: figure, state.",
        ),
    ],
)
def test_a_bad_dispute_says_what_is_wrong(facts: str, message: str) -> None:
    assert message in [found.message for found in records(facts).problems]


_SERIES = """series:
  by: year
  columns:
    lit:
      label: Lit
      unit: lamps
      counts: Lamps *lit*.
      cite: gazette-1934
      values:
        1934: 1500
        1935: about 1,600
        1936: 20–27
"""


def test_a_cell_cites_the_sources_of_its_column_or_its_own() -> None:
    loaded = records(top=_SERIES + "      cites:\n        1935: [town-survey-1935]\n")
    keys = {address: [c.key for c in f.citations] for address, f in loaded.facts.items() if f.is_series_value}
    assert keys == {
        "long-bridge.lit@1934": ["gazette-1934"],
        "long-bridge.lit@1935": ["town-survey-1935"],
        "long-bridge.lit@1936": ["gazette-1934"],
    }


def test_a_citation_of_no_cell_is_a_problem() -> None:
    loaded = records(top=_SERIES + "      cites:\n        1940: gazette-1934\n")
    assert [found.message for found in loaded.problems] == ["“1940” is the key of no value."]


def test_a_series_has_a_fact_for_every_cell() -> None:
    loaded = records(top=_SERIES)
    cells = {address: f.value for address, f in loaded.facts.items() if f.is_series_value}
    assert loaded.problems == ()
    assert [(a, v.figure.low, v.figure.high, v.figure.hedge, v.figure.unit) for a, v in cells.items()] == [
        ("long-bridge.lit@1934", 1500, 1500, Hedge.NONE, "lamp"),
        ("long-bridge.lit@1935", 1600, 1600, Hedge.ABOUT, "lamp"),
        ("long-bridge.lit@1936", 20, 27, Hedge.BETWEEN, "lamp"),
    ]


def test_an_old_id_leads_to_the_entry_and_its_facts() -> None:
    loaded = records(fact("figure: 5 lamps", "lamps"), top="redirects: [old-bridge]\n")
    assert loaded.fact("old-bridge.lamps") is loaded.facts["long-bridge.lamps"]
    found = loaded.entry_called("OLD-bridge")
    assert found is not None and found.id == "long-bridge"


def test_a_line_of_successors_ends_though_it_runs_in_a_circle() -> None:
    loaded = records(a=entry(name="A", top="succeeds: b\n"), b=entry(name="B", top="succeeds: a\n"))
    assert loaded.line_of("a") == {"a", "b"}
    assert [found.message for found in loaded.problems] == ["“succeeds” runs in a circle: a → b → a."]


# ---------------------------------------------------------------- formulas

_BASE = (
    fact("figure: 10 lamps", "ten") + fact("figure: 30 lamps", "thirty") + fact("figure: 0 lamps", "none")
    + fact("figure: about 7 lamps", "about") + fact("figure: 2–4 lamps", "range") + fact("figure: 5 metres", "m")
    + fact("figure: 2 kilometres", "km") + fact("date: 1947", "y47") + fact("date: 1991", "y91")
    + fact("date: 1962-10-16", "oct16") + fact("date: 1962-10-28", "oct28") + fact("date: 1962-10", "oct")
    + fact("date: 2000-02-29", "leap") + fact("date: 2001-02-28", "feb01") + fact("date: 2001-03-01", "mar01")
    + fact("date: 2004-02-29", "leap4") + fact("date: 1949/..", "since") + fact("date: 1941-06-22/1945-05-09", "war")
    + fact("date: 1947~", "about47") + fact("figure: more than 20 lamps", "over")
    + fact("figure: at most 9 lamps", "most") + _TWO
)  # fmt: skip


def derived(formula: str, more: str = "") -> FigureRecord:
    """What a formula comes to."""
    loaded = records(
        _BASE + f"  it:\n    formula: {formula}\n" + "".join(f"    {line}\n" for line in more.splitlines())
    )
    assert loaded.problems == ()
    read = loaded.facts["long-bridge.it"].value
    assert isinstance(read, FigureRecord) and loaded.entries["long-bridge"].facts["it"].value == read
    return read


@pytest.mark.parametrize(
    ("formula", "low", "high", "unit", "hedge"),
    [
        ("sum(ten, thirty)", 40, 40, "lamp", Hedge.NONE),
        ("sum(ten, long-bridge.thirty, none)", 40, 40, "lamp", Hedge.NONE),
        ("sum(ten, about)", 17, 17, "lamp", Hedge.ABOUT),
        ("sum(ten, range)", 12, 14, "lamp", Hedge.BETWEEN),
        ("sum(m, km)", 2005, 2005, "m", Hedge.NONE),
        ("sum(over, ten)", 30, 30, "lamp", Hedge.OVER),
        ("sum(over, most)", 29, 29, "lamp", Hedge.ABOUT),
        ("difference(over, ten)", 10, 10, "lamp", Hedge.OVER),
        ("difference(thirty, over)", 10, 10, "lamp", Hedge.UNDER),
        ("difference(thirty, most)", 21, 21, "lamp", Hedge.AT_LEAST),
        ("difference(over, over)", 0, 0, "lamp", Hedge.ABOUT),
        ("difference(thirty, ten)", 20, 20, "lamp", Hedge.NONE),
        ("difference(ten, range)", 6, 8, "lamp", Hedge.BETWEEN),
        ("share(ten, thirty)", Fraction(100, 3), Fraction(100, 3), "percent", Hedge.NONE),
        ("share(range, ten)", 20, 40, "percent", Hedge.BETWEEN),
        ("change(ten, thirty)", 200, 200, "percent", Hedge.NONE),
        ("change(thirty, ten)", Fraction(-200, 3), Fraction(-200, 3), "percent", Hedge.NONE),
    ],
)
def test_a_formula_is_reckoned_exactly(formula: str, low: Fraction, high: Fraction, unit: str, hedge: Hedge) -> None:
    figure = derived(formula).figure
    assert (figure.low, figure.high, figure.unit, figure.hedge) == (low, high, unit, hedge)


@pytest.mark.parametrize(
    ("arguments", "unit", "counting", "low", "high"),
    [
        ("oct16, oct28", "days", "both-ends", 13, 13),
        ("oct16, oct28", "days", "one-end", 12, 12),
        ("oct16, oct28", "days", "", 12, 12),
        ("oct16, oct28", "weeks", "completed", 1, 1),
        ("oct, oct28", "days", "one-end", 0, 27),
        ("y47, y91", "years", "one-end", 44, 44),
        ("y47, y91", "years", "completed", 43, 44),
        ("y47, y91", "years", "both-ends", 45, 45),
        ("leap, feb01", "years", "completed", 0, 0),
        ("leap, mar01", "years", "completed", 1, 1),
        ("leap, leap4", "years", "completed", 4, 4),
        ("leap, mar01", "days", "one-end", 366, 366),
        ("war", "years", "completed", 3, 3),
        ("war", "months", "both-ends", 48, 48),
        ("war", "years", "both-ends", 5, 5),
        ("y47, y91", "decades", "completed", 4, 4),
    ],
)
def test_a_span_counts_the_ends_that_it_says(arguments: str, unit: str, counting: str, low: int, high: int) -> None:
    figure = derived(f"span({arguments})", f"unit: {unit}" + (f"\ncounting: {counting}" if counting else "")).figure
    assert (figure.low, figure.high) == (low, high)


def test_a_span_from_an_approximate_date_is_an_estimate() -> None:
    assert derived("span(about47, y91)", "unit: years").figure.hedge is Hedge.ABOUT


def _counting(formula: str) -> Records:
    """The records, with ``work`` a unit and this formula in the bridge."""
    units = UnitTable([*CONFIGURATION.units, counted("work", ("work", "works"))])
    bridge = entry(f"  it:\n    formula: {formula}\n", top="themes: [roads]\n")
    other = entry(name="Ferry", top="themes: [water]\n")
    files = Files({BRIDGE: bridge, "docs/glossary/ferry.md": other, "docs/glossary/up.md": entry(kind="town")}, ())
    return load_records(replace(CONFIGURATION, units=units), files)


@pytest.mark.parametrize(
    ("formula", "number"), [("count(work)", 2), ("count(work, roads)", 1), ("count(work, sky)", 0)]
)
def test_entries_are_counted_by_kind_and_theme(formula: str, number: int) -> None:
    assert _counting(formula).facts["long-bridge.it"].value == FigureRecord(Figure(number, number, "work"))


def test_what_is_counted_is_a_kind_and_a_unit() -> None:
    assert "no kind of entry" in problem("  it:\n    formula: count(works)\n").message
    assert "which is no unit" in problem("  it:\n    formula: count(town)\n").message


@pytest.mark.parametrize(
    ("formula", "message"),
    [
        ("sum(ten, gone)", "The formula names “long-bridge.gone”, which is no fact."),
        ("sum(ten, m)", "The formula mixes units: “long-bridge.m” counts m, the first lamp."),
        ("sum(ten, y47)", "The formula wants figures, and “long-bridge.y47” is none."),
        ("sum(ten, it)", "The formula runs in a circle: long-bridge.it → long-bridge.it."),
        ("sum(ten, workers)", "The formula names “long-bridge.workers”, which has no single value."),
        ("share(ten, none)", "The formula divides by nothing."),
        ("change(none, ten)", "The formula divides by nothing."),
        ("span(y91, y47)", "The span runs backwards: its end is before its start."),
        ("span(since)", "A span of one fact wants a period with both its ends: an EDTF interval."),
        ("span(since, y91)", "A span wants both its ends; one of the dates is open."),
        ("span(y47, since)", "A span wants both its ends; one of the dates is open."),
        ("span(ten, thirty)", "A span wants dates, and “long-bridge.ten” is none."),
    ],
)
def test_a_formula_that_cannot_be_reckoned_says_why(formula: str, message: str) -> None:
    unit = "    unit: years\n" if formula.startswith("span") else ""
    loaded = records(_BASE + f"  it:\n    formula: {formula}\n{unit}")
    assert [(f.rule, f.message) for f in loaded.problems] == [("formula-fails", message)]
    assert loaded.facts["long-bridge.it"].value is None


def test_a_formula_over_an_adopted_position_takes_its_value() -> None:
    loaded = records(_TWO + "    adopt: town\n    reason: x\n  it:\n    formula: sum(workers, workers/builders)\n")
    read = loaded.facts["long-bridge.it"].value
    assert loaded.problems == () and isinstance(read, FigureRecord) and read.figure.low == 1050


def test_a_formula_keeps_its_arguments_as_addresses() -> None:
    loaded = records(
        _BASE + "  it:\n    formula: span(y47, long-bridge.y91)\n    unit: years\n    counting: both-ends\n"
    )
    assert loaded.facts["long-bridge.it"].formula == Formula(
        "span", ("long-bridge.y47", "long-bridge.y91"), "years", Counting.BOTH_ENDS
    )


def test_records_are_as_of_the_handbooks_day() -> None:
    assert records().configuration.as_of == date(2000, 1, 1)
