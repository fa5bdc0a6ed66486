"""Setting the pages: Typst, its fonts, and the sizes of paper."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from checks.book.linking import linked
from checks.book.passes import NOTHING_KNOWN, Layout

if TYPE_CHECKING:
    import typst

PAPERS: Mapping[str, tuple[float, float]] = {
    "a4": (210, 297),
    "a5": (148, 210),
    "b5": (176, 250),
    "letter": (215.9, 279.4),
    "royal": (156, 234),
}
"""The sizes of paper, width and height in millimetres; ``royal`` is the usual one of British books."""

STANDARD: Final = "ua-1"
"""Accessible PDF, ISO 14289-1: the compiler refuses what does not keep to it."""
BASENAME, EXCERPTS = "handbook", "excerpts"
"""The name of a book's file without its ending, and the folder of documents set alone."""
_FONTS = ("fontpkg_source_serif_4", "fontpkg_source_sans_3")
_TEMPLATE, _TOLD = "template.typ", "pages.json"
_PASSES = 8
"""A book settles in three or four; one that never does has a number whose very width moves its page."""


_NO_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed')


class TypesettingError(Exception):
    """Typst refuses what it was given. The text is its own message."""

    @property
    def unprintable(self) -> str:
        """The words for which no font has signs, where that is why."""
        found = _NO_GLYPH.search(str(self))
        return found[1] if found else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a book is printed on: the paper's name, one of ``PAPERS``."""

    paper: str

    @property
    def inputs(self) -> dict[str, str]:
        """Its measures, as the template reads them."""
        width, height = PAPERS[self.paper]
        return {"width": str(width), "height": str(height)}

    @property
    def share_of_a4(self) -> float:
        """How large it is beside A4."""
        (width, height), (a4_width, a4_height) = PAPERS[self.paper], PAPERS["a4"]
        return width * height / (a4_width * a4_height)


def font_folders() -> list[str]:
    """The folders of the fonts, which come as packages."""
    return [str(resources.files(package) / "files") for package in _FONTS]


def template() -> str:
    """How the book looks, as Typst code."""
    return (resources.files("checks.book") / _TEMPLATE).read_text("utf-8")


def write_sources(folder: Path, body: str) -> Path:
    """Write the template and the book's own code into a folder; returns the file to set."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _TEMPLATE).write_text(template(), encoding="utf-8")
    main = folder / "book.typ"
    main.write_text(f'#import "{_TEMPLATE}": *\n{body}', encoding="utf-8")
    return main


def set_pdf(main: Path, sheet: Sheet, moment: int, told: str = NOTHING_KNOWN) -> tuple[bytes, Sequence[str]]:
    """The PDF that a file makes, and what Typst has to remark.

    ``moment`` is its date, in seconds since 1970; ``told`` what the first pass is told of where everything stands.

    Raises :class:`TypesettingError`.
    """
    with _compiler(main, sheet) as compiler:
        layout, remarks = _settled(main, told, lambda: compiler.query("<found>", field="value", one=True))
        made, warnings = compiler.compile_with_warnings(
            format="pdf", pdf_standards=[STANDARD], timestamp=datetime.fromtimestamp(moment, UTC)
        )
    pdf = cast(bytes, made)  # a PDF is one file; only pictures are several
    return linked(pdf, layout.places), [*remarks, *(warning.message for warning in warnings)]


@contextmanager
def _compiler(main: Path, sheet: Sheet) -> Iterator[typst.Compiler]:
    """Typst's compiler of a file, with the book's own fonts alone; what it refuses is a :class:`TypesettingError`."""
    import typst  # loaded only by those who print: the site does without

    try:
        yield typst.Compiler(
            str(main),
            root=str(main.parent),
            font_paths=font_folders(),
            ignore_system_fonts=True,
            sys_inputs=sheet.inputs,
        )
    except typst.TypstError as error:
        raise TypesettingError(error.diagnostic or error.message) from error


def _settled(main: Path, told: str, found: Callable[[], str]) -> tuple[Layout, Sequence[str]]:
    """Set a file, each pass told what the one before ``found``, until it finds what it was told; a remark if it never
    does.
    """
    for _ in range(_PASSES):
        (main.parent / _TOLD).write_text(told, encoding="utf-8")
        layout = Layout.of(json.loads(found()))
        if layout.told == told:
            return layout, ()
        told = layout.told
    return layout, [f"after {_PASSES} passes, page numbers still move the pages that they name"]


def set_picture(main: Path, sheet: Sheet, pixels_an_inch: float) -> bytes:
    """The single page that a file makes, as a PNG. Raises :class:`TypesettingError`."""
    with _compiler(main, sheet) as compiler:
        made = compiler.compile(format="png", ppi=pixels_an_inch)
    return made if isinstance(made, bytes) else cast(list[bytes], made)[0]
