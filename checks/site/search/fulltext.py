"""The file of the search page: an inverted index of stems, and the texts from which excerpts are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from checks.site.search.results import Group, Result
from checks.site.search.texts import Passage
from checks.site.search.words import Stems

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def fulltext_file(results: Sequence[Result], stems: Stems) -> dict[str, object]:
    """The data of ``fulltext.js``.

    - ``groups``: label and weight of each group of results, and whether its results have names;
    - ``kinds``: the words for what a result is;
    - ``results``: index of group, index of kind, title, address, other names, and passages, each a text, then its
      anchor and heading where it has them;
    - ``stop``: the words that say nothing, in one string;
    - ``stems``: every stem, sorted, in one string;
    - ``postings``: for each stem the passages that hold it, in one string: stems apart by commas, passages by spaces,
      each as its distance from the one before, a point and how often it holds the stem where that is more than once.
      Passages are numbered through all results; the first of each result stands for its names and years. Numbers are
      written to the base of 36.
    """
    kinds = sorted({result.kind for result in results})
    groups = list(Group)
    postings = _postings(results, stems)
    ordered = sorted(postings)
    return {
        "groups": [[group.label, group.weight, group.is_named] for group in groups],
        "kinds": kinds,
        "results": [
            [
                groups.index(result.group),
                kinds.index(result.kind),
                result.title,
                result.address,
                list(result.names),
                [_passage(passage) for passage in result.passages],
            ]
            for result in results
        ],
        "stop": " ".join(sorted(stems.stop_words)),
        "stems": " ".join(ordered),
        "postings": ",".join(_written(postings[stem]) for stem in ordered),
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
