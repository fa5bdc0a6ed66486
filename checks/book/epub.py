"""The electronic book: Sphinx's EPUB 3, with our own pages, cover and package, the same bytes each time."""

from __future__ import annotations

import html
import re
import shutil
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.epub3 import Epub3Builder
from sphinx.config import Config
from sphinx.writers.html5 import HTML5Translator

from checks.book.frontmatter import as_of, cover
from checks.book.moment import moment_of
from checks.book.trimming import SCREEN_ONLY, is_of_the_site
from checks.book.typesetting import BASENAME, Sheet, set_picture, write_sources
from checks.facts.config import Configuration
from checks.site.configuration import configuration_of
from checks.site.domain import domain_of

BUILDER, THEME = "epub", "handbook-epub"
SUFFIX = ".xhtml"
FOLDER = Path(__file__).parent / "epub"
_COVER, _STYLE = "_static/cover.png", "_static/epub.css"
_COVER_SHEET, _COVER_PIXELS_AN_INCH = Sheet("royal"), 260.0
"""A cover of 1,600 by 2,400 pixels, about what shops of electronic books ask for."""
_NAMESPACE = uuid.UUID("5f0c5b0e-6d0b-5d5c-9f57-5a3c1a7f3b11")
"""Under which the identifiers of editions are made from their titles, so that each has the same one always."""
_UNUSED_SETTINGS = ("epub_author", "epub_contributor", "epub_publisher", "epub_copyright")
"""Settings that Sphinx wants filled and our package does not use: it names only authors and licences that are
configured."""
_TYPES = {"doc-noteref": "noteref", "doc-footnote": "footnote", "doc-backlink": "backlink"}
"""What readers know of notes by, for the roles that Sphinx writes."""


_HALO = re.compile(r'<\w+[^>]* paint-order="stroke"[^>]*>')
"""An element whose stroke is painted first. EPUB 3 has SVG 1.1, in which that is a property and no attribute."""


def _in_style(element: re.Match[str]) -> str:
    rest = element[0].replace(' paint-order="stroke"', "")
    if ' style="' in rest:
        return rest.replace(' style="', ' style="paint-order:stroke;', 1)
    name, space, attributes = rest.partition(" ")
    return f'{name} style="paint-order:stroke"{space}{attributes}'


class EpubTranslator(HTML5Translator):
    """Says of notes what they are in the vocabulary of EPUB, by which readers show them where they are cited."""

    def starttag(
        self, node: nodes.Element, tagname: str, suffix: str = "\n", empty: bool = False, **attributes: Any
    ) -> str:
        """The start of an element."""
        kind = _TYPES.get(attributes.get("role", ""))
        written: str = super().starttag(
            node, tagname, suffix, empty, **({"epub:type": kind} if kind else {}), **attributes
        )
        return written


