"""Workbooks of a roster as rows of text; whatever else somebody sends is refused in words."""

from __future__ import annotations

import io
import zipfile

import pytest

from engine.errors import UsageError
from engine.roster import xlsx
from engine.roster.xlsx import MOST_COLUMNS, is_xlsx, xlsx_rows

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LINKED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = {
    "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{LINKED}"><sheets>'
    '<sheet name="a" r:id="rId2"/><sheet name="b" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="rId1" '
    'Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="worksheets/sheet2.xml"/>'
    "</Relationships>",
    "xl/sharedStrings.xml": f"<sst {MAIN}><si><t>单位</t></si>"
    "<si><r><t>石</t></r><r><t>桥镇</t></r><rPh><t>shi</t></rPh></si></sst>",
    "xl/worksheets/sheet1.xml": f"<worksheet {MAIN}><sheetData/></worksheet>",
}


def sheet(rows):
    """Return the first sheet with these rows."""
    return f"<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>"


def book(rows="", **parts):
    """Return the bytes of a workbook; ``parts`` replace or (None) take away parts by their end."""
    files = PARTS | {"xl/worksheets/sheet2.xml": sheet(rows)}
    for end, text in parts.items():
        name = min((one for one in files if one.rpartition("/")[2].startswith(end)), key=len)
        files[name] = text
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, text in files.items():
            if text is not None:
                package.writestr(name, text)
    return out.getvalue()


def read(data):
    return list(xlsx_rows(data, "名册.xlsx"))


def test_the_sheet_that_is_listed_first_is_read_with_every_kind_of_cell():
    rows = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c>'
        '<c r="C1" t="inlineStr"><is><t>街道</t></is></c></row>'
        '<row r="7"><c t="s"><v>1</v></c><c><v>45000</v></c><c t="str"><f>A1</f><v>果</v></c></row>'
    )
    assert read(book(rows)) == [(1, ["单位", "", "街道"]), (7, ["石桥镇", "45000", "果"])]


@pytest.mark.parametrize("number", ["", "x", "-1", "²", "9" * 5000])
def test_a_row_without_a_number_is_counted(number):
    row = f'<row r="{number}"><c><v>甲</v></c></row>'
    assert read(book(row * 2)) == [(1, ["甲"]), (2, ["甲"])]


@pytest.mark.parametrize("which", ["2", "-1", "²", "x", "", "9" * 5000])
def test_a_string_that_is_not_there_is_blank(which):
    assert read(book(f'<row r="1"><c t="s"><v>{which}</v></c></row>')) == [(1, [""])]


def test_columns_without_end_are_left_out():
    wide = '<row r="1"><c r="A1"><v>甲</v></c><c r="ZZZ1"><v>乙</v></c></row>'
    assert read(book(wide)) == [(1, ["甲"])]
    many = "<c><v>1</v></c>" * (MOST_COLUMNS + 5)
    assert len(read(book(f'<row r="1">{many}</row>'))[0][1]) == MOST_COLUMNS


@pytest.mark.parametrize(
    "parts",
    [
        {"workbook.xml": f"<workbook {MAIN}/>"}, {"workbook.xml": "<workbook"},
        {"sheet2": None}, {"sheet2": ""}, {"workbook.xml.rels": None},
        {"workbook.xml.rels": "<Relationships/>", "sheet1": None, "sheet2": None},
        {"sharedStrings": "<sst"},
    ],
)  # fmt: skip
def test_a_workbook_with_a_part_missing_or_torn_is_refused_in_words(parts):
    with pytest.raises(UsageError, match="不是能读的 XLSX"):
        read(book('<row r="1"/>', **parts))


@pytest.mark.parametrize("cut", [40, 400, 900])
def test_a_torn_file_is_refused_in_words(cut):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book())) as old, zipfile.ZipFile(out, "w", 8) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    data = bytearray(out.getvalue())
    data[cut : cut + 60] = b"\xff" * 60
    try:
        read(bytes(data))
    except UsageError as error:
        assert "不是能读的 XLSX" in error.message  # noqa: PT017 — where the tear is harmless, fine


def test_sheets_without_end_are_refused(monkeypatch):
    monkeypatch.setattr(xlsx, "MOST_ROWS", 2)
    with pytest.raises(UsageError, match="请拆开导入"):
        read(book("<row/>" * 3))
    monkeypatch.setattr(xlsx, "MOST_BYTES", 100)
    with pytest.raises(UsageError, match="不是能读的 XLSX"):
        read(book("<row/>"))


def test_what_is_another_zip_or_none_is_no_workbook():
    assert is_xlsx(book())
    assert not is_xlsx(b"PK\x03\x04 broken")
    assert not is_xlsx(b"")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/document.xml", "x")
    assert not is_xlsx(out.getvalue())
