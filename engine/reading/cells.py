"""Cells and their anchors, made in bulk.

A frozen dataclass sets each field through ``object.__setattr__``; for the three hundred cells of
a report that costs as much as unzipping and parsing it (measured: 1.0 against 0.4 µs an anchor).
Here, and only here, the slots are set directly; a test holds that nothing else differs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.report import Anchor, Cell

if TYPE_CHECKING:
    from engine.reading.spans import Row, Slot

_new = object.__new__
_block, _row, _column, _paragraph, _table, _page, _line, _char, _native = (
    Anchor.__dict__[name].__set__
    for name in ("block", "row", "column", "paragraph", "table", "page", "line", "char", "native")
)
_text, _anchor, _row_span, _column_span = (
    Cell.__dict__[name].__set__ for name in ("text", "anchor", "row_span", "column_span")
)


def cells_of(
    matrix: list[Row], block: int, table: int, page: int | None
) -> tuple[tuple[Cell, ...], ...]:
    """Make the cells of a table: a slot's own once, at its first position; padding elsewhere."""
    rows = []
    for r, row in enumerate(matrix):
        cells = []
        for c, slot in enumerate(row):
            if slot is None:
                anchor = Anchor(block=block, row=r, column=c, table=table, page=page)
                cells.append(Cell(text="", anchor=anchor, row_span=0, column_span=0))
            else:
                if slot.cell is None:
                    slot.cell = _cell(slot, _place(slot, block, table, page))
                cells.append(slot.cell)
        rows.append(tuple(cells))
    return tuple(rows)


def _place(slot: Slot, block: int, table: int, page: int | None) -> Anchor:
    anchor = _new(Anchor)
    _block(anchor, block)
    _row(anchor, slot.top)
    _column(anchor, slot.left)
    _paragraph(anchor, None)
    _table(anchor, table)
    _page(anchor, slot.page or page)
    _line(anchor, slot.line)
    _char(anchor, slot.char)
    _native(anchor, slot.native)
    return anchor


def _cell(slot: Slot, anchor: Anchor) -> Cell:
    cell = _new(Cell)
    _text(cell, slot.text)
    _anchor(cell, anchor)
    _row_span(cell, slot.rows)
    _column_span(cell, slot.columns)
    return cell
