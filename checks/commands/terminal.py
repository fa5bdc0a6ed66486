"""What all commands share: where the handbook is, and how to talk to whoever runs them."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import time
from pathlib import Path
from typing import TextIO

from checks.facts.config import Configuration, ConfigurationError, home_of, read_configuration
from checks.reports.text import Style

CLEAN, FINDINGS, MISUSE = 0, 1, 2
EXIT_STATUS = """exit status:
  0  nothing is wrong, or there are warnings only
  1  there are errors, or the build failed
  2  the command was misused, a file could not be written, or there is no handbook to read
130  interrupted (a watch that is interrupted has ended well: 0)"""


class MisuseError(Exception):
    """What the command line asks for is not to be had. Its text is one line that says why."""


def complain(message: str) -> None:
    """One line on the error stream."""
    print(f"handbook: {message}", file=sys.stderr)


def print_exactly(text: str) -> None:
    """Print for a machine: in UTF-8 whatever the terminal's encoding, and line ends as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


def configuration_of(options: argparse.Namespace) -> Configuration:
    """The configuration of the handbook that ``--root`` names, or of the nearest folder that is one."""
    if options.root is not None:
        return read_configuration(Path(options.root).resolve())
    here = Path.cwd()
    home = home_of(here)
    if home is None:
        raise ConfigurationError(
            f"{here}: neither this folder nor any above it is a handbook's; go to one, or name it with --root"
        )
    return read_configuration(home)


def style_for(stream: TextIO) -> Style:
    """Colour only on a terminal, and only where NO_COLOR is not set."""
    colour = stream.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    return Style(colour=colour, width=min(shutil.get_terminal_size((100, 24)).columns, 120))


class ProgressLine:
    """A line on the error stream that counts pages, on a terminal and for work that takes a while."""

    def __init__(self, what: str) -> None:
        self._what, self._start = what, time.monotonic()
        self._shown = False

    def __call__(self, done: int, total: int) -> None:
        """Show that ``done`` of ``total`` pages are through."""
        if sys.stderr.isatty() and time.monotonic() - self._start > 0.5:
            self._shown = True
            print(f"\r{self._what} {done} of {total} pages …", end="", file=sys.stderr, flush=True)

    def finish(self) -> None:
        """Take the line away."""
        if self._shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
