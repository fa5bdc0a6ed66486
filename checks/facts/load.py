"""Loading a handbook's records from its files, or from other text given in their place (an overlay)."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from checks.facts.bibliography import read_bibliography
from checks.facts.chapters import read_chapter
from checks.facts.config import Configuration
from checks.facts.derive import derive
from checks.facts.door import INVALID_RECORD
from checks.facts.entries import read_entry
from checks.facts.model import Chapter, Entry, Seed, Source
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
    """Read every document, seed and the bibliography."""
    texts: dict[str, str] = {}
    problems: list[Finding] = []
    for path in sorted(_paths(configuration, problems)):
        try:
            texts[path] = _text(configuration.root / path)
        except _UnreadableError as error:
            problems.append(Finding(INVALID_RECORD, Severity.ERROR, Location(path), str(error), error.hint))
    texts.update(overlay or {})
    return Files(dict(sorted(texts.items())), tuple(problems))


class _UnreadableError(Exception):
    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _UnreadableError(
                f"This file has over {MOST_BYTES // 1_000_000} million bytes.",
                "Divide it, or take it out of the handbook.",
            )
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise _UnreadableError(f"This file is not UTF-8 text (line {line}).", "Save it as UTF-8.") from None
    except OSError as error:
        raise _UnreadableError(
            f"This file cannot be read: {error.strerror}.", "Mend the file or its permissions."
        ) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise _UnreadableError(f"This file holds a NUL character (line {line}).", "Save it as plain text.")
    return text


def _paths(configuration: Configuration, problems: list[Finding]) -> Iterator[str]:
    root = configuration.root
    yield from _walk(root, configuration.docs, ".md", problems)
    yield from _walk(root, configuration.seeds, ".yaml", problems)
    yield configuration.bibliography


def _walk(root: Path, folder: str, suffix: str, problems: list[Finding]) -> Iterator[str]:
    """Files with a suffix below a folder, links to folders not followed, so that no loop is walked."""
    if not (root / folder).is_dir():
        problems.append(
            Finding(
                INVALID_RECORD,
                Severity.ERROR,
                Location(folder),
                "There is no such folder.",
                "Make it, or correct pyproject.toml.",
            )
        )
        return
    for parent, folders, files in os.walk(root / folder):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "_")))
        for name in files:
            if name.endswith(suffix) and not name.startswith("."):
                yield (Path(parent) / name).relative_to(root).as_posix()


def load_records(configuration: Configuration, files: Files) -> Records:
    """Read all records out of the files; what is wrong with them is in ``problems``."""
    values = ValueReader(configuration.units)
    problems = list(files.problems)
    entries: dict[str, Entry] = {}
    seeds: dict[str, Seed] = {}
    sources: dict[str, Source] = {}
    chapters: dict[str, Chapter] = {}
    for path, text in files.texts.items():
        if is_entry(path, configuration):
            entry, found = read_entry(path, text, configuration, values)
            problems += found
            if entry is not None:
                _add(entries, entry, problems)
        elif path.startswith(f"{configuration.seeds}/"):
            seed, found = read_seed(path, text, values)
            problems += found
            if seed is not None:
                seeds[seed.id] = seed
        elif path == configuration.bibliography:
            sources, found = read_bibliography(path, text)
            problems += found
        elif path.endswith(".md"):
            chapters[path], found = read_chapter(path, text)
            problems += found
    facts = {fact.address: fact for fact in all_facts(entries)}
    derived, found = derive(facts, entries, configuration.units)
    return Records(
        configuration=configuration,
        entries=entries,
        facts=with_values(facts, derived),
        seeds=seeds,
        sources=sources,
        chapters=chapters,
        problems=(*problems, *found),
    )


def is_entry(path: str, configuration: Configuration) -> bool:
    """Whether a file is a glossary entry: any page of the glossary but its index."""
    return path.startswith(f"{configuration.glossary}/") and path.endswith(".md") and not path.endswith("/index.md")


def _add(entries: dict[str, Entry], entry: Entry, problems: list[Finding]) -> None:
    first = entries.setdefault(entry.id, entry)
    if first is not entry:
        problems.append(
            Finding(
                INVALID_RECORD,
                Severity.ERROR,
                entry.location,
                f"The id “{entry.id}” is taken by {first.path}.",
                "Rename one of the two files.",
            )
        )
