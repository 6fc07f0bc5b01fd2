"""Sentences of the agency's own text: each report has its own, in whatever order they are asked."""

from __future__ import annotations

import re

from making.matrices import forms
from making.told import told

from engine.facts.sentences import own_text, part_sentences
from engine.reading import read_report


def test_reports_looked_at_in_turn_keep_their_own_sentences():
    one, other = told({1: "公开信息三条。", 5: "仍有不足。"}), told({1: "公开信息五条。"})
    for _ in range(2):
        assert [s.text for s in part_sentences(one, 1)] == ["公开信息三条。"]
        assert [s.text for s in part_sentences(other, 1, 5)] == ["公开信息五条。"]
    assert [s.text for s in part_sentences(one, 5, 1)] == ["仍有不足。", "公开信息三条。"]
    assert [s.part for s in own_text(one)][-2:] == [1, 5]


def test_what_a_page_lists_above_the_title_is_not_the_agency_s_own():
    text = (
        "政府信息公开年报 青河县财政局2023年政府信息公开工作年度报告 2024-01-10 "
        "青禾县财政局2023年政府信息公开工作年度报告 根据条例编制本报告。"
        "一、总体情况2023年，我局公开信息86条。五、存在的主要问题及改进情况仍有不足，将改进。"
    )
    report = read_report(text.encode(), "年报.txt", forms())
    assert report.agency == "青禾县财政局"
    assert next(own_text(report)).text.startswith("青禾县财政局2023年")


def test_of_wanted_patterns_no_sentence_is_lost_that_has_one():
    report = told({1: "公开三条。学习条例。更新五项；公开两条", 5: "公开一条。没有。"})
    wanted = re.compile("公开"), re.compile("五")
    assert [s.text for s in part_sentences(report, 1, 5, wanted=wanted)] == [
        "公开三条。", "更新五项；", "公开两条", "公开一条。"
    ]  # fmt: skip
    beside = re.compile("条$")
    assert "公开两条" in [s.text for s in own_text(report, beside)]
