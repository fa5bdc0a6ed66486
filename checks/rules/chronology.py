"""Chronology: acts in the order that their kind demands, with uncertain dates, party by party."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from checks.facts.config import KindOfEntry, Order
from checks.facts.model import Entry, Fact
from checks.facts.records import Records
from checks.findings import Finding, Severity
from checks.rules.moments import Moment, Timeline, certainly_before
from checks.rules.rule import Family, Rule, examples

_ENTRY = "docs/glossary/long-bridge.md"
_HEAD = "---\nkind: work\nname: Long Bridge\nfacts:\n"
_TAIL = "---\n# Long Bridge\n\nThe Long Bridge crosses the river.\n"


def _with_facts(*facts: str) -> str:
    return _HEAD + "".join(facts) + _TAIL


def _act(name: str, act: str, date: str, more: str = "") -> str:
    return f"  {name}:\n    act: {act}\n    date: {date}\n{more}    cite: gazette-1934\n"


ACTS_OUT_OF_ORDER = Rule(
    "acts-out-of-order",
    Family.CHRONOLOGY,
    Severity.ERROR,
    "An act is dated after another that it must precede.",
    """The kinds of entry say in which order their acts come: a treaty is signed before it is ratified by the
same party, and in force before it expires. Uncertain dates are given the benefit of the doubt: only what is
certainly out of order is reported, with both facts. A disputed date counts with every position: what one of them
allows is allowed.""",
    failing=examples(_with_facts(_act("begun", "begun", "1936"), _act("opened", "opened", "1934-05-12")), path=_ENTRY),
    passing=examples(_with_facts(_act("begun", "begun", "1931"), _act("opened", "opened", "1934-05-12")), path=_ENTRY),
)
EFFECT_BEFORE_ACT = Rule(
    "effect-before-act",
    Family.CHRONOLOGY,
    Severity.ERROR,
    "An act takes effect before it was done.",
    """`effective` is the day from which an act has its effect: notice given in February may take effect in
August, not the other way round.""",
    failing=examples(_with_facts(_act("closed", "closed", "1990-02-02", "    effective: 1989-08-02\n")), path=_ENTRY),
    passing=examples(_with_facts(_act("closed", "closed", "1990-02-02", "    effective: 1990-08-02\n")), path=_ENTRY),
)
SUCCESSOR_TOO_EARLY = Rule(
    "successor-too-early",
    Family.CHRONOLOGY,
    Severity.ERROR,
    "An entry succeeds one that began after it.",
    """What succeeds comes later: the first act of the successor may not certainly be before the first act of
what it succeeds.""",
    failing=examples(
        "---\nkind: work\nname: Old Ferry\nsucceeds: [long-bridge]\nfacts:\n  begun:\n    act: begun\n"
        "    date: 1850\n    cite: gazette-1934\n---\n# Old Ferry\n\nThe old ferry crossed the river.\n",
        path="docs/glossary/old-ferry.md",
    ),
    passing=examples(
        "---\nkind: work\nname: New Tunnel\nsucceeds: [long-bridge]\nfacts:\n  begun:\n    act: begun\n"
        "    date: 1988\n    cite: gazette-1934\n---\n# New Tunnel\n\nThe new tunnel runs under the river.\n",
        path="docs/glossary/new-tunnel.md",
    ),
)
ACT_OUTSIDE_EXISTENCE = Rule(
    "act-outside-existence",
    Family.CHRONOLOGY,
    Severity.ERROR,
    "Someone acts before they existed, or after.",
    """Who acts (`by`) must exist on the day: a person between birth and death, a state or body between its
founding and its end. Where a predecessor or successor existed, name that one.""",
    failing=examples(
        _with_facts(_act("opened", "opened", "1954-05-12", "    by: mayor-long\n")),
        path=_ENTRY,
    ),
    passing=examples(_with_facts(_act("opened", "opened", "1934-05-12", "    by: mayor-long\n")), path=_ENTRY),
)
ACT_BY_STRANGER = Rule(
    "act-by-stranger",
    Family.CHRONOLOGY,
    Severity.ERROR,
    "An act is done by someone who is no party.",
    """Where an entry names its parties, only they, their predecessors and successors act on it. Add the party, or
correct `by`.""",
    failing=examples(
        _with_facts(_act("begun", "begun", "1931", "    by: mayor-long\n")).replace(
            "facts:", "parties: [river-town]\nfacts:"
        ),
        path=_ENTRY,
    ),
    passing=examples(
        _with_facts(_act("begun", "begun", "1931", "    by: river-town\n")).replace(
            "facts:", "parties: [river-town]\nfacts:"
        ),
        path=_ENTRY,
    ),
)
OUTSIDE_ITS_PERIOD = Rule(
    "outside-its-period",
    Family.CHRONOLOGY,
    Severity.ERROR,
    "An entry is part of a period in which it did not happen.",
    """What is `part-of` something that began and ended, by the acts that its kind names `exists-from` and
