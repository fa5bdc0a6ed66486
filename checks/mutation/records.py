"""The mutants of records: values, acts, actors and citations altered so that the handbook no longer agrees.

Only what prose mentions can disagree: a value is altered so that at least one mention certainly does not say
what the record then says, and each such mention is a witness that has to fail.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

import yaml

from checks.facts.frontmatter import split_front_matter
from checks.facts.model import Claim, ClaimVerdict, Fact, Quotation
from checks.language.edtf import EdtfDate
from checks.language.quotation import quotation_agrees
from checks.language.records import FigureRecord
from checks.language.values import Figure, Hedge, Ordinal, Tally
from checks.mutation.calendar import days_of, read_date, read_edtf
from checks.mutation.mentions import Handbook, Site
from checks.mutation.mutant import Mutant, Place
from checks.mutation.numerals import Said, read_figure
from checks.mutation.operators import (
    Variant,
    figure_variants,
    ordinal_variants,
    quotation_variants,
    tally_variants,
    unit_variants,
)
from checks.mutation.oracle import date_excluded, figure_excluded
from checks.mutation.prose import excluded


@dataclass(frozen=True, slots=True)
class Scalar:
    """One plain or quoted value of a file's YAML, on one line: its text, and where that stands in the file."""

    text: str
    start: int
    end: int
    line: int


_MISSPELT = {"act": "act-misspelt", "by": "actor-misspelt", "against": "address-misspelt"}
"""The operator that misspells the value of a key that names something."""


def record_mutants(handbook: Handbook, path: str) -> Iterator[Mutant]:
    """Every mutant of the records of one file."""
    scalars = read_scalars(handbook.files.texts[path], is_seed=path.endswith(".yaml"))
    for key, scalar in scalars.items():
        yield from _of_scalar(handbook, path, key, scalar)


def unmentioned(handbook: Handbook) -> int:
    """How many recorded values no prose says in its own words: nothing would disagree with another in their place."""
    recorded = (fact for fact in handbook.records.facts.values() if fact.formula is None and fact.value is not None)
    return sum(not _mentions_of(handbook, fact) for fact in recorded if not fact.adopted)


def read_scalars(text: str, *, is_seed: bool) -> dict[tuple[str, ...], Scalar]:
    """Every value of the records in a file that stands on one line, by its path of keys."""
    front = None if is_seed else split_front_matter(text)
    if not is_seed and front is None:
        return {}
    source, offset, first_line = (front.text, front.offset, front.first_line) if front else (text, 0, 1)
    root = yaml.compose(source, Loader=yaml.CSafeLoader)
    return dict(_scalars(root, (), source, offset, first_line)) if root else {}


def _scalars(
    node: yaml.Node, keys: tuple[str, ...], source: str, offset: int, first_line: int
) -> Iterator[tuple[tuple[str, ...], Scalar]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _scalars(value, (*keys, str(key.value)), source, offset, first_line)
    elif isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value):
            yield from _scalars(value, (*keys, str(number)), source, offset, first_line)
    elif isinstance(node, yaml.ScalarNode):
        start, end = node.start_mark.index, node.end_mark.index
        if node.style in ("'", '"'):
            start, end = start + 1, end - 1
        if source[start:end] == node.value:
            yield keys, Scalar(node.value, offset + start, offset + end, first_line + node.start_mark.line)


def _of_scalar(
    handbook: Handbook,
    path: str,
    keys: tuple[str, ...],
    scalar: Scalar,
) -> Iterator[Mutant]:
    if keys[0] in ("parties", "participants", *handbook.configuration.relations):
        yield _mutant(path, scalar, "entry-misspelt", f"{scalar.text}x", path)
    address = _address(handbook, path, keys)
    target = handbook.records.facts.get(address) or handbook.records.claims.get(address)
    if target is None:
        return
    key = keys[-1]
    if key in _MISSPELT:
        yield _mutant(path, scalar, _MISSPELT[key], f"{scalar.text}x", address)
    elif key == "cite" or keys[-2] == "cite" or "cites" in keys:
        yield _mutant(path, scalar, "citation-misspelt", f"x{scalar.text}", address)
    elif key in _BESIDE:
        yield from _BESIDE[key](handbook, path, scalar, target)
    else:
        yield from _values(handbook, path, keys, scalar, target)


def _address(handbook: Handbook, path: str, keys: tuple[str, ...]) -> str:
    """The address of the fact or claim that a value belongs to, "" for none."""
    stem = path.rsplit("/", 1)[-1].rpartition(".")[0]
    match keys:
        case ("claims", name, *_):
            return f"{stem}:{name}"
        case ("facts", name, "positions", position, *_):
            return f"{stem}.{name}/{position}"
        case ("facts", name, _, *_):
            return f"{stem}.{name}"
        case ("series", "columns", column, "values" | "cites", key, *_):
            return f"{stem}.{column}@{key}"
        case _:
            return ""


# ---------------------------------------------------------------- values


