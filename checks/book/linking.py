"""The last touch to a PDF: links lead to their places, and its objects are packed."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

import pikepdf

from checks.book.passes import Place

SCHEME = "place:"
"""How the template writes a link to a place of the book."""
_AIR = 10
"""How much of the page above a place comes into view with it, in points, so that its own line does."""


def linked(pdf: bytes, places: Mapping[str, Place]) -> bytes:
    """The same PDF, every link to a place leading there, and its objects packed: the tags of a tagged file are most of
    it, and pack to a third.
    """
    packed = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        _link(opened, places)
        marks = opened.Root.get("/MarkInfo")
        if marks is not None and "/Suspects" in marks and not marks.Suspects:
            del marks["/Suspects"]  # false is what it is anyway, and where it is written poppler complains
        opened.save(packed, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return packed.getvalue()


def _link(pdf: pikepdf.Pdf, places: Mapping[str, Place]) -> None:
    pages = list(pdf.pages)
    # Each link gets its destination itself: to make an object of its own of each takes longer than all else here.
    destinations: dict[str, pikepdf.Array] = {}
    for page in pages:
        for annotation in page.get("/Annots", ()):
            uri = str(annotation.A.get("/URI", "")) if "/A" in annotation else ""
            if not uri.startswith(SCHEME):
                continue
            name = uri.removeprefix(SCHEME)
            place = places[name]
            if name not in destinations:
                destinations[name] = _destination(pages[place.page - 1], place)
            del annotation["/A"]
            annotation.Dest = destinations[name]
            annotation.Contents = pikepdf.String(f"Page {place.page}")


def _destination(page: pikepdf.Page, place: Place) -> pikepdf.Array:
    height = float(page.MediaBox[3])
    top = min(height - place.y + _AIR, height)
    return pikepdf.Array([page.obj, pikepdf.Name.XYZ, round(place.x, 2), round(top, 2), None])
