"""Entries: the records in the front matter of glossary files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from yaml import MappingNode

from checks.facts.config import Configuration, KindOfEntry
from checks.facts.door import INVALID_RECORD, Door, Node, did_you_mean, shown
from checks.facts.frontmatter import split_front_matter
from checks.facts.model import Citation, Column, Entry, Fact, Formula, Reference, Series
from checks.facts.values import MODIFIER_KEYS, VALUE_KEYS, ValueReader, edtf_date, formula
from checks.findings import Finding, Location, Severity
from checks.language.edtf import EdtfDate, EdtfError, parse

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_OLD_ADDRESS = re.compile(r"[a-z0-9-]+\.[a-z0-9-]+(/[a-z0-9-]+)?")
ID_HINT = "Use lower-case ASCII letters, digits and hyphens."
_ENTRY_KEYS = [
    "kind",
    "name",
    "official-title",
    "native-name",
    "sort-name",
    "aliases",
    "themes",
    "redirects",
    "parties",
    "participants",
    "facts",
    "series",
]
_COMMON_KEYS = ["label", "note", "cite", "confirmed", "as-of", "by", "redirects"]
_FACT_KEYS = (*VALUE_KEYS, *MODIFIER_KEYS, *_COMMON_KEYS, "act", "effective", "place", "adopt", "reason")
_POSITION_KEYS = (*VALUE_KEYS[:-1], *MODIFIER_KEYS, *_COMMON_KEYS, "holder")
_STANDS_ON: Mapping[str, tuple[str, ...]] = {
    "act": ("date", "positions"),
    "effective": ("act",),
    "place": ("date", "positions"),
    "by": ("date", "quote", "state", "positions"),
    "as-of": ("figure", "tally", "state", "positions"),
    "bound": ("figure",),
    "speaker": ("quote",),
    "language": ("quote",),
    "unit": ("formula",),
    "counting": ("formula",),
    "adopt": ("positions",),
    "reason": ("positions",),
}
"""Beside which other keys a key has a meaning; one that stands without any of them would say nothing."""


def _words(name: str) -> list[str]:
    """The words of a name, without the commas between them."""
    return name.replace(",", " ").split()


def is_id(text: str) -> bool:
    """Whether a text may be an id: lower-case ASCII letters, digits and hyphens."""
    return bool(_ID.fullmatch(text)) and len(text) <= 80


def read_entry(
    path: str, text: str, configuration: Configuration, values: ValueReader
) -> tuple[Entry | None, list[Finding]]:
    """Read one glossary file's records: the entry (``None`` where there is none to be had) and the problems."""
    front = split_front_matter(text)
    entry_id = path.rsplit("/", 1)[-1].removesuffix(".md")
    if front is None:
        unclosed = text.lstrip("\ufeff").startswith("---")
        message = "The front matter is never closed." if unclosed else "This entry has no front matter."
        hint = "Begin the file with “---”, “kind: …”, “name: …” and “---”, each on a line of its own."
        return None, [Finding(INVALID_RECORD, Severity.ERROR, Location(path), message, hint)]
    door = Door(path, front.text, front.first_line, front.offset)
    root = door.compose()
    if root is None:
        empty = Finding(
            INVALID_RECORD, Severity.ERROR, Location(path), "The front matter is empty.", "Add kind and name."
        )
        return None, door.problems or [empty]
    entry = _EntryReader(door, configuration, values, entry_id).entry(root)
    return entry, door.problems


