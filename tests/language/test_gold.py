"""The finder on 200 labelled sentences: what it finds and how much of it it reads wholly right."""

from __future__ import annotations

from checks.language.finder import Finder, Name
from checks.language.measures import MEASURES
from checks.language.units import UnitTable
from checks.language.values import Expression, Kind

from .gold import Label, labels

NAMES = (
    Name("Nord Stream 2", "pipeline"),
    Name("Two Plus Four", "name of talks"),
    Name("FRUS 1961–1963", "series of documents"),
    Name("KAL 007", "flight"),
)
"""What the handbook's own entries and list of names would give."""


def _read() -> list[tuple[Label, list[Expression]]]:
    finder = Finder(UnitTable(MEASURES), NAMES)
    pairs = []
    for text, items in labels():
        expressions = finder.find(text)
        pairs += [(label, label.overlapping(expressions)) for label in items]
    return pairs


def _is_reported(expression: Expression) -> bool:
    return expression.kind is not Kind.NAME and expression.value is not None


def test_at_least_99_per_cent_of_the_labelled_figures_and_dates_are_found() -> None:
    claims = [(label, found) for label, found in _read() if label.is_claim]
    missed = [(label.text, label.sentence) for label, found in claims if not any(map(_is_reported, found))]
    assert len(missed) <= 0.01 * len(claims), missed


def test_at_least_98_per_cent_of_them_are_right_in_kind_value_hedge_and_unit() -> None:
    claims = [(label, found) for label, found in _read() if label.is_claim]
    wrong = [(label.text, label.norm, found) for label, found in claims if not any(map(label.agrees, found))]
    assert len(wrong) <= 0.02 * len(claims), wrong


def test_no_labelled_name_or_idiom_is_taken_for_a_figure() -> None:
    names = [(label, found) for label, found in _read() if not label.is_claim]
    reported = [
        (label.text, label.sentence)
        for label, found in names
        if any(expression.kind not in (Kind.NAME, Kind.TRIVIAL) for expression in found)
    ]
    assert not reported


def test_nothing_is_reported_outside_the_labels() -> None:
    finder = Finder(UnitTable(MEASURES), NAMES)
    extra = []
    for text, items in labels():
        for found in finder.find(text):
            is_labelled = any(found.start < label.end and label.start < found.end for label in items)
            if not is_labelled and found.kind not in (Kind.NAME, Kind.TRIVIAL):
                extra.append((found.text, text))
    assert not extra
