"""What leaves the casebook for other programs: nothing in it runs, nothing in it is lost."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.export import book_json, csv_table, xlsx
from engine.export.citation import briefly, full, named, short
from engine.export.rows import FINDING_COLUMNS, OVERVIEW_COLUMNS, Exported
from engine.finding import Basis
from engine.trail.views import DecisionView, FilingView, FindingView

AT = datetime(2024, 2, 1, 9, tzinfo=UTC)
FORM = (
    "国务院办公厅政府信息与政务公开办公室关于印发"
    "《中华人民共和国政府信息公开工作年度报告格式》的通知"
)
NUMBER = "国办公开办函〔2021〕30号"
HOSTILE = (
    "=cmd|' /C calc'!A0", "@SUM(A1)", "+1+1", "-2+3", "\t=1", "\r=1", " =1", "＝1", "http://x.cn/",
    "mailto:a@b.example", "internal:Sheet1!A1", "{=1}", "\x1b[31m红\x00尾", "a\u202eb",
    "长" * 40_000, "一行\n二行", '"引号",逗号', "'单引号", "\ud800", "_x0041_", "\ufffe",
)  # fmt: skip


def exported(text: str) -> Exported:
    """Return an export in which a text stands wherever a report's words can."""
    filing = FilingView(
        id=1, agency=text, kind="township", year=2023, state="received", round=1, version_id=1,
        source=text, received_at=AT,
    )  # fmt: skip
    data = {
        "place": {"label": text}, "evidence": [{"quote": text, "at": "第1段"}], "expected": text,
        "actual": text, "remedy": text, "responsibility": "agency",
        "basis": [{"source": "s", "title": FORM, "number": NUMBER, "clause": text}],
    }  # fmt: skip
    decided = DecisionView(seq=2, at=AT, actor=text, kind="dismiss", reason="误报", text=text)
    finding = FindingView(
        id=1, filing_id=1, key="F203-000000000000", digest="0", rule="F203", title=text,
        message=text, severity="error", outcome="fail", state="dismissed", cause=None, data=data,
        history=(decided,),
    )  # fmt: skip
    return Exported(filings=[(filing, [finding])], book=text, made_at="2024", code=text)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_a_spreadsheet_holds_text_and_no_formula_and_no_link(text):
    workbook = openpyxl.load_workbook(io.BytesIO(xlsx.write(exported(text))))
    for sheet in workbook.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in {"s", "n"}, (sheet.title, cell.coordinate)
                assert cell.hyperlink is None


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_no_cell_of_the_csv_begins_as_a_formula_does(text):
    data = csv_table.write(exported(text)).decode("utf-8-sig")
    header, row = csv.reader(io.StringIO(data, newline=""))
    assert len(row) == len(header) == len(FINDING_COLUMNS)
    assert "\x00" not in data
    for cell in row:
        assert not cell.lstrip(" \n\t\r").startswith(tuple("=+-@＝＋－＠")), cell[:20]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_json_gives_the_words_back(text):
    document = json.loads(book_json.write(exported(text)))
    (finding,) = document["filings"][0]["findings"]
    kept = text.encode("utf-8", "replace").decode()
    assert finding["evidence"][0]["quote"] == kept


@given(st.text(max_size=200))
def test_whatever_a_report_says_both_tables_can_be_opened(text):
    assert openpyxl.load_workbook(io.BytesIO(xlsx.write(exported(text)))).sheetnames
    data = csv_table.write(exported(text)).decode("utf-8-sig")
    assert len(list(csv.reader(io.StringIO(data, newline="")))) == 2


def test_the_workbook_is_made_to_be_worked_with():
    workbook = openpyxl.load_workbook(io.BytesIO(xlsx.write(exported("青禾县白沙镇人民政府"))))
    assert workbook.sheetnames == ["总览", "问题清单", "说明"]
    for name, columns in (("总览", OVERVIEW_COLUMNS), ("问题清单", FINDING_COLUMNS)):
        sheet = workbook[name]
        assert [cell.value for cell in sheet[1]] == [title for title, _width in columns]
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet.print_title_rows == "$1:$1"
        assert {cell.font.name for cell in sheet[2]} == {"Microsoft YaHei"}
    row = {
        c.value: r.value
        for c, r in zip(workbook["问题清单"][1], workbook["问题清单"][2], strict=True)
    }
    assert row["决定"] == "已排除"
    assert row["理由"] == "误报：青禾县白沙镇人民政府"
    assert row["依据"].startswith(
        "《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）"
    )


@pytest.mark.parametrize(
    ("title", "number", "expected"),
    [
        (FORM, "国办公开办函〔2021〕30号", "国办公开办函〔2021〕30号"),
        ("中华人民共和国政府信息公开条例", "国务院令第711号", "政府信息公开条例"),
        (
            "主管部门整改通知中的常见要求（惯例，不是规范性文件）",
            "",
            "主管部门整改通知中的常见要求",
        ),
        ("", "", "local"),
    ],
)
def test_a_norm_is_cited_in_a_few_words(title, number, expected):
    assert short(title, number, "local") == expected


def test_a_notice_goes_by_what_it_issues_or_is_about():
    assert named(FORM) == "中华人民共和国政府信息公开工作年度报告格式"
    about = "国务院办公厅政府信息与政务公开办公室关于年度报告有关事项的通知"
    assert named(about) == "关于年度报告有关事项的通知"
    assert full("惯例", "") == "惯例"
    assert full("", "", "local") == "local"


def test_clauses_of_one_document_stand_together():
    law = {
        "source": "regulation",
        "title": "中华人民共和国政府信息公开条例",
        "number": "国务院令第711号",
    }
    two = [Basis(clause="第四十九条", **law), Basis(clause="第五十条", **law)]
    assert briefly(two) == "政府信息公开条例 第四十九条、第五十条"
