"""The export as tables: one row a record, and what a field holds several of in a table of its own.

A field that holds a record becomes columns named ``field_column``; a field that may hold one of several sorts of
record has the columns of all of them, those of the others empty. A list becomes a table ``record_field`` whose rows
name their record and their ``position`` in the list, from 1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from checks.exports.model import About, Export
from checks.exports.shapes import Field, description_of, fields_of, key_of, lists

Cell = str | int | bool | None
Row = tuple[Cell, ...]

VALUE = "value"
"""The column that holds the items of a list of plain values."""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: its type, what it says, and what its values must be."""

    name: str
    type: Literal["text", "integer", "boolean"]
    says: str
    required: bool
    choices: tuple[str, ...] = ()
    pattern: str = ""
    refers: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns, the names of those that identify a row, and where its rows come from."""

    name: str
    says: str
    columns: tuple[TableColumn, ...]
    key: tuple[str, ...]
    rows: Callable[[Export], Iterator[Row]]


@cache
def tables() -> tuple[Table, ...]:
    """Every table; a table refers to tables before it, or to itself."""
    main: list[Table] = []
    links: list[Table] = []
    for name, record in lists():
        main.append(_table(name, record))
        links += _link_tables(name, record)
    return (_about_table(), *main, *links)


def key_column(table: str) -> TableColumn:
    """The column by which other tables refer to the rows of a table."""
    found = next(each for each in tables() if each.name == table)
    return next(column for column in found.columns if column.name == found.key[0])


# ---------------------------------------------------------------- tables of records


def _table(name: str, record: type[Any]) -> Table:
    flat = tuple(_flat(fields_of(record)))

    def rows(export: Export) -> Iterator[Row]:
        return (tuple(_cell(each, path) for path, _ in flat) for each in getattr(export, name))

    return Table(name, description_of(record), tuple(column for _, column in flat), (key_of(record),), rows)


_Path = tuple[str, ...]


def _flat(fields: Iterable[Field], path: _Path = (), optional: bool = False) -> Iterator[tuple[_Path, TableColumn]]:
    """The columns of a record's fields, each with the path of fields to its value; lists are left out."""
    for field in fields:
        if field.many:
            continue
        here = (*path, field.name)
        if field.records:
            yield from _flat_records(field, here, optional or field.optional)
        elif field.scalar:
            column = field.column
            yield (
                here,
                TableColumn(
                    name="_".join(here),
                    type=field.scalar,
                    says=column.says,
                    required=not (optional or field.optional),
                    choices=field.choices,
                    pattern=column.pattern,
                    refers=column.refers,
                ),
            )


def _flat_records(field: Field, path: _Path, optional: bool) -> Iterator[tuple[_Path, TableColumn]]:
    """The columns of all the types of record that a field may hold; a column that several have is one."""
    merged: dict[_Path, TableColumn] = {}
    held_by: dict[_Path, int] = {}
    for record in field.records:
        for inner, column in _flat(fields_of(record), path, optional):
            known = merged.setdefault(inner, column)
            choices = tuple(dict.fromkeys((*known.choices, *column.choices)))
            merged[inner] = replace(known, choices=choices, required=known.required and column.required)
            held_by[inner] = held_by.get(inner, 0) + 1
    for inner, column in merged.items():
        in_all = held_by[inner] == len(field.records)
        says = column.says or f"Which sort of {' '.join(path)} this is; the columns of other sorts are empty."
        yield inner, replace(column, required=column.required and in_all, says=says)


def _cell(record: Any, path: _Path) -> Cell:
    """What stands at a path of fields; nothing, where a record on the way is missing or of another type."""
    value = record
    for name in path:
        value = getattr(value, name, None)
    cell: Cell = value
    return cell


# ---------------------------------------------------------------- tables of lists


def _link_tables(name: str, record: type[Any]) -> Iterator[Table]:
    for path, field in _list_fields(fields_of(record)):
        yield _link_table(name, record, path, field)


def _list_fields(fields: Iterable[Field], path: _Path = ()) -> Iterator[tuple[_Path, Field]]:
    for field in fields:
        if field.many:
            yield (*path, field.name), field
        else:
            for record in field.records:
                yield from _list_fields(fields_of(record), (*path, field.name))


def _link_table(owners: str, owner: type[Any], path: _Path, field: Field) -> Table:
    owner_name = owner.__name__.lower()
    key = key_of(owner)
    if field.records:
        flat = tuple(_flat(fields_of(field.records[0])))
    else:
        item = TableColumn(VALUE, "text", field.column.says, True, refers=field.column.refers)
        flat = (((), item),)
    columns = (
        TableColumn(owner_name, "text", f"The {owner_name} to which the row belongs.", True, refers=owners),
        TableColumn("position", "integer", "The place of the row in its list, from 1.", True),
        *(column for _, column in flat),
    )

    def rows(export: Export) -> Iterator[Row]:
        for record in getattr(export, owners):
            for position, item in enumerate(_items(record, path), start=1):
                yield (getattr(record, key), position, *(_cell(item, inner) for inner, _ in flat))

    return Table(f"{owner_name}_{'_'.join(path)}", field.column.says, columns, (owner_name, "position"), rows)


def _items(record: Any, path: _Path) -> tuple[Any, ...]:
    value = record
    for name in path:
        value = getattr(value, name, None)
    return value or ()


# ---------------------------------------------------------------- what the data are


def _about_table() -> Table:
    columns = (
        TableColumn("name", "text", "What is said.", True),
        TableColumn("value", "text", "What is said of it.", True),
    )

    def rows(export: Export) -> Iterator[Row]:
        return iter(about_lines(export.about))

    return Table("about", description_of(About), columns, ("name",), rows)


def about_lines(about: About) -> tuple[tuple[str, str], ...]:
    """What is said of the data, a name and a text each; what is not known is left out."""
    said = ((field.name, getattr(about, field.name)) for field in fields_of(About))
    return tuple((name, "; ".join(value) if isinstance(value, tuple) else value) for name, value in said if value)
