"""What is shown where a reader points at a value, a claim or an entry."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.site.building import Build, tree_of
from tests.site.conftest import Workshop

_LINKED = "//a[contains(@class, 'fact')]/*/@data-fact | //*[@data-claim and a]/@data-claim"


def _previews(build: Build, name: str) -> dict[str, Any]:
    script = (build.output / "_previews" / f"{name}.js").read_text(encoding="utf-8")
    said = re.fullmatch(r'handbookPreviews\("(.+?)",(\{.*\})\);\n', script)
    assert said is not None and said[1] == name
    previews: dict[str, Any] = json.loads(said[2])
    return previews


@pytest.mark.parametrize(
    ("script", "address", "expected"),
    [
        (
            "entry-alder",
            "alder",
            {
                "head": "River · Ольха",
                "value": "Alder",
                "lead": "The Alder is the longest of the rivers, at 700 kilometres.",
            },
        ),
        (
            "entry-alder",
            "alder.length",
            {
                "head": "Alder: Length",
                "value": "700 kilometres",
                "lines": [
                    "As of 2001",
                    "Sources: River Survey, Three Rivers Measured, p. 4; Иванов, Пётр, Реки трёх стран",
                ],
            },
        ),
        (
            "entry-alder",
            "alder.longer-by",
            {
                "head": "Alder: Longer than the Birch by",
                "value": "400 kilometres",
                "lines": ["Worked out from Alder: Length and Birch: Length"],
            },
        ),
        (
            "entry-alder",
            "alder.named",
            {
                "head": "Alder: Named",
                "value": "“the quiet water”",
                "lines": ["Source: Hale, Anna, The Water That Came", "Not confirmed"],
            },
        ),
        (
            "entry-flood-of-1926",
            "flood-of-1926.houses",
            {
                "head": "Flood of 1926: Houses lost",
                "value": "No agreed value",
                "lines": ["Anna Hale: 20 houses", "River Survey of 2001: 30 houses"],
            },
        ),
        (
            "seed-hale-1931",
            "hale-1931:bridges",
            {
                "head": "Hale, paragraph 2",
                "value": "40 bridges",
                "lines": ["Verdict: wrong", "The record: Alder: Bridges, all: 38 bridges"],
            },
        ),
    ],
)
def test_a_preview_says_value_date_and_source(
    built_rivers: Build, script: str, address: str, expected: dict[str, Any]
) -> None:
    assert _previews(built_rivers, script)[address] == expected


@pytest.mark.parametrize("build", ["built_rivers", "built_handbook"])
def test_whatever_a_page_links_to_its_record_has_a_preview(build: str, request: pytest.FixtureRequest) -> None:
    built: Build = request.getfixturevalue(build)
    addresses = {address for page in built.pages() for address in tree_of(page).xpath(_LINKED)}
    known = {
        address for script in (built.output / "_previews").glob("*.js") for address in _previews(built, script.stem)
    }
    assert addresses
    assert addresses <= known


def test_previews_follow_the_records_and_go_with_them(workshop: Workshop) -> None:
    before = (workshop.first.output / "_previews/entry-birch.js").stat().st_mtime_ns
    workshop.replace("docs/glossary/alder.md", "38 bridges", "39 bridges")
    (workshop.docs / "glossary/lowland.md").unlink()
    build = workshop.build()
    assert _previews(build, "entry-alder")["alder.bridges"]["value"] == "39 bridges"
    assert (build.output / "_previews/entry-birch.js").stat().st_mtime_ns == before
    assert not (build.output / "_previews/entry-lowland.js").exists()
