"""The grammar of figures and dates, written over token classes.

Notation: a word in capitals is a token class (:class:`checks.language.tokens.Class`), ``_`` is a space, and
blanks mean nothing; all else is regular-expression syntax. Each piece below has a name and an example; the
last, ``GRAMMAR``, lists the kinds of expression in the order in which they are tried at one place. Every
piece is bounded in length, so that a text is read in linear time whatever it holds.
"""

from __future__ import annotations

import re

from checks.language.tokens import Class

_SYMBOL = re.compile(r"\(\?P<\w+>|\(\?\(\w+\)|\(\?P=\w+\)|[A-Z][A-Z_]*[A-Z]|[A-Z]|\S")


def over_classes(pattern: str) -> str:
    """Turn the notation of this module into a regular expression over class characters."""
    return "".join(_translated(match[0]) for match in _SYMBOL.finditer(pattern))


def _translated(symbol: str) -> str:
    if symbol == "_":
        return Class.SPACE.value
    return Class[symbol].value if symbol[0].isupper() else symbol


def one_of(classes: str) -> str:
    """A set of classes, for code that looks at single tokens."""
    return "".join(Class[name].value for name in classes.split())


# ------------------------------------------------------------------------------------------------- numbers

DIGITS = "[SMALL PAIR YEAR NUMERAL GROUPED]"
UNGROUPED = "[SMALL PAIR YEAR NUMERAL PADDED]"
MAGNITUDE = "[HUNDRED THOUSAND MILLION BILLION TRILLION DOZEN]"
LARGE = "[THOUSAND MILLION BILLION TRILLION]"
POWER_OF_TEN = "(?:(?:[SMALL PAIR NUMERAL GROUPED] _ ?CROSS _ ?)?POWER)"
"""5.97 × 10²⁴; 10^30."""

DECIMAL_COMMA = f"[SMALL PAIR NUMERAL]COMMA[SMALL PAIR PADDED NUMERAL](?: _ {LARGE}|(?= _ ?UNIT))"
NUMERAL_AS_WRITTEN = (
    f"(?:{POWER_OF_TEN}|{DECIMAL_COMMA}|{DIGITS}(?:[SPACE HYPHEN]HUNDRED)?(?:[SPACE HYPHEN]{MAGNITUDE})?|SHORT)"
)
"""1,550; 1.5 million; 2 dozen; 4.35bn; 1,2 million, as much of Europe writes it."""

BELOW_20 = "[ONE CARDINAL]"
BELOW_100 = f"(?:TENS(?:HYPHEN{BELOW_20})?+|{BELOW_20})"
HUNDREDS_END = f"(?:(?: _ AND)? _ {BELOW_100}(?![SPACE HYPHEN]HUNDRED))?"
BELOW_1000 = (
    f"(?:(?:A(?= _ {MAGNITUDE})|{BELOW_100})(?:[SPACE HYPHEN]HUNDRED{HUNDREDS_END})?|A _ HUNDRED{HUNDREDS_END})"
)
"""thirty-five; one hundred and fifty; a hundred."""

GROUP_JOINT = f"(?: _ AND _ | COMMA _ (?:AND _ )?(?={BELOW_100} _ (?:HUNDRED|ORDINAL_MAGNITUDE|{LARGE})) | _ )"
"""Between the groups of a long number: "two million, three hundred thousand and five"."""


_GROUPS = "".join(
    f"(?:{GROUP_JOINT}?{BELOW_1000}[SPACE HYPHEN]{magnitude})?"
    for magnitude in ("TRILLION", "BILLION", "MILLION", "THOUSAND")
)
WORDS = (
    f"(?:(?={BELOW_1000}){_GROUPS}(?:{GROUP_JOINT}?{BELOW_1000})?"
    "(?<=[ONE CARDINAL TENS HUNDRED THOUSAND MILLION BILLION TRILLION])"
    f"(?:[SPACE HYPHEN]DOZEN)?|A _ DOZEN)"
)
"""two thousand four hundred; one million; two dozen. Magnitudes descend, each group may be absent."""

