"""Relations that run in a circle: an entry that succeeds one that succeeds it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checks.facts.config import RelationKind
from checks.facts.door import INVALID_RECORD
from checks.facts.model import Entry, Reference
from checks.findings import Finding, Severity


def circles(entries: Mapping[str, Entry], relations: Mapping[str, RelationKind]) -> Iterator[Finding]:
    """A finding for each circle of a relation that has a direction, at the reference that closes it."""
    for relation in relations.values():
        if relation.inverse == relation.name:
            continue
        named = {entry.id: entry.relations.get(relation.name, ()) for entry in entries.values()}
        done: set[str] = set()
        for entry in named:
            for chain, reference in _closings(entry, named, done):
                yield Finding(
                    INVALID_RECORD,
                    Severity.ERROR,
                    reference.location,
                    f"“{relation.name}” runs in a circle: {' → '.join(chain)}.",
                    "Take out the one that is not so.",
                )


def _closings(
    start: str, named: Mapping[str, tuple[Reference, ...]], done: set[str]
) -> Iterator[tuple[list[str], Reference]]:
    """Depth first from ``start``, past what is ``done``: each circle met, and the reference that closes it."""
    path = [start]
    todo = [iter(named[start] if start not in done else ())]
    while todo:
        reference = next(todo[-1], None)
        if reference is None:
            todo.pop()
            done.add(path.pop())
        elif reference.entry in path:
            yield [*path[path.index(reference.entry) :], reference.entry], reference
        elif reference.entry in named and reference.entry not in done:
            path.append(reference.entry)
            todo.append(iter(named[reference.entry]))
