"""What may be written where the cursor stands: names of records, and words of the format."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePosixPath

from checks.facts.config import KindOfEntry
from checks.facts.load import is_entry
from checks.facts.model import Claim, ClaimVerdict, Counting, Entry, Fact, Quotation, StateOfAffairs
from checks.facts.records import Records
from checks.language.agreement import Verdict, values_agree
from checks.language.edtf import EdtfDate
from checks.language.records import Bound
from checks.language.values import Expression
from checks.server.describe import describe, describe_briefly, fact_label, stated_by, value_of
from checks.server.handbook import State, kind_of_entry
from checks.server.markup import Typing, own_id
from checks.server.records import Record

MOST = 100
"""How many offers are sent at once; more letters narrow them."""

_WORDS = re.compile(r"[^\s./@:,<>_-]+")


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that may stand at the cursor: what is written, a few words on it, and the record behind it."""

    text: str
    detail: str
    record: Record | None = None
    also: tuple[str, ...] = ()
    first: bool = False

    def documentation(self, state: State) -> str:
        """The record behind it in Markdown."""
        return describe(self.record, state) if self.record is not None else ""


def offers(path: str, typing: Typing, state: State) -> tuple[list[Offer], bool]:
    """The best offers for what is being typed, best first, and whether these are all."""
    words = [word.casefold() for word in _WORDS.findall(typing.typed)]
    typed = typing.typed.strip().casefold()
    found = [offer for offer in _all_offers(path, typing, state) if _matches(offer, words)]
    found.sort(key=lambda offer: not offer.text.casefold().startswith(typed))
    if typing.context in ("fact", "doc"):
        found.sort(key=lambda offer: not offer.first)
    return found[:MOST], len(found) <= MOST


def _matches(offer: Offer, words: Iterable[str]) -> bool:
    """Whether every word that was typed begins a word of what is offered, or of what is known of it."""
    known = " ".join(_WORDS.findall(" ".join((offer.text, offer.detail, *offer.also)).casefold()))
    return all(f" {word}" in f" {known}" for word in words)


def _all_offers(path: str, typing: Typing, state: State) -> Iterator[Offer]:
    if typing.in_yaml:
        return _in_records(path, typing, state)
    match typing.context:
        case "fact":
            return _facts(path, typing, state)
        case "claim":
            return _claims(state.records)
        case "term":
            return _terms(state.records)
        case "cite":
            return _sources(state.records)
        case "doc":
            return _documents(path, state)
        case "role":
            return (Offer(f"{name}}}`", what) for name, what in _ROLES.items())
        case _:
            return iter(())


# ---------------------------------------------------------------------------------------- names of records


def _facts(path: str, typing: Typing, state: State) -> Iterator[Offer]:
    """Facts: those of this page and those that agree with the words already written come first."""
    own = own_id(path) if kind_of_entry(path, state) else ""
    expression = next(iter(state.finder.find(typing.text)), None) if typing.text else None
    for fact in state.records.facts.values():
        if fact.is_series_value and "@" not in typing.typed:
            continue
        is_short = fact.entry == own and typing.typed[:1] in ("", ".")
        text = f".{fact.name}" if is_short else fact.address
        first = _agrees(expression, fact, state.records) if expression else fact.entry == own
        yield _fact_offer(fact, text, state.records, first=first)
    if "@" not in typing.typed:
        yield from _columns(state.records)


def _fact_offer(fact: Fact, text: str, records: Records, *, first: bool) -> Offer:
    entry = records.entries.get(fact.entry)
    names = entry.names if entry else ()
    return Offer(text, value_of(fact, records), fact, (fact.address, fact_label(fact, records), *names), first)


def _columns(records: Records) -> Iterator[Offer]:
    """The columns of series, whose values are offered once a column is chosen."""
    for entry in records.entries.values():
        columns = entry.series.columns.values() if entry.series else ()
        for column in columns:
            keys = sorted(column.values)
            reach = f"{keys[0]} … {keys[-1]}" if keys else "no values"
            yield Offer(f"{entry.id}.{column.name}@", f"{column.label}, {reach}", None, entry.names)


