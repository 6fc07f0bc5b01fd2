"""The sheets of a workbook: problems, questions, requests, who is missing."""

from __future__ import annotations

import io
import json
from datetime import date, timedelta, timezone

import openpyxl
from jsonschema import Draft202012Validator
from making.dossiers import (
    CELL,
    NUMBER,
    dossier,
    exported,
    filing,
    finding,
    step,
)
from making.matrices import forms
from making.season_exports import SCHEMA, read_csv, season

from engine.export.data import book_json, csv_table
from engine.export.dossier import Owing
from engine.export.spreadsheet import xlsx
from engine.roster.unit import Unit


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


def test_a_report_that_carries_last_years_number_is_said_to():
    owing = Owing(unit=Unit(name="青禾县水利局"), perhaps=[filing(id=7, year=2022)])
    (question,) = read_sheets(xlsx.write(exported(not_filed={2023: [owing]}), forms()))["请核对"]
    assert question["请核对"] == ("没有认定2023年度报告；收到的第7号报告标的是上一年度，可能是它的")


def test_times_are_told_by_the_clock_of_the_reader():
    judged = finding(state="confirmed", history=(step("confirm", text="核对过"),))
    east = timezone(timedelta(hours=8))
    header, row = read_csv(csv_table.write(exported(dossier(judged), zone=east)))
    line = dict(zip(header, row, strict=True))
    assert (line["决定时间"], line["决定人"], line["审核意见"]) == (
        "2024-02-01 17:00", "张三", "核对过",
    )  # fmt: skip
