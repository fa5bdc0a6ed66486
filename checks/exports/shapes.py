"""The record types of the model taken apart, for the formats that have a schema of their own."""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from checks.exports.model import Column, Export

_NONE = type(None)
_PLAIN = Column("")
_SCALARS: dict[type, Literal["text", "integer", "boolean"]] = {str: "text", int: "integer", bool: "boolean"}


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record type.

    ``scalar`` is the type of a single plain value, ``choices`` the only texts that it may be; ``records`` are the
    record types that it may hold, several for a value of one type or another. ``many`` says that it holds a list of
    them, ``optional`` that it may be ``None``.
    """

    name: str
    column: Column
    scalar: Literal["text", "integer", "boolean"] | None
    choices: tuple[str, ...]
    records: tuple[type[Any], ...]
    many: bool
    optional: bool


def fields_of(record: type[Any]) -> tuple[Field, ...]:
    """The fields of a record type, in order."""
    if record not in _known:
        hints = get_type_hints(record, include_extras=True)
        _known[record] = tuple(_field(field.name, hints[field.name]) for field in fields(record))
    return _known[record]


_known: dict[type[Any], tuple[Field, ...]] = {}
"""What was taken apart before: formats ask for every record."""


def _field(name: str, hint: Any) -> Field:
    column = _PLAIN
    if hasattr(hint, "__metadata__"):
        column, hint = hint.__metadata__[0], hint.__origin__
    many = get_origin(hint) is tuple
    members = _members(get_args(hint)[0] if many else hint)
    optional = _NONE in members
    members = tuple(member for member in members if member is not _NONE)
    records = tuple(member for member in members if isinstance(member, type) and is_dataclass(member))
    choices = tuple(choice for member in members if get_origin(member) is Literal for choice in get_args(member))
    scalar = None if records else "text" if choices else _SCALARS[members[0]]
    return Field(name, column, scalar, choices, records, many, optional)


def _members(hint: Any) -> tuple[Any, ...]:
    """The types of which a hint admits any."""
    return get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)


def key_of(record: type[Any]) -> str:
    """The name of the field that identifies a record."""
    return next(field.name for field in fields_of(record) if field.column.key)


def description_of(record: type[Any]) -> str:
    """What a record type is, as its docstring says, on one line."""
    return " ".join((record.__doc__ or "").split())


def lists() -> Iterator[tuple[str, type[Any]]]:
    """The lists of records in an export, each with its name and record type; a list refers to those before it."""
    for field in fields_of(Export):
        if field.many:
            yield field.name, field.records[0]
