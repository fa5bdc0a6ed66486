"""The entries, columns and facts that a request means. What is not there is told with what comes nearest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fnmatch import fnmatchcase
from fractions import Fraction

from checks.facts.door import did_you_mean
from checks.facts.model import Column, Entry, Fact
from checks.facts.records import Records
from checks.facts.rendering import value_text
from checks.language.edtf import EdtfDate, EdtfError, parse
from checks.language.records import FigureRecord
from checks.language.rendering import figure_text
from checks.language.units import UnitTable
from checks.language.values import BARE, Exact, Hedge, Ordinal
from checks.pictures.request import Request, Undrawable


@dataclass(frozen=True, slots=True)
class Amount:
    """A fact's figure as it is drawn: one number, a range, or a number that the value lies above or below."""

    low: Exact
    high: Exact
    unit: str
    hedge: Hedge = Hedge.NONE

    @property
    def is_range(self) -> bool:
        """Whether the two ends differ."""
        return self.low != self.high

    @property
    def is_open_above(self) -> bool:
        """Whether the value is this or more."""
        return self.hedge in (Hedge.OVER, Hedge.AT_LEAST, Hedge.JUST_OVER)

    @property
    def is_open_below(self) -> bool:
        """Whether the value is this or less."""
        return self.hedge in (Hedge.UNDER, Hedge.AT_MOST, Hedge.NEARLY)

    @property
    def middle(self) -> Exact:
        """The middle of the range, or the number."""
        return Fraction(self.low + self.high, 2) if self.is_range else self.low


def amount_of(fact: Fact) -> Amount | None:
    """The number that a fact's value is; ``None`` where it is none."""
    if isinstance(fact.value, FigureRecord):
        figure = fact.value.figure
        return Amount(figure.low, figure.high, figure.unit, figure.hedge)
    if isinstance(fact.value, Ordinal):
        return Amount(fact.value.value, fact.value.value, "")
    return None


def date_of(fact: Fact) -> EdtfDate | None:
    """The date that a fact's value is, if it is one with a beginning or an end."""
    value = fact.value
    return value if isinstance(value, EdtfDate) and (value.first or value.last) else None


# ---------------------------------------------------------------- entries


def subject_of(request: Request, records: Records) -> Entry:
    """The entry that the directive's argument names."""
    if not request.subject:
        raise Undrawable("", f"A chart of the kind “{request.kind}” needs an entry: name it after the directive.")
    return _entry(request.subject, records, "")


def _entry(name: str, records: Records, option: str) -> Entry:
    if name not in records.entries:
        hint = did_you_mean(name, records.entries) or "`handbook facts WORDS` finds entries."
        raise Undrawable(option, f"There is no entry “{name}”.", hint)
    return records.entries[name]


def entries_of(request: Request, records: Records) -> tuple[Entry, ...]:
    """The entries that the options name: those listed, and those of a kind, as far as they have one of the themes."""
    listed = [_entry(name, records, "entries") for name in request.words("entries")]
    kinds, themes = request.words("entry-kind"), request.words("themes")
    for kind in kinds:
        _known(kind, records.configuration.kinds, "entry-kind", "kind of entry")
    known = {theme for entry in records.entries.values() for theme in entry.themes}
    for theme in themes:
        _known(theme, known, "themes", "theme")
    chosen = [
        entry
        for entry in records.entries.values()
        if (kinds or themes)
        and (not kinds or entry.kind in kinds)
        and (not themes or any(theme in entry.themes for theme in themes))
    ]
    if not listed and not chosen:
        raise Undrawable("entries", "The chart has no entry to draw.", "Give `entries`, `entry-kind` or `themes`.")
    return tuple({entry.id: entry for entry in (*listed, *chosen)}.values())


def _known(word: str, words: Iterable[str], option: str, what: str) -> None:
    known = sorted(words)
    if word not in known:
        hint = did_you_mean(word, known) or f"Known are {', '.join(known)}."
        raise Undrawable(option, f"There is no {what} “{word}”.", hint)


# ---------------------------------------------------------------- series


