"""Setting the pages: Typst, its fonts, and the sizes of paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import resources
from io import BytesIO
from pathlib import Path
from typing import Final

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
_TEMPLATE = "template.typ"


class TypesettingError(Exception):
    """Typst refuses what it was given. The text is its own message."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a book is printed on: the paper's name, one of ``PAPERS``."""

    paper: str

    @property
    def inputs(self) -> dict[str, str]:
        """Its measures, as the template reads them."""
        width, height = PAPERS[self.paper]
        return {"width": str(width), "height": str(height)}


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


def set_pdf(main: Path, sheet: Sheet, moment: int) -> tuple[bytes, Sequence[str]]:
    """The PDF that a file makes, and what Typst has to remark; ``moment`` is its date, in seconds since 1970.

    Raises :class:`TypesettingError`.
    """
    import typst  # loaded only by those who print: the site does without

    try:
        made, warnings = typst.compile_with_warnings(
            str(main),
            root=str(main.parent),
            font_paths=font_folders(),
            ignore_system_fonts=True,
            sys_inputs=sheet.inputs,
            pdf_standards=[STANDARD],
            timestamp=datetime.fromtimestamp(moment, UTC),
        )
    except typst.TypstError as error:
        raise TypesettingError(error.diagnostic or error.message) from error
    return compact(made), [warning.message for warning in warnings]


def compact(pdf: bytes) -> bytes:
    """The same PDF with its objects packed: the tags of a tagged file are most of it, and pack to a third."""
    import pikepdf

    packed = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        opened.save(packed, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return packed.getvalue()


def set_picture(main: Path, sheet: Sheet, pixels_an_inch: float) -> bytes:
    """The single page that a file makes, as a PNG. Raises :class:`TypesettingError`."""
    import typst

    try:
        made = typst.compile(
            str(main),
            root=str(main.parent),
            font_paths=font_folders(),
            ignore_system_fonts=True,
            sys_inputs=sheet.inputs,
            format="png",
            ppi=pixels_an_inch,
        )
    except typst.TypstError as error:
        raise TypesettingError(error.diagnostic or error.message) from error
    return made if isinstance(made, bytes) else made[0]
