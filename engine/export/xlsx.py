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
A3, A4 = 8, 9
LINE, HIGHEST = 13.5, 400.0  # points; Excel takes 409 a row
CELL_LIMIT = 32_000  # Excel takes 32,767 characters a cell


def write(exported: Exported) -> bytes:
    """Return the workbook's bytes: sheets 总览, 问题清单, 说明."""
    import xlsxwriter

    target = io.BytesIO()
    with xlsxwriter.Workbook(target, OPTIONS) as book:
        styles = Styles(book)
        filings = [filing for filing, _found in exported.filings]
        sheet = book.add_worksheet("总览")
        table(sheet, styles, OVERVIEW_COLUMNS, overview(filings))
        printed(sheet, A4, len(OVERVIEW_COLUMNS))
        sheet = book.add_worksheet("问题清单")
        table(sheet, styles, FINDING_COLUMNS, findings(exported.filings))
        printed(sheet, A3, len(FINDING_COLUMNS) - 1)
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
) -> None:
    """Write a table with a frozen header and filters, each row as high as its longest cell."""
    widths = [width for _name, width in columns]
    for column, (name, width) in enumerate(columns):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, styles.head)
    last = 0
    for last, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            put(sheet, last, column, cell, styles)
        sheet.set_row(last, height(row, widths))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(last, 1), len(columns) - 1)


def height(row: Row, widths: Sequence[int]) -> float:
    """Return the height that a row's longest cell needs, in points: not every program fits it."""
    lines = [
        sum(max(1, -(-cells(line) // width)) for line in cell.splitlines() or ("",))
        for cell, width in zip(row, widths, strict=True)
        if isinstance(cell, str)
    ]
    return min(HIGHEST, LINE * max(lines, default=1) + 2)


def cells(text: str) -> int:
    """Return how wide a text is, in digits; a Chinese character takes two."""
    return sum(1 if character.isascii() else 2 for character in text)


def printed(sheet: Any, paper: int, columns: int) -> None:
    """Print the first columns on landscape paper, one page wide, the header on every page."""
    last = max(sheet.dim_rowmax or 0, 1)
    sheet.print_area(0, 0, last, columns - 1)
    sheet.set_landscape()
    sheet.set_paper(paper)
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
        sheet.write_string(row, column, fitting(cell), styles.filled.get(cell, styles.text))


def fitting(text: str) -> str:
    """Return what a cell takes: so many characters, none of them half of one."""
    return text[:CELL_LIMIT].encode("utf-8", "replace").decode()


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
        sheet.write_string(row, 1, fitting(value), styles.text)
