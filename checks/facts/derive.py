"""Derived facts: formulas over other facts, reckoned exactly. Named functions only; nothing is evaluated."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from checks.facts.door import shown
from checks.facts.model import Counting, Entry, Fact, Formula, RecordedValue
from checks.findings import Finding, Severity
from checks.language.edtf import DateKind, EdtfDate, Precision
from checks.language.records import FigureRecord
from checks.language.units import UnitTable
from checks.language.values import Exact, Figure, Hedge

FORMULA_FAILS = "formula-fails"

LONGEST_CHAIN = 100
"""How many formulas may rest on one another; reckoning is recursive."""


class FormulaError(Exception):
    """Why a formula has no value, in one sentence."""


def derive(
    facts: Mapping[str, Fact], entries: Mapping[str, Entry], units: UnitTable
) -> tuple[dict[str, Fact], list[Finding]]:
    """Reckon every formula: the facts that have one, with their values, and what went wrong."""
    reckoner = _Reckoner(facts, entries, units)
    derived: dict[str, Fact] = {}
    problems = []
    for address, fact in facts.items():
        if fact.formula is None:
            continue
        try:
            derived[address] = replace(fact, value=reckoner.value(address))
        except FormulaError as error:
            hint = "Mend the formula, or the facts that it names."
            problems.append(Finding(FORMULA_FAILS, Severity.ERROR, fact.location, str(error), hint))
    return derived, problems


@dataclass
class _Reckoner:
    facts: Mapping[str, Fact]
    entries: Mapping[str, Entry]
    units: UnitTable

    def __post_init__(self) -> None:
        self._done: dict[str, RecordedValue] = {}
        self._open: list[str] = []

    def value(self, address: str) -> RecordedValue:
        """The value of a fact, its formula reckoned where it has one."""
        fact = self.facts.get(address)
        if fact is None:
            raise FormulaError(f"The formula names “{shown(address)}”, which is no fact.")
        if fact.formula is None:
            if fact.adopted:
                return self.value(f"{address}/{fact.adopted}")
            if fact.value is None:
                raise FormulaError(f"The formula names “{address}”, which has no single value.")
            return fact.value
        if address in self._done:
            return self._done[address]
        if address in self._open:
            chain = " → ".join([*self._open[self._open.index(address) :], address])
            raise FormulaError(f"The formula runs in a circle: {chain}.")
        if len(self._open) == LONGEST_CHAIN:
            raise FormulaError(f"The formula rests on a chain of over {LONGEST_CHAIN} formulas.")
        self._open.append(address)
        try:
            self._done[address] = self._apply(fact.formula)
        finally:
            self._open.pop()
        return self._done[address]

    def _apply(self, formula: Formula) -> RecordedValue:
        functions: Mapping[str, Callable[[Formula], RecordedValue]] = {
            "sum": self._sum,
            "difference": self._difference,
            "share": self._share,
            "change": self._change,
            "span": self._span,
            "count": self._count,
        }
        return functions[formula.function](formula)

    def _figures(self, formula: Formula) -> tuple[list[Figure], str]:
        """The arguments as figures of one unit, the first's."""
        figures: list[Figure] = []
        for address in formula.arguments:
            record = self.value(address)
            if not isinstance(record, FigureRecord):
                raise FormulaError(f"The formula wants figures, and “{address}” is none.")
            figures.append(record.figure)
        unit = figures[0].unit
        converted = []
        for address, figure in zip(formula.arguments, figures, strict=True):
            ratio = self.units.ratio(figure.unit, unit)
            if ratio is None:
                raise FormulaError(f"The formula mixes units: “{address}” counts {figure.unit}, the first {unit}.")
            converted.append(replace(figure, low=figure.low * ratio, high=figure.high * ratio, unit=unit))
        return converted, unit

    def _sum(self, formula: Formula) -> FigureRecord:
        figures, unit = self._figures(formula)
        total = _record(sum(f.low for f in figures), sum(f.high for f in figures), unit, figures)
        return _on_one_side(total, [figure.hedge for figure in figures])

    def _difference(self, formula: Formula) -> FigureRecord:
        (first, second), unit = self._figures(formula)
        rest = _record(first.low - second.high, first.high - second.low, unit, [first, second])
        return _on_one_side(rest, [first.hedge, _OTHER_SIDE.get(second.hedge, second.hedge)])

    def _share(self, formula: Formula) -> FigureRecord:
        (part, whole), _ = self._figures(formula)
        return _percentage(part, whole, lambda a, b: Fraction(a) / b * 100)

    def _change(self, formula: Formula) -> FigureRecord:
        (start, end), _ = self._figures(formula)
        return _percentage(end, start, lambda a, b: (Fraction(a) - b) / b * 100)

    def _count(self, formula: Formula) -> FigureRecord:
        kind, *theme = formula.arguments
        counted = [e for e in self.entries.values() if e.kind == kind and set(theme) <= set(e.themes)]
        unit = next((u.name for word in reversed(formula.arguments) if (u := self.units.written(word))), "")
        if not unit:
            raise FormulaError(f"The formula counts “{' '.join(formula.arguments)}”, which is no unit.")
        return FigureRecord(Figure(len(counted), len(counted), unit))

    def _span(self, formula: Formula) -> FigureRecord:
        dates: list[EdtfDate] = []
        for address in formula.arguments:
            value = self.value(address)
            if not isinstance(value, EdtfDate):
                raise FormulaError(f"A span wants dates, and “{address}” is none.")
            dates.append(value)
        return _spanned(*_ends(dates), formula)


