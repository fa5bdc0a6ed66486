"""The ledgers of past editions: which entries each of them had. An id that was once published stays."""

from __future__ import annotations

from yaml import MappingNode

from checks.facts.door import Door
from checks.facts.model import Reference
from checks.findings import Finding

SUFFIXES = (".yaml", ".json")


def read_edition(path: str, text: str) -> tuple[tuple[Reference, ...], list[Finding]]:
    """Read an edition's ledger: under ``entries``, the ids of its entries, in a list or as keys of a mapping.

    What else a ledger holds is not read here. JSON is read as the YAML that it is.
    """
    door = Door(path, text)
    root = door.compose()
    if root is None:
        return (), door.problems
    fields = door.mapping(root, what="edition")
    if not door.require(root, fields, ("entries",), "edition"):
        return (), door.problems
    entries = fields["entries"]
    if isinstance(entries, MappingNode):
        places = {key.value: key for key, _ in entries.value}
        ids = tuple(Reference(word, door.location(places[word])) for word in door.mapping(entries))
    else:
        ids = tuple(Reference(word, door.location(node)) for word, node in door.words(entries))
    return ids, door.problems
