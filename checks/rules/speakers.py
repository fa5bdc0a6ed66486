"""Speakers: to whom a sentence gives the words that it quotes, where that can be read off its form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from checks.facts.records import Records
from checks.language.statements import (
    ELSEWHERE,
    IS,
    OF_SPEAKER,
    SAYING,
    SPEAKER_ALONE,
    SPEAKER_BEFORE,
    SUBJECT_SAYS,
    UTTERANCE_OF,
    VERB_AND_SPEAKER,
    WORDS_OF_SPEAKER,
    sentence_around,
)
from checks.reading.document import OPAQUE, Passage

_SET_APART = re.compile(r"[(—–]")


@dataclass(frozen=True, slots=True)
class Naming:
    """A name in a passage: from where to where, and whose it may be, entries' ids or names of speakers."""

    start: int
    end: int
    who: tuple[str, ...]


def given_to(start: int, end: int, passage: Passage, records: Records) -> Naming | None:
    """To whom the sentence gives the quotation ``passage.text[start:end]``; ``None`` where that is not sure."""
    first, last = sentence_around(passage.text, start, end)
    text = passage.text
    namings = sorted(_namings(passage, first, last, records), key=lambda naming: naming.start)
    before = [naming for naming in namings if naming.end <= start]
    after = [naming for naming in namings if end <= naming.start]
    for naming in after[:1]:
        between, beyond = text[end : naming.start], text[naming.end : last]
        if VERB_AND_SPEAKER.fullmatch(between):
            return naming
        if SPEAKER_ALONE.fullmatch(between) and (SUBJECT_SAYS.match(beyond) or _SET_APART.search(between)):
            return naming
        if IS.fullmatch(between) and UTTERANCE_OF.match(beyond):
            return naming
    for naming in reversed(before):
        lead, between = text[first : naming.start], text[naming.end : start]
        if OF_SPEAKER.fullmatch(between) or (SPEAKER_BEFORE.search(lead) and WORDS_OF_SPEAKER.fullmatch(between)):
            return naming
        says = SUBJECT_SAYS.match(between)
        if says is not None:
            rest = between[says.end() :]
            is_unsure = SAYING.search(rest) or ELSEWHERE.search(rest) or ";" in rest or OPAQUE in rest
            return None if is_unsure else naming
    return None


def _namings(passage: Passage, first: int, last: int, records: Records) -> Iterator[Naming]:
    """The names in a stretch of a passage that are linked, or that a speaker bears."""
    links = [p for p in passage.roles if p.role.name == "term" and first <= p.start and p.end <= last]
    for placed in links:
        entry = records.entry_called(placed.role.target.strip())
        yield Naming(placed.start, placed.end, (entry.id,) if entry else ())
    for match in _any_of(tuple(records.speakers)).finditer(passage.text, first, last):
        if not any(placed.start < match.end() and match.start() < placed.end for placed in links):
            yield Naming(*match.span(), records.speakers[match[0]])


@lru_cache(maxsize=4)
def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})(?![\w-])")
