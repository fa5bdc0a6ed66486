"""Every form in which the handbook is cited, each a line of one table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from checks.citing.citable import Citable
from checks.citing.csl import csl_json
from checks.citing.ris import ris
from checks.citing.styles import STYLES, Style
from checks.citing.typesetting import typeset


@dataclass(frozen=True, slots=True)
class DataFormat:
    """A form that programs read: its name, its label, the ending and media type of its files, and its writer."""

    name: str
    label: str
    suffix: str
    media_type: str
    write: Callable[[Iterable[Citable]], str]


def _bibtex(citables: Iterable[Citable]) -> str:
    from checks.citing.bibtex import bibtex  # its library is slow to load, and most commands write no BibTeX

    return bibtex(citables)


_DATA_FORMATS = (
    DataFormat("bibtex", "BibTeX", ".bib", "application/x-bibtex", _bibtex),
    DataFormat("ris", "RIS", ".ris", "application/x-research-info-systems", ris),
    DataFormat("csl-json", "CSL-JSON", ".csl.json", "application/vnd.citationstyles.csl+json", csl_json),
)
DATA_FORMATS: Mapping[str, DataFormat] = {form.name: form for form in _DATA_FORMATS}
"""The forms for programs by name, in the order in which readers see them."""

FORMS: tuple[str, ...] = (*DATA_FORMATS, *STYLES)
"""The names of all forms."""


def write(form: str, citables: Sequence[Citable]) -> str:
    """Citations in one form, named as in :data:`FORMS`: records, or references in words, a line each.

    Raises :class:`~checks.citing.typesetting.TypesettingError` where references cannot be set.
    """
    if form in DATA_FORMATS:
        return DATA_FORMATS[form].write(citables)
    return in_words(STYLES[form], citables)


def in_words(style: Style, citables: Sequence[Citable]) -> str:
    """References in words, a line each, in the order given."""
    references = typeset(citables, style)
    return "".join(f"{references[citable.key].text}\n" for citable in citables)
