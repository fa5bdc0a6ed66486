"""Labels: a figure or date in a record's own words is one that the records bear out.

Labels, holders and places are short texts that pages show beside values. They are not bound, as prose is, so what
they say of a day or number is held against what is recorded around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from checks.facts.model import Fact, Quotation, StateOfAffairs
from checks.facts.records import Records
from checks.findings import Finding, Location, Severity
from checks.language.agreement import Verdict, dates_agree, values_agree
from checks.language.edtf import EdtfDate, EdtfError
from checks.language.finder import Finder
from checks.language.records import FigureRecord
from checks.language.values import BARE, DatePhrase, Expression, Figure, Ordinal, Tally
from checks.rules.pages import NO_FIGURE, Page
from checks.rules.rule import Example, Family, Rule

_BRIDGE = "---\nkind: work\nname: Long Bridge\nfacts:\n%s---\n# Long Bridge\n\nThe Long Bridge crosses the river.\n"
_LAMPS = "  lamps:\n    figure: 52 lamps\n    as-of: 1950-03\n    label: Lamps in %s\n    cite: gazette-1934\n"
_SPAN = "  span-3:\n    figure: 60 metres\n    label: %s span\n    cite: gazette-1934\n"

UNPROVED_LABEL = Rule(
    "unproved-label",
    Family.AGREEMENT,
    Severity.ERROR,
    "A record's label, holder or place has a figure or date that no record bears out.",
    """“Lamps in March 1950” is right if the fact holds as of that month. A date in a fact's label, holder or place
must agree with the fact's `as-of` or `effective` day, a date recorded in the entry, what its formula is reckoned from,
the date of a source that it cites, or a year in its name; a figure with one recorded in the entry; an ordinal with one
recorded in the entry, or with the number in the fact's name (`package-11`, “Eleventh package”).""",
    failing=(
        Example(_BRIDGE % (_LAMPS % "April 1950"), "docs/glossary/long-bridge.md"),
        Example(_BRIDGE % (_SPAN % "Fourth"), "docs/glossary/long-bridge.md"),
        Example(
            _BRIDGE % (_SPAN.replace("span-3", "order-13661") % "In 1950, the first"), "docs/glossary/long-bridge.md"
        ),
    ),
    passing=(
        Example(_BRIDGE % (_LAMPS % "March 1950"), "docs/glossary/long-bridge.md"),
        Example(_BRIDGE % (_SPAN % "Third"), "docs/glossary/long-bridge.md"),
    ),
)
RULES = (UNPROVED_LABEL,)

_NUMBER = re.compile(r"\d+")


def check_page(page: Page, records: Records, finder: Finder) -> Iterator[Finding]:
    """Figures and dates in the labels, holders and places of an entry's facts that its records do not bear out.

    What a series counts has its label once, in its column, and is no fact by itself.
    """
    entry = records.entry_at(page.path)
    for fact in entry.facts.values() if entry is not None else ():
        for words in filter(None, (fact.label, fact.holder, fact.place)):
            for expression in finder.find(words):
                if not _is_proved(expression, fact, records):
                    yield UNPROVED_LABEL.finding(
                        _place_of(words, fact, page.text),
                        f"“{words}”: nothing recorded about “{fact.address}” is “{expression.text}”.",
                        "Correct the words or the record; leave a figure or date out that the value itself shows.",
                        written=expression.text,
                    )


def _place_of(words: str, fact: Fact, text: str) -> Location:
    """Where a fact's record has some words: beside its value, on the nearest line that holds them."""
    places = [(number, line.index(words) + 1) for number, line in enumerate(text.splitlines(), 1) if words in line]
    if not places:
        return fact.location  # written over several lines, or with escapes
    line, column = min(places, key=lambda place: abs(place[0] - fact.location.line))
    return Location(fact.location.path, line, column, line, column + len(words))


def _is_proved(expression: Expression, fact: Fact, records: Records) -> bool:
    """Whether an expression agrees with a record; one that names no day and no number has nothing to prove."""
    value = expression.value
    if expression.kind in NO_FIGURE and not (isinstance(value, Ordinal) and value.value > 2 and _numbers_in_name(fact)):
        return True  # "first term" is no figure, but the "third package" of package-3 is
    if isinstance(value, DatePhrase):
        dates = list(_dates_around(fact, records))
        ends = [replace(value, edtf=end) for end in value.edtf.split("/")]
        return any(_date_agrees(value, date) for date in dates) or all(
            end.edtf.startswith("XXXX") or any(_date_agrees(end, date) for date in dates) for end in ends
        )
    if isinstance(value, Ordinal):
        recorded = (known.value for known in records.entries[fact.entry].facts.values())
        return value in recorded or value.value in _numbers_in_name(fact)
    if isinstance(value, Figure | Tally):
        return any(_figure_agrees(expression, known, records) for known in records.entries[fact.entry].facts.values())
    return True


def _date_agrees(phrase: DatePhrase, date: str) -> bool:
    try:
        return dates_agree(phrase, date).verdict is not Verdict.FALSE
    except EdtfError:  # a source's "n.d.", or a number in a name that is no year
        return False


def _dates_around(fact: Fact, records: Records) -> Iterator[str]:
    """The dates, in EDTF, with which a date in a fact's label may agree."""
    yield from _own_dates(fact)
    for position in records.positions(fact):
        yield from _own_dates(position)
    for address in fact.formula.arguments if fact.formula else ():
        argument = records.fact(address)
        if argument is not None:
            yield from _dates_around(argument, records)
    for other in records.entries[fact.entry].facts.values():
        if isinstance(other.value, EdtfDate):
            yield other.value.text
    for citation in fact.citations:
        source = records.sources.get(citation.key)
        if source is not None:
            yield from filter(None, (source.fields.get("date"), source.fields.get("year")))
    yield from (f"{number:04}" for number in _numbers_in_name(fact))


def _own_dates(fact: Fact) -> Iterator[str]:
    value = fact.value.date if isinstance(fact.value, Quotation) else fact.value
    for date in (value, fact.as_of, fact.effective):
        if isinstance(date, EdtfDate):
            yield date.text


def _numbers_in_name(fact: Fact) -> list[int]:
    return [int(number) for number in _NUMBER.findall(fact.name)]


def _figure_agrees(expression: Expression, fact: Fact, records: Records) -> bool:
    value = fact.value
    if value is None or isinstance(value, EdtfDate | Quotation | StateOfAffairs):
        return False
    if isinstance(value, FigureRecord) and isinstance(expression.value, Figure) and expression.value.unit == BARE:
        return expression.value.low <= value.figure.low and value.figure.high <= expression.value.high
    return values_agree(expression, value, records.configuration.units).verdict is Verdict.AGREES
