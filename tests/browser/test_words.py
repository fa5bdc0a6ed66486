"""The words of the search are the same in the browser, where they are sought, as in Python, where they are indexed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from checks.site.search.words import WORD, Stems, fold
from tests.site.building import PROJECT

TEXTS = (
    "The Treaty’s parties’ limits: 1,550 warheads, 38.6 per cent, 70,374.5; U-2, SS-20s, ABM-style.",
    "Reykjavík, Gorbachëv, Citroën, Straße, Łódź, Ærø, naïve façade, ǅ, Ⅻ, ²",
    "Договор об ограничении; Скрипаль, Скрипаля, Горбачёв; Й й И ё за́мок СНВ-III",
    "e\u0301tude, 71–26, 1961/1963, 12,3456, 1.2.3, 'quoted', rock'n'roll, OʼNeill, d’Estaing",
    "treaties running expelled negotiations nationally skies dying news generously",
    "переговоры разоружение советского договорами подписывать безопасностью",
)


def _corpus() -> str:
    """Every word of the handbook's own texts."""
    return "\n".join(page.read_text(encoding="utf-8") for page in sorted((PROJECT / "docs").rglob("*.md")))


@pytest.fixture(scope="module")
def page(browser: Browser, rivers_site: str) -> Iterator[Page]:
    """A page with the words' script, which no test changes."""
    opened = browser.new_page()
    opened.goto(f"{rivers_site}/search.html")
    yield opened
    opened.close()


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_has_the_same_words(page: Page, text: str) -> None:
    there = page.evaluate("text => handbookWords.wordsOf(text).map(word => word.folded)", text)
    assert there == [fold(match[0]) for match in WORD.finditer(text)]


def test_every_word_of_the_handbook_has_the_same_stem(page: Page) -> None:
    stems = Stems("en")
    folded = sorted({fold(match[0]) for match in WORD.finditer(_corpus())} - stems.stop_words)
    there = page.evaluate(
        """words => words.map(word => {
            if (/[0-9]/.test(word)) return word;
            return (/[а-я]/.test(word) ? handbookStemmers.cyrillic : handbookStemmers.own).stemWord(word);
        })""",
        folded,
    )
    assert dict(zip(folded, there, strict=True)) == {word: stems.stem(word) for word in folded}


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("START II", "start 2"),
        ("World War I", "world war 1"),
        ("Xi Jinping", "xi jinping"),
        ("СНВ-III", "снв 3"),
        ("X", "x"),
        ("Able Archer 83", "able archer 83"),
    ],
)
def test_a_roman_numeral_is_compared_as_a_number(page: Page, name: str, key: str) -> None:
    assert page.evaluate("name => handbookWords.keyOf(name)", name) == key


@pytest.mark.parametrize(
    ("one", "other", "almost"),
    [
        ("gorbachov", "gorbachev", True),
        ("reykjavk", "reykjavik", True),
        ("treatyy", "treaty", True),
        ("teraty", "treaty", True),
        ("treaty", "treaty", True),
        ("trety", "treats", False),
        ("abcd", "badc", False),
        ("start", "starting", False),
    ],
)
def test_a_slip_is_one_letter(page: Page, one: str, other: str, almost: bool) -> None:
    assert page.evaluate("([one, other]) => handbookWords.almostSame(one, other)", [one, other]) is almost
    assert page.evaluate("([one, other]) => handbookWords.almostSame(one, other)", [other, one]) is almost
