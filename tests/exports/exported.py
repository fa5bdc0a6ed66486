"""Handbooks exported as the command and the site export them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from checks.exports.collect import collect
from checks.exports.formats import exported_files
from checks.exports.model import Export
from checks.facts.config import read_configuration
from checks.facts.load import load_records, read_files
from checks.facts.records import Records

PROJECT = Path(__file__).parents[2]
HANDBOOKS = {"handbook": PROJECT, "four_rivers": PROJECT / "tests/four_rivers"}


@dataclass(frozen=True)
class Exported:
    """A handbook's records, its export, and the files of all formats by path."""

    records: Records
    export: Export
    files: Mapping[str, bytes]

    @cached_property
    def document(self) -> dict[str, Any]:
        """What the JSON says."""
        found: dict[str, Any] = json.loads(self.files["handbook.json"])
        return found

    @cached_property
    def facts(self) -> dict[str, dict[str, Any]]:
        """The facts of the JSON by address."""
        return {fact["address"]: fact for fact in self.document["facts"]}

    def write(self, folder: Path) -> Path:
        """Put the files into a folder; the folder."""
        for path, data in self.files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
        return folder

    def database(self) -> sqlite3.Connection:
        """The database, opened."""
        connection = sqlite3.connect(":memory:")
        connection.deserialize(self.files["handbook.db"])
        return connection


def exported(root: Path) -> Exported:
    """The export of the handbook in a folder."""
    configuration = read_configuration(root)
    files = read_files(configuration)
    records = load_records(configuration, files)
    export = collect(records, files.texts)
    return Exported(records, export, exported_files(export))
