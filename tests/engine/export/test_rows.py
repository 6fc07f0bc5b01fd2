"""What leaves the casebook for other programs: nothing in it runs, nothing in it is lost."""

from __future__ import annotations

import io
import unicodedata

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from making.matrices import forms
from making.season_exports import HOSTILE, UNSEEN, hostile, read_csv, season

from engine.export.data import csv_table
from engine.export.data.csv_table import COLUMNS
from engine.export.plain_text import cleaned
from engine.export.spreadsheet import xlsx

SIGNS = "=+-@＝＋－＠\ufe66\ufe62\ufe63\ufe6b\u2212\u207a\u207b"


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_no_cell_of_the_csv_begins_as_a_formula_does(text):
    header, *rows = read_csv(csv_table.write(hostile(text)))
    assert [row[0] for row in rows] == ["整改", "整改", "请核对", "需补充材料", "未报"]
    for row in rows:
        assert len(row) == len(header) == len(COLUMNS)
        for cell in row:
            assert UNSEEN.isdisjoint(map(unicodedata.category, cell.replace("\n", "")))
            assert not cell.strip().lstrip("\u3164").startswith(tuple(SIGNS)), cell[:20]


def test_what_is_seen_stays_as_it_is():
    plain = "表三「予以公开」：3＋7，与总计5不符\n第二行 café 𠮷 №①"
    assert cleaned(plain) == plain
    assert cleaned("甲\t乙\r\n丙\u200b丁\x00") == "甲 乙\n丙丁"


@pytest.mark.slow
@given(st.text(max_size=200))
def test_whatever_a_report_says_both_tables_can_be_opened(text):
    assert openpyxl.load_workbook(io.BytesIO(xlsx.write(hostile(text), forms()))).sheetnames
    assert len(read_csv(csv_table.write(hostile(text)))) == 6


def test_the_csv_is_one_line_a_cause_and_says_of_what_kind():
    header, *rows = read_csv(csv_table.write(season()))
    lines = [dict(zip(header, row, strict=True)) for row in rows]
    assert [(one["类别"], one["规则"]) for one in lines] == [
        ("整改", "F201 F202"), ("请核对", "F101"), ("需补充材料", "X101"), ("整改", "S114"),
        ("未报", ""),
    ]  # fmt: skip
    first = lines[0]
    assert (first["表"], first["行"], first["列"]) == ("3", "予以公开", "商业企业")
    assert (first["填报"], first["应为"], first["期限"]) == ("7", "2", "2024-03-01")
    assert first["编号"] == "F201-000000000001\nF202-000000000002"
    assert lines[2]["办理要求"] == "请提供上年报告"
    assert (lines[4]["单位"], lines[4]["期限"]) == ("青禾县水利局", "2024-01-31")
