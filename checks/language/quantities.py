"""Figures: numbers with their units and hedges, ranges, tallies, multiples and vague quantities."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from checks.language import english
from checks.language.grammar import NUMBER, over_classes
from checks.language.numbers import Number, exact, read_number, read_numeral, read_ordinal, word_value
from checks.language.passage import Passage
from checks.language.tokens import Class
from checks.language.units import UnitTable
from checks.language.values import BARE, Exact, Expression, Figure, Hedge, Kind, Tally


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit; ``magnitude`` is what a range's other end may borrow ("20–27 million")."""

    number: Number
    unit: str
    magnitude: Exact = 1


def alternation(phrases: Iterable[str]) -> str:
    """Any of the phrases, in any case (but "c." and "ca." in small letters only), the longest first."""
    ordered = sorted(phrases, key=len, reverse=True)
    patterns = (re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered)
    return "|".join(f"(?-i:{pattern})" if pattern.endswith(".") else pattern for pattern in patterns)


def last_word(text: str, end: int) -> str:
    """The word or sign that stands just before ``text[end]``: the quick look before a slow one."""
    words = text[max(0, end - _LONGEST_WORD) : end].split()
    return words[-1].lstrip(_OPENING).rpartition("—")[2] if words else ""


_LONGEST_WORD = 24
_OPENING = "([{“\"'‘*_—–"


def last_words(phrases: Iterable[str]) -> frozenset[str]:
    """The last word of each phrase."""
    return frozenset(phrase.split()[-1] for phrase in phrases)


_HEDGE_WORDS = last_words(english.HEDGES)
_HEDGE_BEFORE = re.compile(rf"(?<!\w)(?:{alternation(english.HEDGES)})(?:(?<=\W)|\s+)\Z", re.IGNORECASE)
_HEDGE_AFTER = re.compile(rf"[\s-]?(?P<hedge>{alternation(english.HEDGES_AFTER)})(?!\w|\s+than\b)", re.IGNORECASE)
HEDGE_WITH_OR = re.compile(r"\s+(?P<hedge>or\s+(?:so|more|fewer|less|thereabouts))", re.IGNORECASE)
_HEDGE_PAST_A_NOUN = re.compile(rf"(?:\s+(?!or\b)[a-z]+){{1,3}}{HEDGE_WITH_OR.pattern}(?=\s*[.,;:)\]]|\s*\Z)")
"""200 deployed warheads or more."""
_HEDGE_AT_THE_END = re.compile(
    rf"(?:,?\s+|\s*\()(?P<hedge>{alternation(english.HEDGES_AT_THE_END)})\)?"
    r"(?=\s*[.,;:)\]]|\s*\Z|\s+(?:were|are|was|is|had|have|has|who|in|on|of|from|at)\b)",
    re.IGNORECASE,
)
_LONGEST_WAY_TO_FROM = 48
_FROM = re.compile(r"\b(?<!rang)from\s+\Z", re.IGNORECASE)
_RANGING_FROM = re.compile(
    r"\b(?:(?:rang|var|span)\w*|anything|anywhere|somewhere)\s+(?:\w+\s+)?from\s+\Z", re.IGNORECASE
)
_VOTE = re.compile(r"\b(?:votes?\s+of|voted|margin\s+of)\s+\Z", re.IGNORECASE)
_VOTED = re.compile(r"\b(?:failed|passed|rejected|defeated|adopted|approved|carried|lost|won)\s+\Z", re.IGNORECASE)
_ENDS_PHRASE = re.compile(r"\s*(?:[.,;:)]|\Z)|\s+(?:in|on|against|with|after|before|when|and)\b")
_BEFORE_A_SPAN = re.compile(rf"\b(?:{english.BEFORE_A_SPAN})\s+\Z", re.IGNORECASE)
_CURRENCY_PREFIX = re.compile(rf"(?<!\w)(?:{alternation(english.CURRENCY_PREFIXES)})\Z")
_BEFORE_A_UNIT = " \t\n\u00a0\u202f\u2009-‑"
_NUMBER = re.compile(over_classes(NUMBER))
_EACH_TIME = re.compile(r"\s+an?\s+(second|minute|hour|day|week|month|year)(?!\w|\s(?:later|ago|earlier|before|after))")
_PER = re.compile(r"\s*/|\s+per\s")
_COORDINATES = re.compile(
    r"(?P<degrees>\d+(?:\.\d+)?)°\s?(?P<minutes>\d+(?:\.\d+)?)['’′](?:\s?(?P<seconds>\d+(?:\.\d+)?)[″\"”])?"
    r"(?:\s?(?P<sign>[NSEW])\b|\s(?P<word>north|south|east|west)(?:ern)?\b(?:\s(?:latitude|longitude)\b)?)?"
)
_TIME = frozenset(english.TIME_UNITS.values()) | {"minute", "hour"}
_OF_NO_TIME = _TIME | {BARE, "percent"}
"""Units to which "a year" adds nothing: growth is by the year anyway, and a span is one."""
_NUMERAL_MAGNITUDES = (Class.HUNDRED, Class.THOUSAND, Class.MILLION, Class.BILLION, Class.TRILLION)


