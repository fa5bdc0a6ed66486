"""Agreement: what prose says of a fact, or of an article's claim, is what the record says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from checks.facts.model import Claim, Fact, Quotation, RecordedValue, StatedText, StateOfAffairs
from checks.facts.records import Records
from checks.facts.rendering import value_text
from checks.findings import Finding, Fix, Severity
from checks.language.agreement import Agreement, Verdict, range_holds_all, same_claim, values_agree
from checks.language.edtf import EdtfDate
from checks.language.finder import Finder
from checks.language.numbers import has_decimal_comma
from checks.language.quotation import quotation_agrees
from checks.language.records import FigureRecord, Recorded
from checks.language.statements import DIRECTION, sentence_around
from checks.language.values import BARE, Expression, Figure, Hedge, Kind, Ordinal, Tally
from checks.language.weekdays import wrong_weekday
from checks.language.whole import counted_noun
from checks.rules.binding import EMPTY_BINDING
from checks.rules.pages import Mention, Page
from checks.rules.rule import Family, Rule, examples
from checks.rules.targets import target_of

FIGURE_DISAGREES = Rule(
    "figure-disagrees",
    Family.AGREEMENT,
    Severity.ERROR,
    "A figure in prose is not what its record says.",
    """What is written admits certain values; the record's must be among them.

| written | admits |
| --- | --- |
| 1,550; thirty-five | exactly that |
| 1.5 million; $55 billion; 5.8 per cent | half a unit of the last written place, 5 per cent at most |
| about, approximately, roughly, around, some, an estimated | as far as the number is round, 10 per cent at most |
| over, more than, above | more, and less than the next round figure |
| at least; at most, up to | the same with the figure itself; a legal limit must be met exactly |
| under, fewer than, less than | less, and more than the round figure below |
| nearly, almost, close to, just under | up to the tolerance of “about” below, not the figure itself |
| just over | up to the tolerance of “about” above |
| between A and B, A–B | the range; a record that is a range has the same ends |
| dozens, hundreds, thousands | 24–99, 200–999, 2,000–9,999 |
| half, a third, twice, fivefold | 5 per cent either way |""",
    failing=examples(
        "# Example\n\nThe bridge is {fact}`1,420 metres <long-bridge.length>` long.\n",
        "# Example\n\nThe bridge is over {fact}`1,300 metres <long-bridge.length>` long.\n",
    ),
    passing=examples(
        "# Example\n\nThe bridge is {fact}`1,240 metres <long-bridge.length>` long.\n",
        "# Example\n\nThe bridge is {fact}`over 1,200 metres <long-bridge.length>` long.\n",
    ),
)
FIGURE_MISLEADS = Rule(
    "figure-misleads",
    Family.AGREEMENT,
    Severity.ERROR,
    "A hedge is true of the record and yet misleads.",
    """“Over 20,000” is true of 90,000 and leaves the reader far from it. A hedge reaches to the next round
figure and no further; write a nearer one.""",
    failing=examples("# Example\n\nThe bridge is {fact}`over 500 metres <long-bridge.length>` long.\n"),
    passing=examples("# Example\n\nThe bridge is {fact}`over 1,200 metres <long-bridge.length>` long.\n"),
)
DATE_DISAGREES = Rule(
    "date-disagrees",
    Family.AGREEMENT,
    Severity.ERROR,
    "A date in prose is not what its record says.",
    """The record must lie inside the day, month, year, decade or century that is written. “Early”, “mid” and
