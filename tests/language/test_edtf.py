"""EDTF: what a text means in days, what is no date, and the order of dates."""

from __future__ import annotations

from datetime import date, timedelta

import edtf as oracle
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from checks.language.edtf import (
    DateKind,
    EdtfError,
    certainly_before,
    overlaps,
    parse,
    possibly_before,
    valid_html_datetime,
)

BOUNDS = [
    # text, first day, last day, precision
    ("2010-04-08", "2010-04-08", "2010-04-08", "day"),
    ("1962-10", "1962-10-01", "1962-10-31", "month"),
    ("2000-02", "2000-02-01", "2000-02-29", "month"),
    ("1900-02", "1900-02-01", "1900-02-28", "month"),
    ("2024-02", "2024-02-01", "2024-02-29", "month"),
    ("1963", "1963-01-01", "1963-12-31", "year"),
    ("0001", "0001-01-01", "0001-12-31", "year"),
    ("9999", "9999-01-01", "9999-12-31", "year"),
    ("196X", "1960-01-01", "1969-12-31", "decade"),
    ("18XX", "1800-01-01", "1899-12-31", "century"),
    ("00XX", "0001-01-01", "0099-12-31", "century"),
    ("1962-XX", "1962-01-01", "1962-12-31", "year"),
    ("1962-XX-XX", "1962-01-01", "1962-12-31", "year"),
    ("1962-10-XX", "1962-10-01", "1962-10-31", "month"),
    ("1962-21", "1962-03-01", "1962-05-31", "season"),
    ("1962-22", "1962-06-01", "1962-08-31", "season"),
    ("1962-23", "1962-09-01", "1962-11-30", "season"),
    ("1962-24", "1962-12-01", "1963-02-28", "season"),
    ("1962-28", "1962-12-01", "1963-02-28", "season"),
    ("1962-29", "1962-09-01", "1962-11-30", "season"),
    ("1962-32", "1962-06-01", "1962-08-31", "season"),
    ("1962-33", "1962-01-01", "1962-03-31", "season"),
    ("1962-36", "1962-10-01", "1962-12-31", "season"),
    ("1962-37", "1962-01-01", "1962-04-30", "season"),
    ("1962-40", "1962-01-01", "1962-06-30", "season"),
    ("1962-41", "1962-07-01", "1962-12-31", "season"),
    ("9999-24", "9999-12-01", "9999-12-31", "season"),
    ("1985-04-12T23:20:30Z", "1985-04-12", "1985-04-12", "day"),
    ("1985-04-12T23:20:30+04:30", "1985-04-12", "1985-04-12", "day"),
    ("1962-10-14/1962-10-28", "1962-10-14", "1962-10-28", "day"),
    ("1962-10/1963-08-05", "1962-10-01", "1963-08-05", "month"),
    ("196X/198X", "1960-01-01", "1989-12-31", "decade"),
    ("1949/..", "1949-01-01", None, "year"),
    ("1949/", "1949-01-01", None, "year"),
    ("../1994-08-31", None, "1994-08-31", "day"),
    ("/1994", None, "1994-12-31", "year"),
    ("[1667,1668]", "1667-01-01", "1668-12-31", "year"),
    ("[1670..1672]", "1670-01-01", "1672-12-31", "year"),
    ("[1667, 1670-12]", "1667-01-01", "1670-12-31", "year"),
    ("[..1984]", None, "1984-12-31", "year"),
    ("[1984..]", "1984-01-01", None, "year"),
    ("{1960,1961-12}", "1960-01-01", "1961-12-31", "year"),
]


