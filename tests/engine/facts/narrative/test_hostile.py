"""Text made to be slow: every word of the vocabulary over and over, and what has no end."""

from __future__ import annotations

import pytest
from making.shipped import NOTHING_ELSE, VOCABULARY
from making.told import told

from engine.facts.likeness import own_text
from engine.facts.narrative import facts

WORDS = (
    "共有", "总数量", "共计", "期限", "规定时限内", "的", "公开", "信息", "申请",
    "政府信息公开申请",
    "予以公开、", "无法提供和", "其中", "（", "一是", "2023年", "1", "1,111", "一百",
    "未收到", "均在期限", "办结", "行政复议", "自然人", "比上年", "规范性文件",
    "学习贯彻", "全面深入", "“", "《", "、", "，", "；",
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.timeout(60)  # what backtracks takes minutes; what does not, a fraction of a second
@pytest.mark.parametrize("word", WORDS)
def test_no_word_said_a_thousand_times_takes_long(word):
    text = f"依申请公开{word * 1000}x收到申请{word * 1000}y"
    report = told({1: ("（二）依申请公开情况", text)})
    found = list(facts(report, NOTHING_ELSE))
    assert all(fact.kind.startswith("narrative.") for fact in found)
    own_text(report, VOCABULARY)  # comes back at all


@pytest.mark.slow
def test_a_paragraph_without_an_end_is_cut_and_read():
    report = told({1: ("（二）依申请公开情况", "收到申请3件，" * 3000)})
    found = list(facts(report, NOTHING_ELSE))
    assert len(found) > 1000
