"""The prose of records and pages as plain text, without markup."""

from __future__ import annotations

import re

from checks.facts.frontmatter import split_front_matter
from checks.facts.model import Claim, Fact, Prose
from checks.facts.records import Records
from checks.facts.rendering import value_text
from checks.reading.document import OPAQUE
from checks.reading.reader import read_fragment
from checks.reading.roles import Role

_FIRST_PARAGRAPH = re.compile(r"^# [^\n]*\n\s*\n?((?:[^\n]*\S[^\n]*(?:\n|\Z))+)", re.MULTILINE)
_GAP = re.compile(rf"\s*{OPAQUE}")


class PlainText:
    """Takes the markup from one handbook's prose; a role without words of its own gives its record's value."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def of(self, prose: Prose | None, entry: str = "") -> str | None:
        """A record's prose; ``entry`` is the id for which ``.fact`` is short. ``None`` for no prose."""
        return self._read(prose.text, entry) if prose is not None else None

    def definition(self, page: str, entry: str) -> str | None:
        """The first paragraph under the heading of an entry's page, given as the page's text."""
        front = split_front_matter(page)
        body = page[front.offset + len(front.text) :] if front else page
        match = _FIRST_PARAGRAPH.search(body.replace("\r\n", "\n"))
        return self._read(match[1], entry) or None if match else None

    def _read(self, text: str, entry: str) -> str:
        def display(role: Role) -> str | None:
            return self._shown(role, entry)

        document = read_fragment(text, self._records.configuration.myst, display=display)
        return " ".join(_GAP.sub("", passage.text).strip() for passage in document.passages)

    def _shown(self, role: Role, entry: str) -> str | None:
        """What a role shows that has no words of its own: the value of the fact or claim that it names."""
        address = f"{entry}{role.target}" if role.target.startswith(".") else role.target
        bound: Fact | Claim | None = None
        if role.name == "fact":
            bound = self._records.fact(address)
        elif role.name == "claim":
            bound = self._records.claims.get(address)
        if bound is None or bound.value is None:
            return role.target
        return value_text(bound.value, self._records.configuration.units)