SPAN = "[TIME_UNIT CENTURY]"
_AND_PARTS = (
    "[SPACE HYPHEN]AND[SPACE HYPHEN](?:A[SPACE HYPHEN](?:HALF|QUARTER)|(?:ONE|CARDINAL)[SPACE HYPHEN](?:PARTS|QUARTER)"
    f"|(?:A|ONE)[SPACE HYPHEN]ORDINAL_WORD(?=[SPACE HYPHEN](?:{SPAN}|UNIT|TIMES|{MAGNITUDE})))"
)
WITH_HALF = (
    f"(?:(?:A|ONE) _ (?:{LARGE}|DOZEN) _ AND _ A _ HALF"  # a million and a half
    f"|(?:{BELOW_100}|SMALL){_AND_PARTS}(?:[SPACE HYPHEN]{MAGNITUDE})?"  # two and a half million
    f"|HALF _ A _ {MAGNITUDE}|(?:A _ )?HALF[SPACE HYPHEN]{MAGNITUDE}"  # half a million
    f"|VULGAR(?: _ {MAGNITUDE})?)"  # ½
)
AFTER_A_FRACTION = (
    "(?= _ (?:OF|IN|BETWEEN|SINCE|FROM|TO|AND|OR|PREPOSITION|AFTER|BEFORE|MORE|LESS|THE)|[COMMA STOP MARK CLOSE]|$)"
)
"""What tells "fell by a third in 1992" from "a third term"."""

FRACTION = (
    f"(?:(?:(?:ONE|CARDINAL|A)[SPACE HYPHEN](?:PARTS|QUARTER)|(?:ONE|CARDINAL)HYPHEN ORDINAL_WORD"
    f"|(?:ONE|A) _ ORDINAL_WORD{AFTER_A_FRACTION})(?: _ OF _ A _ (?={LARGE}|{SPAN})(?:{LARGE})?)?"
    f"|(?:A _ |ONE HYPHEN|ONE _ (?=HALF(?!HYPHEN)))?HALF(?: _ (?:OF _ )?A _ (?={SPAN}))?|QUARTER HYPHEN(?={SPAN}))"
)
"""two-thirds; a quarter of a million; half; a quarter-century."""

RATIO = (
    f"(?:(?:ONE _ (?:WORD|CAPITALISED)(?= _ IN _ (?:CARDINAL|TENS))"
    f"|CARDINAL _ WORD(?= _ IN _ (?:CARDINAL|TENS)(?:[STOP COMMA MARK CLOSE]| _ PREPOSITION|$))"
    f"|{BELOW_100}|SMALL) _ (?:OUT _ OF|IN) _ "
    f"(?:A _ )?(?:{BELOW_100}|[SMALL PAIR])(?! _ (?:{SPAN}|{MAGNITUDE}|UNIT|MONTH))"
    f"|(?:SMALL[SPACE HYPHEN](?=SMALL SLASH SMALL(?!SLASH)))?SMALL SLASH[SMALL PAIR](?!SLASH))"
)
"""one in four; one man in four; nine out of ten; 3/4; 6 1/2."""

NUMBER = f"(?:{WITH_HALF}|{RATIO}|{FRACTION}|{NUMERAL_AS_WRITTEN}|{WORDS})"

# --------------------------------------------------------------------------------------------- quantities

ONE_UNIT = "(?:[UNIT UNIT_LETTER MONEY_CODE TIME_UNIT CENTURY TIMES DEGREE SECOND]JOINED{0,6}+)"
UNIT_NEXT = f"(?:(?:[SPACE HYPHEN]|)(?:OF _ )?(?:WHOLE _ (?={SPAN}))?{ONE_UNIT})"
UNIT_BELOW = f"(?: _ PER _ {ONE_UNIT}|SLASH(?:{ONE_UNIT}|WORD|ABBREVIATED_DESIGNATOR))"
UNIT_PHRASE = f"(?:{ONE_UNIT}{UNIT_BELOW}?+)"
"""kilotons; square miles; litres per second; km/h."""

DENSITY = "(?:(?: _ WORD)? _ PER _ |SLASH)UNIT JOINED{0,6}+"
UNIT_AFTER = f"(?:(?:[SPACE HYPHEN]|)(?:OF _ )?(?:WHOLE _ (?={SPAN}))?{UNIT_PHRASE}(?:HYPHEN OLD)?|{DENSITY})"
"""After a number: 35 km; 35-km; a quarter of a mile; 34 people per square kilometre; 34/km²."""

