"""The check: a handbook's files in, findings out. One pure function, which every tool calls.

The command line, the tests, the Sphinx build and an editor all call :func:`check`; text that differs from
what is on disk comes in as other ``files``. What was learned of a file may be kept in a cache, by content.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Any, TypeVar

from checks.cache import Cache, code_fingerprint, fingerprint, key_of
from checks.dependence import Dependences, Observer
from checks.facts.config import Configuration
from checks.facts.frontmatter import split_front_matter
from checks.facts.load import Files, is_entry, load_records
from checks.facts.records import Records
from checks.findings import Finding, Severity
from checks.language.finder import Finder, Name
from checks.language.units import UnitTable
from checks.language.values import Kind
from checks.rules.pages import Page, Reader, Reading, body_sheet, proses_by_path, record_sheet
from checks.rules.registry import check_page, check_records, check_together
from checks.rules.seeds import check_texts
from checks.rules.selection import Selection, selection
from checks.rules.suggestions import with_suggestions
from checks.rules.traces import Trace, trace_of

DRAFT_RULES = frozenset({"unbound-figure", "unbound-date"})
"""What may wait while one writes."""

_PARALLEL_FROM = 400_000
"""Characters from which starting a second process costs less than it saves."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class PageResult:
    """What checking one page came to, as far as other pages and reports need it."""

    findings: tuple[Finding, ...]
    trace: Trace
    bound: int
    waived: int
    named: int
    unbound: int


@dataclass(frozen=True)
class Report:
    """The findings, in order of place, and what they were made from."""

    findings: tuple[Finding, ...]
    pages: Mapping[str, PageResult]
    records: Records
    files: Files

    @property
    def errors(self) -> int:
        """How many findings fail the check."""
        return sum(finding.severity is Severity.ERROR for finding in self.findings)

    @property
    def mentions(self) -> int:
        """How many figures and dates stand in prose."""
        return sum(page.bound + page.waived + page.named + page.unbound for page in self.pages.values())

    @property
    def waived(self) -> int:
        """How many of them a role exempts, each with its reason."""
        return sum(page.waived for page in self.pages.values())


def check(
    configuration: Configuration,
    files: Files,
    *,
    cache: Cache | None = None,
    draft: bool = False,
    rules: Selection | None = None,
    seed_texts: Mapping[str, bytes] | None = None,
    progress: Progress | None = None,
) -> Report:
    """Check a handbook.

    ``rules`` are those that are reported, in place of the ones that the handbook's configuration selects.
    ``draft`` turns what is unbound into warnings; ``seed_texts`` are the founding articles' texts by file
    name, where they are at hand; ``progress`` is told pages done and pages in all.
    """
    cache = cache or Cache(None)
    memory = _Memory(cache, configuration)
    records = load_records(configuration, files, memory)
    memory.keep()
    checker = _Checker(configuration, records, files)
    pages = _check_pages(checker, files, cache, progress)
    findings = list(check_records(records))
    findings += (finding for page in pages.values() for finding in page.findings)
    traces = {path: page.trace for path, page in pages.items()}
    findings += check_together(records, traces)
    if seed_texts is not None:
        findings += check_texts(records, seed_texts, {path: page.trace for path, page in pages.items()})
    reported = rules or selection(configuration.rule_choice)
    findings = [finding for finding in findings if reported.reports(finding)]
    findings = with_suggestions(findings, records, checker.reader.finder, traces)
    if draft:
        findings = [
            replace(finding, severity=Severity.WARNING) if finding.rule in DRAFT_RULES else finding
            for finding in findings
        ]
    ordered = sorted(set(findings), key=lambda finding: (finding.location, finding.rule, finding.message))
    return Report(tuple(ordered), pages, records, files)


_Read = TypeVar("_Read")


class _Memory:
    """Remembers what reading each file's records came to: parsing YAML and BibTeX takes longer than all the rules."""

    def __init__(self, cache: Cache, configuration: Configuration) -> None:
        self._cache = cache
        self._hash = machinery_fingerprint(configuration)
        self._learned: dict[str, Any] = {}

    def __call__(self, kind: str, path: str, text: str, read: Callable[[], _Read]) -> _Read:
        key = key_of(kind, path, self._hash, path, text)
        known: dict[str, _Read] = self._cache.get([key])
        if key not in known:
            known[key] = self._learned[key] = read()
        return known[key]

    def keep(self) -> None:
        """Put what was learned into the cache."""
        self._cache.put(self._learned)


