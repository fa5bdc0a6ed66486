"""A small handbook about weirs, made in memory, with something of every kind that pictures draw."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from checks.facts.config import Act, Configuration, KindOfEntry, Phase
from checks.facts.load import Files, load_records
from checks.facts.records import Records
from checks.language.measures import MEASURES
from checks.language.units import UnitTable, counted
from checks.pictures.chart import Chart
from checks.pictures.kinds import chart_of
from checks.pictures.request import request_of
from checks.rules.example_handbook import CONFIGURATION

_ACTS = (
    Act("planned", "Planned"),
    Act("agreed", "Agreed", status="agreed", phase=Phase.PENDING),
    Act("working", "Put to work", status="at work", phase=Phase.RUNNING),
    Act("leased", "Leased", status="leased", phase=Phase.RUNNING),
    Act("halted", "Halted", status="halted", phase=Phase.PAUSED),
    Act("left", "Left", status="left", phase=Phase.OVER, ends_bilateral=True),
    Act("removed", "Removed", status="removed", final=True, phase=Phase.OVER),
)
_FLOOD_ACTS = (Act("began", "Began"), Act("announced", "Announced"), Act("ended", "Ended"))

CONFIG: Configuration = replace(
    CONFIGURATION,
    kinds={
        "weir": KindOfEntry("weir", "Weir", "Weirs", {act.name: act for act in _ACTS}, ()),
        "flood": KindOfEntry("flood", "Flood", "Floods", {a.name: a for a in _FLOOD_ACTS}, (), "began", "ended"),
        "town": KindOfEntry("town", "Town", "Towns", {}, ()),
        "count": KindOfEntry("count", "Count", "Counts", {}, ()),
    },
    units=UnitTable([*MEASURES, counted("eel", ("eel", "eels")), counted("boat", ("boat", "boats"))]),
    themes={"summer": "Summer floods"},
)

BIBLIOGRAPHY = (
    "@book{almanac,\n  title = {Almanac},\n  author = {Lock, Ann},\n  year = {1935},\n  keywords = {primary}\n}\n"
)

EELS = """---
kind: count
name: Eels
facts:
  caught:
    positions:
      guild: {figure: 20-30 eels, holder: The guild, as-of: 1931, cite: almanac}
      town: {figure: more than 35 eels, holder: The town, cite: almanac}
      mill: {figure: about 12 eels, holder: The mill, cite: almanac}
      priest: {figure: fewer than 9 eels, holder: The priest, cite: almanac}
    adopt: mill
    reason: It counted.
  north: {label: North bank, figure: 3 eels, cite: almanac}
  south: {label: South bank, figure: 40 eels, cite: almanac}
  east: {label: East bank, figure: 5-8 eels, cite: almanac}
  boats: {label: Boats, figure: 4 boats, cite: almanac}
  first-tag: {label: First tag, date: 1931-02-03, cite: almanac}
  second-tag: {label: Second tag, date: 1932, cite: almanac}
  third-tag: {label: Third tag, date: 1932-05/1932-07, cite: almanac}
series:
  by: year
  columns:
    upper:
      label: Upper reach & pool
      unit: eels
      cite: almanac
      values: {1930: 0, 1931: 20, 1932: 300-340, 1933: about 4000}
    lower:
      label: Lower reach
      unit: eels
      cite: almanac
      values: {1930: 9, 1932: 11}
---
# Eels

Eels are fish.
"""


def weir(name: str, parties: str, acts: str) -> str:
    """An entry of the kind ``weir``."""
    return (
        f"---\nkind: weir\nname: {name}\nthemes: [wood]\nparties: [{parties}]\nfacts:\n{acts}---\n# {name}\n\nA weir.\n"
    )


def act(name: str, date: str, by: str = "", address: str = "") -> str:
    """One act of an entry's record."""
    done_by = f", by: {by}" if by else ""
    return f"  {address or name}: {{act: {name}, date: {date}, cite: almanac{done_by}}}\n"


def flood(name: str, theme: str, acts: str) -> str:
    """An entry of the kind ``flood``."""
    return f"---\nkind: flood\nname: {name}\nthemes: [{theme}]\nfacts:\n{acts}---\n# {name}\n\nA flood.\n"


_WEIRS = {
    "old-weir": weir(
        "Old Weir",
        "ford, lock",
        act("agreed", "1900-03") + act("working", "1902-01-01") + act("halted", "1910", "ford")
        + act("removed", "1920-05-05"),
    ),
    "new-weir": weir("New Weir", "ford, lock, mill", act("agreed", "1950~") + act("working", "1960-01-01")
        + act("left", "1970-01-01", "mill")),
    "dry-weir": weir("Dry Weir", "ford, lock", act("planned", "1905-01-01")),
}  # fmt: skip
_FLOODS = {
    "great-flood": flood("Great Flood", "summer", act("announced", "1901-01-01") + act("began", "1901-05-01")
        + act("ended", "1901-06-30")),
    "flood-of-1940": flood("Flood of 1940", "winter", act("began", "1940")),
    "ice-flood": flood("Ice Flood", "winter", act("announced", "1930-01-02")),
}  # fmt: skip
_TOWNS = {
    name: f"---\nkind: town\nname: {name.title()}\n---\n# {name.title()}\n\nA town.\n"
    for name in ("ford", "lock", "mill")
}
ENTRIES = {"eels": EELS, **_WEIRS, **_FLOODS, **_TOWNS}


def records_of(entries: dict[str, str]) -> Records:
    """The records of entries, by their ids."""
    texts = {f"docs/glossary/{name}.md": text for name, text in entries.items()}
    records = load_records(CONFIG, Files({**texts, "docs/references.bib": BIBLIOGRAPHY}, ()))
    assert not records.problems, records.problems
    return records


@cache
def weirs() -> Records:
    """The records of the whole handbook."""
    return records_of(ENTRIES)


REQUESTS: dict[str, tuple[str, dict[str, str]]] = {
    "lines": ("eels", {"kind": "lines"}),
    "lines on two scales": ("eels", {"kind": "lines", "scale": "linear log"}),
    "one line": ("eels", {"kind": "lines", "columns": "lower"}),
    "steps of a column": ("eels", {"kind": "steps", "columns": "upper"}),
    "steps of facts": ("eels", {"kind": "steps", "facts": "*-tag"}),
    "bars of facts": ("eels", {"kind": "bars", "facts": "north south east"}),
    "bars of a column": ("eels", {"kind": "bars", "columns": "upper"}),
    "ranges": ("eels", {"kind": "ranges", "facts": "caught"}),
    "ranges in groups": ("eels", {"kind": "ranges", "facts": "caught north"}),
    "lanes": ("", {"kind": "lanes", "entry-kind": "weir"}),
    "time-line": ("", {"kind": "timeline", "entry-kind": "flood"}),
    "time-line in bands": ("", {"kind": "timeline", "themes": "winter summer"}),
    "time-line of facts": ("eels", {"kind": "timeline", "facts": "*-tag"}),
    "life": ("old-weir", {"kind": "life"}),
}
"""A request of every sort, by what it is for."""


def chart(name: str) -> Chart:
    """The chart of one of the requests."""
    subject, options = REQUESTS[name]
    return chart_of(request_of(subject, options), weirs())
