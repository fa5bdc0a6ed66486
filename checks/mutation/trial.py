"""One mutant tried: do the checks find an error where it was made?

A mutant of prose alters one block of one page, so that block alone is read again, its lines where they are, and
held against the records as they stand. A mutant of a record alters one entry or seed: it is loaded again, and
the mentions of what has changed are held against it. Both give what the whole check would; tests hold them to it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate

from checks.facts.model import Prose
from checks.facts.records import Records
from checks.findings import Finding, Severity
from checks.mutation.excerpt import excerpt
from checks.mutation.mentions import Handbook
from checks.mutation.mutant import Mutant, Outcome
from checks.rules.agreement import check_mention
from checks.rules.labels import check_page as check_labels
from checks.rules.pages import Page, Sheet
from checks.rules.registry import check_page, check_records

_Signature = tuple[str, str, str]


class ProseTrial:
    """Tries the mutants of one page's prose and of the texts in its records."""

    def __init__(self, handbook: Handbook, path: str) -> None:
        self._handbook, self._path, self._text = handbook, path, handbook.files.texts[path]
        self._lines = self._text.splitlines(keepends=True)
        self._starts = [0, *accumulate(map(len, self._lines))]
        self._blocks = list(_blocks(self._lines))
        self._heads: dict[int, str] = {}
        for first, last in list(self._blocks):
            if last - first > 2 and _DELIMITER.fullmatch(self._lines[first + 1].strip()):
                rows = range(first + 2, last)
                self._blocks = [*((row, row + 1) for row in rows), *self._blocks]
                self._heads.update(dict.fromkeys(rows, "".join(self._lines[first : first + 2])))
        self._block_before = lru_cache(maxsize=4)(self._errors_of_block)
        self._text_before = lru_cache(maxsize=4)(self._errors_of_text)

    def outcome(self, mutant: Mutant) -> Outcome:
        """Try a mutant."""
        prose = self._prose_at(mutant)
        if prose is not None:
            before = self._text_before(prose, mutant.line, mutant.last_line)
            after = self._errors(self._altered_record_text(prose, mutant), mutant)
        else:
            block = self._block_at(mutant)
            before = self._block_before(block, mutant.line, mutant.last_line)
            after = self._errors_in(block, mutant)
        rules = tuple(sorted({rule for rule, _, _ in (after - before)}))
        return Outcome(mutant, rules, "" if rules else f"no error at {mutant.path}:{mutant.line}")

    def _prose_at(self, mutant: Mutant) -> Prose | None:
        """The text of a record that a mutant alters, if it is not the page's own prose."""
        for prose in self._handbook.proses.get(self._path, ("", ()))[1]:
            if prose.offsets[0] <= mutant.start and mutant.end <= prose.offsets[-1] + 1:
                return prose
        return None

    def _altered_record_text(self, prose: Prose, mutant: Mutant) -> Sheet:
        first = prose.offsets.index(mutant.start)
        last = prose.offsets.index(mutant.end - 1) + 1 if mutant.end > mutant.start else first
        text = prose.text[:first] + mutant.replacement + prose.text[last:]
        offsets = prose.offsets[:first] + (mutant.start,) * len(mutant.replacement) + prose.offsets[last:]
        return self._handbook.record_text(self._path, self._text, replace(prose, text=text, offsets=offsets))

    def _block_at(self, mutant: Mutant) -> tuple[int, int]:
        """The lines, from 0, of the block that holds a mutant, or of the row of a table."""
        line = bisect_right(self._starts, mutant.start) - 1
        return next(((first, last) for first, last in self._blocks if first <= line < last), (0, len(self._lines)))

    def _errors_of_text(self, prose: Prose, line: int, last_line: int) -> Counter[_Signature]:
        return self._errors_at(self._handbook.record_text(self._path, self._text, prose), line, last_line)

    def _errors_of_block(self, block: tuple[int, int], line: int, last_line: int) -> Counter[_Signature]:
        return self._errors_at(self._alone(block, self._text), line, last_line)

    def _errors_in(self, block: tuple[int, int], mutant: Mutant) -> Counter[_Signature]:
        altered = self._text[: mutant.start] + mutant.replacement + self._text[mutant.end :]
        return self._errors_at(self._alone(block, altered), mutant.line, mutant.last_line)

    def _alone(self, block: tuple[int, int], text: str) -> Sheet:
        """A block of the page read by itself, the lines before it empty, so that it stands where it stood.

        A row of a table keeps the head of its table, right above it.
        """
        first, last = block
        end = len(text) - (len(self._text) - self._starts[last])
        head = self._heads.get(first, "")
        return self._handbook.body(
            self._path, "\n" * (first - head.count("\n")) + head + text[self._starts[first] : end]
        )

    def _errors(self, sheet: Sheet, mutant: Mutant) -> Counter[_Signature]:
        return self._errors_at(sheet, mutant.line, mutant.last_line)

    def _errors_at(self, sheet: Sheet, line: int, last_line: int) -> Counter[_Signature]:
        page = self._handbook.page(self._path, self._text, sheet)
        findings = check_page(page, self._handbook.records, self._handbook.reader.finder)
        return _signatures(findings, line, last_line)


