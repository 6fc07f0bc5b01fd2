"""What every format reader yields, and the two values it is built with.

A reader walks its format and hands paragraphs, tables and pictures to ``Blocks``, which numbers
them, expands merged cells and keeps the limits. Readers never judge what a text means.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.anchor import Anchor
from engine.doubts import Doubt
from engine.errors import ReadingError
from engine.reading.blocks.cells import cells_of, paragraph_of
from engine.reading.blocks.spans import Row, Slot, spread, squeeze
from engine.reading.blocks.unseen import seen
from engine.reading.files.limits import LIMITS, Limits, refuse_letters, refuse_table
from engine.report import Block, Cell, Grid, Picture
from engine.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from engine.doubts import DoubtKind, Field
    from engine.report import Role

__all__ = ["Blocks", "Content", "Slot", "is_padding"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The blocks of one file in reading order, what stands about it (meta), and the doubts."""

    blocks: tuple[Block, ...]
    meta: Mapping[str, str] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()


def is_padding(cell: Cell) -> bool:
    """Tell whether a cell only fills up a short row: the file has no such cell (span 0)."""
    return cell.column_span == 0


class Blocks:
    """Collects the blocks of one document in order; counts paragraphs and tables from 1."""

    def __init__(self, limits: Limits = LIMITS) -> None:
        self.limits = limits
        self.blocks: list[Block] = []
        self.doubts: list[Doubt] = []
        self._paragraphs = 0
        self._tables = 0
        self._cells = 0
        self._letters = 0

    def content(self, meta: Mapping[str, str] | None = None) -> Content:
        """Return what has been collected."""
        return Content(blocks=tuple(self.blocks), meta=meta or {}, doubts=tuple(self.doubts))

    def paragraph(  # noqa: PLR0913 - a paragraph has so many properties, all by keyword
        self,
        text: str,
        *,
        native: str = "",
        line: int | None = None,
        char: int | None = None,
        page: int | None = None,
        number: str = "",
        level: int | None = None,
        bold: bool = False,
        role: Role = "body",
    ) -> None:
        """Add a paragraph with its place; texts of white space only are left out by readers."""
        self._paragraphs += 1
        text = seen(text)
        self._count(len(text))
        if not text:
            return
        self.blocks.append(
            paragraph_of(
                text,
                self._next(),
                self._paragraphs,
                page=page,
                line=line,
                char=char,
                native=native,
                number=number,
                level=level,
                bold=bold,
                role=role,
            )
        )

    def picture(
        self, alt: str = "", *, native: str = "", line: int | None = None, page: int | None = None
    ) -> None:
        """Add a picture that stands in the text."""
        anchor = Anchor(block=self._next(), page=page, line=line, native=native)
        self.blocks.append(Picture(anchor=anchor, alt=alt))

    def doubt(self, kind: DoubtKind, anchor: Anchor | None = None, **fields: Field) -> None:
        """Note something about the reading that is not certain."""
        self.doubts.append(Doubt.of(kind, anchor, table=None, **fields))

    def grid(
        self,
        rows: list[Row],
        *,
        native: str = "",
        line: int | None = None,
        page: int | None = None,
        widths: Callable[[], list[float]] = list,
    ) -> None:
        """Add a table: a slot repeated at each position it covers, None where no cell stands.

        Rows are made equally long; columns that no cell occupies alone are dropped (slivers),
        true slivers first where ``widths`` can say how wide columns are, then from the right.
        A table without cells is left out. More rows or cells than allowed: ReadingError.
        """
        if not any(rows):
            return
        self._refuse_large(rows)
        block, table = self._next(), self._tables + 1
        self._tables = table
        matrix = squeeze(rows, widths)
        self._count(spread(matrix))
        cells = cells_of(matrix, block, table, page)
        anchor = Anchor(block=block, table=table, page=page, line=line, native=native)
        self.blocks.append(Grid(rows=cells, anchor=anchor))

    def _next(self) -> int:
        index = len(self.blocks)
        if index >= self.limits.blocks:
            raise ReadingError(
                f"文件里的段落和表格超过 {self.limits.blocks} 个，不像一份年度报告，没有读取"
            )
        return index

    def _count(self, letters: int) -> None:
        self._letters += letters
        if self._letters > self.limits.letters:
            refuse_letters(self._letters, self.limits)

    def _refuse_large(self, rows: list[Row]) -> None:
        self._cells += len(rows) * max(map(len, rows))
        refuse_table(self.limits, rows=len(rows), cells=self._cells)
