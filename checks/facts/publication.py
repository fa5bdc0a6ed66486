"""How a handbook is published: where it stands, who answers for it, and what others may do with it.

All of it is configuration, and every part may be absent: nothing here is ever guessed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

_DOI = re.compile(r"10\.\d{4,9}/\S+")
"""As the DOI Handbook has it: the prefix of a registrant, a slash, a suffix. Crossref and DataCite give no shorter."""

_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]")
_HOST = re.compile(r"[\w.-]+(:\d+)?|\[[0-9a-fA-F:.]+\](:\d+)?")

LICENSED = ("text", "data", "code")
"""The parts of a handbook that are licensed, each for itself."""


@dataclass(frozen=True, slots=True)
class Author:
    """A person (``family``, ``given``), or a body or a person of one name (``name``). ``orcid`` where known."""

    family: str = ""
    given: str = ""
    name: str = ""
    orcid: str = ""

    @property
    def is_person(self) -> bool:
        """Whether the name has parts, by which a style can invert and shorten it."""
        return bool(self.family)

    @property
    def inverted(self) -> str:
        """The name as an index has it: “Doe, Jane”."""
        return ", ".join(part for part in (self.family, self.given) if part) or self.name

    @property
    def in_order(self) -> str:
        """The name as it is said: “Jane Doe”."""
        return " ".join(part for part in (self.given, self.family) if part) or self.name


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence: its SPDX id, its name and where it is written out."""

    id: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Publication:
    """Where the handbook is published and by whom; what is not configured is empty.

    ``base_url`` ends with a slash, so that a page's path can follow; ``doi`` is that of the whole handbook;
    ``licences`` has those of the ``text``, the ``data`` and the ``code`` that are licensed.
    """

    base_url: str = ""
    authors: tuple[Author, ...] = ()
    publisher: str = ""
    doi: str = ""
    licences: Mapping[str, Licence] = field(default_factory=dict)

    def address(self, path: str) -> str:
        """The web address of a page; empty where the handbook has none."""
        return f"{self.base_url}{path}" if self.base_url else ""


def is_web_address(text: str) -> bool:
    """Whether a text is the address of a page or folder on the web, without query or fragment."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    plain = parts.scheme in ("http", "https") and not parts.query and not parts.fragment
    return plain and bool(_HOST.fullmatch(parts.netloc)) and not re.search(r"[\s<>\"?#\\]", text)


def is_doi(text: str) -> bool:
    """Whether a text is a bare DOI, as in ``10.5281/example.1``."""
    return bool(_DOI.fullmatch(text))


def is_orcid(text: str) -> bool:
    """Whether a text is an ORCID iD with its check digit right (ISO 7064, mod 11-2)."""
    if not _ORCID.fullmatch(text):
        return False
    digits = text.replace("-", "")
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    return digits[-1] == "0123456789X"[(12 - total % 11) % 11]
