"""What is exported: one frozen record type for each sort of thing, each field with its description.

Every format is made from these types. JSON has them as they are; tables (CSV, SQLite) have one row a record,
with what a field holds several of in tables of their own (:mod:`checks.exports.tables`); the JSON Schema, the
table schemas and the page that documents them take names, types and descriptions from here.

A number is a decimal text, never a float; a date is EDTF text beside the first and the last day that it can
mean. Where something is not known or does not apply, the value is ``None``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

FORMAT_VERSION = "1.0"
"""The version of the export's form. The first number changes where a program that reads it could break."""

DECIMAL = r"-?\d+(\.\d+)?"
ISO_DAY = r"\d{4}-\d{2}-\d{2}"

HedgeWord = Literal[
    "exactly", "about", "more than", "at least", "less than", "at most", "nearly", "just over", "between", "none"
]
BoundWord = Literal["ceiling", "floor"]
FunctionName = Literal["sum", "difference", "share", "change", "span", "count"]
Confidence = Literal["several sources", "single source", "not confirmed", "derived", "disputed"]


@dataclass(frozen=True, slots=True)
class Column:
    """What is said of a field beside its type: in words, and for programs that check.

    ``key`` marks the field that identifies its record; ``refers`` names the list of records whose key it
    holds; ``pattern`` is a regular expression that the whole value matches.
    """

    says: str
    key: bool = False
    refers: str = ""
    pattern: str = ""


# ---------------------------------------------------------------- the parts of records


@dataclass(frozen=True, slots=True)
class Day:
    """A date as EDTF, with the days that it can mean."""

    edtf: Annotated[str, Column("The date in EDTF (ISO 8601-2), its qualifier kept.")]
    earliest: Annotated[str | None, Column("The first day that it can mean; none where it is open.", pattern=ISO_DAY)]
    latest: Annotated[str | None, Column("The last day that it can mean; none where it is open.", pattern=ISO_DAY)]


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date or a period."""

    type: Literal["date"]
    text: Annotated[str, Column("The value as the handbook's prose writes it.")]
    edtf: Annotated[str, Column("The date in EDTF (ISO 8601-2), its qualifier kept.")]
    earliest: Annotated[str | None, Column("The first day that it can mean; none where it is open.", pattern=ISO_DAY)]
    latest: Annotated[str | None, Column("The last day that it can mean; none where it is open.", pattern=ISO_DAY)]


@dataclass(frozen=True, slots=True)
class FigureValue:
    """A number or a range, with its unit."""

    type: Literal["figure"]
    text: Annotated[str, Column("The value as the handbook's prose writes it.")]
    lower: Annotated[str, Column("The number, or the lower end of the range, as a decimal.", pattern=DECIMAL)]
    upper: Annotated[str, Column("The number, or the upper end of the range, as a decimal.", pattern=DECIMAL)]
    rounded: Annotated[
        bool, Column("Whether lower and upper are rounded to six places, where no decimal writes them exactly.")
    ]
    unit: Annotated[str | None, Column("What is counted or measured; none for a bare number.", refers="units")]
    hedge: Annotated[
        HedgeWord,
        Column("How the source states the number: “none” as it is, “between” as a range."),
    ]
    precision: Annotated[
        str | None,
        Column("The place of the last digit that the source writes, where it writes short: 100000 for 1.5 million."),
    ]
    bound: Annotated[BoundWord | None, Column("Which side of a legal limit the number is, where it is one.")]


@dataclass(frozen=True, slots=True)
class OrdinalValue:
    """A place in a row, as the 16th."""

    type: Literal["ordinal"]
    text: Annotated[str, Column("The value as the handbook's prose writes it.")]
    number: Annotated[int, Column("The place in the row, from 1.")]


@dataclass(frozen=True, slots=True)
class TallyValue:
    """Two counts set against each other, as of a vote."""

    type: Literal["tally"]
    text: Annotated[str, Column("The value as the handbook's prose writes it.")]
    first: Annotated[int, Column("The first count.")]
    second: Annotated[int, Column("The second count.")]


@dataclass(frozen=True, slots=True)
class QuotationValue:
    """Words as their source has them."""

    type: Literal["quotation"]
    text: Annotated[str, Column("The value as the handbook's prose writes it.")]
    quote: Annotated[str, Column("The words quoted, without quotation marks.")]
    speaker: Annotated[str | None, Column("Whose words they are: the id of an entry, or a name.")]
    language: Annotated[str, Column("The language of the words, as a BCP 47 tag.")]
    said: Annotated[Day | None, Column("When they were said or written.")]


@dataclass(frozen=True, slots=True)
class StatementValue:
    """What is said in words alone: a state of affairs, or what a claim states."""

    type: Literal["statement"]
    text: Annotated[str, Column("The value as the handbook's prose writes it.")]


Value = DateValue | FigureValue | OrdinalValue | TallyValue | QuotationValue | StatementValue


@dataclass(frozen=True, slots=True)
class Cited:
    """A source cited, and where in it."""

    source: Annotated[str, Column("The key of the source.", refers="sources")]
    locator: Annotated[str | None, Column("Where in the source: a page, an article, a section.")]


@dataclass(frozen=True, slots=True)
class Related:
    """Another entry, and how it is related."""

    relation: Annotated[str, Column("The relation, read from this entry to the other.")]
    other: Annotated[str, Column("The id of the other entry.", refers="entries")]


@dataclass(frozen=True, slots=True)
class PartyStatus:
    """What an entry is for one party, where that differs from the whole."""

    party: Annotated[str, Column("The id of the party's entry.", refers="entries")]
    status: Annotated[str, Column("What the entry is for that party on the as-of date.")]
    decided_by: Annotated[str, Column("The address of the act that decided it.", refers="facts")]


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a derived value was worked out of other facts."""

    formula: Annotated[str, Column("The function and its arguments, as sum(entry.fact, entry.other).")]
    function: Annotated[
        FunctionName,
        Column("share and change are in per cent; span is the time between two dates; count counts entries."),
    ]
    counting: Annotated[
        Literal["both-ends", "one-end", "completed"] | None, Column("Which ends of a span count; none elsewhere.")
    ]
    arguments: Annotated[
        tuple[str, ...], Column("The addresses of the facts, in order; for count, a kind and perhaps a theme.")
    ]