“late” are the thirds of a year, decade, century or month; “by” means not after the end, “before” and “after”
strictly outside, “since” and “until” the start and the end of a period. A written period starts and ends where
the record's does; a weekday must be the date's. Bound to a figure that has an `as-of`, a date is held against that.""",
    failing=examples(
        "# Example\n\nIt was opened on {fact}`13 May 1934 <long-bridge.opened>`.\n",
        "# Example\n\nIt was opened in {fact}`late 1934 <long-bridge.opened>`.\n",
        "# Example\n\nIt was opened on {fact}`Monday, 12 May 1934 <long-bridge.opened>`.\n",
    ),
    passing=examples(
        "# Example\n\nIt was opened in {fact}`May 1934 <long-bridge.opened>`.\n",
        "# Example\n\nIt was opened in {fact}`the 1930s <long-bridge.opened>`.\n",
        "# Example\n\nIt was opened on {fact}`Saturday, 12 May 1934 <long-bridge.opened>`.\n",
    ),
)
DATE_MISLEADS = Rule(
    "date-misleads",
    Family.AGREEMENT,
    Severity.ERROR,
    "A date is true of its record and yet misleads.",
    """“By 1997” is true of 1968 and leaves the reader to think of 1996. Write a date nearer to the record's.""",
    failing=examples("# Example\n\nIt was opened {fact}`by 1960 <long-bridge.opened>`.\n"),
    passing=examples("# Example\n\nIt was opened {fact}`by 1935 <long-bridge.opened>`.\n"),
)
DATE_IN_MARGIN = Rule(
    "date-in-margin",
    Family.AGREEMENT,
    Severity.WARNING,
    "A date lies just outside the part of the period that is written.",
    """“Early”, “mid” and “late” are not sharp. A record within the margin (a month for a year, a year for a
decade, ten years for a century, two days for a month) is let pass with this warning.""",
    failing=examples("# Example\n\nIt was opened in {fact}`early 1934 <long-bridge.opened>`.\n"),
    passing=examples("# Example\n\nIt was opened in {fact}`mid-1934 <long-bridge.opened>`.\n"),
)
TOO_EXACT = Rule(
    "too-exact",
    Family.AGREEMENT,
    Severity.ERROR,
    "Prose is more exact than its source.",
    """A source that gives an estimate, a range, a month or a year does not become more exact by being quoted.
Write the hedge, the range or the coarser date that the record has.""",
    failing=examples(
        "# Example\n\nIt cost {fact}`2,400,000 pounds <long-bridge.cost>`.\n",
        "# Example\n\nIt was begun on {fact}`2 April 1931 <long-bridge.begun>`.\n",
    ),
    passing=examples(
        "# Example\n\nIt cost {fact}`about 2.4 million pounds <long-bridge.cost>`.\n",
        "# Example\n\nIt was begun in {fact}`April 1931 <long-bridge.begun>`.\n",
    ),
)
WRONG_UNIT = Rule(
    "wrong-unit",
    Family.AGREEMENT,
    Severity.ERROR,
    "A figure has another unit than its record, or counts another thing.",
    """Units of one kind convert (miles and kilometres); any other difference is an error, and so is a noun
after the figure that names another thing that the handbook counts.""",
    failing=examples(
        "# Example\n\nThe bridge is {fact}`1,240 years <long-bridge.length>` long.\n",
        "# Example\n\nThe bridge has {fact}`19 <long-bridge.arches>` old lamps.\n",
    ),
    passing=examples("# Example\n\nThe bridge has {fact}`19 <long-bridge.arches>` old arches.\n"),
)
WRONG_KIND = Rule(
    "wrong-kind",
    Family.AGREEMENT,
    Severity.ERROR,
    "A date is bound to a figure, or a figure to a date.",
    """A figure is compared with a figure, a date with a date, a tally with a tally, words with words. A length
of time is bound to a derived fact (`span`), not to the date itself.""",
    failing=examples("# Example\n\nThe bridge was opened in {fact}`1934 <long-bridge.length>`.\n"),
    passing=examples("# Example\n\nThe bridge was opened in {fact}`1934 <long-bridge.opened>`.\n"),
)
UNNAMED_POSITION = Rule(
    "unnamed-position",
    Family.AGREEMENT,
    Severity.ERROR,
    "Prose picks one of several disputed values in silence.",
    """Sources hold different values for this fact, and the handbook adopts none. Give the range that holds them
all, or name the position: `entry.fact/position`.""",
    failing=examples("# Example\n\nIt took {fact}`400 workers <long-bridge.workers>`.\n"),
    passing=examples(
        "# Example\n\nIt took {fact}`400 to 650 workers <long-bridge.workers>`.\n",
        "# Example\n\nIts builders count {fact}`400 workers <long-bridge.workers/builders>`.\n",
    ),
)
CLAIM_MISREPORTED = Rule(
    "claim-misreported",
    Family.AGREEMENT,
    Severity.ERROR,
    "Prose reports an article as saying what it does not say.",
    """`{claim}` reports an article's own value: the same number on the same side of the same hedge, or the same
date, no finer. Where the claim states no value, figures in the report must be among those of its fragment.""",
    failing=examples("# Example\n\nThe article says {claim}`1,400 metres <gazette-1934:length>`.\n"),
    passing=examples("# Example\n\nThe article says {claim}`about 1,300 metres <gazette-1934:length>`.\n"),
)
QUOTATION_DIFFERS = Rule(
    "quotation-differs",
    Family.AGREEMENT,
    Severity.ERROR,
    "A quotation is not word for word what its record has.",
    """Letters, digits and punctuation must be the record's. White space, the shape of quotation marks and
dashes, the case of the first letter, and a stop or comma at the end do not count; an ellipsis stands for words
left out, square brackets hold an insertion.""",
    failing=examples("# Example\n\nThe mayor called it {fact}`“the road to the world” <long-bridge.praise>`.\n"),
    passing=examples("# Example\n\nThe mayor called it {fact}`“our road … the world” <long-bridge.praise>`.\n"),
)
AMBIGUOUS_OVER = Rule(
    "ambiguous-over",
    Family.AGREEMENT,
    Severity.ERROR,
    "“Over” before a span of time may mean two things.",
    """“Over three years” may mean more than three years, or in the course of three years; the first is a hedge
that the record must bear out, the second says nothing. Write “more than”, or “in”, “within”, “for”.""",
    failing=examples("# Example\n\nIt was built over {fact}`three years <long-bridge.building-time>`.\n"),
    passing=examples("# Example\n\nIt was built in {fact}`three years <long-bridge.building-time>`.\n"),
)
RULES = (
    FIGURE_DISAGREES,
    FIGURE_MISLEADS,
    DATE_DISAGREES,
    DATE_MISLEADS,
    DATE_IN_MARGIN,
    TOO_EXACT,
    WRONG_UNIT,
    WRONG_KIND,
    UNNAMED_POSITION,
    CLAIM_MISREPORTED,
    QUOTATION_DIFFERS,
    AMBIGUOUS_OVER,
)

