"""Units: what a figure counts or measures, how it is written, and which may be turned into which.

A rate ("litres per second", "g/cm³") is made of two units when it is met. The measures that everybody has stand in
:mod:`~checks.language.measures`; what a handbook counts (warheads, deaths, packages) is its own configuration.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from checks.language.values import Exact


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit.

    ``name`` is the canonical name that records use; ``forms`` are all the words that write it, in any case, the
    singular first and the plural second; ``symbols`` are signs that write it just so (mW is not MW). Units of one
    ``dimension`` convert: one of this unit is ``factor`` of the dimension's base unit, and its scale begins at
    ``zero`` of it, which differs among temperatures alone.
    """

    name: str
    forms: tuple[str, ...]
    dimension: str
    factor: Exact = 1
    symbols: tuple[str, ...] = ()
    zero: Exact = 0

    @property
    def is_counted(self) -> bool:
        """Whether this is a thing counted (a warhead), not a measure, money or a span of time."""
        return self.dimension.startswith(COUNT)

    def written(self, value: Exact) -> str:
        """The form that goes with a value: "1 warhead", "2 warheads"."""
        return self.forms[0] if value == 1 or len(self.forms) == 1 else self.forms[1]


COUNT = "count:"


@dataclass(frozen=True, slots=True)
class Conversion:
    """From one unit to another: a value there is ``factor`` times the value here, and ``shift``."""

    factor: Fraction = Fraction(1)
    shift: Fraction = Fraction(0)

    def __call__(self, value: Exact) -> Fraction:
        """The value in the other unit."""
        return value * self.factor + self.shift

    @property
    def inverse(self) -> Conversion:
        """The way back."""
        return Conversion(1 / self.factor, -self.shift / self.factor)


class UnitTable:
    """All the units of a handbook, looked up by canonical name or by written form.

    Case counts in symbols and names; in other forms it does not, unless a form in capitals is itself listed.
    """

    def __init__(self, units: Iterable[Unit]) -> None:
        self._by_name: dict[str, Unit] = {}
        self._by_form: dict[str, Unit] = {}
        self._by_word: dict[str, Unit] = {}
        self._rates: dict[str, Unit | None] = {}
        for unit in units:
            self._by_name[unit.name] = unit
            for form in (*unit.forms, *unit.symbols, unit.name):
                self._by_form.setdefault(form, unit)
            for form in unit.forms:
                self._by_word.setdefault(form.casefold(), unit)

    def __iter__(self) -> Iterator[Unit]:
        return iter(self._by_name.values())

    @property
    def forms(self) -> Mapping[str, Unit]:
        """Every written form, to its unit."""
        return self._by_word | self._by_form

    def named(self, name: str) -> Unit | None:
        """The unit with this canonical name; that of a rate has both names, with a stroke between them."""
        return self._by_name.get(name) or (self._rate(name) if "/" in name else None)

    def is_symbol(self, token: str) -> bool:
        """Whether a token is the sign of a measure, just so."""
        unit = self._by_form.get(token)
        return unit is not None and token in unit.symbols

    def written(self, form: str) -> Unit | None:
        """The unit that a word, phrase or sign in prose writes."""
        return self._written_alone(form) or (self._rate(form) if _PER.search(form) else None)

    def _written_alone(self, form: str) -> Unit | None:
        return self._by_form.get(form) or self._by_word.get(form.casefold())

    def _rate(self, form: str) -> Unit | None:
        """The unit of "litres per second", "kg/m³" or, of things that have none, "/km²"."""
        if form not in self._rates:
            self._rates[form] = self._read_rate(form)
        return self._rates[form]

    def _read_rate(self, form: str) -> Unit | None:
        above, _, below = _PER.sub("/", form, count=1).partition("/")
        whole, part = self._written_alone(above), self._written_alone(below) or self._by_name.get(_SHORT.get(below, ""))
        if part is None or part.is_counted:
            return None
        if whole is None or whole.is_counted:  # people per km²
            return Unit(f"/{part.name}", (f"per {part.forms[0]}",), f"per {part.dimension}", 1 / Fraction(part.factor))
        forms = tuple(f"{form} per {part.forms[0]}" for form in whole.forms[:2])
        factor = Fraction(whole.factor) / part.factor
        return Unit(f"{whole.name}/{part.name}", forms, f"{whole.dimension} per {part.dimension}", factor)

    def conversion(self, of: str, to: str) -> Conversion | None:
        """How a value in one unit is written in another; ``None`` where the two do not convert."""
        if of == to:
            return Conversion()
        one, other = self.named(of), self.named(to)
        if one is None or other is None or one.dimension != other.dimension:
            return None
        return Conversion(Fraction(one.factor) / other.factor, Fraction(one.zero - other.zero) / other.factor)

    def ratio(self, of: str, to: str) -> Fraction | None:
        """How many ``to`` make one ``of``; ``None`` where the two do not convert, or have their zeros apart."""
        conversion = self.conversion(of, to)
        return None if conversion is None or conversion.shift else conversion.factor


_PER = re.compile(r"\s*/\s*|(?:\A|\s+)per\s+")
_SHORT = {"s": "second", "sec": "second", "h": "hour", "hr": "hour", "d": "day", "y": "year", "a": "year", "L": "litre"}
"""Signs that write a unit after a stroke alone."""


def counted(name: str, forms: Iterable[str]) -> Unit:
    """A thing counted; each is a dimension of its own, so that warheads never agree with launchers."""
    return Unit(name, tuple(forms), COUNT + name)