# ---------------------------------------------------------------- the records


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of entry."""

    id: Annotated[str, Column("The kind's name in records.", key=True)]
    label: Annotated[str, Column("What one entry of the kind is called.")]
    plural: Annotated[str, Column("What several are called.")]
    schema_org: Annotated[str | None, Column("The type by which schema.org knows such things, if it has one.")]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that some value is in."""

    id: Annotated[str, Column("The unit's name in records.", key=True)]
    singular: Annotated[str, Column("How prose writes one.")]
    plural: Annotated[str, Column("How prose writes several.")]
    dimension: Annotated[str, Column("Units of one dimension convert into one another.")]
    factor: Annotated[str, Column("How many of the dimension's base unit one is: a decimal, or a ratio as 1/24.")]
    zero: Annotated[str, Column("Where its scale begins, in the base unit: 0, but for temperatures.")]


@dataclass(frozen=True, slots=True)
class Source:
    """A source: one record of the bibliography."""

    key: Annotated[str, Column("The source's citation key, as in BibTeX.", key=True)]
    type: Annotated[str, Column("The type of the record, as in BibTeX and biblatex.")]
    title: Annotated[str, Column("Its title.")]
    author: Annotated[str | None, Column("Its authors, surname first, with semicolons between them.")]
    publisher: Annotated[str | None, Column("Who answers for it: an organization, a publisher or an institution.")]
    container: Annotated[str | None, Column("The journal or book in which it appeared.")]
    date: Annotated[str | None, Column("When it appeared, as its record has it: a year or an ISO date.")]
    url: Annotated[str | None, Column("Its address on the web.")]
    doi: Annotated[str | None, Column("Its DOI, without a resolver's address.")]
    note: Annotated[str | None, Column("What its record notes.")]
    keywords: Annotated[tuple[str, ...], Column("What sort of source it is: official, press, mirror and the like.")]


