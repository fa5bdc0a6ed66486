"""Units: what a figure counts or measures, how it is written, and which may be turned into which.

Measures, money and spans of time belong to the language; what a handbook counts (warheads, deaths, packages)
is the handbook's own configuration.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from checks.language.values import Exact


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit.

    ``name`` is the canonical name that records use; ``forms`` are all the words and signs that write it,
    the singular first and the plural second. Units of one ``dimension`` convert: one of this unit is
    ``factor`` of the dimension's base unit.
    """

    name: str
    forms: tuple[str, ...]
    dimension: str
    factor: Exact = 1

    @property
    def is_counted(self) -> bool:
        """Whether this is a thing counted (a warhead), not a measure, money or a span of time."""
        return self.dimension.startswith(COUNT)

    def written(self, value: Exact) -> str:
        """The form that goes with a value: "1 warhead", "2 warheads"."""
        return self.forms[0] if value == 1 or len(self.forms) == 1 else self.forms[1]


COUNT = "count:"


class UnitTable:
    """All the units of a handbook, looked up by canonical name or by written form (case folded, unless a
    form in capitals is itself listed, as ``Mt`` beside ``mt``).
    """

    def __init__(self, units: Iterable[Unit]) -> None:
        self._by_name: dict[str, Unit] = {}
        self._by_form: dict[str, Unit] = {}
        for unit in units:
            self._by_name[unit.name] = unit
            for form in (unit.name, *unit.forms):
                self._by_form.setdefault(form, unit)
                self._by_form.setdefault(form.casefold(), unit)

    def __iter__(self) -> Iterator[Unit]:
        return iter(self._by_name.values())

    @property
    def forms(self) -> Mapping[str, Unit]:
        """Every written form, to its unit."""
        return self._by_form

    def named(self, name: str) -> Unit | None:
        """The unit with this canonical name."""
        return self._by_name.get(name)

    def written(self, form: str) -> Unit | None:
        """The unit that a word, phrase or sign in prose writes."""
        return self._by_form.get(form) or self._by_form.get(form.casefold())

    def ratio(self, of: str, to: str) -> Fraction | None:
        """How many ``to`` make one ``of``; ``None`` where the two do not convert."""
        if of == to:
            return Fraction(1)
        one, other = self._by_name.get(of), self._by_name.get(to)
        if one is None or other is None or one.dimension != other.dimension:
            return None
        return Fraction(one.factor) / other.factor


def _measure(dimension: str, name: str, forms: str, factor: Exact = 1) -> Unit:
    return Unit(name, tuple(forms.split("|")), dimension, factor)


MEASURES: tuple[Unit, ...] = (
    _measure("days", "second", "second|seconds", Fraction(1, 86_400)),
    _measure("days", "minute", "minute|minutes", Fraction(1, 1_440)),
    _measure("days", "hour", "hour|hours", Fraction(1, 24)),
    _measure("days", "day", "day|days"),
    _measure("days", "week", "week|weeks", 7),
    _measure("months", "month", "month|months"),
    _measure("months", "year", "year|years", 12),
    _measure("months", "decade", "decade|decades", 120),
    _measure("months", "century", "century|centuries", 1_200),
    _measure("proportion", "percent", "per cent|per cent|percent|%"),
    _measure("percentage points", "pp", "percentage point|percentage points"),
    _measure("multiple", "times", "times|times"),
    _measure("length", "mm", "millimetre|millimetres|millimeter|millimeters|mm", Fraction(1, 1_000)),
    _measure("length", "cm", "centimetre|centimetres|centimeter|centimeters|cm", Fraction(1, 100)),
    _measure("length", "m", "metre|metres|meter|meters"),
    _measure("length", "km", "kilometre|kilometres|kilometer|kilometers|km", 1_000),
    _measure("length", "mile", "mile|miles|mi", Fraction(1_609_344, 1_000)),
    _measure("length", "nmi", "nautical mile|nautical miles", 1_852),
    _measure("length", "ft", "foot|feet|ft", Fraction(3_048, 10_000)),
    _measure("length", "inch", "inch|inches", Fraction(254, 10_000)),
    _measure("area", "m2", "square metre|square metres|square meter|square meters"),
    _measure("area", "ha", "hectare|hectares|ha", 10_000),
    _measure(
        "area",
        "km2",
        "square kilometre|square kilometres|square kilometer|square kilometers|km²|sq km",
        1_000_000,
    ),
    _measure("area", "acre", "acre|acres", Fraction(316_160_658, 78_125)),
    _measure("area", "sqmi", "square mile|square miles|sq mi", Fraction(2_589_988_110_336, 1_000_000)),
    _measure("volume", "m3", "cubic metre|cubic metres|cubic meter|cubic meters"),
    _measure("volume", "litre", "litre|litres|liter|liters", Fraction(1, 1_000)),
    _measure("volume", "bcm", "bcm", 10**9),
    _measure("mass", "kg", "kilogram|kilograms|kg"),
    _measure("mass", "t", "tonne|tonnes|ton|tons|metric ton|metric tons", 1_000),
    _measure("mass", "longton", "long ton|long tons", Fraction(10_160_469_088, 10_000_000)),
    _measure("mass", "lb", "pound-mass|lbs|lb", Fraction(45_359_237, 100_000_000)),
    _measure("yield", "kt", "kiloton|kilotons|kt"),
    _measure("yield", "Mt", "megaton|megatons|Mt", 1_000),
    _measure("oil", "bbl", "barrel|barrels"),
    _measure("liquid", "gallon", "gallon|gallons"),
    _measure("power", "kW", "kilowatt|kilowatts|kW", Fraction(1, 1_000)),
    _measure("power", "MW", "megawatt|megawatts|MW"),
    _measure("power", "GW", "gigawatt|gigawatts|GW", 1_000),
    _measure("energy", "MWh", "megawatt-hour|megawatt-hours|MWh"),
    _measure("energy", "GWh", "gigawatt-hour|gigawatt-hours|GWh", 1_000),
    _measure("energy", "TWh", "terawatt-hour|terawatt-hours|TWh", 1_000_000),
    _measure("speed", "km/h", "kilometre per hour|kilometres per hour|kilometer per hour|kilometers per hour|km/h"),
    _measure("speed", "mph", "mile per hour|miles per hour|mph", Fraction(1_609_344, 1_000_000)),
    _measure("speed", "knot", "knot|knots", Fraction(1_852, 1_000)),
    _measure("angle", "degree", "degree|degrees|°"),
    _measure("money: USD", "USD", "dollar|dollars|US dollar|US dollars|USD"),
    _measure("money: EUR", "EUR", "euro|euros|EUR"),
    _measure("money: GBP", "GBP", "pound|pounds|pounds sterling|GBP"),
    _measure("money: RUB", "RUB", "rouble|roubles|ruble|rubles|RUB"),
)
"""Measures, money and spans of time that English prose writes. Days and months do not convert."""


def counted(name: str, forms: Iterable[str]) -> Unit:
    """A thing counted; each is a dimension of its own, so that warheads never agree with launchers."""
    return Unit(name, tuple(forms), COUNT + name)
