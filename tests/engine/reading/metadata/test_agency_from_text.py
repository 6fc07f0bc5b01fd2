"""Whose report it is where only the sentences of the text tell."""

from __future__ import annotations

from dataclasses import replace

import pytest
from making.late import audited, late, written
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


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("为进一步做好松岭市林业局2024年政府信息公开工作，特编制本报告。", True),
        ("为全面反映松岭市林业局2024年政府信息公开工作情况，根据条例制定本报告。", True),
        ("根据条例要求，现将松岭市林业局2024年政府信息公开工作情况报告如下。", True),
        ("本报告是松岭市林业局根据条例编制。", True),
        ("松岭市林业局（松岭市绿化委员会办公室）2024年认真落实条例。", True),
        ("为贯彻落实松岭市人民政府办公室关于做好年报工作的通知，我局编制本报告。", False),
        ("按照松岭市人民政府的要求，我局认真开展公开工作。", False),
        ("在松岭市人民政府的正确领导下，我局认真开展公开工作。", False),
        ("松岭市政府信息公开平台", False),
        ("栏目：政府信息公开年报 松岭市林业局", False),
    ],
)
def test_opening_words_name_the_agency_or_somebody_else(sentence: str, named: bool) -> None:  # noqa: FBT001
    draft = replace(late(title=[]), signoff=(), head=(sentence,))
    agency = audited(written("flat", draft), "flat").report.agency
    assert agency == ("松岭市林业局" if named else None)
