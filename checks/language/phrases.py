"""Recognising fixed phrases (names, idioms, holidays, units of several words) ahead of the grammar."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from checks.language.grammar import one_of
from checks.language.tokens import tokenize

Meaning = TypeVar("Meaning")

ANCHORS = re.compile(
    "["
    + one_of(
        "SMALL PAIR YEAR NUMERAL GROUPED PADDED SHORT MEASURED ORDINAL DECADE ISO_DATE CLOCK CLOCK_HALF_DAY VULGAR "
        "IDENTIFIER ADDRESS ONE CARDINAL TENS HUNDRED THOUSAND MILLION BILLION TRILLION DOZEN HALF QUARTER PARTS "
        "ORDINAL_WORD SECOND ORDINAL_MAGNITUDE PLURAL_MAGNITUDE SEVERAL MULTI TWICE MULTIPLIED DOUBLE TENFOLD "
        "TIME_UNIT CENTURY CURRENCY MONTH MONTH_SHORT MONTH_OR_NOT WEEKDAY DECADE_WORD SEASON QUARTER_NAME "
        "FISCAL_YEAR DAYTIME TODAY NOON HOLIDAY UNIT_LEAD UNIT DEGREE PER"
    )
    + "]"
)
"""Classes that may begin or make an expression. A phrase is looked for only where one of its tokens has such
a class: without any, the grammar would find nothing in it anyway."""

_PLAIN = str.maketrans(
    {"‐": "-", "‑": "-", "–": "-", "’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\n": " "}
)

_Shape = tuple[int, int]
"""How many tokens a phrase has before its anchor, and from it on."""


@dataclass(frozen=True, slots=True)
class Found(Generic[Meaning]):
    """A phrase found: its tokens from ``start`` up to ``end``."""

    start: int
    end: int
    meaning: Meaning


class PhraseBook(Generic[Meaning]):
    """Many phrases, each found by its anchor, the first of its tokens that has an anchor's class.

    The longest wins. Case counts but for a phrase's first letter, which may be a capital where it is listed
    without; hyphens, apostrophes and spaces of any shape are the same.
    """

    def __init__(self, phrases: Iterable[tuple[str, Meaning]], classes: Mapping[str, str]) -> None:
        self._by_anchor: dict[str, dict[_Shape, dict[str, Meaning]]] = {}
        for phrase, meaning in phrases:
            tokens = tokenize(plain(phrase))
            anchor = next((at for at, token in enumerate(tokens) if ANCHORS.match(classes[token])), None)
            if anchor is not None:
                shapes = self._by_anchor.setdefault(tokens[anchor].lower(), {})
                listed = shapes.setdefault((anchor, len(tokens) - anchor), {})
                listed.setdefault(plain(phrase), meaning)
        for anchor_word, shapes in self._by_anchor.items():
            longest_first = sorted(shapes.items(), key=lambda item: -sum(item[0]))
            self._by_anchor[anchor_word] = dict(longest_first)

    def find(self, tokens: list[str], classes: str) -> Iterator[Found[Meaning]]:
        """Every phrase among the tokens; where two overlap, both are given."""
        if not self._by_anchor:
            return
        for match in ANCHORS.finditer(classes):
            at = match.start()
            shapes = self._by_anchor.get(tokens[at].lower())
            if shapes and (found := _longest(shapes, tokens, at)):
                yield found


def _longest(shapes: dict[_Shape, dict[str, Meaning]], tokens: list[str], at: int) -> Found[Meaning] | None:
    for (before, onwards), listed in shapes.items():
        start, end = at - before, at + onwards
        if start < 0 or end > len(tokens):
            continue
        written = "".join(tokens[start:end])
        if not written.isascii() or "\n" in written:
            written = plain(written)
        meaning = listed.get(written) or listed.get(written[0].lower() + written[1:])
        if meaning is not None:
            return Found(start, end, meaning)
    return None


def plain(phrase: str) -> str:
    """The phrase with plain spaces, hyphens and apostrophes."""
    return " ".join(phrase.translate(_PLAIN).split())