@pytest.mark.parametrize(("text", "first", "last", "precision"), BOUNDS)
def test_a_date_has_exact_bounds_and_a_precision(
    text: str, first: str | None, last: str | None, precision: str
) -> None:
    parsed = parse(text)
    bounds = [day and day.isoformat() for day in (parsed.first, parsed.last)]
    assert (bounds, parsed.precision) == ([first, last], precision)


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("1682", ""),
        ("1682?", "?"),
        ("1682~", "~"),
        ("1682%", "%"),
        ("1962-10-14~", "~"),
        ("2004-06~-11", "~"),
        ("?2004-06-~11", "%"),
        ("2004?-06-11", "?"),
        ("1682~/1690", "~"),
        ("[1667?,1668~]", "%"),
    ],
)
def test_a_qualifier_of_any_component_is_kept(text: str, qualifier: str) -> None:
    assert parse(text).qualifier == qualifier


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1962", DateKind.DATE),
        ("1962/1963", DateKind.INTERVAL),
        ("1962/..", DateKind.INTERVAL),
        ("[1962,1963]", DateKind.ONE_OF),
        ("{1962,1963}", DateKind.ALL_OF),
    ],
)
def test_the_kind_tells_one_date_from_a_period_and_a_set(text: str, kind: DateKind) -> None:
    assert parse(text).kind is kind


def test_an_interval_has_its_two_ends_as_dates() -> None:
    period = parse("1962-10/1963-08-05~")
    assert (period.is_interval, period.start, period.end) == (True, parse("1962-10"), parse("1963-08-05~"))


@pytest.mark.parametrize(("text", "ongoing"), [("1949/..", True), ("1949/", False), ("1949/1994", False)])
def test_only_an_open_end_is_ongoing(text: str, ongoing: bool) -> None:
    assert parse(text).is_ongoing is ongoing


def test_a_time_of_day_is_kept() -> None:
    assert parse("1963-08-30T10:05:00Z").clock == (10, 5)


COMPLAINTS = [
    ("2010-02-31", "31 February 2010 is no date: February 2010 has 28 days"),
    ("1900-02-29", "29 February 1900 is no date: February 1900 has 28 days"),
    ("1963-04-31", "31 April 1963 is no date: April 1963 has 30 days"),
    ("1963-04-00", "0 April 1963 is no date: April 1963 has 30 days"),
    ("1962-13", "1962-13 has no such month: months run from 01 to 12 (21 to 41 are seasons)"),
    ("1962-21-05", "1962-21-05 has no such month: months run from 01 to 12 (21 to 41 are seasons)"),
    ("October 1962", "“October 1962” is no EDTF date: write 1962-10 for October 1962"),
    ("Oct. 1962", "“Oct. 1962” is no EDTF date: write 1962-10 for Oct. 1962"),
    ("14 October 1962", "“14 October 1962” is no EDTF date: write 1962-10-14 for 14 October 1962"),
    ("October 14, 1962", "“October 14, 1962” is no EDTF date: write 1962-10-14 for October 14, 1962"),
    ("31 February 2010", "31 February 2010 is no date: February 2010 has 28 days"),
    ("1962-6-3", "“1962-6-3” is no EDTF date: write 1962-06-03 for 1962-6-3"),
    ("1962/10/14", "“1962/10/14” is no EDTF date: write 1962-10-14 for 1962/10/14"),
    ("20100408", "“20100408” is no EDTF date: write 2010-04-08 for 20100408"),
    ("1960s", "“1960s” is no EDTF date: write 196X for 1960s"),
    ("196x", "“196x” is no EDTF date: write 196X for 196x"),
    ("the 19th century", "“the 19th century” is no EDTF date: write 18XX for the 19th century"),
    ("c. 1682", "“c. 1682” is no EDTF date: write 1682~ for c. 1682"),
    ("possibly October 1682", "“possibly October 1682” is no EDTF date: write 1682-10? for possibly October 1682"),
    ("1682?~", "“1682?~” is no EDTF date: write 1682% for 1682?~"),
    ("1941-1945", "“1941-1945” is no EDTF date: write 1941/1945 for 1941-1945"),
    ("1941–45", "“1941–45” is no EDTF date: write 1941/1945 for 1941–45"),
    ("1941 to 1945", "“1941 to 1945” is no EDTF date: write 1941/1945 for 1941 to 1945"),
    ("1949-present", "“1949-present” is no EDTF date: write 1949/.. for 1949-present"),
    (" 1962", "“ 1962” has a space too many: write 1962"),
    ("1963/1962", "1963/1962 runs backwards: write the earlier date first, 1962/1963"),
    ("/", "/ has neither a start nor an end: write at least one, as in 1949/.."),
    ("", "the date is empty: write it as 1962-10-14, 1962-10 or 1962"),
    ("0000", "0000 has no such year: years run from 0001 to 9999"),
    ("-0044", "“-0044” is outside the years 0001 to 9999"),
    ("Y170000002", "“Y170000002” is outside the years 0001 to 9999"),
    ("196X-02", "196X-02 gives a month of an unknown year: write 196X alone"),
    ("1962-XX-05", "1962-XX-05 gives a day of an unknown month: write 1962 alone"),
    ("[1962}", "[1962} mixes brackets: write [a,b] for one of them or {a,b} for all of them"),
    ("XXXX-08-05", "XXXX-08-05 has no year: write the year, as in 1963-08-05"),
    (
        "1985-04-12T25:20:30Z",
        "1985-04-12T25:20:30Z has no such time of day: write it as in 1963-08-05T10:30:00Z",
    ),
    ("10/14/1962", "“10/14/1962” is no EDTF date: write it as 1962-10-14, 1962-10, 1962, 196X or 1949/.."),
    ("soon", "“soon” is no EDTF date: write it as 1962-10-14, 1962-10, 1962, 196X or 1949/.."),
    ("١٩٦٢", "“١٩٦٢” is no EDTF date: write it as 1962-10-14, 1962-10, 1962, 196X or 1949/.."),
]


