"""What is offered at the cursor, on the example handbook."""

from __future__ import annotations

import pytest

from checks.rules.example_handbook import TEXTS
from checks.server.completion import MOST, Offer, offers
from checks.server.markup import typing_at
from tests.server.example import at_cursor, state

PAGE = "docs/chapters/example.md"
ENTRY = "docs/glossary/long-bridge.md"
SEED = "seeds/gazette-1934.yaml"
KNOWN = state()


def offered(path: str, text: str) -> list[Offer]:
    typing = typing_at(path, *at_cursor(text))
    return offers(path, typing, KNOWN)[0] if typing else []


def texts(path: str, text: str) -> list[str]:
    return [offer.text for offer in offered(path, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{fact}`1,240 metres <long-bridge.le|", "long-bridge.length"),
        ("{fact}`long-bridge.le|", "long-bridge.length"),
        ("{fact}`12 May 1934 <|", "long-bridge.opened"),
        ("{fact}`400 workers <long-bridge.workers/|", "long-bridge.workers/builders"),
        ("{fact}`1,240 metres <length bridge|", "long-bridge.length"),
        ("{claim}`about 1,300 metres <gaz|", "gazette-1934:length"),
        ("{claim}`about 1,300 metres <how long|", "gazette-1934:length"),
        ("{term}`Long|", "Long Bridge"),
        ("{term}`the bridge <long-b|", "long-bridge"),
        ("{cite}`gaz|", "gazette-1934"),
        ("{doc}`town|", "../glossary/river-town"),
        ("{doc}`the town <../glossary/riv|", "../glossary/river-town"),
        ("{|", "fact}`"),
        ("{c|", "claim}`"),
        ("{ci|", "cite}`"),
        ("({fact}`1 m <long-bridge.length>`, {ex|", "exempt}`"),
        ("{cite}`gazette-1934, the bridge op|", "gazette-1934"),
    ],
)
def test_the_record_that_is_meant_is_offered_first(text: str, expected: str) -> None:
    assert texts(PAGE, f"# Example\n\nThe page has {text}")[0] == expected


def test_in_an_entry_its_own_facts_come_first_and_short() -> None:
    own = texts(ENTRY, TEXTS[ENTRY] + "It is {fact}`1,240 metres <|")
    assert own[0] == ".length"


@pytest.mark.parametrize(
    ("path", "before", "typed", "expected"),
    [
        (ENTRY, "kind: work", "kind: |", {"work", "town", "person"}),
        (ENTRY, "    act: begun", "    act: |", {"begun", "opened", "closed"}),
        (ENTRY, "    date: 1931-04\n", "    date: 1931-04\n    by: may|\n", {"mayor-long"}),
        (ENTRY, "aliases: [The Bridge]", "succeeds: [riv|]", {"river-town"}),
        (ENTRY, "    cite: gazette-1934", "    cite: riv|", {"gazette-1934"}),
        (ENTRY, "    figure: 19 arches", "    figure: 19 arc|", {"19 arches"}),
        (ENTRY, "    figure: 19 arches", "    bound: |", {"ceiling", "floor"}),
        (ENTRY, "    figure: 19 arches", "    formula: diff|", {"difference"}),
        (ENTRY, "    figure: 19 arches", "    formula: sum(leng|", {"length"}),
        (SEED, "    verdict: imprecise", "    verdict: co|", {"corroborated", "contested"}),
        (SEED, "    against: long-bridge.length", "    against: long-bridge.len|", {"long-bridge.length"}),
    ],
)
def test_records_are_completed(path: str, before: str, typed: str, expected: set[str]) -> None:
    assert before in TEXTS[path]
    assert expected <= set(texts(path, TEXTS[path].replace(before, typed, 1)))


@pytest.mark.parametrize(
    ("path", "before", "typed", "is_offered"),
    [
        (ENTRY, "    cite: gazette-1934", "    note: See {|", True),
        (ENTRY, "    cite: gazette-1934", "    cites: {|", False),
        (SEED, "    against: long-bridge.length", "    finding: See {|", True),
        (SEED, "    against: long-bridge.length", "    value: {|", False),
    ],
)
def test_in_records_a_brace_opens_a_role_only_in_prose(path: str, before: str, typed: str, is_offered: bool) -> None:
    assert before in TEXTS[path]
    assert ("fact}`" in texts(path, TEXTS[path].replace(before, typed, 1))) is is_offered


@pytest.mark.parametrize("typed", ["```{no|", "``{fa|``", "a{fa|", "{{fa|", "{fact} |"])
def test_what_is_no_role_is_offered_none(typed: str) -> None:
    assert texts(PAGE, f"# Example\n\nThe page has {typed}") == []


def test_pages_of_the_same_folder_come_first() -> None:
    known = state({"docs/chapters/zebra.md": "# Zebras\n\nText.\n", "docs/index.md": "# Bridges\n\nText.\n"})
    typing = typing_at(PAGE, *at_cursor("See {doc}`|"))
    assert typing is not None
    found = offers(PAGE, typing, known)[0]
    assert (found[0].text, found[0].detail) == ("zebra", "Zebras")
    assert "../index" in [offer.text for offer in found] and "example" not in [offer.text for offer in found]


def test_a_series_is_offered_column_first_and_then_value_by_value() -> None:
    entry = (
        "---\nkind: town\nname: Level\nseries:\n  by: year\n  columns:\n    water:\n      label: Water\n"
        "      unit: metres\n      cite: gazette-1934\n      values:\n        1925: 4\n        1926: 9\n---\n"
        "# Level\n\nA level.\n"
    )
    known = state({"docs/glossary/level.md": entry})
    found = {}
    for typed in ("level", "level.water@"):
        typing = typing_at(PAGE, *at_cursor(f"{{fact}}`9 metres <{typed}|"))
        assert typing is not None
        found[typed] = [offer.text for offer in offers(PAGE, typing, known)[0]]
    assert found == {"level": ["level.water@"], "level.water@": ["level.water@1926", "level.water@1925"]}


def test_an_offer_says_what_it_stands_for() -> None:
    offer = offered(PAGE, "# Example\n\nIt has {fact}`1,240 metres <length|")[0]
    assert offer.detail == "1,240 metres"
    assert "River Gazette" in offer.documentation(KNOWN)


def test_no_more_is_offered_than_can_be_read() -> None:
    facts = "".join(
        f"  fact-{number}:\n    figure: {number + 2} lamps\n    cite: gazette-1934\n" for number in range(300)
    )
    many = state({"docs/glossary/lamps.md": f"---\nkind: town\nname: Lamps\nfacts:\n{facts}---\n# Lamps\n\nLamps.\n"})
    typing = typing_at(PAGE, *at_cursor("{fact}`lamps.|"))
    assert typing is not None
    found, is_all = offers(PAGE, typing, many)
    assert (len(found), is_all) == (MOST, False)
