"""Claims of none without a figure: only what is denied itself."""

from __future__ import annotations

import pytest
from making.shipped import VOCABULARY

from engine.clauses.reading import Reader
from engine.clauses.scope import About


def denied(text, aspect="request"):
    """Return of what a sentence says that there is none, without a doubt."""
    reader = Reader(VOCABULARY, About(2024, "department", "青禾县教育局"))
    found = reader.claims(text, aspect)
    assert all(one.value == 0 and one.none_said for one in found)
    return {one.subject for one in found if not one.doubts}


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("本年度未收到政府信息公开申请。", {"received"}),
        ("实现依申请公开零申请。", {"received"}),
        ("没有收到申请。", {"received"}),
        ("没有上年结转的申请。", {"carried.in"}),
        ("无结转下年度继续办理的申请。", {"carried.out"}),
    ],
)
def test_none_of_the_noun_that_it_governs(text, subjects):
    assert denied(text) == subjects


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("没有不予公开的申请。", {"handled.denied"}),
        ("没有不予处理、不予公开的申请。", {"handled.rejected", "handled.denied"}),
        ("没有无法提供的申请。", {"handled.unable"}),
        ("没有部分公开的政府信息公开申请。", {"handled.partial"}),
        ("无其他处理的申请。", {"handled.other"}),
        ("未收到不予公开类申请。", set()),
        ("未出现申请不予受理的情况。", set()),
    ],
)
def test_none_of_a_result_does_not_say_that_no_request_came(text, subjects):
    assert denied(text) == subjects


@pytest.mark.parametrize(
    "text",
    [
        "未按期答复申请。", "没有未办结的申请。", "没有逾期答复的申请。", "没有收到投诉。",
        "未收到网络申请。", "没有法人申请。", "没有一件申请逾期答复。", "没有需要补正的申请。",
    ],
)  # fmt: skip
def test_what_denies_something_else_says_nothing_of_requests(text):
    assert denied(text) == set()


@pytest.mark.parametrize(
    "text",
    ["没有发生因政府信息公开引发的行政复议和行政诉讼。", "无行政复议、行政诉讼案件。"],
)
def test_of_reviews_and_suits_each_is_denied(text):
    assert denied(text, "dispute") == {"review", "suit"}
    assert denied("没有被纠正的行政复议。", "dispute") == set()


def test_documents_and_decisions_are_denied_by_their_verbs():
    assert denied("未制发规章和规范性文件。", "") == {
        "document.regulations.made", "document.normative.made",
    }  # fmt: skip
    assert denied("未作出行政许可、行政处罚。", "") == {"decision.licensing", "decision.penalty"}


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("没有被复议机关撤销或者责令履行的信息公开案件。", {"review.corrected"}),
        ("信息公开行政复议案件零纠错。", {"review.corrected"}),
        ("信息公开行政复议、行政诉讼“双零”。", {"review", "suit"}),
        ("没有被上级责令整改的信息公开问题。", set()),
        ("内部信访复查零纠错。", set()),
        ("安全生产事故“双零”。", set()),
    ],
)
def test_none_that_was_corrected(text, subjects):
    assert denied(text, "") == subjects
