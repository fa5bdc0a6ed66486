"""The history of a handbook: what each edition changed, and what has changed since the last."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from itertools import pairwise

from checks.editions.difference import Change, Difference, What, compare
from checks.editions.opening import published_snapshots
from checks.editions.snapshot import Snapshot, Sort
from checks.editions.working import snapshot_of_export, snapshot_of_records
from checks.exports.model import Export
from checks.facts.records import Records


@dataclass(frozen=True, slots=True)
class Step:
    """What one edition changed of the one before; ``in_preparation`` is that which has no ledger yet."""

    difference: Difference
    in_preparation: bool = False

    @property
    def edition(self) -> Snapshot:
        """The edition that brought the changes."""
        return self.difference.new


@dataclass(frozen=True, slots=True)
class EntryHistory:
    """One entry's part: the first edition that had it, if any, and the steps that changed it, latest first."""

    first: Snapshot | None
    steps: tuple[tuple[Step, tuple[Change, ...]], ...]


@dataclass(frozen=True, slots=True)
class History:
    """The editions that have a ledger, the oldest first, and the steps from each to the next and to the present.

    The last step is there only where the handbook differs from its last edition.
    """

    editions: tuple[Snapshot, ...]
    steps: tuple[Step, ...]

    def of_entry(self, ids: Collection[str]) -> EntryHistory:
        """What the editions did to the entry that has, or once had, one of these ids."""
        first = next((edition for edition in self.editions if any(id_ in edition.items for id_ in ids)), None)
        found = ((step, step.difference.changes_to(ids)) for step in reversed(self.steps))
        return EntryHistory(
            first, tuple((step, changes) for step, changes in found if changes and not _is_new(changes))
        )


def _is_new(changes: Collection[Change]) -> bool:
    """Whether an entry came with these changes."""
    return any(change.what is What.ADDED and change.item.sort is Sort.ENTRY for change in changes)


def history_of(records: Records, export: Callable[[], Export] | None = None) -> History:
    """The history of a handbook, from its ledgers and its records; ``export`` gives these as they are exported, where
    somebody has them so.

    Raises :class:`~checks.editions.snapshot.SnapshotError` where a ledger cannot be read.
    """
    editions = tuple(published_snapshots(records.configuration))
    if not editions:
        return History((), ())
    steps = [Step(compare(old, new)) for old, new in pairwise(editions)]
    working = snapshot_of_export(export(), records) if export else snapshot_of_records(records)
    since = compare(editions[-1], working)
    if since.changes:
        steps.append(Step(since, in_preparation=True))
    return History(editions, tuple(steps))
