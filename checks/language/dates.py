"""Date phrases: from the tokens of one date or period to EDTF, its parts and its relation."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field, replace

from checks.language import english
from checks.language.grammar import MONTH_IN_DIGITS, NUMERIC_DATE, PART_OF, PERIOD_FORMS, one_of, over_classes
from checks.language.names import ADDRESS_AFTER
from checks.language.numbers import read_number, read_numeral, read_ordinal, word_value
from checks.language.passage import Passage
from checks.language.phrases import plain
from checks.language.quantities import alternation, hedge_before, last_word, last_words
from checks.language.tokens import Class
from checks.language.values import DatePhrase, Expression, Hedge, Kind, Relation

_CALENDARS_APART = (10, 11, 12, 13)  # days between the Julian and the Gregorian calendar
_LEAP_YEAR = 2000  # stands in for a year that is not written: 29 February is then possible


@dataclass(frozen=True, slots=True)
class Point:
    """One date as far as it is written; ``period`` is EDTF for what has no day or month (a decade)."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    period: str = ""
    parts: tuple[str, ...] = ()

    @property
    def edtf(self) -> str:
        """EDTF, with ``X`` for what is not written."""
        if self.period:
            return self.period
        year = "XXXX" if self.year is None else _year(self.year)
        if self.month is None and self.day is None:
            return year
        month = "XX" if self.month is None else f"{self.month:02d}"
        return f"{year}-{month}" if self.day is None else f"{year}-{month}-{self.day:02d}"

    @property
    def exists(self) -> bool:
        """Whether the calendar has such a day."""
        if self.day is None:
            return True
        if self.month is None:
            return 1 <= self.day <= calendar.monthrange(_LEAP_YEAR, 1)[1]
        year = self.year if self.year is not None and self.year > 0 else _LEAP_YEAR
        return 1 <= self.day <= calendar.monthrange(year, self.month)[1]


def _year(year: int) -> str:
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"


# ------------------------------------------------------------------------------------------ one point


@dataclass(slots=True)
class _Fields:
    """What the tokens of one date give, in the order in which they come."""

    years: list[int] = field(default_factory=list)
    months: list[int] = field(default_factory=list)
    days: list[int] = field(default_factory=list)
    period: str = ""


def read_point(tokens: list[str], classes: str, near: int | None = None) -> Point | None:
    """Read one date; ``None`` where no calendar has it. The century of '45 is that of the year ``near``."""
    if classes.endswith(Class.SPACE + Class.QUARTER_NAME):  # 2024 Q3
        tokens, classes = [tokens[-1], " ", *tokens[:-2]], Class.QUARTER_NAME + Class.SPACE + classes[:-2]
    if classes == Class.QUARTER_NAME:
        return Point(parts=(tokens[0].lower(),))
    parts: tuple[str, ...] = ("fy",) if Class.FISCAL_YEAR in classes else ()
    at = 0
    while part := _PART.match(classes, at):  # "early", then "spring"
        parts += _read_parts(tokens[at : part.end()], part[0])
        at = part.end()
    tokens, classes = _with_whole_year(tokens[at:], classes[at:], near)
    fields = _read_fields(tokens, classes)
    if fields is None:
        return None
    point = Point(
        fields.years[-1] if fields.years else None,
        fields.months[-1] if fields.months else None,  # old style first, new style last
        fields.days[-1] if fields.days else None,
        fields.period,
        parts,
    )
    return point if point.exists else None


def _with_whole_year(tokens: list[str], classes: str, near: int | None) -> tuple[list[str], str]:
    """The tokens with 1963 in place of '63."""
    short = _SHORT_YEAR.search(classes)
    if short is None:
        return tokens, classes
    at = short.start()
    digits = int(tokens[at + 1])
    century = near // 100 if near else 20 if digits <= _LAST_SHORT_YEAR else 19
    year = str(century * 100 + digits)
    return [*tokens[:at], year, *tokens[at + 2 :]], classes[:at] + Class.YEAR + classes[at + 2 :]