class QuantityReader:
    """Reads quantities with the units of one handbook."""

    def __init__(self, units: UnitTable) -> None:
        self._units = units

    # ------------------------------------------------------------------------------------------ amounts

    def amount(self, passage: Passage, start: int, end: int) -> Amount | None:
        """Read the tokens of one amount: "$55 billion", "150 kt", "two cents"."""
        start, sign = _after_sign(passage, start)
        if passage.classes[start] == Class.MEASURED:
            return self._measured(passage.tokens[start], sign)
        unit, at = self._unit_before(passage, start, end)
        match = _NUMBER.match(passage.classes, at, end)
        if match is None or match.end() == at:
            return None
        number = read_number(passage.words(at, match.end()), match[0]) * sign
        if unit == BARE and match.end() < end:
            unit, factor = self._unit_after(passage, match.end(), end)
            number = number * factor
        elif match.end() < end and (rate := self._rate_of_money(unit, passage, match.end(), end)):
            unit = rate
        elif match.end() < end and passage.tokens[end - 1] == "m" and passage.classes[end - 1] == Class.UNIT:  # $5 m
            number = _in_millions(number)
        return Amount(number, unit, _borrowed(passage.words(at, match.end()), match[0]))

    def _rate_of_money(self, money: str, passage: Passage, at: int, end: int) -> str | None:
        """The unit of "$60 per barrel"."""
        below = passage.text[passage.offsets[at] : passage.offsets[end]]
        unit = self._units.written(money + below) if _PER.match(below) else None
        return unit.name if unit else None

    def _measured(self, token: str, sign: int) -> Amount | None:
        numeral = read_numeral(token)
        suffix = numeral.suffix if numeral else ""
        unit = self._units.written(english.UNIT_SUFFIXES.get(suffix, suffix))
        if numeral is None:
            return None
        step = exact(Fraction(1, 10**numeral.decimals)) if numeral.decimals else None
        return Amount(Number(numeral.value * sign, step), unit.name if unit else BARE)

    def _unit_before(self, passage: Passage, start: int, end: int) -> tuple[str, int]:
        cls, token = passage.classes[start], passage.tokens[start]
        if cls not in (Class.CURRENCY, Class.MONEY_CODE):
            return BARE, start
        unit = english.CURRENCY_SIGNS.get(token) or token
        has_space = start + 1 < end and passage.classes[start + 1] == Class.SPACE
        return unit, start + 1 + has_space

    def _unit_after(self, passage: Passage, at: int, end: int) -> tuple[str, Exact]:
        """The unit that the tokens write, and the factor that a subunit or fortnight brings."""
        form = passage.text[passage.offsets[at] : passage.offsets[end]].lstrip(_BEFORE_A_UNIT)
        form = re.sub(r"^(?:of\s+)?(?:an?\s+)?(?:(?:full|whole|entire)\s+)?|[-‑]old\Z", "", form, flags=re.IGNORECASE)
        form = " ".join(form.split())
        folded = form.lower()
        if folded in english.SUBUNITS:
            return english.SUBUNITS[folded]
        if folded in ("fortnight", "fortnights"):
            return "week", 2
        if folded in english.WEIGHTS and re.match(r"\s+of\b", passage.after(end)):
            folded = form = english.WEIGHTS[folded]
        unit = self._units.written(form)
        return (unit.name, 1) if unit is not None else (english.TIME_UNITS.get(folded, BARE), 1)

    # ----------------------------------------------------------------------------------------- readers

    def quantity(self, passage: Passage, match: re.Match[str]) -> Expression | None:
        """Read one number with its unit and hedge."""
        amount = self.amount(passage, *match.span())
        return None if amount is None else self._hedged(passage, *match.span(), _figure(amount))

    def coordinates(self, passage: Passage, match: re.Match[str]) -> Expression | None:
        """Read "54°40′", "37°37′12″ E", "56° 30′ north"."""
        first = passage.offsets[match.start()]
        place = _COORDINATES.match(passage.text, first)
        if place is None:
            return None
        degrees, minutes, seconds = (Fraction(place[part] or 0) for part in ("degrees", "minutes", "seconds"))
        if minutes >= 60 or seconds >= 60:
            return None
        quarter = (place["sign"] or place["word"] or "")[:1].upper()
        value = exact(degrees + minutes / 60 + seconds / 3_600)
        figure = Figure(value, value, f"°{quarter}" if quarter else "degree")
        return passage.cut(first, place.end(), Kind.FIGURE, figure)

    def _hedged(self, passage: Passage, start: int, end: int, figure: Figure) -> Expression:
        first, last = passage.offsets[start], passage.offsets[end]
        if passage.classes[start] == Class.CURRENCY and (
            prefix := _CURRENCY_PREFIX.search(passage.text, max(0, first - 5), first)
        ):
            first = prefix.start()
            figure = replace(figure, unit=english.CURRENCY_PREFIXES[prefix[0]])
        figure, last = self._each_time(passage.text, last, figure)
        end_of_figure = last
        hedge, first = hedge_before(passage.text, first, figure.unit)
        if hedge is Hedge.NONE:
            hedge, last = hedge_after(passage.text, last)
        if hedge is Hedge.NONE and (past := _HEDGE_PAST_A_NOUN.match(passage.text, last)):
            hedge = english.HEDGES_AFTER[" ".join(past["hedge"].lower().split())]
        if last > end_of_figure:
            figure, last = self._unit_behind_hedge(passage.text, last, figure)
        hedged = Figure(figure.low, figure.high, figure.unit, hedge, figure.step)
        return passage.cut(first, last, Kind.FIGURE, hedged)

    def _each_time(self, text: str, last: int, figure: Figure) -> tuple[Figure, int]:
        """The "an hour" of "90 miles an hour"."""
        each = _EACH_TIME.match(text, last) if figure.unit not in _OF_NO_TIME else None
        unit = self._units.written(f"{figure.unit}/{each[1]}") if each else None
        if each is None or unit is None:
            return figure, last
        return replace(figure, unit=unit.name), each.end()

    def _unit_behind_hedge(self, text: str, last: int, figure: Figure) -> tuple[Figure, int]:
        """The "years" of "30-odd years"."""
        word = re.compile(r"[\s-]([^\W\d_]+)").match(text, last)
        unit = self._units.written(word[1]) if word and figure.unit == BARE else None
        if word is None or unit is None or unit.is_counted:
            return figure, last
        return Figure(figure.low, figure.high, unit.name, figure.hedge, figure.step), word.end()

    def range(self, passage: Passage, match: re.Match[str]) -> Expression | None:
        """Read "between 1,700 and 2,200"; of "from 6.3 to 21" only the first figure; of "71–26" a tally."""
        low = self.amount(passage, *match.span("low"))
        high = self.amount(passage, *match.span("high"))
        if low is None or high is None:
            return None
        each, last = self._each_time(passage.text, passage.offsets[match.end()], _figure(high))
        high = replace(high, unit=each.unit)
        if passage.classes[match.start("low")] == Class.CURRENCY and passage.tokens[match.end("high") - 1] == "m":
            high = Amount(_in_millions(high.number), BARE, 10**6)  # $3–4 m
        is_year = passage.classes[slice(*match.span("high"))] == Class.YEAR and low.unit in _TIME
        if is_year and not match["between"]:  # three years to 1990
            return self._hedged(passage, *match.span("low"), _figure(low))
        first_only = self._hedged(passage, *match.span("low"), _figure(low))
        joint = passage.classes[match.end("low") : match.start("high")]
        is_open = low.unit == BARE or passage.classes[match.start("low")] == Class.CURRENCY  # 6, $6, not 6 dollars
        if not match["between"] and _are_two(passage.text, first_only.start, low, high, joint):
            return self._hedged(passage, *match.span("low"), _figure(_borrow_from(low, high) if is_open else low))
        low = _borrow(low, high) if is_open else low
        if high.unit.startswith("/") and (rate := self._units.named(low.unit + high.unit)):  # $5–10 per barrel
            low, high = replace(low, unit=rate.name), replace(high, unit=rate.name)
        one, other = low.number.value, high.number.value
        if _is_tally(passage, match, low, high):
            tally = Tally(int(one), int(other))
            return passage.expression(*match.span(), Kind.TALLY, tally)
        unit = _common_unit(low.unit, high.unit)
        if one >= other or unit is None:
            return first_only
        hedge, first = hedge_before(passage.text, passage.offsets[match.start()], unit)
        figure = Figure(one, other, unit, Hedge.BETWEEN if hedge in (Hedge.NONE, Hedge.ABOUT, Hedge.EXACTLY) else hedge)
        return passage.cut(first, last, Kind.FIGURE, figure)

    def spread(self, passage: Passage, match: re.Match[str]) -> Expression | None:
        """Read "8,848 ± 5 m": the range that its margin makes."""
        middle, margin = (
            read_number(passage.words(*match.span(part)), match[part]).value for part in ("middle", "margin")
        )
        end_of_numbers = match.end("in_both") if match["in_both"] else match.end("margin")
        unit, factor = BARE, Fraction(1)
        if match["in_both"]:  # 4.54 ± 0.05 billion
            factor *= english.MAGNITUDES[passage.tokens[end_of_numbers - 1].lower()]
        if end_of_numbers < match.end():
            unit, subunits = self._unit_after(passage, end_of_numbers, match.end())
            factor *= subunits
        figure = Figure(exact((middle - margin) * factor), exact((middle + margin) * factor), unit, Hedge.BETWEEN)
        return passage.expression(*match.span(), Kind.FIGURE, figure) if margin > 0 else None

    def every(self, passage: Passage, match: re.Match[str]) -> Expression | None:
        """Read "every third man", one in three, and "every fourth year", four years."""
        tokens, classes = passage.words(*match.span()), match[0]
        place = read_ordinal(tokens[2:3], classes[2:3])
        if place < 2:
            return None
        if len(tokens) > 3:
            unit = english.TIME_UNITS[tokens[4].lower()]
            return passage.expression(*match.span(), Kind.FIGURE, Figure(place, place, unit))
        share = Number(Fraction(1, place)).loosened
        return passage.expression(*match.span(), Kind.FIGURE, Figure(share.value, share.value, step=share.step))

    def tally(self, passage: Passage, match: re.Match[str]) -> Expression | None:
        """Read "288 votes to 131", "14 votes to none"."""
        tokens, classes = passage.words(*match.span()), match[0]
        if classes == Class.RATIO:
            one, _, other = tokens[0].replace(",", "").partition(":")
            return passage.expression(*match.span(), Kind.TALLY, Tally(int(one), int(other)))
        first = read_numeral(tokens[0])
        last = 0 if classes[-1] == Class.NONE else read_number(tokens[6:], classes[6:]).value
        if first is None:
            return None
        return passage.expression(*match.span(), Kind.TALLY, Tally(int(first.value), int(last)))

    def multiple(self, passage: Passage, match: re.Match[str]) -> Expression:
        """Read "twice", "doubled", "fivefold"."""
        word = passage.tokens[match.start()].lower()
        if match[0][-1] == Class.TENFOLD:
            value: Exact = word_value(word.removesuffix("fold"))
        elif match[0][-1] == Class.FOLD:
            value = read_number(passage.words(match.start(), match.end() - 2), match[0][:-2]).value
        else:
            value = english.MULTIPLES[word]
        number = Number(value).loosened
        return self._hedged(passage, *match.span(), Figure(value, value, "times", step=number.step))

    def vague(self, passage: Passage, match: re.Match[str]) -> Expression:
        """Read "dozens", "hundreds of thousands", "several hundred", "a few weeks"."""
        low: Exact = 1
        high: Exact = 1
        unit, several = BARE, False
        for token, cls in zip(passage.words(*match.span()), match[0], strict=True):
            word = token.lower()
            if cls == Class.PLURAL_MAGNITUDE:
                low, high = _scaled(low, high, english.PLURAL_MAGNITUDES[word])
            elif cls == Class.DOZEN and several:
                low, high, several = *english.PLURAL_MAGNITUDES["dozens"], False
            elif cls in (*_NUMERAL_MAGNITUDES, Class.DOZEN):
                low, high = low * english.MAGNITUDES[word], high * english.MAGNITUDES[word]
            elif cls == Class.COUPLE:
                low, high = 2, 3
            elif cls in (Class.SEVERAL, Class.MULTI):
                several = True
            elif cls in (Class.UNIT, Class.MONEY_CODE, Class.TIME_UNIT, Class.CENTURY):
                unit = self._unit_named(passage, match)
        if several or low == high == 1:
            low, high = low * 2, high * 10 - 1
        return passage.expression(*match.span(), Kind.VAGUE, Figure(low, high, unit))

    def _unit_named(self, passage: Passage, match: re.Match[str]) -> str:
        start = next(at for at in range(match.end() - 1, match.start() - 1, -1) if passage.classes[at] in _UNIT_CLASSES)
        end = match.end() - 2 if match[0][-1] == Class.LONG else match.end()
        return self._unit_after(passage, start, end)[0]

    def single_span(self, passage: Passage, match: re.Match[str]) -> Expression | None:
        """Read "a decade", "within a week", "another year", "a year and a half", "a decade-long war"."""
        start, end = match.span()
        classes = match[0]
        word = next(t.lower() for t, c in zip(passage.words(start, end), classes, strict=True) if c in _SPAN_CLASSES)
        unit = english.TIME_UNITS[word]
        is_counted = (
            classes[0] == Class.ANOTHER
            or Class.WHOLE in classes
            or classes[-1] in (Class.LONG, Class.HALF)
            or unit in english.WHOLE_SPANS
            or bool(_BEFORE_A_SPAN.search(passage.before(start)))
            or bool(re.match(r"\s+of\s", passage.after(end)))
        )
        if not is_counted or word.endswith("s"):
            return None
        number = Number(Fraction(3, 2)).loosened if classes[-1] == Class.HALF else Number(1)
        if unit == english.FORTNIGHT:
            unit, number = "week", number * 2
        return self._hedged(passage, start, end, Figure(number.value, number.value, unit, step=number.step))


