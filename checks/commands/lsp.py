"""``handbook lsp``: the checks in an editor, over the Language Server Protocol."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from checks.commands.terminal import CLEAN, FINDINGS, complain


def add_to(commands: Any) -> None:
    """Add this command to the command line."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "lsp",
        help="serve an editor: findings while one writes, completion, hover, definitions, quick fixes",
        description="Serve an editor over standard input and output with the Language Server Protocol. "
        "Editors start this command themselves; each file is checked with the handbook that it belongs to.",
    )
    parser.add_argument("--draft", action="store_true", help="what is unbound is a warning while one writes")
    parser.add_argument("--stdio", action="store_true", help="accepted because editors pass it; nothing else is served")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Serve until the editor is done; an editor that went away without taking its leave leaves a status of 1."""
    from checks.server.server import serve  # no other command should wait for the protocol's library to load

    if sys.stdin.isatty():
        complain("waiting for an editor on standard input; editors start this command themselves, Ctrl-C ends it")
    root = Path(options.root).resolve() if options.root is not None else None
    return CLEAN if serve(root, draft=options.draft) else FINDINGS
