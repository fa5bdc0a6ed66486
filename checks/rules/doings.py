"""Doings: who did what, where, and from when to when, as the words beside a bound date tell it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from checks.facts.model import Entry, Fact
from checks.facts.records import Records
from checks.findings import Finding, Severity
from checks.language.edtf import EdtfDate
from checks.language.rendering import date_text
from checks.language.statements import sentence_around
from checks.rules.pages import Mention, Page
from checks.rules.rule import Example, Family, Rule, examples
from checks.rules.targets import target_of

_FERRY = """---
kind: work
name: Old Ferry
facts:
  ended:
    act: closed
    by: long-bridge
    date: 1934-06
    place: North Crossing
    cite: gazette-1934
  begun:
    act: begun
    by: old-ferry
    date: 1850
    place: South Crossing
    cite: gazette-1934
---
# Old Ferry

The Old Ferry carried people. %s
"""


def _example(sentence: str) -> Example:
    return Example(_FERRY % sentence, "docs/glossary/old-ferry.md")


OTHER_ACTOR = Rule(
    "other-actor",
    Family.AGREEMENT,
    Severity.ERROR,
    "Prose gives an act to another party than its record does.",
    """An act that is recorded `by` somebody was done by them. Where the words beside its date (from the last semicolon
or colon, or the beginning of the sentence, up to the next comma) name another party of the entry, or another who acted
in it, of the same kind, and do not name the one recorded, prose gives the act to the wrong one. A predecessor or
successor, and an adjective made of the name, are taken for the one recorded.""",
    failing=(_example("The Old Ferry ended it in {fact}`June 1934 <.ended>`."),),
    passing=(
        _example("The Long Bridge ended it in {fact}`June 1934 <.ended>`."),
        _example("It came to an end in {fact}`June 1934 <.ended>`."),
    ),
)
OTHER_PLACE = Rule(
    "other-place",
    Family.AGREEMENT,
    Severity.ERROR,
    "Prose says that something happened in another place than its record does.",
    """Where a fact has a `place`, a place right before or after its date (“signed in Vienna on …”, “on … in Vienna”)
must be that one. Judged are places that some record names as one; a wider one (“in Austria”) is none of them unless
something is recorded to have happened there.""",
    failing=(_example("It ended at South Crossing in {fact}`June 1934 <.ended>`."),),
    passing=(
        _example("It ended at North Crossing in {fact}`June 1934 <.ended>`."),
        _example("It ended in {fact}`June 1934 <.ended>` at North Crossing."),
    ),
)
REVERSED_SPAN = Rule(
    "reversed-span",
    Family.AGREEMENT,
    Severity.ERROR,
    "Prose runs from a later date to an earlier one.",
    """“From … to …”, “between … and …”: of two dates that are joined so, the first must not come certainly after the
second. Each may agree with its record, and the two be bound the wrong way round.""",
    failing=(
        Example(
            "# Example\n\nIt was built from {fact}`May 1934 <long-bridge.opened>` to "
            "{fact}`April 1931 <long-bridge.begun>`.\n"
        ),
    ),
    passing=(
        Example(
            "# Example\n\nIt was built from {fact}`April 1931 <long-bridge.begun>` to "
            "{fact}`May 1934 <long-bridge.opened>`.\n"
        ),
    ),
)
OTHER_ACT = Rule(
    "other-act",
    Family.AGREEMENT,
    Severity.ERROR,
    "Prose dates one act with the date of another.",
    """A date that is recorded of an act is the day of that act. Where a short sentence with the entry's name, or “it”,
