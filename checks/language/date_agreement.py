"""Does a written date agree with a recorded one?

A single written date opens a window of days, and the record must lie in it; "by", "before", "after", "since"
and "until" hold the record's start or end against the window instead. A written period ("14–28 October 1962")
wants a period whose start lies in its first part and whose end lies in its second.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from checks.language.date_windows import Window, windows, winter_across
from checks.language.edtf import DateKind, EdtfDate, EdtfError, Precision, days_after, parse
from checks.language.rendering import date_text
from checks.language.values import DatePhrase, Relation
from checks.language.verdicts import Agreement, Verdict

REACH_OF_BY = {
    Precision.DAY: 31,
    Precision.MONTH: 92,
    Precision.SEASON: 183,
    Precision.YEAR: 731,
    Precision.DECADE: 3_653,
    Precision.CENTURY: 18_263,
}
"""How many days before the written period a record may lie and "by" still be fair: a month before a day,
three months before a month, two years before a year, a decade before a decade. A reader of "by 1997" does
not think of 1972."""

REACH_OF_BEFORE_AND_AFTER = {
    Precision.DAY: 366,
    Precision.MONTH: 731,
    Precision.SEASON: 1_827,
    Precision.YEAR: 3_653,
    Precision.DECADE: 18_263,
    Precision.CENTURY: 36_525,
}
"""The same for "before" and "after", which say less: a year from a day, ten years from a year."""


def dates_agree(written: DatePhrase, record: str, *, quoted: str = "") -> Agreement:
    """Whether a written date agrees with a record in EDTF; ``quoted`` is the text as it stands in prose.

    Raises :class:`~checks.language.edtf.EdtfError` where the record is no EDTF date.
    """
    recorded = parse(record)
    try:
        parse(written.edtf, partial=True)
    except EdtfError as error:  # a year before the year 1, a backward period: prose may write anything
        return Agreement(Verdict.FALSE, f"{_quote(written, quoted)} cannot be compared: {error}")
    dated = _with_year(written, recorded)
    if dated is None:
        said = _quote(written, quoted)
        why = f"{said} has no year, and none can be taken from the record, {date_text(recorded)}"
        return Agreement(Verdict.FALSE, why)
    verdict, reason = _judge(dated, recorded)
    clause = f"; {reason}" if reason else ""
    return Agreement(
        verdict,
        f"{_quote(written, quoted)} admits {_admits(dated)}; the record says {date_text(recorded)}{clause}",
    )


Judgement = tuple[Verdict, str]
"""A verdict, and what there is to say beyond the window and the record."""


def _judge(written: DatePhrase, recorded: EdtfDate) -> Judgement:
    if "/" in written.edtf and written.relation is Relation.IN:
        winter = _winter_across_years(written)
        if winter is not None:
            return _judge_single((winter,), recorded, written)
        return _judge_period(written, recorded)
    opened = _opened(written)
    match written.relation:
        case Relation.BY:
            return _judge_by(opened, recorded, _precision(written))
        case Relation.BEFORE:
            return _judge_before(opened, recorded, _precision(written))
        case Relation.AFTER:
            return _judge_after(opened, recorded, _precision(written))
        case Relation.SINCE:
            return _judge_since(opened, recorded, written)
        case Relation.UNTIL:
            return _judge_until(opened, recorded, written)
        case _:
            return _judge_single(opened, recorded, written)


# ---------------------------------------------------------------- one date


def _judge_single(opened: tuple[Window, ...], recorded: EdtfDate, written: DatePhrase) -> Judgement:
    first, last = recorded.first, recorded.last
    if first is None or last is None:
        return _judge_open(recorded)
    if any(window.holds(first, last) for window in opened):
        return _judge_doubt(opened, recorded, written)
    if any(window.nearly_holds(first, last) for window in opened):
        return Verdict.MARGIN, "that is on the margin"
    if not any(window.meets(first, last) for window in opened):
        return Verdict.FALSE, ""
    if recorded.kind in (DateKind.INTERVAL, DateKind.ALL_OF):
        return Verdict.FALSE, "the record is a period, of which that is a part"
    return Verdict.TOO_EXACT, "the prose is more exact than the record"


def _judge_open(recorded: EdtfDate) -> Judgement:
    if recorded.is_ongoing:
        return Verdict.FALSE, "a period that still runs is written with “since”"
    return Verdict.FALSE, "one end of the record is not known"


def _judge_doubt(opened: tuple[Window, ...], recorded: EdtfDate, written: DatePhrase) -> Judgement:
    """A record in doubt wants "about" in prose, or a window wide enough to hold the doubt."""
    earliest, latest = recorded.earliest, recorded.latest
    if written.circa or not recorded.qualifier or earliest is None or latest is None:
        return Verdict.AGREES, ""
    if any(window.holds(earliest, latest) for window in opened):
        return Verdict.AGREES, ""
    return Verdict.TOO_EXACT, "the source is not certain: write “about”, or a longer period"


# ---------------------------------------------------------------- by, before, after, since, until


def _judge_by(opened: tuple[Window, ...], recorded: EdtfDate, precision: Precision) -> Judgement:
    first, last, deadline = recorded.first, recorded.last, opened[-1].soft_last
    if last is None:
        return Verdict.FALSE, "the record has no end"
    if last > deadline:
        return _late(first, deadline)
    if last < days_after(opened[0].first, -REACH_OF_BY[precision]):
        return Verdict.MISLEADING, "long before"
    return (Verdict.AGREES, "") if last <= opened[-1].last else (Verdict.MARGIN, "that is on the margin")


def _judge_before(opened: tuple[Window, ...], recorded: EdtfDate, precision: Precision) -> Judgement:
    first, last, limit = recorded.first, recorded.last, days_after(opened[0].first, -1)
    if last is None:
        return Verdict.FALSE, "the record has no end"
    if last > limit:
        return _late(first, limit)
    if last < days_after(limit, -REACH_OF_BEFORE_AND_AFTER[precision]):
        return Verdict.MISLEADING, "long before"
    return Verdict.AGREES, ""


def _late(first: date | None, limit: date) -> Judgement:
    """A record that may lie after a limit, or does."""
    if first is not None and first <= limit:
        return Verdict.TOO_EXACT, "the record is not exact enough to say so"
    return Verdict.FALSE, ""


def _judge_after(opened: tuple[Window, ...], recorded: EdtfDate, precision: Precision) -> Judgement:
    first, last, limit = recorded.first, recorded.last, days_after(opened[-1].last, 1)
    if first is None:
        return Verdict.FALSE, "the record has no start"
    if first < limit:
        if not recorded.is_interval and (last is None or last >= limit):
            return Verdict.TOO_EXACT, "the record is not exact enough to say so"
        return Verdict.FALSE, ""
    if first > days_after(limit, REACH_OF_BEFORE_AND_AFTER[precision]):
        return Verdict.MISLEADING, "long after"
    return Verdict.AGREES, ""


def _judge_since(opened: tuple[Window, ...], recorded: EdtfDate, written: DatePhrase) -> Judgement:
    start = recorded.start if recorded.is_interval else recorded
    if start is None:
        return Verdict.FALSE, "the record has no start"
    return _judge_single(opened, start, written)


def _judge_until(opened: tuple[Window, ...], recorded: EdtfDate, written: DatePhrase) -> Judgement:
    end = recorded.end if recorded.is_interval else recorded
    if end is None:
        return Verdict.FALSE, "the record has no end"
    return _judge_single(opened, end, written)


# ---------------------------------------------------------------- periods


def _judge_period(written: DatePhrase, recorded: EdtfDate) -> Judgement:
    """The record's start lies in the first part of the written period, its end in the second."""
    start, end = _recorded_ends(recorded)
    if start is None and end is None:
        return Verdict.FALSE, "the prose gives a period, the record one date"
    start_phrase, end_phrase = _written_ends(written)
    judgements = [_judge_period_end(start_phrase, start), _judge_period_end(end_phrase, end)]
    for verdict in (Verdict.FALSE, Verdict.TOO_EXACT, Verdict.MARGIN):
        for judgement in judgements:
            if judgement[0] is verdict:
                return judgement
    return Verdict.AGREES, ""