def machinery_fingerprint(configuration: Configuration) -> str:
    """A hash of the code and of all of a handbook's settings, under which whatever comes of its texts is known."""
    particular = [repr(getattr(configuration, field.name)) for field in fields(configuration) if field.name != "units"]
    return fingerprint(code_fingerprint(), *particular, repr([*configuration.units]))


@lru_cache(maxsize=4)
def _finder(units: UnitTable, names: tuple[Name, ...]) -> Finder:
    """The finder of a handbook's figures, made once for whoever checks again and again."""
    return Finder(units, names)


class _Checker:
    """Checks pages one by one against one handbook's records."""

    def __init__(self, configuration: Configuration, records: Records, files: Files) -> None:
        self.records = records
        self._observer: Observer | None = None
        self.reader = Reader(configuration.myst, _finder(configuration.units, records.names))
        self._proses = proses_by_path(records)
        code = code_fingerprint()
        names = "\n".join(f"{name.text}\t{name.pattern}" for name in records.names)
        self._reading_hash = fingerprint(code, repr(configuration.myst), names, repr([*configuration.units]))
        self._settings_hash = _settings_fingerprint(configuration)
        self._result_hash = fingerprint(
            self._reading_hash, self._settings_hash, _record_fingerprint(configuration, files)
        )

    def reading_key(self, path: str, text: str) -> str:
        """The key of what reading a page came to, whatever the records say."""
        return key_of("reading", path, self._reading_hash, path, text)

    def result_key(self, path: str, text: str) -> str:
        """The key of what checking a page came to, with these records."""
        return key_of("result", path, self._result_hash, path, text)

    def observe(self) -> Observer:
        """Log from now on what each page's check looks up in the records."""
        if self._observer is None:
            self._observer = Observer(self.records)
            self.records = self._observer.records
        return self._observer

    def dependence_key(self, path: str, text: str, index_hash: str) -> str:
        """The key of what checking a page came to, with any records that have the same names and relations."""
        return key_of("dependence", path, self._reading_hash, self._settings_hash, index_hash, path, text)

    def read(self, path: str, text: str) -> tuple[Reading, ...]:
        """Read a page: its body first (a seed has none), then each text in its records."""
        _, proses = self._proses.get(path, ("", ()))
        body = (self.reader.page(path, text),) if path.endswith(".md") else ()
        return (*body, *(self.reader.fragment(prose.text) for prose in proses))

    def check(self, path: str, text: str, readings: tuple[Reading, ...]) -> PageResult:
        """Check a page that was read."""
        if self._observer is not None:
            self._observer.start()
        entry, proses = self._proses.get(path, ("", ()))
        has_body = path.endswith(".md")
        sheets = [body_sheet(path, text, readings[0], entry)] if has_body else []
        sheets += (
            record_sheet(path, text, prose, reading, entry)
            for prose, reading in zip(proses, readings[has_body:], strict=True)
        )
        page = Page(path, text, sheets, self.records, self.reader.finder)
        findings = tuple(check_page(page, self.records, self.reader.finder))
        return _result(page, findings, self.records)


def _result(page: Page, findings: tuple[Finding, ...], records: Records) -> PageResult:
    kinds: Counter[str] = Counter()
    for mention in page.mentions:
        role = mention.role.name if mention.role else "unbound"
        kinds[role] += mention.expression is not None or role != "unbound"
    names = sum(
        expression.kind is Kind.NAME
        for sheet in page.sheets
        for found in sheet.reading.expressions
        for expression in found
    )
    return PageResult(
        findings=findings,
        trace=trace_of(page, records),
        bound=kinds["fact"] + kinds["claim"],
        waived=kinds["exempt"],
        named=names,
        unbound=kinds["unbound"],
    )


_Work = tuple[str, PageResult, tuple[Reading, ...] | None]
"""A page's path, what checking it came to, and its readings where they are new."""


