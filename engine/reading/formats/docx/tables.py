"""A Word table to slots: one pass over the table, whatever stands around its rows and cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.reading.blocks.layout import LONG, is_layout
from engine.reading.blocks.spans import Row, Slot
from engine.reading.files.limits import refuse_table
from engine.reading.formats.docx.elements import (
    BOX,
    CELL_DEL,
    DROPPED,
    GRID_AFTER,
    GRID_BEFORE,
    GRID_SPAN,
    HMERGE,
    IN_TABLE,
    TBL,
    TC,
    TR,
    VAL,
    VMERGE,
    P,
    T,
    W,
    doubt_of,
    number_of,
    stream,
)
from engine.reading.formats.docx.runs import PICTURES, piece
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml import etree

    from engine.doubts import CellDoubt
    from engine.reading.files.limits import Limits


GRID_COLUMN = f"{W}tblGrid/{W}gridCol"


def table_of(element: etree._Element, native: str, limits: Limits, *, plain: bool) -> WordTable:
    """Read a w:tbl; ``plain``: nothing in its document is unseen, so that all of it may be read."""
    table = WordTable(native, limits)
    if not plain or not table.read(element.iter(*IN_TABLE), element):
        table = WordTable(native, limits)
        table.read(stream(element, IN_TABLE))
    return table


class WordTable:
    """The rows of a w:tbl, and what is inside its cells besides text (tables, boxes, pictures).

    ``inner`` holds pairs of an element and its address. Rows are laid one at a time; most cells
    are one position of text, what else a cell may be is kept beside them in a ``_Shape``.
    """

    def __init__(self, native: str, limits: Limits) -> None:
        self.native = native
        self.rows: list[Row] = []
        self.inner: list[tuple[etree._Element, str]] = []
        self._limits = limits
        self._above: dict[int, Slot] = {}
        self._positions = self._number = 0
        self._wordy = False
        self._next_row()

    def read(self, items: Iterable[etree._Element], whole: etree._Element | None = None) -> bool:
        """Read a w:tbl in one pass over what matters in it.

        Tell whether that was its own only: ``whole``, itself, may be the one table among them.
        """
        text: list[str] = []
        for item in items:
            tag = item.tag
            if tag == T:
                text.append(item.text or "")
            elif tag == P:
                if text:
                    text.append("\n")
            elif tag == TC:
                text = []
                self._cells.append(text)
            elif tag == TR:
                self._end_row()
                self._number += 1
                self._next_row()
            elif tag == TBL and whole is not None:
                if item is not whole:
                    return False
            else:
                self._other(item, tag)
        self._end_row()
        return True

    @property
    def arranges(self) -> bool:
        """Tell whether the table only arranges text, which is then read as if it were not there."""
        inner = any(element.tag == TBL for element, _ in self.inner)
        if not (self._wordy or inner) and any(row[0] is not row[-1] for row in self.rows):
            return False
        rows = [list(dict.fromkeys(slot for slot in row if slot)) for row in self.rows]
        return is_layout([[slot.text for slot in row] for row in rows], inner=inner)

    def _next_row(self) -> None:
        self._before = 0
        self._cells: list[list[str]] = []
        self._shapes: dict[int, _Shape] = {}

    def _other(self, item: etree._Element, tag: str) -> None:
        if tag == GRID_SPAN and item.get(VAL) == "1":
            return  # as some programs write into each cell
        if self._cells:
            number = len(self._cells)
            shape = self._shapes.get(number) or self._shapes.setdefault(number, _Shape())
            self._in_cell(item, tag, shape)
        elif tag == GRID_BEFORE:
            self._before = min(number_of(item, 0), self._limits.span)

    def _in_cell(self, item: etree._Element, tag: str, shape: _Shape) -> None:
        if tag == GRID_SPAN:
            shape.span = min(number_of(item), self._limits.span) or 1
        elif tag == VMERGE:
            shape.down = item.get(VAL, "continue")
        elif tag == TBL:
            shape.tables += 1
            self.inner.append((item, f"{self._address()}/tbl{shape.tables}"))
        elif tag == BOX:
            shape.boxes += 1
            self.inner.append((item, f"{self._address()}/box{shape.boxes}"))
        elif tag in PICTURES:
            self.inner.append((item, self._address()))
        elif tag == HMERGE:
            shape.right = item.get(VAL, "continue")
        elif tag == CELL_DEL:
            shape.deleted = True
        elif tag in DROPPED:
            shape.doubt = shape.doubt or doubt_of(item)
        elif tag != GRID_AFTER:
            self._cells[-1].append(piece(item, tag))

    def _address(self) -> str:
        return f"{self.native}/tr{self._number}/tc{len(self._cells)}"

    def _end_row(self) -> None:
        """Lay the row that has been read; ReadingError if the table is too large."""
        if not self._cells:
            return
        row: Row = [None] * self._before
        self._lay(row)
        self._positions += len(row)
        refuse_table(self._limits, columns=len(row), cells=self._positions)
        if any(row):
            self.rows.append(row)

    def _lay(self, row: Row) -> None:
        texts = ["".join(text).strip("\n") for text in self._cells[: self._limits.columns + 1]]
        self._wordy = self._wordy or max(map(len, texts)) > LONG
        native, shapes, above = f"{self.native}/tr{self._number}/tc", self._shapes, self._above
        for number, text in enumerate(texts, start=1):
            slot = Slot(text, f"{native}{number}")
            if number in shapes or len(row) in above:
                self._lay_shaped(row, slot, shapes.get(number, USUAL))
            else:
                row.append(slot)

    def _lay_shaped(self, row: Row, own: Slot, shape: _Shape) -> None:
        """Lay a cell that is merged, deleted, or stands where a merged one may end."""
        if shape.deleted or len(row) > self._limits.columns:
            return
        own.doubt = shape.doubt
        column, slot = len(row), own
        if shape.down == "continue":
            slot = self._above.get(column, own)
        elif shape.right == "continue" and column:
            slot = row[-1] or own
        for covered in range(column, column + shape.span):
            self._above.pop(covered, None)
        if shape.down:
            self._above[column] = slot
        row.extend([slot] * shape.span)


@dataclass(slots=True)
class _Shape:
    """What is not usual about a cell: its span, merges, deletion, and things in it."""

    span: int = 1
    down: str = ""
    right: str = ""
    deleted: bool = False
    doubt: CellDoubt | None = None
    boxes: int = 0
    tables: int = 0


USUAL = _Shape()


def grid_widths(table: etree._Element) -> list[float]:
    """Return the widths of a w:tbl's grid columns in twips, 0 where they are not said."""
    return [float(number_of(column, 0, W + "w")) for column in table.iterfind(GRID_COLUMN)]


def cells_of(table: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Yield the cells of a w:tbl with their steps in an address (``tr3/tc2``)."""
    row = cell = 0
    for item in stream(table, IN_TABLE):
        if item.tag == TR:
            row, cell = row + 1, 0
        elif item.tag == TC:
            cell += 1
            yield item, f"tr{row}/tc{cell}"


def paragraphs_of(table: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs in the cells of a w:tbl, without those of tables in them."""
    return (item for item in stream(table, IN_TABLE) if item.tag == P)
