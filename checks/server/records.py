"""What a name in a text stands for, where that is recorded, and where else it is named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.facts.model import Claim, Entry, Fact, Seed, Source
from checks.facts.records import Records
from checks.findings import Location
from checks.reading.positions import LineIndex
from checks.server.handbook import State
from checks.server.markup import Name, Sort, names_in

Record = Fact | Claim | Entry | Source | Seed


def record_named(name: Name, records: Records) -> Record | None:
    """The record that a name stands for, ``None`` where there is none."""
    match name.sort:
        case Sort.FACT:
            return records.fact(name.name)
        case Sort.CLAIM:
            return records.claims.get(name.name)
        case Sort.ENTRY:
            return records.entry_called(name.name)
        case Sort.SOURCE:
            return records.sources.get(name.name)
        case Sort.SEED:
            return records.seeds.get(name.name)


def place_of(record: Record, state: State) -> Location:
    """Where a record begins: the line of its key, if it has one."""
    location = record.location
    text = state.report.files.texts.get(location.path, "")
    if isinstance(record, Fact | Claim):
        key = re.split(r"[/@:]", record.name)[-1]
        return _line_of_key(text, location, key)
    return location


def _line_of_key(text: str, location: Location, key: str) -> Location:
    """The place of ``key:`` on a record's line, or the nearest line above it."""
    lines = LineIndex(text)
    pattern = re.compile(rf"""^[ \t]*["']?({re.escape(key)})["']?[ \t]*:""")
    for line in range(min(location.line, len(lines)), 0, -1):
        start = lines.offset(line)
        end = lines.offset(line + 1) if line < len(lines) else len(text)
        match = pattern.match(text[start:end])
        if match:
            return Location(location.path, line, match.start(1) + 1, line, match.end(1) + 1)
    return location


def mentions_of(record: Record, state: State, *, with_declaration: bool = True) -> Iterator[tuple[str, Name]]:
    """Every name in the handbook's files that stands for a record, with its file."""
    for path, text in state.report.files.texts.items():
        for name in names_in(path, text, state.relations):
            if (with_declaration or not name.declares) and _is_same(record_named(name, state.records), record):
                yield path, name


def _is_same(found: Record | None, record: Record) -> bool:
    return found is record or (found is not None and type(found) is type(record) and found.location == record.location)
