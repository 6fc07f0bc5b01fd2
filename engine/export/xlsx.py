"""Findings as a spreadsheet: overview, findings, origin. Text never becomes a formula."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from engine.export.rows import FINDING_COLUMNS, OVERVIEW_COLUMNS, findings, overview

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from engine.export.rows import Exported, Row

FONT = "Microsoft YaHei"
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
FILLS = {"错误": "#F8D7DA", "警告": "#FFF3CD", "提示": "#E2EEF9"}
CELL_LIMIT = 32_000  # Excel takes 32,767 characters a cell


def write(exported: Exported) -> bytes:
    """Return the workbook's bytes: sheets 总览, 问题清单, 说明."""
    import xlsxwriter

    target = io.BytesIO()
    with xlsxwriter.Workbook(target, OPTIONS) as book:
        styles = Styles(book)
        filings = [filing for filing, _found in exported.filings]
        table(book.add_worksheet("总览"), styles, OVERVIEW_COLUMNS, overview(filings))
        sheet = book.add_worksheet("问题清单")
        table(sheet, styles, FINDING_COLUMNS, findings(exported.filings), freeze=1)
        origin(book.add_worksheet("说明"), styles, exported)
    return target.getvalue()


class Styles:
    """The few formats of the workbook."""

    def __init__(self, book: Any) -> None:
        plain = {"font_name": FONT, "font_size": 10, "valign": "top", "border": 1}
        plain["border_color"] = "#BFBFBF"
        self.head = book.add_format(
            {**plain, "bold": True, "bg_color": "#D9E1F2", "align": "center", "text_wrap": True}
        )
        self.text = book.add_format({**plain, "text_wrap": True})
        self.number = book.add_format({**plain, "align": "center"})
        self.filled = {
            word: book.add_format({**plain, "bg_color": fill, "align": "center"})
            for word, fill in FILLS.items()
        }


def table(
    sheet: Any,
    styles: Styles,
    columns: Sequence[tuple[str, int]],
    rows: Iterable[Row],
    *,
    freeze: int = 1,
) -> None:
    """Write a table with a frozen header and filters."""
    for column, (name, width) in enumerate(columns):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, styles.head)
    last = 0
    for last, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            put(sheet, last, column, cell, styles)
    sheet.freeze_panes(1, freeze)
    sheet.autofilter(0, 0, max(last, 1), len(columns) - 1)
    printed(sheet)


def printed(sheet: Any) -> None:
    """Print on landscape A4, one page wide, the header on every page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&C第 &P 页，共 &N 页")


def put(sheet: Any, row: int, column: int, cell: str | int | None, styles: Styles) -> None:
    """Write one cell as what it is: a number, a blank, or text and nothing but text."""
    if cell is None:
        sheet.write_blank(row, column, None, styles.text)
    elif isinstance(cell, int):
        sheet.write_number(row, column, cell, styles.number)
    else:
        sheet.write_string(row, column, cell[:CELL_LIMIT], styles.filled.get(cell, styles.text))


def origin(sheet: Any, styles: Styles, exported: Exported) -> None:
    """Say which casebook this is from, when, and the code of the trail at that moment."""
    lines = (
        ("案卷", exported.book),
        ("导出时间", exported.made_at),
        ("留痕校验码", exported.code or "（未封存）"),
        ("说明", "“存疑”“无法核对”不是错误：前者请对照原件，后者请向单位索要所列材料。"),
    )
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 1, 80)
    for row, (name, value) in enumerate(lines):
        sheet.write_string(row, 0, name, styles.head)
        sheet.write_string(row, 1, value[:CELL_LIMIT], styles.text)