_SHORT_YEAR = re.compile(over_classes("APOSTROPHE[SMALL PAIR PADDED]"))
_LAST_YEAR = 2100
_LAST_SHORT_YEAR = 30  # '30 is yet to come, '31 is past
_PART = re.compile(over_classes(f"{PART_OF}|SEASON _ (?:OF _ )?(?:THE _ )?"))
_PART_NAMES = {
    Class.EARLY: "early",
    Class.MID: "mid",
    Class.LATE: "late",
    Class.BEGIN: "begin",
    Class.END: "end",
    Class.FISCAL: "fy",
}


def _read_parts(tokens: list[str], classes: str) -> tuple[str, ...]:
    if Class.HALF in classes:
        return (f"h{english.ORDINALS[tokens[0].lower()]}",)
    if Class.QUARTER in classes:
        return (f"q{english.ORDINALS[tokens[0].lower()]}",)
    names = [_part_name(token, cls) for token, cls in zip(tokens, classes, strict=True)]
    return ("-".join(filter(None, names)),) if any(names) else ()


def _part_name(token: str, cls: str) -> str:
    if cls == Class.SEASON:
        return english.SEASONS[token.lower()]
    if cls == Class.QUARTER_NAME:
        return token.lower()
    return next((name for part, name in _PART_NAMES.items() if part == cls), "")


def _read_fields(tokens: list[str], classes: str) -> _Fields | None:
    if Class.ISO_DATE in classes:
        if "." in tokens[0]:
            return _read_numeric_date(tokens[0].split("."))
        year, month, day = map(int, tokens[0].split("-"))
        return _Fields([year], [month], [day]) if 1 <= month <= 12 else None
    if period := _read_period(tokens, classes):
        return _Fields(period=period)
    if _NUMERIC_DATE.fullmatch(classes):
        numbers = [tokens[0], tokens[2], tokens[4]]
        return _read_numeric_date(numbers[::-1] if classes[0] == Class.YEAR else numbers)
    if _MONTH_IN_DIGITS.fullmatch(classes):
        return _Fields([int(tokens[2])], [int(tokens[0])]) if 1 <= int(tokens[0]) <= 12 else None
    if Class.HOLIDAY in classes:
        return _read_holiday(tokens, classes)
    if Class.TENS in classes and classes[-1] in _NUMBER_WORDS:
        return _read_word_year(tokens, classes)
    fields = _Fields()
    for token, cls in zip(tokens, classes, strict=True):
        _read_field(fields, token, cls)
    if Class.ERA in classes:
        return _read_era(tokens)
    return fields


_NUMERIC_DATE = re.compile(over_classes(NUMERIC_DATE))
_MONTH_IN_DIGITS = re.compile(over_classes(MONTH_IN_DIGITS))
_NUMBER_WORDS = one_of("TENS ONE CARDINAL")
_DAY_CLASSES = one_of("SMALL ORDINAL PADDED PAIR")
_MONTH_CLASSES = one_of("MONTH MONTH_SHORT MONTH_OR_NOT")


def _read_field(fields: _Fields, token: str, cls: str) -> None:
    if cls == Class.YEAR:
        fields.years.append(int(token[:4]))
    elif cls in _MONTH_CLASSES:
        fields.months.append(english.MONTHS[token.lower()])
    elif cls in _DAY_CLASSES and (numeral := read_numeral(token)):
        fields.days.append(int(numeral.value))
    elif cls in (Class.ORDINAL_WORD, Class.SECOND):
        fields.days.append(english.ORDINALS[token.lower()])
    elif cls == Class.FISCAL_YEAR:
        fields.period = _century_of_short(token[2:])


def _century_of_short(digits: str) -> str:
    century = "19" if digits > "50" else "20"
    return digits if len(digits) == 4 else century + digits


