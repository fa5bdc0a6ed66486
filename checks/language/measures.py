"""The measures that English prose writes: time, length, mass, energy, temperature, places on the globe, money.

Measures belong to the language, as everybody has them; what a handbook counts (warheads, deaths, packages) is its own
configuration. Factors are exact, by the definitions of the SI (BIPM, 9th edition) and of the international yard and
pound (1959). What has no exact factor, or more than one (a gallon, a horsepower), is a dimension of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from checks.language.units import Unit
from checks.language.values import Exact

_PREFIXES: dict[str, tuple[str, Exact]] = {
    "n": ("nano", Fraction(1, 10**9)),
    "μ": ("micro", Fraction(1, 10**6)),
    "m": ("milli", Fraction(1, 1_000)),
    "c": ("centi", Fraction(1, 100)),
    "d": ("deci", Fraction(1, 10)),
    "h": ("hecto", 100),
    "k": ("kilo", 1_000),
    "M": ("mega", 10**6),
    "G": ("giga", 10**9),
    "T": ("tera", 10**12),
    "P": ("peta", 10**15),
    "E": ("exa", 10**18),
}
"""The prefixes of the SI in use outside laboratories: sign, word and factor."""

_MICRO = ("μ", "µ")
"""The Greek letter, and the sign that older keyboards write for it."""

_MILE = Fraction(1_609_344, 1_000)
_FOOT = Fraction(3_048, 10_000)
_INCH = _FOOT / 12
_ACRE = 43_560 * _FOOT**2
_POUND = Fraction(45_359_237, 100_000_000)
_HOUR = Fraction(1, 24)
_NAUTICAL_MILE = 1_852


def _measure(
    dimension: str, name: str, forms: str, factor: Exact = 1, *, symbols: str = "", zero: Exact = 0
) -> Iterator[Unit]:
    """One unit; ``forms`` are words, in any case, ``symbols`` signs, just so."""
    yield Unit(name, tuple(forms.split("|")), dimension, factor, tuple(filter(None, symbols.split("|"))), zero)


def _prefixed(dimension: str, symbol: str, words: str, prefixes: str, factor: Exact = 1) -> Iterator[Unit]:
    """Units with the prefixes of the SI; ``words`` are singular and plural, in each spelling."""
    for sign in prefixes:
        prefix, power = _PREFIXES[sign]
        signs = _MICRO if sign == "μ" else (sign,)
        forms = tuple(prefix + word for word in words.split("|"))
        symbols = tuple(sign + symbol for sign in signs)
        yield Unit(symbols[0], forms, dimension, Fraction(factor) * power, symbols)


def _metric(power: str, exponent: int, dimension: str, prefixes: str) -> Iterator[Unit]:
    """Square and cubic metres, with prefixes: each prefix counts as often as the metre does."""
    sign, short = ("²", "sq") if exponent == 2 else ("³", "cu")
    for prefix in ("", *prefixes):
        word, factor = _PREFIXES[prefix] if prefix else ("", 1)
        metre = f"{prefix}m"
        forms = tuple(f"{power} {word}{form}" for form in ("metre", "metres", "meter", "meters"))
        symbols = (f"{metre}{sign}", f"{metre}{exponent}", f"{short} {metre}", f"{short}. {metre}")
        yield Unit(f"{metre}{exponent}", forms, dimension, Fraction(factor) ** exponent, symbols)


def _customary(power: str, exponent: int, dimension: str) -> Iterator[Unit]:
    """Square and cubic feet, yards, miles and inches."""
    short = "sq" if exponent == 2 else "cu"
    sign = "²" if exponent == 2 else "³"
    for name, words, factor in (
        ("in", "inch|inches", _INCH),
        ("ft", "foot|feet", _FOOT),
        ("yd", "yard|yards", 3 * _FOOT),
        ("mi", "mile|miles", _MILE),
    ):
        forms = tuple(f"{power} {word}" for word in words.split("|"))
        symbols = (f"{short} {name}", f"{short}. {name}", f"{name}{sign}")
        yield Unit(f"{short}{name}", forms, dimension, Fraction(factor) ** exponent, symbols)


def _time() -> Iterator[Unit]:
    yield from _measure("days", "second", "second|seconds", Fraction(1, 86_400))
    yield from _prefixed("days", "s", "second|seconds", "nμm", Fraction(1, 86_400))
    yield from _measure("days", "minute", "minute|minutes", Fraction(1, 1_440), symbols="min")
    yield from _measure("days", "hour", "hour|hours", _HOUR)
    yield from _measure("days", "day", "day|days")
    yield from _measure("days", "week", "week|weeks", 7)
    yield from _measure("months", "month", "month|months")
    yield from _measure("months", "year", "year|years", 12, symbols="yr")
    yield from _measure("months", "decade", "decade|decades", 120)
    yield from _measure("months", "century", "century|centuries", 1_200)
    yield from _measure("months", "millennium", "millennium|millennia", 12_000)
    yield from _measure(
        "days squared", "s2", "second squared|seconds squared", Fraction(1, 86_400) ** 2, symbols="s²|s2"
    )


def _shares() -> Iterator[Unit]:
    yield from _measure("proportion", "percent", "per cent|per cent|percent|per-cent|%", symbols="pct")
    yield from _measure(
        "proportion", "permille", "per mille|per mille|per mil|part per thousand|parts per thousand|‰", Fraction(1, 10)
    )
    yield from _measure(
        "proportion", "ppm", "part per million|parts per million", Fraction(1, 10_000), symbols="ppm|ppmv"
    )
    yield from _measure(
        "proportion", "ppb", "part per billion|parts per billion", Fraction(1, 10**7), symbols="ppb|ppbv"
    )
    yield from _measure("percentage points", "pp", "percentage point|percentage points", symbols="pp")
    yield from _measure(
        "percentage points", "basispoint", "basis point|basis points", Fraction(1, 100), symbols="bp|bps"
    )
    yield from _measure("multiple", "times", "times|times")


def _lengths() -> Iterator[Unit]:
    yield from _measure("length", "m", "metre|metres|meter|meters", symbols="m")
    yield from _measure("length", "mm", "millimetre|millimetres|millimeter|millimeters|mm", Fraction(1, 1_000))
    yield from _measure("length", "cm", "centimetre|centimetres|centimeter|centimeters|cm", Fraction(1, 100))
    yield from _measure("length", "km", "kilometre|kilometres|kilometer|kilometers|km", 1_000)
    yield from _prefixed("length", "m", "metre|metres|meter|meters", "nμ")
    yield from _measure("length", "mile", "mile|miles|mi", _MILE)
    yield from _measure("length", "nmi", "nautical mile|nautical miles|nmi", _NAUTICAL_MILE)
    yield from _measure("length", "yard", "yard|yards|yd", 3 * _FOOT)
    yield from _measure("length", "ft", "foot|feet|ft", _FOOT)
    yield from _measure("length", "inch", "inch|inches", _INCH)
    yield from _measure("length", "fathom", "fathom|fathoms", 6 * _FOOT)
    yield from _measure("length", "au", "astronomical unit|astronomical units", 149_597_870_700, symbols="AU|au")
    yield from _measure(
        "length", "ly", "light-year|light-years|light year|light years", 9_460_730_472_580_800, symbols="ly"
    )
    yield from _measure("parallax", "parsec", "parsec|parsecs")


def _areas_and_volumes() -> Iterator[Unit]:
    yield from _metric("square", 2, "area", "mck")
    yield from _measure("area", "ha", "hectare|hectares|ha", 10_000)
    yield from _measure("area", "acre", "acre|acres", _ACRE)
    yield from _customary("square", 2, "area")
    yield from _metric("cubic", 3, "volume", "mck")
    yield from _measure("volume", "litre", "litre|litres|liter|liters", Fraction(1, 1_000), symbols="l")
    yield from _prefixed("volume", "l", "litre|litres|liter|liters", "μmch", Fraction(1, 1_000))
    yield from _measure("volume", "mL", "mL", Fraction(1, 10**6))
    yield from _measure("volume", "bcm", "bcm", 10**9)
    yield from _measure("volume", "acre-foot", "acre-foot|acre-feet|acre foot|acre feet", _ACRE * _FOOT)
    yield from _customary("cubic", 3, "volume")
    yield from _measure("liquid", "gallon", "gallon|gallons")
    yield from _measure("oil", "bbl", "barrel|barrels", symbols="bbl")


def _masses() -> Iterator[Unit]:
    yield from _measure("mass", "kg", "kilogram|kilograms|kg|kilogramme|kilogrammes")
    yield from _measure("mass", "gram", "gram|grams|gramme|grammes", Fraction(1, 1_000), symbols="g")
    yield from _prefixed("mass", "g", "gram|grams|gramme|grammes", "nμm", Fraction(1, 1_000))
    yield from _measure("mass", "t", "tonne|tonnes|ton|tons|metric ton|metric tons", 1_000, symbols="t")
    yield from _measure("mass", "kilotonne", "kilotonne|kilotonnes", 10**6)
    yield from _measure("mass", "megatonne", "megatonne|megatonnes", 10**9)
    yield from _measure("mass", "gigatonne", "gigatonne|gigatonnes|gigaton|gigatons", 10**12, symbols="Gt")
    yield from _measure("mass", "longton", "long ton|long tons", 2_240 * _POUND)
    yield from _measure("mass", "shortton", "short ton|short tons", 2_000 * _POUND)
    yield from _measure("mass", "lb", "pound-mass|lbs|lb", _POUND)
    yield from _measure("mass", "ounce", "ounce|ounces", _POUND / 16, symbols="oz")
    yield from _measure("mass", "troyounce", "troy ounce|troy ounces", Fraction(311_034_768, 10**10))
    yield from _measure("mass", "carat", "carat|carats", Fraction(2, 10_000))
    yield from _measure("mass", "dalton", "atomic mass unit|atomic mass units|dalton|daltons")
    yield from _measure("yield", "kt", "kiloton|kilotons|kt")
    yield from _measure("yield", "Mt", "megaton|megatons|Mt", 1_000)


def _power_and_energy() -> Iterator[Unit]:
    yield from _measure("power", "W", "watt|watts", Fraction(1, 10**6), symbols="W")
    yield from _measure("power", "kW", "kilowatt|kilowatts|kW", Fraction(1, 1_000))
    yield from _measure("power", "MW", "megawatt|megawatts", symbols="MW")
    yield from _measure("power", "mW", "milliwatt|milliwatts", Fraction(1, 10**9), symbols="mW")
    yield from _measure("power", "GW", "gigawatt|gigawatts|GW", 1_000)
    yield from _measure("power", "TW", "terawatt|terawatts", 10**6, symbols="TW")
    yield from _measure("horsepower", "hp", "horsepower|horsepower", symbols="hp|bhp")
    yield from _measure("energy", "kWh", "kilowatt-hour|kilowatt-hours", Fraction(1, 1_000), symbols="kWh")
    yield from _measure("energy", "MWh", "megawatt-hour|megawatt-hours|MWh")
    yield from _measure("energy", "GWh", "gigawatt-hour|gigawatt-hours|GWh", 1_000)
    yield from _measure("energy", "TWh", "terawatt-hour|terawatt-hours|TWh", 1_000_000)
    yield from _measure("energy", "PWh", "petawatt-hour|petawatt-hours", 10**9, symbols="PWh")
    yield from _measure("energy", "joule", "joule|joules", Fraction(1, 3_600_000_000), symbols="J")
    yield from _prefixed("energy", "J", "joule|joules", "mkMGTPE", Fraction(1, 3_600_000_000))
    yield from _prefixed("electronvolt", "eV", "electronvolt|electronvolts|electron volt|electron volts", "kMGT")
    yield from _measure("calorie", "cal", "calorie|calories")
    yield from _measure("calorie", "kcal", "kilocalorie|kilocalories", 1_000, symbols="kcal")


def _physics() -> Iterator[Unit]:
    yield from _measure("force", "N", "newton|newtons", symbols="N")
    yield from _prefixed("force", "N", "newton|newtons", "mkM")
    yield from _measure("pressure", "Pa", "pascal|pascals", symbols="Pa")
    yield from _prefixed("pressure", "Pa", "pascal|pascals", "hkMG")
    yield from _measure("pressure", "bar", "bar|bars", 100_000)
    yield from _measure("pressure", "mbar", "millibar|millibars", 100, symbols="mbar|mb")
    yield from _measure("pressure", "atm", "standard atmosphere|standard atmospheres", 101_325, symbols="atm")
    yield from _measure(
        "mercury", "mmHg", "millimetre of mercury|millimetres of mercury|millimeters of mercury", symbols="mmHg"
    )
    yield from _measure("psi", "psi", "pound per square inch|pounds per square inch", symbols="psi")
    yield from _measure("frequency", "Hz", "hertz|hertz", symbols="Hz")
    yield from _prefixed("frequency", "Hz", "hertz|hertz", "kMGT")
    yield from _measure("rotation", "rpm", "revolution per minute|revolutions per minute", symbols="rpm")
    yield from _measure("voltage", "V", "volt|volts", symbols="V")
    yield from _prefixed("voltage", "V", "volt|volts", "mkM")
    yield from _measure("current", "ampere", "ampere|amperes|amp|amps")
    yield from _prefixed("current", "A", "ampere|amperes|amp|amps", "mk")
    yield from _measure("sound", "dB", "decibel|decibels", symbols="dB")
    yield from _measure("substance", "mol", "mole|moles", symbols="mol")
    yield from _prefixed("substance", "mol", "mole|moles", "μm")
    yield from _measure("activity", "Bq", "becquerel|becquerels", symbols="Bq")
    yield from _prefixed("activity", "Bq", "becquerel|becquerels", "kMGTPE")
    yield from _measure("activity", "Ci", "curie|curies", 37 * 10**9, symbols="Ci")
    yield from _measure("dose", "Sv", "sievert|sieverts", symbols="Sv")
    yield from _prefixed("dose", "Sv", "sievert|sieverts", "nμm")
    yield from _measure("dose", "rem", "rem|rems", Fraction(1, 100))
    yield from _measure("absorbed dose", "Gy", "gray|grays", symbols="Gy")
    yield from _prefixed("absorbed dose", "Gy", "gray|grays", "μm")
    yield from _measure("data", "byte", "byte|bytes")
    yield from _prefixed("data", "B", "byte|bytes", "kMGTP")


def _speeds() -> Iterator[Unit]:
    yield from _measure("length per days", "mph", "mile per hour|miles per hour|mph", _MILE / _HOUR)
    yield from _measure("length per days", "knot", "knot|knots", _NAUTICAL_MILE / _HOUR)
    yield from _measure("volume per days", "cfs", "cfs", _FOOT**3 * 86_400)


def _temperatures() -> Iterator[Unit]:
    """Degrees from zeros of their own: 0 °C is 273.15 K and 32 °F."""
    yield from _measure(
        "temperature",
        "°C",
        "degree Celsius|degrees Celsius|degree centigrade|degrees centigrade|degrees C|deg C",
        symbols="°C|° C|℃",
    )
    yield from _measure("temperature", "K", "kelvin|kelvins", symbols="K", zero=Fraction(-27_315, 100))
    yield from _measure(
        "temperature", "mK", "millikelvin|millikelvins", Fraction(1, 1_000), zero=Fraction(-27_315, 100)
    )
    yield from _measure(
        "temperature",
        "°F",
        "degree Fahrenheit|degrees Fahrenheit|degrees F|deg F",
        Fraction(5, 9),
        symbols="°F|° F|℉",
        zero=Fraction(-160, 9),
    )


def _angles() -> Iterator[Unit]:
    yield from _measure("angle", "degree", "degree|degrees|°")
    yield from _measure("angle", "arcminute", "arcminute|arcminutes|minute of arc|minutes of arc", Fraction(1, 60))
    yield from _measure("angle", "arcsecond", "arcsecond|arcseconds|second of arc|seconds of arc", Fraction(1, 3_600))
    for sign, word in COMPASS.items():
        circle = "latitude" if sign in "NS" else "longitude"
        degrees = f"degree {word}|degrees {word}|degrees {word} {circle}|degrees of {word} {circle}"
        yield from _measure(f"{circle} {word}", f"°{sign}", f"{degrees}|degrees {sign}", symbols=f"°{sign}|° {sign}")


COMPASS = {"N": "north", "S": "south", "E": "east", "W": "west"}
"""The quarters of the compass, each a direction of its own: 5°N is never 5°S."""


def _money() -> Iterator[Unit]:
    for name, forms in (
        ("USD", "dollar|dollars|US dollar|US dollars|USD"),
        ("EUR", "euro|euros|EUR"),
        ("GBP", "pound|pounds|pounds sterling|GBP"),
        ("RUB", "rouble|roubles|ruble|rubles|RUB"),
        ("JPY", "yen|yen|JPY"),
        ("CNY", "yuan|yuan|renminbi|CNY|RMB"),
        ("CHF", "Swiss franc|Swiss francs|CHF"),
        ("CAD", "Canadian dollar|Canadian dollars|CAD"),
        ("AUD", "Australian dollar|Australian dollars|AUD"),
        ("NZD", "New Zealand dollar|New Zealand dollars|NZD"),
        ("HKD", "Hong Kong dollar|Hong Kong dollars|HKD"),
        ("SGD", "Singapore dollar|Singapore dollars|SGD"),
        ("DEM", "Deutschmark|Deutschmarks|German mark|German marks|D-mark|D-marks|DEM"),
        ("INR", "rupee|rupees|INR"),
        ("UAH", "hryvnia|hryvnias|hryvni|UAH"),
        ("KZT", "tenge|tenge|KZT"),
        ("PLN", "zloty|zlotys|złoty|złotys|PLN"),
        ("SEK", "Swedish krona|Swedish kronor|SEK"),
        ("NOK", "Norwegian krone|Norwegian kroner|NOK"),
        ("franc", "franc|francs|French franc|French francs"),
    ):
        yield from _measure(f"money: {name}", name, forms)


MEASURES: tuple[Unit, ...] = (
    *_time(),
    *_shares(),
    *_lengths(),
    *_areas_and_volumes(),
    *_masses(),
    *_power_and_energy(),
    *_physics(),
    *_speeds(),
    *_temperatures(),
    *_angles(),
    *_money(),
)
"""Measures, money and spans of time. Days and months do not convert, nor one money into another."""
