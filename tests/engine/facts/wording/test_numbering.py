"""Left-overs of templates, repeated sentences, ordinals that do not run on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making.shipped import NOTHING_ELSE
from making.written import PARTS, of, one, paragraph, report

from engine.facts.ordinals import markers, series
from engine.facts.wording import facts


def made(*paragraphs, part=1):
    return tuple(facts(report({**PARTS, part: paragraphs}), NOTHING_ELSE))


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("公开信息XX条。", "cross"),
        ("召开会议ＸＸ次。", "cross"),
        ("××镇人民政府认真落实。", "cross"),
        ("某某镇全年公开。", "cross"),
        ("联系电话XXXX-XXXXXXX。", "cross"),
        ("○○县人民政府", "cross"),
        ("收到申请____件。", "blank"),
        ("2024年X月X日", "date"),
        ("202X年度报告", "date"),
        ("XXXX年1月1日起", "date"),
        ("20  年   月", "date"),
        ("公开数量待填写。", "ask"),
        ("此处填写工作亮点。", "ask"),
        ("请在此处插入图片", "ask"),
        ("【填写单位名称】2023年报告", "bracket"),
        ("一、总体情况（宋体加粗小四号字）", "bracket"),
        ("（根据实际情况填写）", "bracket"),
        ("主动公开【  】条。", "bracket"),
    ],
)
def test_what_a_template_leaves_is_found(text, shape):
    found = one(made(text), "placeholder")
    assert (found.fields["shape"], found.fields["masks"]) == (shape, 0)
    assert found.evidence[0].quote in text


@pytest.mark.parametrize(
    "text",
    ["申请人李某某对答复满意。", "村民张××来信。", "（2023）青01行初××号判决。"],
)
def test_a_masked_name_or_case_number_is_told_apart(text):
    assert one(made(text), "placeholder").fields["masks"] == 1


@pytest.mark.parametrize(
    "text",
    [
        "网址 http://www.example.gov.cn/zfxxgk/xxgk/index.html",
        "邮箱 xx_xxgk@126.com",
        "二〇〇八年五月一日施行。",
        "二○○八年五月一日施行。",
        "在此处设置公示栏，此处不再赘述。",
        "制度有待补充完善，待完善。",
        "开设【政策解读】【政民互动】专栏。",
        "面积3×4米。",
        "2023 年 1 月 1 日起",
        "[bookmark: _GoBack]我乡认真贯彻。",
        "公开率100%（含村级）。",
        "__________________",
    ],
)
def test_what_only_looks_like_a_template_is_not(text):
    assert not list(of(made(text), "placeholder"))


def test_a_sentence_that_stands_twice_is_told_once_with_both_places():
    text = "我镇全年没有收到任何政府信息公开申请。"
    found = one(made(text, "一是" + text + "其他。"), "repeated_sentence")
    assert (found.fields["times"], found.fields["characters"]) == (2, 18)
    assert len(found.evidence) == 2


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("未收到申请。", "未收到申请。"),
        ("全年公开各类信息一百二十条。", "全年公开各类信息一百三十条。"),
    ],
)
def test_short_or_different_sentences_are_no_repetition(paragraphs):
    assert not list(of(made(*paragraphs), "repeated_sentence"))


BROKEN = [
    (("一是甲；三是丙。",), 1, 0, "一是", "三是"),
    (("一是甲；二是乙；二是丙。",), 0, 1, "二是", "二是"),
    (("（一）甲", "（三）丙"), 1, 0, "（一）", "（三）"),
    (("1、甲", "2、乙", "4、丁"), 1, 0, "2、", "4、"),
    (("表现在：一部分信息不及时；二是乙；三是丙。",), 1, 0, "开头", "二是"),
    (("一是甲。一是甲。",), 0, 1, "一是", "一是"),
    (("①甲②乙④丁",), 1, 0, "②", "④"),
    (("第一，甲；第三，丙。",), 1, 0, "第一，", "第三，"),
    (
        ("（一）甲", "（二）乙。一是子。二是丑。三是寅。四是卯。", "（五）戊"),
        1,
        0,
        "（二）",
        "（五）",
    ),
    (("1.甲", "2.乙，一是子，二是丑，三是寅，四是卯。", "5.戊"), 1, 0, "2.", "5."),
    (("一是甲。（一）子。（二）丑。三是丙。",), 1, 0, "一是", "三是"),
    (("问题：一是甲，二是乙。改进措施：一是丙；三是丁。",), 1, 0, "一是", "三是"),
]
WHOLE = [
    ("一是甲；二是乙；三是丙。",),
    ("（1） 甲", "（二）乙", "（三）丙"),
    ("一是甲，二是乙。", "改进：一是丙，二是丁。"),
    ("（一）甲", "1、子", "2、丑", "（二）乙", "1、寅", "2、卯"),
    ("一是甲：一是子，二是丑；二是乙；三是丙。",),
    ("一是甲。二是乙：一是子。", "三是丙。"),
    ("一是甲；第二，乙；三是丙。",),
    ("一是甲不足二是乙，三是丙。",),
    ("首先甲；其次乙；三是丙。",),
    ("问题：一是甲。措施：一是乙。",),
    ("依照第二十条第（一）项、第（五）项、第（八）项公开。",),
    ("统一是前提，唯一是标准，三是数字。",),
    ("村务公开不够规范，一是公开不及时。",),
    ("1.5万元，2.3万元。", "12345热线", "2023年、2022年"),
    ("1、甲", "2、乙", "（一）丙", "3、丁", "（二）戊"),
    ("一要甲，二要乙，三要丙。",),
    ("（一）问题。一是甲。二是乙。", "（二）改进措施一是丙。二是丁。"),
    ("存在问题一是甲。二是乙。改进情况一是丙，二是丁。",),
    ("（一）不足1.甲。2.乙。（二）改进措施1.丙。2.丁。",),
    ("主要问题（一）甲。（二）乙。改进方面（一）丙。（二）丁。",),
    ("（一）甲", "二、乙", "（三）丙"),
    ("（一）甲，按照第二十条第（一）项。", "二、乙", "（三）丙"),
    ("一是甲，第一时间办。第二，乙。三是丙。",),
]


@pytest.mark.parametrize(("paragraphs", "skips", "repeats", "before", "after"), BROKEN)
def test_a_break_in_a_numbering_is_told(paragraphs, skips, repeats, before, after):
    found = [f for f in of(made(*paragraphs), "numbering") if f.fields["found"]]
    assert len(found) == 1
    fields = found[0].fields
    assert (fields["skips"], fields["repeats"]) == (skips, repeats)
    assert (fields["before"], fields["found"]) == (before, after)


@pytest.mark.parametrize("paragraphs", WHOLE)
def test_what_runs_on_restarts_or_nests_is_whole(paragraphs):
    found = [dict(f.fields) for f in of(made(*paragraphs), "numbering") if f.fields["found"]]
    assert [f for f in found if f["before"] != "开头"] == []


def test_a_list_does_not_run_from_one_part_into_the_next():
    two = report({**PARTS, 1: ("一是甲，二是乙。",), 5: ("一是丙，二是丁。",)})
    found = [f.place.part for f in of(facts(two, NOTHING_ELSE), "numbering")]
    assert found == [1, 5]


def test_an_automatic_number_counts_as_an_ordinal():
    found = made(paragraph("甲", number="（一）"), paragraph("丙", number="（三）"))
    assert one(found, "numbering").fields["skips"] == 1


@given(st.integers(min_value=2, max_value=10))
def test_any_unbroken_list_is_whole_and_any_left_out_item_is_missed(length):
    names = "一二三四五六七八九十"
    whole = [f"{names[i]}是第{i}件事" for i in range(length)]
    (one_list,) = series(markers(paragraph("；".join(whole))))
    assert not one_list.breaks
    if length > 2:
        (gap,) = series(markers(paragraph("；".join(whole[:1] + whole[2:]))))
        assert len(gap.breaks) == 1
