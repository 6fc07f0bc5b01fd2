"""Likeness: copies are found under another name, model texts and statute accuse nobody."""

from __future__ import annotations

import pytest
from making.shipped import VOCABULARY
from making.told import told

from engine.facts.likeness import OwnText, compare
from engine.facts.likeness import own_text as own_text_by
from engine.facts.likeness.own_text import WORDS, evened
from engine.facts.likeness.sketch import SHARED, SKETCH, sketch

PARAGRAPHS = (
    "一是在政务服务大厅新设查询点一处，配备自助打印机两台，方便村民当场查看和打印低保、宅基地审批结果。",
    "二是把涉农补贴发放名单逐村张榜，并在赶集日由驻村干部现场解答村民提出的疑问。",
    "三是重新梳理了党政综合办公室的收件流程，收到信件当天登记、次日分办、到期前三天提醒。",
    "存在的问题：部分村的公示栏更新不及时，年轻干部对依申请公开的答复格式掌握得不牢。",
    "改进措施：明年每季度组织一次答复文书评比，把公示栏更新列入驻村干部的月度考勤。",
)


def own_text(of) -> OwnText:
    """Prepare a report by the shipped words."""
    return own_text_by(of, VOCABULARY)


def report(name: str, paragraphs=PARAGRAPHS, year=2023):
    """Make a report of an agency out of paragraphs."""
    return told({1: tuple(paragraphs)}, agency=name, year=year)


def test_a_copy_with_another_name_year_and_number_is_a_copy():
    here = own_text(
        report("白沙镇人民政府", ("2023年，白沙镇编印便民手册136册，逐户发放到人。", *PARAGRAPHS))
    )
    there = own_text(
        report(
            "柳河乡人民政府", ("2022年，柳河乡编印便民手册95册，逐户发放到人。", *PARAGRAPHS), 2022
        )
    )
    found = compare(here, there)
    assert found.percent == 100
    assert ("白沙镇编印" in found.pairs[-1][0]) == ("柳河乡编印" in found.pairs[-1][1])


def test_different_words_are_not_alike():
    other = (
        "本局开通了企业开办一窗通，公开办理环节和所需材料，平均用时缩短到半天。",
        "食品抽检结果每周公布一次，不合格批次附处置情况和生产者名称。",
        "问题主要是抽检数据只有表格，没有图示，公众看不明白。",
        "下一步为每期抽检结果配一张说明图，并在超市电子屏上滚动播出。",
    )
    found = compare(own_text(report("甲县市场监管局", other)), own_text(report("白沙镇人民政府")))
    assert found.percent == 0
    assert found.pairs == ()


def test_percent_is_the_share_of_characters_rounded_down():
    here = OwnText(unit="甲", year=2023, written=("a", "b"), compared=("一" * 100, "二" * 50))
    there = OwnText(unit="乙", year=2023, written=("c",), compared=("一" * 100,))
    assert compare(here, there).percent == 66


def test_a_report_that_says_next_to_nothing_is_not_called_a_copy():
    short = report("白沙镇人民政府", (PARAGRAPHS[0],))
    assert (
        compare(own_text(short), own_text(report("柳河乡人民政府", (PARAGRAPHS[0],)))).percent == 0
    )


@pytest.mark.parametrize(
    "clause",
    [
        "本报告中所列数据的统计期限自2023年1月1日起至2023年12月31日止。",
        "2023年我乡未收到政府信息公开申请。",
        "本报告由总体情况、主动公开政府信息情况等六个部分组成。",
        "如对本报告有疑问，请与党政办联系，电话0350-1234567。",
        "2023年，我乡未收取政府信息公开信息处理费。",
        "以习近平新时代中国特色社会主义思想为指导，深入贯彻落实党的二十大精神。",
        "切实保障人民群众的知情权、参与权、表达权和监督权。",
    ],
)
def test_statute_and_slogans_are_nobodys_own_words(clause):
    assert len(evened(clause, VOCABULARY[WORDS])) < 10


def test_a_sketch_is_the_same_in_any_process():
    words = "全面推行窗口首问负责制做到来有迎声"
    assert sketch(words)[:3] == (81666156, 494488505, 694575760)
    assert sketch("村务") == (2451688872,)


def test_a_slip_leaves_enough_of_a_sketch_and_other_words_leave_nothing():
    words = "在政务服务大厅新设查询点一处配备自助打印机两台方便村民当场查看和打印审批结果"
    slipped = words.replace("两台", "三台")
    assert len(sketch(words)) == SKETCH
    assert len({*sketch(words)} & {*sketch(slipped)}) >= SHARED
    assert not {*sketch(words)} & {
        *sketch("食品抽检结果每周公布一次不合格批次附处置情况和生产者名称")
    }
