"""Highlights in a PDF, each with its remark as a note: pypdfium2 reads our PDFs and writes these.

The page's own content stays as it is; annotations lie over it. A remark without a place on a page
becomes a note at the top of the first.
"""

from __future__ import annotations

import ctypes
import io
from typing import TYPE_CHECKING

from engine.errors import GoujiError
from engine.export.plain_text import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from engine.anchor import Anchor
    from engine.export.annotated.remarks import Remark

AUTHOR = "勾稽"
CERTAIN, ASKED = (255, 205, 130), (255, 245, 150)  # orange to mend, yellow to look at
NOTE = 18.0  # points a side


def annotated(data: bytes, remarks: Sequence[Remark]) -> bytes:
    """Return the PDF with a note for each remark; GoujiError if it may not be written to."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise GoujiError("这个 PDF 打不开，加不了批注。", hint="请改用整改通知书。") from error
    with document:
        for number, told in by_page(remarks, len(document)):
            page = document[number]
            for remark in told:
                note(page, remark)
            page.close()
        target = io.BytesIO()
        document.save(target)
    return target.getvalue()


def by_page(remarks: Sequence[Remark], count: int) -> Iterable[tuple[int, list[Remark]]]:
    """Return the remarks of each page (from 0), those without one on the first."""
    pages: dict[int, list[Remark]] = {}
    for remark in remarks:
        number = (remark.anchor.page or 1) - 1 if remark.anchor is not None else 0
        pages.setdefault(number if number < count else 0, []).append(remark)
    return pages.items()


def note(page: Any, remark: Remark) -> None:
    """Lay a highlight with its note over a place, or a note at the top of the page."""
    from pypdfium2 import raw

    box = box_of(remark.anchor)
    kind = raw.FPDF_ANNOT_HIGHLIGHT if box else raw.FPDF_ANNOT_TEXT
    left, bottom, right, top = box or corner(page)
    annotation = raw.FPDFPage_CreateAnnot(page, kind)
    rectangle = raw.FS_RECTF(left=left, bottom=bottom, right=right, top=top)
    raw.FPDFAnnot_SetRect(annotation, ctypes.byref(rectangle))
    if box:
        points = raw.FS_QUADPOINTSF(left, top, right, top, left, bottom, right, bottom)
        raw.FPDFAnnot_AppendAttachmentPoints(annotation, ctypes.byref(points))
    red, green, blue = CERTAIN if remark.certain else ASKED
    raw.FPDFAnnot_SetColor(annotation, raw.FPDFANNOT_COLORTYPE_Color, red, green, blue, 255)
    for key, words in ((b"T", AUTHOR), (b"Contents", "\n".join(map(cleaned, remark.lines)))):
        raw.FPDFAnnot_SetStringValue(annotation, key, wide(words))
    raw.FPDFAnnot_SetFlags(annotation, raw.FPDF_ANNOT_FLAG_PRINT)
    raw.FPDFPage_CloseAnnot(annotation)


def box_of(anchor: Anchor | None) -> tuple[float, float, float, float] | None:
    """Return left, bottom, right, top in points of an anchor's own address, None if it has none."""
    numbers = anchor.native.split(",") if anchor is not None and anchor.page else []
    try:
        left, bottom, right, top = (float(one) for one in numbers)
    except ValueError:
        return None
    return (left, min(bottom, top), right, max(bottom, top)) if right > left else None


def corner(page: Any) -> tuple[float, float, float, float]:
    """Return a square in the upper left corner of a page."""
    height = page.get_height()
    return NOTE, height - 2 * NOTE, 2 * NOTE, height - NOTE


def wide(words: str) -> Any:
    """Return words as PDFium takes them: UTF-16 with a zero behind."""
    from pypdfium2 import raw

    data = words.encode("utf-16-le") + b"\0\0"
    return ctypes.cast(ctypes.create_string_buffer(data, len(data)), raw.FPDF_WIDESTRING)
