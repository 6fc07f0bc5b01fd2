"""Where something stands in the source file."""

from __future__ import annotations

from engine.values import dataclass

OTHER_REPORT = "other-report:"
"""Begins ``Anchor.native`` (with block -1) where a quotation is another report's, to be named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where a block, a cell or the whole document stands in the source file.

    ``block`` is the index in ``Document.blocks`` (-1: not in the text, e.g. page metadata);
    ``row`` and ``column`` are 0-based in that block's grid; ``paragraph``, ``table``, ``page``,
    ``line`` and ``char`` are counted from 1 as a person would count them in the file; ``native``
    is the address in the format's own terms (docx: ``body/12/tr3/tc2``, html: element path,
    pdf: ``x0,y0,x1,y1`` in points on ``page``).
    """

    block: int
    row: int | None = None
    column: int | None = None
    paragraph: int | None = None
    table: int | None = None
    page: int | None = None
    line: int | None = None
    char: int | None = None
    native: str = ""

    @property
    def at(self) -> str:
        """Return the place as a person names it, e.g. ``第2个表格第3行第4列`` or ``第12段``."""
        if self.native.startswith(OTHER_REPORT):
            return self.native.removeprefix(OTHER_REPORT)
        if self.table is not None:
            where = f"第{self.table}个表格"
            if self.row is not None:
                where += f"第{self.row + 1}行"
            if self.column is not None:
                where += f"第{self.column + 1}列"
        elif self.paragraph is not None:
            where = f"第{self.paragraph}段"
        else:
            where = "" if self.block >= 0 else "页面信息"
        if self.page is not None:
            where += f"（第{self.page}页）" if where else f"第{self.page}页"
        if self.line is not None:
            where += f"（第{self.line}行）" if where else f"第{self.line}行"
        return where or "全文"
