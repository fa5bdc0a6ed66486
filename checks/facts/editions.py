"""The ledgers of past editions: which entries and facts each of them had, and which were withdrawn since, and why.

What was once published stays: people have cited it. An id that is gone has moved or is withdrawn with a reason.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from yaml import MappingNode

from checks.facts.door import INVALID_RECORD, Door, shown
from checks.facts.model import Reference
from checks.findings import Finding, Location, Severity

SUFFIXES = (".yaml", ".json")
WITHDRAWN = "withdrawn.yaml"
"""The file, among the ledgers, of what was withdrawn: the id of an entry or the address of a fact, and the reason."""

_ADDRESS = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+([/@][0-9A-Za-z./~?%,{}\[\]-]+)?)?")
_HINT = "Write it anew from the records of that edition, or mend it by hand."


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """An entry, fact or column of a past edition that was taken back, and why."""

    address: str
    reason: str
    location: Location


def read_edition(path: str, text: str) -> tuple[tuple[Reference, ...], list[Finding]]:
    """Read of an edition's ledger the ids of its entries and the addresses of its facts.

    A ledger is JSON, with ``entries`` and ``facts`` as the export has them, or a list written by hand in YAML: the ids
    under ``entries``, in a list or as keys of a mapping. What else a ledger holds is not read here.
    """
    return _read_json(path, text) if path.endswith(".json") else _read_yaml(path, text)


def _read_yaml(path: str, text: str) -> tuple[tuple[Reference, ...], list[Finding]]:
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


def _read_json(path: str, text: str) -> tuple[tuple[Reference, ...], list[Finding]]:
    """The ids in a ledger; reading so many of them as YAML would take seconds."""
    try:
        ledger = json.loads(text)
    except json.JSONDecodeError as error:
        place = Location(path, error.lineno, error.colno, error.lineno, error.colno)
        return (), [_problem(place, f"This is no JSON: {shown(error.msg)}.")]
    except RecursionError:
        return (), [_problem(Location(path), "This is nested too deeply to be a ledger.")]
    if not isinstance(ledger, dict) or not isinstance(ledger.get("entries"), list):
        return (), [_problem(Location(path), "The edition lacks “entries”.")]
    lines = _Lines(path, text)
    return tuple(Reference(word, lines.place_of(word)) for word in _words(ledger)), []


def _words(ledger: Mapping[str, Any]) -> Iterator[str]:
    """The ids of entries, which may stand alone or in records, and the addresses of facts."""
    for entry in ledger["entries"]:
        word = entry.get("id") if isinstance(entry, dict) else entry
        if isinstance(word, str):
            yield word
    facts = ledger.get("facts")
    for fact in facts if isinstance(facts, list) else ():
        if isinstance(fact, dict) and isinstance(fact.get("address"), str):
            yield fact["address"]


class _Lines:
    """Finds on which line of a JSON text a word first stands as a whole string."""

    def __init__(self, path: str, text: str) -> None:
        self._path = path
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._first: dict[str, int] = {}
        for match in re.finditer(r'"([^"\\\n]*)"', text):
            self._first.setdefault(match[1], match.start())

    def place_of(self, word: str) -> Location:
        at = self._first.get(word, 0)
        line = bisect_right(self._starts, at)
        column = at - self._starts[line - 1] + 1
        return Location(self._path, line, column, line, column + len(word) + 2)


def _problem(location: Location, message: str) -> Finding:
    return Finding(INVALID_RECORD, Severity.ERROR, location, message, _HINT)


# ---------------------------------------------------------------- what was withdrawn


def read_withdrawals(path: str, text: str) -> tuple[dict[str, Withdrawal], list[Finding]]:
    """Read what was withdrawn: by the id of an entry or the address of a fact or column, the reason."""
    door = Door(path, text)
    root = door.compose()
    withdrawn: dict[str, Withdrawal] = {}
    for address, node in (door.mapping(root, what="list of withdrawals") if root is not None else {}).items():
        if not _ADDRESS.fullmatch(address):
            door.problem(node, f"“{shown(address)}” is no id or address.", "Write entry, entry.fact or entry.column.")
        elif reason := door.word(node):
            withdrawn[address] = Withdrawal(address, reason, door.location(node))
    return withdrawn, door.problems
