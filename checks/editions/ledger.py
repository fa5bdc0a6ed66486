"""The ledger of an edition: its entries, facts and claims with their values and sources, a line a record.

It is the export in JSON (:mod:`checks.exports.model`) without what is no matter of record: prose, pages, sources'
own records. It is kept in the repository, so that any two editions can be compared and no id is lost.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from checks.exports.model import Export
from checks.exports.shapes import key_of, lists

_KEPT: Mapping[str, tuple[str, ...]] = {
    "entries": (
        "kind",
        "name",
        "official_title",
        "status",
        "party_statuses",
        "former_ids",
        "parties",
        "participants",
        "relations",
    ),
    "facts": (
        "entry",
        "label",
        "value",
        "confirmed",
        "act",
        "by",
        "place",
        "effective",
        "as_of",
        "holder",
        "adopted_position",
        "derivation",
        "former_addresses",
        "sources",
    ),
    "claims": ("seed", "fragment", "value", "against", "verdict", "sources"),
    "withdrawn": ("reason",),
}
"""The lists of a ledger, and of their records the fields beside the key."""


def ledger_text(export: Export) -> str:
    """The ledger of the edition that an export is of, as its file holds it."""
    about = {name: getattr(export.about, name) for name in ("title", "edition", "as_of", "format_version")}
    parts = [f'"about": {_line(about)}']
    keys = {name: key_of(record) for name, record in lists()}
    for name, kept in _KEPT.items():
        fields = (keys[name], *kept)
        records = (asdict(record) for record in getattr(export, name))
        lines = ",\n".join(_line({field: record[field] for field in fields}) for record in records)
        parts.append(f'"{name}": [\n{lines}\n]' if lines else f'"{name}": []')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _line(record: Mapping[str, Any]) -> str:
    return json.dumps(_said(record), ensure_ascii=False)


def _said(value: Any) -> Any:
    """A value without the parts that say nothing: ``None``, and lists without an item."""
    if isinstance(value, Mapping):
        return {name: _said(part) for name, part in value.items() if part is not None and part != ()}
    if isinstance(value, list | tuple):
        return [_said(part) for part in value]
    return value
