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


@pytest.mark.parametrize(
    "prose",
    [
        "The {term}`Old Mill` is still in use.",
        "The {term}`Old Mill` is in operation.",
        "The {term}`Old Mill` still operates.",
        "The {term}`Old Mill` continues to operate.",
        "The {term}`Old Mill` stands to this day.",
        "The {term}`Old Mill` has not lapsed.",
        "The {term}`Old Mill`, still open, is a ruin.",
        "The {term}`Old Mill`, which is still open, is a ruin.",
        "The {term}`Old Mill` (open) is a ruin.",
        "The {term}`Old Mill`, on the river, is open.",
        "The {term}`Old Mill` was never opened.",
        "The {term}`Old Mill` has yet to be opened.",
        "The {term}`Old Mill` never came into operation.",
        "They went to the {term}`Old Mill`, which remains open.",
        "The {term}`Old Mill` is a ruin. The Old Mill is open.",
        "The {term}`Long Bridge` has lapsed.",
        "The {term}`Long Bridge` is defunct.",
        "The {term}`Long Bridge` was allowed to lapse.",
        "The {term}`Long Bridge` ceased to operate.",
        "The {term}`Long Bridge`, now closed, is long.",
        "The defunct {term}`Long Bridge` is long.",
        "The now-closed {term}`Long Bridge` is long.",
    ],
)
def test_a_status_in_other_words_is_found(prose: str) -> None:
    assert "status-disagrees" in rules_broken(prose, CLOSED)


@pytest.mark.parametrize(
    "prose",
    [
        "The {term}`Long Bridge` is in operation.",
        "The {term}`Long Bridge` still stands.",
        "The {term}`Long Bridge` came into operation.",
        "The {term}`Long Bridge` has never lapsed.",
        "The {term}`Old Mill` is defunct.",
        "The {term}`Old Mill`, now closed, is a ruin.",
        "The defunct {term}`Old Mill` is a ruin.",
        "The {term}`Old Mill` no longer operates.",
        "The {term}`Old Mill` did not come into operation until the war.",
        "The {term}`Long Bridge` ended the quarrel of two towns.",
        "The quarrel over the {term}`Long Bridge` ended.",
        "The town might say so if the {term}`Long Bridge` lapsed.",
        "Critics say that the {term}`Long Bridge` is dead.",
        "The {term}`Old Mill` was still in operation when the war came.",
    ],
)
def test_a_status_in_other_words_that_agrees_is_let_be(prose: str) -> None:
    assert "status-disagrees" not in rules_broken(prose, CLOSED)


LEFT = entry(
    "Old Mill",
    "parties: [river-town, mayor-long]\nfacts:\n"
    + act("opened", "1850")
    + act("closed", "1900", "    by: mayor-long\n"),
)


@pytest.mark.parametrize(
    ("prose", "is_wrong"),
    [
        ("Mayor Long closed the {term}`Old Mill`.", False),
        ("Mayor Long did not close the {term}`Old Mill`.", True),
        ("{term}`Mayor Long` never closed the {term}`Old Mill`.", True),
        ("River Town closed the {term}`Old Mill`.", True),
        ("{term}`River Town` has closed its part of the {term}`Old Mill`.", True),
        ("River Town never closed the {term}`Old Mill`.", False),
        ("River Town closed the road to the {term}`Old Mill`.", False),
        ("If River Town closed the {term}`Old Mill`, it would fall.", False),
        ("The {term}`Old Mill` was closed by River Town.", True),
        ("The {term}`Old Mill` was closed by Mayor Long.", False),
        ("River Town opened the {term}`Old Mill`.", False),
    ],
)
def test_an_act_is_given_to_the_party_that_did_it(prose: str, is_wrong: bool) -> None:
    assert ("status-disagrees" in rules_broken(prose, LEFT)) is is_wrong
