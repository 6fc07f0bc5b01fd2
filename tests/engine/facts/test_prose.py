"""Sentences of the running text, squeezed; every character remembers where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making.told import told

from engine.facts import prose
from engine.facts.prose import LONGEST, sentences, sources, squeeze, uniform

SIGNS = st.text(
    "我局收到件年，,；;：:（(）)？?！!。《》“”１２3４\uff21\uff41b [bookmark:x]\u3000\u200b\n\x1f[]"
)


def texts(parts):
    return [one.text for one in sentences(told(parts, tables=()))]


@pytest.mark.parametrize(
    ("written", "squeezed"),
    [
        ("收到 申请 ３ 件,办结2件.", "收到申请3件，办结2件."),
        ("共1,234条", "共1,234条"),
        ("《政府信息公开条例》规定", "《□□□□□□□□》规定"),
        ("“一事一议”", "“□□□□”"),
        ("甲\u200b乙\n丙", "甲乙丙"),
        ("甲[bookmark: _Toc1]乙", "甲乙"),
        ("", ""),
    ],
)
def test_widths_are_made_one_and_quotations_blotted(written, squeezed):
    assert squeeze(written)[0] == squeezed


@given(st.text("甲乙 \n3,，《》“”１", max_size=40))
def test_every_character_knows_where_it_stood(text):
    plain, offsets = uniform(text)
    assert len(plain) == len(offsets)
    assert list(offsets) == sorted(set(offsets))
    assert all(plain[i] == text[at] for i, at in enumerate(offsets) if text[at] in "甲乙3《》“”")
    assert len(squeeze(text)[0]) == len(plain)


def test_sentences_end_at_their_marks_and_what_goes_on_with_of_which_does_not():
    assert texts({1: "收到3件。办结2件！结转1件"}) == ["收到3件。", "办结2件！", "结转1件"]
    assert texts({1: "收到3件。其中自然人2件。无。"}) == ["收到3件。其中自然人2件。", "无。"]


def test_a_sentence_over_two_paragraphs_is_one_and_quotes_both():
    first = "二〇二三年我镇收到的政府信息公开申请的数量与上一年相比有所增加"
    report = told({1: (first, "主要是因为征地补偿。")}, tables=())
    (one,) = sentences(report)
    assert one.text == first + "主要是因为征地补偿。"
    assert [quoted.quote for quoted in one.evidence(sources(report))] == [
        first,
        "主要是因为征地补偿。",
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("短标题", "收到3件。"),
        ("二〇二三年我镇收到的政府信息公开申请的数量与上一年相比有所增加。", "办结2件。"),
        ("二〇二三年我镇收到的政府信息公开申请的数量与上一年相比有所增加", "一是加强培训。"),
    ],
)
def test_other_paragraphs_stay_apart(first, second):
    assert texts({1: (first, second)}) == [first, second]


def test_what_never_ends_is_cut():
    found = texts({1: "长" * (2 * LONGEST + 5)})
    assert list(map(len, found)) == [LONGEST, LONGEST, 5]


def test_what_a_sentence_is_about_is_told_by_its_heading():
    report = told({1: ("（二）依申请公开情况", "收到3件。", "（三）其他", "无。")}, tables=())
    assert [one.aspect for one in sentences(report)] == ["request", "request", "", ""]
    about = told({1: ("（一）主动公开情况", "公开3条。")}, tables=())
    assert [one.aspect for one in sentences(about)] == ["disclosure", "disclosure"]
    own = {3: "收到3件。", 4: "无。", 5: "无。"}
    assert [one.aspect for one in sentences(told(own, tables=()))] == ["request", "dispute", ""]


def test_they_are_cut_once_for_a_report():
    report = told({1: "收到3件。"})
    assert sentences(report) is sentences(report)


@given(SIGNS)
def test_uniform_is_each_character_by_itself(text):
    """As one would write it who does not mind the time: what is dropped, then each that is kept."""
    dropped = {at for match in prose._DROPPED.finditer(text) for at in range(*match.span())}
    grouped = prose._GROUPING.sub(prose._KEPT, text)
    kept = [at for at in range(len(text)) if at not in dropped]
    said, offsets = uniform(text)
    assert said == "".join(grouped[at].translate(prose._WIDTHS) for at in kept)
    assert list(offsets) == kept


def test_blanks_and_widths():
    assert uniform("收到 １２件, 1,234条") == (
        "收到12件，1,234条",
        (0, 1, 3, 4, 5, 6, *range(8, 14)),
    )
    said, offsets = uniform("没有空白(的)")
    assert (said, list(offsets)) == ("没有空白（的）", list(range(7)))
