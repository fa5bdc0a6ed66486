"""Survivors that are known: each kind with the reason that a reader would accept."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from checks.facts.config import ConfigurationError
from checks.mutation.mutant import Mutant, Outcome

_PATTERNS = ("operator", "path", "address", "before", "after")


@dataclass(frozen=True, slots=True)
class KnownSurvivor:
    """Mutants that may survive: those that match every pattern given (``*`` stands for anything), and why."""

    reason: str
    operator: str = "*"
    path: str = "*"
    address: str = "*"
    before: str = "*"
    after: str = "*"

    def matches(self, mutant: Mutant) -> bool:
        """Whether the mutant is one of these."""
        return all(fnmatchcase(getattr(mutant, name), getattr(self, name)) for name in _PATTERNS)


@dataclass(frozen=True, slots=True)
class Sorted:
    """Survivors apart: those known, by their reasons; those that nothing explains; and reasons for none."""

    known: dict[KnownSurvivor, list[Outcome]]
    unknown: list[Outcome]
    stale: list[KnownSurvivor]


def sort_survivors(outcomes: Iterable[Outcome], known: Iterable[KnownSurvivor]) -> Sorted:
    """Set each survivor beside the first reason that explains it."""
    groups: dict[KnownSurvivor, list[Outcome]] = {survivor: [] for survivor in known}
    unknown: list[Outcome] = []
    for outcome in outcomes:
        if outcome.survives:
            reason = next((survivor for survivor in groups if survivor.matches(outcome.mutant)), None)
            (groups[reason] if reason else unknown).append(outcome)
    return Sorted(groups, unknown, [survivor for survivor, found in groups.items() if not found])


def read_known(root: Path, file: str) -> tuple[KnownSurvivor, ...]:
    """The known survivors of a TOML file below ``root``; none where no file is named.

    Raises :class:`~checks.facts.config.ConfigurationError` where the file is wrong.
    """
    if not file:
        return ()
    try:
        with (root / file).open("rb") as stream:
            table = tomllib.load(stream)
    except OSError as error:
        raise ConfigurationError(f"{root / file}: cannot be read ({error.strerror})") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{root / file}: this is no TOML: {error}") from None
    records = table.pop("survivor", [])
    if table or not isinstance(records, list):
        raise ConfigurationError(f"{file}: write [[survivor]] tables and nothing else")
    return tuple(_read_one(file, number, record) for number, record in enumerate(records, 1))


def _read_one(file: str, number: int, record: object) -> KnownSurvivor:
    place = f"{file}: survivor {number}"
    if not isinstance(record, dict) or not all(isinstance(value, str) for value in record.values()):
        raise ConfigurationError(f"{place}: every value must be a text in quotes")
    if not str(record.get("reason", "")).strip():
        raise ConfigurationError(f"{place}: “reason” is missing; say why a reader would accept it")
    others = set(record) - {"reason", *_PATTERNS}
    if others:
        raise ConfigurationError(f"{place}: “{min(others)}” is not known here; write {', '.join(_PATTERNS)} or reason")
    if len(record) == 1:
        raise ConfigurationError(f"{place}: it would excuse everything; name an operator, a path or an address")
    return KnownSurvivor(**record)
