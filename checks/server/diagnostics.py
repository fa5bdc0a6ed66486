"""Findings as an editor shows them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lsprotocol.types import Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity
from lsprotocol.types import Location as Place
from pygls.uris import from_fs_path

from checks.findings import Finding, Location, Severity
from checks.server.describe import describe_briefly
from checks.server.handbook import State
from checks.server.markup import names_in
from checks.server.positions import Positions
from checks.server.records import Record, place_of, record_named

SOURCE = "handbook"
_MOST_RELATED = 5
_SEVERITIES = {Severity.ERROR: DiagnosticSeverity.Error, Severity.WARNING: DiagnosticSeverity.Warning}


def diagnostics(path: str, findings: Iterable[Finding], state: State, encoding: str) -> list[Diagnostic]:
    """What was found in one file: the rule as code, what to do below what is wrong, and the record it is about."""
    text = text_of(path, state)
    positions = Positions(text, encoding)
    names = [name for name in names_in(path, text, state.relations) if not name.declares]
    result = []
    for finding in findings:
        start, end = positions.span(finding.location)
        recorded = f"Recorded: {finding.recorded}" if finding.recorded else ""
        result.append(
            Diagnostic(
                range=positions.range(start, end),
                message="\n".join(part for part in (finding.message, recorded, finding.hint) if part),
                severity=_SEVERITIES[finding.severity],
                code=finding.rule,
                source=SOURCE,
                related_information=[
                    _related(record, state, encoding)
                    for name in names
                    if start <= name.start and name.end <= end and (record := record_named(name, state.records))
                ][:_MOST_RELATED],
            )
        )
    return result


def place(location: Location, state: State, encoding: str) -> Place:
    """A place in one of the handbook's files, as an editor opens it."""
    positions = Positions(text_of(location.path, state), encoding)
    return Place(uri_of(state.configuration.root / location.path), positions.range(*positions.span(location)))


def uri_of(file: Path) -> str:
    """The name that an editor has for a file."""
    return from_fs_path(str(file)) or file.as_uri()


def text_of(path: str, state: State) -> str:
    """A file's text as it was checked; "" where it could not be read."""
    return state.report.files.texts.get(path, "")


def _related(record: Record, state: State, encoding: str) -> DiagnosticRelatedInformation:
    """Where a record stands that the words at fault name."""
    where = place(place_of(record, state), state, encoding)
    return DiagnosticRelatedInformation(where, describe_briefly(record, state.records))
