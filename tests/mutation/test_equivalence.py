"""A mutant is tried on its own block or record alone, with the same outcome as checking the whole handbook."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from checks.cache import MemoryCache
from checks.check import check
from checks.facts.config import read_configuration
from checks.facts.load import Files, read_files
from checks.findings import Severity
from checks.mutation.mentions import Handbook
from checks.mutation.mutant import Mutant
from checks.mutation.prose import prose_mutants
from checks.mutation.records import record_mutants
from checks.mutation.runner import outcomes_of, tried
from tests.mutation.handbook import BRIDGE, CHAPTER, SEED, handbook
from tests.mutation.series import with_series

PROJECT = Path(__file__).parents[2]
RIVERS = PROJECT / "tests" / "four_rivers"

_Error = tuple[str, int, str]


class WholeCheck:
    """The whole check of a handbook with one mutant at a time in it."""

    def __init__(self, whole: Handbook) -> None:
        self._whole, self._cache = whole, MemoryCache(None)
        self.before = self._errors(whole.files.texts)

    def finds(self, mutant: Mutant) -> bool:
        """Whether there is a new error at a mutant's own lines, or at every mention that it makes wrong."""
        text = self._whole.files.texts[mutant.path]
        altered = text[: mutant.start] + mutant.replacement + text[mutant.end :]
        new = self._errors({**self._whole.files.texts, mutant.path: altered}) - self.before
        lines = {f"{path}:{line}" for path, line, _ in new}
        here = {f"{mutant.path}:{line}" for line in range(mutant.line, mutant.last_line + 1)}
        return bool(lines & here) or bool(mutant.witnesses and set(mutant.witnesses) <= lines)

    def _errors(self, texts: Mapping[str, str]) -> Counter[_Error]:
        found = check(self._whole.configuration, Files(texts, ()), cache=self._cache).findings
        return Counter(
            (finding.location.path, line, finding.message)
            for finding in found
            if finding.severity is Severity.ERROR
            for line in range(finding.location.line, finding.location.end_line + 1)
        )


def _differences(whole: Handbook, mutants: list[Mutant]) -> Iterator[str]:
    check_of = WholeCheck(whole)
    assert not check_of.before
    for outcome in tried(whole, sorted(mutants)):
        if outcome.survives == check_of.finds(outcome.mutant):
            yield f"{outcome.mutant}: the trial says {outcome.rules or outcome.missed}"


def _of_each_operator(mutants: list[Mutant], number: int) -> list[Mutant]:
    """So many mutants of each operator, of prose and of records, drawn alike each time."""
    by_operator: dict[tuple[str, str], list[Mutant]] = {}
    for mutant in mutants:
        by_operator.setdefault((mutant.place, mutant.operator), []).append(mutant)
    draw = random.Random(1)
    return [
        mutant for _, alike in sorted(by_operator.items()) for mutant in draw.sample(alike, min(number, len(alike)))
    ]


def _mutants(whole: Handbook) -> list[Mutant]:
    in_prose = [mutant for site in whole.sites for mutant in prose_mutants(whole, site)]
    return in_prose + [mutant for path in whole.files.texts for mutant in record_mutants(whole, path)]


def test_on_the_example() -> None:
    whole = handbook()
    mutants = [outcome.mutant for path in (CHAPTER, BRIDGE, SEED) for outcome in outcomes_of(whole, path)]
    assert list(_differences(whole, _of_each_operator(mutants, 2))) == []


def test_on_a_series_whose_cells_add_up() -> None:
    whole = with_series()
    assert list(_differences(whole, _of_each_operator(_mutants(whole), 2))) == []


def test_on_the_rivers() -> None:
    configuration = read_configuration(RIVERS)
    whole = Handbook(configuration, read_files(configuration))
    assert list(_differences(whole, _of_each_operator(_mutants(whole), 1))) == []


@pytest.mark.slow
def test_on_the_handbook_itself() -> None:
    configuration = read_configuration(PROJECT)
    whole = Handbook(configuration, read_files(configuration))
    assert list(_differences(whole, _of_each_operator(_mutants(whole), 1))) == []
