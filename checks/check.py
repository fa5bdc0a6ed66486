"""The check: a handbook's files in, findings out. One pure function, which every tool calls.

The command line, the tests, the Sphinx build and an editor all call :func:`check`; text that differs from
what is on disk comes in as other ``files``. What was learned of a file may be kept in a cache, by content.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from checks.cache import Cache, code_fingerprint, fingerprint
from checks.facts.config import Configuration
from checks.facts.frontmatter import split_front_matter
from checks.facts.load import Files, is_entry, load_records
from checks.facts.records import Records
from checks.findings import Finding, Severity
from checks.language.finder import Finder
from checks.language.values import Kind
from checks.rules.pages import NO_FIGURE, Page, Reader, Reading, body_sheet, proses_by_path, record_sheet
from checks.rules.registry import check_page, check_records, check_use
from checks.rules.seeds import check_texts
from checks.rules.suggestions import with_suggestions
from checks.rules.targets import address_of

DRAFT_RULES = frozenset({"unbound-figure", "unbound-date"})
"""What may wait while one writes."""

_PARALLEL_FROM = 3_000_000
"""Characters from which starting a second process costs less than it saves."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class PageResult:
    """What checking one page came to, as far as other pages and reports need it."""

    findings: tuple[Finding, ...]
    facts: frozenset[str]
    claims: frozenset[str]
    terms: frozenset[str]
    cited: frozenset[str]
    bound: int
    exempt: int
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
        return sum(page.bound + page.exempt + page.unbound for page in self.pages.values())


def check(
    configuration: Configuration,
    files: Files,
    *,
    cache: Cache | None = None,
    draft: bool = False,
    seed_texts: Mapping[str, bytes] | None = None,
    progress: Progress | None = None,
) -> Report:
    """Check a handbook.

    ``draft`` turns what is unbound into warnings; ``seed_texts`` are the founding articles' texts by file
    name, where they are at hand; ``progress`` is told pages done and pages in all.
    """
    records = load_records(configuration, files)
    checker = _Checker(configuration, records, _record_fingerprint(configuration, files))
    pages = _check_pages(checker, files, cache or Cache(None), progress)
    findings = list(check_records(records))
    findings += (finding for page in pages.values() for finding in page.findings)
    cited = frozenset(key for page in pages.values() for key in page.cited)
    findings += check_use(records, cited, {path: page.claims for path, page in pages.items()})
    if seed_texts is not None:
        findings += check_texts(records, seed_texts)
    findings = with_suggestions(findings, records, checker.reader.finder, {p: r.terms for p, r in pages.items()})
    if draft:
        findings = [
            replace(finding, severity=Severity.WARNING) if finding.rule in DRAFT_RULES else finding
            for finding in findings
        ]
    ordered = sorted(set(findings), key=lambda finding: (finding.location, finding.rule, finding.message))
    return Report(tuple(ordered), pages, records, files)


class _Checker:
    """Checks pages one by one against one handbook's records."""

    def __init__(self, configuration: Configuration, records: Records, records_hash: str) -> None:
        self.records = records
        self.reader = Reader(configuration.myst, Finder(configuration.units, records.names))
        self._proses = proses_by_path(records)
        code = code_fingerprint()
        names = "\n".join(f"{name.text}\t{name.pattern}" for name in records.names)
        units = "\n".join(f"{unit.name}\t{unit.forms}" for unit in configuration.units)
        self._reading_hash = fingerprint(code, repr(configuration.myst), names, units)
        self._result_hash = fingerprint(self._reading_hash, records_hash)

    def reading_key(self, path: str, text: str) -> str:
        """The key of what reading a page came to, whatever the records say."""
        return fingerprint("reading", self._reading_hash, path, text)

    def result_key(self, path: str, text: str) -> str:
        """The key of what checking a page came to, with these records."""
        return fingerprint("result", self._result_hash, path, text)

    def read(self, path: str, text: str) -> tuple[Reading, ...]:
        """Read a page: its body first (a seed has none), then each text in its records."""
        _, proses = self._proses.get(path, ("", ()))
        body = (self.reader.page(path, text),) if path.endswith(".md") else ()
        return (*body, *(self.reader.fragment(prose.text) for prose in proses))

    def check(self, path: str, text: str, readings: tuple[Reading, ...]) -> PageResult:
        """Check a page that was read."""
        entry, proses = self._proses.get(path, ("", ()))
        has_body = path.endswith(".md")
        sheets = [body_sheet(path, text, readings[0], entry)] if has_body else []
        sheets += (
            record_sheet(path, text, prose, reading, entry)
            for prose, reading in zip(proses, readings[has_body:], strict=True)
        )
        page = Page(path, text, sheets, self.records, self.reader.finder)
        findings = tuple(check_page(page, self.records, self.reader.finder))
        return _result(page, findings)


