"""What stands around a bound figure counts too: an age, a rise or a fall, how the number is written."""

from __future__ import annotations

import pytest

from tests.rules.handbook import entry, found, rules_broken

MILL = entry(
    "Old Mill",
    """facts:
  age:
    figure: 54 years
    cite: gazette-1934
  reach:
    figure: 500–5,500 metres
    cite: gazette-1934
  cost:
    figure: 1.5 million pounds
    cite: gazette-1934
  lamps-before:
    figure: 100 lamps
    cite: gazette-1934
  lamps-after:
    figure: 80 lamps
    cite: gazette-1934
  fall:
    formula: change(lamps-before, lamps-after)
  rise:
    formula: change(lamps-after, lamps-before)
""",
)


@pytest.mark.parametrize(
    ("prose", "broken"),
    [
        ("Its miller died aged {54|age}.", set()),
        ("Its miller died at the age of {54|age}.", set()),
        ("Its miller was {54|age} when he died.", set()),
        ("Its miller was {54 years old|age}.", set()),
        ("Its miller was {55|age} when he died.", {"figure-disagrees"}),
        ("Its miller had {54|age}.", {"wrong-unit"}),
        ("It reaches {from 500 to 5,500 metres|reach}.", set()),
        ("It reaches {500 to 5,500 metres|reach}.", set()),
        ("It reaches {from 500 to 5,000 metres|reach}.", {"too-exact"}),
        ("It cost {1.5 million pounds|cost}.", set()),
        ("It cost {1,5 million pounds|cost}.", {"figure-disagrees"}),
        ("Lamps fell by {20 per cent|fall}.", set()),
        ("There was a drop of {20 per cent|fall}.", set()),
        ("They grew, then shrank by {20 per cent|fall}.", set()),
        ("It was a change of {20 per cent|fall}.", set()),
        ("Lamps rose by {20 per cent|fall}.", {"figure-disagrees"}),
        ("There was a rise of {20 per cent|fall}.", {"figure-disagrees"}),
        ("Tolls rose, and lamps changed by {20 per cent|fall}.", set()),
        ("Lamps rose by {25 per cent|rise}.", set()),
        ("Lamps fell by {25 per cent|rise}.", {"figure-disagrees"}),
    ],
)
def test_a_figure_is_read_in_its_sentence(prose: str, broken: set[str]) -> None:
    text, _, name = prose.partition("{")[2].partition("}")[0].partition("|")
    bound = prose.replace(f"{{{text}|{name}}}", f"{{fact}}`{text} <old-mill.{name}>`")
    assert rules_broken(bound, MILL) == broken


def test_a_record_has_no_decimal_comma() -> None:
    mill = entry("Old Mill", "facts:\n  cost:\n    figure: 1,5 million pounds\n    cite: gazette-1934\n")
    assert "invalid-record" in rules_broken(files=mill)


@pytest.mark.parametrize(
    ("written", "replacement"),
    [
        ("90 lamps", "100 lamps"),
        ("90 gas lamps", None),
        ("90", "100 lamps"),
    ],
)
def test_a_wrong_figure_is_corrected_with_the_noun_that_its_record_counts(
    written: str, replacement: str | None
) -> None:
    findings = found(f"There were {{fact}}`{written} <old-mill.lamps-before>`.", MILL)
    (fix,) = [finding.fix for finding in findings if finding.rule == "figure-disagrees"]
    assert (fix.replacement if fix else None) == (
        f"{{fact}}`{replacement} <old-mill.lamps-before>`" if replacement else None
    )
