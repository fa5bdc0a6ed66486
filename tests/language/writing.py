"""Expressions written in one line each, for tables of cases that a person can read and extend."""

from __future__ import annotations

from checks.language.values import (
    BARE,
    ClockTime,
    DatePhrase,
    Expression,
    Figure,
    Hedge,
    Ordinal,
    Relation,
    RelativeDate,
    Tally,
    Value,
)


def written(expression: Expression) -> str:
    """``kind | text | value``; a refusal has its reason in place of a value."""
    meaning = expression.why or _value(expression.value)
    return f"{expression.kind.value} | {expression.text} | {meaning}"


def _value(value: Value | None) -> str:
    match value:
        case Figure():
            return _figure(value)
        case Ordinal():
            return str(value.value)
        case Tally():
            return f"{value.first}:{value.second}"
        case DatePhrase():
            return _date(value)
        case RelativeDate():
            return _relative(value)
        case ClockTime():
            return f"{value.hour:02d}:{value.minute:02d}"
    return ""


def _figure(figure: Figure) -> str:
    ends = str(figure.low) if figure.low == figure.high else f"{figure.low}..{figure.high}"
    hedge = "" if figure.hedge in (Hedge.NONE, Hedge.BETWEEN) else figure.hedge.value
    unit = "" if figure.unit == BARE else f" {figure.unit}"
    step = "" if figure.step is None else f" step {figure.step}"
    return f"{hedge}{ends}{unit}{step}"


def _date(phrase: DatePhrase) -> str:
    relation = "" if phrase.relation is Relation.IN else f"{phrase.relation.value} "
    circa = "circa " if phrase.circa else ""
    return f"{relation}{circa}{' '.join((phrase.edtf, *phrase.parts))}"


def _relative(date: RelativeDate) -> str:
    hedge = "" if date.hedge is Hedge.NONE else date.hedge.value
    amount = "=" if date.amount is None else f"{'+' if date.amount >= 0 else ''}{date.amount}"
    return f"{hedge}{date.unit} {amount}"
