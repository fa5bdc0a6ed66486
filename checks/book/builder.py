"""The builder ``typst``: the handbook, or one document of it, as a PDF."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from docutils import nodes
from sphinx.builders import Builder
from sphinx.errors import SphinxError
from sphinx.util import logging
from sphinx.util.display import status_iterator
from sphinx.util.fileutil import copy_asset_file

from checks.book.backmatter import BIBLIOGRAPHY, INDEX
from checks.book.manuscript import Manuscript, book_code, excerpt_parts
from checks.book.moment import moment_of
from checks.book.plan import Part, parts_of
from checks.book.targets import Targets, address
from checks.book.translator import PICTURES, Context
from checks.book.trimming import BUILDER, trim
from checks.book.typesetting import BASENAME, EXCERPTS, Sheet, TypesettingError, set_pdf, write_sources
from checks.facts.model import Entry
from checks.site.domain import domain_of
from checks.site.references import in_order

logger = logging.getLogger(__name__)

NAMES_PAGE, SOURCES_PAGE = "handbook-entries-by-name", "handbook-sources"
"""The directives of the pages that a book has in another form, as its index and its bibliography."""


class TypstBuilder(Builder):
    """Sets a PDF from the resolved doctrees; writes its Typst code beside it, into ``source``."""

    name = BUILDER
    format = BUILDER
    epilog = "The PDF is in %(outdir)s."
    supported_image_types: ClassVar[list[str]] = ["image/svg+xml", "image/png", "image/jpeg", "image/webp", "image/gif"]
    supported_remote_images = False

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
        manuscript, footnotes = self._manuscript()
        targets = Targets(manuscript.documents)
        for what, label in ((NAMES_PAGE, INDEX), (SOURCES_PAGE, BIBLIOGRAPHY)) if manuscript.is_whole else ():
            for page in domain.pages_of(what):
                targets.stand_for(page, label)
        for place in footnotes:
            targets.add(f"note:{place}", f"note:{place}")
        context = Context(
            targets=targets,
            numbers={source.key: at for at, source in enumerate(in_order(domain.handbook.records.sources), 1)},
            entries=domain.handbook.entries_by_document,
            footnotes=footnotes,
            pictures={uri: f"{PICTURES}/{file}" for uri, file in self.images.items()},
        )
        self._set(book_code(manuscript, context), context.drawings)

    def _manuscript(self) -> tuple[Manuscript, Mapping[str, nodes.footnote]]:
        domain = domain_of(self.env)
        parts = [_in_alphabet(part, domain.handbook.entries_by_document) for part in parts_of(self.env)]
        root = self.config.root_doc
        if self.config.book_only:
            parts = list(excerpt_parts(parts, self._document(self.config.book_only)))
            if not parts:
                raise SphinxError(f"“{self.config.book_only}” is neither a document of the book nor an entry’s id.")
            root = ""
        replaced = {*domain.pages_of(NAMES_PAGE), *domain.pages_of(SOURCES_PAGE)} if root else set()
        parts = [
            replace(part, chapters=tuple(c for c in part.chapters if c.document not in replaced)) for part in parts
        ]
        names = [*([root] if root else []), *(name for part in parts for name in part.documents)]
        documents, footnotes = self._resolved(names)
        return Manuscript(domain.handbook, documents, parts, root), footnotes

    def _document(self, only: str) -> str:
        """The name of the document that an option means: a document's own, with or without ending, or an entry's."""
        handbook = domain_of(self.env).handbook
        entry = handbook.records.entries.get(only)
        return handbook.document(entry) if entry else only.removesuffix(".md").strip("/")

    def _resolved(self, names: Sequence[str]) -> tuple[dict[str, nodes.document], dict[str, nodes.footnote]]:
        documents: dict[str, nodes.document] = {}
        footnotes: dict[str, nodes.footnote] = {}
        for name in status_iterator(names, "resolving… ", "brown", len(names), self.config.verbosity):
            doctree = self.env.get_and_resolve_doctree(name, self, tags=self.tags)
            self.post_process_images(doctree)
            footnotes |= {f"{name}#{target}": note for target, note in trim(doctree).items()}
            documents[name] = doctree
        return documents, footnotes

    # ------------------------------------------------------------ setting it

    @property
    def file(self) -> Path:
        """The PDF: ``handbook.pdf``, or for an excerpt the document's own name in a folder of excerpts."""
        if not self.config.book_only:
            return Path(self.outdir) / f"{BASENAME}.pdf"
        return Path(self.outdir) / EXCERPTS / f"{self._document(self.config.book_only).rpartition('/')[2]}.pdf"

    def _set(self, code: str, drawings: Mapping[str, str]) -> None:
        sources = Path(self.outdir) / "source"
        (sources / PICTURES).mkdir(parents=True, exist_ok=True)
        for uri, file in self.images.items():
            copy_asset_file(Path(self.srcdir) / uri, sources / PICTURES / file, force=True)
        for name, svg in drawings.items():
            (sources / name).write_text(svg, encoding="utf-8")
        configuration = domain_of(self.env).handbook.configuration
        try:
            pdf, remarks = set_pdf(
                write_sources(sources, code), Sheet(self.config.book_paper), moment_of(configuration)
            )
        except TypesettingError as error:
            raise SphinxError(f"Typst cannot set the book: {error}") from error
        for remark in remarks:
            logger.warning("Typst remarks: %s", remark, type="handbook", subtype="book")
        self.file.parent.mkdir(exist_ok=True)
        self.file.write_bytes(pdf)


def _in_alphabet(part: Part, entries: Mapping[str, Entry]) -> Part:
    """A part that holds entries alone, in the order of their names; any other as it is."""
    if not part.chapters or not all(chapter.document in entries for chapter in part.chapters):
        return part
    ordered = sorted(part.chapters, key=lambda chapter: entries[chapter.document].name.casefold())
    return replace(part, chapters=tuple(ordered))
