"""The packing of a PDF's objects, judged by a tool that reads both forms."""

from __future__ import annotations

from io import BytesIO
from typing import cast

import pikepdf
import pytest
import typst
from pypdf import PdfReader

from checks.book.packing import packed, read


@pytest.fixture(scope="module")
def plain() -> bytes:
    """Some tagged pages as Typst sets them."""
    text = (
        '#set document(title: "Alder")\n= Alder\n'
        + "== Of the river\n#lorem(200)\n#table(columns: 2, ..range(40).map(str))\n" * 6
    )
    return cast(bytes, typst.compile(text.encode(), format="pdf", pdf_standards=["ua-1"]))


def test_a_packed_file_has_no_faults(plain: bytes) -> None:
    with pikepdf.open(BytesIO(packed(read(plain)))) as pdf:
        assert pdf.check_pdf_syntax() == []


def test_a_packed_file_says_the_same(plain: bytes) -> None:
    before, after = (PdfReader(BytesIO(pdf)) for pdf in (plain, packed(read(plain))))
    assert [page.extract_text() for page in after.pages] == [page.extract_text() for page in before.pages]
    assert (after.metadata, after.trailer["/ID"]) == (before.metadata, before.trailer["/ID"])


def test_every_object_is_as_it_was(plain: bytes) -> None:
    with pikepdf.open(BytesIO(plain)) as before, pikepdf.open(BytesIO(packed(read(plain)))) as after:
        numbers = read(plain).objects
        assert all(
            before.get_object(number, 0).unparse() == after.get_object(number, 0).unparse() for number in numbers
        )


def test_a_packed_file_is_much_smaller(plain: bytes) -> None:
    assert len(packed(read(plain))) < 0.7 * len(plain)


def test_the_pages_are_found_in_their_order(plain: bytes) -> None:
    with pikepdf.open(BytesIO(plain)) as pdf:
        assert read(plain).pages == [page.obj.objgen[0] for page in pdf.pages]


@pytest.mark.parametrize(
    "spoil", [lambda pdf: pdf.replace(b"xref\n0", b"fret\n0"), lambda pdf: pdf.replace(b"%PDF-1.7", b"%PDF-1.7 ")]
)
def test_a_file_of_another_form_is_refused(plain: bytes, spoil: object) -> None:
    with pytest.raises(ValueError, match="PDF"):
        read(spoil(plain))  # type: ignore[operator]
