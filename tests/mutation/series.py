"""The example handbook with an entry that has a series, and a chapter with a long list and a table of it."""

from __future__ import annotations

from checks.facts.load import Files
from checks.mutation.mentions import Handbook
from checks.rules.example_handbook import CONFIGURATION, TEXTS

BRIDGE = "docs/glossary/long-bridge.md"
CHAPTER = "docs/chapters/example.md"

ENTRY = """---
kind: work
name: Long Bridge
facts:
  opened:
    act: opened
    date: 1934-05-12
    cite: gazette-1934
  length:
    figure: 1,240 metres
    cite: gazette-1934
  arches:
    figure: 19 arches
    cite: gazette-1934
series:
  by: year
  columns:
    north:
      label: North side
      unit: lamps
      cite: gazette-1934
      values:
        1950: 12
        1951: 20
        1952: 21
      cites:
        1951:
          - gazette-1934
        1952: gazette-1934
    south:
      label: South side
      unit: lamps
      cite: gazette-1934
      values:
        1950: 40
        1951: 41
    all:
      label: Both
      unit: lamps
      cite: gazette-1934
      total-of: [north, south]
      values:
        1950: 52
        1951: 61
---
# Long Bridge

The Long Bridge has lamps.
"""

PROSE = """# Example

The {term}`Long Bridge` was opened on {fact}`12 May 1934 <long-bridge.opened>`:

- it had {fact}`52 lamps <long-bridge.all@1950>` in {fact}`1950 <long-bridge.all@1950>`,
  and {fact}`61 lamps <long-bridge.all@1951>` in {fact}`1951 <long-bridge.all@1951>`;
- {fact}`12 lamps <long-bridge.north@1950>` of them stood on its north side;

  that is on {fact}`19 arches <long-bridge.arches>`;
- {fact}`40 <long-bridge.south@1950>` stood on the other.

| Year | North |
| --- | --- |
| {fact}`1950 <long-bridge.north@1950>` | {fact}`12 lamps <long-bridge.north@1950>` |
| {fact}`1951 <long-bridge.north@1951>` | {fact}`20 lamps <long-bridge.north@1951>` |
"""


def with_series() -> Handbook:
    """The handbook."""
    return Handbook(CONFIGURATION, Files({**TEXTS, BRIDGE: ENTRY, CHAPTER: PROSE}, ()))
