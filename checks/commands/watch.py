"""``handbook check --watch``: check again whenever a file changes, and print what that changed."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from checks.commands.terminal import CLEAN, MisuseError
from checks.facts.config import CONFIGURATION_FILE, Configuration, ConfigurationError
from checks.findings import Finding
from checks.reports import text
from checks.reports.formats import FORMATS, summary
from checks.reports.outcome import Outcome

_CLEAR = "\033[H\033[2J\033[3J"
_SUFFIXES = (".md", ".yaml", ".bib", ".toml")
_STEP = 20
"""How many milliseconds after a change further ones are awaited: an editor may write a file in several steps."""

_TIMEOUT = 1_000
"""How many milliseconds to wait, once, before looking for what changed before the watch began."""


def watch(configuration: Configuration, outcome_now: Callable[[], Outcome]) -> int:
    """Check and print until interrupted, which is no error. ``outcome_now`` checks the handbook as it is."""
    try:
        for lines in reports(outcome_now, changes(configuration)):
            if sys.stdout.isatty():
                print(_CLEAR, end="")
            print("\n".join(lines), flush=True)
    except KeyboardInterrupt:
        print()
    return CLEAN


def reports(outcome_now: Callable[[], Outcome], changes: Iterable[object]) -> Iterator[list[str]]:
    """The whole report first, then after each change what is new, how much is mended, and the sum.

    A configuration that a change made unreadable is reported too, and what came before it not forgotten.
    """
    outcome = outcome_now()
    yield [FORMATS["text"](outcome)]
    for _ in changes:
        try:
            before, outcome = outcome, outcome_now()
        except (ConfigurationError, MisuseError) as error:
            yield [f"handbook: {error}"]
            continue
        if outcome.files != before.files or outcome.findings != before.findings:
            yield list(_difference(before, outcome))


def changes(configuration: Configuration) -> Iterator[object]:
    """Yields whenever a file that the handbook is made of was changed, added or taken away."""
    from watchfiles import watch as watch_files  # only here: a check in CI need not load it

    root = configuration.root
    names = (configuration.docs, configuration.seeds, configuration.bibliography, CONFIGURATION_FILE)
    while True:
        may_have_missed = True
        for changed in watch_files(
            *sorted({root / name for name in names if (root / name).exists()}),
            watch_filter=lambda _, path: Path(path).suffix in _SUFFIXES,
            step=_STEP,
            rust_timeout=_TIMEOUT,
            yield_on_timeout=True,
            raise_interrupt=True,
        ):
            if changed or may_have_missed:
                yield changed
            may_have_missed = may_have_missed and bool(changed)
            if any(Path(path).name == CONFIGURATION_FILE for _, path in changed):
                break  # an editor may have put another file in its place, which is to be watched instead


def _difference(before: Outcome, after: Outcome) -> Iterator[str]:
    """What a change brought, in full, and how much it mended; findings that only moved are no news."""
    left = Counter(map(_identity, before.findings))
    new = []
    for finding in after.findings:
        if left[_identity(finding)] > 0:
            left[_identity(finding)] -= 1
        else:
            new.append(finding)
    yield from text.report(new, after.files, after.style)
    mended = left.total()
    if mended:
        yield f"{mended:,} mended."
    yield summary(after)


def _identity(finding: Finding) -> tuple[str, str, str, str]:
    return finding.location.path, finding.rule, finding.severity, finding.message
