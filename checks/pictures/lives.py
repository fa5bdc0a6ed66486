"""The life of an entry, reckoned from its acts: the stages that pictures draw as a lane, and what else happened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from checks.facts.config import Act, Phase
from checks.facts.model import Entry, Fact
from checks.facts.records import Records
from checks.language.edtf import EdtfDate


@dataclass(frozen=True, slots=True)
class Days:
    """The days on which something may have happened, from the first to the last; one day where it is known."""

    first: date
    last: date

    @property
    def is_certain(self) -> bool:
        """Whether the month at least is known."""
        return (self.last - self.first).days <= 31


@dataclass(frozen=True, slots=True)
class Stage:
    """A stretch of a life: its phase and what that is called, the act that began it and when, when it ended.

    An open one has not ended, and is drawn up to the as-of date.
    """

    phase: Phase
    status: str
    begun_by: Fact
    begun: Days
    ended: Days
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """An act that began no stage or ended the last: its fact, its days and what it is called."""

    fact: Fact
    days: Days
    label: str


@dataclass(frozen=True, slots=True)
class Life:
    """The stages of an entry in order, the act that ended it if one did, and acts of single parties on the way."""

    entry: str
    name: str
    stages: tuple[Stage, ...]
    end: Moment | None
    others: tuple[Moment, ...]

    @property
    def first(self) -> date:
        """The first day that it may have begun."""
        return self.stages[0].begun.first

    @property
    def last(self) -> date:
        """The last day that is drawn."""
        return self.stages[-1].ended.last


def life_of(entry: Entry, records: Records) -> Life | None:
    """The life of an entry up to the handbook's as-of date; ``None`` where no act of it begins a phase by then.

    An act done by some of several parties changes the whole only where it begins the first stage, or where it ends or
    interrupts what has but two parties; else it is a moment on the way.
    """
    as_of = records.configuration.as_of
    acts = records.configuration.kinds[entry.kind].acts
    is_bilateral = records.is_bilateral(entry)
    stages: list[Stage] = []
    others: list[Moment] = []
    end: Moment | None = None
    for act, fact, days in _acts_in_order(entry, acts, records, as_of):
        if end is not None:
            break
        if act.phase is Phase.OVER and stages and (not fact.by or (act.ends_bilateral and is_bilateral)):
            end = Moment(fact, days, act.label)
        elif _begins(act, fact, stages, is_bilateral=is_bilateral):
            stages.append(Stage(act.phase or Phase.RUNNING, act.status or act.label.lower(), fact, days, days))
        elif fact.by and act.phase is not Phase.PENDING:
            others.append(Moment(fact, days, act.label))
    if not stages:
        return None
    until = end.days if end else Days(as_of, as_of)
    ends = [*(stage.begun for stage in stages[1:]), until]
    closed = [
        replace(stage, ended=ended, is_open=end is None and ended is until)
        for stage, ended in zip(stages, ends, strict=True)
    ]
    return Life(entry.id, entry.name, tuple(closed), end, tuple(others))


def _begins(act: Act, fact: Fact, stages: list[Stage], *, is_bilateral: bool) -> bool:
    """Whether an act begins a stage of the whole, given the stages before it."""
    if not stages:
        return act.phase is not Phase.OVER and act.phase is not Phase.PAUSED
    last = stages[-1]
    if act.phase is Phase.PENDING or act.phase is Phase.OVER or (act.phase, act.status) == (last.phase, last.status):
        return False
    return not fact.by or (act.phase is Phase.PAUSED and is_bilateral) or last.phase is Phase.PAUSED


def _acts_in_order(
    entry: Entry, acts: Mapping[str, Act], records: Records, as_of: date
) -> Iterator[tuple[Act, Fact, Days]]:
    """The acts that begin a phase and have effect by the as-of date, in the order of their effect."""
    rank = {name: position for position, name in enumerate(acts)}
    dated = []
    for name in entry.facts:
        fact = records.facts[f"{entry.id}.{name}"]
        act, days = acts.get(fact.act), days_of(fact)
        if act is not None and act.phase and days is not None and not fact.is_position and days.first <= as_of:
            dated.append((days.last, rank[act.name], act, fact, days))
    dated.sort(key=lambda item: item[:2])
    return ((act, fact, days) for _, _, act, fact, days in dated)


def days_of(fact: Fact) -> Days | None:
    """The days on which an act may have had its effect; of one that lasted, those on which it may have begun."""
    effect = fact.takes_effect
    return days_in(effect.start or effect) if effect is not None else None


def days_in(value: EdtfDate) -> Days | None:
    """The days that a date may mean; ``None`` where it has no beginning or no end."""
    first, last = value.earliest, value.latest
    return Days(first, last) if first is not None and last is not None else None
