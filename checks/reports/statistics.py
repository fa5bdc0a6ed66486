"""How much of a handbook is bound: its figures and dates counted, by page and in all."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from checks.check import PageResult
from checks.reports.outcome import Outcome
from checks.reports.text import printable


@dataclass(frozen=True, slots=True)
class Coverage:
    """The figures and dates of some pages, each counted once.

    ``bound`` ones are held to a record, ``waived`` ones exempt where they stand, with a reason, ``named`` ones
    part of a name or idiom that the handbook lists, ``unbound`` ones held to nothing.
    """

    bound: int
    waived: int
    named: int
    unbound: int

    @property
    def exempt(self) -> int:
        """How many are no fact, as the handbook says itself."""
        return self.waived + self.named

    @property
    def mentions(self) -> int:
        """How many there are."""
        return self.bound + self.exempt + self.unbound

    def counts(self) -> dict[str, int]:
        """All the counts by name; those of ``exempt`` are the sum of ``waivers`` and ``names``."""
        return {
            "mentions": self.mentions,
            "bound": self.bound,
            "exempt": self.exempt,
            "waivers": self.waived,
            "names": self.named,
            "unbound": self.unbound,
        }


def coverage(pages: Iterable[PageResult]) -> Coverage:
    """The coverage of some pages together."""
    counted = list(pages)
    return Coverage(
        bound=sum(page.bound for page in counted),
        waived=sum(page.waived for page in counted),
        named=sum(page.named for page in counted),
        unbound=sum(page.unbound for page in counted),
    )


def as_text(outcome: Outcome) -> str:
    """A table with a row for each page that has any figure or date, then the findings by rule."""
    return "\n".join((*_table(_by_page(outcome), coverage(outcome.pages.values())), *_rules(outcome)))


def as_json(outcome: Outcome) -> str:
    """An object with ``pages`` by path, ``total``, and ``findings`` by rule."""
    pages = {path: page.counts() for path, page in _by_page(outcome).items()}
    total = coverage(outcome.pages.values()).counts()
    return json.dumps({"pages": pages, "total": total, "findings": _by_rule(outcome)}, ensure_ascii=False, indent=2)


def _by_page(outcome: Outcome) -> Mapping[str, Coverage]:
    return {path: coverage([page]) for path, page in sorted(outcome.pages.items())}


def _by_rule(outcome: Outcome) -> Mapping[str, int]:
    """How often each rule found something, the busiest first."""
    return dict(Counter(finding.rule for finding in outcome.findings).most_common())


def _table(pages: Mapping[str, Coverage], total: Coverage) -> Iterator[str]:
    heads = total.counts().keys()
    widths = {head: max(len(head), len(f"{number:,}")) for head, number in total.counts().items()}
    yield "  ".join(head.rjust(widths[head]) for head in heads)
    for name, page in (*pages.items(), ("in all", total)):
        if page.mentions or page is total:
            cells = [f"{number:,}".rjust(widths[head]) for head, number in page.counts().items()]
            yield "  ".join((*cells, printable(name)))
    if total.mentions:
        held = 100 * (total.mentions - total.unbound) / total.mentions
        yield f"{held:.1f} per cent are bound or exempt." if total.unbound else "All are bound or exempt."


def _rules(outcome: Outcome) -> Iterator[str]:
    found = _by_rule(outcome)
    if found:
        yield ""
        yield "findings by rule"
    width = max((len(f"{number:,}") for number in found.values()), default=0)
    for rule, number in found.items():
        yield f"{number:>{width},}  {rule}"


FORMATS: Mapping[str, Callable[[Outcome], str]] = {"text": as_text, "json": as_json}
"""The formats in which statistics come."""
