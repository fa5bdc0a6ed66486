"""Reading and writing the objects of a PDF, in the plain form in which Typst writes it and the packed one of PDF 1.5.

The tags of a tagged book are hundreds of thousands of small objects, most of the file; packed they take a third. Tools
that understand every object take longer for that than Typst for the pages, so here objects are only found and moved.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

_IN_ONE_STREAM = 250
"""How many objects are packed together; whoever needs one of them unpacks them all."""
_XREF_ENTRY = re.compile(rb"(\d{10}) (\d{5}) ([nf])\s\s?")
_ENTRY_LENGTH = 20
_KIDS = re.compile(rb"/Kids\s*\[([^\]]*)\]")


@dataclass(frozen=True, slots=True)
class PlainPdf:
    """A PDF: the bytes of its objects by their numbers, and of its trailer. ``head`` says its version."""

    head: bytes
    objects: Mapping[int, bytes]
    trailer: bytes

    def reference(self, within: bytes, key: bytes) -> int:
        """The number of the object that a dictionary has under a key."""
        found = re.search(rb"/%s (\d+) 0 R" % key, within)
        if found is None:
            raise ValueError(f"the PDF has no /{key.decode()} where one has to be")
        return int(found[1])

    @property
    def pages(self) -> Sequence[int]:
        """The numbers of its pages' objects, in their order."""
        root = self.reference(self.trailer, b"Root")
        return list(self._pages_below(self.reference(self.objects[root], b"Pages")))

    def _pages_below(self, number: int) -> Iterator[int]:
        kids = _KIDS.search(self.objects[number])
        if kids is None:
            yield number
            return
        for kid in re.findall(rb"(\d+) 0 R", kids[1]):
            yield from self._pages_below(int(kid))


def read(pdf: bytes) -> PlainPdf:
    """The objects of a PDF as Typst writes it, whose table says where each stands.

    Raises :class:`ValueError` where it is of another form.
    """
    table = int(pdf[pdf.rindex(b"startxref") :].split()[1])
    opening = re.compile(rb"xref\s+0 (\d+)\s+").match(pdf, table)
    if opening is None:
        raise ValueError("the PDF has no plain table of its objects")
    count, first = int(opening[1]), opening.end()
    places: list[tuple[int, int]] = []
    for number in range(count):
        entry = _XREF_ENTRY.match(pdf, first + number * _ENTRY_LENGTH)
        if entry is None:
            raise ValueError("the table of the PDF’s objects is broken")
        if entry[3] == b"n":
            places.append((int(entry[1]), number))
    places.sort()
    objects: dict[int, bytes] = {}
    for (start, number), (end, _) in zip(places, [*places[1:], (table, 0)], strict=True):
        head = b"%d 0 obj" % number
        body = pdf[start:end].rstrip()
        if not body.startswith(head) or not body.endswith(b"endobj"):
            raise ValueError(f"object {number} of the PDF is not where its table says")
        objects[number] = body[len(head) : -len(b"endobj")].strip(b"\r\n")
    trailer = pdf[pdf.rindex(b"trailer") + len(b"trailer") : pdf.rindex(b"startxref")].strip()
    return PlainPdf(pdf[: places[0][0]], objects, trailer)


def packed(pdf: PlainPdf) -> bytes:
    """The same PDF, every object that is no stream packed with others of its kind (ISO 32000-1, 7.5.7 and 7.5.8)."""
    small = [(number, body) for number, body in pdf.objects.items() if not body.endswith(b"endstream")]
    groups = [small[at : at + _IN_ONE_STREAM] for at in range(0, len(small), _IN_ONE_STREAM)]
    with ThreadPoolExecutor() as threads:
        streams = list(threads.map(_object_stream, groups))
    written = [pdf.head]
    at = len(pdf.head)
    free = max(pdf.objects) + 1
    entries = {0: _entry(0, 0, 65535)}
    whole = {number: body for number, body in pdf.objects.items() if body.endswith(b"endstream")}
    for number, body in [*whole.items(), *enumerate(streams, free)]:
        entries[number] = _entry(1, at, 0)
        written.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        at += len(written[-1])
    for stream, group in enumerate(groups, free):
        for index, (number, _) in enumerate(group):
            entries[number] = _entry(2, stream, index)
    table = free + len(streams)
    entries[table] = _entry(1, at, 0)
    data = zlib.compress(b"".join(entries.get(number, _entry(0, 0, 0)) for number in range(table + 1)), 9)
    keys = re.sub(rb"/Size \d+", b"", pdf.trailer.removeprefix(b"<<").removesuffix(b">>"))
    written.append(
        b"%d 0 obj\n<</Type/XRef/Size %d/W[1 4 2]%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream\nendobj\n"
        % (table, table + 1, keys, len(data), data)
    )
    return b"".join([*written, b"startxref\n%d\n%%%%EOF\n" % at])


def _object_stream(group: Sequence[tuple[int, bytes]]) -> bytes:
    places, at = [], 0
    for number, body in group:
        places.append(b"%d %d" % (number, at))
        at += len(body) + 1
    index = b" ".join(places) + b"\n"
    data = zlib.compress(index + b"\n".join(body for _, body in group))
    head = b"<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>" % (len(group), len(index), len(data))
    return head + b"\nstream\n" + data + b"\nendstream"


def _entry(kind: int, first: int, second: int) -> bytes:
    """An entry of the table of objects: free, at an offset of the file, or within a stream at an index."""
    return bytes((kind,)) + first.to_bytes(4, "big") + second.to_bytes(2, "big")
