"""Pages drawn by hand, read: their paragraphs and the cells of their tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from making.pdfs import Sheet, pdf

from engine.reading import read_document
from engine.report import Grid, Paragraph

if TYPE_CHECKING:
    from engine.report import Document

TITLE = "青禾县白沙镇人民政府2023年政府信息公开工作年度报告"
PROSE = "全年通过县政府网站和村（居）公示栏主动公开各类信息八十六条，内容准确、及时、完整。"


def read(*sheets: Sheet, forms: dict[str, bytes] | None = None) -> Document:
    return read_document(pdf(*sheets, forms=forms), "稿.pdf")


def texts(document: Document, role: str = "body") -> list[str]:
    return [b.text for b in document.blocks if isinstance(b, Paragraph) and b.role == role]


def cells(document: Document) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row] for row in block.rows]
        for block in document.blocks
        if isinstance(block, Grid)
    ]


def written() -> Sheet:
    """Write a page with a title, a table and a sentence."""
    sheet = Sheet().text(72, 760, TITLE)
    bottom = sheet.table([["项目", "自然人", "总计"], ["新收", "12", "12"]], 72, 700, [80, 60, 60])
    return sheet.text(72, bottom - 40, PROSE)
