"""The finder on sentences labelled apart from it: what it finds, how much of it is right, and its false alarms."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from checks.language.finder import Finder
from checks.language.measures import MEASURES
from checks.language.units import UnitTable
from checks.language.values import Expression, Kind

from .writing import written

DATA = Path(__file__).parent.parent / "data"
SETS = [DATA / "finder_independent.txt", DATA / "finder_independent_2.txt"]
NO_CLAIM = "none"
"""Labels what is a name or idiom, and must not be reported."""


@dataclass(frozen=True)
class Label:
    """One line under a sentence: ``kind | text | value``."""

    sentence: str
    start: int
    end: int
    kind: str
    value: str

    @property
    def text(self) -> str:
        return self.sentence[self.start : self.end]

    def agrees(self, found: Expression) -> bool:
        """Whether an expression has the label's kind and value; small numbers and ordinals may be trivial."""
        is_small = found.kind is Kind.TRIVIAL and (self.kind == Kind.ORDINAL or self.value in ("1", "2"))
        if is_small:
            return found.value is not None
        return found.kind == self.kind and _without_step(written(found)) == self.value


def _without_step(line: str) -> str:
    return line.split(" | ")[2].partition(" step ")[0]


def labels(path: Path) -> list[Label]:
    """Every label of a file; the texts of a sentence's labels stand in the sentence in their order."""
    read = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        sentence, *lines = [line for line in block.split("\n") if line and not line.startswith("#")] or [""]
        at = 0
        for line in lines:
            kind, text, *value = line.strip().split(" | ")
            at = sentence.index(text, at)
            read.append(Label(sentence, at, at + len(text), kind, value[0] if value else ""))
            at += len(text)
    return read


@pytest.fixture(scope="module", params=SETS, ids=lambda path: path.stem)
def pairs(request: pytest.FixtureRequest) -> list[tuple[Label, list[Expression]]]:
    """Each label with the expressions found where it stands."""
    finder = Finder(UnitTable(MEASURES))
    found = {label.sentence: finder.find(label.sentence) for label in labels(request.param)}
    return [
        (label, [one for one in found[label.sentence] if one.start < label.end and label.start < one.end])
        for label in labels(request.param)
    ]


Pairs = list[tuple[Label, list[Expression]]]


def _claims(pairs: Pairs) -> Pairs:
    return [(label, found) for label, found in pairs if label.kind != NO_CLAIM]


def test_at_least_99_per_cent_are_found(pairs: Pairs) -> None:
    missed = [
        (label.text, label.sentence)
        for label, found in _claims(pairs)
        if not any(one.kind is not Kind.NAME and one.value is not None for one in found)
    ]
    assert len(missed) <= 0.01 * len(_claims(pairs)), missed


def test_at_least_98_per_cent_are_right_in_kind_value_hedge_and_unit(pairs: Pairs) -> None:
    wrong = [
        (label.text, label.value, [written(one) for one in found])
        for label, found in _claims(pairs)
        if not any(map(label.agrees, found))
    ]
    assert len(wrong) <= 0.02 * len(_claims(pairs)), wrong


def test_at_most_3_per_cent_of_names_and_idioms_are_reported(pairs: Pairs) -> None:
    names = [(label, found) for label, found in pairs if label.kind == NO_CLAIM]
    reported = [
        (label.text, [written(one) for one in found])
        for label, found in names
        if any(one.kind not in (Kind.NAME, Kind.TRIVIAL) for one in found)
    ]
    assert len(reported) <= 0.03 * len(names), reported
