"""The county's totals as a workbook: the tables as the form draws them, and where each comes from.

A figure that some units could not add to is hatched, with a note that names them.
"""

from __future__ import annotations

import io
from itertools import groupby
from typing import TYPE_CHECKING, Any

from engine.export.layout import TITLES, layout
from engine.export.plain_text import cleaned
from engine.export.spreadsheet.xlsx import A4, workbook
from engine.forms.short_names import NUMERALS, cell_name, column_name, row_name

if TYPE_CHECKING:
    from engine.export.dossier import Exported
    from engine.export.totals.sums import Cell, Number, Total, Totals

FONT = "Microsoft YaHei"
NAMED = 12
HATCHED = 14  # a thin diagonal pattern: seen on grey paper too
HEADS = 2
"""How many rows of heads the figures of the units have."""
ACROSS = 14
"""How many narrow columns a landscape A4 page takes beside the units' names."""
NARROW = 7.5  # characters: 法律服务 above 机构
SCALE = 75
"""At how many per cent the figures of the units are printed, that so many columns fit."""
HEIGHT = 28.0  # points: two lines of the longest label
WIDTHS = {2: (22, *[18] * 6), 3: (14, 14, 46, *[11] * 7), 4: (10,) * 15}
NOTES = (
    "汇总表：名册上各单位报告的同一格之和；县政府本级的报告不计入，只拿来核对。",
    "带斜线的格：有单位这一格空白、存疑或有待改正，没有计入，批注里列出；空白不当作零。",
    "明细：每个单位一行，与汇总表各格一一对应；括号里说明没有计入的原因。",
)


def write(totals: Totals, exported: Exported) -> bytes:
    """Return the workbook's bytes."""
    target = io.BytesIO()
    with workbook(target, exported) as book:
        styles = Styles(book)
        for number in sorted(totals.form.tables):
            drawn(book.add_worksheet(f"汇总表{NUMERALS[number]}"), totals, number, styles)
        compared(on_paper(book.add_worksheet("与本级报告核对")), totals, styles)
        for number in sorted(totals.form.tables):
            sheet = on_paper(book.add_worksheet(f"明细表{NUMERALS[number]}"), across=True)
            traced(sheet, totals, number, styles)
        left_out(on_paper(book.add_worksheet("未计入")), totals, styles)
        explained(on_paper(book.add_worksheet("说明")), totals, exported, styles)
    return target.getvalue()


def on_paper(sheet: Any, *, across: bool = False) -> Any:
    """Print a sheet on landscape A4, a page wide or ``across`` as many as it needs, heads again."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.repeat_rows(0, HEADS - 1 if across else 0)
    sheet.set_header(f"&C{sheet.get_name()}")
    sheet.set_footer("&C第 &P 页，共 &N 页")
    if across:
        sheet.repeat_columns(0)
        sheet.set_print_scale(SCALE)
    else:
        sheet.fit_to_pages(1, 0)
    return sheet


class Styles:
    """The formats of the workbook."""

    def __init__(self, book: Any) -> None:
        plain = {"font_name": FONT, "font_size": 10, "border": 1, "valign": "vcenter"}
        self.text = book.add_format({**plain, "text_wrap": True})
        self.label = book.add_format({**plain, "text_wrap": True, "align": "center"})
        self.head = book.add_format(
            {**plain, "bold": True, "bg_color": "#D9E1F2", "align": "center", "text_wrap": True}
        )
        self.number = book.add_format({**plain, "align": "center"})
        hatch = {"pattern": HATCHED, "fg_color": "#9C6500", "bg_color": "#FFF3CD"}
        self.partial = book.add_format(
            {**plain, **hatch, "align": "center", "bold": True, "shrink": True}
        )
        self.title = book.add_format({"font_name": FONT, "font_size": 14, "bold": True})


def drawn(sheet: Any, totals: Totals, number: int, styles: Styles) -> None:
    """Draw a table in the form's layout with the sums in it."""
    title = f"{totals.year or ''}年度　{TITLES[number]}（汇总 {len(totals.units)} 个单位）"
    sheet.write_string(0, 0, title, styles.title)
    for one in layout(totals.form, number):
        top, left = one.top + 2, one.left
        total = totals.cells[number, *one.key] if one.key else None
        style = styles.label
        if total is not None:
            style = styles.partial if total.left_out else styles.number
        if one.rows > 1 or one.columns > 1:
            bottom, right = top + one.rows - 1, left + one.columns - 1
            sheet.merge_range(top, left, bottom, right, "", style)
        if total is None:
            sheet.write_string(top, left, one.text, style)
            continue
        sheet.write_number(top, left, total.value, style)
        if total.left_out:
            sheet.write_comment(top, left, note(total), {"x_scale": 2, "y_scale": 1.5})
    for column, width in enumerate(WIDTHS.get(number, ())):
        sheet.set_column(column, column, width)
    for row in range(2, 2 + max(one.top + one.rows for one in layout(totals.form, number))):
        sheet.set_row(row, HEIGHT)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 1)


def note(total: Total) -> str:
    """Say which units a sum lacks."""
    names = [f"{one.agency}（{one.why}）" for one in total.left_out]
    more = f"等{len(names)}个" if len(names) > NAMED else ""
    return cleaned(f"没有计入：{'、'.join(names[:NAMED])}{more}")


