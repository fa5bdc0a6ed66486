"""The model: entries and their facts, sources, seeds and their claims. Frozen, typed, validated when loaded.

Everything that prose can be bound to is a :class:`Fact` or a :class:`Claim`, known by its address:
``entry.fact``, ``entry.fact/position``, ``entry.column@key``, ``seed:claim``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from checks.findings import Location
from checks.language.edtf import EdtfDate
from checks.language.records import FigureRecord
from checks.language.values import Ordinal, Tally


@dataclass(frozen=True, slots=True)
class Prose:
    """A MyST sentence or two in a record. ``offsets[i]`` is where ``text[i]`` stands in the file."""

    text: str
    offsets: tuple[int, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class Citation:
    """A source cited, and where in it."""

    key: str
    locator: str
    location: Location


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words as their source has them."""

    text: str
    speaker: str = ""
    date: EdtfDate | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class StateOfAffairs:
    """What a fact says in words: "held invalid by the United States"."""

    text: str


RecordedValue = EdtfDate | FigureRecord | Ordinal | Tally | Quotation | StateOfAffairs


class Counting(StrEnum):
    """Which ends of a span count.

    The 13 days of 16–28 October count both ends, and so the 3 years of 1939–1941; the 12 days from 16 to 28
    October count one. ``COMPLETED`` counts as one end does, but never takes 1947 to 1991 for 44 full years.
    """

    BOTH_ENDS = "both-ends"
    ONE_END = "one-end"
    COMPLETED = "completed"


@dataclass(frozen=True, slots=True)
class Formula:
    """A derived value: ``function`` over ``arguments``, each an address or, for ``count``, a word."""

    function: str
    arguments: tuple[str, ...]
    unit: str = ""
    counting: Counting = Counting.ONE_END

    def __str__(self) -> str:
        return f"{self.function}({', '.join(self.arguments)})"


@dataclass(frozen=True, slots=True)
class Reference:
    """Another entry named in a record, and where."""

    entry: str
    location: Location


@dataclass(frozen=True, slots=True)
class Fact:
    """A named, sourced value of an entry; a position on a disputed one; or one value of a series.

    ``value`` is ``None`` where the fact is disputed and none of its ``positions`` (names, in order) is
    adopted, and for a formula that could not be reckoned. An adopted position's value is the fact's own.
    """

    entry: str
    name: str
    location: Location
    value: RecordedValue | None = None
    citations: tuple[Citation, ...] = ()
    confirmed: bool = True
    label: str = ""
    note: Prose | None = None
    as_of: EdtfDate | None = None
    act: str = ""
    actors: tuple[Reference, ...] = ()
    effective: EdtfDate | None = None
    place: str = ""
    formula: Formula | None = None
    positions: tuple[str, ...] = ()
    adopted: str = ""
    reason: Prose | None = None
    holder: str = ""
    redirects: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """``entry.fact``, by which prose and other records name this fact."""
        return f"{self.entry}.{self.name}"

    @property
    def by(self) -> tuple[str, ...]:
        """The ids of the entries that did it, or said it."""
        return tuple(actor.entry for actor in self.actors)

    @property
    def is_position(self) -> bool:
        """Whether this is one of several values held for a disputed fact."""
        return "/" in self.name

    @property
    def is_series_value(self) -> bool:
        """Whether this is one cell of a series."""
        return "@" in self.name

    @property
    def takes_effect(self) -> EdtfDate | None:
        """When an act has its effect: its ``effective`` date or else its date."""
        if self.effective is not None:
            return self.effective
        return self.value if isinstance(self.value, EdtfDate) else None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a series: what it counts, in which unit, and its values by key, in order.

    ``total_of`` are the columns whose sum it is, if any.
    """

    name: str
    label: str
    unit: str
    counts: Prose | None
    citations: tuple[Citation, ...]
    values: Mapping[str, Fact]
    location: Location
    total_of: tuple[str, ...] = ()
    redirects: tuple[str, ...] = ()

    @property
    def all_citations(self) -> tuple[Citation, ...]:
        """The citations of the column and those that single cells have instead, each source and place once."""
        cited = (*self.citations, *(citation for cell in self.values.values() for citation in cell.citations))
        return tuple({(citation.key, citation.locator): citation for citation in cited}.values())


@dataclass(frozen=True, slots=True)
class Series:
    """A table of values of a statistic, its rows keyed by dates."""

    by: str
    columns: Mapping[str, Column]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all columns' rows, sorted."""
        return tuple(sorted({key for column in self.columns.values() for key in column.values}))


@dataclass(frozen=True, slots=True)
class Entry:
    """One glossary entry."""

    id: str
    kind: str
    name: str
    path: str
    location: Location
    official_title: str = ""
    native_name: str = ""
    sort_name: str = ""
    aliases: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    redirects: tuple[str, ...] = ()
    parties: tuple[Reference, ...] = ()
    participants: tuple[Reference, ...] = ()
    relations: Mapping[str, tuple[Reference, ...]] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)
    series: Series | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Every name by which prose may call this entry."""
        extra = (self.official_title, self.native_name)
        return (self.name, *self.aliases, *(name for name in extra if name))

    @property
    def indexed_as(self) -> str:
        """The name under which an index has this entry: of a person mostly the family name, a comma, the others."""
        return self.sort_name or self.name


class ClaimVerdict(StrEnum):
    """What examining a seed's claim came to."""

    CORROBORATED = "corroborated"
    IMPRECISE = "imprecise"
    CONTESTED = "contested"
    MISATTRIBUTED = "misattributed"
    WRONG = "wrong"
    UNVERIFIABLE = "unverifiable"


@dataclass(frozen=True, slots=True)
class StatedText:
    """What a claim says where it states neither a figure, a date nor a quotation."""

    text: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One checkable thing that a seed says, and what examining it came to."""

    seed: str
    name: str
    location: Location
    paragraph: int
    fragment: str
    kind: str
    says: Prose
    value: RecordedValue | StatedText
    verdict: ClaimVerdict
    finding: Prose
    against: Reference | None = None
    citations: tuple[Citation, ...] = ()

    @property
    def address(self) -> str:
        """``seed:claim``, by which prose names this claim."""
        return f"{self.seed}:{self.name}"


@dataclass(frozen=True, slots=True)
class Seed:
    """An article that the handbook was made from. Its text is not part of the project."""

    id: str
    title: str
    citation: Citation
    paragraphs: int
    characters: int
    sha256: str
    path: str
    location: Location
    claims: Mapping[str, Claim]


@dataclass(frozen=True, slots=True)
class Source:
    """One bibliography record, its fields as BibTeX has them with markup taken away."""

    key: str
    type: str
    fields: Mapping[str, str]
    keywords: tuple[str, ...]
    location: Location

    @property
    def title(self) -> str:
        """The title, or the key where there is none."""
        return self.fields.get("title", self.key)

    @property
    def publisher(self) -> str:
        """Who answers for it: the first of author, organization, publisher and institution there is."""
        names = ("author", "organization", "publisher", "institution", "journal")
        return next((self.fields[name] for name in names if name in self.fields), "")


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page that is no entry: which paragraphs of which seed it draws on, and which seed it presents."""

    path: str
    draws_on: Mapping[Reference, tuple[int, ...]] = field(default_factory=dict)
    about_seed: Reference | None = None