def _check_pages(checker: _Checker, files: Files, cache: Cache, progress: Progress | None) -> dict[str, PageResult]:
    """Check every page, taking from the cache what is known and keeping there what is learned."""
    texts = {path: text for path, text in files.texts.items() if path.endswith((".md", ".yaml"))}
    keys = {path: checker.result_key(path, text) for path, text in texts.items()}
    known = cache.get(keys.values())
    results: dict[str, PageResult] = {path: known[key] for path, key in keys.items() if key in known}
    unaffected = _Unaffected(checker, cache) if cache.keeps_objects else None
    if unaffected is not None:
        results |= unaffected.results({path: text for path, text in texts.items() if path not in results})
    todo = {path: text for path, text in texts.items() if path not in results}
    done = len(results)
    learned: dict[str, Any] = {}
    for path, result, reading in _work(checker, todo, cache):
        results[path] = result
        learned[keys[path]] = result
        if unaffected is not None:
            unaffected.keep(path, texts[path], result)
        if reading is not None:
            learned[checker.reading_key(path, texts[path])] = reading
        if len(learned) >= 200:
            cache.put(learned)
            learned.clear()
        done += 1
        if progress is not None:
            progress(done, len(texts))
    cache.put(learned)
    return {path: results[path] for path in texts}


class _Unaffected:
    """The pages that a change of records leaves as they were: everything that they looked up is still the same."""

    def __init__(self, checker: _Checker, cache: Cache) -> None:
        self._checker, self._cache = checker, cache
        self._observer = checker.observe()
        self._index_hash = self._observer.index_hash

    def results(self, texts: Mapping[str, str]) -> dict[str, PageResult]:
        """What checking those of some pages came to that are unaffected."""
        keys = {path: self._key(path, text) for path, text in texts.items()}
        known: dict[str, tuple[PageResult, Dependences]] = self._cache.get(keys.values())
        return {
            path: known[key][0] for path, key in keys.items() if key in known and self._observer.holds(known[key][1])
        }

    def keep(self, path: str, text: str, result: PageResult) -> None:
        """Remember what the page came to that was just checked, and what it looked up."""
        self._cache.put({self._key(path, text): (result, self._observer.looked_up)})

    def _key(self, path: str, text: str) -> str:
        return self._checker.dependence_key(path, text, self._index_hash)


def _work(checker: _Checker, todo: Mapping[str, str], cache: Cache) -> Iterator[_Work]:
    """Check pages: each one's result, and its readings where they were not in the cache."""
    if cache.forks and sum(map(len, todo.values())) >= _PARALLEL_FROM and (os.cpu_count() or 1) > 1:
        yield from _work_in_processes(checker, todo)
        return
    keys = {path: checker.reading_key(path, text) for path, text in todo.items()}
    known = cache.get(keys.values())
    for path, text in todo.items():
        readings = known.pop(keys[path], None)
        fresh = None
        if readings is None:
            readings = fresh = checker.read(path, text)
        yield path, checker.check(path, text, readings), fresh


_shared: list[tuple[_Checker, Mapping[str, str]]] = []
"""What forked processes inherit: handing it over by pickling would cost more than the work."""


def _work_in_processes(checker: _Checker, todo: Mapping[str, str]) -> Iterator[_Work]:
    if "fork" not in multiprocessing.get_all_start_methods():
        for path in todo:
            yield path, checker.check(path, todo[path], checker.read(path, todo[path])), None
        return
    _shared.append((checker, todo))
    try:
        with multiprocessing.get_context("fork").Pool(os.cpu_count()) as pool:
            yield from pool.imap(_work_on, todo, chunksize=8)
    finally:
        _shared.clear()


def _work_on(path: str) -> _Work:
    checker, todo = _shared[-1]
    text = todo[path]
    return path, checker.check(path, text, checker.read(path, text)), None


def _settings_fingerprint(configuration: Configuration) -> str:
    """A hash of the settings that a page's findings may depend on, besides those that reading it depends on."""
    settings = (configuration.kinds, configuration.relations, configuration.ambiguous, configuration.as_of)
    return fingerprint(*map(repr, settings))


def _record_fingerprint(configuration: Configuration, files: Files) -> str:
    """A hash of all records that a page's findings may depend on."""
    parts: list[str] = []
    for path, text in files.texts.items():
        if is_entry(path, configuration):
            front = split_front_matter(text)
            parts += (path, front.text if front else "")
        elif not path.endswith(".md"):
            parts += (path, text)
    return fingerprint(*parts)
