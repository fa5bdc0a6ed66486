"""CSL-JSON, the form in which citation processors and reference managers exchange records.

Fields and types are those of the CSL 1.0.2 specification, appendices III and IV.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from checks.citing.citable import Citable, Work
from checks.facts.publication import Author

_TYPES: Mapping[Work, str] = {
    Work.HANDBOOK: "book",
    Work.CHAPTER: "chapter",
    Work.ENTRY: "entry-encyclopedia",
    Work.FACT: "entry-encyclopedia",
}

Item = dict[str, Any]
"""One record of CSL-JSON."""


def csl_item(citable: Citable) -> Item:
    """The record of what is cited; fields of which nothing is known are left out."""
    date = citable.date
    fields: Item = {
        "id": citable.key,
        "type": _TYPES[citable.work],
        "title": citable.title,
        "container-title": citable.handbook,
        "author": [_name(author) for author in citable.authors],
        "edition": _edition(citable.edition),
        "issued": {"date-parts": [[date.year, date.month, date.day]]},
        "publisher": citable.publisher,
        "URL": citable.address,
        "DOI": citable.doi,
        "abstract": citable.says,
        "note": citable.remark,
        "language": citable.language,
    }
    return {name: value for name, value in fields.items() if value}


def _edition(edition: str) -> str:
    """An edition as styles want it: they make “2” into “2nd ed.”, and print anything else as it stands."""
    return edition if edition.isdecimal() else f"{edition} ed."


def _name(author: Author) -> dict[str, str]:
    if not author.is_person:
        return {"literal": author.name}
    return {"family": author.family, "given": author.given} if author.given else {"family": author.family}


def csl_json(citables: Iterable[Citable]) -> str:
    """A list of records as text."""
    return json.dumps([csl_item(citable) for citable in citables], ensure_ascii=False, indent=2) + "\n"
