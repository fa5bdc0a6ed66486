"""The files of the search page: what it always needs, an inverted index of stems by their first letters, and the texts
from which excerpts are shown. A reader is sent only the letters that a query asks for and the texts that answer it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from checks.site.search.results import Group, Result
from checks.site.search.texts import Passage
from checks.site.search.words import Stems

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_TEXT_AT_ONCE = 12_000
"""So many characters of text, or one result's if it has more, are in one file."""

Said = list[object]


def fulltext_file(results: Sequence[Result]) -> dict[str, object]:
    """What the search page always needs.

    - ``groups``: label and weight of each group of results, and whether its results have names;
    - ``kinds``: the words for what a result is;
    - ``results``: index of group, index of kind, the lengths of title with names and of every passage; where the group
      has names also title, address, other names, and by the number of their passages the anchors and headings;
    - ``texts``: the number of the first result in each file of texts;
    """
    kinds = sorted({result.kind for result in results})
    groups = list(Group)
    return {
        "groups": [[group.label, group.weight, group.is_named] for group in groups],
        "kinds": kinds,
        "results": [_result(result, groups.index(result.group), kinds.index(result.kind)) for result in results],
        "texts": [first for first, _ in _chunks(results)],
    }


def _result(result: Result, group: int, kind: int) -> Said:
    lengths = [len(" ".join([result.title, *result.names])), *(len(passage.text) for passage in result.passages)]
    if not result.group.is_named:
        return [group, kind, lengths]
    places = {str(at): [p.anchor, p.heading] for at, p in enumerate(result.passages) if p.anchor}
    return [group, kind, lengths, result.title, result.address, list(result.names), places]


def text_files(results: Sequence[Result]) -> dict[str, list[Said]]:
    """The texts of the results, in files by their numbers: of each the title, the address, and its passages, each a
    text, then its anchor and heading where it has them.
    """
    return {
        str(at): [[result.title, result.address, [_passage(p) for p in result.passages]] for result in chunk]
        for at, (_, chunk) in enumerate(_chunks(results))
    }


def _chunks(results: Sequence[Result]) -> Iterator[tuple[int, list[Result]]]:
    """The results in portions of so much text, each with the number of its first."""
    chunk: list[Result] = []
    first, held = 0, 0
    for number, result in enumerate(results):
        size = len(result.title) + len(result.address) + sum(len(passage.text) for passage in result.passages)
        if chunk and held + size > _TEXT_AT_ONCE:
            yield first, chunk
            first, chunk, held = number, [], 0
        chunk.append(result)
        held += size
    if chunk:
        yield first, chunk


def stem_files(results: Sequence[Result], stems: Stems) -> Mapping[str, tuple[str, str]]:
    """The index, in parts by the first letter or figure of the stems (its code point, in hexadecimal).

    Of each the stems, sorted, in one string; and for each stem the passages that hold it, in another: stems apart by
    commas, passages by spaces, each as its distance from the one before, a point and how often it holds the stem where
    that is more than once. Passages are numbered through all results; the first of each result stands for its names
    and years. Numbers are written to the base of 36.
    """
    postings = _postings(results, stems)
    return {
        f"{ord(letter):x}": (" ".join(ordered), ",".join(_written(postings[stem]) for stem in ordered))
        for letter, group in groupby(sorted(postings), key=lambda stem: stem[0])
        if (ordered := list(group))
    }


def _passage(passage: Passage) -> list[str]:
    return [passage.text, passage.anchor, passage.heading] if passage.anchor else [passage.text]


def _postings(results: Sequence[Result], stems: Stems) -> dict[str, list[tuple[int, int]]]:
    """For each stem the numbers of the passages that hold it, with how often."""
    postings: dict[str, list[tuple[int, int]]] = {}
    for number, text in enumerate(_texts(results)):
        for stem, times in Counter(stems.stems(text)).items():
            postings.setdefault(stem, []).append((number, times))
    return postings


def _texts(results: Iterable[Result]) -> Iterator[str]:
    for result in results:
        yield " ".join([result.title, *result.names, *map(str, result.years)])
        for passage in result.passages:
            yield f"{passage.heading} {passage.text}"


def _written(passages: Iterable[tuple[int, int]]) -> str:
    parts, before = [], 0
    for number, times in passages:
        distance = base36(number - before)
        parts.append(f"{distance}.{base36(times)}" if times > 1 else distance)
        before = number
    return " ".join(parts)


def base36(number: int) -> str:
    """A number that is not negative, to the base of 36, as JavaScript's ``parseInt(text, 36)`` reads it."""
    digits = ""
    while number >= 36:
        number, last = divmod(number, 36)
        digits = _DIGITS[last] + digits
    return _DIGITS[number] + digits
