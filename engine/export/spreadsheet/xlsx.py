"""The problems as a spreadsheet to mend by and to print. Text never becomes a formula."""

from __future__ import annotations

import io
import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

from engine.export.again import report_of
from engine.export.plain_text import cleaned
from engine.export.spreadsheet import filed, statistics
from engine.export.spreadsheet.sheets import sheets

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO

    from engine.export.dossier import Exported
    from engine.export.spreadsheet.sheets import Sheet
    from engine.forms.model import Forms

FONT = "Microsoft YaHei"
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
FILLS = {"错误": "#F8D7DA", "警告": "#FFF3CD", "提示": "#E2EEF9"}
A4 = 9
LINE, HIGHEST = 14.5, 400.0  # points; Excel takes 409 a row
FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
NAME_LIMIT = 25  # a sheet's name takes 31
CELL_LIMIT = 32_000  # Excel takes 32,767 characters a cell
NOTES = (
    "一处差错一行：几条规则因同一格不平的，只写这一格应当是多少，不平的等式列在同一行。",
    "整改清单：确定不符合的，由报送单位按期改正；“暂予接受”的在所写日期以前可以不改。",
    "请核对：拿不准的，不是认定的错误；由审核办公室核对的，弄清以前不必转给单位。",
    "需补充材料：缺少材料而没有核对的，请单位提供；提供以前不作任何认定。",
    "已排除的不列入。汇总里错误、警告、提示、请核对、需补充材料按行数计，待定、已确认、已排除按条数计。",
)


def workbook(target: BinaryIO, exported: Exported) -> Any:
    """Open a workbook that is the same whenever it is written: its time is the casebook's."""
    import xlsxwriter

    book = xlsxwriter.Workbook(target, OPTIONS)
    book.set_properties({"created": datetime.fromisoformat(exported.made_at)})
    return book


def write(exported: Exported, forms: Forms, *, each: bool = False) -> bytes:
    """Return the workbook's bytes: what to mend, to check, to supply, who is missing, counts.

    ``each`` adds a sheet with the tables as filed for every filing; a single filing has it anyway.
    """
    target = io.BytesIO()
    with workbook(target, exported) as book:
        styles = Styles(book)
        made = list(sheets(exported))
        for one in made:
            table(book.add_worksheet(one.name), styles, one)
        statistics.write(book, exported, styles)
        if each or len(exported.dossiers) == 1:
            as_filed(book, exported, forms)
        origin(book.add_worksheet("说明"), styles, exported, made)
    return target.getvalue()


def as_filed(book: Any, exported: Exported, forms: Forms) -> None:
    """Add a sheet for each filing whose file can be read: its tables as filed."""
    styles = filed.FiledStyles(book, FONT)
    taken = {sheet.get_name().lower() for sheet in book.worksheets()}
    for dossier in exported.dossiers:
        report = report_of(dossier, forms)
        if report is not None:
            name = sheet_name(dossier.filing.agency, dossier.filing.id, taken)
            filed.write(book.add_worksheet(name), dossier, report, forms, styles)


def sheet_name(agency: str, number: int, taken: set[str]) -> str:
    """Return a name that a spreadsheet takes for a sheet, different from all others."""
    plain = FORBIDDEN.sub("", cleaned(agency)).strip().strip("'")[:NAME_LIMIT] or f"报告{number}"
    name = plain if plain.lower() not in taken else f"{plain[: NAME_LIMIT - 6]} {number}"
    taken.add(name.lower())
    return name


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


def table(target: Any, styles: Styles, sheet: Sheet) -> None:
    """Write a table with a frozen header and filters, each row as high as its longest cell."""
    for column, (name, width) in enumerate(sheet.columns):
        target.set_column(column, column, width)
        target.write_string(0, column, name, styles.head)
    for number, row in enumerate(sheet.rows, start=1):
        cells = [row.get(name) for name, _width in sheet.columns]
        for column, cell in enumerate(cells):
            put(target, number, column, cell, styles)
        target.set_row(number, height(cells, [width for _name, width in sheet.columns]))
    if not sheet.rows:
        target.write_string(1, 0, sheet.empty)
    last = max(len(sheet.rows), 1)
    target.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})  # a figure as filed is text
    target.freeze_panes(1, 2)
    target.autofilter(0, 0, last, len(sheet.columns) - 1)
    printed(target, last, sheet)


def height(row: Sequence[str | int | None], widths: Sequence[int]) -> float:
    """Return the height that a row's longest cell needs, in points: not every program fits it."""
    lines = [
        sum(max(1, -(-cells(line) // (width - 1))) for line in cell.splitlines() or ("",))
        for cell, width in zip(row, widths, strict=True)
        if isinstance(cell, str)
    ]
    return min(HIGHEST, LINE * max(lines, default=1) + 2)


def cells(text: str) -> int:
    """Return how wide a text is, in digits; a Chinese character takes two."""
    return sum(1 if character.isascii() else 2 for character in text)


def printed(target: Any, last: int, sheet: Sheet) -> None:
    """Print the first columns on landscape A4, one page wide, the header on every page."""
    target.print_area(0, 0, last, sheet.printed - 1)
    target.set_landscape()
    target.set_paper(A4)
    target.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    target.fit_to_pages(1, 0)
    target.repeat_rows(0)
    target.set_header(f"&C{sheet.name}")
    target.set_footer("&C第 &P 页，共 &N 页")


def put(target: Any, row: int, column: int, cell: str | int | None, styles: Styles) -> None:
    """Write one cell as what it is: a number, a blank, or text and nothing but text."""
    if cell is None or cell == "":
        target.write_blank(row, column, None, styles.text)
    elif isinstance(cell, int):
        target.write_number(row, column, cell, styles.number)
    else:
        target.write_string(row, column, fitting(cell), styles.filled.get(cell, styles.text))


def fitting(text: str) -> str:
    """Return what a cell takes: so many characters as Excel counts them, none of them half."""
    return cleaned(text).encode("utf-16-le")[: 2 * CELL_LIMIT].decode("utf-16-le", "ignore")


def origin(target: Any, styles: Styles, exported: Exported, made: Sequence[Sheet]) -> None:
    """Say which casebook this is from, when, the trail's code, what is counted, how to read it."""
    lines = (
        ("案卷", exported.book),
        ("导出时间", exported.made_at),
        ("生成", exported.made_by),
        ("留痕校验码", exported.verification),
        ("报告", f"{len(exported.dossiers)} 份"),
        *((one.name, f"{len(one.rows)} 行") for one in made[:-1]),
        *(("说明", note) for note in NOTES),
    )
    target.set_column(0, 0, 14)
    target.set_column(1, 1, 100)
    for row, (name, value) in enumerate(lines):
        target.write_string(row, 0, name, styles.head)
        target.write_string(row, 1, fitting(value), styles.text)
    target.set_landscape()
    target.set_paper(A4)
    target.fit_to_pages(1, 0)
