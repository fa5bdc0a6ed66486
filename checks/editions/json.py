"""A difference as JSON, for programs."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from checks.editions.difference import Change, Difference
from checks.editions.snapshot import Item, Snapshot


def report(difference: Difference) -> str:
    """An object with ``old`` and ``new``, the editions compared, and ``changes``, one an item."""
    document = {
        "old": _edition(difference.old),
        "new": _edition(difference.new),
        "changes": [_change(change) for change in difference.changes],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _edition(snapshot: Snapshot) -> dict[str, str]:
    return {"title": snapshot.title, "edition": snapshot.edition, "as_of": snapshot.as_of}


def _change(change: Change) -> dict[str, Any]:
    item = change.item
    return {
        "what": change.what.value,
        "sort": item.sort.value,
        "address": item.address,
        "entry": item.entry,
        "label": item.label,
        "aspects": [asdict(aspect) for aspect in change.aspects],
        "old": _item(change.old),
        "new": _item(change.new),
        "reason": change.reason or None,
    }


def _item(item: Item | None) -> dict[str, Any] | None:
    if item is None:
        return None
    return {
        "address": item.address,
        "value": item.value or None,
        "details": dict(item.details),
        "sources": list(item.sources),
    }
