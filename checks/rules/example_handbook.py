"""The small handbook on which every rule's examples are tried: a bridge, a town, its mayor and a gazette."""

from __future__ import annotations

import datetime
from pathlib import Path

from checks.facts.config import Act, AmbiguousName, Configuration, KindOfEntry, Order, Phase, RelationKind
from checks.facts.load import Files
from checks.language.finder import Name
from checks.language.measures import MEASURES
from checks.language.units import UnitTable, counted
from checks.reading.settings import MystSettings
from checks.rules.rule import Example

_BRIDGE = """---
kind: work
name: Long Bridge
aliases: [The Bridge]
facts:
  begun:
    act: begun
    date: 1931-04
    cite: gazette-1934
  opened:
    act: opened
    date: 1934-05-12
    cite: gazette-1934
  building:
    date: 1931-04/1934-05-12
    cite: gazette-1934
  building-time:
    formula: span(building)
    unit: years
  length:
    figure: 1,240 metres
    cite: gazette-1934
  arches:
    figure: 19 arches
    cite: [gazette-1934, almanac-1935]
  cost:
    figure: about 2.4 million pounds
    cite: gazette-1934
  lamps:
    figure: 52 lamps
    as-of: 1950
    cite: gazette-1934
  workers:
    positions:
      builders:
        figure: 400 workers
        holder: The builders
        cite: gazette-1934
      town:
        figure: 650 workers
        holder: The town
        cite: gazette-1934
  praise:
    quote: our road, at long last, to the world
    speaker: mayor-long
    cite: gazette-1934
---
# Long Bridge

The Long Bridge crosses the river at {term}`River Town`.
"""
_FERRY = """---
kind: work
name: Old Ferry
facts:
  built:
    act: begun
    date: 1850~
    cite: gazette-1934
---
# Old Ferry

The Old Ferry carried people to {term}`River Town` before the {term}`Long Bridge` was built.
"""
_TOWN = """---
kind: town
name: River Town
---
# River Town

River Town lies where Route 7 meets the river.
"""
_MAYOR = """---
kind: person
name: Mayor Long
facts:
  born:
    act: born
    date: 1880-02-01
    cite: gazette-1934
  died:
    act: died
    date: 1951-11-30
    cite: gazette-1934
---
# Mayor Long

Mayor Long opened the {term}`Long Bridge`.
"""
_SEED = f"""title: "The bridge opens"
cite: gazette-1934
paragraphs: 4
characters: 900
sha256: {"0" * 64}
claims:
  length:
    paragraph: 2
    fragment: about 1,300 metres
    kind: figure
    says: How long the bridge is.
    value:
      figure: about 1,300 metres
    against: long-bridge.length
    verdict: imprecise
    finding: The plans were rounded.
    cite: gazette-1934
  finest:
    paragraph: 3
    fragment: the finest crossing in the whole country
    kind: characterisation
    says: The bridge surpasses every other.
    value:
      text: the finest crossing
    verdict: unverifiable
    finding: Nobody has compared them.
"""
_BIBLIOGRAPHY = """@online{gazette-1934,
  title = {The bridge opens},
  organization = {River Gazette},
  date = {1934-05-13},
  keywords = {primary}
}

@book{almanac-1935,
  title = {Almanac of the river},
  author = {Lock, Ann},
  year = {1935},
  keywords = {reference}
}
"""
_ACTS = (
    Act("begun", "Begun"),
    Act("opened", "Opened", status="open", phase=Phase.RUNNING),
    Act("closed", "Closed", status="closed", final=True, phase=Phase.OVER),
)
_LIFE = (Act("born", "Born"), Act("died", "Died"))

CONFIGURATION = Configuration(
    root=Path(),
    title="Example",
    edition="1",
    as_of=datetime.date(2000, 1, 1),
    language="en",
    native_name_label="Native name",
    docs="docs",
    seeds="seeds",
    bibliography="docs/references.bib",
    myst=MystSettings(),
    kinds={
        "work": KindOfEntry(
            "work",
            "Work",
            "Works",
            {act.name: act for act in _ACTS},
            (Order("begun", "opened", False, False), Order("opened", "closed", False, False)),
        ),
        "town": KindOfEntry("town", "Town", "Towns", {}, ()),
        "person": KindOfEntry("person", "Person", "People", {act.name: act for act in _LIFE}, (), "born", "died"),
    },
    relations={
        "succeeds": RelationKind("succeeds", "Succeeds", "succeeded-by", "Succeeded by"),
        "part-of": RelationKind("part-of", "Part of", "parts", "Parts"),
    },
    units=UnitTable(
        [
            *MEASURES,
            counted("arch", ("arch", "arches")),
            counted("lamp", ("lamp", "lamps")),
            counted("worker", ("worker", "workers")),
        ]
    ),
    names=(Name("Route 7", "a road"),),
    ambiguous=(AmbiguousName("Crossing", ("North Crossing", "South Crossing")),),
)
"""What is particular to the example handbook."""

TEXTS = {
    "docs/chapters/example.md": "# Example\n\n{term}`Mayor Long` crossed; the {term}`Old Ferry` was given up.\n",
    "docs/glossary/long-bridge.md": _BRIDGE,
    "docs/glossary/old-ferry.md": _FERRY,
    "docs/glossary/river-town.md": _TOWN,
    "docs/glossary/mayor-long.md": _MAYOR,
    "docs/references.bib": _BIBLIOGRAPHY,
    "seeds/gazette-1934.yaml": _SEED,
}
"""Its files; nothing is wrong with them."""


def files_with(example: Example) -> Files:
    """The example handbook's files with an example's in its place."""
    return Files({**TEXTS, example.path: example.text}, ())