_FIGURE_RULES: Mapping[Verdict, Rule] = {
    Verdict.FALSE: FIGURE_DISAGREES,
    Verdict.MISLEADING: FIGURE_MISLEADS,
    Verdict.TOO_EXACT: TOO_EXACT,
    Verdict.WRONG_UNIT: WRONG_UNIT,
    Verdict.WRONG_KIND: WRONG_KIND,
    Verdict.MARGIN: DATE_IN_MARGIN,
}
_DATE_RULES = {**_FIGURE_RULES, Verdict.FALSE: DATE_DISAGREES, Verdict.MISLEADING: DATE_MISLEADS}


def check_page(page: Page, records: Records, finder: Finder) -> Iterator[Finding]:
    """Every bound mention that does not agree with what it is bound to."""
    for mention in page.mentions:
        yield from check_mention(mention, records, finder)


def check_mention(mention: Mention, records: Records, finder: Finder) -> Iterator[Finding]:
    """How one mention does not agree with what it is bound to."""
    target = target_of(mention, records)
    if target is not None:
        yield from _over_a_span(mention, records)
    if isinstance(target, Fact):
        yield from _against_fact(mention, target, records, finder)
    elif isinstance(target, Claim):
        yield from _against_claim(mention, target, records, finder)


def _against_fact(mention: Mention, fact: Fact, records: Records, finder: Finder) -> Iterator[Finding]:
    if mention.role is not None and mention.role.text is None:
        yield from _hedge_before_own_value(mention, fact, records, finder)
        return
    if isinstance(fact.value, Quotation | StateOfAffairs):
        yield from _against_words(mention, fact, finder)
    elif mention.expression is None:
        yield _nothing_to_compare(mention, fact)
    elif fact.value is None:
        yield from _against_positions(mention, mention.expression, fact, records)
    else:
        yield from _against_value(mention, mention.expression, fact, records)


