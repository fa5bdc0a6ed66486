"""The facts offered for what nothing binds: those of the entries named nearby first, then of the same unit,
then those whose names stand nearby.
"""

from __future__ import annotations

import pytest

from checks.check import check
from checks.facts.load import Files
from checks.findings import Finding
from checks.rules.example_handbook import CONFIGURATION, TEXTS

PAGE = "docs/chapters/example.md"
_TOWN = """---
kind: town
name: River Town
facts:
  wall:
    figure: 1,240 metres
    cite: gazette-1934
  lamps:
    figure: 1,240 lamps
    cite: gazette-1934
  people:
    positions:
      town:
        figure: 900 workers
        holder: The town
        cite: gazette-1934
      paper:
        figure: 950 workers
        holder: The paper
        cite: gazette-1934
    adopt: paper
    reason: It counted.
---
# River Town

River Town lies on the river.
"""


def unbound(text: str) -> list[Finding]:
    """What a page leaves unbound, beside a town with facts like those of the bridge."""
    texts = {**TEXTS, "docs/glossary/river-town.md": _TOWN, PAGE: f"# Example\n\n{text}\n"}
    found = check(CONFIGURATION, Files(texts, ())).findings
    return [finding for finding in found if finding.location.path == PAGE and finding.rule.startswith("unbound")]


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("It is 1,240 metres long.", ["long-bridge.length", "river-town.wall"]),
        ("The {term}`River Town` has a wall of 1,240 metres.", ["river-town.wall", "long-bridge.length"]),
        (
            "The {term}`Long Bridge`.\n\n{term}`River Town` has a wall of 1,240 metres.",
            ["river-town.wall", "long-bridge.length"],
        ),
        ("A wall of 1,240 metres.", ["river-town.wall", "long-bridge.length"]),
        ("In length it is 1,240 metres.", ["long-bridge.length", "river-town.wall"]),
        ("It has 1,240 lamps.", ["river-town.lamps"]),
        ("It has 1,240 tall lamps.", ["river-town.lamps"]),
        ("It took 950 workers.", ["river-town.people"]),
        ("It took 900 workers.", ["river-town.people/town"]),
        ("It was opened on 12 May 1934.", ["long-bridge.opened"]),
        ("It is 1,241 metres long.", []),
    ],
)
def test_candidates_come_best_first(text: str, addresses: list[str]) -> None:
    (finding,) = unbound(text)
    assert list(finding.candidates) == [f"{{fact}}`{finding.written} <{address}>`" for address in addresses]


def test_however_much_is_unbound_the_only_answer_is_found() -> None:
    many = unbound("The {term}`Long Bridge` is 1,240 metres long.\n\n" * 100)
    assert len(many) == 100 and all(finding.fix is not None for finding in many)


@pytest.mark.parametrize(
    ("recorded", "written"),
    [
        ("figure: 50 per cent", "half"),
        ("figure: 8,047 metres", "about 5 miles"),
        ("figure: 10 kilometres", "10,000 metres"),
        ("figure: 24 lamps", "dozens of lamps"),
        ("figure: 1,240 lamps", "more than 1,000 lamps"),
        ("figure: 1,240 lamps", "about 1,200 lamps"),
        ("figure: 20–27 million metres", "between 20 and 27 million metres"),
        ("figure: more than 1,000 lamps", "more than 1,000 lamps"),
        ("date: 1934-05-12", "in May 1934"),
        ("date: 1934-05-12", "in the 1930s"),
        ("date: 1934-05-12", "in the twentieth century"),
        ("date: 1931/1934", "from 1931 to 1934"),
        ("date: 1934~", "around 1934"),
    ],
)
def test_whatever_agrees_is_a_candidate(recorded: str, written: str) -> None:
    town = (
        f"---\nkind: town\nname: River Town\nfacts:\n  it:\n    {recorded}\n    cite: gazette-1934\n---\n# River Town\n"
    )
    texts = {**TEXTS, "docs/glossary/river-town.md": town, PAGE: f"# Example\n\n{{term}}`River Town` has {written}.\n"}
    found = check(CONFIGURATION, Files(texts, ())).findings
    candidates = [role for finding in found if finding.location.path == PAGE for role in finding.candidates]
    assert any("<river-town.it>" in role for role in candidates)