SIGN = "(?:MINUS|(?:(?<=[SPACE BREAK OPEN])|^)HYPHEN(?=[SMALL PAIR YEAR NUMERAL GROUPED SHORT MEASURED])|MINUS_WORD _ )"
MONEY_SIGN = "(?:CURRENCY _ ?|MONEY_CODE _ ?)"
AMOUNT = f"(?:{MONEY_SIGN}?{NUMBER}{UNIT_AFTER}?|MEASURED)"
"""$55 billion; 150 kt; thirteen days."""

RANGE = (
    f"(?P<range>(?P<between>BETWEEN _ (?:ABOUT _ )?)?(?P<low>{SIGN}?{AMOUNT})"
    f"(?(between) _ AND _ (?:ABOUT _ )?| (?: _ ?[DASH MINUS] _ ?|HYPHEN(?:TO HYPHEN)?| _ (?:TO|OR) _ ))"
    f"(?P<high>{SIGN}?{AMOUNT}))"
)
"""between 1,700 and 2,200; 500–5,500 km; $500 million to $1 billion; two or three."""

SPREAD = (
    f"(?P<spread>(?P<middle>{DIGITS}) _ ?PLUS_MINUS _ ?(?P<margin>{DIGITS})"
    f"(?P<in_both>CLOSE? _ {MAGNITUDE})?{UNIT_AFTER}?)"
)
"""8,848 ± 5 m."""

EVERY = f"(?P<every>EVERY _ (?:ORDINAL_WORD|ORDINAL)(?: _ {SPAN})?)"
"""every third man; every fourth year."""

TALLY = f"(?P<tally>{DIGITS} _ VOTES _ TO _ (?:{DIGITS}|NONE|{BELOW_100})|RATIO)"
"""288 votes to 131; 14 votes to none; 1:50,000."""

MULTIPLE = f"(?P<multiple>TWICE|MULTIPLIED|DOUBLE(?= _ THE)|TENFOLD|(?:{DIGITS}|{BELOW_100})HYPHEN FOLD)"
"""twice; doubled; fivefold; double the number."""

VAGUE = (
    f"(?P<vague>PLURAL_MAGNITUDE(?: _ OF _ PLURAL_MAGNITUDE)?(?: _ OF _ {UNIT_PHRASE})?"
    f"|(?:A _ )?SEVERAL _ (?:{MAGNITUDE}(?: _ {UNIT_PHRASE})?|{SPAN})"
    f"|A _ COUPLE(?: _ OF)? _ (?:{MAGNITUDE}(?: _ {UNIT_PHRASE})?|{SPAN})"
    f"|MULTI HYPHEN ?{LARGE}(?:[SPACE HYPHEN]{UNIT_PHRASE})?|TIME_UNIT HYPHEN LONG)"
)
"""dozens; hundreds of thousands; several hundred; a few weeks; multi-billion dollar."""

SINGLE_SPAN = (
    f"(?P<single_span>(?:A|ANOTHER) _ (?:WHOLE _ )?{SPAN}(?: _ AND _ A _ HALF)?|[TIME_UNIT CENTURY]HYPHEN(?:LONG|OLD))"
)
"""a decade; within a week; another year; a decade-long war."""

QUANTITY = f"(?P<quantity>{SIGN}?{AMOUNT})"

# -------------------------------------------------------------------------------------------------- dates

DAY = "[SMALL ORDINAL PADDED]"
MONTH_NAME = "(?:MONTH|MONTH_OR_NOT|MONTH_SHORT STOP ?)"
WEEKDAY_BEFORE = "(?:(?:WEEKDAY|WEEKDAY_SHORT STOP ?)COMMA ? _ (?:THE _ )?)"
SHORT_YEAR = "(?:(?:(?<=[SPACE BREAK OPEN DASH HYPHEN SLASH])|^)APOSTROPHE[SMALL PAIR PADDED](?!APOSTROPHE))"
YEAR_AFTER = f"(?:(?:COMMA ? _ |HYPHEN)(?:OF _ )?(?:YEAR|{SHORT_YEAR}))"
_LETTER_FOR_A_UNIT = "UNIT_LETTER(?=[COMMA MARK CLOSE]| _ [WORD AND OR TO IN PREPOSITION]|$)"
NOT_MEASURED = f"(?!(?:[SPACE HYPHEN]|)(?:{MAGNITUDE}|UNIT|MONEY_CODE|TIME_UNIT|DEGREE|{_LETTER_FOR_A_UNIT}))"
"""A bare 1000–2100 is a year, unless a unit or magnitude follows."""

