"""JSON: the whole export as one object, and its JSON Schema beside it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import is_dataclass
from typing import Any

from checks.exports.model import Export
from checks.exports.schema import PUBLISHED
from checks.exports.shapes import fields_of

_SCALARS = frozenset({str, int, float, bool, type(None)})


def files(export: Export) -> Mapping[str, bytes]:
    """``handbook.json`` and ``handbook.schema.json``."""
    return {"handbook.json": document(export).encode(), PUBLISHED.name: PUBLISHED.read_bytes()}


def plain(export: Export) -> dict[str, Any]:
    """The export as JSON has it: objects, lists and plain values."""
    document: dict[str, Any] = _plain(export)
    return document


def _plain(value: Any) -> Any:
    """A record as :func:`dataclasses.asdict` has it, without copying each of the values, none of which changes."""
    kind = type(value)
    if kind in _SCALARS:
        return value
    if is_dataclass(kind):
        return {field.name: _plain(getattr(value, field.name)) for field in fields_of(kind)}
    if isinstance(value, Mapping):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return kind(map(_plain, value))
    return value


def document(export: Export) -> str:
    """The export as a JSON text, a line a record, so that two of them can be compared line by line."""
    parts = []
    for name, value in plain(export).items():
        if isinstance(value, tuple):
            lines = ",\n".join(_compact(record) for record in value)
            parts.append(f"{_compact(name)}: [\n{lines}\n]" if lines else f"{_compact(name)}: []")
        else:
            parts.append(f"{_compact(name)}: {_compact(value)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