_SPAN_CLASSES = (Class.TIME_UNIT, Class.CENTURY)
_UNIT_CLASSES = (Class.UNIT, Class.MONEY_CODE, Class.TIME_UNIT, Class.CENTURY, Class.TIMES, Class.DEGREE)


def _figure(amount: Amount) -> Figure:
    return Figure(amount.number.value, amount.number.value, amount.unit, step=amount.number.step)


def _in_millions(number: Number) -> Number:
    """The number of "$5 m", where the letter stands for no metres."""
    return Number(number.value, number.step or 1) * 10**6


def _after_sign(passage: Passage, start: int) -> tuple[int, int]:
    cls = passage.classes[start]
    if cls == Class.MINUS_WORD:
        return start + 2, -1
    return (start + 1, -1) if cls in (Class.MINUS, Class.HYPHEN) else (start, 1)


def _borrowed(tokens: list[str], classes: str) -> Exact:
    """The magnitude that a number is written with: a million in "27 million"."""
    factor = 1
    for token, cls in zip(tokens, classes, strict=True):
        if cls in _NUMERAL_MAGNITUDES:
            factor *= english.MAGNITUDES[token.lower()]
        elif cls == Class.SHORT and (numeral := read_numeral(token)):
            factor *= english.SUFFIX_MAGNITUDES.get(numeral.suffix.lower(), 1)
    return factor