def _against_value(mention: Mention, expression: Expression, fact: Fact, records: Records) -> Iterator[Finding]:
    """A figure or date against the fact's own value, or a date against the day for which a figure holds."""
    value = fact.value
    expression = _as_age(mention, expression, value)
    if expression.kind is Kind.DATE and fact.as_of is not None and isinstance(value, FigureRecord | Tally):
        value = fact.as_of
    if value is None:
        return
    agreement = _other_direction(mention, fact) or _agreement(expression, value, records)
    rule = _rule(agreement, value)
    if rule is None:
        yield from _other_noun(mention, expression, value, _recorded(fact, records), records)
        return
    own = value_text(value, records.configuration.units)
    yield rule.finding(
        mention.location,
        _sentence(agreement.why),
        f"The record's own value: {{fact}}`{own} <{fact.address}>`.",
        written=mention.text,
        recorded=f"{own}{_from_source(fact)}",
        fix=_fix(mention, own, records) if rule in (FIGURE_DISAGREES, DATE_DISAGREES) else None,
    )


_AGE = re.compile(
    r"(?:\b(?:aged|age|turned|turning|ages)(?: of| from)?"
    r"|\b(?:was|were|is|be|being|am|are)(?: only| just| already)?)\s+\Z"
)
"""What makes the bare number after it an age."""


def _as_age(mention: Mention, expression: Expression, value: object) -> Expression:
    """An age as a length of time: “aged 54”, “was 54 when”."""
    figure = expression.value
    is_of_years = isinstance(value, FigureRecord) and value.figure.unit == "year"
    if not is_of_years or not isinstance(figure, Figure) or figure.unit != BARE:
        return expression
    is_age = _AGE.search(mention.passage.text[max(0, mention.start - 24) : mention.start])
    return replace(expression, value=replace(figure, unit="year")) if is_age else expression


def _other_direction(mention: Mention, fact: Fact) -> Agreement | None:
    """A rise written of a change that was a fall, or the other way round."""
    value = fact.value
    is_change = fact.formula is not None and fact.formula.function == "change"
    if not isinstance(value, FigureRecord) or not (is_change or value.figure.high < 0):
        return None
    first, _ = sentence_around(mention.passage.text, mention.start, mention.end)
    verbs = list(DIRECTION.finditer(mention.passage.text, first, mention.start))
    if not verbs or _CLAUSE_ENDS.search(mention.passage.text, verbs[-1].end(), mention.start):
        return None
    fell = value.figure.high < 0
    if (verbs[-1].lastgroup == "falls") is fell:
        return None
    return Agreement(Verdict.FALSE, f"“{verbs[-1][0]}” is the other way: the record is a {'fall' if fell else 'rise'}")


_CLAUSE_ENDS = re.compile(r"[.;:()–—]|, |\b(?:and|but|while|whereas)\b")


def _agreement(expression: Expression, value: RecordedValue, records: Records) -> Agreement:
    if isinstance(expression.value, Figure) and has_decimal_comma(expression.text):
        return Agreement(Verdict.FALSE, f"“{expression.text}” has a comma where English writes a decimal point")
    recorded: Recorded
    if isinstance(value, EdtfDate):
        recorded = value.text
    elif isinstance(value, Quotation | StateOfAffairs):
        return Agreement(Verdict.WRONG_KIND, "the record holds words, not a figure or date")
    else:
        recorded = value
    weekday = wrong_weekday(expression)
    if weekday:
        return Agreement(Verdict.FALSE, weekday)
    if isinstance(value, Tally):
        expression = _as_tally(expression)
    if isinstance(recorded, FigureRecord) and recorded.figure.high < 0:
        recorded = _without_sign(recorded)
    return values_agree(expression, recorded, records.configuration.units)


def _without_sign(record: FigureRecord) -> FigureRecord:
    """A fall as prose writes it: "fell by 82 per cent" of a change of -82 per cent."""
    figure = record.figure
    return replace(record, figure=replace(figure, low=-figure.high, high=-figure.low))


def _as_tally(expression: Expression) -> Expression:
    """A vote lost reads as a range ("48–51"); what it is bound to shows that it is a tally."""
    figure = expression.value
    if isinstance(figure, Figure) and figure.hedge is Hedge.BETWEEN and figure.unit == BARE:
        return replace(expression, kind=Kind.TALLY, value=Tally(int(figure.low), int(figure.high)))
    return expression


def _rule(agreement: Agreement, value: RecordedValue) -> Rule | None:
    rules = _DATE_RULES if isinstance(value, EdtfDate) else _FIGURE_RULES
    return rules.get(agreement.verdict)