class EpubBuilder(Epub3Builder):
    """Writes the whole book anew each time: what an earlier run has left would get into it."""

    name = BUILDER
    default_translator_class = EpubTranslator

    def init(self) -> None:
        """Take away what an earlier run has written."""
        if (Path(self.outdir) / "mimetype").is_file():
            for old in Path(self.outdir).iterdir():
                if not old.name.startswith("."):
                    shutil.rmtree(old) if old.is_dir() else old.unlink()
        super().init()

    def get_outdated_docs(self) -> Iterator[str]:
        """Every document."""
        yield from sorted(self.env.found_docs)

    def gen_pages_from_extensions(self) -> None:
        """A book has neither search nor redirects."""

    def handle_finish(self) -> None:
        """Leave only what the book needs beside its pages, add the cover, and pack it all."""
        static = Path(self.outdir) / "_static"
        style = (FOLDER / "static" / "epub.css").read_bytes()
        shutil.rmtree(static, ignore_errors=True)
        static.mkdir()
        (Path(self.outdir) / _STYLE).write_bytes(style)
        (Path(self.outdir) / _COVER).write_bytes(self._cover())
        for picture in sorted((Path(self.outdir) / self.imagedir).glob("*.svg")):
            svg = picture.read_text("utf-8")
            picture.write_text(_HALO.sub(_in_style, svg), encoding="utf-8")
        super().handle_finish()

    def _cover(self) -> bytes:
        folder = Path(self.doctreedir) / "cover"
        main = write_sources(folder, f"#{cover(self._configuration)}\n")
        return set_picture(main, _COVER_SHEET, _COVER_PIXELS_AN_INCH)

    @property
    def _configuration(self) -> Configuration:
        return domain_of(self.env).handbook.configuration

    # ------------------------------------------------------------ the package

    def build_content(self) -> None:
        """Write the list of what is in the book, after our own template."""
        sphinx_templates = self.template_dir
        self.template_dir = type(sphinx_templates)(FOLDER / "package")
        try:
            super().build_content()
        finally:
            self.template_dir = sphinx_templates

    def content_metadata(self) -> dict[str, Any]:
        """What is said of the book, dated with its edition."""
        metadata = super().content_metadata()
        metadata["date"] = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(moment_of(self._configuration)))
        publication = self._configuration.publication
        metadata["creators"] = [html.escape(author.in_order) for author in publication.authors]
        licence = publication.licences.get("text")
        metadata["publisher"] = html.escape(publication.publisher)
        metadata["rights"] = html.escape(f"{licence.name}: {licence.url}") if licence else ""
        return metadata

    def toc_metadata(self, level: int, navpoints: list[Any]) -> dict[str, Any]:
        """What the table of contents for older readers says: the identifier, as the package has it."""
        return {**super().toc_metadata(level, navpoints), "uid": html.escape(self.config.epub_identifier)}

    def handle_page(self, pagename: str, addctx: dict[str, Any], *arguments: Any, **named: Any) -> None:
        """Write a page; that of the cover says what the cover shows."""
        configuration = self._configuration
        addctx["cover_alt"] = (
            f"Cover: {configuration.title}, edition {configuration.edition}, as of {as_of(configuration)}"
        )
        super().handle_page(pagename, addctx, *arguments, **named)

    def build_epub(self) -> None:
        """Pack the files, all with the date of the edition and in the order of the package."""
        date = time.gmtime(moment_of(self._configuration))[:6]
        target = Path(self.outdir) / f"{self.config.epub_basename}.epub"
        with ZipFile(target, "w") as book:
            for name in ("mimetype", "META-INF/container.xml", "content.opf", "toc.ncx", *self.files):
                entry = ZipInfo(name, (max(date[0], 1980), *date[1:]))
                entry.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                book.writestr(entry, (Path(self.outdir) / name).read_bytes())


def configure_epub(app: Sphinx, config: Config) -> None:
    """Tell Sphinx's builder what the handbook's configuration says (``config-inited``)."""
    configuration = configuration_of(Path(app.confdir))
    settings = {
        "epub_theme": THEME,
        "epub_basename": BASENAME,
        "epub_title": configuration.title,
        **dict.fromkeys(_UNUSED_SETTINGS, configuration.title),
        "epub_description": f"Edition {configuration.edition}, as of {as_of(configuration)}.",
        "epub_identifier": uuid.uuid5(_NAMESPACE, f"{configuration.title} {configuration.edition}").urn,
        "epub_uid": "edition",
        "epub_language": configuration.language.replace("_", "-"),
        "epub_cover": (_COVER, "cover.html"),
        "epub_tocdepth": 2,
        "epub_tocscope": "includehidden",
        "epub_tocdup": False,
        "epub_show_urls": "no",
        "epub_use_index": False,
        "epub_fix_images": False,
    }
    for name, value in settings.items():
        config[name] = value


def leave_screen_out(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Take away what only a web page has: controls, links to files (``doctree-resolved``)."""
    if app.builder.name == BUILDER:
        for node in list(doctree.findall(lambda node: isinstance(node, SCREEN_ONLY))):
            node.parent.remove(node)
        for link in list(doctree.findall(nodes.reference)):
            if is_of_the_site(link.get("refuri", ""), SUFFIX):
                link.replace_self(nodes.inline("", "", *link.children))