def columns_of(request: Request, entry: Entry) -> tuple[Column, ...]:
    """The columns asked for, or all of the entry's series."""
    if entry.series is None:
        raise Undrawable("", f"“{entry.id}” has no series.", "Name an entry with a series, or draw its `facts`.")
    columns = entry.series.columns
    for name in request.words("columns"):
        _known(name, columns, "columns", f"column of “{entry.id}”")
    return tuple(columns[name] for name in request.words("columns") or columns)


def values_of(column: Column, records: Records, limits: Limits) -> Iterator[tuple[EdtfDate, Fact]]:
    """A column's values within the limits, by their dates, in order."""
    for key in sorted(column.values):
        when, fact = parse(key), records.facts[f"{column.values[key].entry}.{column.name}@{key}"]
        if amount_of(fact) is not None and when.first and limits.hold(when):
            yield when, fact


@dataclass(frozen=True, slots=True)
class Limits:
    """The days between which a picture is drawn; ``None`` where it is not limited."""

    first: date | None = None
    last: date | None = None

    def hold(self, when: EdtfDate) -> bool:
        """Whether a date lies within the limits, with all of its days."""
        begins_after = self.first is None or (when.first is not None and when.first >= self.first)
        return begins_after and (self.last is None or (when.last or when.first or self.last) <= self.last)


def limits_of(request: Request) -> Limits:
    """The limits that ``from`` and ``until`` set."""
    limits = Limits(_day(request, "from", "first"), _day(request, "until", "last"))
    if limits.first and limits.last and limits.last < limits.first:
        raise Undrawable("until", "“until” lies before “from”.", "Write the earlier date as `from`.")
    return limits


def _day(request: Request, option: str, bound: str) -> date | None:
    text = request.options.get(option, "")
    if not text:
        return None
    try:
        day: date | None = getattr(parse(text), bound)
    except EdtfError as error:
        raise Undrawable(option, f"“{option}” is no date: {error}.") from None
    return day


# ---------------------------------------------------------------- facts


def facts_of(request: Request, entry: Entry, records: Records) -> tuple[Fact, ...]:
    """The facts asked for, in the order of the record; positions only where a pattern names them."""
    known = {name: records.facts[f"{entry.id}.{name}"] for name in entry.facts}
    chosen: dict[str, Fact] = {}
    for pattern in request.words("facts") or ("*",):
        matching = dict(_matching(pattern, known, entry, records))
        if not matching:
            hint = did_you_mean(pattern, known) or f"“{entry.id}” has {len(known)} facts."
            raise Undrawable("facts", f"No fact of “{entry.id}” is “{pattern}”.", hint)
        chosen.update(matching)
    for pattern in request.words("without"):
        left_out = [address for address in chosen if fnmatchcase(address.partition(".")[2], pattern)]
        if not left_out:
            raise Undrawable("without", f"“{pattern}” leaves out nothing.", "Take it away, or mend it.")
        for address in left_out:
            del chosen[address]
    return tuple(chosen.values())


def _matching(pattern: str, known: Mapping[str, Fact], entry: Entry, records: Records) -> Iterator[tuple[str, Fact]]:
    if "." in pattern:
        yield from ((pattern, fact) for fact in [records.fact(pattern)] if fact is not None)
        return
    for name, fact in known.items():
        if fnmatchcase(name, pattern) and ("/" in pattern or not fact.is_position):
            yield f"{entry.id}.{name}", fact


# ---------------------------------------------------------------- words


def plural(unit: str, units: UnitTable) -> str:
    """What several of a unit are called; nothing for a bare number."""
    found = units.named(unit)
    if found is None:
        return "" if unit in ("", BARE) else unit
    return found.forms[1] if len(found.forms) > 1 else found.forms[0]


def bare_text(fact: Fact, units: UnitTable) -> str:
    """A fact's figure without its unit, hedge and all; any other value in full."""
    if isinstance(fact.value, FigureRecord):
        return figure_text(replace(fact.value.figure, unit=BARE), units)
    return value_text(fact.value, units) if fact.value else ""
