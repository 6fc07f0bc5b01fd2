"""Numbers of passports and permits: found beside their word, masked, and what is none."""

from __future__ import annotations

import re

import pytest
from making.shipped import NOTHING_ELSE
from making.tables import report

from engine.facts.privacy import facts
from engine.privacy import mask


def told(text: str) -> list[tuple[object, object]]:
    read = report(parts={6: [text]})
    found = [f for f in facts(read, NOTHING_ELSE) if f.kind == "paper_number"]
    for one in found:
        assert "*" in str(one.fields["masked"])
        assert all("*" in evidence.quote for evidence in one.evidence)
    return [(f.fields["paper"], f.fields["other"]) for f in found]


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("申请人持护照E12345678提出申请。", "护照"),
        ("申请人（护照号码：G12345678）对答复满意。", "护照"),
        ("申请人护照号EA1234567。", "护照"),
        ("港澳居民来往内地通行证H1234567890。", "通行证"),
        ("往来港澳通行证号码：C12345678。", "通行证"),
        ("台湾居民来往大陆通行证号12345678。", "通行证"),
        ("外国人永久居留证CHN110100012345。", "居留证"),
        ("台胞证号：01234567。", "台胞证"),
        ("居住证编号：3201231234567", "居住证"),
        ("回乡证H01234567", "回乡证"),
    ],
)
def test_a_number_beside_its_word_is_found_and_masked(text: str, paper: str) -> None:
    assert told(text) == [(paper, 0)]
    number = re.findall(r"[A-Z]*\d{6,}", text)[-1]
    assert number not in mask(text)


@pytest.mark.parametrize(
    "text",
    [
        "全年办理护照12345本。",
        "办理往来港澳通行证8000件。",
        "护照咨询电话号码：03571234567。",
        "护照业务热线号码:12367123。",
        "制发居住证123456张。",
        "居住证号123456件已归档。",
        "通行证窗口号：1234567",
        "普通护照换发不收费。",
        "护照办理指南编号为第2023号。",
        "依据《护照法》公开信息12条。",
        "车辆通行证发放120张。",
        "政务服务编码E12345678。",
        "审批事项编号：11140121012345。",
        "居住证办理网址http://www.example.gov.cn/123456",
        "公开出入境指南3条，护照类20240115更新。",
        "居留许可1234567件。",
        "通行证式样号123456。",
        "护照遗失声明已公开。",
        "暂住证、居住证换发3000余份。",
        "申请人持身份证到现场办理。",
    ],
)
def test_other_numbers_are_none(text: str) -> None:
    assert all(other for _, other in told(text))
