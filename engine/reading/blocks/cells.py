"""Cells, paragraphs and their anchors, made in bulk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.anchor import Anchor
from engine.reading.blocks.bulk import maker
from engine.reading.blocks.unseen import seen
from engine.report import Cell, Paragraph

if TYPE_CHECKING:
    from engine.reading.blocks.spans import Row
    from engine.report import Role

BLANK_CELL = "\uff5c"
"""A line that is this full-width bar, which no table is drawn with, says that a cell is blank."""
_anchor, _made, _paragraph = maker(Anchor), maker(Cell), maker(Paragraph)


def cells_of(
    matrix: list[Row], block: int, table: int, page: int | None
) -> tuple[tuple[Cell, ...], ...]:
    """Make the cells of a table: a slot's own once, at its first position; padding elsewhere."""
    rows = []
    for r, row in enumerate(matrix):
        cells = []
        for c, slot in enumerate(row):
            if slot is None:
                anchor = _anchor(block, r, c, None, table, page, None, None, "")
                cells.append(_made("", anchor, 0, 0, None))
                continue
            if slot.cell is None:  # its first position
                text = slot.text if slot.text.isascii() else seen(slot.text)
                page_of = slot.page or page
                anchor = _anchor(
                    block, r, c, None, table, page_of, slot.line, slot.char, slot.native
                )
                slot.cell = _made(text, anchor, slot.rows, slot.columns, slot.doubt)
            cells.append(slot.cell)
        rows.append(tuple(cells))
    return tuple(rows)


def paragraph_of(  # noqa: PLR0913 - a paragraph has so many properties
    text: str,
    block: int,
    paragraph: int,
    *,
    page: int | None,
    line: int | None,
    char: int | None,
    native: str,
    number: str,
    level: int | None,
    bold: bool,
    role: Role,
) -> Paragraph:
    """Make a paragraph and its anchor."""
    anchor = _anchor(block, None, None, paragraph, None, page, line, char, native)
    return _paragraph(text, anchor, number, level, bold, role)
