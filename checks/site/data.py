"""The records as data beside the pages: the files of the export in the site's folder ``data``, and their description.

They are written when a build ends, and only where what they are made from has changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from checks.cache import fingerprint
from checks.exports.formats import FORMATS, exported_files
from checks.exports.jsonld import FOLDER
from checks.exports.shapes import Field, description_of, fields_of, lists
from checks.site.blocks import paragraph, row, section, small, table, text
from checks.site.builders import makes_the_site
from checks.site.directive import RecordsDirective
from checks.site.domain import domain_of
from checks.site.made import Made

DATA = "handbook-data"
FILES = "handbook-data-files"
_FILE = "data-file"
"""The class of a file's path, which pages on the web link."""


class FilesDirective(RecordsDirective):
    """The files of the export, a row each; without argument, options or body."""

    def run(self) -> list[nodes.Node]:
        """A table of the files, grouped by their formats."""
        self.domain.note_shows("files", DATA)
        rows = [
            row([[paragraph(nodes.literal("", f"{FOLDER}/{path}", classes=[_FILE]))], [paragraph(text(says))]])
            for each in FORMATS.values()
            for path, says in each.named.items()
        ]
        return [table(["File", "What it is"], rows, ["data-files"])]


def link_files(app: Sphinx, doctree: nodes.document, page: str) -> None:
    """Link the files of the export where they stand beside the pages (``doctree-resolved``)."""
    if app.builder.format != "html" or ("files", DATA) not in domain_of(app.env).data["shows"].get(page, ()):
        return
    up = "../" * page.count("/")
    for literal in list(doctree.findall(nodes.literal)):
        if _FILE in literal["classes"]:
            path = literal.astext()
            literal.replace_self(nodes.reference("", "", nodes.literal("", path), refuri=f"{up}{path}", internal=True))


class DataDirective(RecordsDirective):
    """What the exported records hold, a section a list; without argument, options or body."""

    def run(self) -> list[nodes.Node]:
        """A table of the fields of each list of records, and of the records within them."""
        made = [self._section(name, record) for name, record in lists()]
        inner = dict.fromkeys(within for _, record in lists() for within in _inner(record))
        return [*made, *(self._section(record.__name__, record) for record in inner)]

    def _section(self, name: str, record: type[Any]) -> nodes.Node:
        rows = (row([[paragraph(self._name(field))], [paragraph(*self._says(field))]]) for field in fields_of(record))
        fields = table(["Field", "What it holds"], rows, ["data-fields"])
        return section(f"data-{name.lower()}", [text(name)], paragraph(self._words(description_of(record))), fields)

    def _name(self, field: Field) -> nodes.Node:
        return nodes.literal("", field.name)

    def _says(self, field: Field) -> list[nodes.Node]:
        words: list[nodes.Node] = [self._words(field.column.says), text(" ")] if field.column.says else []
        return [*words, small(self._words(_type_of(field)))]

    def _words(self, words: str) -> nodes.Node:
        return self.make.words(words, "description of the data")


def _inner(record: type[Any]) -> Iterator[type[Any]]:
    for field in fields_of(record):
        for within in field.records:
            yield within
            yield from _inner(within)


def _type_of(field: Field) -> str:
    """The type of a field, in words."""
    if field.records:
        kind = " or ".join(record.__name__ for record in field.records)
    elif field.choices:
        kind = " or ".join(f"“{choice}”" for choice in field.choices)
    else:
        kind = str(field.scalar)
    if field.column.refers:
        kind += f", one of {field.column.refers}"
    if field.many:
        return f"List: {kind}"
    return f"{kind[:1].upper()}{kind[1:]}{', or nothing' if field.optional else ''}"


# ---------------------------------------------------------------- files


def write_data(app: Sphinx, exception: Exception | None) -> None:
    """Write the files of the export into the site (``build-finished``)."""
    if exception is not None or not makes_the_site(app.builder):
        return
    handbook = domain_of(app.env).handbook
    made = Made(app, "data")
    texts = (handbook.texts[entry.path] for entry in handbook.records.entries.values())
    made_from = fingerprint(handbook.fingerprint, *texts)
    if made.is_from(made_from):
        return
    files = exported_files(handbook.export)
    for path, data in files.items():
        file = Path(app.outdir, FOLDER, path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    made.note(made_from, (f"{FOLDER}/{path}" for path in files))


def setup_data(app: Sphinx) -> None:
    """Add the description of the data, and write them with every build."""
    app.add_directive(DATA, DataDirective)
    app.add_directive(FILES, FilesDirective)
    app.connect("doctree-resolved", link_files)
    app.connect("build-finished", write_data)
