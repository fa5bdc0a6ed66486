"""The English of figures and dates: every word, idiom and class of names that the finder knows.

This is the one table to write for another language. It holds no grammar and no code beyond the making of
dictionaries; a word that the finder should know is added here by one line.
"""

from __future__ import annotations

from fractions import Fraction

from checks.language.tokens import Class
from checks.language.values import Exact, Hedge, Relation


def _numbered(words: str, first: int = 0, step: int = 1) -> dict[str, int]:
    return {word: first + step * place for place, word in enumerate(words.split())}


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


def _classed(**words: str) -> dict[str, Class]:
    return {word: Class[name] for name, line in words.items() for word in line.split()}


# ---------------------------------------------------------------------------------------------- numbers

CARDINALS = _numbered(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
TENS = _numbered("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10)
MAGNITUDES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "mn": 10**6,
    "mln": 10**6,
    "bn": 10**9,
    "bln": 10**9,
    "mrd": 10**9,
    "tn": 10**12,
    "trn": 10**12,
    "dozen": 12,
    "score": 20,
}
ORDINALS = _numbered(
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
) | _numbered("twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth", 20, 10)
ORDINAL_MAGNITUDES = {
    "hundredth": 100,
    "thousandth": 1_000,
    "millionth": 10**6,
    "billionth": 10**9,
    "trillionth": 10**12,
}
PARTS = {
    "half": 2,
    "halves": 2,
    "quarter": 4,
    "quarters": 4,
    **{word + "s": number for word, number in ORDINALS.items() if number > 2},
    "hundredths": 100,
    "thousandths": 1_000,
}
VULGAR = {
    sign: Fraction(int(top), int(bottom))
    for sign, top, bottom in zip("½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞", "113121234151357", "244335555668888", strict=True)
}
SUFFIX_MAGNITUDES = {
    "k": 1_000,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "bn": 10**9,
    "bln": 10**9,
    "tn": 10**12,
    "trn": 10**12,
}
"""Written on to a numeral without a space: ``$4.35bn``."""

UNIT_SUFFIXES = {"x": "times", "pc": "percent", "pct": "percent"}
"""Written on to a numeral for a unit, and nowhere else: "10x"."""

PLURAL_MAGNITUDES: dict[str, tuple[int, int]] = {
    "tens": (20, 99),
    "dozens": (24, 99),
    "scores": (40, 99),
    "hundreds": (200, 999),
    "thousands": (2_000, 9_999),
    "millions": (2 * 10**6, 10**7 - 1),
    "billions": (2 * 10**9, 10**10 - 1),
    "trillions": (2 * 10**12, 10**13 - 1),
}
"""What a vague plural admits, both ends included."""

MULTIPLES: dict[str, Exact] = {
    "twice": 2,
    "thrice": 3,
    "doubled": 2,
    "doubling": 2,
    "doubles": 2,
    "double": 2,
    "tripled": 3,
    "tripling": 3,
    "triple": 3,
    "trebled": 3,
    "trebling": 3,
    "treble": 3,
    "quadrupled": 4,
    "quadrupling": 4,
    "quadruple": 4,
    "quintupled": 5,
    "halved": Fraction(1, 2),
    "halving": Fraction(1, 2),
    "halves": Fraction(1, 2),
}

# -------------------------------------------------------------------------------- hedges, before and after

HEDGES: dict[str, Hedge] = {
    phrase: hedge
    for hedge, line in {
        Hedge.EXACTLY: "exactly|precisely",
        Hedge.ABOUT: "about|approximately|approx.|roughly|around|some|circa|ca.|ca|c.|an estimated|estimated|"
        "an approximate|an average of|on the order of|in the order of|of the order of|in the region of|"
        "in the vicinity of|in the neighbourhood of|in the neighborhood of|virtually|more or less|"
        "somewhere around|something like|perhaps|possibly|probably|maybe|almost exactly|barely|scarcely|~|≈",
        Hedge.OVER: "over|more than|greater than|above|in excess of|exceeding|upwards of|upward of|beyond|"
        "well over|well above|far more than|far over|much more than|considerably more than|"
        "substantially more than|significantly more than|many more than|north of|>",
        Hedge.AT_LEAST: "at least|no fewer than|no less than|not less than|not fewer than|a minimum of|"
        "minimum of|as few as|as little as|at the very least|a good|no lower than|not under|not below|≥",
        Hedge.UNDER: "under|fewer than|less than|below|well under|well below|far less than|far fewer than|"
        "much less than|considerably less than|considerably fewer than|short of|<",
        Hedge.AT_MOST: "up to|at most|no more than|not more than|not over|not above|not exceeding|not to exceed|"
        "no greater than|no larger than|no higher than|to within|a maximum of|maximum of|as many as|as much as|"
        "at the most|≤",
        Hedge.NEARLY: "nearly|almost|close to|just under|just below|slightly under|slightly below|"
        "slightly less than|slightly fewer than|a little under|a little less than|a bit under|just less than|"
        "just short of|a little short of|not far short of|just shy of|shy of|not quite|approaching|nearing|"
        "very nearly|nigh on|getting on for|the better part of|the best part of|marginally less than",
        Hedge.JUST_OVER: "just over|just above|slightly over|slightly above|slightly more than|"
        "just more than|a little over|a little more than|a little above|a bit over|a bit more than|a shade over|"
        "only just over|marginally more than",
    }.items()
    for phrase in line.split("|")
}
"""Phrases before a number that say how it relates to the number meant; the longest wins."""

HEDGES_AFTER: dict[str, Hedge] = {
    phrase: hedge
    for hedge, line in {
        Hedge.ABOUT: "or so|or thereabouts|odd|ish|something",
        Hedge.AT_LEAST: "plus|+|or more",
        Hedge.AT_MOST: "or less|or fewer",
    }.items()
    for phrase in line.split("|")
}
"""Phrases after a number that do the same."""

HEDGES_AT_THE_END: dict[str, Hedge] = {
    phrase: hedge
    for hedge, line in {
        Hedge.ABOUT: "approximately|approx.|roughly|more or less|give or take",
        Hedge.AT_LEAST: "at least|at the least|at the very least|at a minimum|minimum|or over|or above|or upwards|"
        "and more|and over|and above|and up|and upwards",
        Hedge.AT_MOST: "at most|at the most|at the very most|at a maximum|maximum|or under|or below|and under|"
        "and below",
    }.items()
    for phrase in line.split("|")
}
"""Phrases that hedge the number before them only at the end of a phrase: elsewhere, they may hedge the next."""

NOT_BEFORE_TIME = frozenset({"over", "beyond"})
"""Hedges that before a span of time mean its course: "500 tons over 20 years"."""

# ---------------------------------------------------------------------------------------------- the calendar

MONTHS = _numbered("january february march april may june july august september october november december", 1) | {
    "jan": 1,
    "feb": 2,
    "mar": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
MONTHS_OR_NOT = frozenset({"march", "may"})
"""Months whose name, capitalised, may be a verb, a noun or a surname."""

WEEKDAYS = _words("monday tuesday wednesday thursday friday saturday sunday")
WEEKDAYS_SHORT = _words("mon tue tues wed thu thur thurs fri sat sun")
DECADES = _numbered("twenties thirties forties fifties sixties seventies eighties nineties noughties", 192)
SEASONS = {
    "spring": "spring",
    "summer": "summer",
    "autumn": "autumn",
    "fall": "autumn",
    "winter": "winter",
}
HOLIDAYS = {
    "New Year's Day": "01-01",
    "Valentine's Day": "02-14",
    "May Day": "05-01",
    "All Saints' Day": "11-01",
    "Christmas Eve": "12-24",
    "Christmas Day": "12-25",
    "Christmas": "12-25",
    "Candlemas": "02-02",
    "Lady Day": "03-25",
    "Midsummer Day": "06-24",
    "Michaelmas": "09-29",
    "All Souls' Day": "11-02",
    "Martinmas": "11-11",
    "Hogmanay": "12-31",
    "Boxing Day": "12-26",
    "New Year's Eve": "12-31",
}
"""Holidays of a fixed date; a country's own belong to the handbook's records."""

HOLIDAY_LEADS = frozenset(holiday.split()[0].lower() for holiday in HOLIDAYS if holiday.split()[0].endswith("mas"))
"""First words of holidays that are a holiday by themselves."""

RELATIONS: dict[str, Relation] = {
    phrase: relation
    for relation, line in {
        Relation.BY: "by|no later than|not later than|not after|on or before",
        Relation.BEFORE: "before|prior to|pre-|earlier than|ahead of",
        Relation.AFTER: "after|post-|later than",
        Relation.SINCE: "since|no earlier than|not earlier than|not before|on or after|ever since|starting in|"
        "starting from|from|beginning in|beginning on",
        Relation.UNTIL: "until|till|through|up to|up until|up to and including",
    }.items()
    for phrase in line.split("|")
}
"""Phrases before a date that say how it relates to the day or period meant."""

CIRCA = (
    "about",
    "around",
    "approximately",
    "roughly",
    "circa",
    "ca.",
    "ca",
    "c.",
    "~",
    "perhaps",
    "possibly",
    "probably",
    "maybe",
    "on or about",
    "in or about",
    "in or around",
)

DAY_SHIFTS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
NOON = {"noon": 12, "midday": 12, "midnight": 0}

# -------------------------------------------------------------------------------------------- words, by class

WORDS: dict[str, Class] = _classed(
    HUNDRED="hundred",
    THOUSAND="thousand",
    MILLION="million mn mln",
    BILLION="billion bn bln mrd",
    TRILLION="trillion tn trn",
    DOZEN="dozen score",
    ONE="one",
    HALF="half",
    QUARTER="quarter",
    SECOND="second",
    SEVERAL="several few",
    COUPLE="couple",
    MULTI="multi",
    TWICE="twice thrice",
    MULTIPLIED="doubled doubling doubles tripled tripling trebled trebling quadrupled quadrupling quintupled "
    "halved halving",
    DOUBLE="double triple treble quadruple",
    FOLD="fold",
    CENTURY="century centuries",
    TIMES="times",
    PER="per",
    DEGREE="degree degrees",
    OLD="old",
    LONG="long",
    EARLY="early",
    MID="mid middle",
    LATE="late",
    BEGIN="beginning start",
    END="end close",
    FISCAL="fiscal financial fy",
    ERA="ad bc ce bce a.d. b.c. c.e. b.c.e.",
    DAYTIME="morning afternoon evening night",
    WEEKEND="weekend weekends",
    TODAY="today tonight yesterday tomorrow",
    ZONE="gmt utc est edt cet cest msk",
    HALF_DAY="am pm a.m. p.m.",
    NOON="noon midday midnight",
    CLOCK_WORD="clock",
    A="a an",
    THE="the",
    OF="of",
    AND="and",
    OR="or",
    TO="to",
    IN="in",
    OUT="out",
    FROM="from",
    BETWEEN="between",
    UNTIL="until till",
    THROUGH="through",
    BEFORE="before",
    AFTER="after",
    SINCE="since",
    ABOUT="about approximately roughly around circa",
    PLUS_WORD="plus",
    EVERY="every",
    SO="so thereabouts",
    MORE="more",
    LESS="less fewer",
    ODD="odd",
    PREFIX="pre post sub non anti inter",
    LAST="last previous preceding recent",
    NEXT="next following coming ensuing subsequent",
    SAME="same",
    THIS="this that these those",
    LATER="later hence",
    AGO="ago earlier",
    PAST="past",
    TURN="turn",
    ANOTHER="another",
    WHOLE="full whole entire",
    VOTES="votes vote",
    NONE="none nil",
    MINUS_WORD="minus",
    PREPOSITION="at on by for with without as under over into onto within against during toward towards among "
    "above below via upon across along is are was were be been has have had will would can could may might "
    "shall should must did does do but than then when while because if where which who whom whose so nor yet "
    "not only also remained became came went said met agreed signed stayed fell rose",
    SUPERLATIVE="most least largest biggest greatest highest lowest smallest longest shortest oldest youngest "
    "richest poorest deadliest busiest fastest heaviest tallest deepest worst best",
) | _classed(
    PARTS=" ".join(word for word in PARTS if word not in ("half", "quarter")),
    PLURAL_MAGNITUDE=" ".join(PLURAL_MAGNITUDES),
    ORDINAL_MAGNITUDE=" ".join(ORDINAL_MAGNITUDES),
    TENS=" ".join(TENS),
    CARDINAL=" ".join(word for word in CARDINALS if word != "one"),
    ORDINAL_WORD=" ".join(word for word in ORDINALS if word != "second"),
    DECADE_WORD=" ".join(DECADES),
    SEASON=" ".join(SEASONS),
)
"""Words in lower case, each to its class. Months and weekdays, which need a capital, have their own tables."""

TIME_UNITS = {
    word: unit
    for unit, line in {
        "second": "second seconds",
        "minute": "minute minutes",
        "hour": "hour hours",
        "day": "day days",
        "week": "week weeks",
        "fortnight": "fortnight fortnights",
        "month": "month months",
        "year": "year years",
        "decade": "decade decades",
        "century": "century centuries",
    }.items()
    for word in line.split()
}
FORTNIGHT = "fortnight"
"""Two weeks, and the one span of time that is no unit of its own."""

WHOLE_SPANS = frozenset({"decade", "century", "fortnight"})
"""Spans that "a" always counts ("a decade of mistrust"); "a day" is a figure only after the words below."""

BEFORE_A_SPAN = (
    "for|within|after|over|about|nearly|almost|than|in|lasted|lasting|last|by|least|under|just|only|roughly|"
    "approximately|barely|hardly|take|took|takes|spent|spend|every|half|around"
)

CURRENCY_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "₽": "RUB", "¥": "JPY"}
CURRENCY_PREFIXES = {"US": "USD", "U.S.": "USD", "C": "CAD", "A": "AUD", "NZ": "NZD", "HK": "HKD", "S": "SGD"}
"""What may be written on to a dollar sign: US$5 million."""

NUMBERED_GROUPS = "Group|Gang|Committee|Council|Club|Band"
"""Capitalised, with "of" and a number: the Group of 77."""

STREETS = "Street|St|Avenue|Ave|Road|Rd|Square|Lane|Drive|Boulevard|Place|Court|Terrace|Gardens|Crescent|Quay|Row"
"""After a number and a capitalised word or two, an address: 10 Downing Street."""

NUMBERED_BODIES = "Convention|Amendment|Task Force|Squadron|Battalion|Regiment|Brigade|Battery|Platoon"
"""Capitalised, with a number behind them: Task Force 58. An ordinal stands before them."""

TITLES = (
    r"Messrs\.?|Mrs\.?|Mr\.?|Ms\.?|Dr\.?|Sir|Dame|Lord|Lady|Senator|Sen\.|President|General|Gen\.|Captain|Capt\.|"
    r"Colonel|Col\.|Professor|Prof\.|Justice|Judge|Secretary|Minister|Ambassador"
)
"""Before a capitalised number word, they make it a surname: Mr. Forty."""

GIVEN_NAMES = frozenset({"april", "may", "june", "august"})
"""Months that are given names: April Glaspie, August Bebel."""

MONTH_EVENTS = _words(
    "Revolution Revolutions Putsch Coup Uprising Uprisings Rising Manifesto Theses War Massacre Days Surprise"
)
"""Capitalised nouns whose event is named after a month: the October Revolution."""

MODALS = _words("can could may might must should would cannot ought never always")
"""After "one", they make it a pronoun."""

SUBUNITS = {
    form: (money, Fraction(1, 100))
    for money, forms in {"USD": "cent cents ¢", "GBP": "pence", "RUB": "kopeck kopecks kopek kopeks"}.items()
    for form in forms.split()
}

WEIGHTS = {"pound": "lb", "pounds": "lb"}
"""Names of money that before "of" are weights: "two pounds of butter"."""

AGE_OWNERS = frozenset({"his", "her", "their", "my", "your", "our", "one's"})
"""Before "sixties" or "thirties", an age and not a decade."""

# ----------------------------------------------------------------------------------- names, by class

DESIGNATORS = _words(
    # provisions and documents
    "Article Articles Art Resolution Resolutions Section Sections Sec Chapter Chapters Title Titles Annex "
    "Annexes Appendix Appendices Schedule Clause Clauses Protocol Paragraph Paragraphs Para Paras Rule Rules "
    "Regulation Law Order Decree Directive Decision Memorandum Document Doc Bill Proposition "
    "Opinion Report Circular Recommendation Instruction Proclamation Ordinance Guideline Principle "
    "Motion Petition Standard Form Publication Cable Telegram Dispatch Despatch Question Plan "
    "Stat CFR USC UNTS RFC ISO ISBN ISSN DOI "
    # parts of a book and its apparatus
    "Volume Vol Vols Part Parts Page Pages Table Tables Figure Figures Fig Figs Box Note Notes Footnote "
    "Plate Column Line Verse Psalm Act Scene Item Items Exhibit Case Number Numbers Version Book Canto Episode "
    "Season Series Lesson Exercise Equation Theorem Map Chart Graph Diagram Slide Panel File Folder Folio Reel "
    # grades, stages and series
    "Phase Stage Level Tier Track Basket Type Class Category Grade Mark Mk Model Block Zone Area Sector Region "
    "District Unit Reactor Round Priority Option Opus Op Generation Point Project Object Product Operation "
    "Mission Test Batch Windows "
    # ways and places
    "Route Highway Interstate Motorway Road Channel Radio Room Gate Pier Terminal Platform Checkpoint "
    "Hill Hut Station School Stream Flight Camp Stalag Building Apartment Flat Suite Studio Site Plant Facility "
    "Shaft Silo Hangar Runway Berth Cell Exit Junction Tunnel "
    # conditions and agencies
    "DEFCON Condition Code Detachment "
    # craft, numbered as they are built or flown
    "Sputnik Vostok Voskhod Soyuz Salyut Luna Lunokhod Venera Mars Zond Kosmos Cosmos Apollo Gemini "
    "Mercury Skylab Surveyor Ranger Mariner Viking Pioneer Voyager Explorer Vanguard Expedition Artemis Orion "
    "Falcon Atlas Titan Delta Proton Ariane Saturn Vega Angara Energia Starship Progress Molniya Meteor Landsat "
    "Discoverer Boeing Airbus Tupolev Ilyushin Antonov Yakovlev Sukhoi Cessna Concorde"
)
"""Capitalised words whose number is part of a name: Article 5, Table 2, Apollo 11."""

DESIGNATORS_ANY_CASE = _words(
    "article articles section sections chapter chapters annex annexes appendix clause clauses subsection "
    "subparagraph paragraph paragraphs para paras page pages footnote footnotes verse column columns rule "
    "rules route routes volume volumes version versions phase level tier type category line heading "
    "subheading item items document documents note notes resolution resolutions table tables appendices isbn "
    "code codes reactor flight room channel § # №"
)

VERB_DESIGNATORS = _words(
    "document documents note notes table tables rule rules line lines route routes page pages order report mark "
    "box block track test plan form file map chart stage project room cable question book building panel"
)
"""Designators that may be verbs: "the report documents 35 cases", "Order 35 tanks"."""

ABBREVIATED_DESIGNATORS = _words(
    "no nos p pp art arts sec ch chap vol vols fig figs para paras par app ann ed col cols l ll n nn op doc "
    "docs stat cl v tab pt fn fns eq"
)
"""Designators only with a full stop after them."""

PLURAL_DESIGNATORS = _words(
    "articles resolutions sections chapters titles annexes appendices clauses protocols paragraphs paras "
    "rules parts pages tables figures figs notes footnotes columns items exhibits numbers phases stages "
    "levels tiers types classes categories rounds routes volumes vols versions lines headings subheadings "
    "documents pp nos arts cols ll nn docs chs"
)
"""Designators of a list: Articles 5, 6 and 12. After a singular one, "Article 5, 12 states" goes on to a figure."""

INSTITUTIONS = _words(
    "War Army Armies Fleet Fleets Front Corps Division Divisions Brigade Regiment Battalion Squadron Infantry "
    "Cavalry Airborne Armored Armoured Guards Wing Congress Congresses Parliament Amendment Republic "
    "Reich Temple Rome World International Internationale Crusade Crusades Dynasty Estate Empire Symphony "
    "Committee Secretary Secretaries Lady Gentleman Minister Deputy Circuit Street Avenue Ward Precinct "
    "District Lord Party Directorate Department Chamber Plenum Conference Assembly Session "
    "Commandment Earl Duke Baron Viscount Marquess Council Convention Concerto"
)
"""Capitalised nouns that an ordinal names: the 40th Army, the Twentieth Party Congress, the First Lady."""

COMPOUND_TAILS = _words(
    "way sided side tier tiered pronged track edged faced star dimensional time fold stop step piece size "
    "liner upmanship on off hand hander party rate class string fiddle guess guessing best degree column "
    "nature strike in minded level order timer"
)
"""After a hyphen, words that make an adjective of a small number word: two-sided, one-way, second-rate."""

HALF_TAILS = _words(
    "hearted heartedly truth truths life lives time way baked brother sister wit witted mast term moon "
    "measure measures tone track timbered breed caste light forgotten empty full finished built dead naked "
    "open asleep awake jokingly crazed blind serious formed eaten buried hidden educated starved"
)
"""After "half-", words that make no fraction of it."""

COUNTING_WORDS = _words("to from by only just exactly least most about were was numbered totalled reached than")
"""Before "one" or "two" at the end of a phrase: a count ("cut to one")."""

IDIOMS: dict[str, tuple[str, ...]] = {
    "pronoun": (
        "no one",
        "any one",
        "every one",
        "each one",
        "one another",
        "one of",
        "one after another",
        "one after the other",
        "one by one",
        "one or other",
        "one or the other",
        "one and all",
        "one and the same",
        "one and only",
        "loved one",
        "good one",
        "evil one",
        "one's",
    ),
    "idiom": (
        "one day",
        "one thing",
        "one hand",
        "one inch",
        "one time",
        "one-time",
        "one way or another",
        "one way or the other",
        "one point",
        "one stage",
        "one side",
        "one side or the other",
        "as one",
        "at one with",
        "back to square one",
        "square one",
        "day one",
        "from day one",
        "number one",
        "rule number one",
        "one too many",
        "one step",
        "one-to-one",
        "one to one",
        "one-on-one",
        "one on one",
        "one-off",
        "one-man",
        "one-woman",
        "one-party",
        "one-sided",
        "one-sidedly",
        "one-way",
        "one for all",
        "all for one",
        "one in the eye",
        "hole in one",
        "public enemy number one",
        "one foot in the grave",
        "two-way",
        "two-faced",
        "two-edged",
        "two-time",
        "two a penny",
        "two sides of the same coin",
        "two sides of a coin",
        "two cents' worth",
        "in two minds",
        "of two minds",
        "cut both ways",
        "put two and two together",
        "two and two together",
        "two and two make four",
        "the lesser of two evils",
        "lesser of two evils",
        "two wrongs",
        "two peas in a pod",
        "two can play",
        "two birds with one stone",
        "three cheers",
        "three Rs",
        "three-ring circus",
        "two's company",
        "three's a crowd",
        "three sheets to the wind",
        "third time lucky",
        "four corners",
        "four winds",
        "four-letter word",
        "on all fours",
        "all fours",
        "four-square",
        "five o'clock shadow",
        "high five",
        "take five",
        "at sixes and sevens",
        "sixes and sevens",
        "six of one and half a dozen of the other",
        "six feet under",
        "deep six",
        "sixth sense",
        "seven seas",
        "seven deadly sins",
        "seventh heaven",
        "seven-year itch",
        "seven wonders",
        "behind the eight ball",
        "eight ball",
        "nine lives",
        "cloud nine",
        "dressed to the nines",
        "nine times out of ten",
        "nine-to-five",
        "nine to five",
        "ten to one",
        "ten-foot pole",
        "hang ten",
        "top ten",
        "eleventh hour",
        "eleventh-hour",
        "at the eleventh hour",
        "baker's dozen",
        "dime a dozen",
        "nineteen to the dozen",
        "forty winks",
        "fifty-fifty",
        "50-50 chance",
        "50/50",
        "sixty-four-thousand-dollar question",
        "sixty-four thousand dollar question",
        "ninety-nine times out of a hundred",
        "one hundred per cent certain",
        "a hundred times over",
        "a hundred and one",
        "a thousand and one",
        "hundred-to-one",
        "a thousand times no",
        "a thousand cuts",
        "a thousand words",
        "a thousand years of nights",
        "a million miles away",
        "a million miles from",
        "a million and one",
        "one in a million",
        "one-in-a-million",
        "a million to one",
        "thanks a million",
        "million-dollar question",
        "the million-dollar question",
        "zero-sum",
        "zero sum",
        "zero option",
        "zero-option",
        "zero tolerance",
        "zero-tolerance",
        "zero hour",
        "ground zero",
        "year zero",
        "absolute zero",
        "zero in on",
        "zeroed in on",
        "patient zero",
        "net-zero",
        "net zero",
        "double zero",
        "catch-22",
        "Catch-22",
        "catch 22",
        "24/7",
        "20/20",
        "20/20 hindsight",
        "twenty-twenty hindsight",
        "101 course",
        "at first",
        "first of all",
        "first and foremost",
        "first and last",
        "first come, first served",
        "first hand",
        "first-hand",
        "first-class",
        "first-rate",
        "first name",
        "first names",
        "first-name terms",
        "first-strike",
        "first strike",
        "first-use",
        "first use",
        "first principles",
        "first step",
        "first steps",
        "first place",
        "first sight",
        "first glance",
        "first instance",
        "first light",
        "first aid",
        "first person",
        "first refusal",
        "first-born",
        "first fruits",
        "first cousin",
        "first things first",
        "of the first water",
        "second-strike",
        "second strike",
        "second-hand",
        "second hand",
        "second-rate",
        "second-class",
        "second-guess",
        "second-guessed",
        "second-guessing",
        "second nature",
        "second thought",
        "second thoughts",
        "second to none",
        "second wind",
        "second sight",
        "second fiddle",
        "second best",
        "second-best",
        "second chance",
        "second cousin",
        "second home",
        "second opinion",
        "split second",
        "split-second",
        "every second",
        "third party",
        "third parties",
        "third-party",
        "third-rate",
        "third degree",
        "third rail",
        "third person",
        "third way",
        "third force",
        "third country",
        "third countries",
        "third state",
        "third states",
        "third-country",
        "fourth estate",
        "fourth wall",
        "fifth column",
        "fifth-column",
        "fifth columnist",
        "fifth columnists",
        "fifth wheel",
        "fifth estate",
        "nth degree",
        "better half",
        "other half",
        "half the battle",
        "half the story",
        "half measures",
        "half hearted",
        "half-hearted",
        "too clever by half",
        "not half bad",
        "half way",
        "no half measures",
        "half-mast",
        "at half mast",
        "close quarters",
        "no quarter",
        "gave no quarter",
        "some quarters",
        "many quarters",
        "all quarters",
        "living quarters",
        "head quarters",
        "double standard",
        "double standards",
        "double agent",
        "double agents",
        "double game",
        "double-edged",
        "double-cross",
        "double-crossed",
        "on the double",
        "think twice",
        "thought twice",
        "once or twice",
        "once upon a time",
        "old times",
        "at times",
        "one for the books",
        "day of reckoning",
        "day of judgement",
        "day to day",
        "day-to-day",
        "from day to day",
        "day in, day out",
        "day after day",
        "year after year",
        "year on year",
        "year-on-year",
        "year by year",
        "day by day",
        "a day late",
        "one fine day",
        "9/11",
        "one of these days",
        "these days",
        "to this day",
        "this day and age",
        "from time to time",
        "march of time",
    ),
}
"""Phrases that hold a number word and are no figure, by reason. The first letter may be a capital."""

LAW_REPORTS = (
    r"U\.\s?S\.|F\.\s?(?:2d|3d|4th|Supp\.(?:\s?[23]d)?)|S\.\s?Ct\.|L\.\s?Ed\.(?:\s?2d)?|Fed\.\s?Reg\.|"
    r"A\.C\.|Q\.B\.|W\.L\.R\.|U\.?N\.?T\.?S\b\.?|L\.?N\.?T\.?S\b\.?|I\.?L\.?M\b\.?|Stat\.|T\.I\.A\.S\.|I\.C\.J\."
)
"""Between two numbers, they make them the volume and page of a law report: 410 U.S. 113."""

LEGAL_ABBREVIATIONS = r"P\.\s?L\.|Pub\.\s?L\.|H\.\s?R\.|Res\.|U\.S\.C\.|C\.F\.R\."
"""Before a number, or after it, they make it the number of a law."""
