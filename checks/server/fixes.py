"""Corrections of findings that an author may choose from, each a replacement of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checks.facts.records import Records
from checks.findings import Finding
from checks.rules.binding import UNBOUND_DATE, UNBOUND_FIGURE
from checks.server.describe import value_of
from checks.server.handbook import State
from checks.server.markup import records_of
from checks.server.positions import Positions

_NEAR = re.compile(r"Did you mean “([^”]+)”\?")
_QUOTED = re.compile(r"“([^”]+)”")
_CANDIDATE = re.compile(r"<([^<>`]+)>`$")
_PLAIN_VALUE = re.compile(r"^[ \t]*(?:-[ \t]+)?(?:[\w.@/~-]+:[ \t]+|-[ \t]+)")


@dataclass(frozen=True, slots=True)
class Correction:
    """What a finding's text may be replaced by: ``text[start:end]`` of its file; ``sure`` where nothing else fits."""

    title: str
    start: int
    end: int
    replacement: str
    sure: bool = False


def corrections(finding: Finding, text: str, state: State) -> list[Correction]:
    """What an author may do about a finding at the press of a key."""
    start, end = Positions(text).span(finding.location)
    found = [*_own_fix(finding, start, end)]
    found += _candidates(finding, start, end, state.records)
    found += _meant(finding, text, start, end, state.records)
    found += _exemption(finding, text, start, end)
    return [fitted for correction in found if (fitted := _fitted(correction, finding.location.path, text)) is not None]


def _own_fix(finding: Finding, start: int, end: int) -> Iterator[Correction]:
    if finding.fix is not None and finding.fix.replacement not in finding.candidates:
        yield Correction(finding.fix.title, start, end, finding.fix.replacement, sure=True)


def _candidates(finding: Finding, start: int, end: int, records: Records) -> Iterator[Correction]:
    """The facts that an unbound figure or date may mean."""
    for role in finding.candidates:
        address = _CANDIDATE.search(role)
        fact = records.fact(address[1]) if address else None
        what = f"{address[1]}, {value_of(fact, records)}" if address and fact else role
        is_sure = finding.fix is not None and finding.fix.replacement == role
        yield Correction(f"Bind to {what}", start, end, role, sure=is_sure)


def _meant(finding: Finding, text: str, start: int, end: int, records: Records) -> Iterator[Correction]:
    """The word that was probably meant, in place of the one that is none."""
    near = _NEAR.search(finding.hint)
    if near is None:
        return
    for wrong in _QUOTED.findall(finding.message):
        for written, right in _readings(wrong, near[1], records):
            at = text.rfind(written, start, end)
            if at >= 0 and right != written:
                yield Correction(f"Change to “{right}”", at, at + len(written), right)
                return


def _readings(wrong: str, near: str, records: Records) -> Iterator[tuple[str, str]]:
    """How a wrong word may stand in the text, and what should stand there."""
    entry, dot, name = wrong.partition(".")
    if dot and f"{entry}.{near}" in records.facts:
        yield wrong, f"{entry}.{near}"
        yield f".{name}", f".{near}"
    elif dot and near in records.entries:
        yield wrong, f"{near}.{name}"
    else:
        yield wrong, _as_spelt(near, records)


def _as_spelt(near: str, records: Records) -> str:
    """A name with its capitals: names are looked up without."""
    ids = records.by_name.get(near, ())
    names = (name for entry in ids for name in records.entries[entry].names)
    return next((name for name in names if name.casefold() == near), near)


def _exemption(finding: Finding, text: str, start: int, end: int) -> Iterator[Correction]:
    """The same words as no fact. The reason is the author's to give: without it the check goes on complaining."""
    if finding.rule in (UNBOUND_FIGURE.name, UNBOUND_DATE.name) and "`" not in text[start:end]:
        written = " ".join(text[start:end].split())
        yield Correction(f"Exempt “{written}”: give the reason next", start, end, f"{{exempt}}`{written}`")


def _fitted(correction: Correction, path: str, text: str) -> Correction | None:
    """The correction as it may stand in its place: in YAML, a value may not begin with a brace unless quoted."""
    records, offset = records_of(path, text)
    inside = offset <= correction.start < offset + len(records)
    if not inside or not correction.replacement.startswith("{"):
        return correction
    line_start = text.rfind("\n", 0, correction.start) + 1
    before = text[line_start : correction.start]
    key = _PLAIN_VALUE.match(before)
    if key is None or key.end() != len(before):
        return correction
    line_end = text.find("\n", correction.end)
    line_end = len(text) if line_end < 0 else line_end
    rest = text[correction.end : line_end].rstrip()
    if _is_continued(text, line_end, _indent(before)) or " #" in rest:
        return None
    value = (correction.replacement + rest).replace("'", "''")
    return Correction(correction.title, correction.start, correction.end + len(rest), f"'{value}'", correction.sure)


def _is_continued(text: str, line_end: int, indent: int) -> bool:
    """Whether the value on a line goes on in the next, which then is indented further."""
    following = text[line_end + 1 :].split("\n", 1)[0]
    return bool(following.strip()) and _indent(following) > indent


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
