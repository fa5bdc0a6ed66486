"""One mutant tried: do the checks find an error where it was made?

A mutant of prose alters one block of one page, so that block alone is read again, and held against the records as
they stand. A mutant of a record alters one entry or seed: of it, the record altered is loaded again, and the mentions
of what has changed are held against it. The first error ends a trial. Both give what the whole check would; tests hold
them to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from checks.facts.model import Prose
from checks.facts.records import Records
from checks.findings import Finding, Severity
from checks.mutation.blocks import Block, Blocks
from checks.mutation.excerpt import Excerpts
from checks.mutation.mentions import Handbook
from checks.mutation.mutant import Mutant, Outcome
from checks.rules.agreement import check_mention
from checks.rules.labels import check_page as check_labels
from checks.rules.pages import Mention, Page, Sheet
from checks.rules.registry import check_page, check_records

_Signature = tuple[str, str, str]
"""An error's rule, its message, and what was written."""


class ProseTrial:
    """Tries the mutants of one page's prose and of the texts in its records."""

    def __init__(self, handbook: Handbook, path: str) -> None:
        self._handbook, self._path, self._text = handbook, path, handbook.files.texts[path]
        self._blocks = Blocks(self._text)
        self._block_before = lru_cache(maxsize=4)(self._errors_of_block)
        self._text_before = lru_cache(maxsize=4)(self._errors_of_text)

    def outcome(self, mutant: Mutant) -> Outcome:
        """Try a mutant."""
        prose = self._prose_at(mutant)
        if prose is not None:
            before = self._text_before(prose, mutant.line, mutant.last_line)
            sheet = self._handbook.record_text(self._path, self._text, _altered_text(prose, mutant))
        else:
            block = self._blocks.at(mutant.start)
            before = self._block_before(block, mutant.line, mutant.last_line)
            sheet = self._handbook.part(self._path, _altered_block(block, self._text, mutant), block.first_line)
        rule = _first_new(self._findings(sheet), before, mutant.line, mutant.last_line)
        return Outcome(mutant, (rule,)) if rule else Outcome(mutant, missed=f"no error at {mutant.path}:{mutant.line}")

    def _prose_at(self, mutant: Mutant) -> Prose | None:
        """The text of a record that a mutant alters, if it is not the page's own prose."""
        for prose in self._handbook.proses.get(self._path, ("", ()))[1]:
            if prose.offsets[0] <= mutant.start and mutant.end <= prose.offsets[-1] + 1:
                return prose
        return None

    def _errors_of_text(self, prose: Prose, line: int, last_line: int) -> Counter[_Signature]:
        sheet = self._handbook.record_text(self._path, self._text, prose)
        return Counter(_signatures(self._findings(sheet), line, last_line))

    def _errors_of_block(self, block: Block, line: int, last_line: int) -> Counter[_Signature]:
        sheet = self._handbook.part(self._path, block.read_from(self._text), block.first_line)
        return Counter(_signatures(self._findings(sheet), line, last_line))

    def _findings(self, sheet: Sheet) -> Iterator[Finding]:
        page = self._handbook.page(self._path, self._text, sheet)
        return check_page(page, self._handbook.records, self._handbook.reader.finder)


def _altered_text(prose: Prose, mutant: Mutant) -> Prose:
    """A record's text with the words that a mutant gives it, each at the place of those in whose stead it stands."""
    first = prose.offsets.index(mutant.start)
    last = prose.offsets.index(mutant.end - 1) + 1 if mutant.end > mutant.start else first
    text = prose.text[:first] + mutant.replacement + prose.text[last:]
    offsets = prose.offsets[:first] + (mutant.start,) * len(mutant.replacement) + prose.offsets[last:]
    return replace(prose, text=text, offsets=offsets)


def _altered_block(block: Block, text: str, mutant: Mutant) -> str:
    """What is read of a block that a mutant alters."""
    return block.head + text[block.start : mutant.start] + mutant.replacement + text[mutant.end : block.end]


class RecordTrial:
    """Tries the mutants of one file's records."""

    def __init__(self, handbook: Handbook, path: str) -> None:
        self._handbook, self._path = handbook, path
        self._excerpts = Excerpts(handbook.files.texts[path], is_seed=path.endswith(".yaml"))
        self._records_before = lru_cache(maxsize=4)(self._errors_before)
        self._mentions_before = lru_cache(maxsize=32)(self._findings_before)

    def outcome(self, mutant: Mutant) -> Outcome:
        """Try a mutant: an error at the line of every witness, or at its own."""
        text = self._excerpts.altered(mutant)
        records = self._handbook.records_of(self._path, text)
        found = [self._rule_at(witness, mutant.address, records) for witness in mutant.witnesses]
        if found and all(found):
            return Outcome(mutant, tuple(sorted(set(found))))
        lines = mutant.line, mutant.last_line
        rule = _first_new(self._findings(records, text), self._records_before(*lines), *lines)
        if rule:
            return Outcome(mutant, (rule,))
        missed = [witness for witness, rule in zip(mutant.witnesses, found, strict=True) if not rule]
        return Outcome(mutant, missed=f"no error at {', '.join(missed) or f'{mutant.path}:{mutant.line}'}")

    def _errors_before(self, line: int, last_line: int) -> Counter[_Signature]:
        text = self._excerpts.around(line)
        records = self._handbook.records_of(self._path, text)
        return Counter(_signatures(self._findings(records, text), line, last_line))

    def _findings(self, records: Records, text: str) -> Iterator[Finding]:
        """What is wrong with the file's records, apart from what prose says of them."""
        finder = self._handbook.reader.finder
        page = Page(self._path, text, (), records, finder)
        for finding in chain(check_records(records), check_labels(page, records, finder)):
            if finding.location.path == self._path:
                yield finding

    def _rule_at(self, witness: str, address: str, records: Records) -> str:
        """The rule that finds an error at a line where what was altered is mentioned, and none before; "" for none."""
        for mention, before in self._mentions_before(witness, address):
            for finding in check_mention(mention, records, self._handbook.reader.finder):
                if finding.severity is Severity.ERROR and finding not in before:
                    return finding.rule
        return ""

    def _findings_before(self, witness: str, address: str) -> list[tuple[Mention, list[Finding]]]:
        """The mentions at a line of a fact, or of what adopts it, each with what is found there as records stand."""
        finder, records = self._handbook.reader.finder, self._handbook.records
        return [
            (site.mention, list(check_mention(site.mention, records, finder)))
            for site in self._handbook.sites_at(witness)
            if (target := self._handbook.target(site)) is not None
            and target.address in (address, address.partition("/")[0])
        ]


def _signatures(findings: Iterable[Finding], line: int, last_line: int) -> Iterator[_Signature]:
    """The errors that touch some lines, without their columns, which an alteration before them moves."""
    for finding in findings:
        location = finding.location
        if finding.severity is Severity.ERROR and location.line <= last_line and line <= location.end_line:
            yield finding.rule, finding.message, finding.written


def _first_new(findings: Iterable[Finding], before: Counter[_Signature], line: int, last_line: int) -> str:
    """The rule of the first error at some lines that was not there before, "" for none.

    Whatever rules would find after it is not looked for: one error is enough.
    """
    old = before.copy()
    for signature in _signatures(findings, line, last_line):
        if not old[signature]:
            return signature[0]
        old[signature] -= 1
    return ""
