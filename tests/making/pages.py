"""The same Word file on other pages: turned, narrow, in large type, cut where tables stand.

Each takes the bytes of a .docx and returns those of another; LibreOffice then makes PDF, .doc and
the rest of it.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt
from making.writers import same_times

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document


def changed(data: bytes, change: Callable[[Document], None]) -> bytes:
    """Return a Word file after a change."""
    document = docx.Document(io.BytesIO(data))
    change(document)
    target = io.BytesIO()
    document.save(target)
    return same_times(target.getvalue())


def landscape(document: Document) -> None:
    """Turn the pages."""
    for section in document.sections:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width


def narrow(document: Document) -> None:
    """Leave hardly a margin."""
    for section in document.sections:
        section.left_margin = section.right_margin = Cm(0.8)
        section.top_margin = section.bottom_margin = Cm(1)


def large(document: Document) -> None:
    """Print in 三号 with an indent of two characters, as official papers are."""
    document.styles["Normal"].font.size = Pt(16)
    for paragraph in document.paragraphs[3:]:
        paragraph.paragraph_format.first_line_indent = Pt(32)
        paragraph.paragraph_format.line_spacing = Pt(28)
        if paragraph.alignment is None:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


def small(document: Document) -> None:
    """Print in 小五."""
    document.styles["Normal"].font.size = Pt(9)


def pushed_down(lines: int) -> Callable[[Document], None]:
    """Return a change that pushes table 3 down by blank lines, so that a page break cuts it."""

    def push(document: Document) -> None:
        heading = next(p for p in document.paragraphs if p.text.startswith("三、"))
        for _ in range(lines):
            heading.insert_paragraph_before("")

    return push


def furnished(document: Document) -> None:
    """Give the pages a running head and a page number, and large type."""
    large(document)
    section = document.sections[0]
    section.header.paragraphs[0].text = "青禾县政府信息公开工作年度报告汇编"
    document.sections[0].footer.paragraphs[0].text = "青禾县人民政府办公室印"


def unruled(document: Document) -> None:
    """Take the lines of all tables away."""
    for table in document.tables:
        table.style = document.styles["Normal Table"]
    landscape(document)
    narrow(document)
    small(document)


PAGES: dict[str, Callable[[Document], None]] = {
    "横排": landscape,
    "窄边": narrow,
    "三号字": large,
    "小五号字": small,
    "推下三行": pushed_down(3),
    "推下九行": pushed_down(9),
    "推下十五行": pushed_down(15),
    "页眉页脚": furnished,
}