def _judge_period_end(written: DatePhrase | None, recorded: EdtfDate | None) -> Judgement:
    if written is None and recorded is None:
        return Verdict.AGREES, ""
    if recorded is None:
        return Verdict.FALSE, "one end of the record is open"
    if written is None:
        return Verdict.FALSE, "the record has both ends"
    return _judge_single(_opened(written), recorded, written)


def _recorded_ends(recorded: EdtfDate) -> tuple[EdtfDate | None, EdtfDate | None]:
    """The ends of a recorded period; also of a set, or of a date no finer than a season, as days."""
    if recorded.is_interval:
        return recorded.start, recorded.end
    is_one_date = recorded.kind is DateKind.DATE and recorded.precision in (
        Precision.DAY,
        Precision.MONTH,
        Precision.YEAR,
    )
    if is_one_date or recorded.first is None or recorded.last is None:
        return None, None
    return parse(recorded.first.isoformat()), parse(recorded.last.isoformat())


def _written_ends(written: DatePhrase) -> tuple[DatePhrase | None, DatePhrase | None]:
    """A written period as two written dates; a part "late/early" belongs half to each."""
    texts = written.edtf.split("/")
    split = [part.partition("/") if "/" in part else (part, "/", part) for part in written.parts]
    parts = (
        tuple(name for before, _, _ in split for name in before.split(",") if name),
        tuple(name for _, _, after in split for name in after.split(",") if name),
    )
    start, end = (
        None if text in ("", "..") else replace(written, edtf=text, parts=own, relation=Relation.IN)
        for text, own in zip(texts, parts, strict=True)
    )
    return start, end