def traced(sheet: Any, totals: Totals, number: int, styles: Styles) -> None:
    """Write the figures of each unit, a unit a row, the sum below.

    Two rows of heads, as the form has them: the row of the table over its columns.
    """
    cells = [cell for cell in totals.cells if cell[0] == number]
    heads(sheet, cells, styles)
    bottom = HEADS + len(totals.units)
    for column, cell in enumerate(cells, 1):
        for row, entry in enumerate(totals.cells[cell].entries, HEADS):
            figure(sheet, row, column, entry.value, entry.why, styles)
        sheet.write_number(bottom, column, totals.cells[cell].value, styles.head)
    for row, agency in enumerate(totals.units, HEADS):
        sheet.write_string(row, 0, cleaned(agency), styles.text)
    sheet.write_string(bottom, 0, "合计", styles.head)
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, max(len(cells), 1), NARROW)
    sheet.freeze_panes(HEADS, 1)


def heads(sheet: Any, cells: list[Cell], styles: Styles) -> None:
    """Write the heads of the columns, and break pages where a row of the form ends."""
    sheet.merge_range(0, 0, 1, 0, "单位", styles.head)
    left, breaks = 1, [0]
    for row, of_row in groupby(cells, key=lambda cell: cell[1]):
        columns = [column for _, _, column in of_row]
        right = left + len(columns) - 1
        if right - breaks[-1] > ACROSS:
            breaks.append(left - 1)
        name = row_name(cells[0][0], row)
        if right > left:
            sheet.merge_range(0, left, 0, right, name, styles.head)
        else:
            sheet.write_string(0, left, name, styles.head)
        for place, column in enumerate(columns, left):
            sheet.write_string(1, place, column_name(cells[0][0], column), styles.head)
        left = right + 1
    sheet.set_row(0, HEIGHT)
    sheet.set_row(1, HEIGHT)
    if breaks[1:]:
        sheet.set_v_pagebreaks([one + 1 for one in breaks[1:]])


def figure(
    sheet: Any, row: int, column: int, value: Number | None, why: str, styles: Styles
) -> None:
    """Write a figure; one that is not counted as text with the reason, never as a number."""
    if not why and value is not None:
        sheet.write_number(row, column, value, styles.number)
    else:
        words = f"{'' if value is None else value}（{why}）"
        sheet.write_string(row, column, words, styles.partial)


def compared(sheet: Any, totals: Totals, styles: Styles) -> None:
    """Compare with the county's own report, cell by cell: only what differs."""
    for column, (name, width) in enumerate(
        (("格", 40), ("本级报告", 14), ("汇总", 14), ("说明", 60))
    ):
        sheet.write_string(0, column, name, styles.head)
        sheet.set_column(column, column, width)
    if totals.own is None:
        sheet.write_string(1, 0, "没有收到本级政府的报告，没有核对。", styles.text)
        return
    differing = list(totals.differences())
    for row, (cell, stated, reckoned) in enumerate(differing, 1):
        sheet.write_string(row, 0, name_of(cell), styles.text)
        figure(sheet, row, 1, stated, "" if stated is not None else "空白", styles)
        sheet.write_number(row, 2, reckoned, styles.number)
        lacking = totals.cells[cell].left_out
        sheet.write_string(row, 3, note(totals.cells[cell]) if lacking else "", styles.text)
    if not differing:
        sheet.write_string(1, 0, "各格都与汇总一致。", styles.text)


def name_of(cell: Cell) -> str:
    """Return a cell as people call it."""
    return f"表{NUMERALS[cell[0]]} {cell_name(*cell)}"


def left_out(sheet: Any, totals: Totals, styles: Styles) -> None:
    """List the units without a report, and every figure that is not counted."""
    rows = [(agency, "整份报告", "", why) for agency, why in totals.missing]
    rows += [
        (one.agency, name_of(cell), "" if one.value is None else str(one.value), one.why)
        for cell, total in totals.cells.items()
        for one in total.left_out
    ]
    for column, (name, width) in enumerate((("单位", 30), ("格", 40), ("填报", 12), ("原因", 14))):
        sheet.write_string(0, column, name, styles.head)
        sheet.set_column(column, column, width)
    for number, row in enumerate(rows, 1):
        for column, words in enumerate(row):
            sheet.write_string(number, column, cleaned(words), styles.text)
    if not rows:
        sheet.write_string(1, 0, "各单位的各格都已计入。", styles.text)
    sheet.freeze_panes(1, 0)


def explained(sheet: Any, totals: Totals, exported: Exported, styles: Styles) -> None:
    """Say what this is made from and how to read it."""
    lines = (
        ("案卷", exported.book),
        ("导出时间", exported.made_at),
        ("年度", str(totals.year or "")),
        ("计入单位", f"{len(totals.units)} 个"),
        ("未报或读不了", f"{len(totals.missing)} 个"),
        ("核对用本级报告", totals.own or "（没有）"),
        ("生成", exported.made_by),
        ("留痕校验码", exported.verification),
        *(("说明", words) for words in NOTES),
    )
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 100)
    for row, (name, words) in enumerate(lines):
        sheet.write_string(row, 0, name, styles.head)
        sheet.write_string(row, 1, cleaned(words), styles.text)
