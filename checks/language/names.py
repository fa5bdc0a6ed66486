"""Names and idioms: what holds a number and is no figure, each refused with its reason."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from checks.language import english
from checks.language.grammar import one_of
from checks.language.passage import Passage
from checks.language.phrases import Found, PhraseBook
from checks.language.quantities import last_word
from checks.language.tokens import Class, tokenize
from checks.language.units import UnitTable
from checks.language.values import Expression, Figure, Hedge, Kind, Ordinal


@dataclass(frozen=True, slots=True)
class Name:
    """A name or idiom of the handbook that may hold a figure and is none, with its reason.

    ``text`` is matched at word boundaries, and where ``pattern`` is true it is a regular expression.
    """

    text: str
    reason: str
    pattern: bool = False


class Phrase(NamedTuple):
    """What a recognised phrase is: a refusal of some kind, or a phrase that the grammar reads as one token."""

    kind: Kind | None
    why: str = ""
    leads: Class = Class.NAMED


class NameBook:
    """Everything that is recognised ahead of the grammar: the handbook's names, then English's own phrases."""

    def __init__(self, names: Sequence[Name], units: UnitTable, classes: Mapping[str, str]) -> None:
        literal = [(name.text, Phrase(Kind.NAME, name.reason)) for name in names if not name.pattern]
        self._names = PhraseBook(literal, classes)
        self._patterns = [_compiled(name) for name in names if name.pattern]
        self._phrases = PhraseBook(_english_phrases(units), classes)

    def recognise(self, passage: Passage) -> list[Found[Phrase]]:
        """The phrases of a text in order, none overlapping; the handbook's own names come first."""
        taken: list[Found[Phrase]] = []
        for found in self._candidates(passage):
            at = bisect_left(taken, found.start, key=lambda other: other.end - 1)
            if at == len(taken) or taken[at].start >= found.end:
                taken.insert(at, found)
        return taken

    def _candidates(self, passage: Passage) -> Iterator[Found[Phrase]]:
        yield from self._names.find(passage.tokens, passage.classes)
        for pattern, phrase in self._patterns:
            for match in pattern.finditer(passage.text):
                start = bisect_right(passage.offsets, match.start()) - 1
                end = bisect_left(passage.offsets, match.end())
                if start < end:
                    yield Found(start, end, phrase)
        yield from self._phrases.find(passage.tokens, passage.classes)


def _compiled(name: Name) -> tuple[re.Pattern[str], Phrase]:
    try:
        pattern = re.compile(rf"(?<!\w)(?:{name.text})(?!\w)")
    except re.error as error:
        raise ValueError(f"name {name.text!r} is no regular expression: {error}") from error
    return pattern, Phrase(Kind.NAME, name.reason)


def _english_phrases(units: UnitTable) -> Iterator[tuple[str, Phrase]]:
    for reason, phrases in english.IDIOMS.items():
        yield from ((phrase, Phrase(Kind.TRIVIAL, reason)) for phrase in phrases)
    for holiday in english.HOLIDAYS:
        yield holiday, Phrase(None, leads=Class.HOLIDAY)
    for form, unit in units.forms.items():
        if not unit.is_counted and len(tokenize(form)) > 1:
            yield form, Phrase(None, leads=Class.UNIT)


def masked(classes: str, recognised: Iterable[Found[Phrase]]) -> str:
    """The classes with each recognised phrase made one token to the grammar."""
    pieces, at = [], 0
    for found in recognised:
        pieces.append(classes[at : found.start])
        pieces.append(found.meaning.leads + Class.JOINED * (found.end - found.start - 1))
        at = found.end
    pieces.append(classes[at:])
    return "".join(pieces)


# ------------------------------------------------------------------------- refusals that need the context

