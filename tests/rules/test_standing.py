"""What prose says of a status is held against the computed one, where that can be decided."""

from __future__ import annotations

import pytest

from tests.rules.handbook import act, entry, rules_broken

CLOSED = entry("Old Mill", "facts:\n" + act("opened", "1850") + act("closed", "1900"))


@pytest.mark.parametrize(
    "prose",
    [
        "The {term}`Old Mill` is open.",
        "The {term}`Old Mill` is still open.",
        "The {term}`Old Mill` remains open.",
        "The {term}`Old Mill` is not closed.",
        "The {term}`Old Mill` was never closed.",
        "The {term}`Old Mill` has not been closed.",
        "The {term}`Old Mill` was opened but never closed.",
        "Still open are the ferry and the {term}`Old Mill`.",
        "The river is wide. The {term}`Old Mill` is open.",
        "| Work | Now |\n| --- | --- |\n| Old Mill | open |",
        "| Work | Built | Now |\n| --- | --- | --- |\n| {term}`The mill <old-mill>` | long ago | open |",
        "The {term}`Long Bridge` was closed.",
        "The {term}`Long Bridge` has been closed.",
    ],
)
def test_a_status_that_the_acts_do_not_bear_out_is_found(prose: str) -> None:
    assert "status-disagrees" in rules_broken(prose, CLOSED)


@pytest.mark.parametrize(
    "prose",
    [
        "The {term}`Old Mill` is closed.",
        "The {term}`Old Mill` is no longer open.",
        "The {term}`Old Mill` was closed.",
        "The {term}`Old Mill` was opened and closed.",
        "The {term}`Old Mill` was not closed until the war.",
        "The {term}`Old Mill` was not closed by the town.",
        "The {term}`Old Mill` was open.",
        "The {term}`Old Mill` is open country.",
        "The {term}`Old Mill` closed the valley.",
        "If the {term}`Old Mill` is open, one may grind.",
        "The town holds that the {term}`Old Mill` is open.",
        "The road to the {term}`Old Mill` is open.",
        "Still open are the ferry and the bridge; the {term}`Old Mill` burnt.",
        "> The {term}`Old Mill` is open.",
        "| Work | Now |\n| --- | --- |\n| Old Mill | closed |",
        "| Work | Open from |\n| --- | --- |\n| Old Mill | never |",
    ],
)
def test_what_agrees_or_cannot_be_decided_is_let_be(prose: str) -> None:
    assert "status-disagrees" not in rules_broken(prose, CLOSED)


@pytest.mark.parametrize(
    ("prose", "is_wrong"),
    [
        ("The Old Mill is open.", True),
        ("The Old Mill, a ruin, is closed.", False),
        ("The Old Mill is a mill. It is open.", True),
        ("The Old Mill is a mill, open since the war.", True),
        ("The Old Mill is a mill, open from one war to the next.", False),
    ],
)
def test_an_entry_s_first_paragraph_is_about_itself(prose: str, is_wrong: bool) -> None:
    mill = entry("Old Mill", "facts:\n" + act("opened", "1850") + act("closed", "1900"), prose)
    assert ("status-disagrees" in rules_broken(files=mill)) is is_wrong


@pytest.mark.parametrize(
    ("date", "is_wrong"),
    [
        ("{fact}`1950 <long-bridge.lamps>`", False),
        ("{exempt}`1950 <a test>`", False),
        ("{exempt}`1951 <a test>`", True),
        ("{fact}`12 May 1934 <long-bridge.opened>`", True),
    ],
)
@pytest.mark.parametrize("sentence", ["As of {} it had {}.", "It had {1} as of {0}."])
def test_a_figure_is_given_as_of_its_own_day(sentence: str, date: str, is_wrong: bool) -> None:
    prose = sentence.format(date, "{fact}`52 lamps <long-bridge.lamps>`")
    assert ("as-of-differs" in rules_broken(prose)) is is_wrong
