"""The last touch to a PDF: links lead to their places, and its objects are packed."""

from __future__ import annotations

import re
from collections.abc import Mapping

from checks.book.packing import PlainPdf, packed, read
from checks.book.passes import Place

SCHEME = "place:"
"""How the template writes a link to a place of the book; the names of places have no character to be escaped."""
_AIR = 10
"""How much of the page above a place comes into view with it, in points, so that its own line does."""
_LINK = re.compile(rb"/A<</Type/Action/S/URI/URI\(place:([^()\\]*)\)>>")
_CONTENTS = re.compile(rb"/Contents\(place:[^()\\]*\)")
_MEDIA_BOX = re.compile(rb"/MediaBox\s*\[\s*\S+\s+\S+\s+\S+\s+([\d.]+)\s*\]")


def linked(pdf: bytes, places: Mapping[str, Place]) -> bytes:
    """The same PDF, every link to a place leading there, and its objects packed."""
    plain = read(pdf)
    objects = dict(plain.objects)
    pages = plain.pages
    heights = [_height(plain, page) for page in pages]
    destinations: dict[bytes, tuple[bytes, bytes]] = {}
    for number, body in plain.objects.items():
        found = _LINK.search(body) if b"/URI(place:" in body else None
        place = places.get(found[1].decode()) if found else None
        if found is None or place is None:
            continue
        if found[1] not in destinations:
            top = min(heights[place.page - 1] - place.y + _AIR, heights[place.page - 1])
            where = f"/Dest[{pages[place.page - 1]} 0 R/XYZ {place.x:.2f} {top:.2f} null]"
            destinations[found[1]] = where.encode(), b"/Contents(Page %d)" % place.page
        where_to, said = destinations[found[1]]
        objects[number] = _CONTENTS.sub(said, body[: found.start()] + where_to + body[found.end() :])
    root = plain.reference(plain.trailer, b"Root")
    # false is what it is anyway, and where it is written poppler complains
    objects[root] = objects[root].replace(b"/Suspects false", b"")
    return packed(PlainPdf(plain.head, objects, plain.trailer))


def _height(pdf: PlainPdf, page: int) -> float:
    box = _MEDIA_BOX.search(pdf.objects[page])
    if box is None:
        raise ValueError(f"page {page} of the PDF has no size")
    return float(box[1])
