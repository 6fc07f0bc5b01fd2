"""What leaves the casebook for other programs: nothing in it runs, nothing in it is lost."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from dataclasses import replace
from datetime import date, timedelta, timezone

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from making.dossiers import (
    CELL,
    FORM,
    NUMBER,
    cause,
    dossier,
    equations,
    exported,
    filing,
    finding,
    step,
)
from making.matrices import forms

from engine.export.citation import briefly, full, named, short
from engine.export.data import book_json, csv_table
from engine.export.data.csv_table import COLUMNS
from engine.export.dossier import Owing
from engine.export.plain_text import cleaned
from engine.export.schemas import schema
from engine.export.spreadsheet import xlsx
from engine.finding import Basis
from engine.roster.unit import Unit

HOSTILE = (
    "=cmd|' /C calc'!A0", "@SUM(A1)", "+1+1", "-2+3", "\t=1", "\r=1", " =1", "＝1", "http://x.cn/",
    "mailto:a@b.example", "internal:Sheet1!A1", "{=1}", "\x1b[31m红\x00尾", "a\u202eb",
    "长" * 40_000, "𠮷" * 40_000, "一行\n二行", '"引号",逗号', "'单引号", "\ud800", "_x0041_",
    "\ufffe", "\xa0=1", "\u3000=1", "\u200b=1", "\ufeff=1", "\x0b=1", "\x0c=1", "\x85=1",
    "\u2028=1", "\u2060\u180e=1", "\u3164=1", "\uff0b1", "\ufe66=1", "\ufe62=1", "\ufe6bA1",
    "\u2212" + "1", "\u207a1", "\x7f=1", "\u202e=1", "\u2066=1\u2069", "\U000e0041=1",
)  # fmt: skip
SIGNS = "=+-@＝＋－＠\ufe66\ufe62\ufe63\ufe6b\u2212\u207a\u207b"
SCHEMA = schema("book")
UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def hostile(text: str):
    """Return an export in which a text stands wherever words from outside can."""
    known = finding(
        1, "F203", title=text, message=text, state="confirmed", place={"label": text},
        evidence=[{"quote": text, "at": text}], expected=text, actual=text, remedy=text,
        explained=text, history=(step("confirm", actor=text, text=text),),
        basis=[{"source": "s", "title": FORM, "number": NUMBER, "clause": text}],
    )  # fmt: skip
    asked = finding(2, "X101", outcome="not_assessable", ask=text)
    unsure = finding(3, "F101", outcome="uncertain", message=text)
    named = {"label": text, "row": text, "column": text, "table": 3, "from": 1, "to": 2}
    caused = cause((named,), keys=["F203-000000000004"], note=text, summary=text)
    told = finding(4, "F203", message=text)
    return exported(
        dossier(known, asked, unsure, told, causes=[caused], agency=text, source=text),
        not_filed={2023: [Owing(unit=Unit(name=text, parent=text, code=text))]}, code=text,
    )  # fmt: skip


def read_csv(data: bytes) -> list[list[str]]:
    """Read a CSV back."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


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


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_json_gives_the_words_back(text):
    document = json.loads(book_json.write(hostile(text)))
    kept = text.encode("utf-8", "replace").decode()
    assert document["filings"][0]["findings"][0]["evidence"][0]["quote"] == kept


@pytest.mark.slow
@given(st.text(max_size=200))
def test_whatever_a_report_says_both_tables_can_be_opened(text):
    assert openpyxl.load_workbook(io.BytesIO(xlsx.write(hostile(text), forms()))).sheetnames
    assert len(read_csv(csv_table.write(hostile(text)))) == 6


def season():
    """Return two filings: one cause, a question, a request, a dismissed and an accepted finding."""
    asked = finding(3, "X101", outcome="not_assessable", ask="请提供上年报告", title="结转不符")
    unsure = finding(4, "F101", outcome="uncertain", title="件数带小数", message="空白或认不准")
    gone = finding(5, "P102", state="dismissed", message="有手机号码")
    late = finding(6, state="accepted", expires=date(2026, 12, 31))
    return exported(
        dossier(*equations(), asked, unsure, gone, causes=[cause()]),
        dossier(late, id=2, agency="青禾县教育局", state="received", due=None),
        not_filed={
            2023: [Owing(unit=Unit(name="青禾县水利局", deadline=date(2024, 1, 31)))],
            2022: [],
        },
        code="9-ABCD",
    )


def read_sheets(data: bytes) -> dict[str, list[dict]]:
    """Read a workbook back: the rows of each sheet by the names of their columns."""
    workbook = openpyxl.load_workbook(io.BytesIO(data))
    return {
        sheet.title: [
            dict(zip([cell.value for cell in sheet[1]], row, strict=True))
            for row in sheet.iter_rows(min_row=2, values_only=True)
        ]
        for sheet in workbook.worksheets
    }


def test_the_spreadsheet_says_the_one_right_value_and_no_wrong_one():
    data = xlsx.write(season(), forms())
    mend, accepted = read_sheets(data)["整改清单"]
    assert (mend["序号"], mend["级别"], mend["填报"], mend["应为"]) == (1, "错误", "7", "2")
    assert mend["位置"] == "表三商业企业列「予以公开」\n第2个表格第6行第5列"
    assert mend["怎样改"].startswith("商业企业列「予以公开」应为 2（填报 7）\n")
    assert mend["违反的规则"].startswith("F201 申请人合计不等于总计：")
    assert mend["依据"] == "《中华人民共和国政府信息公开工作年度报告格式》（" + NUMBER + "）表三"
    assert mend["原文"].startswith(f"“7”（{CELL['at']}）")
    assert mend["整改期限"] == "2024-03-01"
    assert (accepted["状态"], accepted["整改期限"]) == ("暂予接受，至 2026-12-31", "2026-12-31")
    everything = str(read_sheets(data))
    assert "＝10" not in everything
    assert "有手机号码" not in everything


