"""How well a fact is sourced, where a reader must be told."""

from __future__ import annotations

from checks.facts.model import Fact
from checks.facts.records import Records
from checks.rules.provenance import is_single_source

NOT_CONFIRMED = "not confirmed"
SINGLE_SOURCE = "single source"


def standing(fact: Fact, records: Records) -> str:
    """What must be said of a fact's sources; empty where nothing must."""
    if not fact.confirmed:
        return NOT_CONFIRMED
    if is_single_source(fact, records.sources):
        return SINGLE_SOURCE
    return ""
