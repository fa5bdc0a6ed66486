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
