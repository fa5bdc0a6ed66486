"""The command ``handbook``: checks, builds and explains a handbook."""

from __future__ import annotations

import argparse
import gc
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from checks import __version__
from checks.commands.terminal import EXIT_STATUS, MISUSE, MisuseError, complain
from checks.facts.config import ConfigurationError

_COMMANDS = ("check", "build", "explain", "new", "facts", "cite", "export", "diff", "edition", "mutate", "lsp")
"""The subcommands, each a module of this room with that name."""


def parser(arguments: Sequence[str] = ()) -> argparse.ArgumentParser:
    """The parser of the command line, for all subcommands, or for those that some arguments name: loading the others
    would take as long as a small check.
    """
    top = argparse.ArgumentParser(
        prog="handbook",
        description="Check, build and search a handbook whose every figure, date and quotation is bound to a record.",
        epilog=EXIT_STATUS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"handbook {__version__}")
    top.add_argument(
        "--root",
        metavar="DIR",
        help="the handbook's folder (default: the nearest above with [tool.handbook])",
    )
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name in [name for name in _COMMANDS if name in arguments] or _COMMANDS:
        import_module(f"checks.commands.{name}").add_to(commands)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    # A command reads many small values and keeps them: looking for garbage among them so often costs a tenth.
    gc.set_threshold(100_000, 20, 100)
    _print_anything()
    try:
        given = sys.argv[1:] if arguments is None else arguments
        options = parser(given).parse_args(given)
        status: int = options.run(options)
        sys.stdout.flush()
    except (ConfigurationError, MisuseError) as error:
        complain(str(error))
        return MISUSE
    except KeyboardInterrupt:
        complain("interrupted")
        return 130
    except BrokenPipeError:
        # Whoever read our output has enough of it; do not complain again when the interpreter closes it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        complain(f"{error.filename or 'a file'}: {error.strerror or error}")
        return MISUSE
    return status


def _print_anything() -> None:
    """Let names that are no Unicode, and terminals that know few characters, be no reason to fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
