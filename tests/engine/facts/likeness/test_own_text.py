"""A report's own words: form, statute and stock phrases are no one's."""

from __future__ import annotations

import pickle

import pytest
from making.shipped import VOCABULARY
from making.told import told

from engine.facts.likeness.own_text import SHORTEST, own_text

OWN = "在政务服务大厅新设查询点一处，配备自助打印机两台，方便村民当场查看审批结果"


def compared(text, part=1, **more):
    return own_text(told({part: text}, **more), VOCABULARY).compared


def test_name_year_and_numbers_do_not_tell_apart():
    here = compared(f"2023年，白沙镇{OWN}3处。", agency="白沙镇人民政府")
    there = compared(f"2022年，柳河乡{OWN}15处。", agency="柳河乡人民政府")
    assert here == there
    assert here


@pytest.mark.parametrize("part", [1, 5, 6])
def test_the_parts_in_which_an_agency_speaks_are_compared(part):
    assert compared(OWN + "。", part=part)


@pytest.mark.parametrize("part", [2, 3, 4])
def test_the_tables_parts_are_not(part):
    assert compared(OWN + "。", part=part) == ()


def test_a_short_sentence_is_nobodys_own():
    assert compared("无。") == ()
    assert all(len(one) >= SHORTEST for one in compared(f"无。{OWN}。短句一个。"))


def test_clauses_between_semicolons_are_compared_each_and_quoted_whole():
    made = own_text(told({1: f"{OWN}；把涉农补贴发放名单逐村张榜公示。"}), VOCABULARY)
    assert len(made.compared) == len(made.written) == 2
    assert made.written[0] == made.written[1] == f"{OWN}；把涉农补贴发放名单逐村张榜公示。"


def test_the_unit_is_the_roster_s_name_else_the_agency_else_the_source():
    report = told({1: OWN})
    assert own_text(report, VOCABULARY, "白沙镇").unit == "白沙镇"
    assert own_text(report, VOCABULARY).unit == "白沙镇人民政府"
    assert own_text(told({1: OWN}, agency="", source="甲.txt"), VOCABULARY).unit == "甲.txt"


def test_what_was_prepared_travels_and_is_kept():
    report = told({1: OWN})
    made = own_text(report, VOCABULARY)
    assert pickle.loads(pickle.dumps(made)) == made  # noqa: S301 - our own
    assert own_text(report, VOCABULARY) is made
    assert made.size == sum(map(len, made.compared))
