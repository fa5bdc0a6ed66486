"""``handbook build``: check the handbook, then build it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from checks.commands.check import checked
from checks.commands.request import whole
from checks.commands.terminal import CLEAN, FINDINGS, complain, configuration_of
from checks.reports.formats import FORMATS, summary

_PARALLEL = "3"
"""Sphinx writes HTML with one process fewer than it is given, so three is what helps on two cores."""


def add_to(commands: Any) -> None:
    """Add this command to the command line."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "build",
        help="check the handbook, then build it as HTML",
        description="Check the handbook; where nothing is wrong, build it, every warning an error.",
    )
    parser.add_argument("format", nargs="?", default="html", choices=("html",), help="what to build (html)")
    parser.add_argument("--output", metavar="DIR", help="where to (default: build/html)")
    parser.add_argument("--draft", action="store_true", help="build although figures and dates are unbound")
    parser.add_argument("--fresh", action="store_true", help="take nothing from an earlier build")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check, build, and say where the result is."""
    from sphinx.cmd.build import build_main  # starting Sphinx takes longer than most checks

    configuration = configuration_of(options)
    request = whole(configuration, draft=options.draft)
    report = checked(request)
    outcome = request.outcome(report)
    if report.errors:
        print(FORMATS["text"](outcome))
        complain("not built: the check found errors (--draft lets what is unbound pass)")
        return FINDINGS
    print(summary(outcome))
    output = Path(options.output) if options.output else configuration.root / "build" / options.format
    arguments = ["-b", "html", "-n", "-W", "-q", "-j", _PARALLEL]
    arguments += ["-d", str(configuration.root / "build" / "doctrees")]
    arguments += ["-E"] if options.fresh else []
    status = build_main([*arguments, str(configuration.root / configuration.docs), str(output)])
    if status:
        complain("the build failed; the messages above say why")
        return FINDINGS
    sys.stdout.flush()
    print(f"The handbook is built: {(output / 'index.html').resolve()}")
    return CLEAN
