"""Status, computed from an entry's acts, party by party, as of a date; never typed by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from checks.facts.config import Act, KindOfEntry
from checks.facts.model import Entry, Fact
from checks.facts.records import Records


@dataclass(frozen=True, slots=True)
class PartyStatus:
    """What an entry is for one party, and the fact that made it so."""

    party: str
    state: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class Status:
    """What an entry is as of a date: the state, the fact that made it so, and the parties that differ."""

    state: str
    fact: Fact
    parties: tuple[PartyStatus, ...] = ()


def status_of(entry: Entry, records: Records, as_of: date) -> Status | None:
    """The entry's status on the day ``as_of``, or ``None`` where its acts decide none.

    The last act with effect by then decides; an act done ``by`` a party decides for that party alone, unless
    it ends a treaty of two. An act of the whole carries along the parties whose own acts come earlier in the
    usual order: who had signed is bound when all are, who had withdrawn stays out. A state that is final leaves
    no party another.
    """
    kind = records.configuration.kinds[entry.kind]
    bilateral = records.is_bilateral(entry)
    rank = list(kind.acts).index
    whole: tuple[Act, Fact] | None = None
    parties: dict[str, PartyStatus] = {}
    for _, act, fact in _acts_in_order(entry, kind, as_of):
        ends = act.ends_bilateral and bilateral
        if fact.by and not ends and not _is_first_step(act, whole):
            parties.update((party, PartyStatus(party, act.status, fact)) for party in fact.by)
            continue
        whole = (act, fact)
        if act.final or ends:
            parties.clear()
            break
        parties = {name: party for name, party in parties.items() if rank(party.fact.act) > rank(act.name)}
    if whole is None:
        return None
    act, fact = whole
    differing = tuple(party for party in parties.values() if party.state != act.status)
    return Status(act.status, fact, differing)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time through which an entry's state was the same: the state, the fact that made it so, and the first and last
    day; that which goes on ends with the day up to which was asked.
    """

    state: str
    fact: Fact
    first: date
    last: date


def stretches_of(entry: Entry, records: Records, as_of: date) -> tuple[Stretch, ...]:
    """What an entry was from its first state to the day ``as_of``, each time with the whole's state alone."""
    kind = records.configuration.kinds[entry.kind]
    turns: list[tuple[date, Status]] = []
    for day in dict.fromkeys(day for day, _, _ in _acts_in_order(entry, kind, as_of)):
        status = status_of(entry, records, day)
        if status is not None and not (turns and turns[-1][1].state == status.state):
            turns.append((day, status))
    ends = [*(day - timedelta(days=1) for day, _ in turns[1:]), as_of]
    return tuple(Stretch(status.state, status.fact, day, end) for (day, status), end in zip(turns, ends, strict=False))


def _is_first_step(act: Act, whole: tuple[Act, Fact] | None) -> bool:
    """Whether nothing was decided yet: a treaty that three states sign is signed."""
    return whole is None and not act.ends_bilateral


def _acts_in_order(entry: Entry, kind: KindOfEntry, as_of: date) -> Iterator[tuple[date, Act, Fact]]:
    """The acts that decide a status and surely have effect by ``as_of``, each with the day by which it has, in the
    order of their effect.
    """
    rank = {name: position for position, name in enumerate(kind.acts)}
    dated = []
    for fact in entry.facts.values():
        act = kind.acts.get(fact.act)
        effect = fact.takes_effect
        if act is None or not act.status or effect is None:
            continue
        begun = (effect.start or effect).last  # an act that lasts has its effect from its beginning
        if begun is not None and begun <= as_of:
            dated.append((begun, rank[act.name], act, fact))
    dated.sort(key=lambda item: item[:2])
    return ((day, act, fact) for day, _, act, fact in dated)
