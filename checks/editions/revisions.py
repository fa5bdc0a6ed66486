"""The files of a handbook at a revision in git, read from git's own store: nothing is checked out."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from checks.editions.snapshot import Snapshot, SnapshotError
from checks.editions.working import snapshot_of_files
from checks.facts.config import ConfigurationError, read_configuration
from checks.facts.load import MOST_BYTES, read_files

_KEPT = (".md", ".yaml", ".json", ".toml", ".bib")
"""The files that a handbook's records and configuration may be in."""

_ORDINARY = ("100644", "100755")
"""The modes of ordinary files, as git writes them; links and other repositories are left out."""


class GitError(Exception):
    """What git could not do, in one line."""


def is_revision(root: Path, name: str) -> bool:
    """Whether git knows a revision of the folder by this name. Raises :class:`GitError` where there is no asking."""
    _git(root, "rev-parse", "--git-dir")
    try:
        _git(root, "rev-parse", "--quiet", "--verify", "--end-of-options", f"{name}^{{commit}}")
    except GitError:
        return False
    return True


def snapshot_at(root: Path, revision: str) -> Snapshot:
    """The snapshot of the handbook in the folder ``root`` as it was at a revision.

    Raises :class:`GitError` or, where what stood there is no handbook that can be read, :class:`SnapshotError`.
    """
    with tempfile.TemporaryDirectory(prefix="handbook-") as folder:
        copy = Path(folder)
        _copy_files(root, revision, copy)
        try:
            configuration = read_configuration(copy)
        except ConfigurationError as error:
            raise SnapshotError(f"at {revision}, {str(error).replace(f'{copy}/', '')}") from None
        files = read_files(configuration)
        return snapshot_of_files(configuration, files)


def _copy_files(root: Path, revision: str, to: Path) -> None:
    """Write the files of a revision below ``root`` that may matter into another folder."""
    listed = list(_listed(root, revision))
    blobs = _contents(root, [blob for blob, _ in listed])
    for (_, path), data in zip(listed, blobs, strict=True):
        target = to / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def _listed(root: Path, revision: str) -> Iterator[tuple[str, str]]:
    """The blobs of the revision below ``root`` that may matter, with their paths."""
    for line in _git(root, "ls-tree", "-r", "-l", "-z", f"{revision}^{{commit}}", ".").split(b"\0"):
        described, _, name = line.partition(b"\t")
        path = os.fsdecode(name)
        if path.endswith(_KEPT) and ".." not in Path(path).parts:
            mode, _, blob, size = described.decode().split()
            if mode in _ORDINARY and int(size) <= MOST_BYTES:
                yield blob, path


def _contents(root: Path, blobs: Sequence[str]) -> Iterator[bytes]:
    """The contents of blobs, in their order (``git cat-file --batch``: a line with the size, the bytes, a line end)."""
    stream = _git(root, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in blobs).encode())
    at = 0
    for _ in blobs:
        end = stream.index(b"\n", at)
        size = int(stream[at:end].rsplit(b" ", 1)[-1])
        yield stream[end + 1 : end + 1 + size]
        at = end + 2 + size


def _git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    command = ["git", "-C", str(root), *arguments]
    try:
        run = subprocess.run(command, input=given, capture_output=True, env={**os.environ, "LC_ALL": "C"})
    except OSError:
        raise GitError("git is not installed, and no revision can be read without it") from None
    if run.returncode:
        said = run.stderr.decode("utf-8", "replace").strip().splitlines() or ["it gave no reason"]
        fatal = next((line for line in said if line.startswith("fatal: ")), said[0])
        raise GitError(f"git: {fatal.removeprefix('fatal: ')}")
    return run.stdout
