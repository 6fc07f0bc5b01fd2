"""Pasted rows: whatever mark parts the cells, with a header or without, they are one table."""

from __future__ import annotations

from datetime import date

import pytest

from engine.roster.pasted import headed
from engine.roster.publications import read_publications
from engine.roster.unit import Unit

UNITS = (Unit(name="青禾县石桥镇人民政府", aliases=("石桥镇",)), Unit(name="青禾县教育局"))
TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    "text",
    [
        "石桥镇\t2024-01-20\thttps://www.example.gov.cn/1\n青禾县教育局\t2024年1月5日\t",
        "石桥镇,2024-01-20,https://www.example.gov.cn/1\r\n青禾县教育局,2024.1.5,\r\n",
        "石桥镇 2024-01-20 https://www.example.gov.cn/1\n青禾县教育局 2024/1/5",
        "单位,公开日期,公开网址\n石桥镇,2024-1-20,https://www.example.gov.cn/1\n青禾县教育局,2024-1-5,",
    ],
)
def test_rows_are_understood_however_they_are_parted(text):
    data, _ = headed(text)
    table = read_publications(data, "表格", UNITS, TODAY)
    assert table.complaints == ()
    assert [(one.unit.name, one.published_on) for one in table.rows] == [
        ("青禾县石桥镇人民政府", date(2024, 1, 20)), ("青禾县教育局", date(2024, 1, 5)),
    ]  # fmt: skip
    assert table.rows[0].address == "https://www.example.gov.cn/1"


def test_a_year_of_its_own_is_no_day():
    data, before = headed("石桥镇\t2023年度\t2024-01-20")
    (row,) = read_publications(data, "表格", UNITS, TODAY).rows
    assert (row.year, row.published_on, before) == (2023, date(2024, 1, 20), 1)


def test_where_a_header_is_pasted_none_is_set_before_it():
    assert headed("单位,年度,公开日期,公开网址\n石桥镇,2023,,")[1] == 0