def _result(page: Page, findings: tuple[Finding, ...]) -> PageResult:
    used: dict[str, set[str]] = {"fact": set(), "claim": set()}
    kinds: Counter[str] = Counter()
    for mention in page.mentions:
        role = mention.role.name if mention.role else "unbound"
        kinds[role] += mention.expression is not None or role != "unbound"
        if role in used:
            used[role].add(address_of(mention))
    names = sum(
        expression.kind is Kind.NAME
        for sheet in page.sheets
        for found in sheet.reading.expressions
        for expression in found
        if expression.kind in NO_FIGURE
    )
    return PageResult(
        findings=findings,
        facts=frozenset(used["fact"]),
        claims=frozenset(used["claim"]),
        terms=frozenset(role.target.strip() for _, role in page.roles("term")),
        cited=frozenset(
            key.strip() for _, role in page.roles("cite", "cite:p", "cite:t") for key in role.target.split(",")
        ),
        bound=kinds["fact"] + kinds["claim"],
        exempt=kinds["exempt"] + names,
        unbound=kinds["unbound"],
    )


def _check_pages(checker: _Checker, files: Files, cache: Cache, progress: Progress | None) -> dict[str, PageResult]:
    """Check every page, taking from the cache what is known and keeping there what is learned."""
    texts = {path: text for path, text in files.texts.items() if path.endswith((".md", ".yaml"))}
    keys = {path: checker.result_key(path, text) for path, text in texts.items()}
    known = cache.get(keys.values())
    results: dict[str, PageResult] = {path: known[key] for path, key in keys.items() if key in known}
    todo = {path: text for path, text in texts.items() if path not in results}
    done = len(results)
    learned: dict[str, bytes] = {}
    for path, result, reading in _work(checker, todo, cache):
        results[path] = result
        learned[keys[path]] = pickle.dumps(result, pickle.HIGHEST_PROTOCOL)
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


def _work(checker: _Checker, todo: Mapping[str, str], cache: Cache) -> Iterator[tuple[str, PageResult, bytes | None]]:
    """Check pages: each one's result, and its reading, pickled, where that was not in the cache."""
    if sum(map(len, todo.values())) >= _PARALLEL_FROM and (os.cpu_count() or 1) > 1:
        yield from _work_in_processes(checker, todo)
        return
    keys = {path: checker.reading_key(path, text) for path, text in todo.items()}
    known = cache.get(keys.values())
    for path, text in todo.items():
        readings = known.pop(keys[path], None)
        fresh = None
        if readings is None:
            readings = checker.read(path, text)
            fresh = pickle.dumps(readings, pickle.HIGHEST_PROTOCOL)
        yield path, checker.check(path, text, readings), fresh


_shared: list[tuple[_Checker, Mapping[str, str]]] = []
"""What forked processes inherit: handing it over by pickling would cost more than the work."""


def _work_in_processes(checker: _Checker, todo: Mapping[str, str]) -> Iterator[tuple[str, PageResult, bytes | None]]:
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


def _work_on(path: str) -> tuple[str, PageResult, bytes | None]:
    checker, todo = _shared[-1]
    text = todo[path]
    return path, checker.check(path, text, checker.read(path, text)), None


def _record_fingerprint(configuration: Configuration, files: Files) -> str:
    """A hash of everything that a page's findings may depend on besides its own text."""
    parts: list[str] = [repr(configuration.kinds), repr(configuration.relations), str(configuration.as_of)]
    for path, text in files.texts.items():
        if is_entry(path, configuration):
            front = split_front_matter(text)
            parts += (path, front.text if front else "")
        elif not path.endswith(".md"):
            parts += (path, text)
    return fingerprint(*parts)