def _agrees(expression: Expression, fact: Fact, records: Records) -> bool:
    """Whether words agree with a fact, so that it may be what they mean."""
    value = fact.value
    if expression.value is None or value is None or isinstance(value, Quotation | StateOfAffairs):
        return False
    recorded = value.text if isinstance(value, EdtfDate) else value
    return values_agree(expression, recorded, records.configuration.units).verdict is Verdict.AGREES


def _claims(records: Records) -> Iterator[Offer]:
    for claim in records.claims.values():
        yield Offer(claim.address, _claim_detail(claim, records), claim, (claim.fragment, claim.says.text))


def _claim_detail(claim: Claim, records: Records) -> str:
    return f"{stated_by(claim, records)} ({claim.verdict})"


def _terms(records: Records) -> Iterator[Offer]:
    """Names and aliases that find one entry; after them ids."""
    for entry in records.entries.values():
        for name in dict.fromkeys(entry.names):
            if records.entry_called(name) is entry:
                yield Offer(name, _kind_label(entry, records), entry, (entry.id,), first=True)
    yield from _ids(records)


def _ids(records: Records) -> Iterator[Offer]:
    for entry in records.entries.values():
        yield Offer(entry.id, f"{entry.name} ({_kind_label(entry, records)})", entry, entry.names)


def _kind_label(entry: Entry, records: Records) -> str:
    kind = records.configuration.kinds.get(entry.kind)
    return kind.label if kind else entry.kind


_ROLES = {
    "fact": "binds a figure, date or quotation to a record",
    "claim": "reports what a founding article says",
    "term": "links an entry",
    "cite": "cites a source",
    "doc": "links a chapter or another page",
    "exempt": "marks a figure that is no fact, with the reason",
}
"""The roles that prose is written with, the most frequent first; of a closed table, the rest are seldom typed."""


def _documents(path: str, state: State) -> Iterator[Offer]:
    """Every other page by its name from this page's folder, those of the folder first; entries, which have a role of
    their own, last.
    """
    here = PurePosixPath(path).parent
    for other, text in state.report.files.texts.items():
        if other == path or not other.endswith(".md"):
            continue
        page = PurePosixPath(other)
        is_near = page.parent == here and not is_entry(other, state.configuration)
        title = _HEADING.search(text)
        name = posixpath.relpath(page.with_suffix("").as_posix(), here.as_posix())
        yield Offer(name, title[1] if title else other, first=is_near)


_HEADING = re.compile(r"^#[ \t]+(.+?)[ \t]*$", re.MULTILINE)


def _sources(records: Records) -> Iterator[Offer]:
    for source in records.sources.values():
        yield Offer(source.key, describe_briefly(source, records), source, (source.publisher,))


# ------------------------------------------------------------------------------------- words of the format

_NUMBER = re.compile(r"(.*\d[\d.,]*(?:\s+(?:thousand|million|billion|trillion))?\s+)")
_LONGEST_FIGURE = 80
_FORMULAS = {
    "sum": "sum(first, second …)",
    "difference": "difference(from, what)",
    "share": "share(part, whole)",
    "change": "change(before, after)",
    "span": "span(from, to), with “unit”",
    "count": "count(kind of entry)",
}
_CLOSED: Mapping[str, Iterable[str]] = {
    "bound": tuple(Bound),
    "verdict": tuple(ClaimVerdict),
    "counting": tuple(Counting),
    "confirmed": ("true", "false"),
}


