"""What was learned of a file, kept by the hash of its content, so that nothing is worked out twice.

The cache is a convenience: it may be deleted at any time, and whatever goes wrong with it is the same as
having none.
"""

from __future__ import annotations

import hashlib
import pickle
import sqlite3
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = ".handbook-cache"
_DAMAGED = (sqlite3.Error, ValueError)
"""What SQLite raises for a damaged file; the latter where it cannot even say in Unicode what is wrong."""

_DIGEST = hashlib.sha256().digest_size
_SLOT = 24
"""How many characters of a key tell which kind of knowledge of which file it is for."""
_VALUES_A_SLOT = 3
_MOST_ROWS = 40_000
_SCHEMA = "CREATE TABLE IF NOT EXISTS learned (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID"


def fingerprint(*parts: str | bytes) -> str:
    """A hash of texts that tells apart where one ends and the next begins."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()


def key_of(kind: str, path: str, *parts: str | bytes) -> str:
    """The key of what is learned of a file from some texts. It begins alike for the same kind and file."""
    return f"{fingerprint(kind, path)[:_SLOT]}-{fingerprint(*parts)}"


@cache
def code_fingerprint() -> str:
    """A hash that changes whenever the machinery's own code does, or the Python that it runs on."""
    package = Path(__file__).parent
    files = sorted(package.rglob("*.py"))
    return fingerprint(sys.version, *(f"{file.name} {file.stat().st_size} {file.stat().st_mtime_ns}" for file in files))


class Cache:
    """A store of values by key, in one file below ``root``; one with no file keeps nothing."""

    forks = True
    """Whether those who fill it may do so in forked processes."""

    keeps_objects = False
    """Whether it gives back the very objects that were put in."""

    def __init__(self, root: Path | None) -> None:
        self._connection: sqlite3.Connection | None = None
        if root is None:
            return
        try:
            folder = root / FOLDER
            folder.mkdir(exist_ok=True)
            self._connection = _opened(folder / "learned.sqlite3")
        except (OSError, *_DAMAGED):
            self._connection = None

    def get(self, keys: Iterable[str]) -> dict[str, Any]:
        """The values known of some keys."""
        found: dict[str, Any] = {}
        wanted = list(keys)
        if self._connection is None:
            return found
        try:
            for start in range(0, len(wanted), 500):
                some = wanted[start : start + 500]
                marks = ",".join("?" * len(some))
                query = f"SELECT key, value FROM learned WHERE key IN ({marks})"
                for key, value in self._connection.execute(query, some):
                    found[key] = pickle.loads(_unsealed(value))
        except Exception:  # a damaged or outdated cache is no cache, whatever it raises
            return {}
        return found

    def put(self, values: Mapping[str, Any]) -> None:
        """Keep values."""
        if self._connection is None or not values:
            return
        rows = [(key, _sealed(pickle.dumps(value, pickle.HIGHEST_PROTOCOL))) for key, value in values.items()]
        try:
            with self._connection:
                self._connection.executemany("INSERT OR REPLACE INTO learned VALUES (?, ?)", rows)
                (number,) = self._connection.execute("SELECT count(*) FROM learned").fetchone()
                if number > _MOST_ROWS:
                    self._connection.execute("DELETE FROM learned")
        except _DAMAGED:
            return

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


class MemoryCache(Cache):
    """A cache for a process that lives long: it keeps the values themselves, and reads the file but never writes it.

    Of each file and kind of knowledge it keeps the last few values: a text that is being written goes through
    thousands of versions, and returns only to the latest.
    """

    forks = False  # what forked processes learn would be lost, and a process of several threads must not fork
    keeps_objects = True

    def __init__(self, root: Path | None) -> None:
        super().__init__(root if root is not None and (root / FOLDER).is_dir() else None)
        self._slots: dict[str, dict[str, Any]] = {}

    def get(self, keys: Iterable[str]) -> dict[str, Any]:
        """The values known of some keys."""
        wanted = list(keys)
        found = {key: slot[key] for key in wanted if key in (slot := self._slots.get(key[:_SLOT], {}))}
        on_file = super().get(key for key in wanted if key not in found)
        self.put(on_file)
        return {**found, **on_file}

    def put(self, values: Mapping[str, Any]) -> None:
        """Keep values for as long as the process lives, or until later ones take their place."""
        for key, value in values.items():
            slot = self._slots.setdefault(key[:_SLOT], {})
            slot.pop(key, None)
            slot[key] = value
            if len(slot) > _VALUES_A_SLOT:
                del slot[next(iter(slot))]


def _opened(file: Path) -> sqlite3.Connection:
    """A connection to the store; a file that is none is replaced."""
    try:
        return _connected(file)
    except sqlite3.OperationalError:  # busy, or the disk is full: nothing is wrong with the file
        raise
    except _DAMAGED:
        for suffix in ("", "-wal", "-shm"):
            file.with_name(file.name + suffix).unlink(missing_ok=True)
        return _connected(file)


def _connected(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=2)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute(_SCHEMA)
    except _DAMAGED:
        connection.close()
        raise
    return connection


def _sealed(value: bytes) -> bytes:
    """A value with a digest before it, so that a damaged one is not taken for another."""
    return hashlib.sha256(value).digest() + value


def _unsealed(sealed: bytes) -> bytes:
    digest, value = sealed[:_DIGEST], sealed[_DIGEST:]
    if hashlib.sha256(value).digest() != digest:
        raise ValueError("a damaged value")
    return value