_SENTENCE_ENDS = one_of("STOP MARK BREAK OPEN OTHER OPEN_SQUARE")
_NOUN_CLASSES = one_of(
    "WORD CAPITALISED INSTITUTION UNIT_LEAD DESIGNATORS DESIGNATOR ABBREVIATED_DESIGNATOR UNIT SEASON MORE "
    "LONG ODD OLD LAST NEXT PREFIX QUARTER EARLY LATE SAME ANOTHER DOUBLE CLOCK_WORD ZONE PLUS_WORD FISCAL MULTI VOTES "
    "WHOLE"
)
_NAME_NEXT = one_of("CAPITALISED INSTITUTION DESIGNATOR TIME_UNIT CENTURY NAMED UNIT UNIT_LETTER")
_WORDS_BELOW_100 = one_of("ONE CARDINAL TENS")
_NUMBER_WORDS = one_of("ONE CARDINAL TENS HUNDRED THOUSAND HALF")
_LAW_BEFORE = re.compile(rf"(?:{english.LEGAL_ABBREVIATIONS})\s?(?:No\.\s?)?\Z")
_LAW_AFTER = re.compile(rf"\s(?:{english.LEGAL_ABBREVIATIONS}|Stat\.|UNTS\b)")
_LAW_REPORT_BEFORE = re.compile(rf"\d\s(?:{english.LAW_REPORTS})\s\Z")
_LAW_REPORT_AFTER = re.compile(rf"\s(?:{english.LAW_REPORTS})\s\d")
ADDRESS_AFTER = re.compile(
    rf"\s(?:[A-Z][\w’'.-]*\s){{1,2}}(?:{english.STREETS})\b(?=[.,;:)]|\s(?:in|on|and|or|is|was|to|at|for|with)\b|\Z)"
)
_BODY_BEFORE = re.compile(rf"\b(?:{english.NUMBERED_BODIES})\s\Z")
_GROUP_BEFORE = re.compile(rf"\b(?:{english.NUMBERED_GROUPS})\sof\s\Z")
_NAMES_BEFORE = (
    (_LAW_BEFORE, "designator: law"),
    (_LAW_REPORT_BEFORE, "page of a law report"),
    (_BODY_BEFORE, "numbered body"),
    (_GROUP_BEFORE, "name of a group"),
)
_TITLE_BEFORE = re.compile(rf"\b(?:{english.TITLES})\s+\Z")
_LOWER_CASE_WORD = re.compile(
    r"\b(?!(?:the|and|for|nor|but|yet|with|from|into|over|than|upon|via|off|out)\b)[a-z]{3,}\b"
)
"""A word that even a headline in capitals would begin with one."""
_SUPERLATIVE = re.compile(r"[\s-](?:most|least|[a-z]{3,}est|best|worst)\b")
_RANKED_SINCE = re.compile(
    r"(?:\s+[^\W\d_][\w-]*){0,4}\s+(?:since\s|in\s+(?:[\w-]+\s+){0,4}?(?:years|months|decades|weeks|days|century|centuries|generations)\b)"
)
_MILLENNIUM = re.compile(r"[\s-]millenni(?:um|a)\b")
_LAST_ORDINAL_IN_WORDS = 10
_HALF_OF_TWO = re.compile(
    r"\b(?:first|second|latter|other|better|either|each|top|bottom|western|eastern|northern|southern)[\s-]+\Z",
    re.IGNORECASE,
)


def refuse_figure(passage: Passage, expression: Expression, start: int, end: int) -> Expression:
    """The expression, or the same text as a name or idiom where its number is none."""
    figure = expression.value
    if not isinstance(figure, Figure):
        return expression
    is_hedged = figure.hedge is not Hedge.NONE
    if not is_hedged and (why := _name_around(passage, start, end)):
        return _refused(expression, Kind.NAME, why)
    if is_capitalised_name(passage, start, end):
        return passage.expression(start, end, Kind.NAME, why="capitalised number word in a name")
    if is_hedged:
        return expression
    if passage.classes[start] == Class.HALF and end - start == 1 and (why := _half_reason(passage, start, end)):
        return _refused(expression, Kind.TRIVIAL, why)
    if passage.classes[end - 1] == Class.ORDINAL_WORD and figure.low == 1:  # "a first for both" is no fraction
        return Expression(expression.start, expression.end, expression.text, Kind.TRIVIAL, figure, "ordinal in words")
    if passage.classes[start] in _WORDS_BELOW_100 and (why := _small_reason(passage, figure, start, end)):
        return Expression(expression.start, expression.end, expression.text, Kind.TRIVIAL, figure, why)
    return expression


