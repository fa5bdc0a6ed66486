"""Small handbooks as they were and as they are: their snapshots, and their revisions in git."""

from __future__ import annotations

import subprocess
from pathlib import Path

from checks.editions.snapshot import Snapshot
from checks.editions.working import working_snapshot
from checks.facts.config import read_configuration
from tests.facts.small import BRIDGE, entry, fact, write

FACTS = (
    fact("figure: 1,240 metres") + fact("date: 1934-05-12\nact: opened", "opened") + fact("figure: 52 lamps", "lamps")
)
"""The facts of the bridge before anything is changed."""


def snapshot(root: Path, facts: str = FACTS, **files: str) -> Snapshot:
    """The snapshot of the small handbook with these facts of its bridge, and perhaps other files."""
    named = {path.replace("__", "/").replace("_", "-") + ".md": text for path, text in files.items()}
    write(root, {BRIDGE: entry(facts), **named})
    return working_snapshot(read_configuration(root))


def git(root: Path, *arguments: str) -> str:
    """What git prints."""
    identity = ["-c", "user.name=Editor", "-c", "user.email=editor@example.org", "-c", "commit.gpgsign=false"]
    run = subprocess.run(["git", *identity, *arguments], cwd=root, check=True, capture_output=True, text=True)
    return run.stdout


def commit(root: Path, message: str) -> str:
    """Commit everything; the commit's name."""
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", message)
    return git(root, "rev-parse", "HEAD").strip()