BARE_YEAR = f"YEAR{NOT_MEASURED}"
COMPACT_DATE = f"(?:{DAY}HYPHEN{MONTH_NAME}HYPHEN YEAR)"
DAY_MONTH = f"(?:{WEEKDAY_BEFORE}?(?:{DAY} _ (?:OF _ )?|(?:ORDINAL_WORD|SECOND) _ OF _ ){MONTH_NAME}{YEAR_AFTER}?)"
MONTH_DAY = (
    f"(?:{WEEKDAY_BEFORE}?{MONTH_NAME} _ (?:THE _ )?"
    f"(?:{DAY}{NOT_MEASURED}|(?:ORDINAL_WORD|SECOND)(?=[COMMA STOP MARK CLOSE]|$)){YEAR_AFTER}?)"
)
OLD_STYLE = f"(?:{DAY} _ {MONTH_NAME} _ OPEN{DAY} _ {MONTH_NAME}CLOSE _ YEAR|{DAY}SLASH{DAY} _ {MONTH_NAME} _ YEAR)"
"""25 October (7 November) 1917; 5/17 April 1824."""

_DAY_OR_MONTH = "[SMALL PADDED]"
NUMERIC_DATE = (
    f"(?:{_DAY_OR_MONTH}SLASH{_DAY_OR_MONTH}SLASH YEAR|{_DAY_OR_MONTH}STOP{_DAY_OR_MONTH}STOP YEAR"
    f"|{_DAY_OR_MONTH}HYPHEN{_DAY_OR_MONTH}HYPHEN YEAR|YEAR SLASH{_DAY_OR_MONTH}SLASH{_DAY_OR_MONTH})"
)
"""5/8/1963; 05-08-1963; 1963/08/05."""

MONTH_IN_DIGITS = "PADDED SLASH YEAR"
ORDINAL_NAME = "(?:ORDINAL|TENS HYPHEN(?:ORDINAL_WORD|SECOND)|ORDINAL_WORD|SECOND)"
CENTURY_DATE = f"(?:{ORDINAL_NAME}[SPACE HYPHEN]CENTURY(?: _ ERA)?)"
DECADE_DATE = "(?:APOSTROPHE ?DECADE(?: _ ERA)?|APOSTROPHE ?DECADE_WORD)"
ERA_YEAR = f"(?:ERA _ (?:YEAR|{DIGITS})|{DIGITS} _ ERA)"
WORD_YEAR = f"(?:(?:CARDINAL|TENS) _ TENS(?:HYPHEN{BELOW_20})?{NOT_MEASURED})"
SEASON_BEFORE = "(?:SEASON(?: _ OF)? _ (?:THE _ )?)"
SEASON_YEAR = f"(?:{SEASON_BEFORE}(?:YEAR|{SHORT_YEAR}))"
HOLIDAY_DATE = "(?:HOLIDAY JOINED{0,8}(?:(?:COMMA ? _ )(?:OF _ )?YEAR)?)"
PART_OF = (
    "(?:(?:BEGIN|END|MID) _ OF _ (?:THE _ )?"
    "|(?:EARLY|MID|LATE)(?:[SPACE HYPHEN]TO[SPACE HYPHEN](?:MID|LATE)|HYPHEN(?:MID|LATE))?[SPACE HYPHEN]"
    "(?:IN _ )?(?:THE _ )?"
    "|(?:ORDINAL_WORD|SECOND)[SPACE HYPHEN](?:HALF|QUARTER) _ OF _ (?:THE _ )?"
    "|SEASON _ OF _ |QUARTER_NAME _ |FISCAL _ (?:TIME_UNIT _ )?)"
)
"""early; mid-to-late; the end of; the third quarter of; Q3; fiscal year."""

QUARTER_ALONE = "QUARTER_NAME(?= _ ?(?:DASH|HYPHEN|AND|OR|TO) _ ?QUARTER_NAME _ YEAR)"
"""The Q1 of "Q1–Q3 2024"."""

