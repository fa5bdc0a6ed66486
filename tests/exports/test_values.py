"""Values in the export: exact, with hedge, bound and unit apart, and dates with the days that they can mean."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from time import struct_time
from typing import Any

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from checks.exports.values import decimal_text
from tests.exports.exported import Exported, exported
from tests.facts.small import BRIDGE, entry, fact, write


def _value(root: Path, written: str) -> dict[str, Any]:
    """The value of a fact in the JSON, without what it does not say."""
    value = exported(write(root, {BRIDGE: entry(fact(written, "one"))})).facts["long-bridge.one"]["value"]
    return {name: part for name, part in value.items() if part is not None}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("figure: 1,240 metres", {"lower": "1240", "upper": "1240", "unit": "m", "hedge": "none"}),
        ("figure: about 70,300 lamps", {"lower": "70300", "upper": "70300", "unit": "lamp", "hedge": "about"}),
        ("figure: more than 20,000 lamps", {"lower": "20000", "upper": "20000", "hedge": "more than"}),
        ("figure: 20–27 million lamps", {"lower": "20000000", "upper": "27000000", "hedge": "between"}),
        ("figure: 38.6 per cent", {"lower": "38.6", "upper": "38.6", "unit": "percent"}),
        ("figure: 1.5 million lamps", {"lower": "1500000", "precision": "100000"}),
        ("figure: 550 lamps\nbound: ceiling", {"lower": "550", "bound": "ceiling", "hedge": "none"}),
        ("figure: 16th", {"type": "ordinal", "number": 16, "text": "16th"}),
        ("tally: 71–26", {"type": "tally", "first": 71, "second": 26}),
        ("state: held invalid", {"type": "statement", "text": "held invalid"}),
        ("date: 2010-04-08", {"edtf": "2010-04-08", "earliest": "2010-04-08", "latest": "2010-04-08"}),
        ("date: 2010-02", {"edtf": "2010-02", "earliest": "2010-02-01", "latest": "2010-02-28"}),
        ("date: 1682~", {"edtf": "1682~", "earliest": "1682-01-01", "latest": "1682-12-31"}),
        ("date: 1941-06-22/1945-05-09", {"earliest": "1941-06-22", "latest": "1945-05-09"}),
        ("date: 1949/..", {"edtf": "1949/..", "earliest": "1949-01-01", "text": "since 1949"}),
        (
            "quote: not far\nspeaker: mayor-long\ndate: 1931\nlanguage: ru",
            {
                "type": "quotation",
                "quote": "not far",
                "speaker": "mayor-long",
                "language": "ru",
                "said": {"edtf": "1931", "earliest": "1931-01-01", "latest": "1931-12-31"},
            },
        ),
    ],
)
def test_a_recorded_value_is_exported_in_its_parts(written: str, expected: dict[str, Any], tmp_path: Path) -> None:
    value = _value(tmp_path, written)
    assert {name: value.get(name) for name in expected} == expected


def test_an_open_end_has_no_day(tmp_path: Path) -> None:
    assert "latest" not in _value(tmp_path, "date: 1949/..")


def test_a_share_that_no_decimal_writes_says_that_it_is_rounded(tmp_path: Path) -> None:
    facts = fact("figure: 1 lamp", "part") + fact("figure: 3 lamps", "whole")
    facts += "  share:\n    formula: share(part, whole)\n  half:\n    formula: share(part, double)\n"
    facts += fact("figure: 2 lamps", "double")
    found = exported(write(tmp_path, {BRIDGE: entry(facts)})).facts
    share, half = found["long-bridge.share"]["value"], found["long-bridge.half"]["value"]
    assert (share["lower"], share["rounded"], share["unit"]) == ("33.333333", True, "percent")
    assert (half["lower"], half["rounded"]) == ("50", False)
    assert found["long-bridge.share"]["confidence"] == "derived"
    assert found["long-bridge.share"]["derivation"] == {
        "formula": "share(long-bridge.part, long-bridge.whole)",
        "function": "share",
        "counting": None,
        "arguments": ["long-bridge.part", "long-bridge.whole"],
    }


@given(st.integers(-(10**12), 10**12), st.integers(0, 9))
def test_a_decimal_is_written_exactly(digits: int, places: int) -> None:
    value = Fraction(digits, 10**places)
    assert Fraction(decimal_text(value)) == value


@given(st.fractions(min_value=-1000, max_value=1000))
def test_any_other_number_is_written_to_six_places(value: Fraction) -> None:
    assert abs(Fraction(decimal_text(value)) - value) <= Fraction(1, 2 * 10**6)


# ---------------------------------------------------------------- what stands beside the value


def test_positions_say_whose_they_are_and_which_is_adopted(tmp_path: Path) -> None:
    positions = """  width:
    label: Width
    positions:
      town:
        figure: 20 metres
        holder: The town
        cite: "gazette-1934, p. 3"
      builders:
        figure: 21 metres
        holder: The builders
        cite: gazette-1934
    adopt: town
    reason: It was *measured* by {term}`Mayor Long`.
