"""RIS, which most reference managers import: a tag a line, two spaces, a dash, a value.

Tags are those of the RIS specification of 2011 (Research Information Systems).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from checks.citing.citable import Citable, Work

_TYPES: Mapping[Work, str] = {
    Work.HANDBOOK: "BOOK",
    Work.CHAPTER: "CHAP",
    Work.ENTRY: "ENCYC",
    Work.FACT: "ENCYC",
}

_FIELDS: Mapping[str, Callable[[Citable], Iterable[str]]] = {
    "TY": lambda citable: [_TYPES[citable.work]],
    "ID": lambda citable: [citable.key],
    "AU": lambda citable: [author.inverted for author in citable.authors],
    "TI": lambda citable: [citable.title],
    "T2": lambda citable: [citable.handbook],
    "ET": lambda citable: [citable.edition],
    "PY": lambda citable: [str(citable.date.year)],
    "DA": lambda citable: [citable.date.strftime("%Y/%m/%d/")],
    "PB": lambda citable: [citable.publisher],
    "DO": lambda citable: [citable.doi],
    "UR": lambda citable: [citable.address],
    "AB": lambda citable: [citable.says],
    "N1": lambda citable: [citable.remark],
    "LA": lambda citable: [citable.language],
}
"""The tags in the order in which they are written; an empty value is not written."""


def ris(citables: Iterable[Citable]) -> str:
    """Records as RIS, an empty line between two."""
    return "\n".join(_record(citable) for citable in citables)


def _record(citable: Citable) -> str:
    lines = [
        f"{tag}  - {' '.join(value.split())}\n" for tag, values in _FIELDS.items() for value in values(citable) if value
    ]
    return "".join([*lines, "ER  - \n"])