def _winter_across_years(written: DatePhrase) -> Window | None:
    """The one winter of "winter 1962–63", which is not a period of two years."""
    if written.parts != ("winter",):
        return None
    start, _, end = written.edtf.partition("/")
    if start.isdigit() and end.isdigit() and int(end) == int(start) + 1:
        return winter_across(int(start))
    return None


# ---------------------------------------------------------------- windows of a phrase


def _opened(written: DatePhrase) -> tuple[Window, ...]:
    """The windows of a phrase; of a period after "by", "since" and the like, its whole stretch."""
    if "/" not in written.edtf:
        return windows(written.edtf, written.parts, written.circa)
    opened = [_opened(end)[0] for end in _written_ends(written) if end is not None]
    return (Window(opened[0].first, opened[-1].last, opened[0].soft_first, opened[-1].soft_last),)


def _precision(written: DatePhrase) -> Precision:
    precision = parse(written.edtf).precision
    return Precision.SEASON if written.parts and precision is Precision.YEAR else precision


def _with_year(written: DatePhrase, recorded: EdtfDate) -> DatePhrase | None:
    """The phrase with the record's year where it has none: the year that puts it nearest to the record."""
    if "XXXX" not in written.edtf:
        return written
    first, last = recorded.first or recorded.last, recorded.last or recorded.first
    if first is None or last is None:
        return None
    if "/" in written.edtf:
        start, _, end = written.edtf.partition("/")
        texts = [_nearest(start, first, first), _nearest(end, last, last)]
    elif recorded.is_interval:
        anchor = last if written.relation in (Relation.BY, Relation.UNTIL) else first
        texts = [_nearest(written.edtf, anchor, anchor)]
    else:
        texts = [_nearest(written.edtf, first, last)]
    try:
        text = "/".join(text for text in texts if text is not None)
        return replace(written, edtf=text) if None not in texts and parse(text) else None
    except EdtfError:  # the ends, each nearest to its own end of the record, run backwards
        return None


def _nearest(text: str, first: date, last: date) -> str | None:
    """A date without a year (and perhaps without a month), where it comes nearest to a stretch of days."""
    if not text.startswith("XXXX"):
        return text
    candidates = []
    for year in (first.year - 1, first.year, last.year, last.year + 1):
        candidate = text.replace("XXXX", f"{year:04d}").replace("-XX-", f"-{first.month:02d}-")
        try:
            day = parse(candidate).first
        except EdtfError:  # the 29th of February of a common year, the 31st of a short month
            continue
        if day is not None:
            candidates.append((max((first - day).days, (day - last).days, 0), candidate))
    return min(candidates)[1] if candidates else None


# ---------------------------------------------------------------- sentences


def _quote(written: DatePhrase, quoted: str) -> str:
    return f"“{quoted}”" if quoted else "the date"


def _admits(written: DatePhrase) -> str:
    """What a phrase admits, in words."""
    if "/" in written.edtf and written.relation is Relation.IN and _winter_across_years(written) is None:
        start, end = (_within(_opened(end)) if end else "" for end in _written_ends(written))
        return f"{f'a start {start}' if start else 'no start'} and {f'an end {end}' if end else 'no end'}"
    opened = _opened(written)
    match written.relation:
        case Relation.BY:
            return f"a date no later than {_day(opened[-1].last)}"
        case Relation.BEFORE:
            return f"a date before {_day(opened[0].first)}"
        case Relation.AFTER:
            return f"a date after {_day(opened[-1].last)}"
        case Relation.SINCE:
            return f"a start {_within(opened)}"
        case Relation.UNTIL:
            return f"an end {_within(opened)}"
        case _:
            return _stretch(written)


def _within(opened: tuple[Window, ...]) -> str:
    words = " or ".join(_days(window) for window in opened)
    return f"on {words}" if opened[0].first == opened[0].last else f"in {words}"


def _stretch(written: DatePhrase) -> str:
    winter = _winter_across_years(written)
    opened = (winter,) if winter else _opened(written)
    return " or ".join(_days(window) for window in opened)


def _days(window: Window) -> str:
    """A stretch of days, as the one day, month or year that it is or from its first day to its last."""
    first, last = window.first.isoformat(), window.last.isoformat()
    for length in (10, 7, 4):
        whole = parse(first[:length])
        if (whole.first, whole.last) == (window.first, window.last):
            return date_text(whole)
    return date_text(f"{first}/{last}")


def _day(day: date) -> str:
    return date_text(day.isoformat())
