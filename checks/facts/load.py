"""Loading a handbook's records from its files, or from other text given in their place (an overlay)."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from checks.facts import editions
from checks.facts.bibliography import read_bibliography
from checks.facts.chapters import read_chapter
from checks.facts.circles import circles
from checks.facts.config import Configuration
from checks.facts.derive import derive
from checks.facts.door import INVALID_RECORD
from checks.facts.entries import read_entry
from checks.facts.model import Chapter, Entry, Fact, Reference, Seed, Source
from checks.facts.records import Records, all_facts, with_values
from checks.facts.seeds import read_seed
from checks.facts.values import ValueReader
from checks.findings import Finding, Location, Severity

MOST_BYTES = 5_000_000
"""No file that a person writes is larger; one that is, is refused rather than read."""

Overlay = Mapping[str, str]
"""Text to read in place of files, by path relative to the root."""


@dataclass(frozen=True)
class Files:
    """The texts of a handbook by path relative to its root, and the files that could not be read as text."""

    texts: Mapping[str, str]
    problems: tuple[Finding, ...]


def read_files(configuration: Configuration, overlay: Overlay | None = None) -> Files:
    """Read every document, seed and the bibliography; what the overlay holds is not read from disk."""
    given = overlay or {}
    texts: dict[str, str] = {}
    problems: list[Finding] = []
    for path in sorted({*_paths(configuration, problems), *given}):
        try:
            texts[path] = _fit(given[path]) if path in given else _text(configuration.root / path)
        except _UnreadableError as error:
            problems.append(_problem(Location(path, error.line, 1, error.line, 1), str(error), error.hint))
    return Files(texts, tuple(problems))


class _UnreadableError(Exception):
    def __init__(self, message: str, hint: str, line: int = 1) -> None:
        super().__init__(message)
        self.hint, self.line = hint, line


def _text(path: Path) -> str:
    try:
        _refuse_unusual(path)
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise _UnreadableError(f"This file cannot be read: {reason}.", "Mend the file or its permissions.") from None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _UnreadableError("This file is not UTF-8 text.", "Save it as UTF-8.", line) from None
    return _fit(text)


def _fit(text: str) -> str:
    """The text itself, refused where it is too large or no text."""
    if len(text) > MOST_BYTES:
        raise _too_large()
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise _UnreadableError("This file holds a NUL character.", "Save it as plain text.", line)
    return text


def _refuse_unusual(path: Path) -> None:
    """Refuse what is no ordinary file (a device or pipe could be read for ever), and what is too large."""
    if not path.is_file() and path.exists():
        raise _UnreadableError("This is no ordinary file.", "Put a text file in its place, or take it away.")
    if path.stat().st_size > MOST_BYTES:
        raise _too_large()


def _too_large() -> _UnreadableError:
    return _UnreadableError(
        f"This file has over {MOST_BYTES // 1_000_000} million bytes.", "Divide it, or take it out of the handbook."
    )


def _paths(configuration: Configuration, problems: list[Finding]) -> Iterator[str]:
    root = configuration.root
    yield from _walk(root, configuration.docs, ".md", problems)
    for folder in (configuration.seeds, configuration.editions):
        if (root / folder).exists() and not (root / folder).is_dir():
            problems.append(_problem(Location(folder), "This is no folder.", "Take it away, or make a folder of it."))
    if (root / configuration.seeds).is_dir():  # a handbook need not have grown out of articles
        yield from _walk(root, configuration.seeds, ".yaml", problems)
    if (root / configuration.editions).is_dir():
        for suffix in editions.SUFFIXES:
            yield from _walk(root, configuration.editions, suffix, problems)
    yield configuration.bibliography


def _walk(root: Path, folder: str, suffix: str, problems: list[Finding]) -> Iterator[str]:
    """Files with a suffix below a folder, links to folders not followed, so that no loop is walked."""
    if not (root / folder).is_dir():
        problems.append(_problem(Location(folder), "There is no such folder.", "Make it, or correct pyproject.toml."))
        return

    def report(error: OSError) -> None:
        place = Path(error.filename).relative_to(root).as_posix()
        problems.append(_problem(Location(place), f"This folder cannot be read: {error.strerror}.", "Mend it."))

    for parent, folders, files in os.walk(root / folder, onerror=report):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "_")))
        for name in files:
            if name.endswith(suffix) and not name.startswith("."):
                yield (Path(parent) / name).relative_to(root).as_posix()


def _problem(location: Location, message: str, hint: str) -> Finding:
    return Finding(INVALID_RECORD, Severity.ERROR, location, message, hint)


_Record = TypeVar("_Record", Entry, Seed)
_Read = TypeVar("_Read")


class Remember(Protocol):
    """Whoever may know from before what reading a file's records comes to."""

    def __call__(self, kind: str, path: str, text: str, read: Callable[[], _Read], /) -> _Read:
        """What reading the file comes to: what ``read`` returns, or returned when the text was the same."""


