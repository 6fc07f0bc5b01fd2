"""PDFs with highlights that say the same."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pytest
from making.changes import base, cell
from making.judged_units import paper
from making.office import through_office
from making.writers import as_docx
from pypdfium2 import raw

from engine.export.annotated.remarks import plain

if TYPE_CHECKING:
    from pathlib import Path

WRONG = cell(3, "granted", "business", "7")


@pytest.mark.needs("soffice")
def test_a_pdf_gets_highlights_that_say_the_same(tmp_path: Path):
    made = through_office({"报告.docx": as_docx(WRONG(base()))}, "pdf", tmp_path)["报告"]
    data, suffix = paper("报告.pdf", made)
    assert suffix == ".pdf"
    with pdfium.PdfDocument(made) as before, pdfium.PdfDocument(data) as after:
        assert [plain(one.get_textpage().get_text_range()) for one in before] == [
            plain(one.get_textpage().get_text_range()) for one in after
        ]
    assert "填报：7" in "".join(notes_of(data))


def notes_of(data: bytes) -> list[str]:
    """Return what the annotations of a PDF say."""
    notes = []
    with pdfium.PdfDocument(data) as document:
        for page in document:
            for number in range(raw.FPDFPage_GetAnnotCount(page)):
                one = raw.FPDFPage_GetAnnot(page, number)
                size = raw.FPDFAnnot_GetStringValue(one, b"Contents", None, 0)
                words = ctypes.create_string_buffer(size)
                target = ctypes.cast(words, ctypes.POINTER(raw.FPDF_WCHAR))
                raw.FPDFAnnot_GetStringValue(one, b"Contents", target, size)
                notes.append(words.raw.decode("utf-16-le").rstrip("\0"))
    return notes