"""
    found = exported(write(tmp_path, {BRIDGE: entry(positions)})).facts
    disputed, town, builders = (found[f"long-bridge.width{name}"] for name in ("", "/town", "/builders"))
    assert (disputed["adopted_position"], disputed["value"]["lower"]) == ("long-bridge.width/town", "20")
    assert disputed["adopted_because"] == "It was measured by Mayor Long."
    assert (town["holder"], town["adopted"], town["position_on"]) == ("The town", True, "long-bridge.width")
    assert (builders["adopted"], builders["role"]) == (False, "position")
    assert town["sources"] == [{"source": "gazette-1934", "locator": "p. 3"}]


def test_what_none_is_adopted_of_has_no_value(four_rivers: Exported, this_handbook: Exported) -> None:
    for found in (four_rivers, this_handbook):
        for fact_ in found.facts.values():
            assert (fact_["value"] is None) == (fact_["confidence"] == "disputed"), fact_["address"]


@pytest.mark.parametrize(
    ("cited", "confidence"),
    [
        ("cite: gazette-1934", "single source"),
        ("cite: [gazette-1934, almanac-1935]", "several sources"),
        ("cite: [gazette-1934, almanac-1935]\n    confirmed: false", "not confirmed"),
    ],
)
def test_confidence_says_how_well_a_fact_is_sourced(cited: str, confidence: str, tmp_path: Path) -> None:
    written = entry(f"  one:\n    figure: 3 lamps\n    {cited}\n")
    assert exported(write(tmp_path, {BRIDGE: written})).facts["long-bridge.one"]["confidence"] == confidence


def test_prose_is_plain_text(tmp_path: Path) -> None:
    noted = "figure: 3 lamps\nnote: The {term}`ferry <old-ferry>` had {fact}`.two` {cite}`gazette-1934`."
    found = exported(write(tmp_path, {BRIDGE: entry(fact(noted, "one") + fact("figure: 2 lamps", "two"))}))
    assert found.facts["long-bridge.one"]["note"] == "The ferry had 2 lamps."
    described = {entry_["id"]: entry_["definition"] for entry_ in found.document["entries"]}
    assert described["long-bridge"] == "The Long Bridge is described here."
    assert described["old-ferry"] == "The Old Ferry carried people to River Town before the Long Bridge was built."


# ---------------------------------------------------------------- the real handbook


def test_every_fact_and_claim_is_exported_once(either: Exported) -> None:
    assert either.facts.keys() == either.records.facts.keys()
    assert len(either.document["facts"]) == len(either.facts)
    assert {claim["address"] for claim in either.document["claims"]} == either.records.claims.keys()


def test_a_date_has_the_days_that_another_reader_of_edtf_finds(this_handbook: Exported) -> None:
    dates = {fact_["value"]["edtf"]: fact_["value"] for fact_ in _dated(this_handbook)}
    assert len(dates) > 300
    longest_first = sorted(dates.items(), key=lambda item: (-len(item[0]), item[0]))
    for text, value in [*longest_first[:20], *longest_first[20::40]]:  # that reader takes a twentieth second for each
        if text[0] in "[{":  # that reader takes the bounds of a set from its first member alone
            continue
        other = parse_edtf(text.replace("/..", "/open").replace("../", "unknown/"))
        for bound, day in (("earliest", other.lower_strict()), ("latest", other.upper_strict())):
            if value[bound] is not None:
                assert date.fromisoformat(value[bound]) == _day(day), (text, bound)


def _dated(found: Exported) -> list[dict[str, Any]]:
    return [fact_ for fact_ in found.facts.values() if fact_["value"] and fact_["value"]["type"] == "date"]


def _day(of: struct_time) -> date:
    return date(of.tm_year, of.tm_mon, of.tm_mday)


def test_every_entry_says_what_it_is(either: Exported) -> None:
    without = [entry_["id"] for entry_ in either.document["entries"] if not entry_["definition"]]
    assert without == []


def test_no_markup_is_left_in_plain_text(this_handbook: Exported) -> None:
    texts = {each["definition"] for each in this_handbook.document["entries"]}
    texts |= {text for each in this_handbook.facts.values() for text in (each["note"], each["adopted_because"])}
    texts |= {text for each in this_handbook.document["claims"] for text in (each["says"], each["finding"])}
    assert [text for text in texts if text and ("{" in text or "`" in text or "\ufffc" in text)] == []