def _values(
    handbook: Handbook, path: str, keys: tuple[str, ...], scalar: Scalar, target: Fact | Claim
) -> Iterator[Mutant]:
    """A date, figure, tally or quotation altered so that a mention of it no longer agrees."""
    is_cell = keys[0] == "series"
    if not is_cell and keys[-1] not in ("date", "figure", "tally", "quote"):
        return
    sites = _mentions_of(handbook, target)
    if not sites:
        return
    seen = set()
    for variant in _variants(target, scalar.text, is_cell=is_cell):
        text = scalar.text[: variant.start] + variant.replacement + scalar.text[variant.end :]
        witnesses = [site for site in sites if _disagrees(handbook, site, target, text, variant.certain)]
        if witnesses and text not in seen:
            seen.add(text)
            lines = tuple(sorted({f"{site.path}:{site.mention.location.line}" for site in witnesses}))
            yield _mutant(path, scalar, variant.operator, text, target.address, lines)


def _mentions_of(handbook: Handbook, target: Fact | Claim) -> list[Site]:
    """The mentions of a value: of the fact itself, and of the disputed fact that adopts it."""
    sites = list(handbook.bound.get(target.address, ()))
    if isinstance(target, Fact) and target.is_position:
        name, _, position = target.name.partition("/")
        whole = handbook.records.facts.get(f"{target.entry}.{name}")
        if whole is not None and whole.adopted == position:
            sites += handbook.bound.get(whole.address, ())
    return [site for site in sites if _says_its_value(site, target)]


def _says_its_value(site: Site, target: Fact | Claim) -> bool:
    """Whether a mention says the value in its own words; a date bound to a figure says the day for which it holds."""
    role = site.mention.role
    is_as_of = site.is_date and isinstance(target.value, FigureRecord | Tally)
    return role is not None and role.text is not None and not is_as_of


def _variants(target: Fact | Claim, text: str, *, is_cell: bool) -> Iterator[Variant]:
    match target.value:
        case FigureRecord():
            yield from figure_variants(text)
            if not is_cell:
                yield from unit_variants(text)
        case EdtfDate():
            yield from _edtf_variants(text)
        case Tally():
            yield from tally_variants(text)
        case Ordinal():
            yield from ordinal_variants(text)
        case Quotation():
            yield from quotation_variants(text)
        case _:
            return


def _disagrees(handbook: Handbook, site: Site, target: Fact | Claim, text: str, certain: bool) -> bool:
    """Whether a mention certainly does not say what a record would say with this text as its value."""
    match target.value:
        case FigureRecord() as value:
            if certain:
                return True
            figure, written = read_figure(text), read_figure(site.text)
            if figure is None or written is None:
                return False
            record = FigureRecord(_figure_as(value, figure.said), value.bound)
            return excluded(written.said, site.text, target, record, handbook.configuration.units)
        case EdtfDate():
            recorded = read_edtf(text)
            said = read_date(site.text, recorded[0][0].year if recorded else None)
            return said is not None and date_excluded(said, text)
        case Quotation():
            return not quotation_agrees(site.text, text)
        case _:
            return certain


def _figure_as(value: FigureRecord, said: Said) -> Figure:
    """The recorded figure with another number and hedge, in the same unit."""
    hedge = Hedge.BETWEEN if said.is_range and said.hedge is Hedge.NONE else said.hedge
    return replace(value.figure, low=said.low, high=said.high, hedge=hedge, step=said.step)


def _edtf_variants(text: str) -> Iterator[Variant]:
    """An EDTF date or interval with another day, month or year at either end, or less of it."""
    first, slash, last = text.partition("/")
    for operator, other in _other_days(first):
        yield Variant(operator, 0, len(first), other)
    if slash:
        for operator, other in _other_days(last):
            yield Variant(operator, len(first) + 1, len(text), other)
        yield Variant("range-cut", 0, len(text), first)


def _other_days(text: str) -> Iterator[tuple[str, str]]:
    bare = text.rstrip("?~%")
    mark = text[len(bare) :]
    parts = bare.split("-")
    if not all(part.isdigit() for part in parts) or len(parts[0]) != 4:
        return
    year, *rest = (int(part) for part in parts)
    steps = {"year-changed": 0, "month-changed": 1, "day-changed": 2}
    for operator, place in steps.items():
        for step in (1, -1, 10, -10):
            moved = [year, *rest]
            if place < len(moved):
                moved[place] += step
                if days_of(*moved) is not None:
                    yield (
                        operator,
                        "-".join(f"{part:04d}" if not at else f"{part:02d}" for at, part in enumerate(moved)) + mark,
                    )
    for length in range(1, len(parts)):
        yield "precision-dropped", "-".join(parts[:length]) + mark


# ---------------------------------------------------------------- what stands beside values

_BEFORE_A_YEAR = (*calendar.month_name[1:], "in", "of", "since", "by", "to", "from", "before", "after", "until")
_YEAR = re.compile(rf"\b(?:{'|'.join(_BEFORE_A_YEAR)}) (?P<year>[12]\d{{3}})\b")
"""A year that is no number of a resolution or an order."""


