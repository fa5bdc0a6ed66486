"""The snapshot of a handbook's files."""

from __future__ import annotations

from dataclasses import replace

from checks.editions.snapshot import Snapshot, snapshot_of
from checks.exports.collect import collect
from checks.exports.json import plain
from checks.exports.model import Export
from checks.facts.config import Configuration
from checks.facts.load import Files, load_records, read_files
from checks.facts.records import Records
from checks.findings import Severity


def working_snapshot(configuration: Configuration) -> Snapshot:
    """The snapshot of the files as they are."""
    return snapshot_of_files(configuration, read_files(configuration))


def snapshot_of_files(configuration: Configuration, files: Files) -> Snapshot:
    """The snapshot of some files."""
    return snapshot_of_records(load_records(configuration, files))


def snapshot_of_records(records: Records) -> Snapshot:
    """The snapshot of records that were read."""
    return snapshot_of_export(collect(records, {}), records)


def snapshot_of_export(export: Export, records: Records) -> Snapshot:
    """The snapshot of records that were read, given as they are exported."""
    unread = sum(problem.severity is Severity.ERROR for problem in records.problems)
    return replace(snapshot_of(plain(export)), unread=unread)
