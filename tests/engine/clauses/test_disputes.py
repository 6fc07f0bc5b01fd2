"""What a number says of reviews and suits."""

from __future__ import annotations

import pytest
from making.shipped import VOCABULARY

from engine.clauses.reading import Reader
from engine.clauses.scope import About


def claims(text, aspect="dispute"):
    """Return (subject, value) of what is claimed, and what is doubted."""
    found = Reader(VOCABULARY, About(2024, "department", "青禾县教育局")).claims(text, aspect)
    sure = [(one.subject, one.value) for one in found if not one.doubts]
    return sure, {doubt.kind for one in found for doubt in one.doubts}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("发生行政复议2件。", [("review", 2)]), ("未经复议直接起诉3件。", [("suit_direct", 3)]),
        ("复议后起诉1件，尚未审结。", [("suit_after_review", 1)]),
        ("行政复议、行政诉讼各1件。", [("review", 1), ("suit", 1)]),
        ("行政复议2件，其中结果维持1件、结果纠正1件。",
         [("review", 2), ("review.upheld", 1), ("review.corrected", 1)]),
        ("一起行政复议均未发生。", []),
    ],
)  # fmt: skip
def test_each_kind_of_dispute_and_its_outcomes(text, found):
    assert claims(text)[0] == found


def test_a_suit_that_was_lost_is_hardly_another_than_one_corrected():
    sure, doubts = claims("因政府信息公开引发行政诉讼5件，败诉1件。")
    assert sure == [("suit", 5)]
    assert doubts == {"lost"}
    assert claims("因政府信息公开引发行政复议5件，败诉1件。") == ([("review", 5)], set())


def test_only_disputes_about_information_are_counted_for_certain():
    assert claims("因政府信息公开被申请行政复议1件。", "") == ([("review", 1)], set())
    sure, doubts = claims("办理行政复议案件30件。", "")
    assert sure == []
    assert "about" in doubts


@pytest.mark.parametrize(
    ("text", "sure", "doubts"),
    [
        ("31件申请引发复议3件，占9.7%。", [("review", 3)], set()),
        ("行政机关负责人出庭应诉2次，出庭率100%。", [], set()),
        ("单位主要负责人均出庭应诉3件。", [], set()),
        ("作为第三人参加行政诉讼1件。", [], set()),
        ("共出庭应诉3件。", [], {"office"}),
        ("复议后又起诉的1件，法院判决维持。", [("suit_after_review", 1)], set()),
    ],
)
def test_who_went_to_court_and_what_came_of_requests_count_no_disputes(text, sure, doubts):
    assert claims(text) == (sure, doubts)