WHOLE_DATE = (
    f"(?:ISO_DATE|YEAR _ QUARTER_NAME|{NUMERIC_DATE}|{MONTH_IN_DIGITS}|{OLD_STYLE}|{COMPACT_DATE}|{DAY_MONTH}"
    f"|{MONTH_DAY}|{HOLIDAY_DATE}|{MONTH_NAME}{YEAR_AFTER}|{CENTURY_DATE}|{DECADE_DATE}|{SEASON_YEAR}|FISCAL_YEAR"
    f"|{ERA_YEAR}|{BARE_YEAR}|{WORD_YEAR}|{SHORT_YEAR}|{MONTH_NAME}|{QUARTER_ALONE})"
)
POINT = f"(?:{PART_OF}?{WHOLE_DATE})"
"""Any one date: 5 August 1963; the mid-1990s; December 1991."""

_DASH = " _ ?[HYPHEN DASH MINUS] _ ?"
_TO = " _ (?:TO|UNTIL|THROUGH) _ "
_FROM = "(?:FROM _ (?:ABOUT _ )?(?:THE _ )?)"
_BETWEEN = "BETWEEN _ (?:ABOUT _ )?(?:THE _ )?"
PERIOD_FORMS = (
    "years",
    "days_then_month",
    "month_then_days",
    "days_listed",
    "month_listed",
    "months_then_year",
    "centuries",
    "points",
)
PERIOD = (
    "(?P<period>"
    f"(?:{SEASON_BEFORE}|FISCAL _ (?:TIME_UNIT _ )?)?(?P<years_left>YEAR)[HYPHEN DASH SLASH]"
    "(?P<years_right>[YEAR SMALL PAIR PADDED](?![HYPHEN SLASH])(?![SPACE]?[UNIT]))"
    f"|(?:{_FROM}|{_BETWEEN})?(?P<days_then_month_left>{WEEKDAY_BEFORE}?{DAY})(?:{_DASH}|{_TO}| _ AND _ |SLASH)"
    f"(?:THE _ )?(?P<days_then_month_right>{DAY_MONTH})"
    f"|(?:{_FROM}|{_BETWEEN})?(?P<month_then_days_left>{WEEKDAY_BEFORE}?{MONTH_NAME} _ {DAY})"
    f"(?:{_DASH}|{_TO}| _ AND _ )(?P<month_then_days_right>{DAY}(?! _ {MONTH_NAME}){YEAR_AFTER}?)"
    f"|(?P<days_listed_left>{DAY})(?:COMMA _ {DAY}){{1,8}}(?:COMMA ?| _ AND _ |COMMA _ AND _ )"
    f"(?P<days_listed_right>(?<=SPACE){DAY_MONTH})"
    f"|(?P<month_listed_left>{MONTH_NAME} _ {DAY})(?:COMMA _ {DAY}(?![SPACE]?(?:{MAGNITUDE}|UNIT|TIME_UNIT))){{1,8}}"
    f"COMMA ? _ AND _ (?P<month_listed_right>{DAY}(?! _ {MONTH_NAME}){YEAR_AFTER}?)"
    f"|(?P<months_then_year_left>{MONTH_NAME}) _ AND _ (?P<months_then_year_right>{MONTH_NAME} _ YEAR)"
    f"|{_FROM}?(?P<centuries_left>{ORDINAL_NAME})HYPHEN ?(?:{_DASH}|{_TO})"
    f"(?:THE _ )?(?P<centuries_right>{CENTURY_DATE})"
    f"|(?P<between_points>{_BETWEEN})?{_FROM}?(?P<points_left>{POINT})"
    f"(?(between_points)COMMA ? _ AND _ |(?:{_DASH}|COMMA ?{_TO}))(?:THE _ )?(?P<points_right>{POINT}))"
)
"""14–28 October 1962; October 11 and 12, 1986; 1948–49; from 1781 until 1783; 30 July–1 August 1975."""

DATE = f"(?P<date>{POINT})"
SHARED_CENTURY = (
    f"(?P<shared_century>{ORDINAL_NAME}HYPHEN ?"
    f"(?= _ (?:AND|OR|TO) _ (?:EARLY _ |THE _ )?{ORDINAL_NAME}[SPACE HYPHEN]CENTURY))"
)
"""The eighteenth, of "the eighteenth and nineteenth centuries"."""

