"""What a fact is called where people read it."""

from __future__ import annotations

from checks.facts.model import Fact
from checks.facts.records import Records

_MOST_DOERS = 3
"""More states than these are not named in a label; the facts' table names them."""


def fact_label(fact: Fact, records: Records) -> str:
    """What a fact is called: its label, its act and who did it, its holder, or its name."""
    if fact.label:
        return fact.label
    if fact.is_series_value:
        return _cell_label(fact, records)
    if fact.is_position:
        return fact.holder
    act = records.configuration.kinds[records.entries[fact.entry].kind].acts.get(fact.act)
    if act is None:
        return fact.name.replace("-", " ").capitalize()
    doers = [records.entries[party].name if party in records.entries else party for party in fact.by]
    return f"{act.label}: {', '.join(doers)}" if 0 < len(doers) <= _MOST_DOERS else act.label


def _cell_label(fact: Fact, records: Records) -> str:
    column, _, key = fact.name.partition("@")
    series = records.entries[fact.entry].series
    label = series.columns[column].label if series and column in series.columns else column
    return f"{label}, {key}"
