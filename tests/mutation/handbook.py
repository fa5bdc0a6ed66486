"""The example handbook with a chapter that mentions most of what it records."""

from __future__ import annotations

from checks.facts.load import Files
from checks.mutation.mentions import Handbook
from checks.rules.example_handbook import CONFIGURATION, TEXTS

CHAPTER = "docs/chapters/example.md"
BRIDGE = "docs/glossary/long-bridge.md"
SEED = "seeds/gazette-1934.yaml"

PROSE = """# Example

The {term}`Long Bridge` was begun in {fact}`April 1931 <long-bridge.begun>` and opened on
{fact}`12 May 1934 <long-bridge.opened>`. It is {fact}`1,240 metres <long-bridge.length>` long, has
{fact}`19 <long-bridge.arches>` arches and cost {fact}`about 2.4 million pounds <long-bridge.cost>`.

| What | How much |
| --- | --- |
| Arches | {fact}`19 arches <long-bridge.arches>` |
| Length | over {fact}`1,200 metres <long-bridge.length>` |

:::{note}
It was built {fact}`between 1931 and 1934 <long-bridge.building>`, by
{fact}`650 workers <long-bridge.workers/town>`.
:::

- {term}`Mayor Long` called it {fact}`“our road, at long last, to the world” <long-bridge.praise>`;
- the gazette gives {claim}`about 1,300 metres <gazette-1934:length>`.
"""


def handbook(prose: str = PROSE) -> Handbook:
    """The handbook with this chapter."""
    return Handbook(CONFIGURATION, Files({**TEXTS, CHAPTER: prose}, ()))
