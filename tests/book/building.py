"""Books as people build them, opened with tools that know nothing of how they were made."""

from __future__ import annotations

import fcntl
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pikepdf
from pypdf import PdfReader

from tests.site.building import Build, sphinx

TYPST, EPUB = "typst", "epub"


def book(source: Path, work: Path, *options: str, builder: str = TYPST, **environment: str) -> Build:
    """A book made by Sphinx from ``source``."""
    return sphinx(source, work, "-n", "-W", *options, builder=builder, environment=environment)


def book_once(source: Path, shared: Path, builder: str) -> Build:
    """A book that all tests, in whatever process, share: made by the first that asks for it."""
    work = shared / f"book-{builder}"
    work.mkdir(exist_ok=True)
    with (work / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        said = work / "messages"
        if not said.exists():
            build = book(source, work, builder=builder)
            said.write_text(f"{build.status}\n{build.messages}", encoding="utf-8")
        status, _, messages = said.read_text(encoding="utf-8").partition("\n")
    return Build(source, work / builder, int(status), messages)


# ------------------------------------------------------------ a PDF


@cache
def text_of(pdf: Path) -> str:
    """All that stands on the pages, without spaces and hyphens: lines are broken and words divided anywhere."""
    return squeezed(" ".join(page.extract_text() for page in PdfReader(pdf).pages))


def squeezed(text: str) -> str:
    """A text without white space and hyphens."""
    return re.sub(r"[\s\u00ad\u2010-]+", "", text)


def outline_of(pdf: Path) -> list[str]:
    """The titles in the outline, in order."""

    def titles(items: object) -> Iterator[str]:
        for item in items if isinstance(items, list) else [items]:
            if isinstance(item, list):
                yield from titles(item)
            else:
                yield str(item.title)

    return list(titles(PdfReader(pdf).outline))


def elements(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Every structure element, in the order of reading."""
    pending = [pdf.Root.StructTreeRoot.K]
    while pending:
        node = pending.pop()
        if isinstance(node, pikepdf.Array):
            pending += reversed(list(node))
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                yield node
            if "/K" in node:
                pending.append(node.K)


def painted_outside_tags(page: pikepdf.Page) -> int:
    """How many operators of a page show text, lines or pictures outside marked content."""
    depth = outside = 0
    for _, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            depth += 1
        elif name == "EMC":
            depth -= 1
        elif name in {"Tj", "TJ", "S", "s", "f", "f*", "B", "b", "Do", "sh"} and depth == 0:
            outside += 1
    return outside


def links(pdf: pikepdf.Pdf) -> Iterator[tuple[pikepdf.Page, pikepdf.Dictionary]]:
    """Every link and its page."""
    for page in pdf.pages:
        for annotation in page.get("/Annots", []):
            if annotation.Subtype == "/Link":
                yield page, annotation
