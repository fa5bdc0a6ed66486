"""The labelled sentences, and what each label means in the finder's values."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from checks.language.values import (
    ClockTime,
    DatePhrase,
    Expression,
    Figure,
    Hedge,
    Kind,
    Ordinal,
    Relation,
    RelativeDate,
    Tally,
)

PATH = Path(__file__).parent.parent / "data" / "prose_gold.jsonl"
CLAIMS = ("number", "date", "ordinal", "relative", "vague", "tally", "time")
"""Labels of what must be found; the others ("name", "trivial", "trap") must not be taken for figures."""

_RELATIONS = {"by", "before", "after", "since", "until"}
_VAGUE_LOW = {"12": 24, "100": 200, "1000": 2_000, "100000": 200_000}


@dataclass(frozen=True)
class Label:
    sentence: str
    start: int
    end: int
    kind: str
    norm: dict[str, Any]

    @property
    def text(self) -> str:
        return self.sentence[self.start : self.end]

    @property
    def is_claim(self) -> bool:
        return self.kind in CLAIMS

    def overlapping(self, expressions: list[Expression]) -> list[Expression]:
        return [found for found in expressions if found.start < self.end and self.start < found.end]

    def agrees(self, found: Expression) -> bool:
        """Whether an expression has the kind, value, hedge and unit that the label gives."""
        if self.kind == "number":
            return _small_or(Kind.FIGURE, self.text, found) and _is_figure(self.norm, found.value)
        if self.kind == "ordinal":
            is_kind = found.kind in (Kind.ORDINAL, Kind.TRIVIAL)  # in words, an ordinal may be trivial
            return is_kind and found.value == Ordinal(int(self.norm["value"]))
        if self.kind == "vague":
            low = _VAGUE_LOW[self.norm["scale"]]
            return found.kind is Kind.VAGUE and isinstance(found.value, Figure) and found.value.low == low
        return found.kind.value == self.kind and found.value == _value(self.kind, self.norm)


def labels() -> Iterator[tuple[str, list[Label]]]:
    """Each sentence with its labels."""
    for line in PATH.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = row["text"]
        yield text, [Label(text, item["start"], item["end"], item["kind"], item["norm"]) for item in row["items"]]


def _small_or(kind: Kind, text: str, found: Expression) -> bool:
    """One and two in words before an ordinary noun are trivial in the handbook; the labels call them numbers."""
    return found.kind is kind or (found.kind is Kind.TRIVIAL and text.lower() in ("one", "two"))


def _is_figure(norm: dict[str, Any], value: object) -> bool:
    if not isinstance(value, Figure):
        return False
    low = Fraction(norm.get("lo", norm.get("value")))
    high = Fraction(norm.get("hi", norm.get("value")))
    written = (value.low, value.high, value.hedge, value.unit)
    return written == (low, high, Hedge(norm["hedge"]), norm["unit"])


def _value(kind: str, norm: dict[str, Any]) -> object:
    if kind == "date":
        return _date(norm)
    if kind == "tally":
        return Tally(*map(int, norm["value"].split("-")))
    if kind == "time":
        return ClockTime(*map(int, norm["value"].split(":")))
    unit, sign, amount = norm["value"].partition("=")
    if sign:
        return RelativeDate(unit, None)
    unit, sign, amount = norm["value"].partition("+" if "+" in norm["value"] else "-")
    return RelativeDate(unit, Fraction(sign + amount), Hedge(norm.get("hedge", "=")))


def _date(norm: dict[str, Any]) -> DatePhrase:
    mods = norm["mods"]
    relation = next((Relation(mod) for mod in mods if mod in _RELATIONS), Relation.IN)
    parts = tuple(mod for mod in mods if mod not in _RELATIONS and mod != "~")
    return DatePhrase(norm["edtf"], parts, relation, "~" in mods)