class RecordTrial:
    """Tries the mutants of one file's records."""

    def __init__(self, handbook: Handbook, path: str) -> None:
        self._handbook, self._path, self._text = handbook, path, handbook.files.texts[path]
        self._records_before = lru_cache(maxsize=4)(self._errors_before)

    def outcome(self, mutant: Mutant) -> Outcome:
        """Try a mutant: an error at its own line, or at the line of every witness."""
        text = self._text[: mutant.start] + mutant.replacement + self._text[mutant.end :]
        records = self._records(text, mutant.line)
        lines = mutant.line, mutant.last_line
        new = self._errors(records, text, *lines) - self._records_before(*lines)
        if new:
            return Outcome(mutant, tuple(sorted({rule for rule, _, _ in new})))
        found = {witness: self._errors_at_mentions(records, witness, mutant) for witness in mutant.witnesses}
        missed = [witness for witness, rules in found.items() if not rules]
        if found and not missed:
            return Outcome(mutant, tuple(sorted({rule for rules in found.values() for rule in rules})))
        return Outcome(mutant, missed=f"no error at {', '.join(missed) or f'{mutant.path}:{mutant.line}'}")

    def _records(self, text: str, line: int) -> Records:
        is_seed = self._path.endswith(".yaml")
        return self._handbook.records_of(self._path, excerpt(text, line, is_seed=is_seed))

    def _errors_before(self, line: int, last_line: int) -> Counter[_Signature]:
        return self._errors(self._records(self._text, line), self._text, line, last_line)

    def _errors(self, records: Records, text: str, line: int, last_line: int) -> Counter[_Signature]:
        finder = self._handbook.reader.finder
        found = [*check_records(records), *check_labels(Page(self._path, text, (), records, finder), records, finder)]
        return _signatures((finding for finding in found if finding.location.path == self._path), line, last_line)

    def _errors_at_mentions(self, records: Records, witness: str, mutant: Mutant) -> set[str]:
        """The rules that find an error at a line where what was altered is mentioned, and found none before."""
        finder = self._handbook.reader.finder
        rules: set[str] = set()
        for site in self._handbook.sites_at(witness):
            target = self._handbook.target(site)
            if target is not None and target.address in (mutant.address, mutant.address.partition("/")[0]):
                before = set(check_mention(site.mention, self._handbook.records, finder))
                after = check_mention(site.mention, records, finder)
                rules |= {found.rule for found in after if found.severity is Severity.ERROR and found not in before}
        return rules


_DELIMITER = re.compile(r"\|(?:\s*:?-+:?\s*\|)+")
"""The second line of a table."""


def _signatures(findings: Iterable[Finding], line: int, last_line: int) -> Counter[_Signature]:
    """The errors that touch some lines, counted without their columns, which an alteration before them moves."""
    return Counter(
        (finding.rule, finding.message, finding.written)
        for finding in findings
        if finding.severity is Severity.ERROR
        and finding.location.line <= last_line
        and line <= finding.location.end_line
    )


def _blocks(lines: list[str]) -> Iterator[tuple[int, int]]:
    """The page's blocks, from line to line: runs of lines between blank ones, a fenced block and what is in it
    as one, the front matter as one.
    """
    first, fence = 0, ""
    for number, line in enumerate(lines):
        bare = line.strip()
        if fence:
            if bare == fence:
                fence = ""
        elif bare.startswith(("```", ":::")):
            fence = bare[: len(bare) - len(bare.lstrip(bare[0]))]
        elif number == 0 and bare == "---":
            fence = "---"
        elif not bare and not _continues(lines, number):
            if first < number:
                yield first, number
            first = number + 1
    if first < len(lines):
        yield first, len(lines)


def _continues(lines: list[str], blank: int) -> bool:
    """Whether what follows a blank line is indented, and so belongs to the block before it."""
    following = next((line for line in lines[blank + 1 :] if line.strip()), "")
    return following[:1] in (" ", "\t")