def _ends(dates: list[EdtfDate]) -> tuple[EdtfDate, EdtfDate]:
    """The two dates that a span runs between: two facts, or the ends of one period."""
    if len(dates) == 2:
        return dates[0], dates[1]
    start, end = dates[0].start, dates[0].end
    if start is None or end is None:
        raise FormulaError("A span of one fact wants a period with both its ends: an EDTF interval.")
    return start, end


_PRECISION = {"days": Precision.DAY, "months": Precision.MONTH, "years": Precision.YEAR, "decades": Precision.DECADE}
_UNITS = {"days": "day", "weeks": "week", "months": "month", "years": "year", "decades": "decade"}


def _spanned(start: EdtfDate, end: EdtfDate, formula: Formula) -> FigureRecord:
    """The length of a span: a range where the dates leave it open, an estimate where one is approximate.

    From one year to another, both known as years alone, it is their difference where one end counts: 1947 to
    1991 is 44 years. (Completed are 43 or 44.) So with months and decades.
    """
    own = _PRECISION.get(formula.unit)
    if formula.counting is Counting.ONE_END and all(
        d.precision is own and d.kind is DateKind.DATE for d in (start, end)
    ):
        start, end = _beginning(start), _beginning(end)
    shortest = _distance(_day(start.last), _day(end.first), formula)
    longest = _distance(_day(start.first), _day(end.last), formula)
    if _day(start.first) > _day(end.last):
        raise FormulaError("The span runs backwards: its end is before its start.")
    hedge = Hedge.NONE if shortest == longest else Hedge.BETWEEN
    if hedge is Hedge.NONE and {"~", "%"} & {start.qualifier, end.qualifier}:
        hedge = Hedge.ABOUT
    return FigureRecord(Figure(max(shortest, 0), longest, _UNITS[formula.unit], hedge))


def _beginning(of: EdtfDate) -> EdtfDate:
    """A date narrowed to its first day."""
    return replace(of, last=of.first)


def _day(day: date | None) -> date:
    if day is None:
        raise FormulaError("A span wants both its ends; one of the dates is open.")
    return day


def _distance(start: date, end: date, formula: Formula) -> int:
    """Whole units from one day to another; both ends count where the formula says so.

    A month is complete on the day of the month on which it began, or, where the last month is too short to
    have that day, on the first of the next: from 29 February to 28 February is no full year.
    """
    if formula.counting is Counting.BOTH_ENDS:
        return _both_ends(start, end)[formula.unit]
    days = (end - start).days
    months = (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
    return {
        "days": days,
        "weeks": days // 7,
        "months": months,
        "years": months // 12,
        "decades": months // 120,
    }[formula.unit]


def _both_ends(start: date, end: date) -> Mapping[str, int]:
    """How many days, months, years and decades are touched, the first and the last included."""
    days = (end - start).days + 1
    years = end.year - start.year + 1
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    return {"days": days, "weeks": days // 7, "months": months, "years": years, "decades": years // 10}


def _record(low: Exact, high: Exact, unit: str, of: list[Figure]) -> FigureRecord:
    """A reckoned figure: a range where an argument is one, an estimate where an argument is hedged."""
    if low != high:
        return FigureRecord(Figure(low, high, unit, Hedge.BETWEEN))
    exact = all(figure.hedge in (Hedge.NONE, Hedge.EXACTLY) and figure.step is None for figure in of)
    return FigureRecord(Figure(low, high, unit, Hedge.NONE if exact else Hedge.ABOUT))


_OTHER_SIDE = {
    Hedge.OVER: Hedge.UNDER,
    Hedge.UNDER: Hedge.OVER,
    Hedge.AT_LEAST: Hedge.AT_MOST,
    Hedge.AT_MOST: Hedge.AT_LEAST,
}
"""What a hedge becomes where the figure is taken away."""


def _on_one_side(record: FigureRecord, hedges: Collection[Hedge]) -> FigureRecord:
    """A sum of "more than 100" and 200 is "more than 300": what all its inexact parts have in common, it has too."""
    inexact = {hedge for hedge in hedges if hedge not in (Hedge.NONE, Hedge.EXACTLY)}
    if record.figure.low != record.figure.high or len(inexact) != 1 or not inexact <= _OTHER_SIDE.keys():
        return record
    return replace(record, figure=replace(record.figure, hedge=inexact.pop()))


def _percentage(part: Figure, whole: Figure, of: Callable[[Exact, Exact], Fraction]) -> FigureRecord:
    if whole.low <= 0 <= whole.high:
        raise FormulaError("The formula divides by nothing.")
    ends = [of(a, b) for a in (part.low, part.high) for b in (whole.low, whole.high)]
    return _record(min(ends), max(ends), "percent", [part, whole])