def test_questions_requests_and_who_is_missing_stand_apart():
    sheets = read_sheets(xlsx.write(season(), forms()))
    assert list(sheets) == ["整改清单", "请核对", "需补充材料", "未报单位", "汇总", "统计", "说明"]
    (question,) = sheets["请核对"]
    assert (question["请核对"], question["由谁核对"]) == ("F101 空白或认不准", "报送单位")
    (request,) = sheets["需补充材料"]
    assert (request["请提供"], request["用于核对"], request["期限"]) == (
        "请提供上年报告", "X101", "2024-03-01",
    )  # fmt: skip
    assert "结转不符" not in str(sheets)
    assert "件数带小数" not in str(sheets)
    (missing,) = sheets["未报单位"]
    assert (missing["年度"], missing["单位"]) == (2023, "青禾县水利局")
    assert missing["报送期限"] == "2024-01-31"
    first, second = sheets["汇总"]
    assert (first["错误"], first["请核对"], first["需补充材料"]) == (1, 1, 1)
    assert (first["状态"], first["整改期限"]) == ("已退回", "2024-03-01")
    assert (second["错误"], second["整改期限"]) == (1, None)


def test_where_nobody_can_tell_who_is_missing_no_sheet_says_so():
    assert "未报单位" not in read_sheets(xlsx.write(exported(dossier()), forms()))
    nobody = read_sheets(xlsx.write(exported(dossier(), not_filed={2023: []}), forms()))
    assert nobody["未报单位"][0]["序号"] == "名册里的单位都已报送。"
    assert nobody["整改清单"][0]["序号"] == "没有要整改的问题。"


def test_a_unit_whose_report_may_be_there_is_asked_for_and_not_accused():
    unit = Unit(name="青禾县水利局", deadline=date(2024, 1, 31))
    perhaps = exported(not_filed={2023: [Owing(unit=unit, perhaps=[filing(id=7)])], 2020: []})
    sheets = read_sheets(xlsx.write(perhaps, forms()))
    (question,) = sheets["请核对"]
    assert (question["单位"], question["由谁核对"]) == ("青禾县水利局", "审核办公室")
    assert question["请核对"] == "没有认定2023年度报告；第7号报告可能是它的"
    assert sheets["未报单位"][0]["单位"] is None
    (told,) = json.loads(book_json.write(perhaps))["not_filed"]
    assert told["perhaps"] == [7]
    Draft202012Validator(SCHEMA).validate(json.loads(book_json.write(perhaps)))


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


def test_times_are_told_by_the_clock_of_the_reader():
    judged = finding(state="confirmed", history=(step("confirm", text="核对过"),))
    east = timezone(timedelta(hours=8))
    header, row = read_csv(csv_table.write(exported(dossier(judged), zone=east)))
    line = dict(zip(header, row, strict=True))
    assert (line["决定时间"], line["决定人"], line["审核意见"]) == (
        "2024-02-01 17:00", "张三", "核对过",
    )  # fmt: skip


def test_the_json_keeps_to_its_published_schema():
    Draft202012Validator.check_schema(SCHEMA)
    for one in (season(), exported(dossier()), hostile("文字"), exported()):
        Draft202012Validator(SCHEMA).validate(json.loads(book_json.write(one)))


def test_the_json_tells_the_right_value_with_the_cause_and_nowhere_else():
    first, second = json.loads(book_json.write(season()))["filings"]
    (told,) = first["causes"]
    assert (told["should"], told["filed"], told["deadline"]) == ("2", "7", "2024-03-01")
    assert told["repairs"][0]["cells"][0]["to"] == 2
    by_rule = {one["rule"]: one for one in first["findings"]}
    assert by_rule["F201"]["expected"] == ""
    assert by_rule["F201"]["unbalanced"] == "3＋7＝10，填报 5"
    assert by_rule["F101"]["expected"] == "应有的"
    assert by_rule["P102"]["state"] == "dismissed"
    assert first["material"] == [
        {"ask": "请提供上年报告", "rules": ["X101"], "findings": ["X101-000000000003"],
         "deadline": "2024-03-01"}
    ]  # fmt: skip
    assert second["findings"][0]["expires"] == "2026-12-31"


def test_a_cause_in_the_json_says_what_of_it_was_dismissed():
    row, column = equations()
    gone = replace(row, state="dismissed")
    document = json.loads(book_json.write(exported(dossier(gone, column, causes=[cause()]))))
    (told,) = document["filings"][0]["causes"]
    assert (told["findings"], told["dismissed"]) == (["F202-000000000002"], ["F201-000000000001"])
    assert told["should"] == ""


def test_an_equation_with_sums_on_both_sides_is_told_as_two_sums():
    both = finding(1, "F203", expected="6＋0＝6", actual="5＋0＝5")
    said = book_json.write(exported(dossier(both, causes=[cause(keys=["F203-000000000001"])])))
    (told,) = json.loads(said)["filings"][0]["findings"]
    assert told["unbalanced"] == "5＋0＝5，与 6＋0＝6 不等"


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