def _hedge_before_own_value(mention: Mention, fact: Fact, records: Records, finder: Finder) -> Iterator[Finding]:
    """A role that shows the record's own value agrees by itself, but not with a hedge written before it."""
    value = fact.value
    if value is None:
        yield UNNAMED_POSITION.finding(
            mention.location,
            f"“{fact.address}” has several values and the handbook adopts none.",
            f"Name a position: {', '.join(f'{fact.address}/{name}' for name in fact.positions)}.",
        )
        return
    own = value_text(value, records.configuration.units)
    text = mention.passage.text[: mention.start] + own + mention.passage.text[mention.end :]
    end = mention.start + len(own)
    for expression in finder.find(text):
        if expression.start < end and mention.start < expression.end and expression.text != own:
            agreement = _agreement(expression, value, records)
            rule = _rule(agreement, value)
            if rule is not None:
                yield rule.finding(
                    mention.location,
                    _sentence(agreement.why),
                    "Take the words before the value away.",
                    written=expression.text,
                )


_INSERTED = re.compile(r"\[([^\]]*)\]")


def _against_words(mention: Mention, fact: Fact, finder: Finder) -> Iterator[Finding]:
    text = mention.role.text if mention.role and mention.role.text else mention.text
    if isinstance(fact.value, Quotation):
        if not quotation_agrees(text, fact.value.text):
            yield QUOTATION_DIFFERS.finding(
                mention.location,
                "The words are not those of the record.",
                "Copy the record's words; mark what is left out with an ellipsis.",
                written=text,
                recorded=f"“{fact.value.text}”{_from_source(fact)}",
            )
        elif any(found.value is not None for words in _INSERTED.findall(text) for found in finder.find(words)):
            yield QUOTATION_DIFFERS.finding(
                mention.location,
                "What is inserted in square brackets holds a figure or date that no record bears out.",
                "Say it outside the quotation, and bind it there.",
                written=text,
                recorded=f"“{fact.value.text}”{_from_source(fact)}",
            )
    elif isinstance(fact.value, StateOfAffairs) and text.strip().casefold() != fact.value.text.casefold():
        yield WRONG_KIND.finding(
            mention.location,
            f"“{fact.address}” records a state of affairs in words.",
            "Bind its own words, or link the entry instead.",
            written=text,
            recorded=fact.value.text,
        )


def _nothing_to_compare(mention: Mention, fact: Fact) -> Finding:
    return EMPTY_BINDING.finding(
        mention.location,
        f"“{mention.text}” holds no figure or date to compare with “{fact.address}”.",
        f"Put the figure or date inside the role, or write {{fact}}`{fact.address}` for the record's own value.",
        written=mention.text,
    )


def _against_positions(mention: Mention, expression: Expression, fact: Fact, records: Records) -> Iterator[Finding]:
    """A disputed fact of which none is adopted: only a range that holds every position will do."""
    held = [position.value for position in records.positions(fact)]
    figures = [value for value in held if isinstance(value, FigureRecord)]
    if isinstance(expression.value, Figure) and len(figures) == len(held):
        agreement = range_holds_all(expression.value, figures, records.configuration.units)
        if agreement.verdict is Verdict.AGREES:
            return
    names = ", ".join(f"{fact.address}/{name}" for name in fact.positions)
    yield UNNAMED_POSITION.finding(
        mention.location,
        f"“{fact.address}” has several values and the handbook adopts none.",
        f"Give the range that holds them all, or name a position: {names}.",
        written=mention.text,
    )


def _other_noun(
    mention: Mention, expression: Expression, value: object, said_by: str, records: Records
) -> Iterator[Finding]:
    """A bare number followed by a noun that counts something other than the record does."""
    units = records.configuration.units
    if not isinstance(value, FigureRecord) or not isinstance(expression.value, Figure):
        return
    recorded = units.named(value.figure.unit)
    if expression.value.unit != BARE or recorded is None or not recorded.is_counted:
        return
    noun = counted_noun(mention.passage.text, expression, units)
    if noun is not None and noun.name != recorded.name:
        yield WRONG_UNIT.finding(
            mention.location,
            f"“{mention.text}” counts {noun.forms[-1]}, the record {recorded.written(2)}.",
            "Bind the fact that counts this, or name what the record counts.",
            written=mention.text,
            recorded=said_by,
        )


_OVER = re.compile(r"\bover\s+\Z", re.IGNORECASE)
_TIME = frozenset({"days", "months"})
"""The dimensions of spans of time."""