@dataclass(frozen=True, slots=True)
class Entry:
    """A glossary entry."""

    id: Annotated[str, Column("The entry's permanent id.", key=True)]
    kind: Annotated[str, Column("Its kind.", refers="kinds")]
    name: Annotated[str, Column("Its name.")]
    official_title: Annotated[str | None, Column("Its full official title.")]
    native_name: Annotated[str | None, Column("Its name in the other language that the handbook gives.")]
    sort_name: Annotated[str | None, Column("The name under which an index has it, where that is not its name.")]
    definition: Annotated[str | None, Column("Its first paragraph, which says what it is, as plain text.")]
    page: Annotated[str, Column("Its page, relative to the handbook's address.")]
    status: Annotated[str | None, Column("What it is on the as-of date, computed from its acts.")]
    status_decided_by: Annotated[str | None, Column("The address of the act that decided its status.", refers="facts")]
    party_statuses: Annotated[tuple[PartyStatus, ...], Column("The parties for which its status differs.")]
    aliases: Annotated[tuple[str, ...], Column("Other names by which it goes.")]
    themes: Annotated[tuple[str, ...], Column("The themes that it belongs to.")]
    former_ids: Annotated[tuple[str, ...], Column("Ids that it had before; their addresses lead to it.")]
    parties: Annotated[tuple[str, ...], Column("The entries that are bound by it.", refers="entries")]
    participants: Annotated[tuple[str, ...], Column("The entries that took part in it.", refers="entries")]
    relations: Annotated[tuple[Related, ...], Column("Its relations to other entries, as recorded with it.")]


@dataclass(frozen=True, slots=True)
class Series:
    """A column of a statistic: one quantity over time. Its values are facts."""

    address: Annotated[str, Column("Its address, entry.column.", key=True)]
    entry: Annotated[str, Column("The statistic.", refers="entries")]
    name: Annotated[str, Column("The column's name in the entry.")]
    label: Annotated[str, Column("What the column is called.")]
    unit: Annotated[str | None, Column("The unit of its values.", refers="units")]
    keyed_by: Annotated[str, Column("What its values are keyed by, as year.")]
    counts: Annotated[str | None, Column("What is counted and what is left out, as plain text.")]
    total_of: Annotated[tuple[str, ...], Column("The series whose sum it is, if any.", refers="series")]
    sources: Annotated[tuple[Cited, ...], Column("The sources of all its values.")]


@dataclass(frozen=True, slots=True)
class Fact:
    """A named, sourced value of an entry; a position on a disputed one; or one value of a series."""

    address: Annotated[
        str, Column("Its permanent address: entry.fact, entry.fact/position or entry.column@key.", key=True)
    ]
    entry: Annotated[str, Column("The entry that it belongs to.", refers="entries")]
    name: Annotated[str, Column("Its name in the entry.")]
    role: Annotated[
        Literal["fact", "position", "series value"],
        Column("Whether it stands alone, is one of several values held for a fact, or one value of a series."),
    ]
    label: Annotated[str, Column("What the pages call it.")]
    page: Annotated[str, Column("Where it stands: a page and an anchor on it, relative to the handbook's address.")]
    value: Annotated[Value | None, Column("Its value; none where it is disputed and no position is adopted.")]
    confidence: Annotated[
        Confidence,
        Column(
            "How well it is sourced. Sources of one publisher count as one; “not confirmed”: no source cited was yet "
            "seen to say so; “derived”: worked out of other facts; “disputed”: no position is adopted."
        ),
    ]
    confirmed: Annotated[bool, Column("Whether a source that it cites was seen to say so.")]
    act: Annotated[str | None, Column("What was done, in the terms of the entry's kind, where the fact is an act.")]
    by: Annotated[
        tuple[str, ...], Column("Who did or holds it: ids of entries; none means all parties.", refers="entries")
    ]
    place: Annotated[str | None, Column("Where it was done.")]
    effective: Annotated[Day | None, Column("The day from which an act has effect, where that is not its date.")]
    as_of: Annotated[Day | None, Column("The date for which the value holds.")]
    series: Annotated[str | None, Column("The series of which it is a value.", refers="series")]
    position_on: Annotated[str | None, Column("The disputed fact on which it is a position.", refers="facts")]
    holder: Annotated[str | None, Column("Who holds the position.")]
    adopted: Annotated[bool | None, Column("Whether the handbook adopts the position; none for what is no position.")]
    adopted_position: Annotated[str | None, Column("The position that the handbook adopts on it.", refers="facts")]
    adopted_because: Annotated[str | None, Column("Why the handbook adopts that position, as plain text.")]
    derivation: Annotated[Derivation | None, Column("How it was worked out, where it is derived.")]
    note: Annotated[str | None, Column("What is noted beside it, as plain text.")]
    former_addresses: Annotated[tuple[str, ...], Column("Addresses that it had before; they still find it.")]
    sources: Annotated[tuple[Cited, ...], Column("The sources that say so, each with a locator where it has one.")]


