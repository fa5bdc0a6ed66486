"""What readers ask, each answered within three steps from the home page, in the built handbook opened from a folder."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import DESK, HEIGHT, PATIENCE, box_of, offers_of, watch
from tests.site.building import Build

Step = Callable[[Page], None]
"""One thing that a reader does: to type and choose, to follow a link, to set a filter, to press a button."""

MOST_STEPS = 3


def _leaves(page: Page, act: Callable[[], None]) -> None:
    """Do what leads to another page, and wait for it."""
    with page.expect_navigation():
        act()


def jump(words: str) -> Step:
    """Type into the box at the top, and go to the first page that it offers."""

    def step(page: Page) -> None:
        box = box_of(page)
        box.fill(words)
        expect(offers_of(page).last).to_contain_text(f"“{words}”")
        box.press("ArrowDown")
        _leaves(page, lambda: box.press("Enter"))

    return step


def search(words: str) -> Step:
    """Type into the box at the top, and have all pages searched."""

    def step(page: Page) -> None:
        box = box_of(page)
        box.fill(words)
        _leaves(page, lambda: box.press("Enter"))
        expect(page.locator("#search-results")).to_have_attribute("data-answers", words)

    return step


def follow(name: str) -> Step:
    """Follow the first link of a name in the text of the page."""
    return lambda page: _leaves(page, page.get_by_role("main").get_by_role("link", name=name, exact=True).first.click)


def choose(label: str, option: str) -> Step:
    """Set one of a list's filters."""

    def step(page: Page) -> None:
        page.locator(".filters").get_by_label(re.compile(rf"^\s*{label}")).select_option(option)
        expect(page.locator(".filters").get_by_role("status")).to_contain_text(f"{label}: {option}")

    return step


def enter(label: str, value: str) -> Step:
    """Type a value into one of a list's filters."""

    def step(page: Page) -> None:
        page.locator(".filters").get_by_label(label, exact=True).fill(value)
        expect(page.locator(".filters").get_by_role("status")).to_contain_text(f"{label}: {value}")

    return step


def press(name: str) -> Step:
    """Press a button of the page."""
    return lambda page: page.get_by_role("main").get_by_role("button", name=name, exact=True).first.click()


@pytest.fixture(scope="module")
def reader(browser: Browser, built_handbook: Build) -> Iterator[Page]:
    """A page that stands at the handbook's home when a question begins."""
    home = (built_handbook.output / "index.html").as_uri()
    page = browser.new_page(viewport={"width": DESK, "height": HEIGHT})
    page.set_default_timeout(PATIENCE)
    faults: list[str] = []
    watch(page, home, faults)
    page.goto(home)
    yield page
    page.close()
    assert not faults


@pytest.mark.parametrize(
    ("steps", "answer"),
    [
        pytest.param(
            [jump("New START")],
            ["in force from 5 February 2011", "Suspended: Russia", "21 February 2023", "keep the numerical limits"],
            id="When did New START enter into force, who suspended it, and what remains?",
        ),
        pytest.param(
            [follow("Read"), follow("Arsenals")],
            ["40,159 warheads", "1986"],
            id="How many warheads did the USSR have in 1986?",
        ),
        pytest.param(
            [jump("not one inch eastward")],
            ["James Baker", "9 February 1990", "is the National Security Archive's"],
            id="Who said “not one inch eastward”, and when?",
        ),
        pytest.param(
            [follow("Weigh the articles"), choose("Article", "Unsigned essay"), choose("Verdict", "imprecise")],
            ["The article says", "What we found", "Unsigned essay, paragraph"],
            id="What does the unsigned essay say too loosely?",
        ),
        pytest.param(
            [follow("what was in force when"), choose("It was", "in force"), enter("In the year", "2000")],
            ["In the year: 2000; It was: in force", "ABM Treaty", "START I", "CFE Treaty"],
            id="Which treaties were in force in 2000?",
        ),
        pytest.param(
            [jump("Soviet dead")],
            ["26.6 million", "Viktor Zemskov", "Boris Sokolov", "Where sources differ"],
            id="How many Soviet people died in the war, and who says which?",
        ),
        pytest.param(
            [jump("16th package")],
            ["24 February 2025", "83 designations"],
            id="What did the EU's 16th package do?",
        ),
        pytest.param(
            [search("Trump Putin meeting 2025"), follow("Alaska Summit")],
            ["15 August 2025", "Anchorage"],
            id="Where did Trump and Putin meet in 2025?",
        ),
        pytest.param(
            [jump("New START"), press("Cite")],
            ["Chicago", "APA", "BibTeX"],
            id="How do I cite this entry?",
        ),
        pytest.param(
            [jump("MH17")],
            ["Where sources differ", "District Court of The Hague", "Russia denies any part"],
            id="What is contested about MH17?",
        ),
    ],
)
def test_a_question_is_answered_within_three_steps(
    reader: Page, built_handbook: Build, steps: list[Step], answer: list[str]
) -> None:
    assert len(steps) <= MOST_STEPS
    reader.goto((built_handbook.output / "index.html").as_uri())
    for step in steps:
        step(reader)
    for words in answer:
        expect(reader.get_by_role("main")).to_contain_text(words, use_inner_text=True)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("New START", "New START"),
        ("Скрипаль", "Sergei Skripal"),
        ("Скрипаля", "Sergei Skripal"),
        ("1963 test ban", "Limited Test Ban Treaty"),
        ("1963", "Limited Test Ban Treaty"),
        ("Reykjavik", "Reykjavík Summit"),
        ("Reykjavick", "Reykjavík Summit"),
        ("start 2", "START II"),
    ],
)
def test_a_search_from_a_folder_has_the_right_page_first(
    reader: Page, built_handbook: Build, query: str, first: str
) -> None:
    reader.goto((built_handbook.output / "index.html").as_uri())
    search(query)(reader)
    expect(reader.locator("#search-results h2").first).to_have_text(first)