def _read_numeric_date(numbers: list[str]) -> _Fields | None:
    """Read 5/8/1963 as the house writes dates, day first, unless only the month can come first."""
    first, second, year = map(int, numbers)
    if len(numbers[2]) == 2:
        year += 2000 if year <= _LAST_SHORT_YEAR else 1900
    day, month = (first, second) if second <= 12 else (second, first)
    return _Fields([year], [month], [day]) if 1 <= month <= 12 else None


def _read_holiday(tokens: list[str], classes: str) -> _Fields:
    start = classes.index(Class.HOLIDAY)
    end = max(classes.rfind(Class.JOINED), start) + 1
    month, day = english.HOLIDAYS[plain("".join(tokens[start:end]))].split("-")
    years = [int(token) for token, cls in zip(tokens, classes, strict=True) if cls == Class.YEAR]
    return _Fields(years, [int(month)], [int(day)])


def _read_word_year(tokens: list[str], classes: str) -> _Fields | None:
    """Read "nineteen eighty-four"."""
    year = word_value(tokens[0]) * 100 + int(read_number(tokens[2:], classes[2:]).value)
    return _Fields([year]) if 1100 <= year < 2100 else None


def _read_era(tokens: list[str]) -> _Fields:
    number = next(int(n.value) for token in tokens if (n := read_numeral(token)))
    return _Fields([1 - number if _before_christ(tokens) else number])


def _before_christ(tokens: list[str]) -> str:
    """The sign of a date before our era; EDTF dates of a record have none, so that none agrees."""
    return "-" if any(token.lower().replace(".", "") in ("bc", "bce") for token in tokens) else ""


def _read_period(tokens: list[str], classes: str) -> str:
    """EDTF for a century or decade, else nothing."""
    if Class.CENTURY in classes:
        at = classes.index(Class.CENTURY)
        return _before_christ(tokens) + _century(tokens[: at - 1], classes[: at - 1])
    if Class.DECADE in classes:
        digits = re.sub(r"\D|s$", "", tokens[classes.index(Class.DECADE)])
        digits = digits.zfill(4) if len(digits) > 2 else "19" + digits
        if era := _before_christ(tokens):
            return f"{era}{digits[:3]}X"
        return digits[:2] + "XX" if digits.endswith("00") and digits < "1900" else digits[:3] + "X"
    if Class.DECADE_WORD in classes:
        return f"{english.DECADES[tokens[classes.index(Class.DECADE_WORD)].lower()]}X"
    return ""


def _century(tokens: list[str], classes: str) -> str:
    """EDTF for the century that an ordinal numbers."""
    return f"{read_ordinal(tokens, classes) - 1:02d}XX"


# -------------------------------------------------------------------------------------------- periods


def read_period(passage: Passage, match: re.Match[str]) -> Expression | None:
    """Read "14–28 October 1962", "1948–49", "from 1781 until 1783"; ``None`` where it is no period."""
    form = next(name for name in PERIOD_FORMS if match[f"{name}_left"] is not None)
    left_span, right_span = match.span(f"{form}_left"), match.span(f"{form}_right")
    if form == "years":
        left, right = _read_years(passage, left_span[0], right_span[0])
    elif form == "centuries":
        left = Point(period=_century(passage.words(*left_span), match["centuries_left"]))
        right = read_point(passage.words(*right_span), match["centuries_right"])
    else:
        left = read_point(passage.words(*left_span), match[f"{form}_left"])
        near = left.year if left else None
        right = read_point(passage.words(*right_span), match[f"{form}_right"], near)
    if left is None or right is None or _is_quoted(passage, match):
        return None
    if right.year == left.year and right.month and not right.day and form == "years":  # 2020-03
        return passage.expression(*match.span(), Kind.DATE, DatePhrase(right.edtf))
    if form == "years" and match[0][0] == Class.SEASON:
        season = (english.SEASONS[passage.tokens[match.start()].lower()],)
        left, right = replace(left, parts=season), replace(right, parts=season)
    left, right = _completed(left, right)
    if form.endswith("_listed") and not _are_in_a_row(passage, match, left, right):
        return None
    if _is_old_and_new_style(match, left, right):
        return None
    if not (left.exists and right.exists) or _is_backwards(left, right):
        return None
    phrase = DatePhrase(f"{left.edtf}/{right.edtf}", _joint_parts(left, right))
    return passage.expression(*match.span(), Kind.DATE, phrase)


