"""Words in quotation marks are bound to their record, and given to who spoke them."""

from __future__ import annotations

import pytest

from tests.rules.handbook import entry, found, rules_broken

WORDS = "our road, at long last, to the world"
PRAISE = "long-bridge.praise"


@pytest.mark.parametrize(
    "prose",
    [
        f"They had “{WORDS}”.",
        f'They had "{WORDS}".',
        f"They had «{WORDS}».",
        f"They had ‘{WORDS}’.",
        "The mayor said “yes”.",
        "The mayor called it “our road”.",
        "In the mayor’s words, “our road”.",
        "“Our road”, he wrote.",
        f"> {WORDS}",
        f"They had “{WORDS} {{fact}}`1,240 metres <long-bridge.length>` long”.",
    ],
)
def test_a_quotation_that_nothing_binds_is_found(prose: str) -> None:
    assert "unbound-quotation" in rules_broken(prose)


@pytest.mark.parametrize(
    "prose",
    [
        f"They had {{fact}}`“{WORDS}” <{PRAISE}>`.",
        f"They had “{{fact}}`{WORDS} <{PRAISE}>`”.",
        f"> {{fact}}`{WORDS} <{PRAISE}>`",
        f"> “{{fact}}`{WORDS} <{PRAISE}>`”",
        "It was a “free” bridge, the mayor’s, and the town’s pride for many a year.",
        "The toll was called “bridge money”.",
        "The Gazette’s article “The bridge opens” praised it.",
        "They call it {exempt}`“a bridge too far for us” <a saying>`.",
    ],
)
def test_what_is_bound_or_no_quotation_is_let_be(prose: str) -> None:
    assert rules_broken(prose) == set()


@pytest.mark.parametrize(
    ("prose", "is_wrong"),
    [
        ("{term}`River Town` said: {}.", True),
        ("{term}`River Town` later called it {}.", True),
        ("{term}`Mayor Long` said: {}.", False),
        ("{term}`River Town` spoke, and the mayor said: {}.", False),
        ("{term}`River Town` is {}.", False),
        ("{term}`River Town` said no. It is {}.", False),
    ],
)
def test_a_quotation_is_given_to_its_speaker(prose: str, is_wrong: bool) -> None:
    quoted = f"{{fact}}`“our road” <{PRAISE}>`"
    assert ("other-speaker" in rules_broken(prose.replace("{}", quoted))) is is_wrong


def test_a_finding_says_who_spoke() -> None:
    findings = found(f"{{term}}`River Town` said: {{fact}}`“our road” <{PRAISE}>`.")
    [message] = [finding.message for finding in findings if finding.rule == "other-speaker"]
    assert "River Town" in message and "Mayor Long" in message


@pytest.mark.parametrize(
    ("record", "is_wrong"),
    [
        ("    cite: gazette-1934\n", True),
        ("    speaker: The sexton\n    cite: gazette-1934\n", False),
        ("    cite: gazette-1934, p. 3\n", False),
    ],
)
def test_a_recorded_quotation_says_whose_it_is(record: str, is_wrong: bool) -> None:
    mill = entry("Old Mill", f"facts:\n  motto:\n    quote: grind and be glad\n{record}")
    assert ("quotation-without-speaker" in rules_broken(files=mill)) is is_wrong


@pytest.mark.parametrize(
    ("words", "is_wrong"),
    [
        ("“about 1,300 metres”", False),
        ("“About 1,300 metres,”", False),
        ("“about … metres”", False),
        ("about “1,300 metres”", False),
        ("“some 1,300 metres”", True),
        ("“about 1,300 metres long”", True),
    ],
)
def test_an_article_is_quoted_in_its_own_words(words: str, is_wrong: bool) -> None:
    assert ("article-misquoted" in rules_broken(f"It says {{claim}}`{words} <gazette-1934:length>`.")) is is_wrong


QUOTED = f"{{fact}}`“our road, at long last” <{PRAISE}>`"


@pytest.mark.parametrize(
    "prose",
    [
        "River Town said: {}.",
        "River Town told the press in May: {}.",
        "{}, said River Town.",
        "{}, River Town declared.",
        "{} (River Town).",
        "{} — River Town.",
        "According to River Town, {}.",
        "In the words of River Town, {}.",
        "As River Town put it, {}.",
        "River Town’s promise that {} was noted.",
        "River Town's {} was noted.",
        "{} was River Town’s motto.",
        "{term}`The town <River Town>` famously called it {}.",
    ],
)
def test_a_quotation_given_to_another_in_any_form_is_found(prose: str) -> None:
    assert "other-speaker" in rules_broken(prose.replace("{}", QUOTED))
    assert "other-speaker" not in rules_broken(prose.replace("River Town", "Mayor Long").replace("{}", QUOTED))


@pytest.mark.parametrize(
    "prose",
    [
        "River Town’s mayor Long said {}.",
        "River Town was told by Mayor Long: {}.",
        "Mayor Long told River Town: {}.",
        "{}, Mayor Long told River Town.",
        "River Town calls it a road and, in Mayor Long’s words, {}.",
        "River Town’s answer to {} was silence.",
        "River Town, quoting Mayor Long, said {}.",
        "To River Town, {} was a promise.",
    ],
)
def test_a_quotation_that_is_given_to_nobody_else_is_let_be(prose: str) -> None:
    assert "other-speaker" not in rules_broken(prose.replace("{}", QUOTED))


@pytest.mark.parametrize(
    ("prose", "is_unbound"),
    [
        ("Mayor Long told the press: “All is well”.", True),
        ("“All is well,” Mayor Long replied.", True),
        ("“All is well” — Mayor Long.", True),
        ("According to Mayor Long, “all is well”.", True),
        ("Mayor Long’s claim that “all is well” was false.", True),
        ("The town described it as “a mistake”.", True),
        ("He said that the bridge was “a mistake”.", True),
        ("The bridge was described as “a mistake”.", False),
        ("He said that the so-called “iron road” was long.", False),
        ("Mayor Long’s “iron road” was long.", False),
        ("It was known as “the iron road”.", False),
    ],
)
def test_a_short_quotation_is_one_where_it_is_given_to_a_speaker(prose: str, is_unbound: bool) -> None:
    assert ("unbound-quotation" in rules_broken(prose)) is is_unbound


@pytest.mark.parametrize(
    ("words", "is_wrong"),
    [
        ("our road [over the river], at long last", False),
        ("our road, at [long] last", False),
        ("our [1,240 metres of] road, at long last", True),
        ("our [two-mile] road, at long last", True),
        ("our road [of 1934], at long last", True),
    ],
)
def test_what_is_inserted_in_a_quotation_holds_no_figure(words: str, is_wrong: bool) -> None:
    broken = rules_broken(f"They had {{fact}}`“{words}” <{PRAISE}>`.")
    assert ("quotation-differs" in broken) is is_wrong
