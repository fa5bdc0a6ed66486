"""Whole processes timed, and a line for each."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path


def timed(
    command: Sequence[str],
    *,
    statuses: tuple[int, ...] = (0,),
    folder: Path | None = None,
    patience: float | None = None,
) -> float:
    """Seconds that a whole process takes; the bench ends where its exit status is none of ``statuses``.

    Raises :class:`subprocess.TimeoutExpired` where it has not ended after ``patience`` seconds, and stops it.
    """
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, cwd=folder, timeout=patience)
    seconds = time.perf_counter() - start
    if done.returncode not in statuses:
        sys.exit(f"{' '.join(command)}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return seconds


def row(what: str, seconds: float, parser: float) -> None:
    """Print what something took, beside what the parser takes."""
    print(f"{what:44} {seconds:8.2f} s  {seconds / parser:6.2f} times the parser", flush=True)
