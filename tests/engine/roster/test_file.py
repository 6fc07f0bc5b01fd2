"""The roster as counties keep it: CSV in two encodings, XLSX, and every way to get it wrong."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import openpyxl
import pytest

from engine.errors import UsageError
from engine.roster.file import load_roster, read_roster
from engine.roster.unit import Unit

TABLE = (
    ("名称", "别名", "类型", "上级", "代码", "截止日期"),
    ("白沙镇人民政府", "白沙镇、白沙", "乡镇", "青禾县人民政府", "3201", "2024-02-20"),
    ("青禾县教育局", "", "部门", "青禾县人民政府", "", ""),
)
WANTED = (
    Unit(
        name="白沙镇人民政府",
        aliases=("白沙镇", "白沙"),
        kind="township",
        parent="青禾县人民政府",
        code="3201",
        deadline=date(2024, 2, 20),
    ),
    Unit(name="青禾县教育局", kind="department", parent="青禾县人民政府"),
)


def text(mark: str = ",") -> str:
    """Return the table as text."""
    return "\r\n".join(mark.join(row) for row in TABLE) + "\r\n"


def workbook(rows=TABLE) -> bytes:
    """Return the table as a workbook."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_text_in_any_of_the_usual_ways(encoding, mark):
    assert read_roster(text(mark).encode(encoding), "名册.csv") == WANTED


def test_a_workbook_without_openpyxl(tmp_path):
    path = tmp_path / "名册.xlsx"
    path.write_bytes(workbook())
    assert load_roster(path) == WANTED


def test_a_workbook_with_real_dates_numbers_and_a_title_row():
    rows = (
        ("青禾县政府信息公开单位名册",),
        TABLE[0],
        ("白沙镇人民政府", "白沙镇、白沙", "乡镇", "青禾县人民政府", 3201, date(2024, 2, 20)),
        ("青禾县教育局", None, "部门", "青禾县人民政府", None, None),
    )
    assert read_roster(workbook(rows), "名册.xlsx") == WANTED


def test_english_headings_and_kinds():
    data = b"name,kind,aliases\nBaisha,township,BS;B\n"
    assert read_roster(data, "r.csv") == (
        Unit(name="Baisha", kind="township", aliases=("BS", "B")),
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("机关,类型\n甲,部门\n", "没有“名称”列"),
        ("名称,类型\n甲,公司\n", "第2行的类型“公司”不认识"),
        ("名称,截止日期\n甲,二月底\n", "第2行的截止日期“二月底”不是日期"),
        ("名称,截止日期\n甲,2024-02-30\n", "不是日期"),
        ("名称,类型\n,部门\n", "第2行没有名称"),
        ("名称\n甲\n甲\n", "“甲”出现了两次"),
    ],
)
def test_what_cannot_be_understood_is_refused_with_its_line(data, said):
    with pytest.raises(UsageError, match=said):
        read_roster(data.encode(), "名册.csv")


def test_a_file_that_is_not_there_or_not_text_is_refused(tmp_path):
    with pytest.raises(UsageError, match="打不开"):
        load_roster(tmp_path / "没有.csv")
    with pytest.raises(UsageError, match="不是 UTF-8"):
        read_roster(b"\xff\xff\xff\x80", "名册.csv")


def test_a_workbook_that_declares_entities_is_refused():
    stream = io.BytesIO(workbook())
    out = io.BytesIO()
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                data = b'<!DOCTYPE a [<!ENTITY b "c">]>' + data
            new.writestr(name, data)
    with pytest.raises(UsageError, match="不是能读的 XLSX"):
        read_roster(out.getvalue(), "名册.xlsx")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("青禾县教育局,", "department"),
        ("白沙镇人民政府,", "township"),
        ("青禾县人民政府,  ", "government"),
        ("青禾县公路管理所,", "other"),
        ("青禾县教育局,其他", "other"),
    ],
)
def test_a_kind_left_blank_is_the_one_that_the_name_tells(line, kind):
    (unit,) = read_roster(f"名称,类型\n{line}\n".encode(), "名册.csv")
    assert unit.kind == kind


def test_a_roster_without_kinds_still_has_departments():
    (unit,) = read_roster("名称\n青禾县教育局\n".encode(), "名册.csv")
    assert unit.kind == "department"