def _read_years(passage: Passage, left: int, right: int) -> tuple[Point | None, Point | None]:
    first, written = int(passage.tokens[left]), passage.tokens[right]
    last = int(written)
    if len(written) < 4:
        size = 10 ** len(written)
        last += first - first % size
        if last <= first and written.startswith("0"):
            last += size  # 1999–02
            if last > _LAST_YEAR and 1 <= int(written) <= 12:  # 2020-03
                return Point(first), Point(first, int(written))
    return (Point(first), Point(last)) if last > first else (None, None)


def _completed(left: Point, right: Point) -> tuple[Point, Point]:
    """Each end with what only the other writes: the year of "5 to 9 May 1945", the month of "May 5–9"."""
    if left.period or right.period:
        return left, right
    if left.year is None and right.year is not None and (left.month or left.day or left.parts):
        left = replace(left, year=right.year)
    if right.year is None and left.year is not None and (right.month or right.day):
        right = replace(right, year=left.year)
    if left.month is None and left.day:
        left = replace(left, month=right.month)
    if right.month is None and right.day:
        right = replace(right, month=left.month)
    return left, right


def _are_in_a_row(passage: Passage, match: re.Match[str], left: Point, right: Point) -> bool:
    """Whether the days of "5, 6 and 7 May" follow each other, and make a period."""
    days = [
        int(numeral.value)
        for token, cls in zip(passage.words(*match.span()), match[0], strict=True)
        if cls in _DAY_CLASSES and (numeral := read_numeral(token))
    ]
    first, last = left.day or 0, right.day or 0
    return days == list(range(first, last + 1))


def _is_old_and_new_style(match: re.Match[str], left: Point, right: Point) -> bool:
    """Whether "5/17 April 1824" is one day in two calendars, and not the night of "12/13 May"."""
    has_stroke = Class.SLASH in match[0] and left.day is not None and right.day is not None
    return has_stroke and (right.day or 0) - (left.day or 0) in _CALENDARS_APART


def _is_backwards(left: Point, right: Point) -> bool:
    if left.period or right.period or left.year is None or right.year is None:
        return False
    one = (left.year, left.month or 0, left.day or 0)
    other = (right.year, right.month or 12, right.day or 31)
    return one > other


def _joint_parts(left: Point, right: Point) -> tuple[str, ...]:
    """Parts of either end: ``late/early``, with nothing before or after the stroke where one has none."""
    if left.parts == right.parts:
        return left.parts
    return ("/".join((",".join(left.parts), ",".join(right.parts))),)


# ------------------------------------------------------------------------- a date among its words


