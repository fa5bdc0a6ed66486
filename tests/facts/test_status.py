"""Status is computed from acts: by party, by effect rather than notice, as of a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from checks.facts.config import Act, KindOfEntry
from checks.facts.load import Files, load_records
from checks.facts.records import Records
from checks.facts.status import status_of, stretches_of
from checks.rules.example_handbook import CONFIGURATION, TEXTS
from tests.facts.small import entry

_ACTS = (
    Act("signed", "Signed", status="signed"),
    Act("opened", "Opened for signature", status="open for signature"),
    Act("ratified", "Ratified"),
    Act("applied", "Provisionally applied", status="provisionally applied"),
    Act("entered", "Entered into force", status="in force"),
    Act("suspended", "Suspended", status="suspended"),
    Act("resumed", "Resumed", status="in force"),
    Act("withdrew", "Withdrew", status="withdrawn", ends_bilateral=True),
    Act("expired", "Expired", status="expired", final=True),
)
_PACT = KindOfEntry("pact", "Pact", "Pacts", {act.name: act for act in _ACTS}, ())
_CONFIGURATION = replace(CONFIGURATION, kinds={**CONFIGURATION.kinds, "pact": _PACT})
_TOWNS = {f"docs/glossary/{town}.md": entry(kind="town", name=town) for town in ("upton", "downton", "midton")}
_HEIR = entry(kind="town", name="newton", top="succeeds: downton\n")

Acts = list[tuple[str, str, str, str]]
TWO, THREE = "[upton, downton]", "[upton, downton, midton]"


def status(acts: Acts, parties: str, as_of: str) -> tuple[str, dict[str, str]] | None:
    """The state on a day, and that of the parties that differ. An act is its name, by, date and effect."""
    records = _records(acts, parties)
    found = status_of(records.entries["pact"], records, date.fromisoformat(as_of))
    return (found.state, {party.party: party.state for party in found.parties}) if found else None


def _records(acts: Acts, parties: str) -> Records:
    facts = "".join(
        f"  f{n}:\n    act: {act}\n    date: {day}\n    cite: gazette-1934\n"
        + (f"    by: {by}\n" if by else "")
        + (f"    effective: {effective}\n" if effective else "")
        for n, (act, by, day, effective) in enumerate(acts)
    )
    pact = entry(facts, kind="pact", name="Ferry pact", top=f"parties: {parties}\n")
    texts = {**TEXTS, **_TOWNS, "docs/glossary/newton.md": _HEIR, "docs/glossary/pact.md": pact}
    records = load_records(_CONFIGURATION, Files(texts, ()))
    assert records.problems == ()
    return records


# In force, suspended by one party with later effect, then at its end.
_SUSPENDED: Acts = [
    ("signed", "", "1950-04-08", ""),
    ("entered", "", "1951-02-05", ""),
    ("suspended", "downton", "1963-02-21", "1963-02-28"),
    ("expired", "", "1966-02-05", ""),
]
# Of two parties, one gives notice and is out half a year later: that ends it.
_LEFT: Acts = [
    ("entered", "", "1951", ""),
    ("suspended", "upton", "1959-02-01", ""),
    ("withdrew", "upton", "1959-02-02", "1959-08-02"),
]
# Of three parties, one leaves and another suspends: the rest stay.
_MANY: Acts = [
    ("applied", "", "1950-07", ""),
    ("entered", "", "1951-11-09", ""),
    ("suspended", "upton", "1967-12-12", ""),
    ("withdrew", "downton", "1983-05-29", "1983-11-07"),
    ("suspended", "midton", "1983-11-08", ""),
    ("resumed", "midton", "1984-01-01", ""),
]
# Three sign, then it is open to all, then in force.
_OPEN: Acts = [
    ("signed", "upton", "1950-08-05", ""),
    ("signed", "downton", "1950-08-05", ""),
    ("opened", "", "1950-08-08", ""),
    ("entered", "", "1950-10-10", ""),
]


@pytest.mark.parametrize(
    ("acts", "parties", "as_of", "expected"),
    [
        (_SUSPENDED, TWO, "1950-04-07", None),
        (_SUSPENDED, TWO, "1950-04-08", ("signed", {})),
        (_SUSPENDED, TWO, "1963-02-27", ("in force", {})),
        (_SUSPENDED, TWO, "1963-02-28", ("in force", {"downton": "suspended"})),
        (_SUSPENDED, TWO, "1966-02-05", ("expired", {})),
        (_LEFT, TWO, "1959-08-01", ("in force", {"upton": "suspended"})),
        (_LEFT, TWO, "1959-08-02", ("withdrawn", {})),
        (_LEFT, "[upton, downton, newton]", "1959-08-02", ("withdrawn", {})),
        (_MANY, THREE, "1950-07-30", None),
        (_MANY, THREE, "1950-07-31", ("provisionally applied", {})),
        (_MANY, THREE, "1983-11-06", ("in force", {"upton": "suspended"})),
        (
            _MANY,
            THREE,
            "1983-11-08",
            ("in force", {"upton": "suspended", "downton": "withdrawn", "midton": "suspended"}),
        ),
        (_MANY, THREE, "1984-01-01", ("in force", {"upton": "suspended", "downton": "withdrawn"})),
        (_OPEN, THREE, "1950-08-05", ("signed", {})),
        (_OPEN, THREE, "1950-08-08", ("open for signature", {})),
        (_OPEN, THREE, "1999-01-01", ("in force", {})),
        ([("ratified", "", "1950", "")], TWO, "1999-01-01", None),
        (
            [("expired", "", "1950", ""), ("suspended", "upton", "1951", ""), ("entered", "", "1952", "")],
            TWO,
            "1999-01-01",
            ("expired", {}),
        ),
        ([("entered", "", "1950-01-01", ""), ("signed", "", "1950-01-01", "")], TWO, "1999-01-01", ("in force", {})),
        ([("entered", "", "1950/..", "")], TWO, "1950-12-31", ("in force", {})),
        ([("entered", "", "1999", "")], TWO, "1999-06-01", None),
        ([], TWO, "1999-01-01", None),
    ],
)
def test_the_last_act_with_effect_decides(
    acts: Acts, parties: str, as_of: str, expected: tuple[str, dict[str, str]] | None
) -> None:
    assert status(acts, parties, as_of) == expected


@pytest.mark.parametrize(
    ("acts", "parties", "as_of", "expected"),
    [
        (_SUSPENDED, TWO, "1950-01-01", []),
        (
            _SUSPENDED,
            TWO,
            "2000-01-01",
            [
                ("signed", "1950-04-08", "1951-02-04"),
                ("in force", "1951-02-05", "1966-02-04"),
                ("expired", "1966-02-05", "2000-01-01"),
            ],
        ),
        (
            _SUSPENDED,
            TWO,
            "1951-06-01",
            [("signed", "1950-04-08", "1951-02-04"), ("in force", "1951-02-05", "1951-06-01")],
        ),
        (
            [("entered", "", "1951-02-05", ""), ("entered", "", "1955-02-05", "")],
            TWO,
            "1960-01-01",
            [("in force", "1951-02-05", "1960-01-01")],
        ),
    ],
    ids=["before all", "to its end", "while it lasts", "twice the same"],
)
def test_stretches_follow_one_another_from_the_first_state(
    acts: Acts, parties: str, as_of: str, expected: list[tuple[str, str, str]]
) -> None:
    records = _records(acts, parties)
    found = stretches_of(records.entries["pact"], records, date.fromisoformat(as_of))
    assert [(one.state, one.first.isoformat(), one.last.isoformat()) for one in found] == expected
