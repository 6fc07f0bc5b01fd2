"""Where the parts begin in a line that lost its breaks; what only names them is left whole."""

from __future__ import annotations

import time

import pytest
from making.matrices import forms

from engine.reading.normalise.run_in_headings import run_in
from engine.reading.outline.heading import headings_of

HEADINGS = headings_of(forms())
LIST = (
    "一、总体情况 二、主动公开政府信息情况 三、收到和处理政府信息公开申请情况 "
    "四、政府信息公开行政复议、行政诉讼情况 五、存在的主要问题及改进情况 六、其他需要报告的事项"
)


def begun(text: str) -> list[str]:
    return [text[at : at + 4] for at in run_in(text, HEADINGS).cuts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("情况报告如下：一、总体情况2024年，公开了很多。", ["一、总体"]),
        ("实际收取0元二、主动公开政府信息情况第二十条第（一）项", ["二、主动"]),
        ("加强业务培训六、其他需要报告的事项无。", ["六、其他"]),
        (
            "公开很多。五、存在的主要问题及改进情况问题不多。六、其他需要报告的事项",
            ["五、存在", "六、其他"],
        ),
        ("公开很多。第二部分 主动公开政府信息情况 第二十条", ["第二部分"[:4]]),
        ("公开很多。二．主动公开政府信息情况 第二十条", ["二．主动"]),
        ("尚未审结 总计 0 0 五、存在的主要问题及改进情况 有三个。", ["五、存在"]),
        ("目录 " + LIST + " 一、总体情况 2024年，公开了很多。", ["一、总体"]),
        ("目录 " + LIST.replace(" ", " 1 ") + " 5 一、总体情况 2024年公开了很多。", ["一、总体"]),
    ],
)
def test_a_part_begins_wherever_its_numeral_and_wording_stand(text, expected):
    assert begun(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "本报告由" + LIST + "六个部分组成。",
        "本报告由" + LIST.replace(" ", "，") + "六个部分组成。",
        "包括一、总体情况和二、主动公开政府信息情况。",
        "详见二、主动公开政府信息情况。",
        "数据与“三、收到和处理政府信息公开申请情况”一致。",
        "如三、收到和处理政府信息公开申请情况所述，全部办结。",
        "全年公开第二、主动公开政府信息情况不在其列。",
        "其二、主动公开情况好转。",
        "公开很多。七、其他需要报告的事项很多。",
        "二、主动公开政府信息情况",
        "**二、主动公开政府信息情况**",
        "（二）主动公开政府信息情况良好，公开了很多条。",
    ],
)
def test_what_lists_or_names_the_parts_stays_whole(text):
    assert begun(text) == []


def test_a_long_line_takes_no_longer_than_its_length():
    start = time.process_time()
    run_in("一、总体情况 " * 20_000, HEADINGS)
    assert time.process_time() - start < 20