def _borrow(low: Amount, high: Amount) -> Amount:
    """The low end with the magnitude of the high one, where it has none: "20–27 million"."""
    borrows = low.magnitude == 1 and high.magnitude > 1 and low.number.value * high.magnitude < high.number.value
    return Amount(low.number * high.magnitude, low.unit) if borrows else low


_SAME_SCALE = 100


def _borrow_from(low: Amount, high: Amount) -> Amount:
    """The first figure of "from 12.5 to 9.8 million barrels" with what only the second writes."""
    number = low.number
    if low.magnitude == 1 and high.magnitude > 1 and number.value > 0 and high.number.value > 0:
        ratio = Fraction(number.value * high.magnitude) / high.number.value
        number = number * high.magnitude if Fraction(1, _SAME_SCALE) < ratio < _SAME_SCALE else number
    unit = high.unit if low.unit == BARE else low.unit
    return Amount(number, unit, low.magnitude)


def _common_unit(low: str, high: str) -> str | None:
    if BARE in (low, high) or low == high:
        return high if low == BARE else low
    return None


def _are_two(text: str, start: int, low: Amount, high: Amount, joint: str) -> bool:
    """Whether "from A to B", where A and its hedge begin at ``start``, tells a change, or "A or B" two choices, and
    no range.
    """
    if Class.OR in joint:
        one, other = low.number.value, high.number.value
        return not (other == one + 1 or other == 2 * one)
    before = text[max(0, start - _LONGEST_WAY_TO_FROM) : start]
    return Class.TO in joint and bool(_FROM.search(before)) and not _RANGING_FROM.search(before)


