"""The agency's own file, from a checked report to the paper: each format its way."""

from __future__ import annotations

import ctypes
import io
from functools import cache
from typing import TYPE_CHECKING

import docx
import pypdfium2 as pdfium
import pytest
from docx.oxml.ns import qn
from making.dossiers import exported
from making.faults import base, cell
from making.office import through_office
from making.reading import read_report
from making.wild import as_bar_text
from making.writers import as_docx
from pypdfium2 import raw

from engine.check import Checker
from engine.errors import GoujiError
from engine.export.annotated.remarks import plain
from engine.export.annotated.write import write
from engine.export.of_audit import dossier_of
from engine.packs import load_pack

if TYPE_CHECKING:
    from pathlib import Path

WRONG = cell(3, "granted", "business", "7")


def paper(name: str, data: bytes):
    audit = checker().audit(read_report(data, name))
    one = dossier_of(audit, 1, lambda: (name, data))
    return write(one, exported(one), checker().pack.forms)


@cache
def checker() -> Checker:
    return Checker(load_pack())


def commented(data: bytes) -> list[tuple[str, str]]:
    document = docx.Document(io.BytesIO(data))
    found = []
    for start in document.element.body.iter(qn("w:commentRangeStart")):
        text = "".join(one.text or "" for one in start.getparent().iter(qn("w:t")))
        found.append((text, document.comments.get(int(start.get(qn("w:id")))).text))
    return found


def test_the_wrong_cell_of_a_word_file_carries_its_right_value():
    data, suffix = paper("报告.docx", as_docx(WRONG(base())))
    assert suffix == ".docx"
    ((text, said),) = [one for one in commented(data) if "应为：" in one[1] and "表三" in one[1]]
    assert text == "7"
    assert "填报：7" in said


@pytest.mark.needs("soffice")
def test_an_old_word_file_becomes_a_docx_with_the_same_comments(tmp_path: Path):
    old = through_office({"报告.docx": as_docx(WRONG(base()))}, "doc", tmp_path)["报告"]
    data, suffix = paper("报告.doc", old)
    assert suffix == ".docx"
    ((text, said),) = [one for one in commented(data) if "应为：" in one[1] and "表三" in one[1]]
    assert (text, "填报：7" in said) == ("7", True)


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


def test_a_text_cannot_be_written_in_and_says_what_to_do():
    with pytest.raises(GoujiError, match="不能在原件上加批注") as refused:
        paper("报告.txt", as_bar_text(WRONG(base())))
    assert "notice" in refused.value.hint
