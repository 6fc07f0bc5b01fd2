"""Days and addresses of publication out of a table: every bad row is told, the rest is read."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest

from engine.errors import UsageError
from engine.roster.publications import Publications, has_publications, read_publications
from engine.roster.unit import Unit

TODAY = date(2024, 4, 1)
TOWN = Unit(name="青禾县白沙镇人民政府", aliases=("白沙镇",), kind="township")
BUREAU = Unit(name="青禾县教育局", kind="department")
UNITS = (TOWN, BUREAU)
HEADER = "单位,年度,公开日期,公开网址"


def read(*rows: str, header: str = HEADER) -> Publications:
    return read_publications("\n".join([header, *rows]).encode(), "表.csv", UNITS, TODAY)


def test_a_row_is_read_with_unit_year_day_and_address():
    (one,) = read("白沙镇,2023,2024-01-20,https://www.qinghe.gov.cn/art/1.html").rows
    assert (one.unit, one.year, one.published_on) == (TOWN, 2023, date(2024, 1, 20))
    assert (one.address, one.line) == ("https://www.qinghe.gov.cn/art/1.html", 2)


@pytest.mark.parametrize("header", ["unit,year,date,url", "Agency, Year ,Published On,Address"])
def test_the_header_may_be_english_and_in_any_order(header):
    assert len(read("白沙镇,2023,2024-01-20,http://a.cn", header=header).rows) == 1
    swapped = read("http://a.cn,白沙镇", header="url,unit").rows
    assert (swapped[0].address, swapped[0].published_on) == ("http://a.cn", None)


@pytest.mark.parametrize("day", ["2024-1-20", "2024年1月20日", "2024/1/20", "45311", "2024.1.20"])
def test_days_are_read_as_people_and_spreadsheets_write_them(day):
    assert read(f"白沙镇,,{day},").rows[0].published_on == date(2024, 1, 20)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("白沙镇,,2024-02-30,", "2024-02-30”不是日期"),
        ("白沙镇,,明天,", "不是日期"),
        ("白沙镇,,2024-04-02,", "还没有到"),
        ("白沙镇,二三,2024-01-20,", "不是年份"),
        ("没有的局,,2024-01-20,", "没有的局”这个单位"),
        ("青禾县教育,,2024-01-20,", "认不准"),
        (",,2024-01-20,", "没有写单位"),
        ("白沙镇,,,javascript:alert(1)", "不是网址"),
        ("白沙镇,,,ftp://a.cn/x", "不是网址"),
        ("白沙镇,,,http://", "不是网址"),
        ("白沙镇,,,http://[::1", "不是网址"),
        ("白沙镇,,,http://u:p@a.cn", "不是网址"),
        ("白沙镇,,,http://a.cn/\x1b[31m", "不是网址"),
        ("白沙镇,,,http://a.cn/\u202egpj", "不是网址"),
        (f"白沙镇,,,http://a.cn/{'x' * 2000}", "不是网址"),
        ("白沙镇,,,http://a.cn/?id=110101199003070009", "个人号码"),
    ],
)
def test_a_bad_row_is_told_with_its_line_and_no_other_is_lost(row, said):
    found = read("青禾县教育局,,2024-01-20,", row, "白沙镇,,2024-01-21,")
    assert [one.line for one in found.rows] == [2, 4]
    ((line, sentence),) = found.complaints
    assert line == 3
    assert said in sentence


def test_two_rows_that_differ_are_told_and_two_alike_are_not():
    assert read("白沙镇,,2024-01-20,", "白沙镇,,2024-01-20,").complaints == ()
    found = read("白沙镇,,2024-01-20,", "白沙镇,,2024-01-21,")
    assert [one.line for one in found.rows] == [2]
    assert "第2行已写过" in found.complaints[0][1]


def test_rows_not_filled_in_are_counted_and_blank_ones_are_nothing():
    found = read("白沙镇,2023,,", ",,,", "青禾县教育局,2023,2024-01-20,")
    assert (len(found.rows), found.empty, found.complaints) == (1, 1, ())


@pytest.mark.parametrize("header", ["单位,年度", "公开日期,网址", "", "甲,乙"])
def test_a_table_of_something_else_is_refused_with_what_is_wanted(header):
    with pytest.raises(UsageError, match="公开网址"):
        read("白沙镇,2024-01-20", header=header)


def test_a_workbook_with_days_as_days_is_read():
    book = openpyxl.Workbook()
    for row in (("单位", "公开日期"), ("白沙镇", date(2024, 1, 20)), ("白沙镇人民政府", "x")):
        book.active.append(row)
    data = io.BytesIO()
    book.save(data)
    found = read_publications(data.getvalue(), "表.xlsx", UNITS, TODAY)
    assert found.rows[0].published_on == date(2024, 1, 20)
    assert found.complaints[0][0] == 3


def test_a_roster_carries_them_or_not():
    assert has_publications("名称,网址\n白沙镇,\n".encode(), "名册.csv")
    assert not has_publications("名称,别名\n白沙镇,\n".encode(), "名册.csv")
