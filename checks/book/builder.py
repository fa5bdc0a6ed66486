"""The builder ``typst``: the handbook, or one document of it, as a PDF."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import ClassVar

from sphinx.builders import Builder
from sphinx.errors import SphinxError
from sphinx.util import logging
from sphinx.util.display import progress_message
from sphinx.util.fileutil import copy_asset_file

from checks.book.backmatter import BIBLIOGRAPHY, INDEX, party_place, theme_place
from checks.book.desk import Desk, Resolved, shares
from checks.book.guess import guess
from checks.book.manuscript import Manuscript, book_code, excerpt_parts
from checks.book.moment import moment_of
from checks.book.plan import Part, parts_of
from checks.book.processes import Crew
from checks.book.targets import Targets, address
from checks.book.translator import PICTURES
from checks.book.trimming import BUILDER
from checks.book.typesetting import BASENAME, EXCERPTS, Sheet, TypesettingError, set_pdf, write_sources
from checks.facts.model import Entry
from checks.site.domain import domain_of
from checks.site.indexes import PARTIES, PERIODS, THEMES, party_anchor, theme_anchor
from checks.site.pages import NAMES, SOURCES
from checks.site.references import in_order

logger = logging.getLogger(__name__)

_IN_ANOTHER_FORM = {
    NAMES: INDEX,
    SOURCES: BIBLIOGRAPHY,
    PERIODS: INDEX,
    PARTIES: INDEX,
    THEMES: INDEX,
}
"""The directives of the pages that a book has in another form, and which: who looks up a name, a party or a theme in a
book does so in its index.
"""


class TypstBuilder(Builder):
    """Sets a PDF from the resolved doctrees; writes its Typst code beside it, into ``source``."""

    name = BUILDER
    format = BUILDER
    epilog = "The PDF is in %(outdir)s."
    supported_image_types: ClassVar[list[str]] = ["image/svg+xml", "image/png", "image/jpeg", "image/webp", "image/gif"]
    supported_remote_images = False

    processes = 1
    """How many processes resolve and write the documents."""

    def get_outdated_docs(self) -> str:
        """A book is set anew each time."""
        return "the book"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """The address of a document in the book."""
        return address(docname)

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        """The same from everywhere."""
        return self.get_target_uri(to, typ)

    # ------------------------------------------------------------ what is in the book

    def write_documents(self, docnames: Set[str]) -> None:
        """Set the book, whatever documents have changed."""
        domain = domain_of(self.env)
        manuscript = self._manuscript()
        numbers = {source.key: at for at, source in enumerate(in_order(domain.handbook.records.sources), 1)}
        levels = manuscript.levels
        groups = shares(self, list(levels), self.processes)
        with Crew([Desk(self, {name: levels[name] for name in group}, numbers) for group in groups]) as crew:
            with progress_message("resolving the documents"):
                targets = self._targets(manuscript, crew.all(Desk.resolve))
            with progress_message("writing the documents"):
                written = dict(chain.from_iterable(map(dict.items, crew.all(partial(Desk.write, targets=targets)))))
        code, drawings = book_code(manuscript, written, targets, numbers)
        self._set(code, drawings, guess((written[name] for name in levels), self._sheet))

    def _targets(self, manuscript: Manuscript, resolved: Iterable[Resolved]) -> Targets:
        """The places of the whole book; the pictures of its documents are noted."""
        labels: dict[str, str] = {}
        for share in resolved:
            labels |= share.labels
            self.images.update(share.images)
        targets = Targets(labels)
        domain = domain_of(self.env)
        entries = domain.handbook.records.entries
        in_the_index = {
            THEMES: {theme_anchor(theme): theme_place(theme) for entry in entries.values() for theme in entry.themes},
            PARTIES: {party_anchor(entry): party_place(entry) for entry in entries},
        }
        for what, label in _IN_ANOTHER_FORM.items() if manuscript.is_whole else ():
            for page in domain.pages_of(what):
                targets.stand_for(page, label)
                for anchor, place in in_the_index.get(what, {}).items():
                    targets.add(f"{page}#{anchor}", place)
        return targets

    def _manuscript(self) -> Manuscript:
        domain = domain_of(self.env)
        parts = [_in_alphabet(part, domain.handbook.entries_by_document) for part in parts_of(self.env)]
        root = self.config.root_doc
        if self.config.book_only:
            parts = list(excerpt_parts(parts, self._document(self.config.book_only)))
            if not parts:
                raise SphinxError(f"“{self.config.book_only}” is neither a document of the book nor an entry’s id.")
            root = ""
        replaced = {page for what in _IN_ANOTHER_FORM for page in domain.pages_of(what)} if root else set()
        parts = [
            replace(part, chapters=tuple(c for c in part.chapters if c.document not in replaced)) for part in parts
        ]
        return Manuscript(domain.handbook, parts, root)

    def _document(self, only: str) -> str:
        """The name of the document that an option means: a document's own, with or without ending, or an entry's."""
        handbook = domain_of(self.env).handbook
        entry = handbook.records.entries.get(only)
        return handbook.document(entry) if entry else only.removesuffix(".md").strip("/")

    # ------------------------------------------------------------ setting it

    @property
    def file(self) -> Path:
        """The PDF: ``handbook.pdf``, or for an excerpt the document's own name in a folder of excerpts."""
        if not self.config.book_only:
            return Path(self.outdir) / f"{BASENAME}.pdf"
        return Path(self.outdir) / EXCERPTS / f"{self._document(self.config.book_only).rpartition('/')[2]}.pdf"

    @property
    def _sheet(self) -> Sheet:
        return Sheet(self.config.book_paper)

    def _set(self, code: str, drawings: Mapping[str, str], told: str) -> None:
        sources = Path(self.outdir) / "source"
        (sources / PICTURES).mkdir(parents=True, exist_ok=True)
        for uri, file in self.images.items():
            copy_asset_file(Path(self.srcdir) / uri, sources / PICTURES / file, force=True)
        for name, svg in drawings.items():
            (sources / name).write_text(svg, encoding="utf-8")
        configuration = domain_of(self.env).handbook.configuration
        try:
            pdf, remarks = set_pdf(write_sources(sources, code), self._sheet, moment_of(configuration), told)
        except TypesettingError as error:
            if error.unprintable:
                self._tell_where(error.unprintable)
            raise SphinxError(f"Typst cannot set the book: {error}") from error
        for remark in remarks:
            logger.warning("Typst remarks: %s", remark, type="handbook", subtype="book")
        self.file.parent.mkdir(exist_ok=True)
        self.file.write_bytes(pdf)

    def _tell_where(self, words: str) -> None:
        """Warn of the lines of the manuscript that hold words which no font of the book has."""
        for document in sorted(self.env.found_docs):
            lines = self.env.doc2path(document).read_text(encoding="utf-8").splitlines()
            for number, line in enumerate(lines, 1):
                if words in line:
                    logger.warning(
                        "No font of the book has “%s”. Write it in Latin, Greek or Cyrillic letters.",
                        words,
                        location=(document, number),
                        type="handbook",
                        subtype="book",
                    )


def _in_alphabet(part: Part, entries: Mapping[str, Entry]) -> Part:
    """A part that holds entries alone, in the order of their names; any other as it is."""
    if not part.chapters or not all(chapter.document in entries for chapter in part.chapters):
        return part
    ordered = sorted(part.chapters, key=lambda chapter: entries[chapter.document].name.casefold())
    return replace(part, chapters=tuple(ordered))
