"""Sentences read one after the other: claims with their residue, and what each leaves behind."""

from __future__ import annotations

import pytest
from making.shipped import VOCABULARY

from engine.clauses.claim import Claim, Doubt
from engine.clauses.reading import Reader
from engine.clauses.scope import About

BUREAU = About(year=2024, kind="department", agency="松岭市林业局")


def claims(*sentences, **more):
    reader = Reader(VOCABULARY, BUREAU, **more)
    return [claim for one in sentences for claim in reader.claims(one)]


def told(*sentences):
    return [(one.subject, one.value, one.scope.year) for one in claims(*sentences)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2024年收到政府信息公开申请3件。", [("received", 3, "this")]),
        ("未收到政府信息公开申请。", [("received", 0, "this")]),
        ("2023年收到政府信息公开申请3件。", [("received", 3, "last")]),
        ("天气晴好。", []),
        ("", []),
    ],
)
def test_a_sentence_claims_what_it_says(text, wanted):
    assert told(text) == wanted


def test_a_year_holds_for_the_next_sentence_of_the_paragraph_and_no_farther():
    first, second = "2023年工作如下。", "收到政府信息公开申请3件。"
    assert told(first, second) == [("received", 3, "last")]
    reader = Reader(VOCABULARY, BUREAU)
    reader.claims(first, paragraph=0)
    (other,) = reader.claims(second, paragraph=1)
    assert other.scope.year == "this"


def test_what_no_word_explains_stays_with_the_claim():
    (plain,) = claims("收到政府信息公开申请3件。")
    assert plain.residue == ()
    (strange,) = claims("收到魑魅魍魉政府信息公开申请3件。")
    assert strange.residue


def test_a_claim_knows_where_its_number_stands():
    text = "收到政府信息公开申请3件。"
    (one,) = claims(text)
    assert text[one.start : one.end] == "3件"
    assert not one.none_said
    (none,) = claims("收到政府信息公开申请0件。")
    assert none.none_said


def test_a_limiting_word_makes_it_a_part():
    (one,) = claims("收到有效政府信息公开申请3件。")
    assert one.part
    assert [doubt.kind for doubt in one.doubts] == ["limit"]


def test_every_sentence_is_read_if_asked():
    quiet, every = Reader(VOCABULARY, BUREAU), Reader(VOCABULARY, BUREAU, every=True)
    assert quiet.heard("天气晴好") == ()
    assert every.heard("天气晴好")


def test_two_readers_share_nothing():
    reader = Reader(VOCABULARY, BUREAU)
    reader.claims("2023年工作如下。")
    assert told("收到政府信息公开申请3件。") == [("received", 3, "this")]


def test_a_doubt_is_added_to_a_copy():
    claim = Claim(subject="received", value=3)
    doubted = claim.doubted("limit", "有效").doubted("level")
    assert doubted.doubts == (Doubt("limit", "有效"), Doubt("level"))
    assert claim.doubts == ()


TOLD = {
    "公开34件，部分公开6件，不公开4件，无法提供11件，其他5件。": ("handled.rejected+other", 5),
    "公开34件，部分公开6件，不公开4件，无法提供11件，不予处理2件，其他5件。": ("handled.other", 5),
    "收到政府信息公开申请8件，答复6件，其余2件于次年答复。": ("carried.out", 2),
    "信息公开复议2件，县政府维持1件。": ("review.upheld", 1),
    "信息公开诉讼结果均为维持，共2件。": ("suit.upheld", 2),
    "受理政府信息公开申请9件，受理后答复8件。": ("handled", 8),
    "规范性文件14件继续有效，均已在网站专栏公开；年内失效3件。": (
        "document.normative.repealed",
        3,
    ),
}


@pytest.mark.parametrize("text", TOLD)
def test_a_clause_goes_on_with_what_the_one_before_it_tells(text):
    assert TOLD[text] in {(s, v) for s, v, year in told(text) if year == "this"}


@pytest.mark.parametrize(
    "text",
    [
        "公开会议12次，部分公开会议3次，不公开会议5次，其他2次。",
        "2025年收到的申请3件已答复，不计入本年度。",
        "申请来自个人和企业，前者32件、后者8件。",
        "我局全年行政复议案件21件，多为不服行政处罚。",
        "减免行政事业性收费41.3万元。",
        "引导当事人诉讼3件。",
        "收到申请超过50件的部门有5个。",
        "辖区企业信用修复申请4件。",
    ],
)
def test_what_looks_like_a_claim_is_none(text):
    assert [one for one in told(text) if one[0] != "all_done"] == []
