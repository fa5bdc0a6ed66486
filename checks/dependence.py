"""What a page's result depends on besides its own text: the records that its rules looked up.

While a record is being written, most pages of the handbook do not use it. A page is checked again only if something
that its rules looked up last time is now another thing. Whatever they look through as a whole is taken to change
with every change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Generic, TypeVar

from checks.cache import fingerprint
from checks.facts.records import Records

_Record = TypeVar("_Record")

Dependences = Mapping[tuple[str, str], object]
"""What was found under each key of each mapping of the records, ``None`` for nothing."""

_FIELDS = ("entries", "facts", "seeds", "sources", "chapters")
_LOOKUPS = ("claims", "_by_path")
"""The mappings of records in which rules look things up one by one: those given, and those made of them."""

_INDEXES = (
    "by_name",
    "titles",
    "long_names",
    "places",
    "speakers",
    "names",
    "inverse_relations",
    "moves",
    "unsupported_wordings",
)
"""What is made of all records together, and rarely changes: names, titles, relations. Every page depends on it."""

_ALL = "*"


class Observer:
    """The records of a handbook, and a log of what is looked up in them."""

    def __init__(self, records: Records) -> None:
        self._original = records
        self._log: dict[tuple[str, str], object] = {}
        observed: dict[str, Any] = {name: self._observed(name) for name in _FIELDS}
        self.records = replace(records, **observed)
        made_before = {name: getattr(records, name) for name in _INDEXES}
        self.records.__dict__.update(made_before, **{name: self._observed(name) for name in _LOOKUPS})

    @property
    def index_hash(self) -> str:
        """A hash of the indexes that are made of all records together."""
        indexes = (getattr(self._original, name) for name in (*_INDEXES, "withdrawn"))
        return fingerprint(*(repr(_in_order(index)) for index in indexes))

    def start(self) -> None:
        """Forget what was looked up."""
        self._log = {}

    @property
    def looked_up(self) -> Dependences:
        """What was looked up since the start."""
        return self._log

    def holds(self, dependences: Dependences) -> bool:
        """Whether everything that was looked up is still there, and the same."""
        return all(
            key != _ALL and _is_same(getattr(self._original, mapping).get(key), found)
            for (mapping, key), found in dependences.items()
        )

    def note(self, mapping: str, key: str, found: object) -> None:
        """Log what was found."""
        self._log[mapping, key] = found

    def _observed(self, name: str) -> _Observed[Any]:
        return _Observed(name, getattr(self._original, name), self)


def _in_order(index: object) -> object:
    """An index as it is whatever order its records were read in."""
    if isinstance(index, Mapping):
        return sorted((key, _in_order(value)) for key, value in index.items())
    return sorted(index) if isinstance(index, frozenset) else index


def _is_same(one: object, other: object) -> bool:
    return one is other or one == other


class _Observed(Mapping[str, _Record], Generic[_Record]):
    """A mapping that tells what is looked up in it."""

    def __init__(self, name: str, whole: Mapping[str, _Record], observer: Observer) -> None:
        self._name, self._whole, self._observer = name, whole, observer

    def __getitem__(self, key: str) -> _Record:
        self._observer.note(self._name, key, self._whole.get(key))
        return self._whole[key]

    def __contains__(self, key: object) -> bool:
        if isinstance(key, str):
            self._observer.note(self._name, key, self._whole.get(key))
        return key in self._whole

    def __iter__(self) -> Iterator[str]:
        self._observer.note(self._name, _ALL, None)
        return iter(self._whole)

    def __len__(self) -> int:
        self._observer.note(self._name, _ALL, None)
        return len(self._whole)