@dataclass(frozen=True, slots=True)
class Seed:
    """An article that the handbook was made from."""

    id: Annotated[str, Column("The article's id.", key=True)]
    title: Annotated[str, Column("Its title.")]
    source: Annotated[str, Column("Its record in the bibliography.", refers="sources")]
    paragraphs: Annotated[int, Column("How many paragraphs it has.")]
    characters: Annotated[int, Column("How many characters its text has.")]
    sha256: Annotated[str, Column("The SHA-256 of its text, in hexadecimal.", pattern="[0-9a-f]{64}")]


@dataclass(frozen=True, slots=True)
class Claim:
    """One checkable thing that an article says, and what examining it came to."""

    address: Annotated[str, Column("Its permanent address, seed:claim.", key=True)]
    seed: Annotated[str, Column("The article that makes it.", refers="seeds")]
    name: Annotated[str, Column("Its name among the article's claims.")]
    paragraph: Annotated[int, Column("The paragraph in which it stands, from 1.")]
    fragment: Annotated[str, Column("The words that find the place, verbatim.")]
    kind: Annotated[str, Column("What sort of claim it is.")]
    says: Annotated[str, Column("What the article says, in the handbook's words, as plain text.")]
    value: Annotated[Value, Column("The value that it states.")]
    against: Annotated[str | None, Column("The fact that it is held against.", refers="facts")]
    verdict: Annotated[
        Literal["corroborated", "imprecise", "contested", "misattributed", "wrong", "unverifiable"],
        Column("What examining it came to."),
    ]
    finding: Annotated[str, Column("What was found, as plain text.")]
    sources: Annotated[tuple[Cited, ...], Column("The sources of the finding.")]


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """An entry, fact or series of a past edition that was taken back."""

    address: Annotated[str, Column("The id or address that it had.", key=True)]
    reason: Annotated[str, Column("Why it was withdrawn.")]


@dataclass(frozen=True, slots=True)
class About:
    """What the data are, whose, as of when, and how to cite them."""

    title: Annotated[str, Column("The handbook's title.")]
    edition: Annotated[str, Column("The edition that the data belong to.")]
    as_of: Annotated[str, Column("The day to which the edition speaks.", pattern=ISO_DAY)]
    language: Annotated[str, Column("The handbook's language, as a BCP 47 tag.")]
    authors: Annotated[
        tuple[str, ...], Column("The authors or editors, surname first; none where none are configured.")
    ]
    publisher: Annotated[str | None, Column("The publisher; none where none is configured.")]
    address: Annotated[str | None, Column("The handbook's address on the web; none where none is configured.")]
    doi: Annotated[str | None, Column("The DOI of the handbook, without a resolver's address, where it has one.")]
    licence: Annotated[str | None, Column("The licence of the data, by its SPDX id; none where none is configured.")]
    licence_name: Annotated[str | None, Column("The licence's name.")]
    licence_url: Annotated[str | None, Column("Where the licence is written out.")]
    cite_as: Annotated[str, Column("How to cite the data, in one line.")]
    format_version: Annotated[str, Column("The version of the export's form.")]


@dataclass(frozen=True, slots=True)
class Export:
    """Everything that is exported of one handbook."""

    about: Annotated[About, Column("What the data are and how to cite them.")]
    kinds: Annotated[tuple[Kind, ...], Column("The kinds of entry that occur.")]
    units: Annotated[tuple[Unit, ...], Column("The units that occur.")]
    sources: Annotated[tuple[Source, ...], Column("Every source of the bibliography.")]
    entries: Annotated[tuple[Entry, ...], Column("Every glossary entry.")]
    series: Annotated[tuple[Series, ...], Column("Every column of every statistic.")]
    facts: Annotated[tuple[Fact, ...], Column("Every fact, position and series value.")]
    seeds: Annotated[tuple[Seed, ...], Column("The founding articles.")]
    claims: Annotated[tuple[Claim, ...], Column("Everything checkable that they say.")]
    withdrawn: Annotated[tuple[Withdrawal, ...], Column("What past editions had and this one does not, with reasons.")]
