"""Pages as rules see them: every text of a file, what was found in it, and where it stands.

A page is one file: the prose of a chapter or entry, and the MyST in its records (notes, reasons, findings).
Each of these texts is a :class:`Sheet`; both kinds are read and checked alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from checks.facts.model import Entry, Prose, Seed
from checks.facts.records import Records
from checks.findings import Location
from checks.language.finder import Finder
from checks.language.values import Expression, Kind
from checks.pictures.request import CAPTION, DIRECTIVE
from checks.reading import GENERATED
from checks.reading.directives import DIRECTIVES, Directive, Reads
from checks.reading.document import Document, Passage, PlacedRole
from checks.reading.positions import LineIndex, line_index
from checks.reading.reader import read, read_fragment
from checks.reading.roles import Role
from checks.reading.settings import MystSettings

BINDING_ROLES = frozenset({"fact", "claim", "exempt"})
NO_FIGURE = frozenset({Kind.NAME, Kind.TRIVIAL})
KNOWN_DIRECTIVES = {
    **DIRECTIVES,
    **dict.fromkeys(
        (
            "handbook-entries-by-kind",
            "handbook-entries-by-name",
            "handbook-entries-by-period",
            "handbook-entries-by-party",
            "handbook-entries-by-theme",
            "handbook-statuses",
            "handbook-counts",
            "handbook-changes",
            "handbook-data",
            "handbook-data-files",
            "handbook-chronology",
            "handbook-ledger",
            "handbook-disagreements",
            "handbook-sources",
            "handbook-citation",
        ),
        GENERATED,
    ),
    DIRECTIVE: Directive(
        argument=Reads.LITERAL,
        body=Reads.LITERAL,
        options=dict.fromkeys(CAPTION, Reads.INLINE),
        is_request=True,
    ),
}
"""The directives that prose may use, and those of the site that are made of records and hold no prose."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text read once: its document, and the expressions found in each of its passages."""

    document: Document
    expressions: tuple[tuple[Expression, ...], ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads texts with one handbook's settings, names and units. Pure: same text, same reading."""

    settings: MystSettings
    finder: Finder

    def page(self, path: str, text: str) -> Reading:
        """Read a whole file."""
        return self._reading(read(text, self.settings, path, directives=KNOWN_DIRECTIVES))

    def fragment(self, text: str) -> Reading:
        """Read a MyST text out of a record."""
        return self._reading(read_fragment(text, self.settings, directives=KNOWN_DIRECTIVES))

    def _reading(self, document: Document) -> Reading:
        return Reading(document, tuple(tuple(self.finder.find(passage.text)) for passage in document.passages))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One text of a page. ``entry`` is the id that ``.fact`` is short for, "" where it may not be used."""

    reading: Reading
    entry: str
    locate: Callable[[int, int], Location]
    is_body: bool


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure, date or quotation in prose, or a role that binds one.

    ``expression`` is ``None`` where the role holds no figure or date; ``role`` is ``None`` where nothing
    binds the expression.
    """

    sheet: Sheet
    passage: Passage
    start: int
    end: int
    expression: Expression | None
    role: Role | None

    @property
    def text(self) -> str:
        """What stands there, as a visitor reads it."""
        return self.passage.text[self.start : self.end]

    @property
    def location(self) -> Location:
        """Where it stands: the whole role where there is one."""
        if self.role is not None:
            return self.sheet.locate(self.role.start, self.role.end)
        return self.sheet.locate(*self.passage.source_span(self.start, self.end))


class Page:
    """One file with all its texts."""

    def __init__(self, path: str, text: str, sheets: Sequence[Sheet], records: Records, finder: Finder) -> None:
        self.path, self.text, self.sheets, self.records, self._finder = path, text, sheets, records, finder

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Every mention of the page, in order."""
        return tuple(self._mentions())

    def roles(self, *names: str) -> Iterator[tuple[Sheet, Role]]:
        """Every role of the page with one of the names, and its sheet."""
        for sheet in self.sheets:
            for role in sheet.reading.document.roles:
                if role.name in names:
                    yield sheet, role

    def _mentions(self) -> Iterator[Mention]:
        for sheet in self.sheets:
            reading = sheet.reading
            for passage, expressions in zip(reading.document.passages, reading.expressions, strict=True):
                binding = [placed for placed in passage.roles if placed.role.name in BINDING_ROLES]
                if binding or expressions:
                    yield from self._of_passage(sheet, passage, expressions, binding)

    def _of_passage(
        self,
        sheet: Sheet,
        passage: Passage,
        expressions: Sequence[Expression],
        roles: Sequence[PlacedRole],
    ) -> Iterator[Mention]:
        """Join expressions with the roles that they touch; hedges and units may reach out of a role.

        What two roles share ("from `2014` to `2018`") is read for each by itself, and a number that stands
        beside a role ("between 20 and `30`") is bound by nothing.
        """
        alone = {at: (placed.start, placed.end) for at, placed in enumerate(roles)}
        touched = [[at for at, placed in enumerate(roles) if _overlap(each, placed)] for each in expressions]
        figures = Counter(
            at
            for each, touching in zip(expressions, touched, strict=True)
            if each.kind not in NO_FIGURE
            for at in touching
        )
        for expression, touching, before in zip(expressions, touched, (None, *expressions), strict=False):
            if expression.kind in NO_FIGURE:
                # a role says that it is a figure nevertheless, and then a hedge before it counts
                start = before.end if before else 0
                alone.update(
                    (at, (max(start, roles[at - 1].end if at else 0), roles[at].end)) for at in touching if at in alone
                )
            elif not touching:
                yield Mention(sheet, passage, expression.start, expression.end, expression, None)
            elif len(touching) > 1:
                start = before.end if before else 0
                alone.update(_shares(start, expression.end, [(at, roles[at]) for at in touching]))
            elif figures[touching[0]] == 1:  # the role holds it and no other
                beside = list(self._beside(sheet, passage, expression, roles[touching[0]]))
                yield from beside
                if not beside:
                    del alone[touching[0]]
                    role = roles[touching[0]].role
                    yield Mention(sheet, passage, expression.start, expression.end, expression, role)
        for at, share in alone.items():
            yield from self._of_role(sheet, passage, roles[at], share)

    def _beside(self, sheet: Sheet, passage: Passage, expression: Expression, placed: PlacedRole) -> Iterator[Mention]:
        """The numbers of an expression that stand outside the role that binds it."""
        for start, end in ((expression.start, placed.start), (placed.end, expression.end)):
            for found in self._find(passage, start, end) if start < end else ():
                is_number = found.kind is expression.kind or any(map(str.isdigit, found.text))
                if is_number and found.kind not in NO_FIGURE:
                    yield Mention(sheet, passage, found.start, found.end, found, None)

    def _of_role(self, sheet: Sheet, passage: Passage, placed: PlacedRole, share: tuple[int, int]) -> Iterator[Mention]:
        """A role whose expression runs into another's, or that holds several or none: read it by itself.

        ``share`` is the stretch around it that is its own: there hedges and units may stand. A small number in
        words ("two meetings") is a figure where a role binds it.
        """
        start, end = share
        all_found = [
            expression
            for expression in self._find(passage, min(start, placed.start), max(end, placed.end))
            if expression.value is not None and _overlap(expression, placed)
        ]
        if not all_found and share != (placed.start, placed.end):
            yield from self._of_role(sheet, passage, placed, (placed.start, placed.end))
            return
        found = [expression for expression in all_found if expression.kind not in NO_FIGURE] or all_found
        if len(found) > 1 and passage.text.startswith("from ", placed.start):
            # "from 500 to 5,500 km" may be two figures; what one role binds is one range
            together = self._find(passage, placed.start + len("from "), placed.end)
            found = together if len(together) == 1 else found
        for expression in found:
            yield Mention(sheet, passage, expression.start, expression.end, expression, placed.role)
        if not found:
            yield Mention(sheet, passage, placed.start, placed.end, None, placed.role)

    def _find(self, passage: Passage, start: int, end: int) -> list[Expression]:
        """The expressions of a stretch of a passage, read as if it stood alone."""
        return [
            replace(expression, start=start + expression.start, end=start + expression.end)
            for expression in self._finder.find(passage.text[start:end])
        ]


def _shares(start: int, end: int, touching: Sequence[tuple[int, PlacedRole]]) -> Iterator[tuple[int, tuple[int, int]]]:
    """The stretch from ``start`` to ``end`` divided among the roles in it: each one's reaches to its neighbours."""
    starts = [start, *(placed.end for _, placed in touching)]
    ends = [*(placed.start for _, placed in touching[1:]), end]
    for (at, _), own_start, own_end in zip(touching, starts, ends, strict=False):
        yield at, (own_start, own_end)


def _overlap(expression: Expression, placed: PlacedRole) -> bool:
    return expression.start < placed.end and placed.start < expression.end


def body_sheet(path: str, text: str, reading: Reading, entry: str) -> Sheet:
    """The sheet of a file's own prose."""
    lines = LineIndex(text)

    def locate(start: int, end: int) -> Location:
        line, column = lines.position(start)
        end_line, end_column = lines.position(end)
        return Location(path, line, column, end_line, end_column)

    return Sheet(reading, entry, locate, is_body=True)


def record_sheet(path: str, text: str, prose: Prose, reading: Reading, entry: str) -> Sheet:
    """The sheet of a MyST text in a record."""

    def locate(start: int, end: int) -> Location:
        lines = line_index(text)  # made when first needed: most records have nothing to report
        first = prose.offsets[min(start, len(prose.offsets) - 1)]
        last = prose.offsets[min(max(end - 1, start), len(prose.offsets) - 1)] + 1
        line, column = lines.position(first)
        end_line, end_column = lines.position(last)
        return Location(path, line, column, end_line, end_column)

    return Sheet(reading, entry, locate, is_body=False)


def prose_of_entry(entry: Entry) -> Iterator[Prose]:
    """Every MyST text in an entry's records."""
    for fact in entry.facts.values():
        yield from (prose for prose in (fact.note, fact.reason) if prose is not None)
    if entry.series is not None:
        yield from (column.counts for column in entry.series.columns.values() if column.counts is not None)


def prose_of_seed(seed: Seed) -> Iterator[Prose]:
    """Every MyST text in a seed's records."""
    for claim in seed.claims.values():
        yield from (claim.says, claim.finding)


def proses_by_path(records: Records) -> Mapping[str, tuple[str, tuple[Prose, ...]]]:
    """For each file with records: the entry that it is, if any, and its MyST texts."""
    entries = {entry.path: (entry.id, tuple(prose_of_entry(entry))) for entry in records.entries.values()}
    seeds = {seed.path: ("", tuple(prose_of_seed(seed))) for seed in records.seeds.values()}
    return {**entries, **seeds}
