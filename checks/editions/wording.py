"""What the reports of a difference say alike: headings, counts, and an item in a line."""

from __future__ import annotations

from itertools import groupby

from checks.editions.difference import Aspect, Change, Difference, What
from checks.editions.snapshot import Snapshot, Sort

_NOTHING = "not said"

PLURALS = {Sort.ENTRY: "entries", Sort.FACT: "facts", Sort.CLAIM: "claims"}


def called(snapshot: Snapshot) -> str:
    """A snapshot by its edition and its date."""
    return f"edition {snapshot.edition} (as of {snapshot.as_of})"


def counts(difference: Difference) -> str:
    """How many items of each sort were added, changed, renamed and withdrawn, in a sentence."""
    parts = []
    for sort in Sort:
        found = [(len(difference.of(what, sort)), what) for what in What]
        said = [f"{count:,} {what}" for count, what in found if count]
        if said:
            parts.append(f"{PLURALS[sort]}: {', '.join(said)}")
    text = "; ".join(parts)
    return f"{text[:1].upper()}{text[1:]}." if text else "No entry, fact or claim differs."


def by_entry(difference: Difference) -> list[tuple[str, list[Change]]]:
    """The changes under the name of their entry, or the id of the seed whose claims they are."""
    groups = groupby(difference.changes, key=lambda change: (change.item.sort is Sort.CLAIM, change.item.entry))
    return [(name_of(entry, difference), list(changes)) for (_, entry), changes in groups]


def was_and_is(aspect: Aspect) -> str:
    """What was said and what is said; of lists, what is gone (−) and what has come (+)."""
    if aspect.is_list:
        return "; ".join([*(f"− {one}" for one in aspect.gone), *(f"+ {one}" for one in aspect.come)])
    return f"{''.join(aspect.old) or _NOTHING} → {''.join(aspect.new) or _NOTHING}"


def name_of(entry: str, difference: Difference) -> str:
    """The name of an entry as it is now, or as it last was; a seed's is its id."""
    item = difference.new.items.get(entry) or difference.old.items.get(entry)
    return item.label if item else entry
