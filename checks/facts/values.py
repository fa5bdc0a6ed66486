"""The values in records: what the ``date``, ``figure``, ``tally``, ``quote``, ``state`` and ``formula`` keys hold."""

from __future__ import annotations

import re
from collections.abc import Mapping

from checks.facts.door import Door, Node, shown
from checks.facts.model import Counting, Formula, Quotation, RecordedValue, StateOfAffairs
from checks.language.edtf import EdtfDate, EdtfError, parse
from checks.language.finder import finder_of
from checks.language.numbers import has_decimal_comma
from checks.language.records import Bound, FigureRecord
from checks.language.units import UnitTable
from checks.language.values import BARE, Figure, Kind, Ordinal, Tally
from checks.language.whole import parse_whole

VALUE_KEYS = ("date", "figure", "tally", "quote", "state", "formula", "positions")
"""Exactly one of these makes a fact's value; a quotation may have a date besides, which is then when it was said."""

MODIFIER_KEYS = ("bound", "speaker", "language", "unit", "counting")
"""What may stand beside a value and belongs to it."""

_ARITY: Mapping[str, tuple[int, int]] = {
    "sum": (2, 100),
    "difference": (2, 2),
    "share": (2, 2),
    "change": (2, 2),
    "span": (1, 2),
    "count": (1, 2),
}
"""The functions of formulas, with the least and the greatest number of arguments."""

_UNWRITTEN = re.compile(r"^\s*–|[^\D0-9]")
_BARE_NUMBER = re.compile(r"[0-9]{1,30}")
_SPAN_UNITS = ("days", "weeks", "months", "years", "decades")
_FORMULA = re.compile(r"([a-z]+)\(([^()]*)\)")
_ARGUMENT = re.compile(r"[a-z0-9@./X~?%-]+")
_COUNT = r"(\d{1,9}|\d{1,3}(?:,\d{3}){1,3})"
_TALLY = re.compile(rf"{_COUNT}(?:\s*[–-]\s*|:){_COUNT}", re.ASCII)


class ValueReader:
    """Reads values at the door, with the units of one handbook."""

    def __init__(self, units: UnitTable) -> None:
        self._units = units
        self._finder = finder_of(units)

    def value(self, door: Door, fields: Mapping[str, Node]) -> RecordedValue | None:
        """The value that a record's fields hold; ``None`` and a problem where it is none."""
        if "quote" in fields:
            return self._quotation(door, fields)
        if "date" in fields:
            return edtf_date(door, fields["date"])
        if "figure" in fields:
            return self._figure(door, fields)
        if "tally" in fields:
            return _tally(door, fields["tally"])
        if "state" in fields:
            return StateOfAffairs(text) if (text := door.word(fields["state"])) else None
        return None

    def series_value(self, door: Door, node: Node, unit: str) -> FigureRecord | None:
        """One cell of a series: a figure whose unit stands in its column."""
        text = door.word(node)
        if not text:
            return None
        known = self._units.named(unit)
        form = known.forms[-1] if known else ""
        if _BARE_NUMBER.fullmatch(text):
            text = f"{int(text):,}"
        figure = self._parsed_figure(f"{text} {form}".strip())
        if isinstance(figure, Figure):
            return FigureRecord(figure)
        door.problem(
            node, f"“{shown(text)}” is no figure.", "Write a number, a range (20–27) or a number with a hedge."
        )
        return None

    def _quotation(self, door: Door, fields: Mapping[str, Node]) -> Quotation | None:
        text = door.word(fields["quote"])
        date = edtf_date(door, fields["date"]) if "date" in fields else None
        if not text:
            return None
        language = door.word(fields.get("language")) or "en"
        return Quotation(text, door.word(fields.get("speaker")), date, language)

    def _figure(self, door: Door, fields: Mapping[str, Node]) -> FigureRecord | Ordinal | None:
        node = fields["figure"]
        text = door.word(node)
        bound = Bound(word) if "bound" in fields and (word := door.choice(fields["bound"], tuple(Bound))) else None
        if not text:
            return None
        value = self._parsed_figure(text)
        if isinstance(value, Ordinal):
            return value
        if value is None:
            door.problem(
                node,
                f"“{shown(text)}” is no figure.",
                "Write hedge, number and unit as in prose: “about 70,300 warheads”, “20–27 million deaths”, “16th”.",
            )
            return None
        if value.unit == BARE:
            door.problem(
                node,
                f"“{shown(text)}” has no unit that is known.",
                "Name what is counted after the number; new units go into the file of units.",
            )
            return None
        return FigureRecord(value, bound)

    def _parsed_figure(self, text: str) -> Figure | Ordinal | None:
        """The figure that a text is. Nothing counted is less than none, and digits are ASCII's."""
        if _UNWRITTEN.search(text):
            return None
        expression = None if has_decimal_comma(text) else parse_whole(self._finder, text)
        if expression is None or expression.kind not in (Kind.FIGURE, Kind.ORDINAL):
            return None
        value = expression.value
        unit = self._units.named(value.unit) if isinstance(value, Figure) else None
        if isinstance(value, Figure) and value.low < 0 and (unit is None or unit.is_counted):
            return None
        return value if isinstance(value, Figure | Ordinal) else None


def edtf_date(door: Door, node: Node | None) -> EdtfDate | None:
    """An EDTF date; ``None`` and a problem where it is none."""
    text = door.word(node)
    if node is None or not text:
        return None
    try:
        return parse(text)
    except EdtfError as error:
        door.problem(
            node,
            f"{shown(str(error), 200)}.",
            "Dates are EDTF: 2010-04-08, 2010-04, 2010, 1941-06-22/1945-05-09, 1682~.",
        )
        return None


def _tally(door: Door, node: Node) -> Tally | None:
    text = door.word(node)
    match = _TALLY.fullmatch(text)
    if match:
        first, second = (int(part.replace(",", "")) for part in match.groups())
        return Tally(first, second)
    if text:
        door.problem(node, f"“{shown(text)}” is no tally.", "Write two counts with a dash, 71–26, or a ratio, 1:40.")
    return None


def formula(door: Door, fields: Mapping[str, Node], entry: str) -> Formula | None:
    """A formula, its arguments made whole addresses; ``None`` and a problem where it is none."""
    node = fields["formula"]
    text = door.word(node)
    match = _FORMULA.fullmatch(text)
    if not match or match[1] not in _ARITY:
        if text:
            door.problem(
                node,
                f"“{shown(text)}” is no formula.",
                f"Write one of {', '.join(_ARITY)} with facts: sum(first, second).",
            )
        return None
    function = match[1]
    arguments = tuple(argument.strip() for argument in match[2].split(","))
    least, most = _ARITY[function]
    if not least <= len(arguments) <= most or not all(map(_ARGUMENT.fullmatch, arguments)):
        wanted = f"{least}" if least == most else f"{least} to {most}"
        door.problem(
            node,
            f"“{function}” takes {wanted} arguments, each the name of a fact.",
            "Write entry.fact, or fact alone for a fact of this entry.",
        )
        return None
    unit = door.choice(fields["unit"], _SPAN_UNITS) if "unit" in fields else ""
    if function == "span" and not unit:
        door.problem(node, "A span needs a unit.", f"Add “unit:” with one of {', '.join(_SPAN_UNITS)}.")
        return None
    counting = (
        Counting(word)
        if "counting" in fields and (word := door.choice(fields["counting"], tuple(Counting)))
        else Counting.ONE_END
    )
    if function != "count":
        arguments = tuple(a if "." in a else f"{entry}.{a}" for a in arguments)
    return Formula(function, arguments, unit, counting)
