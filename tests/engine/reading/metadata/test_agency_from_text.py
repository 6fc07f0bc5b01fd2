"""Whose report it is where only the sentences of the text tell."""

from __future__ import annotations

import pytest
from making.reading import read_report


@pytest.mark.parametrize(
    ("text", "agency", "kind"),
    [
        (
            "根据条例的要求，青川市越河区东塘街道特编制2023年政府信息公开年度报告。\n"
            "2023年，东塘街道办事处在越河区政府信息公开系统上主动公开政府信息47条。",
            "青川市越河区东塘街道",
            "subdistrict",
        ),
        (
            "2023年，东塘街道办事处在越河区政府信息公开系统上主动公开政府信息47条。",
            "东塘街道办事处",
            "subdistrict",
        ),
        (
            "现将青禾县人民政府（县人民政府办公室）2023年政府信息公开工作年度报告予以公布。",
            "青禾县人民政府",
            "government",
        ),
        (
            "现向社会公布青川县龙尾镇人民政府2024年度政府信息公开工作报告。",
            "青川县龙尾镇人民政府",
            "township",
        ),
        ("2023年度溪上乡未收到政府信息公开申请。", "溪上乡", "township"),
        ("2023年，对坊乡人民政府认真贯彻条例。", "对坊乡人民政府", "township"),
        ("青禾县水利局根据条例，编制了本报告。", "青禾县水利局", "department"),
        (
            "如有疑问，请联系：青川市越河区人民政府长桥街道办事处；联系电话：0000-1234567",
            "青川市越河区人民政府长桥街道办事处",
            "subdistrict",
        ),
        (
            "地址：青禾县溪上乡人民政府党政综合办公室，电话：0000-1234567。",
            "青禾县溪上乡人民政府",
            "township",
        ),
        ("依托区门户网站\n2023年，我局认真做事。", None, None),
        ("按照县政府办公室的要求，我局编制2023年政府信息公开工作年度报告。", None, None),
    ],
)
def test_the_text_names_the_agency(text: str, agency: str | None, kind: str | None) -> None:
    report = read_report(f"一、总体情况\n{text}\n".encode(), "稿.txt")
    assert (report.agency, report.kind) == (agency, kind)
    assert any(doubt.code == "agency" for doubt in report.doubts)