_RELATION_BEFORE = re.compile(
    rf"(?<!\w)(?P<relation>{alternation(set(english.RELATIONS) - {'from'})})?(?:(?<=-)|(?<!\w)|\s+)"
    rf"(?:at\s+least\s+)?(?P<circa>(?:{alternation(english.CIRCA)})\s*(?:in\s+)?)?(?P<the>the\s+)?\Z",
    re.IGNORECASE,
)
_RELATION_WORDS = last_words((*english.RELATIONS, *english.CIRCA, "the", "in", "at least"))
_ON_THE = re.compile(r"\b(?:on|by|until|since|before|after|from)\s+the\s+\Z", re.IGNORECASE)
_ONWARDS = re.compile(
    r"\s+(?:onwards?|on(?=[.,;)]|\Z)|to\s+date|(?:to|until)\s+(?:the\s+)?(?:present|today|now)(?:\s+day)?)\b"
    r"|\s?[–-]\s?(?:present|today|now)\b",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom\s+(?:the\s+)?\Z", re.IGNORECASE)
_ENDS_PHRASE = re.compile(r"\s*(?:[.,;:!?)]|\Z)|\s+(?:the|a|his|her|its|their|he|she|they|we|it|at)\b")
_NOUN_AFTER = re.compile(r"\s+[^\W\d_]")
_MONTH_BESIDE = re.compile(
    rf"\s*(?:and|or|to|[/–-])\s*(?:{'|'.join(month.capitalize() for month in english.MONTHS)})\b"
)
_MONTH_CONTEXT = re.compile(
    r"(?:\b(?:in|of|by|since|until|till|through|during|from|to|and|or|next|last|this|that|early|late|mid|after|before|"
    r"between|on|every|each|the|previous|following|for|as|until)\s+|mid-|[(–-]\s*)\Z",
    re.IGNORECASE,
)
_VERB_AFTER_MONTH = re.compile(
    r"\s+(?:be|have|not|also|well|never|still|yet|resume|lead|mean|seem|need|on\s+[A-Z]\w*|of\s+the\s+[A-Z]\w*)\b"
)
_IN = re.compile(r"\b(?:in|during)\s+\Z", re.IGNORECASE)
_QUOTE_ENDS = re.compile(r"\w[.,!?]?['’](?!\w)")
_AT_A_FEAST = re.compile(
    r"\b(?:at|by|before|after|since|until|till|on|over|for|from|to|last|next|this)\s+\Z", re.IGNORECASE
)
_MONTH_SUBJECT = re.compile(r"\s+(?:saw|was|brought|marked|passed|came|\w+ed)\b")


def read_date(passage: Passage, match: re.Match[str]) -> Expression | None:
    """Read one date with the words before it that bind it: "by 31 December 2012", "c. 1785"."""
    start, end = match.span()
    classes = match[0]
    if _counts_what_follows(passage, start, end, classes):
        end = start + 1 + max(classes.find(month) for month in _MONTH_CLASSES)
        classes = passage.classes[start:end]
    point = read_point(passage.words(start, end), classes)
    if point is None or _is_no_month(passage, start, end) or _is_no_holiday(passage, start, end):
        return None
    if _is_quoted(passage, match):
        return None
    if (Class.DECADE_WORD in classes and _is_age(passage, start)) or _is_age_group(passage, start):
        return passage.expression(start, end, Kind.TRIVIAL, why="idiom: an age")
    first, last = passage.offsets[start], passage.offsets[end]
    phrase = DatePhrase(point.edtf, point.parts)
    before = _bound_before(passage, start)
    if before and (before["relation"] or before["circa"]):
        phrase, first = _related(passage, phrase, before, first, end)
    elif classes == Class.YEAR and _is_counted(passage, start, end):
        return None
    elif classes == Class.YEAR and ADDRESS_AFTER.match(passage.after(end)) and not _IN.search(passage.before(start)):
        return passage.expression(start, end, Kind.NAME, why="address")
    onwards = _ONWARDS.match(passage.text, last)
    if onwards and (came_from := _FROM.search(passage.before(start))):
        phrase, last = replace(phrase, relation=Relation.SINCE), onwards.end()
        first -= len(came_from[0])
    elif onwards and onwards[0].strip().lower() != "on":
        phrase, last = replace(phrase, relation=Relation.SINCE), onwards.end()
    return passage.cut(first, last, Kind.DATE, phrase)


def _bound_before(passage: Passage, start: int) -> re.Match[str] | None:
    word = last_word(passage.text, passage.offsets[start])
    if word.lower() not in _RELATION_WORDS and word[-1:] not in "-~":
        return None
    return _RELATION_BEFORE.search(passage.before(start))


def _related(
    passage: Passage, phrase: DatePhrase, before: re.Match[str], first: int, end: int
) -> tuple[DatePhrase, int]:
    """The phrase with its relation; "by the 1974 Protocol" sets no deadline and has none."""
    names_a_thing = before["the"] and not phrase.parts and "X" not in phrase.edtf
    if names_a_thing and _NOUN_AFTER.match(passage.after(end)):
        return phrase, first
    relation = before["relation"]
    if relation is None:
        return replace(phrase, circa=True), first - (len(before[0]) - before.start("circa") + before.start())
    related = replace(
        phrase,
        relation=english.RELATIONS[" ".join(relation.lower().split())],
        circa=before["circa"] is not None,
    )
    return related, first - (before.end() - before.start("relation"))


def _is_counted(passage: Passage, start: int, end: int) -> bool:
    """Whether a hedge makes a bare year a number: "more than 2000", but not "above 1990 levels"."""
    hedge, _ = hedge_before(passage.text, passage.offsets[start], "")
    return hedge is not Hedge.NONE and not passage.after(end).lstrip().startswith("level")


def _counts_what_follows(passage: Passage, start: int, end: int, classes: str) -> bool:
    """Whether a number after a month counts the noun behind it: "In March 20 diplomats were expelled"."""
    is_month_day = len(classes) >= 3 and classes[-1] == Class.SMALL and classes[-3] in _MONTH_CLASSES
    if not is_month_day or passage.classes[end : end + 2] != Class.SPACE + Class.WORD:
        return False
    is_within = bool(_IN.search(passage.before(start))) or len(classes) > 3  # late March 20
    return is_within and passage.tokens[end + 1].islower()


def _is_quoted(passage: Passage, match: re.Match[str]) -> bool:
    """Whether the apostrophe of what looks like '63 opens words in quotation marks: '63 tanks were lost'."""
    short = _SHORT_YEAR.search(match[0])
    if short is None or passage.tokens[match.start() + short.start()] == "’":
        return False
    return bool(_QUOTE_ENDS.search(passage.after(match.end(), 300)))


def _is_no_holiday(passage: Passage, start: int, end: int) -> bool:
    """Whether "Christmas", alone, only describes the noun behind it."""
    is_alone = end - start == 1 and passage.classes[start] == Class.HOLIDAY
    return is_alone and not _AT_A_FEAST.search(passage.before(start))


def _is_no_month(passage: Passage, start: int, end: int) -> bool:
    """Whether a lone "May" or "March" is the verb or the noun."""
    if end - start != 1 or passage.classes[start] != Class.MONTH_OR_NOT:
        return False
    after, before = passage.after(end, 16), passage.before(start, 16)
    if _VERB_AFTER_MONTH.match(after) or not passage.tokens[start][0].isupper():
        return True
    is_one_of_two = _MONTH_BESIDE.match(passage.after(end, 16))
    return not (is_one_of_two or _MONTH_CONTEXT.search(before) or _MONTH_SUBJECT.match(after))


def _is_age(passage: Passage, start: int) -> bool:
    words = passage.before(start).lower().split()
    return any(word in english.AGE_OWNERS for word in words[-2:])


def _is_age_group(passage: Passage, start: int) -> bool:
    """Whether the "60s" are "the over-60s"."""
    return passage.classes[start] == Class.DECADE and bool(_OVER_OR_UNDER.search(passage.before(start, 8)))


_OVER_OR_UNDER = re.compile(r"\b(?:over|under)-\Z", re.IGNORECASE)


def read_shared_century(passage: Passage, match: re.Match[str]) -> Expression:
    """Read the "eighteenth" of "the eighteenth and nineteenth centuries"."""
    start, end = match.span()
    tokens, classes = passage.words(start, end), match[0]
    if classes.endswith(Class.HYPHEN):
        tokens, classes = tokens[:-1], classes[:-1]
    edtf = _century(tokens, classes)
    return passage.expression(start, start + len(tokens), Kind.DATE, DatePhrase(edtf))


def read_day_alone(passage: Passage, match: re.Match[str]) -> Expression | None:
    """Read "on the 27th" at the end of a phrase: a day of a month not written."""
    start, end = match.span()
    day = read_ordinal(passage.words(start, end), match[0])
    if not 1 <= day <= 31 or not _ON_THE.search(passage.before(start)) or not _ENDS_PHRASE.match(passage.after(end)):
        return None
    return passage.expression(start, end, Kind.DATE, DatePhrase(f"XXXX-XX-{day:02d}"))
