"""How two snapshots differ: items added, changed, renamed and withdrawn."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from checks.editions.snapshot import Item, Snapshot, Sort
from checks.facts.moves import Moves, holders_of


class What(StrEnum):
    """What has become of an item."""

    ADDED = "added"
    CHANGED = "changed"
    RENAMED = "renamed"
    WITHDRAWN = "withdrawn"


VALUE, SOURCES = "value", "sources"
"""The aspects of an item that every change of them names alike; the others are called as in its details."""


@dataclass(frozen=True, slots=True)
class Aspect:
    """What is said of an item otherwise than before: one thing or several; none where it was or is not said."""

    name: str
    old: tuple[str, ...]
    new: tuple[str, ...]

    @property
    def is_list(self) -> bool:
        """Whether several things were or are said, of which some may be the same."""
        return max(len(self.old), len(self.new)) > 1

    @property
    def gone(self) -> tuple[str, ...]:
        """What is no longer said."""
        return tuple(one for one in self.old if one not in self.new)

    @property
    def come(self) -> tuple[str, ...]:
        """What was not said before."""
        return tuple(one for one in self.new if one not in self.old)


@dataclass(frozen=True, slots=True)
class Change:
    """What has become of one item.

    ``old`` is ``None`` where it was added, ``new`` where it was withdrawn; a renamed item has both, at two addresses,
    and may have changed too. ``reason`` is that of a withdrawal, where one is recorded.
    """

    what: What
    old: Item | None
    new: Item | None
    aspects: tuple[Aspect, ...] = ()
    reason: str = ""

    @property
    def item(self) -> Item:
        """The item as it is now, or as it last was."""
        found = self.new or self.old
        assert found is not None, "a change is of something"
        return found

    @property
    def sources_alone(self) -> bool:
        """Whether the item says what it said, on other sources."""
        return bool(self.aspects) and all(aspect.name == SOURCES for aspect in self.aspects)


@dataclass(frozen=True)
class Difference:
    """How ``new`` differs from ``old``: the changes, by entry and address."""

    old: Snapshot
    new: Snapshot
    changes: tuple[Change, ...]

    def of(self, what: What, sort: Sort) -> tuple[Change, ...]:
        """The changes of one kind to one sort of item."""
        return tuple(change for change in self.changes if change.what is what and change.item.sort is sort)

    def narrowed(self, entries: Collection[str]) -> Difference:
        """The changes to some entries, or to the claims of some seeds, alone."""
        return Difference(self.old, self.new, self.changes_to(entries))

    def changes_to(self, entries: Collection[str]) -> tuple[Change, ...]:
        """The changes to some entries, or to the claims of some seeds, in order."""
        found = {number for entry in entries for number in self._by_entry.get(entry, ())}
        return tuple(self.changes[number] for number in sorted(found))

    @cached_property
    def _by_entry(self) -> Mapping[str, Sequence[int]]:
        """The numbers of the changes to each entry, one that was renamed under both its ids."""
        index: dict[str, list[int]] = {}
        for number, change in enumerate(self.changes):
            for entry in {item.entry for item in (change.old, change.new) if item}:
                index.setdefault(entry, []).append(number)
        return index


def compare(old: Snapshot, new: Snapshot) -> Difference:
    """The difference between two snapshots, in whichever order they were taken."""
    pairs = dict(_pairs(old, new))
    changes = [_change(old.items[was], new.items[now]) for was, now in pairs.items()]
    found = [change for change in changes if change is not None]
    met = set(pairs.values())
    found += (Change(What.ADDED, None, item) for address, item in new.items.items() if address not in met)
    found += (_withdrawn(item, new) for address, item in old.items.items() if address not in pairs)
    return Difference(old, new, tuple(sorted(found, key=_place)))


def _place(change: Change) -> tuple[int, str, bool, str]:
    """Claims after entries; an entry before its facts."""
    item = change.item
    return item.sort is Sort.CLAIM, item.entry, item.sort is not Sort.ENTRY, item.address


# ---------------------------------------------------------------- what was what


def _pairs(old: Snapshot, new: Snapshot) -> Iterator[tuple[str, str]]:
    """The addresses of each item that both have: the old one and the new.

    Redirects of either tell what was renamed; those of the older one where the two are compared backwards.
    """
    there, back = _moves(new.items.values()), _moves(old.items.values())
    found: dict[str, str] = {address: address for address in old.items if address in new.items}
    taken = set(found)
    for address in old.items:
        if address not in found:
            now = _first_in(new.items, there.candidates(address), taken)
            if now is not None:
                found[address] = now
                taken.add(now)
    for address in new.items:
        if address not in taken:
            was = _first_in(old.items, back.candidates(address), found)
            if was is not None:
                found[was] = address
                taken.add(address)
    return iter(found.items())


def _first_in(items: Mapping[str, Item], candidates: Iterable[str], taken: Iterable[str]) -> str | None:
    return next((address for address in candidates if address in items and address not in taken), None)


def _moves(items: Iterable[Item]) -> Moves:
    """Where the old ids and addresses lead that items name."""
    moved: dict[Sort, dict[str, str]] = {sort: {} for sort in Sort}
    for item in items:
        moved[item.sort] |= dict.fromkeys(item.former, item.address)
    return Moves(moved[Sort.ENTRY], moved[Sort.FACT])


# ---------------------------------------------------------------- what changed


def _change(old: Item, new: Item) -> Change | None:
    aspects = tuple(_aspects(old, new))
    if old.address != new.address and _has_moved_alone(old, new):
        return Change(What.RENAMED, old, new, aspects)
    return Change(What.CHANGED, old, new, aspects) if aspects else None


def _has_moved_alone(old: Item, new: Item) -> bool:
    """Whether an item has another name by itself, and not because the entry that holds it has."""
    names = [item.address.removeprefix(item.entry) for item in (old, new)]
    return new.sort is Sort.ENTRY or names[0] != names[1] or old.address in new.former


def _aspects(old: Item, new: Item) -> Iterator[Aspect]:
    if old.exact_value != new.exact_value:
        words = (old.value, new.value) if old.value != new.value else (old.in_full, new.in_full)
        yield Aspect(VALUE, (words[0],), (words[1],))
    for name in dict.fromkeys((*old.details, *new.details)):
        before, after = old.details.get(name, ()), new.details.get(name, ())
        if set(before) != set(after):
            yield Aspect(name, before, after)
    if set(old.sources) != set(new.sources):
        yield Aspect(SOURCES, old.sources, new.sources)


def _withdrawn(item: Item, new: Snapshot) -> Change:
    reasons = (new.withdrawn[address] for address in holders_of(item.address) if address in new.withdrawn)
    return Change(What.WITHDRAWN, item, None, reason=next(reasons, ""))