@pytest.mark.parametrize(("text", "complaint"), COMPLAINTS)
def test_what_is_no_date_is_told_with_its_cure(text: str, complaint: str) -> None:
    with pytest.raises(EdtfError) as caught:
        parse(text)
    assert str(caught.value) == complaint


@given(st.text(max_size=30) | st.from_regex(r"[0-9X?~%./\-\[\]{},T:]{0,20}", fullmatch=True))
def test_any_text_is_a_date_or_a_plain_complaint(text: str) -> None:
    try:
        parsed = parse(text)
    except EdtfError as error:
        assert str(error)
    else:
        assert parsed.first is None or parsed.last is None or parsed.first <= parsed.last


@pytest.mark.parametrize(
    ("text", "precision"), [("XXXX-08-05", "day"), ("XXXX-08", "month"), ("XXXX-XX-05", "day"), ("XXXX-02-29", "day")]
)
def test_prose_may_leave_out_the_year(text: str, precision: str) -> None:
    parsed = parse(text, partial=True)
    assert (parsed.first, parsed.last, parsed.precision) == (None, None, precision)


@pytest.mark.parametrize("text", ["XXXX", "XXXX-13", "XXXX-04-31", "XXXX-XX-32", "XXXX-XX", "XXXX-XX-XX"])
def test_a_date_without_year_is_still_a_date(text: str) -> None:
    with pytest.raises(EdtfError):
        parse(text, partial=True)


# ---------------------------------------------------------------- against another implementation

DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9998, 12, 31))


@st.composite
def level_0_and_1(draw: st.DrawFn) -> str:
    day = draw(DAYS).isoformat()
    text = draw(
        st.sampled_from(
            [day, day[:7], day[:4], f"{day[:3]}X", f"{day[:2]}XX", f"{day[:7]}-XX", f"{day[:4]}-XX", f"{day[:4]}-21"]
        )
    )
    return text


def _oracle_days(text: str) -> tuple[date | None, date | None]:
    parsed = oracle.parse_edtf(text)
    return tuple(date(*bound()[:3]) for bound in (parsed.lower_strict, parsed.upper_strict))  # type: ignore[return-value]


