"""What ``handbook check`` was asked: which files, which rules, against which texts."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from checks.cache import Cache
from checks.check import Progress, Report, check
from checks.commands.terminal import MisuseError, style_for
from checks.facts.config import Configuration
from checks.facts.load import Files
from checks.findings import Finding
from checks.reports.outcome import Outcome
from checks.rules.selection import Selection, UnknownRuleError, rules_named, selection

_LARGEST_SEED = 5_000_000


@dataclass(frozen=True)
class Request:
    """What to check and what of it to report.

    ``paths`` are files and folders below the handbook's folder, none for all of it; ``seed_texts`` the founding
    articles' texts by file name, where they were named.
    """

    configuration: Configuration
    paths: tuple[str, ...]
    rules: Selection
    draft: bool
    seed_texts: Mapping[str, bytes] | None

    def check(self, files: Files, cache: Cache, progress: Progress | None = None) -> Report:
        """Check these files as they were asked for."""
        return check(
            self.configuration,
            files,
            cache=cache,
            draft=self.draft,
            rules=self.rules,
            seed_texts=self.seed_texts,
            progress=progress,
        )

    def wants(self, finding: Finding) -> bool:
        """Whether a finding is in one of the files asked for."""
        return self._covers(finding.location.path)

    def outcome(self, report: Report) -> Outcome:
        """What there is to report of a check."""
        return Outcome(
            findings=tuple(filter(self.wants, report.findings)),
            files={path: text for path, text in report.files.texts.items() if self._covers(path)},
            pages={path: page for path, page in report.pages.items() if self._covers(path)},
            rules=self.rules.rules,
            style=style_for(sys.stdout),
            folder=_below_here(self.configuration.root),
        )

    def _covers(self, path: str) -> bool:
        return not self.paths or any(
            path == choice or choice == "." or path.startswith(f"{choice}/") for choice in self.paths
        )


def whole(configuration: Configuration, *, draft: bool = False) -> Request:
    """All of a handbook, with the rules that it selects itself."""
    return Request(configuration, (), selection(configuration.rule_choice), draft, None)


def request_of(options: argparse.Namespace, configuration: Configuration) -> Request:
    """What the command line asks for. Raises :class:`MisuseError` where that is not to be had."""
    return Request(
        configuration=configuration,
        paths=tuple(_paths(options.paths, configuration.root)),
        rules=_rules(options.select, options.ignore, configuration),
        draft=options.draft,
        seed_texts=None if options.seed_texts is None else _seed_texts(Path(options.seed_texts)),
    )


def _paths(names: Iterable[str], root: Path) -> Iterable[str]:
    for name in names:
        path = Path(name).resolve()
        if not path.exists():
            raise MisuseError(f"{name}: there is no such file or folder")
        if not path.is_relative_to(root):
            raise MisuseError(f"{name}: this is not part of the handbook in {root}")
        yield path.relative_to(root).as_posix()


def _rules(select: Sequence[str], ignore: Sequence[str], configuration: Configuration) -> Selection:
    """The configured rules; ``--select`` takes the place of what is configured, ``--ignore`` adds to it."""
    choice = configuration.rule_choice
    selected, ignored = _names("--select", select), _names("--ignore", ignore)
    if selected:
        choice = replace(choice, select=selected, ignore=())
    return selection(replace(choice, ignore=(*choice.ignore, *ignored)))


def _names(option: str, values: Iterable[str]) -> tuple[str, ...]:
    """The names in an option that may be repeated, each time with several names between commas."""
    names = tuple(name.strip() for value in values for name in value.split(",") if name.strip())
    try:
        rules_named(names)
    except UnknownRuleError as error:
        raise MisuseError(f"{option}: {error}") from None
    return names


def _seed_texts(folder: Path) -> Mapping[str, bytes]:
    if not folder.is_dir():
        raise MisuseError(f"{folder}: there is no such folder; name the one that holds the articles' texts")
    try:
        files = [file for file in sorted(folder.iterdir()) if file.is_file() and file.stat().st_size <= _LARGEST_SEED]
        return {file.name: file.read_bytes() for file in files}
    except OSError as error:
        raise MisuseError(f"{error.filename}: cannot be read ({error.strerror})") from None


def _below_here(root: Path) -> str:
    """How to get from the current folder down to the handbook's; "" where it is no folder further down."""
    here = Path.cwd()
    return root.relative_to(here).as_posix() if root != here and root.is_relative_to(here) else ""
