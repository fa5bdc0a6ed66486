"""Chronology: acts in the order that their kind demands, with uncertain dates, party by party."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from checks.facts.config import KindOfEntry, Order
from checks.facts.model import Entry, Fact
from checks.facts.records import Records
from checks.findings import Finding, Severity
from checks.language.edtf import EdtfDate, certainly_before
from checks.language.rendering import date_text
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
certainly out of order is reported, with both facts.""",
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
RULES = (ACTS_OUT_OF_ORDER, EFFECT_BEFORE_ACT, SUCCESSOR_TOO_EARLY, ACT_OUTSIDE_EXISTENCE, ACT_BY_STRANGER)


def check_records(records: Records) -> Iterator[Finding]:
    """What cannot have happened in the order recorded."""
    for entry in records.entries.values():
        kind = records.configuration.kinds[entry.kind]
        for order in kind.order:
            yield from _order(entry, order, records)
        yield from _effects(entry)
        yield from _succession(entry, kind, records)
        yield from _actors(entry, records)


def _order(entry: Entry, order: Order, records: Records) -> Iterator[Finding]:
    if order.bilateral_only and not records.is_bilateral(entry):
        return
    earlier = _first_of(entry, order.before) if not order.per_party else _acts(entry, order.before)
    later = _acts(entry, order.after)
    for before, after in product(earlier, later):
        if order.per_party and not _share_party(before, after, records):
            continue
        start, end = _date(before), after.takes_effect
        if start is not None and end is not None and certainly_before(end, start):
            yield ACTS_OUT_OF_ORDER.finding(
                before.location,
                f"“{order.before}” ({before.address}: {date_text(start)}) must not come after "
                f"“{order.after}” ({after.address}: {date_text(end)}).",
                "Check both dates against their sources, or whether each fact is the act that it says.",
            )


def _acts(entry: Entry, act: str) -> list[Fact]:
    return [fact for fact in entry.facts.values() if fact.act == act and _date(fact) is not None]


def _first_of(entry: Entry, act: str) -> list[Fact]:
    """The earliest of the acts of a name, the one that orders the entry as a whole."""
    acts = _acts(entry, act)
    acts.sort(key=lambda fact: date.first.toordinal() if (date := _date(fact)) and date.first else 0)
    return acts[:1]


def _date(fact: Fact) -> EdtfDate | None:
    return fact.value if isinstance(fact.value, EdtfDate) else None


def _share_party(one: Fact, other: Fact, records: Records) -> bool:
    """Whether the same party did both: an act without ``by`` is done by all."""
    if not one.by or not other.by:
        return True
    return any(set(records.line_of(party)) & set(other.by) for party in one.by)


def _effects(entry: Entry) -> Iterator[Finding]:
    for fact in entry.facts.values():
        date = _date(fact)
        if fact.effective is not None and date is not None and certainly_before(fact.effective, date):
            yield EFFECT_BEFORE_ACT.finding(
                fact.location,
                f"“{fact.address}” takes effect on {date_text(fact.effective)}, before it was done on "
                f"{date_text(date)}.",
                "Check which date is which.",
            )


def _begins(entry: Entry, kind: KindOfEntry) -> Fact | None:
    """The first act of an entry, by date."""
    acts = [fact for fact in entry.facts.values() if fact.act in kind.acts and _date(fact) is not None]
    acts.sort(key=lambda fact: date.first.toordinal() if (date := _date(fact)) and date.first else 0)
    return acts[0] if acts else None


def _succession(entry: Entry, kind: KindOfEntry, records: Records) -> Iterator[Finding]:
    mine = _begins(entry, kind)
    for reference in entry.relations.get("succeeds", ()):
        other = records.entries.get(reference.entry)
        first = _begins(other, records.configuration.kinds[other.kind]) if other else None
        if mine is None or first is None or other is None:
            continue
        start, predecessor = _date(mine), _date(first)
        if start is not None and predecessor is not None and certainly_before(start, predecessor):
            yield SUCCESSOR_TOO_EARLY.finding(
                reference.location,
                f"{entry.name} ({mine.address}: {date_text(start)}) cannot succeed {other.name} "
                f"({first.address}: {date_text(predecessor)}).",
                "Check the dates, or turn the relation round.",
            )


def _actors(entry: Entry, records: Records) -> Iterator[Finding]:
    parties = {member for party in entry.parties for member in records.line_of(party.entry)}
    for fact in entry.facts.values():
        if not fact.act or fact.is_position:
            continue
        for actor in fact.by:
            if parties and actor in records.entries and actor not in parties:
                yield ACT_BY_STRANGER.finding(
                    fact.location,
                    f"“{actor}” acts in “{fact.address}” and is no party to {entry.name}.",
                    f"Its parties are {', '.join(party.entry for party in entry.parties)}.",
                )
            yield from _existence(fact, actor, records)


def _existence(fact: Fact, actor: str, records: Records) -> Iterator[Finding]:
    entry, date = records.entries.get(actor), _date(fact)
    if entry is None or date is None:
        return
    kind = records.configuration.kinds[entry.kind]
    for act, outside in ((kind.exists_from, "before"), (kind.exists_until, "after")):
        for limit in _acts(entry, act) if act else ():
            end = _date(limit)
            if end is None:
                continue
            one, other = (date, end) if outside == "before" else (end, date)
            if certainly_before(one, other):
                yield ACT_OUTSIDE_EXISTENCE.finding(
                    fact.location,
                    f"“{fact.address}” ({date_text(date)}) is done by {entry.name}, {outside} "
                    f"“{limit.address}” ({date_text(end)}).",
                    "Name who existed then, or check the dates.",
                )
