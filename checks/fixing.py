"""Applying fixes: texts in, texts out, and never a handbook that is worse for it.

Fixes are applied in rounds, because one may make another unnecessary, or possible. A round is kept only where
the check afterwards finds less than before and nothing new; otherwise its fixes are tried in smaller rounds, and
one that does harm by itself is left alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from checks.check import Report
from checks.facts.load import Files
from checks.findings import Finding, Fix, Location
from checks.reading.positions import LineIndex


@dataclass(frozen=True, slots=True)
class Fixed:
    """What fixing came to: the texts that differ now, by path, how many fixes that took, and what is left."""

    texts: Mapping[str, str]
    applied: int
    report: Report


@dataclass(frozen=True, slots=True)
class _Edit:
    """A fix, and which stretch of its file's text it replaces."""

    location: Location
    start: int
    end: int
    fix: Fix


def fix(files: Files, check: Callable[[Files], Report], wanted: Callable[[Finding], bool]) -> Fixed:
    """Apply the fixes of all ``wanted`` findings until none is left that helps. ``check`` checks a handbook."""
    report = check(files)
    texts: dict[str, str] = {}
    harmful: set[tuple[Location, Fix]] = set()
    applied, most = 0, len(report.findings)
    while True:
        edits = [edit for edit in _edits(report, wanted) if (edit.location, edit.fix) not in harmful][:most]
        if not edits:
            return Fixed(texts, applied, report)
        changed = _edited(report.files.texts, edits)
        after = check(replace(files, texts={**files.texts, **texts, **changed}))
        if _is_better(after.findings, report.findings):
            report, applied = after, applied + len(edits)
            texts.update(changed)
            most *= 2
        elif len(edits) > 1:
            most = len(edits) // 2
        else:
            harmful.add((edits[0].location, edits[0].fix))


def _edits(report: Report, wanted: Callable[[Finding], bool]) -> Iterator[_Edit]:
    """The fixes at hand, in order; of those that overlap the first, the others have their turn in a later round."""
    indices: dict[str, LineIndex] = {}
    done: dict[str, int] = {}
    for finding in report.findings:
        path, place = finding.location.path, finding.location
        if finding.fix is None or path not in report.files.texts or not wanted(finding):
            continue
        index = indices.setdefault(path, LineIndex(report.files.texts[path]))
        start, end = index.offset(place.line, place.column), index.offset(place.end_line, place.end_column)
        if done.get(path, 0) <= start < end:
            done[path] = end
            yield _Edit(place, start, end, finding.fix)


def _edited(texts: Mapping[str, str], edits: Iterable[_Edit]) -> dict[str, str]:
    """The texts that the edits change, changed, all else in them as it was."""
    changed: dict[str, str] = {}
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        path = edit.location.path
        text = changed.get(path, texts[path])
        changed[path] = text[: edit.start] + edit.fix.replacement + text[edit.end :]
    return changed


def _is_better(after: Iterable[Finding], before: Iterable[Finding]) -> bool:
    """Whether there is less to find than before, and nothing that was not there; places may have shifted."""
    now, then = Counter(map(_identity, after)), Counter(map(_identity, before))
    return now.total() < then.total() and not now - then


def _identity(finding: Finding) -> tuple[str, str, str]:
    return finding.location.path, finding.rule, finding.message