DAY_ALONE = "(?P<day_alone>(?<=THE SPACE)ORDINAL)"
"""Of "on the 27th"."""

# ------------------------------------------------------------------------------ relative dates and times

CALENDAR_WORD = "(?:[TIME_UNIT CENTURY WEEKDAY WEEKEND SEASON DAYTIME]|[MONTH MONTH_OR_NOT](?! _ [SMALL ORDINAL]))"
_SPAN_COUNTED = (
    f"(?:(?:A|(?:A _ )?SEVERAL|A _ COUPLE _ OF)[SPACE HYPHEN]|{NUMBER}(?:[SPACE HYPHEN]|(?<=A SPACE))){SPAN}"
)
RELATIVE = (
    f"(?P<nearby>[LAST NEXT PAST] _ (?:(?:{NUMBER}|SEVERAL|COUPLE _ OF)[SPACE HYPHEN])?{CALENDAR_WORD}(?! _ OF)"
    f"|[SAME THIS] _ (?:SAME _ )?{CALENDAR_WORD}(?! _ OF))"
    f"|(?P<distant>(?:(?:A _ {SPAN} _ AND _ A _ HALF|{SPAN}) _ (?:LATER|AGO)"
    f"|{_SPAN_COUNTED} _ (?:LATER|AGO|(?:BEFORE|AFTER)(?=[STOP COMMA MARK CLOSE]|$))))"
    f"|(?P<beside>(?<=THE SPACE)[TIME_UNIT DAYTIME] _ (?:BEFORE|AFTER)(?! _ OF))"
    f"|(?P<weekday>WEEKDAY)|(?P<today>TODAY)"
    f"|(?P<turn>TURN _ OF _ (?:THE _ )?CENTURY|MID HYPHEN CENTURY|TIME_UNIT HYPHEN END)"
    f"|(?P<season>(?<=[IN PREPOSITION SINCE UNTIL]SPACE)(?:THE _ )?(?:SEASON|WEEKEND)(?! _ OF))"
)
"""last year; the next ten years; four days later; the day before; Monday; today."""

TIME = (
    "(?P<time>CLOCK(?: _ ?HALF_DAY)?(?: _ ZONE)?|CLOCK_HALF_DAY|[SMALL NUMERAL] _ HALF_DAY|[PADDED YEAR NUMERAL] _ ZONE"
    "|PADDED _ TIME_UNIT|(?<=[PREPOSITION FROM UNTIL]SPACE)PADDED(?![HYPHEN SLASH])"
    "|(?:SMALL|ONE|CARDINAL) _ ?WORD APOSTROPHE CLOCK_WORD|(?:SMALL _ )?NOON"
    "|(?<=[PREPOSITION FROM UNTIL]SPACE)[YEAR NUMERAL] _ TIME_UNIT"
    "|(?:HALF|(?:A _ )?QUARTER) _ (?:PAST|TO) _ (?:SMALL|ONE|CARDINAL)|HALF HYPHEN PAST _ (?:SMALL|ONE|CARDINAL)"
    "|(?:SMALL|CARDINAL|TENS)(?: _ TIME_UNIT)? _ PAST _ (?:SMALL|ONE|CARDINAL))"
)
"""10:30 a.m.; 4 a.m.; 0600 GMT; noon; half past ten; ten o'clock."""

# ------------------------------------------------------------------------------------------------- ordinals

_ORDINAL_END = f"(?:(?:TENS HYPHEN)?(?:ORDINAL_WORD|SECOND)|(?:{BELOW_1000}[SPACE HYPHEN])?ORDINAL_MAGNITUDE)"
_ORDINAL_HUNDREDS = f"(?:(?:A|{BELOW_100})[SPACE HYPHEN]HUNDRED _ (?:AND _ )?)?"
ORDINAL = f"(?P<ordinal>ORDINAL|{_GROUPS}{GROUP_JOINT}?{_ORDINAL_HUNDREDS}{_ORDINAL_END})"
"""16th; forty-second; one hundred and first."""

# --------------------------------------------------------------------------------------------------- names

