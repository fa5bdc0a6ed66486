"""The handbook as a book: the PDF and EPUB that have been built, one click away from every page."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sphinx.application import Sphinx

from checks.facts.config import Configuration
from checks.site.builders import makes_the_site
from checks.site.domain import domain_of

FOLDER = "downloads"
"""The site's folder of books."""

_FORMATS = {"PDF": "pdf", "EPUB": "epub"}
"""What a reader calls each format, with its folder below ``build`` and the ending of its files."""


@dataclass(frozen=True, slots=True)
class Book:
    """A book that the site offers: its format, the file as it was built, and its path in the site."""

    format: str
    file: Path
    path: str


def books(configuration: Configuration) -> tuple[Book, ...]:
    """The books that have been built, the best known format first."""
    return tuple(_built(configuration))


def _built(configuration: Configuration) -> Iterator[Book]:
    for name, ending in _FORMATS.items():
        for file in sorted((configuration.root / "build" / ending).glob(f"*.{ending}")):
            yield Book(name, file, f"{FOLDER}/{file.name}")


def copy_books(app: Sphinx, exception: Exception | None) -> None:
    """Put the books into the site (``build-finished``)."""
    if exception is not None or not makes_the_site(app.builder):
        return
    for book in books(domain_of(app.env).handbook.configuration):
        target = Path(app.outdir) / book.path
        target.parent.mkdir(exist_ok=True)
        shutil.copyfile(book.file, target)
