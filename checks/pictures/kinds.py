"""The kinds of chart, by the names that manuscripts use. A new kind is a module in ``charts`` and an item here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from checks.facts.door import did_you_mean
from checks.facts.records import Records
from checks.pictures.chart import Chart
from checks.pictures.charts import bars, lanes, life, lines, ranges, steps, timeline
from checks.pictures.request import CAPTION, DIRECTIVE, Request, Undrawable


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of chart: what it shows, the options that it takes, and how a request becomes one."""

    shows: str
    options: frozenset[str]
    prepare: Callable[[Request, Records], Chart]


def _kind(shows: str, options: str, prepare: Callable[[Request, Records], Chart]) -> Kind:
    return Kind(shows, frozenset({"kind", *CAPTION, *options.split()}), prepare)


KINDS: Mapping[str, Kind] = {
    "lines": _kind("a statistic's columns over time", "columns scale from until", lines.prepare),
    "steps": _kind("a number that holds until it changes", "columns facts without from until", steps.prepare),
    "bars": _kind("figures by category, or one column by date", "facts without columns order from until", bars.prepare),
    "ranges": _kind("estimates and positions side by side", "facts without", ranges.prepare),
    "lanes": _kind("lives of entries side by side in time", "entries entry-kind themes from until", lanes.prepare),
    "timeline": _kind(
        "events on one line, or the dated facts of an entry",
        "entries entry-kind themes facts without from until",
        timeline.prepare,
    ),
    "life": _kind("the life of one entry", "", life.prepare),
}


def chart_of(request: Request, records: Records) -> Chart:
    """The chart that a request asks for.

    Raises :class:`Undrawable` where the kind is unknown, does not take an option that is given, or finds nothing.
    """
    kind = KINDS.get(request.kind)
    if kind is None:
        hint = did_you_mean(request.kind, KINDS) or f"The kinds are {', '.join(KINDS)}."
        missing = f"{{{DIRECTIVE}}} needs a kind of chart."
        raise Undrawable("kind", f"There is no kind of chart “{request.kind}”." if request.kind else missing, hint)
    for option in request.options:
        if option not in kind.options:
            takes = ", ".join(sorted(kind.options - {"kind", *CAPTION})) or "nothing but its caption"
            raise Undrawable(option, f"A chart of the kind “{request.kind}” has no “{option}”.", f"It takes {takes}.")
    return kind.prepare(request, records)
