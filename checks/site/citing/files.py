"""The files for reference managers: beside each page its own, and one of each format for the whole handbook."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sphinx.application import Sphinx

from checks.cache import code_fingerprint, fingerprint
from checks.citing.citable import Citable
from checks.citing.formats import DATA_FORMATS
from checks.site.builders import makes_the_site
from checks.site.citing.domain import citing_of
from checks.site.made import Made

WHOLE = "citations"
"""The files, less their endings, that cite the handbook with every chapter and every entry."""


def write_citation_files(app: Sphinx, exception: Exception | None) -> None:
    """Put the files for reference managers beside the pages, and those of the whole (``build-finished``)."""
    if exception is not None or not makes_the_site(app.builder):
        return
    catalogue = citing_of(app.env).catalogue
    citables = {WHOLE: [catalogue.handbook(), *catalogue.parts()]}
    citables |= {citable.path.removesuffix(".html"): [citable] for citable in catalogue.parts()}
    made = Made(app, "citations")
    made_from = fingerprint(code_fingerprint(), repr(list(citables.values())))
    if made.is_from(made_from):
        return
    for stem, cited in citables.items():
        _write_files(Path(app.outdir, stem), cited)
    made.note(made_from, (f"{stem}{form.suffix}" for stem in citables for form in DATA_FORMATS.values()))


def _write_files(stem: Path, citables: Sequence[Citable]) -> None:
    """Write what has changed, and only that."""
    for form in DATA_FORMATS.values():
        file = stem.with_name(stem.name + form.suffix)
        data = form.write(citables).encode()
        if not file.is_file() or file.read_bytes() != data:
            file.write_bytes(data)
