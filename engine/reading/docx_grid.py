"""A Word table to slots: one pass over the table, whatever stands around its rows and cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.errors import ReadingError
from engine.reading.docx_tags import (
    BOX,
    CELL_DEL,
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
    number_of,
    stream,
)
from engine.reading.docx_text import PICTURES, piece
from engine.reading.layout import LONG, is_layout
from engine.reading.spans import Row, Slot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from engine.reading.limits import Limits


GRID_COLUMN = f"{W}tblGrid/{W}gridCol"


class WordTable:
    """The rows of a w:tbl, and what is inside its cells besides text (tables, boxes, pictures).

    ``inner`` holds pairs of an element and its address.
    """

    def __init__(self, native: str, limits: Limits) -> None:
        self.native = native
        self.rows: list[Row] = []
        self.inner: list[tuple[etree._Element, str]] = []
        self._limits = limits
        self._above: dict[int, Slot] = {}
        self._positions = self._row_number = self._cell_number = 0
        self._boxes = self._tables = 0
        self._row: Row = []
        self._open = self._wordy = False
        self._begin_cell(odd=True)

    def read(self, table: etree._Element) -> None:
        """Read a w:tbl in one pass over what matters in it."""
        for item in stream(table, IN_TABLE):
            tag = item.tag
            if tag == T:
                self._text.append(item.text or "")
            elif tag == P:
                if self._text:
                    self._text.append("\n")
            elif tag == TC:
                self._next_cell()
            elif tag == TR:
                self._next_row()
            else:
                self._other(item, tag)
        self._end_row()

    @property
    def arranges(self) -> bool:
        """Tell whether the table only arranges text, which is then read as if it were not there."""
        inner = any(element.tag == TBL for element, _ in self.inner)
        if not (self._wordy or inner) and any(row[0] is not row[-1] for row in self.rows):
            return False
        rows = [list(dict.fromkeys(slot for slot in row if slot)) for row in self.rows]
        return is_layout([[slot.text for slot in row] for row in rows], inner=inner)

    def _other(self, item: etree._Element, tag: str) -> None:
        if tag == GRID_SPAN:
            self._span = number_of(item)
        elif tag == VMERGE:
            self._down = item.get(VAL, "continue")
        elif self._open:
            self._rare(item, tag)
        elif tag == GRID_BEFORE:
            self._row.extend([None] * min(number_of(item, 0), self._limits.span))

    def _rare(self, item: etree._Element, tag: str) -> None:
        self._odd = True
        if tag == TBL:
            self._tables += 1
            self.inner.append((item, f"{self._address()}/tbl{self._tables}"))
        elif tag == BOX:
            self._boxes += 1
            self.inner.append((item, f"{self._address()}/box{self._boxes}"))
        elif tag in PICTURES:
            self.inner.append((item, self._address()))
        elif tag == HMERGE:
            self._right = item.get(VAL, "continue")
        elif tag == CELL_DEL:
            self._deleted = True
        elif tag != GRID_AFTER:
            self._text.append(piece(item, tag))

    def _next_row(self) -> None:
        self._end_row()
        self._row_number += 1
        self._cell_number = 0

    def _end_row(self) -> None:
        if self._open:
            self._end_cell()
        if any(slot is not None for slot in self._row):
            self.rows.append(self._row)
        self._row = []
        self._open = False

    def _next_cell(self) -> None:
        if self._open:
            self._end_cell()
        self._open = True
        self._cell_number += 1

    def _begin_cell(self, *, odd: bool) -> None:
        self._text: list[str] = []
        self._span = 1
        self._down = ""
        if odd:
            self._right = ""
            self._boxes = self._tables = 0
            self._odd = self._deleted = False

    def _end_cell(self) -> None:
        if not self._deleted:
            row, column, span = self._row, len(self._row), self._span
            if span != 1 or column >= self._limits.columns:
                span = self._bounded(column)
            self._positions += span
            slot = self._merged(column) if self._down or self._right else None
            if slot is None:
                slot = Slot("".join(self._text).strip("\n"), self._address())
                self._wordy = self._wordy or len(slot.text) > LONG
            if self._above or self._down:
                self._remember(slot, column, span)
            row.extend([slot] * span)
        self._begin_cell(odd=self._odd)

    def _bounded(self, column: int) -> int:
        """Return the open cell's span within the limits; ReadingError if the table is not."""
        if self._positions > self._limits.cells or column >= self._limits.columns:
            raise ReadingError(
                f"表格太大（上限共 {self._limits.cells} 格、{self._limits.columns} 列），"
                "不像年度报告的表格，没有读取；请确认文件无误"
            )
        return min(self._span, self._limits.span) or 1

    def _merged(self, column: int) -> Slot | None:
        """Return the slot that a merged cell goes on with, None if it begins one."""
        if self._down == "continue":
            return self._above.get(column)
        if self._right == "continue" and self._row:
            return self._row[-1]
        return None

    def _remember(self, slot: Slot, column: int, span: int) -> None:
        """Keep which merged cell stands above each column."""
        for covered in range(column, column + span):
            self._above.pop(covered, None)
        if self._down:
            self._above[column] = slot

    def _address(self) -> str:
        return f"{self.native}/tr{self._row_number}/tc{self._cell_number}"


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
