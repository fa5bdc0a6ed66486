"""A difference as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from checks.editions.difference import Change, Difference, What
from checks.editions.snapshot import Item, Sort
from checks.editions.wording import by_entry, called, counts, was_and_is

_SIGNS = {What.ADDED: "+", What.CHANGED: "~", What.RENAMED: ">", What.WITHDRAWN: "-"}


def report(difference: Difference) -> str:
    """What differs, entry by entry, and the counts at the end."""
    lines = [f"From {called(difference.old)} to {called(difference.new)}:", ""]
    for name, changes in by_entry(difference):
        lines.append(name)
        lines += (line for change in changes for line in _change(change))
        lines.append("")
    return "\n".join([*lines, counts(difference)])


def _change(change: Change) -> Iterator[str]:
    item = change.item
    was = f" (was {change.old.address})" if change.what is What.RENAMED and change.old else ""
    yield f"  {_SIGNS[change.what]} {change.what} {item.sort} {item.address}{was}{_said(item, change.what)}"
    for aspect in change.aspects:
        yield f"      {aspect.name}: {was_and_is(aspect)}"
    if change.aspects and not change.sources_alone and item.sources:
        yield f"      from: {'; '.join(item.sources)}"
    if change.reason:
        yield f"      reason: {change.reason}"


def _said(item: Item, what: What) -> str:
    """What an item says, where the aspects do not tell it."""
    if item.sort is Sort.ENTRY or what in (What.CHANGED, What.RENAMED):
        return f": {item.label}"
    sources = f" [{'; '.join(item.sources)}]" if item.sources else ""
    return f": {item.label}: {item.value}{sources}"
