"""What stands around a figure or date that nothing binds: the entries it is likely to be about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from checks.facts.records import Records
from checks.findings import Location
from checks.language.whole import counted_noun
from checks.reading.document import Passage
from checks.reading.positions import LineIndex
from checks.rules.pages import Mention, Page

_REACH = 60
"""How many characters to either side of a mention are likely to say what it is."""

_STEM = 4
_WORD = re.compile(r"[^\W\d_]{3,}")

_OPENS_A_VALUE = frozenset(":-?[,")
"""After these a YAML value begins, which may not do so with a role's brace."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Around one unbound mention.

    ``source`` is the mention as it stands in its file, "" where no role can be put around it: inside another
    role, across markup, in somebody else's words. ``entries`` are those that its paragraph names and the one
    that it stands in; ``noun`` the unit of what is counted after it, as in "19 stone arches", "" for none;
    ``stems`` how the words begin that stand within a few words of it.
    """

    location: Location
    source: str
    noun: str
    stems: frozenset[str]
    entries: frozenset[str]


def surroundings(page: Page, records: Records) -> Iterator[Surroundings]:
    """The surroundings of each mention of a page that nothing binds."""
    lines: LineIndex | None = None
    named: dict[int, frozenset[str]] = {}  # by passage, each read once
    for mention in page.mentions:
        if mention.role is None:
            lines = lines or LineIndex(page.text)
            passage = mention.passage
            if id(passage) not in named:
                named[id(passage)] = frozenset(_entries_named(passage, records))
            entries = {mention.sheet.entry} - {""} | named[id(passage)]
            yield Surroundings(
                location=mention.location,
                source=_source(mention, page, lines),
                noun=_noun(mention, records),
                stems=stems(passage.text[max(mention.start - _REACH, 0) : mention.end + _REACH]),
                entries=frozenset(entries),
            )


def stems(text: str) -> frozenset[str]:
    """How the words of a text begin: "signed" and "signature" begin alike."""
    return frozenset(word[:_STEM].casefold() for word in _WORD.findall(text))


def _noun(mention: Mention, records: Records) -> str:
    if mention.expression is None:
        return ""
    unit = counted_noun(mention.passage.text, mention.expression, records.configuration.units)
    return unit.name if unit is not None else ""


def _source(mention: Mention, page: Page, lines: LineIndex) -> str:
    passage, place = mention.passage, mention.location
    if not passage.in_own_voice or any(
        placed.start < mention.end and mention.start < placed.end for placed in passage.roles
    ):
        return ""
    start, end = lines.offset(place.line, place.column), lines.offset(place.end_line, place.end_column)
    source = page.text[start:end]
    if source.split() != mention.text.split():
        return ""
    opens = not mention.sheet.is_body and page.text[:start].rstrip()[-1:] in _OPENS_A_VALUE
    return "" if opens else source


def _entries_named(passage: Passage, records: Records) -> Iterator[str]:
    """The entries that a paragraph links, or calls by a name that only one entry bears."""
    linked = (placed.role.target.strip() for placed in passage.roles if placed.role.name == "term")
    written = (match[0] for match in _names(records).finditer(passage.text))
    for name in (*linked, *written):
        entry = records.entry_called(name)
        if entry is not None:
            yield entry.id


def _names(records: Records) -> re.Pattern[str]:
    return _any_of(tuple(name for entry in records.entries.values() for name in entry.names))


@lru_cache(maxsize=4)
def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    """Any of some names as whole words, the longest that fits."""
    longest_first = sorted(filter(None, names), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})(?!\w)")
