"""Cells, paragraphs and their anchors, made in bulk.

A frozen dataclass sets each field through ``object.__setattr__``; for the three hundred cells of
a report that costs more than unzipping and parsing it. Here, and only here, a draft (the same
fields, not frozen) is filled and then becomes the value: Python lets an object change to a class
of the same slots, and it takes a third of the time. A test holds that nothing else differs.
"""

from __future__ import annotations

from dataclasses import fields, make_dataclass
from typing import TYPE_CHECKING, Any

from engine.anchor import Anchor
from engine.reading.blocks.unseen import seen
from engine.report import Cell, Paragraph

if TYPE_CHECKING:
    from engine.reading.blocks.spans import Row, Slot

BLANK_CELL = "\uff5c"
"""A line that is this full-width bar, which no table is drawn with, says that a cell is blank."""


def _draft(value: type[Any]) -> type[Any]:
    """Return a class of the same fields, in their order, that can be filled."""
    names = [field.name for field in fields(value)]
    return make_dataclass(f"Draft{value.__name__}", names, slots=True)


_Anchor, _Cell, _Paragraph = map(_draft, (Anchor, Cell, Paragraph))


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
    role: str,
) -> Paragraph:
    """Make a paragraph and its anchor."""
    anchor = _Anchor(block, None, None, paragraph, None, page, line, char, native)
    anchor.__class__ = Anchor
    made = _Paragraph(text, anchor, number, level, bold, role)
    made.__class__ = Paragraph
    return made  # type: ignore[no-any-return]


def _padding(block: int, row: int, column: int, table: int, page: int | None) -> Cell:
    anchor = Anchor(block=block, row=row, column=column, table=table, page=page)
    return Cell(text="", anchor=anchor, row_span=0, column_span=0)


def _cell(slot: Slot, block: int, table: int, page: int | None) -> Cell:
    anchor = _Anchor(
        block,
        slot.top,
        slot.left,
        None,
        table,
        slot.page or page,
        slot.line,
        slot.char,
        slot.native,
    )
    anchor.__class__ = Anchor
    text = slot.text
    cell = _Cell(
        text if text.isascii() else seen(text), anchor, slot.rows, slot.columns, slot.doubt
    )
    cell.__class__ = Cell
    return cell  # type: ignore[no-any-return]
