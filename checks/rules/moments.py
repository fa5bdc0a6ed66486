"""Moments: when facts happened, as surely as their dates tell, and the chains of what must not come after what."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from checks.facts.model import Entry, Fact
from checks.facts.records import Records
from checks.language.edtf import EdtfDate
from checks.language.rendering import date_text


@dataclass(frozen=True)
class Moment:
    """When a fact was done or had its effect: the first and the last day in question, ``None`` where it is open.

    ``fact`` is ``None`` for an act of which no fact is recorded, and of which only its place in an order is known.
    """

    key: str
    fact: Fact | None
    dates: tuple[EdtfDate, ...] = ()

    @property
    def is_dated(self) -> bool:
        """Whether any date is recorded."""
        return bool(self.dates)

    @property
    def earliest(self) -> date | None:
        """The first day that any date, or position on it, allows."""
        days = [value.earliest for value in self.dates]
        return min((day for day in days if day is not None), default=None) if None not in days else None

    @property
    def latest(self) -> date | None:
        """The last day that any date, or position on it, allows."""
        days = [value.latest for value in self.dates]
        return max((day for day in days if day is not None), default=None) if None not in days else None

    @property
    def sorts_at(self) -> date:
        """The day by which the first of several is chosen."""
        return self.earliest or self.latest or date.min

    @property
    def text(self) -> str:
        """The date as prose would write it, or the positions on it."""
        return " or ".join(dict.fromkeys(date_text(value) for value in self.dates))

    def __str__(self) -> str:
        return f"{self.fact.address}: {self.text}" if self.fact is not None else self.key


def certainly_before(one: Moment, other: Moment) -> bool:
    """Whether every day that the one may mean comes before every day that the other may mean."""
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest


class Timeline:
    """The moments of a handbook's facts, and of which pairs the first must not come after the second."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._moments: dict[str, Moment] = {}
        self._later: dict[str, dict[str, None]] = {}

    def done(self, fact: Fact) -> Moment:
        """When a fact was done: its date, or, where that is disputed and none is adopted, every position on it."""
        known = self._moments.get(fact.address)
        if known is not None:
            return known
        held = [fact] if fact.value is not None else self._records.positions(fact)
        dates = tuple(position.value for position in held if isinstance(position.value, EdtfDate))
        return self._kept(Moment(fact.address, fact, dates if len(dates) == len(held) else ()))

    def effect(self, fact: Fact) -> Moment:
        """When a fact had its effect: its ``effective`` date, or else when it was done."""
        if fact.effective is None:
            return self.done(fact)
        return self._kept(Moment(f"{fact.address} (in effect)", fact, (fact.effective,)))

    def unrecorded(self, entry: Entry, act: str) -> Moment:
        """The moment of an act of which the entry records no fact."""
        return self._kept(Moment(f"“{act}” of {entry.name}, undated", None))

    def _kept(self, moment: Moment) -> Moment:
        return self._moments.setdefault(moment.key, moment)

    def not_after(self, first: Moment, second: Moment) -> None:
        """Keep that the first must not come after the second."""
        self._later.setdefault(first.key, {})[second.key] = None

    def contradictions(self) -> Iterator[list[Moment]]:
        """Chains of three moments or more, of which the last is certainly before the first.

        The earliest day of each moment is handed on along the pairs until nothing changes. Of two that
        contradict each other directly nothing is handed on: that is reported as what it is.
        """
        earliest = {key: moment.earliest for key, moment in self._moments.items()}
        came_from: dict[str, str] = {}
        todo = deque(key for key in self._later if earliest[key] is not None)
        while todo:
            key = todo.popleft()
            day = earliest[key]
            for other in self._later.get(key, ()):
                known, last = earliest[other], self._moments[other].latest
                if day is None or (known is not None and known >= day) or self._contradict(key, other):
                    continue
                if last is not None and last < day:
                    yield self._chain(key, other, came_from)
                    continue
                earliest[other], came_from[other] = day, key
                todo.append(other)

    def _contradict(self, key: str, other: str) -> bool:
        return certainly_before(self._moments[other], self._moments[key])

    def _chain(self, key: str, last: str, came_from: dict[str, str]) -> list[Moment]:
        """The moments by which the earliest day came to ``key``, and the one that it contradicts."""
        chain = [last, key]
        while chain[-1] in came_from:
            chain.append(came_from[chain[-1]])
        return [self._moments[key] for key in reversed(chain)]