def _name_around(passage: Passage, start: int, end: int) -> str:
    """Why the words just before and after make a number part of a name."""
    after = passage.after(end)
    if _LAW_AFTER.match(after):
        return "designator: law"
    if _LAW_REPORT_AFTER.match(after):
        return "page of a law report"
    if ADDRESS_AFTER.match(after):
        return "address"
    word = last_word(passage.text, passage.offsets[start])
    if word != "of" and not word[:1].isupper() and not word.endswith("."):
        return ""
    before = passage.before(start)
    return next((why for pattern, why in _NAMES_BEFORE if pattern.search(before)), "")


def refuse_ordinal(passage: Passage, expression: Expression, start: int, end: int) -> Expression:
    """The ordinal, or the same as trivial: ordinals in words, unless a rank or a span makes them figures."""
    ordinal = expression.value
    if not isinstance(ordinal, Ordinal) or passage.classes[start] == Class.ORDINAL:
        return expression
    after = passage.after(end, 80)
    if (
        ordinal.value > _LAST_ORDINAL_IN_WORDS
        or _MILLENNIUM.match(after)
        or _SUPERLATIVE.match(after)
        or _RANKED_SINCE.match(after)
    ):
        return expression
    return Expression(expression.start, expression.end, expression.text, Kind.TRIVIAL, ordinal, "ordinal in words")


def _refused(expression: Expression, kind: Kind, why: str) -> Expression:
    return Expression(expression.start, expression.end, expression.text, kind, None, why)


def is_capitalised_name(passage: Passage, start: int, end: int) -> bool:
    """Whether a number word has a capital for no other reason than to be part of a name: the Five Eyes.

    So has "the Five" by itself. A headline, where every word has a capital, gives no such sign; nor does the
    start of a sentence.
    """
    token = passage.tokens[start]
    if passage.classes[start] not in _NUMBER_WORDS or not token[0].isupper() or start < 2:
        return False
    if passage.classes[start - 1] == Class.SPACE and _TITLE_BEFORE.search(passage.before(start)):
        return True
    if passage.classes[start - 2 : start] == Class.CAPITALISED + Class.HYPHEN:
        return True
    if passage.classes[start - 1] != Class.SPACE or passage.classes[start - 2] in _SENTENCE_ENDS:
        return False
    before = start - 4 if passage.classes[start - 2] == Class.OF and start >= 4 else start - 2
    after = next((at for at in (start + 2, end + 1) if at < len(passage.tokens)), start)
    beside = (before, after) if passage.classes[start + 1 : start + 2] in (Class.SPACE, Class.HYPHEN) else (before,)
    has_capital_beside = any(_is_capitalised(passage, at) for at in beside)
    is_called_so = (
        passage.classes[start - 2] == Class.THE and passage.classes[end : end + 1] != Class.HYPHEN
    )  # the Five
    return (has_capital_beside or is_called_so) and _is_in_lower_case(passage, start, end)


def _is_in_lower_case(passage: Passage, start: int, end: int) -> bool:
    """Whether the words around are written as in a sentence, so that a capital means something."""
    return bool(_LOWER_CASE_WORD.search(passage.before(start, 60) + passage.after(end, 60)))


def _is_capitalised(passage: Passage, at: int) -> bool:
    return passage.classes[at] in _NAME_NEXT and passage.tokens[at][0].isupper()


def _half_reason(passage: Passage, start: int, end: int) -> str:
    if _HALF_OF_TWO.search(passage.before(start)):
        return "idiom: one of two halves"
    if passage.classes[end : end + 1] == Class.HYPHEN and end + 1 < len(passage.tokens):
        tail = passage.tokens[end + 1].lower()
        return f"idiom: half-{tail}" if tail in english.HALF_TAILS else ""
    return ""