class _EntryReader:
    def __init__(self, door: Door, configuration: Configuration, values: ValueReader, entry_id: str) -> None:
        self._door, self._configuration, self._values, self._id = door, configuration, values, entry_id

    def entry(self, root: Node) -> Entry | None:
        door, relations = self._door, self._configuration.relations
        fields = door.mapping(root, (*_ENTRY_KEYS, *relations), "entry")
        if not door.require(root, fields, ("kind", "name"), "entry"):
            return None
        if not is_id(self._id):
            door.problem(
                root,
                f"“{shown(self._id)}” cannot be an entry's id.",
                "Name the file with lower-case ASCII letters, digits and hyphens.",
            )
            return None
        kind = self._configuration.kinds.get(door.choice(fields["kind"], self._configuration.kinds))
        name = door.word(fields["name"])
        if kind is None or not name:
            return None
        facts = dict(self._facts(fields.get("facts"), kind))
        series = self._series(fields["series"]) if "series" in fields else None
        aliases = tuple(word for word, _ in door.words(fields.get("aliases")))
        return Entry(
            id=self._id,
            kind=kind.name,
            name=name,
            path=door.path,
            location=door.location(fields["name"]),
            official_title=door.word(fields.get("official-title")),
            native_name=door.word(fields.get("native-name")),
            sort_name=self._sort_name(fields.get("sort-name"), (name, *aliases)),
            aliases=aliases,
            themes=tuple(word for word, _ in door.words(fields.get("themes"))),
            redirects=self._redirects(fields.get("redirects")),
            parties=self._references(fields.get("parties")),
            participants=self._references(fields.get("participants")),
            relations={relation: self._references(fields[relation]) for relation in relations if relation in fields},
            facts=facts,
            series=series,
        )

    def _sort_name(self, node: Node | None, names: Iterable[str]) -> str:
        """The name under which an index has the entry: words of its names, in whatever order."""
        sort_name = self._door.word(node)
        known = {word for name in names for word in _words(name)}
        if node is not None and (strange := [word for word in _words(sort_name) if word not in known]):
            self._door.problem(
                node,
                f"“{strange[0]}” in the sort-name “{shown(sort_name)}” is in no name of this entry.",
                "Write its name in the order in which an index has it, as “Baker, James”.",
            )
        return sort_name

    def _references(self, node: Node | None) -> tuple[Reference, ...]:
        """Other entries; that one names itself is a slip."""
        references = []
        for word, item in self._door.words(node):
            if word == self._id:
                self._door.problem(item, f"“{word}” names itself here.", "Name another entry, or delete it.")
            else:
                references.append(Reference(word, self._door.location(item)))
        return tuple(references)

    def _redirects(self, node: Node | None) -> tuple[str, ...]:
        """Old ids of this entry, each of which becomes a page."""
        redirects = []
        for word, item in self._door.words(node):
            if is_id(word) and word != self._id:
                redirects.append(word)
            else:
                self._door.problem(item, f"“{shown(word)}” is no old id of this entry.", ID_HINT)
        return tuple(redirects)

    def _facts(self, node: Node | None, kind: KindOfEntry) -> Iterator[tuple[str, Fact]]:
        if node is None:
            return
        for name, record in self._door.mapping(node, what="list of facts").items():
            if not is_id(name):
                self._door.problem(
                    record,
                    f"“{shown(name)}” cannot be a fact's name.",
                    ID_HINT,
                )
                continue
            fields = self._door.mapping(record, _FACT_KEYS, "fact")
            if isinstance(record, MappingNode):
                yield from self._fact(name, record, fields, kind)

    def _fact(
        self, name: str, record: Node, fields: Mapping[str, Node], kind: KindOfEntry
    ) -> Iterator[tuple[str, Fact]]:
        """The fact, and after it its positions under ``name/position``."""
        door = self._door
        value_keys = _value_keys(fields)
        if len(value_keys) != 1:
            several = f"several values: {', '.join(value_keys)}" if value_keys else "no value"
            door.problem(
                record,
                f"The fact “{name}” has {several}.",
                f"Give it exactly one of {', '.join(VALUE_KEYS)}.",
            )
            return
        _refuse_misplaced(door, fields)
        positions = dict(self._positions(name, fields["positions"])) if "positions" in fields else {}
        short = tuple(position.name.partition("/")[2] for position in positions.values())
        adopted = door.choice(fields["adopt"], short) if "adopt" in fields else ""
        value = self._values.value(door, fields)
        if adopted:
            value = positions[f"{name}/{adopted}"].value
            if "reason" not in fields:
                door.problem(record, f"“{name}” adopts a position without a reason.", "Add a line “reason: …”.")
        act = door.choice(fields["act"], kind.acts) if "act" in fields else ""
        citations = self._citations(fields.get("cite"))
        if not citations and value_keys[0] in ("formula", "positions"):
            citations = positions[f"{name}/{adopted}"].citations if adopted else ()
        yield (
            name,
            replace(
                self._common(name, record, fields),
                value=value,
                citations=citations,
                act=act,
                effective=edtf_date(door, fields.get("effective")),
                place=door.word(fields.get("place")),
                formula=self._formula(fields),
                positions=short,
                adopted=adopted,
                reason=door.prose(fields.get("reason")),
            ),
        )
        yield from positions.items()

    def _positions(self, name: str, node: Node) -> Iterator[tuple[str, Fact]]:
        records = self._door.mapping(node, what="list of positions")
        if isinstance(node, MappingNode) and len(records) < 2:
            self._door.problem(
                node, "Fewer than two positions are no disagreement.", "Add the others, or write the value itself."
            )
        for position, record in records.items():
            fields = self._door.mapping(record, _POSITION_KEYS, "position")
            if not is_id(position) or len(_value_keys(fields)) != 1:
                self._door.problem(
                    record,
                    f"The position “{shown(position)}” needs a name of lower-case letters and exactly one value.",
                    f"Give it one of {', '.join(VALUE_KEYS[:-1])}.",
                )
                continue
            _refuse_misplaced(self._door, fields)
            self._door.require(record, fields, ("holder",), "position")
            address = f"{name}/{position}"
            yield (
                address,
                replace(
                    self._common(address, record, fields),
                    value=self._values.value(self._door, fields),
                    citations=self._citations(fields.get("cite")),
                    formula=self._formula(fields),
                    holder=self._door.word(fields.get("holder")),
                ),
            )

    def _common(self, name: str, record: Node, fields: Mapping[str, Node]) -> Fact:
        door = self._door
        value = next((fields[key] for key in _value_keys(fields) if key != "positions"), record)
        return Fact(
            entry=self._id,
            name=name,
            location=door.location(value),
            confirmed=door.flag(fields.get("confirmed"), default=True),
            label=door.word(fields.get("label")),
            note=door.prose(fields.get("note")),
            as_of=edtf_date(door, fields.get("as-of")),
            actors=tuple(Reference(word, door.location(item)) for word, item in door.words(fields.get("by"))),
            redirects=self._old_addresses(name, fields.get("redirects")),
        )

    def _old_addresses(self, name: str, node: Node | None) -> tuple[str, ...]:
        """Old addresses of a fact, position or column; an old name alone is of the same entry, or the same fact."""
        fact, slash, _ = name.rpartition("/")
        addresses = []
        for word, item in self._door.words(node):
            if is_id(word):
                addresses.append(f"{self._id}.{fact}{slash}{word}")
            elif _OLD_ADDRESS.fullmatch(word):
                addresses.append(word)
            else:
                self._door.problem(item, f"“{shown(word)}” is no old name.", "Write its old name, or entry.name.")
        return tuple(addresses)

    def _formula(self, fields: Mapping[str, Node]) -> Formula | None:
        """The formula, if there is one; what ``count`` counts must be a kind of entry."""
        if "formula" not in fields:
            return None
        read = formula(self._door, fields, self._id)
        if read is not None and read.function == "count" and read.arguments[0] not in self._configuration.kinds:
            hint = did_you_mean(read.arguments[0], self._configuration.kinds)
            self._door.problem(fields["formula"], f"“{read.arguments[0]}” is no kind of entry.", hint)
            return None
        return read

    def _citations(self, node: Node | None) -> tuple[Citation, ...]:
        return read_citations(self._door, node)

    def _series(self, node: Node) -> Series | None:
        fields = self._door.mapping(node, ("by", "columns"), "series")
        if not self._door.require(node, fields, ("by", "columns"), "series"):
            return None
        records = self._door.mapping(fields["columns"], what="list of columns")
        columns = {name: self._column(name, record) for name, record in records.items() if self._names(name, record)}
        self._refuse_unknown_parts(columns, records)
        return Series(by=self._door.word(fields["by"]), columns=columns)

    def _names(self, name: str, record: Node) -> bool:
        """Whether a column's name can stand in an address."""
        if not is_id(name):
            self._door.problem(record, f"“{shown(name)}” cannot be a column's name.", ID_HINT)
        return is_id(name)

    def _column(self, name: str, record: Node) -> Column:
        door = self._door
        fields = door.mapping(
            record, ("label", "unit", "counts", "cite", "cites", "total-of", "redirects", "values"), "column"
        )
        door.require(record, fields, ("label", "unit", "cite", "values"), "column")
        unit = door.word(fields.get("unit"))
        known = self._configuration.units.written(unit) if unit else None
        if unit and known is None:
            door.problem(fields["unit"], f"“{shown(unit)}” is no unit.", "Add it to the file of units.")
        citations = self._citations(fields.get("cite"))
        values = door.mapping(fields["values"], what="list of values") if "values" in fields else {}
        own = self._own_citations(fields.get("cites"), values)
        return Column(
            name=name,
            label=door.word(fields.get("label")),
            unit=known.name if known else "",
            counts=door.prose(fields.get("counts")),
            citations=citations,
            values=dict(self._cells(name, values, known.name if known else "", citations, own)),
            location=door.location(record),
            total_of=tuple(word for word, _ in door.words(fields.get("total-of"))),
            redirects=self._old_addresses(name, fields.get("redirects")),
        )

    def _refuse_unknown_parts(self, columns: Mapping[str, Column], records: Mapping[str, Node]) -> None:
        """Report columns that are the total of what is no other column of the series."""
        for name, column in columns.items():
            for part in column.total_of:
                if part not in columns or part == name:
                    known = [other for other in columns if other != name]
                    message = f"“{shown(part)}” is no other column of this series."
                    self._door.problem(records[name], message, did_you_mean(part, known))

    def _own_citations(self, node: Node | None, values: Mapping[str, Node]) -> Mapping[str, tuple[Citation, ...]]:
        """The citations of single cells, by key, for those that have others than their column."""
        records = self._door.mapping(node, what="list of citations by key") if node is not None else {}
        for key, record in records.items():
            if key not in values:
                self._door.problem(record, f"“{shown(key)}” is the key of no value.", did_you_mean(key, values))
        return {key: self._citations(record) for key, record in records.items()}

    def _cells(
        self,
        column: str,
        values: Mapping[str, Node],
        unit: str,
        citations: tuple[Citation, ...],
        own: Mapping[str, tuple[Citation, ...]],
    ) -> Iterator[tuple[str, Fact]]:
        for key, node in values.items():
            as_of = self._key_date(key, node)
            if as_of is None:
                continue
            yield (
                key,
                Fact(
                    entry=self._id,
                    name=f"{column}@{key}",
                    location=self._door.location(node),
                    value=self._values.series_value(self._door, node, unit),
                    citations=own.get(key, citations),
                    as_of=as_of,
                ),
            )

    def _key_date(self, key: str, node: Node) -> EdtfDate | None:
        try:
            return parse(key)
        except EdtfError as error:
            self._door.problem(
                node, f"The key of a value must be a date: {shown(str(error), 200)}", "Write a year or an EDTF date."
            )
            return None


def _value_keys(fields: Mapping[str, Node]) -> list[str]:
    """The keys that give the record its value; a quotation's date is not one."""
    return [key for key in VALUE_KEYS if key in fields and not (key == "date" and "quote" in fields)]


def _refuse_misplaced(door: Door, fields: Mapping[str, Node]) -> None:
    """Report keys that mean nothing beside what the record holds."""
    for key, others in _STANDS_ON.items():
        if key in fields and not any(other in fields for other in others):
            door.problem(
                fields[key],
                f"“{key}” says nothing here.",
                f"It stands beside {' or '.join(f'“{other}”' for other in others)}; delete it.",
            )


def read_citations(door: Door, node: Node | None) -> tuple[Citation, ...]:
    """Citations written ``key`` or ``"key, locator"``, one or a list."""
    citations = []
    for text, item in door.words(node):
        key, _, locator = text.partition(",")
        if not re.fullmatch(r"[\w.:+/-]{1,100}", key.strip()):
            door.problem(item, f"“{shown(text)}” cites no source.", "Write the source's key, a comma and where in it.")
            continue
        citations.append(Citation(key.strip(), locator.strip(), door.location(item)))
    return tuple(citations)
