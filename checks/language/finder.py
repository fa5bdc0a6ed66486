"""The finder: every figure and date in English prose, with its value.

The method, in four steps, each linear in the length of the text:

1. :mod:`~checks.language.tokens` cuts the text into tokens that cover it wholly;
2. :mod:`~checks.language.classify` gives each token a class, one character each, and
   :mod:`~checks.language.names` makes recognised names, idioms and holidays one token;
3. :mod:`~checks.language.grammar`, one regular expression over the classes, finds the expressions;
4. a reader for each kind of expression builds its value, or refuses it with a reason.

All that is English stands in :mod:`~checks.language.english`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import accumulate

from checks.language import dates, relative
from checks.language.classify import Classifier
from checks.language.grammar import GRAMMAR, PLAIN, SINGLE_DATE
from checks.language.names import (
    Name,
    NameBook,
    Phrase,
    masked,
    read_designated,
    read_month_named,
    refuse_figure,
    refuse_ordinal,
)
from checks.language.numbers import read_ordinal
from checks.language.passage import Passage
from checks.language.phrases import Found
from checks.language.quantities import QuantityReader
from checks.language.tokens import tokenize
from checks.language.units import UnitTable
from checks.language.values import Expression, Kind, Ordinal

__all__ = ["Finder", "Name", "RememberingFinder"]

_Reader = Callable[[Passage, "re.Match[str]"], Expression | None]


class Finder:
    """Finds the figures and dates of a text; made once for a handbook, and used for all its texts.

    ``units`` are the measures, money and counted nouns of the handbook, ``names`` its own names and idioms,
    which come first: what they cover is no figure.
    """

    def __init__(self, units: UnitTable, names: Sequence[Name] = ()) -> None:
        self.units = units
        self._classes = Classifier(units)
        self._names = NameBook(names, units, self._classes)
        self._readers = _readers(QuantityReader(units))

    def find(self, text: str) -> list[Expression]:
        """Every expression of the text, in order and without overlap."""
        tokens = tokenize(text)
        classes = "".join(map(self._classes.__getitem__, tokens))
        offsets = [0, *accumulate(map(len, tokens))]
        passage = Passage(text, tokens, classes, offsets)
        recognised = self._names.recognise(passage)
        passage.classes = masked(classes, recognised)
        return _merged(passage, self._expressions(passage), _refusals(passage, recognised))

    def _expressions(self, passage: Passage) -> list[Expression]:
        found: list[Expression] = []
        position = reached = 0
        while match := GRAMMAR.search(passage.classes, position):
            expression = self._read(passage, match)
            if expression is None:
                position = match.start() + 1
                continue
            if expression.start < reached:  # words already part of the expression before
                start = max(reached, passage.offsets[match.start()])
                expression = passage.cut(start, expression.end, expression.kind, expression.value, expression.why)
            found.append(expression)
            reached = expression.end
            position = bisect_left(passage.offsets, reached, lo=match.start() + 1)
        return found

    def _read(self, passage: Passage, match: re.Match[str]) -> Expression | None:
        """Read a match; where that makes no sense, the date or number that stands in its first tokens."""
        expression = self._readers[match.lastgroup or ""](passage, match)
        for grammar in (SINGLE_DATE, PLAIN):
            if expression is not None:
                break
            again = grammar.match(passage.classes, match.start())
            expression = self._readers[again.lastgroup or ""](passage, again) if again else None
            match = again or match
        return _judged(passage, match, expression)


class RememberingFinder(Finder):
    """A finder that remembers what it found in the last ``most`` texts, in all where that is ``None``: for those who
    meet the same words again and again.
    """

    def __init__(self, units: UnitTable, names: Sequence[Name] = (), *, most: int | None) -> None:
        super().__init__(units, names)
        self._remembered = lru_cache(maxsize=most)(super().find)

    def find(self, text: str) -> list[Expression]:
        """Every expression of the text, in order and without overlap."""
        return list(self._remembered(text))


def _readers(quantities: QuantityReader) -> dict[str, _Reader]:
    """The reader of each kind of expression, by the name of its group in the grammar."""
    return {
        "attached": _read_attached,
        "designated": read_designated,
        "month_named": read_month_named,
        "numbered_body": _read_as("numbered body"),
        "surname": _read_as("surname"),
        "war": _read_as("name of a war"),
        "coordinates": quantities.coordinates,
        "telephone": _read_as("telephone number"),
        "code": _read_as("letter-number name or code"),
        "period": dates.read_period,
        "date": dates.read_date,
        "shared_century": dates.read_shared_century,
        "day_alone": dates.read_day_alone,
        "time": relative.read_time,
        "nearby": relative.read_nearby,
        "distant": relative.read_distant,
        "beside": relative.read_beside,
        "weekday": relative.read_weekday,
        "today": relative.read_today,
        "turn": relative.read_turn,
        "season": relative.read_season,
        "tally": quantities.tally,
        "spread": quantities.spread,
        "every": quantities.every,
        "range": quantities.range,
        "multiple": quantities.multiple,
        "vague": quantities.vague,
        "single_span": quantities.single_span,
        "quantity": quantities.quantity,
        "ordinal": _read_ordinal,
    }


def _judged(passage: Passage, match: re.Match[str], expression: Expression | None) -> Expression | None:
    """The expression, refused where its context makes it a name or an idiom."""
    if expression is None:
        return None
    if expression.kind is Kind.FIGURE:
        return refuse_figure(passage, expression, *match.span())
    if expression.kind is Kind.ORDINAL:
        return refuse_ordinal(passage, expression, *match.span())
    return expression


def _refusals(passage: Passage, recognised: Sequence[Found[Phrase]]) -> list[Expression]:
    return [
        passage.expression(found.start, found.end, found.meaning.kind, why=found.meaning.why)
        for found in recognised
        if found.meaning.kind is not None
    ]


def _merged(passage: Passage, found: list[Expression], refusals: list[Expression]) -> list[Expression]:
    """Both lists as one, in order; where a hedge reaches into a refusal, it is cut short."""
    if not refusals:
        return found
    starts = [refusal.start for refusal in refusals]
    kept = list(refusals)
    for expression in found:
        at = bisect_left(starts, expression.end)
        if at and refusals[at - 1].end > expression.start:
            expression = _beside(passage, expression, refusals[at - 1])
        kept.append(expression)
    return sorted(kept, key=lambda expression: expression.start)


def _beside(passage: Passage, expression: Expression, refusal: Expression) -> Expression:
    """What of an expression lies beside a refusal: after it, or else before it."""
    start, end = max(expression.start, refusal.end), expression.end
    if start >= end:
        start, end = expression.start, refusal.start
    while passage.text[start : start + 1].isspace():
        start += 1
    return passage.cut(start, end, expression.kind, expression.value, expression.why)


# --------------------------------------------------------------------------------------- small readers


@lru_cache(maxsize=8)
def finder_of(units: UnitTable) -> Finder:
    """The finder of a handbook's units without its names, for values in records; made once."""
    return Finder(units)


def _read_as(why: str) -> _Reader:
    def read(passage: Passage, match: re.Match[str]) -> Expression:
        return passage.expression(*match.span(), Kind.NAME, why=why)

    return read


_LETTERS_BEFORE = re.compile(r"[\w.]+(?:[-‐‑–/][\w.]+)*[-‐‑–/]\Z")


def _read_attached(passage: Passage, match: re.Match[str]) -> Expression | None:
    """Read MiG-29 and S/RES/1244 from their numbers back to their letters; of "magnitude-6.1", nothing."""
    start, end = match.span()
    if "." in passage.tokens[start] and passage.tokens[start - 2].islower():
        return None
    letters = _LETTERS_BEFORE.search(passage.before(start, 24))
    first = passage.offsets[start] - (len(letters[0]) if letters else 0)
    return passage.cut(first, passage.offsets[end], Kind.NAME, why="letter-number name")


def _read_ordinal(passage: Passage, match: re.Match[str]) -> Expression:
    start, end = match.span()
    value = Ordinal(read_ordinal(passage.words(start, end), match[0]))
    return passage.expression(start, end, Kind.ORDINAL, value)