def _small_reason(passage: Passage, figure: Figure, start: int, end: int) -> str:
    """Why a number in words is no figure: a compound ("two-sided"), a pronoun, or "two countries"."""
    classes = passage.classes
    if figure.unit != "1" or end - start != 1:
        return ""
    tail = passage.tokens[end + 1].lower() if end + 1 < len(passage.tokens) else ""
    if classes[end : end + 1] == Class.HYPHEN and tail in english.COMPOUND_TAILS:
        return "idiom: compound adjective"
    if figure.low not in (1, 2) or _SUPERLATIVE.match(passage.after(end)):
        return ""
    follows = classes[end + 1] if end + 1 < len(classes) else ""
    if classes[end : end + 1] in (Class.SPACE, Class.HYPHEN) and follows and follows in _NOUN_CLASSES:
        return "small number before an ordinary noun"
    return "pronoun" if tail in english.MODALS else _pronoun_reason(passage, figure, start)


def _pronoun_reason(passage: Passage, figure: Figure, start: int) -> str:
    words = passage.before(start).lower().split()
    before = words[-1] if words else ""
    if figure.low == 1:
        return "" if before in english.COUNTING_WORDS or not before else "pronoun"
    return "pronoun" if before in ("the", "these", "those", "between", "all", "any") else ""


# ---------------------------------------------------------------------------- names that the grammar proposes


def read_designated(passage: Passage, match: re.Match[str]) -> Expression | None:
    """Read "Article 5"; ``None`` where the word is a verb: "the report documents 35 cases"."""
    start, end = match.span()
    word = passage.tokens[start]
    if word.lower() in english.VERB_DESIGNATORS and end - start == 3 and _is_verb(passage, start, end):
        return None
    return passage.expression(start, end, Kind.NAME, why=f"designator: {word}")


_VERB_BEFORE = re.compile(r"\b(?:to|we|they|you|can|could|will|would|must|should|may|might|not|did|does)\s+\Z")


def _is_verb(passage: Passage, start: int, end: int) -> bool:
    """Whether a number after a designator counts the noun behind it, which makes the designator a verb."""
    if passage.classes[end : end + 2] != Class.SPACE + Class.WORD or not passage.tokens[end + 1].islower():
        return False
    word = passage.tokens[start]
    if word[0].islower() and word.endswith("s"):
        return True
    is_plural = passage.tokens[end + 1].endswith("s")
    begins = start == 0 or passage.classes[start - 1] == Class.BREAK or passage.classes[start - 2] in _SENTENCE_ENDS
    return is_plural and (begins if word[0].isupper() else bool(_VERB_BEFORE.search(passage.before(start))))


def read_month_named(passage: Passage, match: re.Match[str]) -> Expression | None:
    """Read "April Glaspie" and "the October Revolution"; ``None`` where the month is a date ("In April Moscow …")."""
    start, end = match.span()
    month, noun = passage.tokens[start], passage.tokens[end - 1]
    before = passage.before(start)
    if noun in english.MONTH_EVENTS:
        return passage.expression(start, end, Kind.NAME, why="event named after a month")
    is_person = month.lower() in english.GIVEN_NAMES and len(noun) > 1 and not _NO_NAME_BEFORE.search(before)
    if not is_person or passage.classes[end - 1] != Class.CAPITALISED or not _is_in_lower_case(passage, start, end):
        return None
    return passage.expression(start, end, Kind.NAME, why="given name")


_NO_NAME_BEFORE = re.compile(
    r"(?:\b(?:in|of|by|since|until|till|through|during|from|to|and|or|next|last|this|that|early|late|mid|after|before|"
    r"between|on|every|each|the|a|an|previous|following|for|as)\s+|\d(?:st|nd|rd|th)?\s+|mid-|[–-]\s*)\Z",
    re.IGNORECASE,
)