for its subject gives another of its kind's acts that date (“It was opened on {fact}`… <.begun>`”), the two do not go
together, though the date agrees with the record that it is bound to. The words are the kind's own names of its
acts.""",
    failing=examples("# Example\n\nThe Long Bridge was opened in {fact}`April 1931 <long-bridge.begun>`.\n"),
    passing=examples(
        "# Example\n\nThe Long Bridge was begun in {fact}`April 1931 <long-bridge.begun>`.\n",
        "# Example\n\nA law signed for it was opened to all in {fact}`April 1931 <long-bridge.begun>`.\n",
    ),
)
RULES = (OTHER_ACTOR, OTHER_PLACE, OTHER_ACT, REVERSED_SPAN)


def check_page(page: Page, records: Records) -> Iterator[Finding]:
    """Acts given to the wrong party, places that are not the record's, and spans bound the wrong way round."""
    bound = [
        (mention, fact)
        for mention in page.mentions
        if mention.passage.in_own_voice and isinstance(fact := target_of(mention, records), Fact)
    ]
    for mention, fact in bound:
        if fact.act and fact.by:
            yield from _actor(mention, fact, records)
        if fact.act and isinstance(fact.value, EdtfDate):
            yield from _act(mention, fact, records)
        if fact.place:
            yield from _place(mention, fact, records)
    for one, other in pairwise(bound):
        yield from _span(one, other)


# ---------------------------------------------------------------- who

_CLAUSE_BEGINS = re.compile(r"[;:]|\b(?:while|whereas)\b|,\s+(?:which|who|whom|whose|where)\b")
_CLAUSE_ENDS = re.compile(r"[,;:()]|\b(?:while|whereas)\b")
_WORD_OF_NAME = re.compile(r"[^\W\d_]{4,}")
_STEM = 6


def _actor(mention: Mention, fact: Fact, records: Records) -> Iterator[Finding]:
    text = mention.passage.text
    first, last = sentence_around(text, mention.start, mention.end)
    before = _CLAUSE_BEGINS.split(text[first : mention.start])[-1]
    clause = f"{before}…{_CLAUSE_ENDS.split(text[mention.end : last])[0]}"
    own = [records.entries[id_] for by in fact.by for id_ in records.line_of(by) if id_ in records.entries]
    if not own or any(_is_meant(entry, clause) for entry in own):
        return
    for other in _others(fact, own, records):
        named = next((name for name in other.names if _is_named(name, clause)), None)
        if named is not None:
            whose = " and ".join(records.entries[by].name for by in fact.by if by in records.entries)
            yield OTHER_ACTOR.finding(
                mention.location,
                f"“{fact.address}” is an act of {whose}; the words beside it name {named}.",
                "Name the party that did it, or bind the act of the one that is named.",
                written=named,
                recorded=f"{whose} ({fact.address})",
            )
            return


def _others(fact: Fact, own: Iterable[Entry], records: Records) -> Iterator[Entry]:
    """The other parties of a fact's entry, and who else acted in it, of the kinds of those that did it."""
    entry = records.entries[fact.entry]
    ids = dict.fromkeys(reference.entry for reference in (*entry.parties, *entry.participants))
    ids |= dict.fromkeys(by for other in entry.facts.values() for by in other.by)
    known, kinds = {one.id for one in own}, {one.kind for one in own}
    for id_ in ids:
        other = records.entries.get(id_)
        if other is not None and id_ not in known and other.kind in kinds:
            yield other


def _is_named(name: str, clause: str) -> bool:
    """Whether a name stands by itself, and not at the head of a longer one."""
    return re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-]|\s+[A-Z])", clause) is not None


def _is_meant(entry: Entry, clause: str) -> bool:
    """Whether a clause names an entry, or has a word made of its name."""
    words = (word for name in entry.names for word in _WORD_OF_NAME.findall(name) if word[0].isupper())
    return any(name in clause for name in entry.names) or any(word[:_STEM] in clause for word in words)


# ---------------------------------------------------------------- what


