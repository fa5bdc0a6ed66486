"""What was learned of a file, kept by the hash of its content, so that nothing is worked out twice.

The cache is a convenience: it may be deleted at any time, and whatever goes wrong with it is the same as
having none.
"""

from __future__ import annotations

import hashlib
import pickle
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

FOLDER = ".handbook-cache"
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


def code_fingerprint() -> str:
    """A hash that changes whenever the machinery's own code does."""
    package = Path(__file__).parent
    files = sorted(package.rglob("*.py"))
    return fingerprint(*(f"{file.name} {file.stat().st_size} {file.stat().st_mtime_ns}" for file in files))


class Cache:
    """A store of pickled values by key, in one file below ``root``; one with no file keeps nothing."""

    def __init__(self, root: Path | None) -> None:
        self._connection: sqlite3.Connection | None = None
        if root is None:
            return
        try:
            folder = root / FOLDER
            folder.mkdir(exist_ok=True)
            self._connection = sqlite3.connect(folder / "learned.sqlite3", timeout=2)
            self._connection.execute("PRAGMA journal_mode=WAL")
            self._connection.execute("PRAGMA synchronous=OFF")
            self._connection.execute(_SCHEMA)
        except (OSError, sqlite3.Error):
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
                    found[key] = pickle.loads(value)
        except Exception:  # a damaged or outdated cache is no cache, whatever it raises
            return {}
        return found

    def put(self, values: Mapping[str, bytes]) -> None:
        """Keep pickled values."""
        if self._connection is None or not values:
            return
        try:
            with self._connection:
                self._connection.executemany("INSERT OR REPLACE INTO learned VALUES (?, ?)", values.items())
                (rows,) = self._connection.execute("SELECT count(*) FROM learned").fetchone()
                if rows > _MOST_ROWS:
                    self._connection.execute("DELETE FROM learned")
        except sqlite3.Error:
            return

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
