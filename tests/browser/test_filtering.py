"""Filters and sorting of the long lists, and that their state is in the address."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Visit


def _rows(page: Page) -> list[str]:
    """The first cells of the rows that can be seen."""
    return [row.locator("th, td").first.inner_text().strip() for row in page.locator("main .item:visible").all()]


def _status(page: Page, said: str) -> None:
    expect(page.locator(".filters").get_by_role("status")).to_have_text(said)


CHRONOLOGY = "reference/chronology.html"
STATUSES = "reference/in-force.html"
LEDGER = "reference/claims.html"
DISAGREEMENTS = "reference/disagreements.html"


@pytest.mark.parametrize(
    ("page", "query", "left"),
    [
        (CHRONOLOGY, "from=1930&to=1931", ["1 July 1930", "1 January 1931"]),
        (CHRONOLOGY, "kind=flood", ["March 1926", "2 May 1926"]),
        (CHRONOLOGY, "party=lowland&from=1935", ["1 May 1940"]),
        (CHRONOLOGY, "q=ALDER", ["about 1682"]),
        (
            CHRONOLOGY,
            "kind=none-such",
            ["about 1682", "March 1926", "2 May 1926", "1 July 1930", "1 January 1931", "1 May 1940"],
        ),
        (STATUSES, "year=1930&status=signed", ["River Convention"]),
        (STATUSES, "year=1931&status=signed", []),
        (STATUSES, "year=1931&status=in-force", ["River Convention"]),
        (STATUSES, "year=1929", []),
        (STATUSES, "status=in-force", ["River Convention"]),
        (LEDGER, "verdict=wrong", ["The Alder has 40 bridges."]),
        (DISAGREEMENTS, "adopted=one", ["Flood of 1926"]),
        (DISAGREEMENTS, "kind=flood&adopted=none", ["Flood of 1926"]),
    ],
)
def test_an_address_restores_its_choice(visit: Visit, rivers_site: str, page: str, query: str, left: list[str]) -> None:
    assert [row.partition("\n")[0] for row in _rows(visit(f"{rivers_site}/{page}?{query}"))] == left


def test_a_choice_is_counted_announced_and_kept_in_the_address(visit: Visit, rivers_site: str) -> None:
    page = visit(f"{rivers_site}/{CHRONOLOGY}")
    _status(page, "6 events")
    page.get_by_label("Kind").select_option("Flood")
    _status(page, "2 of 6 events (Kind: Flood)")
    assert page.url.endswith("?kind=flood")


def test_what_was_in_force_in_a_year_is_asked_and_kept_in_the_address(visit: Visit, handbook_site: str) -> None:
    page = visit(f"{handbook_site}/{STATUSES}")
    page.get_by_label("It was").select_option("in force")
    page.get_by_label("In the year").fill("1987")
    expect(page.locator(".filters").get_by_role("status")).to_have_text(
        re.compile(r"In the year: 1987; It was: in force")
    )
    assert page.url.endswith("?year=1987&status=in-force")
    rows = page.locator("main .item:visible")
    expect(rows.filter(has_text="ABM Treaty").first).to_be_visible()
    expect(rows.filter(has=page.get_by_role("link", name="New START", exact=True))).to_have_count(0)


def test_what_is_left_out_is_gone_from_a_narrow_screen_too(visit: Visit, rivers_site: str) -> None:
    page = visit(f"{rivers_site}/{CHRONOLOGY}?kind=flood", width=PHONE)
    _status(page, "2 of 6 events (Kind: Flood)")
    assert [row.partition("\n")[0] for row in _rows(page)] == ["March 1926", "2 May 1926"]


def test_back_undoes_a_choice_and_forward_makes_it_again(visit: Visit, rivers_site: str) -> None:
    page = visit(f"{rivers_site}/{CHRONOLOGY}")
    page.get_by_label("Kind").select_option("Flood")
    page.get_by_label("From year").press_sequentially("1930")
    _status(page, "0 of 6 events (From year: 1930; Kind: Flood)")
    page.go_back()
    _status(page, "2 of 6 events (Kind: Flood)")
    page.go_back()
    _status(page, "6 events")
    expect(page.get_by_label("Kind")).to_have_value("")
    page.go_forward()
    _status(page, "2 of 6 events (Kind: Flood)")


def test_all_is_shown_again_when_asked_for(visit: Visit, rivers_site: str) -> None:
    page = visit(f"{rivers_site}/{CHRONOLOGY}?kind=flood&q=march")
    page.get_by_role("button", name="Show all").click()
    _status(page, "6 events")
    assert page.url.endswith(CHRONOLOGY)


def test_a_section_without_a_row_left_goes_with_its_link(visit: Visit, rivers_site: str) -> None:
    page = visit(f"{rivers_site}/{CHRONOLOGY}?from=1930")
    expect(page.get_by_role("heading", name="1920–1929")).to_be_hidden()
    expect(page.locator(".on-page a[href='#from-1920']")).to_be_hidden()
    expect(page.get_by_role("heading", name="1930–1939")).to_be_visible()


def test_the_ledger_is_filtered_by_chapter(visit: Visit, handbook_site: str) -> None:
    page = visit(f"{handbook_site}/{LEDGER}")
    page.get_by_label("Chapter").select_option("Arms control")
    assert page.url.endswith("?chapter=arms-control")
    expect(page.locator(".filters").get_by_role("status")).to_have_text(
        re.compile(r"\d+ of \d+ claims \(Chapter: Arms control\)")
    )


def test_a_head_sorts_up_down_and_not_at_all(visit: Visit, rivers_site: str) -> None:
    page = visit(f"{rivers_site}/{LEDGER}")
    verdicts = page.locator("main .item td:nth-child(2)")
    head = page.get_by_role("columnheader", name="Verdict")
    own_order = verdicts.all_inner_texts()
    button = head.get_by_role("button")
    for direction, order in (("ascending", sorted(own_order)), ("descending", sorted(own_order, reverse=True))):
        button.press("Enter")
        expect(head).to_have_attribute("aria-sort", direction)
        assert verdicts.all_inner_texts() == order
    assert page.url.endswith("?sort=-verdict")
    button.press("Enter")
    assert head.get_attribute("aria-sort") is None
    assert verdicts.all_inner_texts() == own_order


def test_a_series_is_sorted_by_its_values(visit: Visit, rivers_site: str) -> None:
    page = visit(f"{rivers_site}/glossary/alder.html")
    years = page.locator("table.series tbody th")
    assert years.all_inner_texts() == ["1925", "1926"]
    head = page.locator("table.series").get_by_role("columnheader", name="Level (metres)")
    head.get_by_role("button").click()
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    assert years.all_inner_texts() == ["1926", "1925"]


def test_disagreements_are_sorted_by_their_number_of_positions(visit: Visit, handbook_site: str) -> None:
    page = visit(f"{handbook_site}/{DISAGREEMENTS}?sort=-positions")
    expect(page.locator("main .item:visible").first).to_be_visible()
    counts = page.locator("main .item").evaluate_all("rows => rows.map(row => row.querySelectorAll('li').length)")
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[-1]


def test_paper_shows_what_is_left_and_what_was_chosen(visit: Visit, rivers_site: str) -> None:
    page = visit(f"{rivers_site}/{CHRONOLOGY}?kind=flood")
    page.emulate_media(media="print")
    assert _rows(page) == ["March 1926", "2 May 1926"]
    expect(page.get_by_label("Kind")).to_be_hidden()
    expect(page.locator(".filters").get_by_role("status")).to_be_visible()


def test_the_list_is_whole_without_script(visit: Visit, rivers_site: str) -> None:
    page = visit(f"{rivers_site}/{CHRONOLOGY}?kind=flood", java_script_enabled=False)
    assert len(_rows(page)) == 6
    expect(page.locator(".filters")).to_be_hidden()


def test_the_filters_fit_a_narrow_screen(visit: Visit, rivers_site: str) -> None:
    page = visit(f"{rivers_site}/{CHRONOLOGY}", width=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