def _other_years(handbook: Handbook, path: str, scalar: Scalar, target: Fact | Claim) -> Iterator[Mutant]:
    """A year in a label moved to a century of which no handbook has a record."""
    for match in _YEAR.finditer(scalar.text):
        text = f"{scalar.text[: match.start('year')]}{int(match['year']) + 1000}{scalar.text[match.end() :]}"
        yield _mutant(path, scalar, "label-changed", text, target.address)


def _effective_too_early(handbook: Handbook, path: str, scalar: Scalar, target: Fact | Claim) -> Iterator[Mutant]:
    """An act that takes effect a century before it was done."""
    if isinstance(target, Fact) and isinstance(target.value, EdtfDate) and target.value.first is not None:
        mutant = _mutant(path, scalar, "effect-moved", str(target.value.first.year - 100), target.address)
        first, last = sorted((scalar.line, target.location.line))  # the two days contradict each other at either
        yield replace(mutant, line=first, last_line=last)


def _other_as_of(handbook: Handbook, path: str, scalar: Scalar, target: Fact | Claim) -> Iterator[Mutant]:
    """Another day for which a figure holds than that with which prose gives it."""
    sites = [site for site in handbook.bound.get(target.address, ()) if site.is_date]
    for variant in _edtf_variants(scalar.text):
        text = scalar.text[: variant.start] + variant.replacement + scalar.text[variant.end :]
        witnesses = [site for site in sites if (said := read_date(site.text)) and date_excluded(said, text)]
        if witnesses:
            lines = tuple(sorted({f"{site.path}:{site.mention.location.line}" for site in witnesses}))
            yield _mutant(path, scalar, "as-of-changed", text, target.address, lines)


# ---------------------------------------------------------------- verdicts and adoptions


def _other_verdicts(handbook: Handbook, path: str, scalar: Scalar, target: Fact | Claim) -> Iterator[Mutant]:
    """Another verdict, that the claim's value refutes."""
    for other in _incoherent_verdicts(handbook, target):
        yield _mutant(path, scalar, "verdict-changed", other, target.address)


def _incoherent_verdicts(handbook: Handbook, target: Fact | Claim) -> Iterator[str]:
    """The verdict that the claim's value refutes: "wrong" of the very number on record, "corroborated" of another."""
    if not isinstance(target, Claim) or target.against is None:
        return
    fact = handbook.records.fact(target.against.entry)
    if fact is None or fact.value is None:
        return
    if fact.value == target.value and target.verdict != ClaimVerdict.WRONG:
        yield ClaimVerdict.WRONG
    if target.verdict != ClaimVerdict.CORROBORATED and _refutes(fact.value, target.value):
        yield ClaimVerdict.CORROBORATED


def _refutes(recorded: object, stated: object) -> bool:
    """Whether a recorded figure certainly is not the one stated, in the same unit."""
    if not isinstance(recorded, FigureRecord) or not isinstance(stated, FigureRecord):
        return False
    figure = stated.figure
    said = Said(Fraction(figure.low), Fraction(figure.high), figure.hedge)
    return figure.unit == recorded.figure.unit and figure_excluded(said, recorded)


def _other_adoptions(handbook: Handbook, path: str, scalar: Scalar, target: Fact | Claim) -> Iterator[Mutant]:
    """Another position adopted, whose value the mentions of the fact certainly do not say."""
    if not isinstance(target, Fact):
        return
    for position in handbook.records.positions(target):
        name = position.name.partition("/")[2]
        sites = [site for site in handbook.bound.get(target.address, ()) if _says_its_value(site, position)]
        witnesses = [site for site in sites if _says_not(handbook, site, position)]
        if name != target.adopted and witnesses:
            lines = tuple(sorted({f"{site.path}:{site.mention.location.line}" for site in witnesses}))
            yield _mutant(path, scalar, "adoption-changed", name, target.address, lines)


def _says_not(handbook: Handbook, site: Site, position: Fact) -> bool:
    match position.value:
        case FigureRecord() as value:
            written = read_figure(site.text)
            return written is not None and excluded(
                written.said, site.text, position, value, handbook.configuration.units
            )
        case EdtfDate() as value:
            said = read_date(site.text)
            return said is not None and date_excluded(said, value.text)
        case _:
            return False


_BESIDE: Mapping[str, Callable[[Handbook, str, Scalar, Fact | Claim], Iterator[Mutant]]] = {
    "verdict": _other_verdicts,
    "adopt": _other_adoptions,
    "effective": _effective_too_early,
    "as-of": _other_as_of,
    "label": _other_years,
    "holder": _other_years,
    "place": _other_years,
}
"""How the keys that stand beside a value are altered."""


def _mutant(
    path: str, scalar: Scalar, operator: str, text: str, address: str, witnesses: tuple[str, ...] = ()
) -> Mutant:
    return Mutant(
        path=path,
        line=scalar.line,
        start=scalar.start,
        end=scalar.end,
        operator=operator,
        replacement=text,
        last_line=scalar.line,
        address=address,
        before=scalar.text,
        after=text,
        place=Place.RECORD,
        witnesses=witnesses,
    )
