"""Digests of records, by which a build knows the pages that a changed record touches."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

from checks.facts.model import Prose
from checks.findings import Location


def code_digest() -> str:
    """A digest of the code that makes the pages: what an older version made is made anew."""
    site = Path(__file__).parent
    rooms = (site, *(site.parent / room for room in ("citing", "editions", "exports", "pictures")))
    sources = sorted(source for room in rooms for source in room.rglob("*.py"))
    return hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()[:16]


def digest(value: object) -> str:
    """A digest of what a value says. Where it stands in its file does not matter."""
    return hashlib.sha256(repr(_said(value)).encode()).hexdigest()[:16]


@cache
def _fields_of(kind: type[Any]) -> tuple[str, ...]:
    """The names of a dataclass's fields."""
    return tuple(field.name for field in fields(kind))


def _said(value: object) -> object:
    if isinstance(value, Prose):
        return value.text
    if isinstance(value, str):
        return value
    kind: type = type(value)
    if is_dataclass(kind):
        pairs = [(name, getattr(value, name)) for name in _fields_of(kind)]
        return [(name, _part(part)) for name, part in pairs if not isinstance(part, Location)]
    if isinstance(value, Mapping):
        return [(key, _part(part)) for key, part in value.items()]
    if isinstance(value, list | tuple):
        return [_part(part) for part in value]
    return value


def _part(value: object) -> object:
    return value if value is None or isinstance(value, str) else _said(value)