REFERENCE = f"[SMALL PAIR YEAR NUMERAL PADDED IDENTIFIER](?!{UNIT_NEXT}|[SPACE HYPHEN]{MAGNITUDE})"
_COMPOUND = f"{REFERENCE}(?:[HYPHEN DASH SLASH STOP]{REFERENCE}){{0,6}}(?:OPEN[SMALL PADDED]CLOSE){{0,3}}"
_LISTED = f"{_COMPOUND}(?:(?:COMMA _ | _ TO _ ){_COMPOUND}){{0,8}}(?:COMMA ? _ (?:AND|OR) _ {_COMPOUND})?"
_ORDINAL_LIKE = f"{BELOW_20}(?!HYPHEN| _ (?:{MAGNITUDE}|UNIT|{SPAN}|OUT|OF|TIMES))"
DESIGNATED = (
    f"(?P<designated>(?:DESIGNATOR STOP ?|ABBREVIATED_DESIGNATOR STOP)[SPACE HYPHEN]?"
    f"(?:ABBREVIATED_DESIGNATOR STOP _ ?)?(?:{_COMPOUND}|{_ORDINAL_LIKE})"
    f"|(?:DESIGNATORS STOP ?|ABBREVIATED_DESIGNATOR STOP)[SPACE HYPHEN]?(?:{_LISTED}|{_ORDINAL_LIKE}))"
)
"""Article 5; pp. 12–15; paragraphs 3, 4 and 5; Apollo 11."""

LETTERS = (
    "[CAPITALISED WORD IDENTIFIER UNIT UNIT_LETTER MONEY_CODE A DESIGNATOR DESIGNATORS ABBREVIATED_DESIGNATOR "
    "INSTITUTION WEEKDAY_SHORT ZONE OTHER HALF_DAY]"
)
ATTACHED = (
    f"(?P<attached>(?:(?<={LETTERS}[HYPHEN SLASH])|(?<=[CAPITALISED UNIT_LETTER IDENTIFIER]DASH))"
    f"(?:{UNGROUPED}|IDENTIFIER|MEASURED|SHORT|DECADE|CLOCK)"
    f"(?:[HYPHEN SLASH STOP](?:{UNGROUPED}|IDENTIFIER|CAPITALISED|UNIT_LETTER)){{0,6}})"
)
"""The 29 of MiG-29, the 1244 of S/RES/1244."""

CODE = (
    f"(?P<code>{UNGROUPED}(?:HYPHEN{UNGROUPED}){{2,12}}|{UNGROUPED}(?:PLUS{UNGROUPED}){{1,3}}"
    f"|IDENTIFIER(?:[PLUS HYPHEN SLASH](?:{UNGROUPED}|IDENTIFIER|CAPITALISED|UNIT_LETTER)){{0,6}}"
    f"|(?:{UNGROUPED}|SHORT|MEASURED)HYPHEN IDENTIFIER"
    f"|(?:SHORT|MEASURED)HYPHEN{UNGROUPED}(?! _ ?[UNIT MONEY_CODE TIME_UNIT])"
    f"|OPEN_SQUARE[SMALL PAIR NUMERAL](?:[COMMA DASH HYPHEN] _ ?[SMALL PAIR NUMERAL]){{0,6}}CLOSE_SQUARE"
    f"|PADDED(?:[HYPHEN SLASH]{UNGROUPED}){{0,6}}|ADDRESS|QUARTER_NAME)"
)
"""728-50-00; 2+4; 9M729; [12]; 007."""

NUMBERED_BODY = f"(?P<numbered_body>{ORDINAL_NAME}(?: _ CAPITALISED){{0,2}} _ INSTITUTION)"
"""the 40th Army; the Twentieth Party Congress."""

MONTH_NAMED = "(?P<month_named>[MONTH MONTH_OR_NOT] _ [CAPITALISED INSTITUTION])"
"""April Glaspie; the October Revolution."""

SURNAME = "(?P<surname>(?<=CAPITALISED SPACE)MONTH_OR_NOT(?! _ ?(?:[SMALL ORDINAL YEAR]))(?!COMMA _ YEAR))"
"""The May of Theresa May."""

WAR = "(?P<war>(?:(?:CARDINAL|TENS|HUNDRED)[SPACE HYPHEN])TIME_UNIT(?:APOSTROPHE WORD ?)? _ INSTITUTION)"
"""the Thirty Years' War."""

