"""What closes the book: the bibliography, and the index of names and subjects."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from checks.book.code import array, block, call, optional, string
from checks.book.inline import printable
from checks.book.occurrences import Occurrences
from checks.book.records import source_label
from checks.book.targets import place_name
from checks.book.translator import Translator
from checks.facts.model import Entry, Source
from checks.site.references import reference

BIBLIOGRAPHY, INDEX = "bibliography", "index"
"""The labels of the two."""


def bibliography(write: Translator, sources: Iterable[Source], title: str) -> str:
    """The sources with their numbers, each with the pages that cite it."""
    items = []
    for source in sources:
        number = write.context.numbers[source.key]
        cited = array(map(string, write.context.occurrences.of("citation", source.key)))
        with write.of_records():
            words = write.all(reference(source))
        items.append(call("source", string(str(number)), string(source_label(source.key)), words, cited))
    return call("bibliography-of", *items, title=string(title), to=string(BIBLIOGRAPHY))


# ------------------------------------------------------------ index


@dataclass(slots=True)
class Line:
    """A line of the index: a name, the label of its entry, the places that mention it, and what to see instead.

    ``places`` are the labels of the line itself, to which others refer.
    """

    name: str
    main: str = ""
    mentions: tuple[str, ...] = ()
    see: tuple[tuple[str, str], ...] = ()
    below: list[Line] = field(default_factory=list)
    places: tuple[str, ...] = ()


def index(lines: Sequence[Line], title: str) -> str:
    """The index, a heading for each letter."""
    ordered = sorted(lines, key=lambda line: _sort_key(line.name))
    body: list[str] = []
    for letter, group in groupby(ordered, key=lambda line: letter_of(line.name)):
        body.append(call("index-letter", string(letter)))
        for line in group:
            body.append(_line(line))
            others = (below for below in line.below if below.name != line.name)
            body += [_line(below, sub=True) for below in sorted(others, key=lambda part: _sort_key(part.name))]
    return call("index-of", block(body), title=string(title), to=string(INDEX))


def _line(line: Line, *, sub: bool = False) -> str:
    return call(
        "index-line",
        string(printable(line.name)),
        sub="true" if sub else None,
        main=optional(line.main),
        mentions=array(map(string, line.mentions)),
        places=array(map(string, line.places)) if line.places else None,
        see=array(array([string(printable(name)), string(label)]) for name, label in line.see),
    )


def index_lines(entries: Mapping[str, Entry], labels: Mapping[str, str], occurrences: Occurrences) -> list[Line]:
    """A line for every name of the entries in the book, and one for every theme with its entries below it.

    ``labels`` has the label of each entry in the book by its id. An entry mentioned but not in the book (a chapter
    printed alone mentions many) has the pages that mention it.
    """
    lines: list[Line] = []
    themes: defaultdict[str, list[Line]] = defaultdict(list)
    for entry in entries.values():
        label, mentions = labels.get(entry.id, ""), occurrences.of("mention", entry.id)
        line = Line(entry.indexed_as, label, mentions, places=(party_place(entry.id),))
        if not line.main and not line.mentions:
            continue
        lines.append(line)
        for other in dict.fromkeys(name for name in entry.names if _leads_on(name, entry)):
            lines.append(_further_name(other, line))
        for theme in entry.themes if line.main else ():
            themes[theme].append(Line(entry.indexed_as, line.main))
    lines += [
        Line(_theme_name(theme, entries), below=below, places=(theme_place(theme),)) for theme, below in themes.items()
    ]
    return list(_merged(lines))


def _leads_on(name: str, entry: Entry) -> bool:
    """Whether a name needs a line of its own: not where it has the family name under which the entry stands anyway."""
    family = entry.sort_name.partition(",")[0]
    return name not in (entry.name, entry.indexed_as, entry.id) and not (family and family in name)


def _further_name(name: str, line: Line) -> Line:
    """Where another name leads: to the entry's own line, or straight to the pages where it has no entry."""
    return Line(name, see=((line.name, line.main),)) if line.main else Line(name, mentions=line.mentions)


def _merged(lines: Iterable[Line]) -> Iterator[Line]:
    """One line for a subject that is also the name of an entry."""
    by_name: dict[str, Line] = {}
    for line in lines:
        known = by_name.get(line.name.casefold())
        if known is None:
            by_name[line.name.casefold()] = line
        else:
            known.below += line.below
            known.see += line.see
            known.places += line.places
    yield from by_name.values()


def theme_place(theme: str) -> str:
    """The label of a theme's line in the index, below which its entries stand."""
    return place_name(f"theme:{theme}")


def party_place(entry: str) -> str:
    """The label of an entry's line in the index, where the pages stand that tell what it had a part in."""
    return place_name(f"party:{entry}")


def _theme_name(theme: str, entries: Mapping[str, Entry]) -> str:
    """A theme in words: the name of the entry of the same id, or the id read as words."""
    return entries[theme].name if theme in entries else theme.replace("-", " ").capitalize()


def _sort_key(name: str) -> tuple[str, str]:
    """The order of the alphabet, whatever the case, accents and quotation marks."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if c.isalnum() or c == " ")
    return plain, name


def letter_of(name: str) -> str:
    """The letter below which a name stands; names that begin with a digit stand below one sign."""
    first = next((character for character in _sort_key(name)[0] if character != " "), "0")
    return first.upper() if first.isalpha() else "0–9"
