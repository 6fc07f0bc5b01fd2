"""The county's tables as .docx in the form's layout: to be pasted into the county's own report."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from engine.export.layout import TITLES, layout
from engine.export.plain_text import cleaned
from engine.export.zipped import settled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.table import Table, _Cell
    from docx.text.run import Run

    from engine.export.totals.sums import Totals

BODY = "宋体"
SMALL = 9  # points: ten columns on a page
WIDTHS = {3: (14, 14, 42, *[15] * 7)}  # millimetres; elsewhere all columns alike


def write(totals: Totals, origin: str) -> bytes:
    """Return the document's bytes; a sum that lacks a unit carries a star, explained below."""
    import docx

    document = docx.Document()
    page(document)
    lacking = False
    for number in sorted(totals.form.tables):
        document.add_paragraph().add_run(TITLES[number]).bold = True
        cells = layout(totals.form, number)
        height = max(one.top + one.rows for one in cells)
        width = max(one.left + one.columns for one in cells)
        table = document.add_table(height, width, style="Table Grid")
        measured(table, WIDTHS.get(number, ()))
        for one in cells:
            place = table.cell(one.top, one.left)
            if one.rows > 1 or one.columns > 1:
                end = table.cell(one.top + one.rows - 1, one.left + one.columns - 1)
                place = place.merge(end)
            total = totals.cells[number, *one.key] if one.key else None
            short = total is not None and bool(total.left_out)
            lacking = lacking or short
            fill(place, one.text if total is None else f"{total.value}{'*' if short else ''}")
    if lacking:
        document.add_paragraph("* 有单位这一格空白、存疑或有待改正，没有计入，见汇总表的批注。")
    if totals.missing:
        names = "、".join(f"{agency}（{why}）" for agency, why in totals.missing)
        document.add_paragraph(f"没有计入的单位：{names}。")
    small(document.add_paragraph().add_run(cleaned(origin)))
    target = io.BytesIO()
    document.save(target)
    return settled(target.getvalue())


def page(document: Document) -> None:
    """Set A4 with narrow margins: the widest table has fifteen columns."""
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(17)
    section.top_margin = section.bottom_margin = Mm(20)


def measured(table: Table, widths: Sequence[int]) -> None:
    """Give a table's columns their widths."""
    from docx.shared import Mm

    table.autofit = not widths
    for column, width in zip(table.columns, widths, strict=False):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def fill(cell: _Cell, words: str) -> None:
    """Write a word or a figure into a cell, centred and small."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph = cell.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    small(paragraph.add_run(cleaned(words)))


def small(run: Run) -> None:
    """Set a run in the face and size of the tables."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    run.font.size = Pt(SMALL)
    run.font.name = BODY
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), BODY)  # noqa: SLF001