COORDINATES = (
    "(?P<coordinates>[SMALL PAIR NUMERAL PADDED]DEGREE _ ?[SMALL PAIR NUMERAL PADDED][PRIME APOSTROPHE]"
    "(?: _ ?[SMALL PAIR NUMERAL PADDED][PRIME OTHER])?(?: _ ?[CAPITALISED UNIT_LETTER ABBREVIATED_DESIGNATOR WORD])?)"
)
"""54°40′; 37°37′12″ E. Whole degrees are quantities: 55°N."""

TELEPHONE = f"(?P<telephone>PLUS{UNGROUPED}(?:[SPACE HYPHEN OPEN CLOSE]{{1,2}}{UNGROUPED}){{2,8}})"

_BEGINS_ALONE = (
    "[SMALL PAIR YEAR NUMERAL GROUPED POWER RATIO PADDED SHORT MEASURED ORDINAL DECADE ISO_DATE CLOCK CLOCK_HALF_DAY "
    "VULGAR IDENTIFIER ADDRESS ONE CARDINAL TENS HALF QUARTER ORDINAL_WORD SECOND ORDINAL_MAGNITUDE PLURAL_MAGNITUDE "
    "SEVERAL MULTI TWICE MULTIPLIED DOUBLE TENFOLD CURRENCY MONTH MONTH_SHORT MONTH_OR_NOT WEEKDAY WEEKDAY_SHORT "
    "DECADE_WORD QUARTER_NAME FISCAL_YEAR HOLIDAY TODAY NOON EVERY]"
)
_BEGINS_BEFORE_SOME = (
    "A _ [HUNDRED THOUSAND MILLION BILLION TRILLION DOZEN HALF QUARTER PARTS ORDINAL_WORD SEVERAL COUPLE TIME_UNIT "
    "CENTURY WHOLE]"
    "|[LAST NEXT PAST SAME THIS] _ |THE _ [SEASON WEEKEND]|HUNDRED[SPACE HYPHEN]TIME_UNIT"
    "|[EARLY MID LATE BEGIN END SEASON FISCAL ERA MONEY_CODE FROM BETWEEN TURN ANOTHER MINUS_WORD][SPACE HYPHEN]"
    "|[TIME_UNIT CENTURY](?:HYPHEN[LONG OLD END]| _ [LATER AGO BEFORE AFTER])|DAYTIME _ [BEFORE AFTER]"
    "|[DESIGNATOR DESIGNATORS ABBREVIATED_DESIGNATOR](?:STOP _ ?|[SPACE HYPHEN]|)"
    "[SMALL PAIR YEAR NUMERAL PADDED IDENTIFIER ONE CARDINAL ABBREVIATED_DESIGNATOR]"
    "|[HYPHEN MINUS PLUS][SMALL PAIR YEAR NUMERAL GROUPED SHORT MEASURED CURRENCY]"
    "|MONEY_CODE[SMALL PAIR YEAR NUMERAL GROUPED SHORT]"
    "|APOSTROPHE[DECADE DECADE_WORD SMALL PAIR PADDED]|OPEN_SQUARE[SMALL PAIR NUMERAL]"
)
_START = f"(?={_BEGINS_ALONE}|{_BEGINS_BEFORE_SOME})"
"""The classes that an expression may begin with: the search passes over all others at once."""

GRAMMAR = re.compile(
    over_classes(
        f"{_START}(?:{ATTACHED}|{DESIGNATED}|{NUMBERED_BODY}|{WAR}|{COORDINATES}|{TELEPHONE}|{SURNAME}|{MONTH_NAMED}|{TIME}"
        f"|{PERIOD}|{SHARED_CENTURY}|{DATE}|{DAY_ALONE}"
        f"|{CODE}|{TALLY}|{EVERY}|{SPREAD}|{RELATIVE}|{RANGE}|{MULTIPLE}|{VAGUE}|{ORDINAL}|{QUANTITY}|{SINGLE_SPAN})"
    )
)
"""One expression; the name of its outermost group says what it is."""

SINGLE_DATE = re.compile(over_classes(f"{_START}(?:{SHARED_CENTURY}|{DATE})"))
PLAIN = re.compile(over_classes(f"{_START}(?:{ORDINAL}|{QUANTITY})"))
"""What the tokens may still be where a longer reading turns out to make no sense ("31 June 1990")."""
