"""Figures as text: where the number, the hedge, the magnitude and the unit of "about 70,300 warheads" stand.

A plain reading of the common shapes, independent of the finder. What it cannot read it leaves alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from checks.language.values import Hedge

HEDGES: dict[str, Hedge] = {
    "about": Hedge.ABOUT,
    "approximately": Hedge.ABOUT,
    "roughly": Hedge.ABOUT,
    "around": Hedge.ABOUT,
    "some": Hedge.ABOUT,
    "an estimated": Hedge.ABOUT,
    "over": Hedge.OVER,
    "more than": Hedge.OVER,
    "above": Hedge.OVER,
    "in excess of": Hedge.OVER,
    "at least": Hedge.AT_LEAST,
    "no fewer than": Hedge.AT_LEAST,
    "under": Hedge.UNDER,
    "fewer than": Hedge.UNDER,
    "less than": Hedge.UNDER,
    "up to": Hedge.AT_MOST,
    "at most": Hedge.AT_MOST,
    "no more than": Hedge.AT_MOST,
    "nearly": Hedge.NEARLY,
    "almost": Hedge.NEARLY,
    "close to": Hedge.NEARLY,
    "just under": Hedge.NEARLY,
    "just over": Hedge.JUST_OVER,
    "slightly more than": Hedge.JUST_OVER,
    "exactly": Hedge.EXACTLY,
}
"""Hedges in words."""

MAGNITUDES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}

# fmt: off
_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)
# fmt: on
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

NUMBER_WORDS: dict[str, int] = {
    **{word: value for value, word in enumerate(_SMALL)},
    **{word: 10 * tens for tens, word in enumerate(_TENS, 2)},
    **{f"{word}-{_SMALL[ones]}": 10 * tens + ones for tens, word in enumerate(_TENS, 2) for ones in range(1, 10)},
}
WORD_OF_NUMBER = {value: word for word, value in NUMBER_WORDS.items()}

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_WORDS = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_NUMBER = rf"(?:{_DIGITS}|(?:{_WORDS})(?![\w-]))"
_HEDGE = "|".join(sorted(HEDGES, key=len, reverse=True))
_FIGURE = re.compile(
    rf"(?:(?P<hedge>{_HEDGE})\s+)?(?P<opening>(?:between|from)\s+)?(?P<sign>[$€£])?(?P<number>{_NUMBER})"
    rf"(?:\s+(?P<first_magnitude>{'|'.join(MAGNITUDES)}))?"
    rf"(?:(?P<joint>\s*[–-]\s*|\s+to\s+|\s+and\s+)[$€£]?(?P<other>{_NUMBER}))?"
    rf"(?:[\s-]+(?P<magnitude>{'|'.join(MAGNITUDES)}))?(?:[\s-]+(?P<unit>[^\W\d].*))?",
    re.IGNORECASE,
)

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Said:
    """What a figure says: its numbers (the same twice, but for a range), hedge, and last written place.

    ``step`` is ``None`` for a number written in full.
    """

    low: Fraction
    high: Fraction
    hedge: Hedge
    step: Fraction | None = None

    @property
    def is_range(self) -> bool:
        """Whether two numbers are written."""
        return self.low != self.high


@dataclass(frozen=True, slots=True)
class FigureText:
    """A figure as text, with the spans of its parts."""

    text: str
    said: Said
    hedge: Span | None
    numbers: tuple[Span, ...]
    joint: Span | None
    magnitude: Span | None
    sign: Span | None
    unit: Span | None

    def part(self, span: Span | None) -> str:
        """The words of a part, "" of none."""
        return self.text[span[0] : span[1]] if span else ""


@lru_cache(maxsize=65_536)
def read_figure(text: str) -> FigureText | None:
    """The figure that the whole of a text is, or ``None`` where it has another shape."""
    match = _FIGURE.fullmatch(text.strip())
    if match is None or text != text.strip():
        return None
    spans = {name: match.span(name) if match[name] else None for name in match.re.groupindex}
    numbers = tuple(span for span in (spans["number"], spans["other"]) if span)
    scale = MAGNITUDES[match["magnitude"].lower()] if match["magnitude"] else 1
    first_scale = MAGNITUDES[match["first_magnitude"].lower()] if match["first_magnitude"] else scale
    scales = [first_scale, scale]
    values = [number_value(text[a:b]) * by for (a, b), by in zip(numbers, scales, strict=False)]
    steps = [_step(text[a:b], by) for (a, b), by in zip(numbers, scales, strict=False)]
    hedge = HEDGES[match["hedge"].lower()] if match["hedge"] else Hedge.NONE
    return FigureText(
        text=text,
        said=Said(values[0], values[-1], hedge, steps[-1]),
        hedge=spans["hedge"],
        numbers=numbers,
        joint=spans["joint"],
        magnitude=spans["magnitude"] or spans["first_magnitude"],
        sign=spans["sign"],
        unit=spans["unit"],
    )


def number_value(text: str) -> Fraction:
    """The value of a number in digits or in words."""
    word = text.lower()
    return Fraction(NUMBER_WORDS[word]) if word in NUMBER_WORDS else Fraction(word.replace(",", ""))


def _step(text: str, scale: int) -> Fraction | None:
    """The last written place of a number written short: with decimals or a magnitude."""
    decimals = len(text.partition(".")[2])
    return Fraction(scale, 10**decimals) if decimals or scale > 1 else None


def with_commas(digits: str) -> str:
    """Digits in house style: commas from 1,000 up; decimals are left as they are."""
    whole, point, rest = digits.partition(".")
    return f"{int(whole):,}{point}{rest}" if whole else digits