def _act(mention: Mention, fact: Fact, records: Records) -> Iterator[Finding]:
    text = mention.passage.text
    first, _ = sentence_around(text, mention.start, mention.end)
    said = _SHORT_STATEMENT.search(text[max(first, mention.start - _REACH_OF_VERB) : mention.start])
    entry = records.entries[fact.entry]
    if said is None or said["subject"].removeprefix("The ").removeprefix("the ") not in {"It", "it", *entry.names}:
        return
    acts = records.configuration.kinds[entry.kind].acts
    words = f" {' '.join(said['verb'].split())} "
    named = [act for act in acts.values() if f" {_words(act.name)} " in words]
    if named and not any(act.name == fact.act for act in named):
        yield OTHER_ACT.finding(
            mention.location,
            f"“{fact.address}” is when it {_words(fact.act)}; the words before it have “{_words(named[0].name)}”.",
            "Bind the date of the act that is meant, or correct the verb.",
            written=_words(named[0].name),
            recorded=f"{_words(fact.act)} ({fact.address})",
        )


def _words(act: str) -> str:
    return act.replace("-", " ")


_REACH_OF_VERB = 120
_SHORT_STATEMENT = re.compile(
    r"(?:\A|[.;:,]\s+(?:and\s+|but\s+)?)(?P<subject>(?:[Tt]he\s+)?[^\W\d_][^.,;:()]{0,60}?)\s+"
    r"(?:(?:was|were|had been|has been)\s+)?(?:\w+ly\s+)?"
    r"(?P<verb>[a-z]+(?:ed|en|rew|ew|an|un)?(?:\s+(?:into\s+force|together|in\s+[A-Z]\w+))?)\s+(?:on|in)\s+\Z"
)
"""A subject, a verb and at most a place, and then the date."""

# ---------------------------------------------------------------- where

_NAME = r"(?P<place>[A-Z][\w’.-]*\w(?:\s+(?:[A-Z][\w’.-]*\w|of|on|the))*)"
_PLACE_BEFORE = re.compile(rf"(?<!\btook )(?<!\btaken )\b(?:in|at)\s+{_NAME}\s+(?:on|in)\s+\Z")
_PLACE_AFTER = re.compile(rf"\s+(?:in|at)\s+{_NAME}")
_REACH = 60


def _place(mention: Mention, fact: Fact, records: Records) -> Iterator[Finding]:
    text = mention.passage.text
    before = _PLACE_BEFORE.search(text[max(0, mention.start - _REACH) : mention.start])
    after = _PLACE_AFTER.match(text[mention.end : mention.end + _REACH])
    for match in filter(None, (before, after)):
        place = match["place"]
        if place in records.places and place not in fact.place and fact.place not in place:
            yield OTHER_PLACE.finding(
                mention.location,
                f"“{fact.address}” happened in {fact.place}; the words beside it have {place}.",
                "Correct the place, here or in the record; a wider one can stand behind it, after a comma.",
                written=place,
                recorded=f"{fact.place} ({fact.address})",
            )


# ---------------------------------------------------------------- from when to when

_OPENS = re.compile(r"\b(?:[Ff]rom|[Bb]etween)\s+(?:the\s+)?\Z")
_BEGINS = re.compile(r"(?:[Ff]rom|[Bb]etween)\s")
_TO = re.compile(r"\s*(?:to|until|till|through|and)\s+(?:the\s+)?")


def _span(one: tuple[Mention, Fact], other: tuple[Mention, Fact]) -> Iterator[Finding]:
    (first, start), (second, end) = one, other
    if first.passage is not second.passage or not isinstance(start.value, EdtfDate):
        return
    if not isinstance(end.value, EdtfDate) or start.value.earliest is None or end.value.latest is None:
        return
    text = first.passage.text
    opens = _OPENS.search(text[max(0, first.start - _REACH) : first.start]) or _BEGINS.match(first.text)
    is_span = opens and _TO.match(text, first.end) is not None
    if is_span and start.value.earliest > end.value.latest:
        yield REVERSED_SPAN.finding(
            first.location,
            f"This runs from {date_text(start.value)} ({start.address}) to {date_text(end.value)} ({end.address}).",
            "Exchange the two, or bind the dates that are meant.",
            written=text[first.start : second.end],
            recorded=f"{date_text(start.value)}, {date_text(end.value)}",
        )
