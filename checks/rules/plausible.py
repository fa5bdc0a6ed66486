"""A quick look at whether a fact could agree with what is written at all, before the two are really compared.

Comparing exactly takes some ten times as long, and advice on an unbound figure looks at every fact of the handbook.
Whatever this lets through is compared; what it stops could not have agreed.
"""

from __future__ import annotations

import re

from checks.facts.model import Fact, Quotation, StateOfAffairs
from checks.language.edtf import EdtfDate
from checks.language.records import FigureRecord
from checks.language.units import UnitTable
from checks.language.values import BARE, DatePhrase, Expression, Figure, Hedge, Kind, Relation

_OPEN = frozenset({Hedge.OVER, Hedge.AT_LEAST, Hedge.UNDER, Hedge.AT_MOST})
_MOST_APART = 3
"""No rounding and no hedge admits a number that is this many times larger or smaller, those aside that are open."""

_IN_ONE_YEAR = re.compile(r"\d{4}(?:-\d{2}){0,2}")


def is_plausible(expression: Expression, fact: Fact, units: UnitTable) -> bool:
    """Whether a fact's value is of the right sort, and anywhere near."""
    written, recorded = expression.value, fact.value
    if written is None or recorded is None or isinstance(recorded, Quotation | StateOfAffairs):
        return False
    if isinstance(written, DatePhrase) or isinstance(recorded, EdtfDate):
        return isinstance(written, DatePhrase) and isinstance(recorded, EdtfDate) and _is_near_date(written, recorded)
    if isinstance(written, Figure) and isinstance(recorded, FigureRecord):
        return expression.kind is Kind.VAGUE or _is_near_figure(written, recorded.figure, units)
    return True


def _is_near_date(written: DatePhrase, recorded: EdtfDate) -> bool:
    """Whether two dates that each lie in one year lie in the same."""
    if written.relation is not Relation.IN or written.circa:
        return True
    if not _IN_ONE_YEAR.fullmatch(written.edtf) or not _IN_ONE_YEAR.fullmatch(recorded.text):
        return True
    return written.parts == ("fy",) or written.edtf[:4] == recorded.text[:4]


def _is_near_figure(written: Figure, recorded: Figure, units: UnitTable) -> bool:
    if BARE not in (written.unit, recorded.unit) and written.unit != recorded.unit:
        one, other = units.named(written.unit), units.named(recorded.unit)
        return one is None or other is None or one.dimension == other.dimension  # what converts may agree
    if written.hedge in _OPEN or recorded.hedge in _OPEN or min(written.low, recorded.low) < 1:
        return True  # below one is also half of something, which a record may have in per cent
    return written.low <= _MOST_APART * recorded.high and recorded.low <= _MOST_APART * written.high
