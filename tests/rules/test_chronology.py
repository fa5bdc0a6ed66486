"""Dates are held to the order of acts, lives, successions and periods; doubt and dispute get their benefit."""

from __future__ import annotations

import pytest

from tests.rules.handbook import act, entry, found, rules_broken


def disputed(name: str, *dates: str, adopt: str = "") -> str:
    positions = "".join(
        f"      p{at}:\n        date: {date}\n        holder: H{at}\n        cite: gazette-1934\n"
        for at, date in enumerate(dates)
    )
    adopted = f"    adopt: {adopt}\n    reason: It is likelier.\n" if adopt else ""
    return f"  {name}:\n    act: {name}\n    positions:\n{positions}{adopted}"


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (act("begun", "1931") + act("opened", "1934"), set()),
        (act("begun", "1935") + act("opened", "1934"), {"acts-out-of-order"}),
        (act("begun", "1934") + act("opened", "1934-05-12"), set()),
        (act("begun", "1935~") + act("opened", "1934"), set()),
        (disputed("begun", "1931", "1936") + act("opened", "1934"), set()),
        (disputed("begun", "1936", "1937") + act("opened", "1934"), {"acts-out-of-order"}),
        (disputed("begun", "1931", "1936", adopt="p1") + act("opened", "1934"), {"acts-out-of-order"}),
        (act("begun", "1936") + act("closed", "1934"), {"dates-contradict"}),
        (act("begun", "1931") + act("closed", "1934"), set()),
        (act("begun", "1936") + act("opened", "193X") + act("closed", "1934"), {"dates-contradict"}),
        (act("begun", "1931") + act("opened", "193X") + act("closed", "1934"), set()),
        (act("begun", "1936") + disputed("opened", "1930", "1939") + act("closed", "1934"), {"dates-contradict"}),
    ],
)
def test_acts_come_in_their_order(facts: str, expected: set[str]) -> None:
    assert rules_broken(files=entry("Old Mill", f"facts:\n{facts}")) == expected


def test_the_chain_that_proves_a_contradiction_is_told() -> None:
    facts = act("begun", "1936") + act("opened", "193X") + act("closed", "1934")
    [finding] = [f for f in found(files=entry("Old Mill", f"facts:\n{facts}")) if f.rule == "dates-contradict"]
    places = [finding.message.index(f"old-mill.{name}") for name in ("begun", "opened", "closed")]
    assert places == sorted(places)


def test_a_chain_runs_through_several_entries() -> None:
    """A mill begun after the bridge that it succeeds, which a mayor begun before his birth: no two dates clash."""
    files = {
        **entry("Old Mill", "succeeds: [old-weir]\nfacts:\n" + act("begun", "18XX") + act("closed", "1850")),
        **entry("Old Weir", "facts:\n" + act("begun", "18XX", "    by: miller\n")),
        **entry("Miller", "facts:\n" + act("born", "1860"), kind="person"),
    }
    assert rules_broken(files=files) == {"dates-contradict"}


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("1930", set()),
        ("1880", set()),
        ("1951-12", {"outside-its-period"}),
        ("1879", {"outside-its-period"}),
        ("1951~", set()),
    ],
)
def test_a_part_begins_within_the_whole(date: str, expected: set[str]) -> None:
    files = entry("Old Mill", "part-of: [mayor-long]\nfacts:\n" + act("begun", date))
    assert rules_broken(files=files) == expected
