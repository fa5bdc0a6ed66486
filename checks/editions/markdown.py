"""A difference as Markdown, as for the notes of a release."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.editions.difference import Change, Difference, What
from checks.editions.snapshot import Sort
from checks.editions.wording import by_entry, called, counts, was_and_is

_MARKUP = re.compile(r"([\\`*_\[\]<>|#])")


def report(difference: Difference) -> str:
    """What differs, a section an entry and a line an item."""
    lines = [f"# From {called(difference.old)} to {called(difference.new)}", "", counts(difference)]
    for name, changes in by_entry(difference):
        lines += ["", f"## {_plain(name)}", ""]
        lines += (line for change in changes for line in _change(change))
    return "\n".join(lines)


def _change(change: Change) -> Iterator[str]:
    item = change.item
    said = "" if item.sort is Sort.ENTRY or change.what in (What.CHANGED, What.RENAMED) else f": {_plain(item.value)}"
    was = f", was `{change.old.address}`" if change.what is What.RENAMED and change.old else ""
    sources = f" ({'; '.join(map(_plain, item.sources))})" if item.sources and not change.sources_alone else ""
    reason = f" — {_plain(change.reason)}" if change.reason else ""
    what = change.what.capitalize()
    yield f"- **{what}** {_plain(item.label)} (`{item.address}`{was}){said}{sources}{reason}"
    for aspect in change.aspects:
        yield f"  - {aspect.name}: {_plain(was_and_is(aspect))}"


def _plain(text: str) -> str:
    """Words that mean nothing to Markdown but themselves."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))