def _remember_nothing(_kind: str, _path: str, _text: str, read: Callable[[], _Read]) -> _Read:
    return read()


def load_records(configuration: Configuration, files: Files, remember: Remember = _remember_nothing) -> Records:
    """Read all records out of the files; what is wrong with them is in ``problems``.

    Each file is read by itself, so that whoever keeps what was read before can ``remember`` it.
    """
    values = ValueReader(configuration.units)
    problems = list(files.problems)
    entries: dict[str, Entry] = {}
    seeds: dict[str, Seed] = {}
    sources: dict[str, Source] = {}
    chapters: dict[str, Chapter] = {}
    published: dict[str, tuple[Reference, ...]] = {}
    withdrawn: Mapping[str, editions.Withdrawal] = {}
    for path, text in files.texts.items():
        if is_entry(path, configuration):
            entry, found = remember("entry", path, text, partial(read_entry, path, text, configuration, values))
            problems += found
            if entry is not None:
                _add("id", entries, entry, problems)
        elif path.startswith(f"{configuration.seeds}/"):
            seed, found = remember("seed", path, text, partial(read_seed, path, text, values))
            problems += found
            if seed is not None:
                _add("seed", seeds, seed, problems)
        elif path == configuration.bibliography:
            sources, found = remember("sources", path, text, partial(read_bibliography, path, text))
            problems += found
        elif path == f"{configuration.editions}/{editions.WITHDRAWN}":
            withdrawn, found = remember("withdrawn", path, text, partial(editions.read_withdrawals, path, text))
            problems += found
        elif path.startswith(f"{configuration.editions}/") and path.endswith(editions.SUFFIXES):
            published[path], found = remember("edition", path, text, partial(editions.read_edition, path, text))
            problems += found
        elif path.endswith(".md"):
            chapters[path], found = remember("chapter", path, text, partial(read_chapter, path, text))
            problems += found
    facts = {fact.address: fact for fact in all_facts(entries)}
    derived, found = derive(facts, entries, configuration.units)
    facts = with_values(facts, derived)
    return Records(
        configuration=configuration,
        entries={entry.id: _with_facts(entry, facts) for entry in entries.values()},
        facts=facts,
        seeds=seeds,
        sources=sources,
        chapters=chapters,
        editions=published,
        withdrawn=withdrawn,
        problems=(*problems, *found, *circles(entries, configuration.relations)),
    )


def _with_facts(entry: Entry, facts: Mapping[str, Fact]) -> Entry:
    """The entry with its formulas reckoned."""
    return replace(entry, facts={name: facts[fact.address] for name, fact in entry.facts.items()})


def is_entry(path: str, configuration: Configuration) -> bool:
    """Whether a file is a glossary entry: any page of the glossary but its index."""
    return path.startswith(f"{configuration.glossary}/") and path.endswith(".md") and not path.endswith("/index.md")


def _add(what: str, records: dict[str, _Record], record: _Record, problems: list[Finding]) -> None:
    """Keep a record by its id; the second with the same id is a problem."""
    first = records.setdefault(record.id, record)
    if first is not record:
        message = f"The {what} “{record.id}” is taken by {first.path}."
        problems.append(_problem(record.location, message, "Rename one of the two files."))
