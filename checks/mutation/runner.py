"""All the mutants of a handbook, on all processors; what a file's came to is remembered."""

from __future__ import annotations

import gc
import multiprocessing
import os
import random
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from checks.cache import Cache, fingerprint, key_of
from checks.check import machinery_fingerprint
from checks.mutation.mentions import Handbook
from checks.mutation.mutant import Mutant, Outcome, Place
from checks.mutation.prose import prose_mutants
from checks.mutation.records import record_mutants
from checks.mutation.trial import ProseTrial, RecordTrial

Progress = Callable[[int, int, Sequence[Outcome]], None]
"""Told the files done, the files in all, and what the last one's mutants came to."""


def run(handbook: Handbook, cache: Cache, progress: Progress) -> list[Outcome]:
    """Try every mutant of the handbook. Files whose outcomes the cache knows are not tried again."""
    paths = _paths(handbook)
    texts = (part for item in handbook.files.texts.items() for part in item)
    state = fingerprint(machinery_fingerprint(handbook.configuration), *texts)
    keys = {path: key_of("mutants", path, state) for path in paths}
    known = cache.get(keys.values())
    outcomes = {path: known[key] for path, key in keys.items() if key in known}
    for done, path in enumerate(outcomes, 1):
        progress(done, len(paths), outcomes[path])
    todo = [path for path in paths if path not in outcomes]
    for path, found in _by_path(handbook, todo):
        outcomes[path] = found
        cache.put({keys[path]: found})
        progress(len(outcomes), len(paths), found)
    return [outcome for path in paths for outcome in outcomes[path]]


def sample(handbook: Handbook, number: int, seed: int) -> list[Outcome]:
    """Try some mutants, drawn at random: half of prose and half of records, whatever there is more of."""
    draw = random.Random(seed)
    records = lru_cache(maxsize=None)(lambda path: tuple(record_mutants(handbook, path)))
    sites, paths = handbook.sites, _paths(handbook)
    drawn: set[Mutant] = set()
    for _ in range(20 * number):  # a place may have no mutants, and one may be drawn twice
        if len(drawn) >= number:
            break
        is_prose = draw.random() < 0.5 and bool(sites)
        mutants = tuple(prose_mutants(handbook, draw.choice(sites))) if is_prose else records(draw.choice(paths))
        if mutants:
            drawn.add(draw.choice(mutants))
    return list(tried(handbook, sorted(drawn)))


def outcomes_of(handbook: Handbook, path: str) -> list[Outcome]:
    """Try every mutant of one file."""
    mutants = [mutant for site in handbook.sites if site.path == path for mutant in prose_mutants(handbook, site)]
    return list(tried(handbook, [*sorted(mutants), *record_mutants(handbook, path)]))


def tried(handbook: Handbook, mutants: Sequence[Mutant]) -> Iterator[Outcome]:
    """Try some mutants; those of one file should stand together."""
    trials = lru_cache(maxsize=2)(
        lambda path, place: (ProseTrial if place is Place.PROSE else RecordTrial)(handbook, path)
    )
    for mutant in mutants:
        yield trials(mutant.path, mutant.place).outcome(mutant)


def _paths(handbook: Handbook) -> list[str]:
    """The files that have mutants, the longest first, so that no processor is left with one at the end."""
    texts = handbook.files.texts
    return sorted((p for p in texts if p.endswith((".md", ".yaml"))), key=lambda path: (-len(texts[path]), path))


_shared: list[Handbook] = []
"""What forked processes inherit."""


def _by_path(handbook: Handbook, paths: Sequence[str]) -> Iterator[tuple[str, list[Outcome]]]:
    if "fork" not in multiprocessing.get_all_start_methods() or (os.cpu_count() or 1) == 1 or len(paths) < 3:
        for path in paths:
            yield path, outcomes_of(handbook, path)
        return
    _ = handbook.sites, handbook.bound  # read before the processes part, so that each has them
    gc.freeze()  # what was read stays: looking for garbage in it would cost time, and its pages would be copied
    _shared.append(handbook)
    try:
        with multiprocessing.get_context("fork").Pool(os.cpu_count()) as pool:
            yield from pool.imap_unordered(_try_path, paths)
    finally:
        _shared.clear()
        gc.unfreeze()


def _try_path(path: str) -> tuple[str, list[Outcome]]:
    return path, outcomes_of(_shared[-1], path)
