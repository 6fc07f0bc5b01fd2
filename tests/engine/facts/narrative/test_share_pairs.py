"""Which number a stated percentage belongs to."""

from __future__ import annotations

import pytest
from making.shipped import VOCABULARY

from engine.facts.narrative.share_pairs import paired
from engine.facts.narrative.shares import WORDS
from engine.facts.narrative.terms import terms

SAID = VOCABULARY[WORDS]


def told(text):
    found = paired(text, terms(text, SAID["bare"]), SAID)
    return [(one.part.value, one.percent) for one in found]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("自然人5件，占申请总数的62.5%", [(5, "62.5")]),
        ("自然人5件（占62.5%），企业3件（占37.5%）", [(5, "62.5"), (3, "37.5")]),
        ("网络申请占70%（28件）", [(28, "70")]),
        ("网络申请占70%（28件），业务类占75%，共195条", [(28, "70"), (195, "75")]),
        ("自然人6件、企业4件，分别占60%、40%", [(6, "60"), (4, "40")]),
        ("收到402件，办结398件，办结率99%", [(398, "99")]),
        ("公开18件，部分公开4件，两者之和占申请总量的61.1%", [(22, "61.1")]),
        ("公开18件，两者之和占申请总量的61.1%", []),
        ("公开18件，咨询4次，两者之和占申请总量的61.1%", []),
        ("同比增长20%", []),
        ("占20%", []),
        ("收到8件", []),
        ("", []),
    ],
)
def test_a_share_has_its_number(text, pairs):
    assert told(text) == pairs


@pytest.mark.parametrize(
    "text",
    [
        "自然人6件、企业4件，分别占60%",
        "自然人6件、企业4件，占60%、40%、20%",
        "收到402件，办结率99%",
        "收到402件，办结398件，办结率100%",
    ],
)
def test_where_numbers_and_shares_do_not_answer_each_other_nothing_is_said(text):
    assert [pair for pair in told(text) if pair[1] != "60" or "分别" in text] == []


def test_the_whole_is_told_where_the_sentence_names_it():
    text = "合计21件，占全部30件办理结果的70%"
    (one,) = paired(text, terms(text, SAID["bare"]), SAID)
    assert (one.part.value, one.whole) == (21, 30)
    assert "办理结果" in one.named
    assert text[one.start : one.end].startswith("占")