def _in_records(path: str, typing: Typing, state: State) -> Iterator[Offer]:
    """What the value of a key may be."""
    records, key = state.records, typing.context
    kinds: Mapping[str, Callable[[], Iterator[Offer]]] = {
        "cite": lambda: _sources(records),
        "against": lambda: (_fact_offer(fact, fact.address, records, first=False) for fact in records.facts.values()),
        "act": lambda: _acts(path, state),
        "kind": lambda: _kinds(path, state),
        "unit": lambda: _units(typing, state),
        "figure": lambda: _unit_forms(typing, state),
        "formula": lambda: _formula(path, typing, state),
        "themes": lambda: _themes(records),
        "adopt": lambda: _positions(path, typing, records),
        "about-seed": lambda: _seeds(records),
        "draws-on": lambda: _seeds(records),
    }
    if key in ("parties", "participants", "by", "speaker") or (not typing.keys and key in state.relations):
        return _ids(records)
    if key in _CLOSED:
        return (Offer(str(word), key) for word in _CLOSED[key])
    return kinds[key]() if key in kinds else iter(())


def _acts(path: str, state: State) -> Iterator[Offer]:
    """The acts of this entry's kind, in their order; of all kinds where it has none yet."""
    kind = state.configuration.kinds.get(kind_of_entry(path, state))
    known: Iterable[KindOfEntry] = (kind,) if kind else state.configuration.kinds.values()
    offered: dict[str, Offer] = {}
    for one in known:
        for act in one.acts.values():
            status = f" → {act.status}" if act.status else ""
            offered.setdefault(act.name, Offer(act.name, f"{act.label}{status}"))
    yield from offered.values()


def _kinds(path: str, state: State) -> Iterator[Offer]:
    if path.endswith(".yaml"):
        words = ("date", "figure", "quotation", "superlative", "characterisation", "causal")
        yield from (Offer(word, "kind of claim") for word in words)
        return
    for kind in state.configuration.kinds.values():
        yield Offer(kind.name, f"{kind.label}: {', '.join(kind.acts) or 'no acts'}")


def _units(typing: Typing, state: State) -> Iterator[Offer]:
    """Units: of a span the few that it may have, elsewhere all."""
    if typing.keys[:1] == ("facts",):
        yield from (Offer(unit, "unit of a span") for unit in ("days", "weeks", "months", "years", "decades"))
        return
    for unit in state.configuration.units:
        yield Offer(unit.forms[-1] if unit.is_counted else unit.name, ", ".join(unit.forms))


def _unit_forms(typing: Typing, state: State) -> Iterator[Offer]:
    """The units that may follow a number."""
    number = _NUMBER.match(typing.typed) if len(typing.typed) <= _LONGEST_FIGURE else None
    if number is None:
        return
    for unit in state.configuration.units:
        form = unit.forms[min(1, len(unit.forms) - 1)]
        yield Offer(f"{number[1]}{form}", ", ".join(unit.forms))


def _formula(path: str, typing: Typing, state: State) -> Iterator[Offer]:
    """Functions, and the facts that they may be reckoned from: those of this entry first."""
    yield from (Offer(name, usage) for name, usage in _FORMULAS.items())
    own = own_id(path)
    for fact in state.records.facts.values():
        if fact.entry == own:
            yield _fact_offer(fact, fact.name, state.records, first=True)
        elif not fact.is_series_value:
            yield _fact_offer(fact, fact.address, state.records, first=False)


def _themes(records: Records) -> Iterator[Offer]:
    themes = dict.fromkeys(theme for entry in records.entries.values() for theme in entry.themes)
    yield from (Offer(theme, "theme") for theme in themes)


def _positions(path: str, typing: Typing, records: Records) -> Iterator[Offer]:
    """The positions held on the fact whose line this is."""
    fact = records.fact(f"{own_id(path)}.{typing.keys[1]}") if len(typing.keys) > 1 else None
    for name in islice(fact.positions if fact else (), MOST):
        position = records.facts.get(f"{fact.address}/{name}") if fact else None
        yield Offer(name, value_of(position, records) if position else "", position)


def _seeds(records: Records) -> Iterator[Offer]:
    for seed in records.seeds.values():
        yield Offer(seed.id, seed.title, seed)
