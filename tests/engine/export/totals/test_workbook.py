"""Totals as a workbook."""

from __future__ import annotations

import io

import openpyxl
from making.changes import cell
from making.dossiers import exported
from making.judged_units import NEW, checker, unit

from engine.export.totals import workbook
from engine.export.totals.sums import totals_of
from engine.forms.short_names import column_name, row_name


def test_the_workbook_holds_the_sums_where_the_form_has_them():
    one = exported(unit(1), unit(2, cell(*NEW, "")))
    made = totals_of(one, checker().pack.forms)
    book = openpyxl.load_workbook(io.BytesIO(workbook.write(made, one)))
    assert book.sheetnames == [
        "汇总表二", "汇总表三", "汇总表四", "与本级报告核对", "明细表二", "明细表三", "明细表四",
        "未计入", "说明",
    ]  # fmt: skip
    sheet = book["汇总表三"]
    (row,) = [r for r in range(1, 40) if str(sheet.cell(r, 1).value or "").startswith("一、")]
    place = sheet.cell(row, 4)
    assert place.value == made.cells[NEW].value
    assert "青禾县白沙镇人民政府（空白）" in place.comment.text
    traced = book["明细表三"]
    last = list(traced.iter_rows(values_only=True))[-1]
    assert last[0] == "合计"
    assert last[1] == made.cells[NEW].value


def test_every_sheet_is_printed_on_landscape_a4_with_its_heads():
    one = exported(unit(1), unit(2))
    made = workbook.write(totals_of(one, checker().pack.forms), one)
    book = openpyxl.load_workbook(io.BytesIO(made))
    assert {(s.page_setup.orientation, str(s.page_setup.paperSize)) for s in book} == {
        ("landscape", "9")
    }
    assert all(s.page_setup.fitToHeight == 0 for s in book if s.title in {"未计入", "说明"})
    assert all(s.print_title_cols == "$A:$A" for s in book if s.title.startswith("明细"))


def test_the_units_figures_stand_under_the_rows_and_columns_of_the_form():
    one = exported(unit(1), unit(2))
    made = totals_of(one, checker().pack.forms)
    sheet = openpyxl.load_workbook(io.BytesIO(workbook.write(made, one)))["明细表三"]
    assert sheet.print_title_rows == "$1:$2"
    heads = {str(merged) for merged in sheet.merged_cells.ranges}
    assert {"A1:A2", "B1:H1", "I1:O1"} <= heads
    cells = [cell for cell in made.cells if cell[0] == 3]
    row = ""
    for column, (table, key, of_row) in enumerate(cells, 2):
        row = sheet.cell(1, column).value or row
        assert row == row_name(table, key)
        assert sheet.cell(2, column).value == column_name(table, of_row)
    breaks = [one.id for one in sheet.col_breaks.brk]
    assert all((one - 1) % 7 == 0 for one in breaks), "a page ends inside a row of the form"
    assert len(breaks) == (len(cells) - 1) // 14
