"""Workbooks: text stays text, no formula and no link."""

from __future__ import annotations

import io
import unicodedata

import openpyxl
import pytest
from making.matrices import forms
from making.season_exports import HOSTILE, UNSEEN, hostile, season

from engine.export.spreadsheet import xlsx


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_a_spreadsheet_holds_text_and_no_formula_and_no_link(text):
    workbook = openpyxl.load_workbook(io.BytesIO(xlsx.write(hostile(text), forms())))
    for sheet in workbook.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in {"s", "n"}, (sheet.title, cell.coordinate)
                assert cell.hyperlink is None
                words = str(cell.value or "").replace("\n", "")
                assert UNSEEN.isdisjoint(map(unicodedata.category, words)), cell.coordinate
                assert len(words.encode("utf-16-le")) <= 2 * 32_767


def test_the_workbook_is_made_to_be_worked_with():
    workbook = openpyxl.load_workbook(io.BytesIO(xlsx.write(season(), forms())))
    for sheet in workbook.worksheets[:-2]:
        assert sheet.freeze_panes == "C2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (9, 0)
        assert {cell.font.name for cell in sheet[2]} == {"Microsoft YaHei"}
