"""What a difference tells: real edits to records, and what has become of each fact."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.editions.difference import Difference, What, compare
from checks.editions.working import working_snapshot
from checks.facts.config import read_configuration
from tests.editions.handbooks import FACTS, snapshot
from tests.facts.small import entry, fact

Told = list[tuple[str, str, dict[str, tuple[tuple[str, ...], tuple[str, ...]]]]]


def _told(difference: Difference) -> Told:
    """Each change: what, of which address, and each aspect as it was and is."""
    return [
        (change.what.value, change.item.address, {a.name: (a.old, a.new) for a in change.aspects})
        for change in difference.changes
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("1,240 metres", "1,240 m", []),
        ("52 lamps", "53 lamps", [("lamps", {"value": (("52 lamps",), ("53 lamps",))})]),
        ("52 lamps", "about 52 lamps", [("lamps", {"value": (("52 lamps",), ("about 52 lamps",))})]),
        ("52 lamps", "52 arches", [("lamps", {"value": (("52 lamps",), ("52 arches",))})]),
        ("52 lamps", "50–54 lamps", [("lamps", {"value": (("52 lamps",), ("50–54 lamps",))})]),
        ("52 lamps", "52 lamps\n    bound: ceiling", [("lamps", {"value": (("52 lamps",), ("at most 52 lamps",))})]),
        ("52 lamps", "52 lamps\n    as-of: 1950", [("lamps", {"as of": ((), ("1950",))})]),
        ("52 lamps", "52 lamps\n    label: Lights", [("lamps", {"called": (("Lamps",), ("Lights",))})]),
        ("52 lamps", "52 lamps\n    confirmed: false", [("lamps", {"confirmed": ((), ("not confirmed",))})]),
        ("52 lamps", "52 lamps\n    note: They are new.", []),
        ("1934-05-12", "1934-05", [("opened", {"value": (("12 May 1934",), ("May 1934",))})]),
        ("1934-05-12", "1934-05-12\n    place: River Town", [("opened", {"place": ((), ("River Town",))})]),
        (
            "1934-05-12",
            "1934-05-12\n    effective: 1934-06-01",
            [("opened", {"with effect from": ((), ("1934-06-01",))})],
        ),
        ("act: opened", "act: begun", None),
    ],
)
def test_a_changed_record_is_told_by_what_changed_in_it(
    old: str, new: str, told: list[tuple[str, dict[str, tuple[str, ...]]]] | None, tmp_path: Path
) -> None:
    before, after = snapshot(tmp_path / "a"), snapshot(tmp_path / "b", FACTS.replace(old, new))
    changes = _told(compare(before, after))
    if told is None:  # an act of another kind changes what the entry is, too
        assert [(what, address) for what, address, _ in changes] == [
            ("changed", "long-bridge"),
            ("changed", "long-bridge.opened"),
        ]
    else:
        assert changes == [("changed", f"long-bridge.{name}", aspects) for name, aspects in told]


def test_values_that_read_alike_in_round_are_told_apart(tmp_path: Path) -> None:
    share = (
        FACTS.replace("52 lamps", "52,000 lamps")
        + fact("figure: 57,000 lamps", "all")
        + "  share:\n    formula: share(lamps, all)\n"
    )
    changed = share.replace("52,000 lamps", "52,001 lamps")
    changes = _told(compare(snapshot(tmp_path / "a", share), snapshot(tmp_path / "b", changed)))
    assert changes[-1] == (
        "changed",
        "long-bridge.share",
        {"value": (("91.2 per cent (91.228070)",), ("91.2 per cent (91.229825)",))},
    )


def test_sources_are_told_apart_from_values(tmp_path: Path) -> None:
    other = FACTS.replace(
        "52 lamps\n    cite: gazette-1934", '52 lamps\n    cite: ["gazette-1934, p. 2", almanac-1935]'
    )
    difference = compare(snapshot(tmp_path / "a"), snapshot(tmp_path / "b", other))
    (change,) = difference.changes
    assert change.sources_alone
    (aspect,) = change.aspects
    assert (aspect.name, aspect.gone, aspect.come) == (
        "sources",
        ("gazette-1934",),
        ("gazette-1934, p. 2", "almanac-1935"),
    )


def test_facts_and_entries_come_and_go(tmp_path: Path) -> None:
    more = {"docs__glossary__new_mill": entry(fact("date: 1901", "built"), name="New Mill")}
    before = snapshot(tmp_path / "a")
    after = snapshot(tmp_path / "b", FACTS + fact("figure: 19 arches", "arches"), **more)
    added = _told(compare(before, after))
    assert added == [
        ("added", "long-bridge.arches", {}),
        ("added", "new-mill", {}),
        ("added", "new-mill.built", {}),
    ]
    assert _told(compare(after, before)) == [("withdrawn", address, aspects) for _, address, aspects in added]


def test_a_renamed_fact_is_the_same_fact(tmp_path: Path) -> None:
    renamed = FACTS.replace("  lamps:\n", "  lights:\n    label: Lamps\n    redirects: [lamps]\n")
    before, after = snapshot(tmp_path / "a"), snapshot(tmp_path / "b", renamed)
    (there,), (back,) = compare(before, after).changes, compare(after, before).changes
    assert (there.what, there.aspects) == (What.RENAMED, ())
    assert (
        there.old
        and there.new
        and (there.old.address, there.new.address) == ("long-bridge.lamps", "long-bridge.lights")
    )
    assert (back.what, back.item.address) == (What.RENAMED, "long-bridge.lamps")


def test_a_renamed_entry_takes_its_facts_along(tmp_path: Path) -> None:
    before = snapshot(tmp_path / "a", docs__glossary__old_mill=entry(fact("date: 1901", "built"), name="Mill"))
    renamed = entry(fact("date: 1902", "built"), name="Mill", top="redirects: [old-mill]\n")
    difference = compare(before, snapshot(tmp_path / "b", docs__glossary__great_mill=renamed))
    assert _told(difference) == [
        ("renamed", "great-mill", {}),
        ("changed", "great-mill.built", {"value": (("1901",), ("1902",))}),
    ]
    assert len(difference.narrowed({"great-mill"}).changes) == len(difference.narrowed({"old-mill"}).changes) == 2


def test_a_renamed_dispute_takes_its_positions_along(tmp_path: Path) -> None:
    disputed = (
        "  width:\n    positions:\n"
        "      town: {figure: 20 metres, holder: The town, cite: gazette-1934}\n"
        "      mayor: {figure: 21 metres, holder: The mayor, cite: gazette-1934}\n"
    )
    renamed = disputed.replace("  width:\n", "  breadth:\n    label: Width\n    redirects: [width]\n").replace(
        "21", "22"
    )
    changes = _told(compare(snapshot(tmp_path / "a", disputed), snapshot(tmp_path / "b", renamed)))
    assert [(what, address) for what, address, _ in changes] == [
        ("renamed", "long-bridge.breadth"),
        ("renamed", "long-bridge.breadth/mayor"),
        ("renamed", "long-bridge.breadth/town"),
    ]
    assert changes[1][2] == {"value": (("21 metres",), ("22 metres",))}


def test_what_was_withdrawn_says_why(tmp_path: Path) -> None:
    before, after = snapshot(tmp_path / "a"), tmp_path / "b"
    (after / "docs/editions").mkdir(parents=True)
    reason = "They were never counted."
    (after / "docs/editions/withdrawn.yaml").write_text(f"long-bridge.lamps: {reason}\n", encoding="utf-8")
    (change,) = compare(before, snapshot(after, FACTS.replace(fact("figure: 52 lamps", "lamps"), ""))).changes
    assert (change.what, change.item.address, change.reason) == (What.WITHDRAWN, "long-bridge.lamps", reason)
    assert change.item.sources == ("gazette-1934",)


def test_an_act_changes_the_status(tmp_path: Path) -> None:
    closed = FACTS + fact("date: 1999-01-01\nact: closed", "closed")
    changes = _told(compare(snapshot(tmp_path / "a"), snapshot(tmp_path / "b", closed)))
    assert changes == [
        ("changed", "long-bridge", {"status": (("open",), ("closed",))}),
        ("added", "long-bridge.closed", {}),
    ]


def test_a_changed_verdict_is_told(tmp_path: Path) -> None:
    before = snapshot(tmp_path)
    seed = tmp_path / "seeds/gazette-1934.yaml"
    seed.write_text(seed.read_text(encoding="utf-8").replace("imprecise", "wrong"), encoding="utf-8")
    after = working_snapshot(read_configuration(tmp_path))
    assert _told(compare(before, after)) == [
        ("changed", "gazette-1934:length", {"verdict": (("imprecise",), ("wrong",))}),
    ]


def test_a_snapshot_differs_from_itself_in_nothing(tmp_path: Path) -> None:
    one = snapshot(tmp_path)
    assert compare(one, one).changes == ()