@given(level_0_and_1())
def test_bounds_are_those_of_the_reference_implementation(text: str) -> None:
    assume(parse(text).first != date.min)  # the reference begins with the year 0, we with the year 1
    assert (parse(text).first, parse(text).last) == _oracle_days(text)


@given(DAYS, DAYS)
def test_intervals_are_bounded_as_in_the_reference_implementation(one: date, other: date) -> None:
    text = "/".join(day.isoformat()[:7] for day in sorted((one, other)))
    assert (parse(text).first, parse(text).last) == _oracle_days(text)


# ---------------------------------------------------------------- order

DATES = st.builds(lambda text, sign: parse(text + sign), level_0_and_1(), st.sampled_from(["", "?", "~", "%"]))


@given(DATES)
def test_no_date_is_before_itself(one: object) -> None:
    assert not certainly_before(one, one)  # type: ignore[arg-type]


@given(DATES, DATES, DATES)
def test_certainly_before_is_transitive(one, other, third) -> None:  # type: ignore[no-untyped-def]
    if certainly_before(one, other) and certainly_before(other, third):
        assert certainly_before(one, third)


@given(DATES, DATES)
def test_what_is_certain_is_possible_and_its_contrary_is_not(one, other) -> None:  # type: ignore[no-untyped-def]
    if certainly_before(one, other):
        assert possibly_before(one, other)
        assert not possibly_before(other, one)


@given(DATES, DATES)
def test_two_dates_overlap_or_one_is_certainly_before_the_other(one, other) -> None:  # type: ignore[no-untyped-def]
    orders = [overlaps(one, other), certainly_before(one, other), certainly_before(other, one)]
    assert orders.count(True) == 1


@given(DATES, DATES)
def test_overlap_is_symmetric(one, other) -> None:  # type: ignore[no-untyped-def]
    assert overlaps(one, other) == overlaps(other, one)


@given(DAYS)
def test_a_coarser_date_never_comes_before_its_own_day(day: date) -> None:
    text = day.isoformat()
    assert not certainly_before(parse(text[:7]), parse(text))


@given(DAYS)
def test_a_day_is_certainly_before_the_next(day: date) -> None:
    assert certainly_before(parse(day.isoformat()), parse((day + timedelta(days=1)).isoformat()))


@pytest.mark.parametrize(
    ("one", "other", "certain", "possible"),
    [
        ("1991", "1991-07-31", False, True),
        ("1990", "1991-07-31", True, True),
        ("1992", "1991-07-31", False, False),
        ("1991-07-31", "1991-07-31", False, False),
        ("1949/..", "1994", False, True),
        ("1949/..", "1949", False, True),
        ("1949/..", "1948", False, False),
        ("1941/1945", "1946", True, True),
        ("1941/1945", "1945-05-09", False, True),
        ("1681", "1682~", False, True),
        ("1679", "1682~", True, True),
        ("1679", "1680~", False, True),
    ],
)
def test_order_allows_for_what_is_not_known(one: str, other: str, certain: bool, possible: bool) -> None:
    found = (certainly_before(parse(one), parse(other)), possibly_before(parse(one), parse(other)))
    assert found == (certain, possible)


# ---------------------------------------------------------------- HTML


@pytest.mark.parametrize(
    ("text", "datetime"),
    [
        ("2010-04-08", "2010-04-08"),
        ("2010-04", "2010-04"),
        ("2010", "2010"),
        ("2010-04-XX", "2010-04"),
        ("0476", "0476"),
        ("2010-04-08?", None),
        ("196X", None),
        ("1962-21", None),
        ("1941/1945", None),
        ("[1941,1945]", None),
    ],
)
def test_html_knows_plain_days_months_and_years_only(text: str, datetime: str | None) -> None:
    assert valid_html_datetime(parse(text)) == datetime
