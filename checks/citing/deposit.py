"""CITATION.cff, which code hosts read, and ``.zenodo.json``, which describes a deposit: both of the whole handbook.

What they say is what ``[tool.handbook]`` says. Fields are those of the Citation File Format 1.2.0 and of Zenodo's
deposit metadata.
"""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from typing import Any

import yaml

from checks.citing.citable import Citable
from checks.facts.publication import Author, Licence

Licences = Mapping[str, Licence]


def citation_cff(handbook: Citable, licences: Licences) -> str:
    """The text of a CITATION.cff."""
    preferred = {
        "type": "book",
        "title": handbook.title,
        "authors": _cff_authors(handbook),
        "edition": handbook.edition,
        "year": handbook.date.year,
        "publisher": {"name": handbook.publisher} if handbook.publisher else None,
        "doi": handbook.doi,
        "url": handbook.address,
    }
    fields = {
        "cff-version": "1.2.0",
        "message": "Cite the handbook as below; an entry, a chapter or a single fact by the panel “Cite” on its page.",
        "type": "dataset",
        "title": handbook.title,
        "authors": _cff_authors(handbook),
        "version": handbook.edition,
        "date-released": handbook.date,
        "doi": handbook.doi,
        "url": handbook.address,
        # One licence alone: of several, the format would let whoever cites choose.
        "license": _of_text(licences),
        "preferred-citation": _known(preferred),
    }
    text: str = yaml.safe_dump(_known(fields), allow_unicode=True, sort_keys=False, width=120)
    return text


def _cff_authors(handbook: Citable) -> list[dict[str, str]]:
    """The authors; the format wants one, so that the contributors stand for those whom nobody has named."""
    unnamed = {"name": f"The contributors to “{handbook.title}”"}
    return [_cff_author(author) for author in handbook.authors] or [unnamed]


def _cff_author(author: Author) -> dict[str, str]:
    orcid = f"https://orcid.org/{author.orcid}" if author.orcid else ""
    if author.is_person:
        return _known({"family-names": author.family, "given-names": author.given, "orcid": orcid})
    return _known({"name": author.name, "orcid": orcid})


def zenodo_json(handbook: Citable, licences: Licences) -> str:
    """The text of a ``.zenodo.json``. Creators are left out where none is configured; a deposit asks for them."""
    related = [{"relation": "isAlternateIdentifier", "identifier": handbook.address, "scheme": "url"}]
    fields = {
        "title": handbook.title,
        "upload_type": "publication",
        "publication_type": "book",
        "version": handbook.edition,
        "publication_date": handbook.date.isoformat(),
        "description": f"<p>{html.escape(_description(handbook, licences), quote=False)}</p>",
        "creators": [_known({"name": author.inverted, "orcid": author.orcid}) for author in handbook.authors],
        "imprint_publisher": handbook.publisher,
        "doi": handbook.doi,
        "access_right": "open",
        "license": _of_text(licences).lower(),  # Zenodo’s vocabulary has SPDX ids so
        "related_identifiers": related if handbook.address else [],
    }
    return json.dumps(_known(fields), ensure_ascii=False, indent=2) + "\n"


def _of_text(licences: Licences) -> str:
    text = licences.get("text")
    return text.id if text else ""


def _description(handbook: Citable, licences: Licences) -> str:
    parts = "; ".join(f"{part}: {licence.name}" for part, licence in licences.items())
    return f"{handbook.title}, edition {handbook.edition}." + (f" Licences: {parts}." if parts else "")


def _known(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of which something is known."""
    return {name: value for name, value in fields.items() if value}