def _is_tally(passage: Passage, match: re.Match[str], low: Amount, high: Amount) -> bool:
    """Whether "71–26" or "a vote of 19 to 81" sets two counts against each other."""
    one, other = low.number.value, high.number.value
    if match["between"] or low.unit != BARE or high.unit != BARE or one < 0 or other < 0:
        return False
    if not (isinstance(one, int) and isinstance(other, int)) or high.magnitude > 1:
        return False
    joint = passage.classes[match.end("low") : match.start("high")]
    if Class.OR in joint:
        return False
    before = passage.before(match.start())
    has_voted = _VOTE.search(before) or (_VOTED.search(before) and _ENDS_PHRASE.match(passage.after(match.end())))
    return one >= other or bool(has_voted)


def _scaled(low: Exact, high: Exact, ends: tuple[int, int]) -> tuple[Exact, Exact]:
    """As many thousands as "tens" admits, of "tens of thousands": each plural after the first is its bare power."""
    if low == high == 1:
        return ends
    power = 10 ** (len(str(ends[0])) - 1) if ends[0] != 24 else 12
    return low * power, (high + 1) * power - 1


def hedge_before(text: str, first: int, unit: str) -> tuple[Hedge, int]:
    """The hedge written just before ``text[first]``, and where it starts.

    Of two in a row the first, which says the side, is the stronger: "at least some 300". Only a limit that
    is itself loose stays so: "up to about 300".
    """
    hedge, start = Hedge.NONE, first
    for _ in range(_MOST_HEDGES):
        word = last_word(text, start)
        if word.lower() not in _HEDGE_WORDS and word[-1:] not in _HEDGE_WORDS:
            break
        match = _HEDGE_BEFORE.search(text, max(0, start - 40), start)
        phrase = " ".join(match[0].lower().split()) if match else ""
        if match is None or (phrase in english.NOT_BEFORE_TIME and unit in _TIME):
            break
        outer = english.HEDGES[phrase]
        is_loose_limit = hedge is Hedge.ABOUT and outer is Hedge.AT_MOST
        hedge, start = (hedge if is_loose_limit else outer), match.start()
    return hedge, start


_MOST_HEDGES = 2


def hedge_after(text: str, last: int) -> tuple[Hedge, int]:
    """The hedge written just after ``text[last - 1]``, and where it ends."""
    match = _HEDGE_AFTER.match(text, last) or _HEDGE_AT_THE_END.match(text, last)
    if match is None:
        return Hedge.NONE, last
    phrase = " ".join(match["hedge"].lower().split())
    return _AFTER[phrase], match.end()


_AFTER = english.HEDGES_AFTER | english.HEDGES_AT_THE_END
