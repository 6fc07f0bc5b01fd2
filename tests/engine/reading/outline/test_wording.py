"""Which part a line's words name."""

from __future__ import annotations

import pytest
from making.matrices import forms

from engine.forms.labels import leading_numeral, normalise_label
from engine.reading.outline.heading import headings_of
from engine.reading.outline.wording import fee_heading, is_of_fee, part_of

HEADINGS = headings_of(forms())


def told(text):
    """Return (part, how) of a line."""
    numeral = leading_numeral(text)
    words = normalise_label(text[numeral.end :] if numeral else text)
    found = part_of(words, text, numeral, HEADINGS)
    return found and found[:2]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("一、总体情况", 1),
        ("二、主动公开政府信息情况", 2),
        ("三、收到和处理政府信息公开申请情况", 3),
        ("四、政府信息公开行政复议、行政诉讼情况", 4),
        ("五、存在的主要问题及改进情况", 5),
        ("六、其他需要报告的事项", 6),
    ],
)
def test_the_form_s_own_wording_is_exact(text, part):
    assert told(text) == (part, "form")
    assert told(text.partition("、")[2]) == (part, "form")


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("五、存在的主要问题和改进措施", 5),
        ("工作中存在的不足和下一步打算", 5),
        ("四、行政复议和行政诉讼的情况", 4),
        ("三、收到和处理政府信息公开申请的情况", 3),
    ],
)
def test_a_heading_in_other_words_is_like_one(text, part):
    found = told(text)
    assert found is not None
    assert found[0] == part


@pytest.mark.parametrize(
    "text",
    [
        "",
        "无",
        "全年共收到申请3件。",
        "我镇认真学习，落实到位",
        "长" * 60,
        "（一）政策解读",
    ],
)
def test_sentences_and_other_lines_are_none(text):
    assert told(text) is None


def test_the_fee_has_headings_of_its_own():
    assert is_of_fee(normalise_label("信息处理费收取情况"))
    assert not is_of_fee(normalise_label("其他需要报告的事项"))
    assert fee_heading("全年无收费。") is None


def test_headings_are_collected_once_for_a_set_of_forms():
    assert headings_of(forms()) is HEADINGS
    assert {part for part, _ in HEADINGS.exact.values()} == {1, 2, 3, 4, 5, 6}
    assert HEADINGS.aspects.isdisjoint(HEADINGS.exact)
