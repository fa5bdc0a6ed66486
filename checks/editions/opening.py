"""Finding the snapshot that a word on the command line means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from checks.editions.revisions import GitError, is_revision, snapshot_at
from checks.editions.snapshot import Snapshot, SnapshotError, read_snapshot
from checks.editions.working import working_snapshot
from checks.facts.config import CONFIGURATION_FILE, Configuration, ConfigurationError, read_configuration
from checks.facts.door import did_you_mean, shown
from checks.facts.editions import SUFFIXES, WITHDRAWN

EXPORTS = ("handbook.json", "data/handbook.json")
"""Where in a folder the exported JSON may stand: that of the export itself, or of a built site."""


def ledgers(configuration: Configuration) -> dict[str, Path]:
    """The ledgers by the names of their editions, as their files are called."""
    folder = configuration.root / configuration.editions
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    return {file.stem: file for file in files if file.suffix in SUFFIXES and file.name != WITHDRAWN}


def published_snapshots(configuration: Configuration) -> Iterator[Snapshot]:
    """The editions that have a ledger with their facts, the oldest first."""
    files = [file for file in ledgers(configuration).values() if file.suffix == ".json"]
    snapshots = [_read(file) for file in files]
    return iter(sorted(snapshots, key=lambda snapshot: (snapshot.as_of, _in_order(snapshot.edition))))


def _in_order(edition: str) -> list[tuple[int, str]]:
    """What puts editions of one day in order: 2026.10 comes after 2026.9."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"(\d+)", edition)]


def open_snapshot(name: str, configuration: Configuration) -> Snapshot:
    """What ``name`` means: an edition, an exported JSON file, a folder that holds one or a handbook, or a revision.

    An edition comes before a file of the same name, and a file before a revision.

    Raises :class:`SnapshotError` where it is none of these or cannot be read.
    """
    editions = ledgers(configuration)
    if name in editions:
        return _read(editions[name])
    path = Path(name)
    if _exists(path):
        return _of_folder(path) if path.is_dir() else _read(path)
    if name == configuration.edition:  # the edition in preparation, which has no ledger yet
        return working_snapshot(configuration)
    return _of_revision(name, configuration, list(editions))


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # no file can have such a name
        return False


def _of_revision(name: str, configuration: Configuration, editions: list[str]) -> Snapshot:
    known = did_you_mean(name, editions) if editions else "No edition has a ledger yet."
    try:
        if is_revision(configuration.root, name):
            return snapshot_at(configuration.root, name)
    except GitError as error:
        raise SnapshotError(f"“{shown(name)}” is no edition and no file. {known} As a revision: {error}") from None
    raise SnapshotError(f"“{shown(name)}” is no edition, no file and no revision. {known}".rstrip())


def _of_folder(folder: Path) -> Snapshot:
    """The snapshot of an export in a folder, or of the handbook that the folder is."""
    for inside in EXPORTS:
        if (folder / inside).is_file():
            return _read(folder / inside)
    if not (folder / CONFIGURATION_FILE).is_file():
        raise SnapshotError(f"{folder}: this folder holds no export ({' or '.join(EXPORTS)}) and is no handbook")
    try:
        return working_snapshot(read_configuration(folder.resolve()))
    except ConfigurationError as error:
        raise SnapshotError(str(error)) from None


def _read(file: Path) -> Snapshot:
    if not (file.is_file() or file.is_fifo()):
        raise SnapshotError(f"{file}: this is no ordinary file")
    if file.suffix == ".yaml":
        raise SnapshotError(f"{file}: this ledger lists ids alone, and no facts that could be compared")
    try:
        return read_snapshot(file.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        raise SnapshotError(f"{file}: this is no UTF-8 text") from None
    except OSError as error:
        raise SnapshotError(f"{file}: cannot be read ({error.strerror})") from None
    except SnapshotError as error:
        raise SnapshotError(f"{file}: {error}") from None