`exists-until`, begins within it: its first act is not certainly before the beginning nor after the end.""",
    failing=examples(
        "---\nkind: work\nname: Toll House\npart-of: [mayor-long]\nfacts:\n  begun:\n    act: begun\n    date: 1960\n"
        "    cite: gazette-1934\n---\n# Toll House\n\nThe toll house stood by the bridge.\n",
        path="docs/glossary/toll-house.md",
    ),
    passing=examples(
        "---\nkind: work\nname: Toll House\npart-of: [mayor-long]\nfacts:\n  begun:\n    act: begun\n    date: 1930\n"
        "    cite: gazette-1934\n---\n# Toll House\n\nThe toll house stood by the bridge.\n",
        path="docs/glossary/toll-house.md",
    ),
)
DATES_CONTRADICT = Rule(
    "dates-contradict",
    Family.CHRONOLOGY,
    Severity.ERROR,
    "Several dates cannot all be right, though each two of them could.",
    """The orders of acts, lives, successions and periods make chains: what was begun before it was opened, and opened
before it was closed, was begun before it was closed, even where the opening is not dated, or only roughly. A date
that no reading of the others allows is reported with the chain of facts that proves it; one of them is wrong.""",
    failing=examples(
        _with_facts(_act("begun", "begun", "1936"), _act("closed", "closed", "1934-05-12")),
        _with_facts(
            _act("begun", "begun", "1936"), _act("opened", "opened", "193X"), _act("closed", "closed", "1934-05-12")
        ),
        path=_ENTRY,
    ),
    passing=examples(
        _with_facts(
            _act("begun", "begun", "1931"), _act("opened", "opened", "193X"), _act("closed", "closed", "1934-05-12")
        ),
        path=_ENTRY,
    ),
)
RULES = (
    ACTS_OUT_OF_ORDER,
    EFFECT_BEFORE_ACT,
    SUCCESSOR_TOO_EARLY,
    ACT_OUTSIDE_EXISTENCE,
    ACT_BY_STRANGER,
    OUTSIDE_ITS_PERIOD,
    DATES_CONTRADICT,
)

PART_OF = "part-of"
"""The relation to what an entry is a part of, where the handbook has it."""


def check_records(records: Records) -> Iterator[Finding]:
    """What cannot have happened in the order recorded."""
    timeline = Timeline(records)
    for entry in records.entries.values():
        kind = records.configuration.kinds[entry.kind]
        for order in kind.order:
            yield from _order(entry, order, records, timeline)
        yield from _effects(entry, timeline)
        yield from _succession(entry, kind, records, timeline)
        yield from _period(entry, kind, records, timeline)
        yield from _actors(entry, records, timeline)
    for chain in timeline.contradictions():
        place = next(moment.fact.location for moment in reversed(chain) if moment.fact is not None)
        yield DATES_CONTRADICT.finding(
            place,
            f"These cannot all be right: {', not after '.join(map(str, chain))}.",
            "Check each of these dates against its source.",
        )


def _order(entry: Entry, order: Order, records: Records, timeline: Timeline) -> Iterator[Finding]:
    if order.bilateral_only and not records.is_bilateral(entry):
        return
    earlier = _acts(timeline, entry, order.before) if order.per_party else _first_of(timeline, entry, order.before)
    later = _acts(timeline, entry, order.after)
    if not order.per_party:
        _through_unrecorded(entry, order, earlier, later, timeline)
    for before, after in product(earlier, later):
        if order.per_party and not _share_party(before, after, records):
            continue
        start, end = timeline.done(before), timeline.effect(after)
        timeline.not_after(start, end)
        if certainly_before(end, start):
            yield ACTS_OUT_OF_ORDER.finding(
                before.location,
                f"“{order.before}” ({start}) must not come after “{order.after}” ({end}).",
                "Check both dates against their sources, or whether each fact is the act that it says.",
            )


def _through_unrecorded(entry: Entry, order: Order, earlier: list[Fact], later: list[Fact], timeline: Timeline) -> None:
    """Keep an order of which one act is not recorded: what came before it came before what comes after it."""
    for before in [timeline.done(fact) for fact in earlier] or [timeline.unrecorded(entry, order.before)]:
        for after in [timeline.effect(fact) for fact in later] or [timeline.unrecorded(entry, order.after)]:
            timeline.not_after(before, after)


def _acts(timeline: Timeline, entry: Entry, act: str) -> list[Fact]:
    return [
        fact
        for fact in entry.facts.values()
        if fact.act == act and not fact.is_position and timeline.done(fact).is_dated
    ]


def _first_of(timeline: Timeline, entry: Entry, act: str) -> list[Fact]:
    """The earliest of the acts of a name, the one that orders the entry as a whole."""
    return sorted(_acts(timeline, entry, act), key=lambda fact: timeline.done(fact).sorts_at)[:1]


def _share_party(one: Fact, other: Fact, records: Records) -> bool:
    """Whether the same party did both: an act without ``by`` is done by all."""
    if not one.by or not other.by:
        return True
    return any(set(records.line_of(party)) & set(other.by) for party in one.by)


def _effects(entry: Entry, timeline: Timeline) -> Iterator[Finding]:
    for fact in entry.facts.values():
        if fact.effective is None or not timeline.done(fact).is_dated:
            continue
        start, end = timeline.done(fact), timeline.effect(fact)
        timeline.not_after(start, end)
        if certainly_before(end, start):
            yield EFFECT_BEFORE_ACT.finding(
                fact.location,
                f"“{fact.address}” takes effect on {end.text}, before it was done on {start.text}.",
                "Check which date is which.",
            )


def _begins(timeline: Timeline, entry: Entry, kind: KindOfEntry) -> Moment | None:
    """The first act of an entry, by date."""
    acts = [timeline.done(fact) for act in kind.acts for fact in _acts(timeline, entry, act)]
    return min(acts, key=lambda moment: moment.sorts_at) if acts else None


def _succession(entry: Entry, kind: KindOfEntry, records: Records, timeline: Timeline) -> Iterator[Finding]:
    mine = _begins(timeline, entry, kind)
    for reference in entry.relations.get("succeeds", ()):
        other = records.entries.get(reference.entry)
        first = _begins(timeline, other, records.configuration.kinds[other.kind]) if other else None
        if mine is None or first is None or other is None:
            continue
        timeline.not_after(first, mine)
        if certainly_before(mine, first):
            yield SUCCESSOR_TOO_EARLY.finding(
                reference.location,
                f"{entry.name} ({mine}) cannot succeed {other.name} ({first}).",
                "Check the dates, or turn the relation round.",
            )


def _period(entry: Entry, kind: KindOfEntry, records: Records, timeline: Timeline) -> Iterator[Finding]:
    """What is part of something that began and ended begins within it."""
    mine = _begins(timeline, entry, kind)
    for reference in entry.relations.get(PART_OF, ()):
        whole = records.entries.get(reference.entry)
        if mine is None or whole is None:
            continue
        for end, outside in _ends_missed(mine, whole, records, timeline):
            yield OUTSIDE_ITS_PERIOD.finding(
                reference.location,
                f"{entry.name} ({mine}) cannot be part of {whole.name}: it is {outside} {end}.",
                "Check the dates, or whether it is part of it.",
            )


def _actors(entry: Entry, records: Records, timeline: Timeline) -> Iterator[Finding]:
    parties = {member for party in entry.parties for member in records.line_of(party.entry)}
    for fact in entry.facts.values():
        if not fact.act or fact.is_position:
            continue
        for reference in fact.actors:
            actor = reference.entry
            if parties and actor in records.entries and actor not in parties:
                yield ACT_BY_STRANGER.finding(
                    reference.location,
                    f"“{actor}” acts in “{fact.address}” and is no party to {entry.name}.",
                    f"Its parties are {', '.join(party.entry for party in entry.parties)}.",
                )
            yield from _acted(fact, actor, records, timeline)


def _acted(fact: Fact, actor: str, records: Records, timeline: Timeline) -> Iterator[Finding]:
    entry = records.entries.get(actor)
    if entry is None or not timeline.done(fact).is_dated:
        return
    act = timeline.done(fact)
    for end, outside in _ends_missed(act, entry, records, timeline):
        yield ACT_OUTSIDE_EXISTENCE.finding(
            fact.location,
            f"“{fact.address}” ({act.text}) is done by {entry.name}, {outside} “{end.key}” ({end.text}).",
            "Name who existed then, or check the dates.",
        )


def _ends_missed(moment: Moment, entry: Entry, records: Records, timeline: Timeline) -> Iterator[tuple[Moment, str]]:
    """The ends of an entry's existence outside which a moment certainly lies, each with the side."""
    for end, outside in _existence(timeline, entry, records):
        one, other = (end, moment) if outside == "before" else (moment, end)
        timeline.not_after(one, other)
        if certainly_before(other, one):
            yield end, outside


def _existence(timeline: Timeline, entry: Entry, records: Records) -> Iterator[tuple[Moment, str]]:
    """When an entry begins and ends to exist, each with the side on which it does not."""
    kind = records.configuration.kinds[entry.kind]
    for act, outside in ((kind.exists_from, "before"), (kind.exists_until, "after")):
        for limit in _acts(timeline, entry, act) if act else ():
            yield timeline.done(limit), outside