def _over_a_span(mention: Mention, records: Records) -> Iterator[Finding]:
    """“Over” right before a span of time, which the finder does not take for a hedge."""
    value = mention.expression.value if mention.expression else None
    unit = records.configuration.units.named(value.unit) if isinstance(value, Figure) else None
    if unit is None or unit.dimension not in _TIME:
        return
    if _OVER.search(mention.passage.text[max(0, mention.start - 8) : mention.start]):
        yield AMBIGUOUS_OVER.finding(
            mention.location,
            f"“Over {mention.text}” may be more than that, or in the course of it.",
            "Write “more than”, or “in”, “within”, “for”.",
            written=f"over {mention.text}",
        )


def _against_claim(mention: Mention, claim: Claim, records: Records, finder: Finder) -> Iterator[Finding]:
    units = records.configuration.units
    if mention.role is not None and mention.role.text is None:
        return
    if isinstance(claim.value, Quotation):
        text = mention.role.text if mention.role and mention.role.text else mention.text
        agrees, why = quotation_agrees(text, claim.value.text), "the words are not those of the article"
    elif mention.expression is None:
        if isinstance(claim.value, StatedText | StateOfAffairs):
            return
        agrees, why = False, f"“{mention.text}” holds no figure or date to compare with the claim"
    else:
        agreement = _claim_agreement(mention.expression, claim, units_finder=finder, records=records)
        agrees, why = agreement.verdict is Verdict.AGREES, agreement.why
    said_by = f"“{claim.fragment}” ({claim.seed}, paragraph {claim.paragraph})"
    if agrees and mention.expression is not None:
        yield from _other_noun(mention, mention.expression, claim.value, said_by, records)
    if not agrees:
        stated = value_text(claim.value, units)
        yield CLAIM_MISREPORTED.finding(
            mention.location,
            _sentence(why),
            f"Report what the article states: {stated}.",
            written=mention.text,
            recorded=said_by,
        )


def _claim_agreement(expression: Expression, claim: Claim, *, units_finder: Finder, records: Records) -> Agreement:
    """Hold a report against the claim's value, or else against the figures and dates of its fragment."""
    units = records.configuration.units
    agreement = Agreement(Verdict.FALSE, f"the claim states “{claim.fragment}”, without this figure or date")
    if isinstance(claim.value, EdtfDate):
        agreement = values_agree(expression, claim.value.text, units)
    elif not isinstance(claim.value, StatedText | StateOfAffairs | Quotation):
        agreement = same_claim(expression, claim.value, units)
    if agreement.verdict is Verdict.AGREES:
        return agreement
    if any(_says_the_same(expression, stated, records) for stated in units_finder.find(claim.fragment)):
        return Agreement(Verdict.AGREES, "")
    return agreement


def _says_the_same(expression: Expression, stated: Expression, records: Records) -> bool:
    """Whether a report says what an expression in the article's own words says."""
    if isinstance(stated.value, Figure | Ordinal | Tally):
        return same_claim(expression, stated.value, records.configuration.units).verdict is Verdict.AGREES
    return stated.value is not None and stated.value == expression.value


def _recorded(fact: Fact, records: Records) -> str:
    if fact.value is None:
        return ""
    return f"{value_text(fact.value, records.configuration.units)}{_from_source(fact)}"


def _from_source(fact: Fact) -> str:
    if fact.formula is not None:
        return f" ({fact.address} = {fact.formula})"
    keys = ", ".join(citation.key for citation in fact.citations[:2])
    return f" ({fact.address}, from {keys})" if keys else f" ({fact.address})"


def _fix(mention: Mention, own: str, records: Records) -> Fix | None:
    """Write the record's own value in the role: right where the role is the whole expression, with what it counts."""
    role, expression = mention.role, mention.expression
    if role is None or role.text is None or expression is None or not role.text.startswith(expression.text):
        return None
    noun = role.text[len(expression.text) :].strip()
    counted = records.configuration.units.written(noun) if noun else None
    if noun and (counted is None or not own.endswith(counted.forms)):
        return None
    if expression.kind is Kind.DATE and expression.text[:1].islower():
        return None
    return Fix(f"{{fact}}`{own} <{role.target}>`", "Write the record's value")


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith(".") else ".")
