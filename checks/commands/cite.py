"""``handbook cite``: cite the handbook, an entry, a chapter or a single fact, in any form."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from checks.citing.catalogue import Catalogue, UnknownTargetError
from checks.citing.citable import Citable
from checks.citing.deposit import citation_cff, zenodo_json
from checks.citing.formats import DATA_FORMATS, FORMS, write
from checks.citing.styles import STYLES
from checks.citing.titles import chapter_titles
from checks.citing.typesetting import TypesettingError
from checks.commands.terminal import CLEAN, MisuseError, complain, configuration_of, print_exactly
from checks.commands.writing import write_text
from checks.facts.config import Configuration
from checks.facts.load import load_records, read_files

_DESCRIPTIONS = {"cff": citation_cff, "zenodo": zenodo_json}
"""Descriptions of the whole handbook for hosts of code and of deposits."""

_DEFAULT = "chicago"
_EXAMPLES = f"""styles:
  in words      {", ".join(STYLES)}
  for programs  {", ".join(DATA_FORMATS)}
  for hosts     {", ".join(_DESCRIPTIONS)} (CITATION.cff and .zenodo.json, of the whole handbook)

examples:
  handbook cite long-bridge                        an entry, in words
  handbook cite "Long Bridge" --style bibtex       the same by its name, for LaTeX
  handbook cite long-bridge.opened --style mla     one fact, with the address of its own
  handbook cite bridges --style csl-json           a chapter
  handbook cite --all --style bibtex -o all.bib    the handbook, every chapter and every entry"""


def add_to(commands: Any) -> None:
    """Add this command to the command line."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "cite",
        help="cite the handbook, an entry, a chapter or a single fact",
        description="Write citations, each with the edition. Where the handbook's web address, authors or publisher "
        "are not configured, a citation has none: nothing is invented.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "targets",
        nargs="*",
        metavar="TARGET",
        help="an entry (id, name or alias), a chapter (file name or title) or a fact (address); none for the handbook",
    )
    parser.add_argument(
        "--style",
        default=_DEFAULT,
        choices=(*FORMS, *_DESCRIPTIONS),
        metavar="STYLE",
        help=f"one of {', '.join((*FORMS, *_DESCRIPTIONS))} (default: {_DEFAULT})",
    )
    parser.add_argument("--all", action="store_true", help="the handbook, every chapter and every entry")
    parser.add_argument("-o", "--output", metavar="FILE", help="write to a file (default: print)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the citations asked for. Raises :class:`MisuseError` where they are not to be had."""
    configuration = configuration_of(options)
    text = _text(options, configuration)
    if options.output:
        write_text(Path(options.output), text)
    else:
        print_exactly(text)
    if options.style in STYLES and not configuration.publication.base_url:
        complain("no base-url is configured in [tool.handbook], so the citation gives the page's path, not an address")
    return CLEAN


def _text(options: argparse.Namespace, configuration: Configuration) -> str:
    if options.targets and options.all:
        raise MisuseError("--all cites everything; leave out the targets, or --all")
    files = read_files(configuration)
    records = load_records(configuration, files)
    catalogue = Catalogue(records, chapter_titles(records, files))
    if describe := _DESCRIPTIONS.get(options.style):
        if options.targets or options.all:
            raise MisuseError(f"--style {options.style} describes the whole handbook; leave out the targets and --all")
        return describe(catalogue.handbook(), configuration.publication.licences)
    try:
        return write(options.style, _chosen(options, catalogue))
    except (UnknownTargetError, TypesettingError) as error:
        raise MisuseError(str(error)) from None


def _chosen(options: argparse.Namespace, catalogue: Catalogue) -> list[Citable]:
    """What is to be cited, each once, in the order asked for."""
    if options.all:
        return [catalogue.handbook(), *catalogue.parts()]
    if not options.targets:
        return [catalogue.handbook()]
    found = [catalogue.find(target) for target in options.targets]
    return list({citable.key: citable for citable in found}.values())
