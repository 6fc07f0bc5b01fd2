"""Cells, paragraphs and their anchors, made in bulk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.anchor import Anchor
from engine.reading.blocks.unseen import seen
from engine.report import Cell, Paragraph

if TYPE_CHECKING:
    from engine.reading.blocks.spans import Row, Slot
    from engine.report import Role

BLANK_CELL = "\uff5c"
"""A line that is this full-width bar, which no table is drawn with, says that a cell is blank."""


def cells_of(
    matrix: list[Row], block: int, table: int, page: int | None
) -> tuple[tuple[Cell, ...], ...]:
    """Make the cells of a table: a slot's own once, at its first position; padding elsewhere."""
    rows = []
    for r, row in enumerate(matrix):
        cells = []
        for c, slot in enumerate(row):
            if slot is None:
                cells.append(_padding(block, r, c, table, page))
            else:
                if slot.cell is None:
                    slot.cell = _cell(slot, block, table, page)
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
    anchor = Anchor(
        block=block, paragraph=paragraph, page=page, line=line, char=char, native=native
    )
    return Paragraph(text=text, anchor=anchor, number=number, level=level, bold=bold, role=role)


def _padding(block: int, row: int, column: int, table: int, page: int | None) -> Cell:
    anchor = Anchor(block=block, row=row, column=column, table=table, page=page)
    return Cell(text="", anchor=anchor, row_span=0, column_span=0)


def _cell(slot: Slot, block: int, table: int, page: int | None) -> Cell:
    anchor = Anchor(
        block=block,
        row=slot.top,
        column=slot.left,
        table=table,
        page=slot.page or page,
        line=slot.line,
        char=slot.char,
        native=slot.native,
    )
    text = slot.text
    return Cell(
        text=text if text.isascii() else seen(text),
        anchor=anchor,
        row_span=slot.rows,
        column_span=slot.columns,
        doubt=slot.doubt,
    )
