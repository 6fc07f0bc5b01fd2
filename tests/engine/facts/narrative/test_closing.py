"""Sums behind their items: which numbers they add up, and what they leave alone."""

from __future__ import annotations

import pytest

from engine.facts.narrative.closing import before_sum, ending_with, one_a_clause
from engine.facts.narrative.list_shapes import Reading
from engine.facts.narrative.lists import lists
from engine.facts.narrative.terms import terms
from engine.facts.prose import Sentence, squeeze
from engine.packs import load_pack

WORDS = Reading(load_pack().vocabulary)


def added(text: str) -> list[tuple[int, int]]:
    squeezed, _ = squeeze(text)
    sentence = Sentence(text=squeezed, spoken=squeezed, origin=(), part=1, paragraph=0)
    return [(one.total, one.sum) for one in lists(sentence, None, WORDS)]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("网站发布招商信息70条、政策信息45条、公示公告85条，共201条。", [(201, 200)]),
        ("发布海关公告8份、政策解读14篇、新闻稿件96篇，合计119份（篇）。", [(119, 118)]),
        ("警情通报46篇，防诈提示120篇，便民公告34篇，全年共发布201篇。", [(201, 200)]),
        ("滨江社区4件、和平社区3件，其他社区2件，总共9件。", [(9, 9)]),
        ("网站发布86条，公众号发布214条，公示栏150条，以上三种渠道累计公开451条。", [(451, 450)]),
        ("宣传册300份，明白纸200份，两项共发放资料501份。", [(501, 500)]),
        ("一季度收到申请12件，二季度收到17件，三季度收到14件，四季度收到15件，全年共收到59件。",
         [(59, 58)]),
        ("各乡镇收到申请80件，县直部门收到130件，全县共211件。", [(211, 210)]),
        ("县政府网站、微信、微博分别发布信息5200条、1300条、700条，三个平台共7201条。",
         [(7201, 7200)]),
    ],
)  # fmt: skip
def test_a_sum_behind_its_items_is_read(text, pairs):
    assert added(text) == pairs


@pytest.mark.parametrize(
    "text",
    [
        "申请较多的社区为东街4件、西街3件、南街2件。",
        "将3件申请拆分为7件登记。",
        "今年收件485件，2023年收件402件，2022年收件388件。",
        "上年结转2件，本年新受理21件，共办结20件。",
    ],
)
def test_a_row_of_numbers_without_a_sum_is_none(text):
    assert added(text) == []


def test_what_says_that_it_is_the_sum_is_told_from_what_was_done():
    def told(text):
        found = terms(text, WORDS["bare"])
        return before_sum(found[:-1], found[-1], WORDS)[1]

    assert told("公告8条、动态6条，合计14条。")
    assert not told("公告8条、动态6条，全年共发布14条。")


def test_the_numbers_nearest_to_a_sum_are_its_items():
    text = "公开80条，其中公告8条、动态6条，共14条。"
    found = terms(text, WORDS["bare"])
    assert [one.value for one in ending_with(list(found[:-1]), found[-1], text)] == [8, 6]


def test_items_may_stand_one_a_clause():
    text = "征收9件；质量8件；物业6件。"
    assert one_a_clause(text, terms(text, WORDS["bare"]), WORDS)
