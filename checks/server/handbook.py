"""One handbook as it stands in the editor: the texts that are open, laid over the files on disk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from functools import cached_property
from pathlib import Path, PurePosixPath

from checks.cache import MemoryCache
from checks.check import Report, check
from checks.facts.config import Configuration, read_configuration
from checks.facts.load import is_entry, read_files
from checks.facts.records import Records
from checks.language.finder import Finder


class LiveHandbook:
    """A handbook that is checked again and again while it is written.

    :meth:`check` belongs on one thread of its own; everything else reads what the last check came to.
    """

    def __init__(self, root: Path, *, draft: bool = False) -> None:
        self.root, self._draft = root, draft
        self._cache: MemoryCache | None = None
        self.state: State | None = None

    def check(self, open_texts: Mapping[Path, str]) -> State:
        """Check everything, the open texts in place of their files.

        Raises :class:`~checks.facts.config.ConfigurationError` where the handbook cannot be read at all.
        """
        if self._cache is None:
            self._cache = MemoryCache(self.root)
        configuration = self._configuration()
        overlay = {
            path: text for file, text in open_texts.items() if (path := self.path_of(file, configuration)) is not None
        }
        report = check(configuration, read_files(configuration, overlay), cache=self._cache, draft=self._draft)
        self.state = State(report, self._records(report, overlay))
        return self.state

    def _configuration(self) -> Configuration:
        """The configuration, the very same as before unless it was changed: much is worked out once for each."""
        before, now = self.state.configuration if self.state else None, read_configuration(self.root)
        return before if before is not None and _content(before) == _content(now) else now

    def path_of(self, file: Path, configuration: Configuration) -> str | None:
        """A file's path in the handbook, ``None`` where it is no part of it."""
        if not file.is_relative_to(self.root):
            return None
        path = file.relative_to(self.root)
        return path.as_posix() if is_part(path.as_posix(), configuration) else None

    def _records(self, report: Report, open_paths: Mapping[str, str]) -> Records:
        """The records to look things up in.

        An entry whose front matter is being written may not be readable just now. It is not lost for that: until
        every open entry can be read again, the records from before serve.
        """
        before = self.state.records if self.state else None
        readable = {entry.path for entry in report.records.entries.values()}
        known = {entry.path for entry in before.entries.values()} if before else set()
        return before if before and (known & open_paths.keys()) - readable else report.records


class State:
    """What one check came to, and what help is given from."""

    def __init__(self, report: Report, records: Records) -> None:
        self.report, self.records = report, records

    @property
    def configuration(self) -> Configuration:
        """What is particular to this handbook."""
        return self.report.records.configuration

    @cached_property
    def finder(self) -> Finder:
        """Finds the figures and dates of this handbook's prose."""
        return Finder(self.configuration.units, self.records.names)

    @cached_property
    def relations(self) -> frozenset[str]:
        """The keys of records that hold ids of related entries."""
        return frozenset(self.configuration.relations)


def _content(configuration: Configuration) -> tuple[object, ...]:
    values = {field.name: getattr(configuration, field.name) for field in fields(configuration)}
    return (*(value for name, value in values.items() if name != "units"), tuple(configuration.units))


def is_part(path: str, configuration: Configuration) -> bool:
    """Whether a file of this name would be read: a page, a seed or the bibliography."""
    if path == configuration.bibliography:
        return True
    home, suffix = (configuration.docs, ".md") if path.endswith(".md") else (configuration.seeds, ".yaml")
    if not path.endswith(suffix) or not path.startswith(f"{home}/"):
        return False
    *folders, name = PurePosixPath(path[len(home) + 1 :]).parts
    return not name.startswith(".") and not any(folder.startswith((".", "_")) for folder in folders)


def kind_of_entry(path: str, state: State) -> str:
    """The kind of the entry that a page is; "" where it is none, or none yet."""
    if not is_entry(path, state.configuration):
        return ""
    return next((entry.kind for entry in state.records.entries.values() if entry.path == path), "")
