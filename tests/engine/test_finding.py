"""Values of what was judged: counts of outcomes, papers that are asked for."""

from __future__ import annotations

import pytest
from making.tables import report

from engine.evidence import Fact
from engine.finding import Audit, Outcome, asked_together, due_of, paper_asked


def test_every_verdict_is_counted_also_where_there_is_none():
    fact = Fact(kind="part", fields={})
    outcomes = tuple(
        Outcome(rule="S101", name="x", verdict=verdict, subject=fact)
        for verdict in ("pass", "fail", "fail", "broken")
    )
    audit = Audit(report=report(), outcomes=outcomes, findings=(), causes=())
    assert audit.counts() == {
        "pass": 1, "fail": 2, "uncertain": 0, "not_assessable": 0, "broken": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("ask", "paper"),
    [
        ("上年年报（核对表二）", "上年年报"),
        ("上年年报", "上年年报"),
        ("（核对表二）", "（核对表二）"),
        ("", ""),
    ],
)
def test_a_paper_is_what_stands_before_the_bracket(ask, paper):
    assert paper_asked(ask) == paper


@pytest.mark.parametrize(
    ("asks", "together"),
    [
        (["上年年报（核对表二）"], "上年年报（核对表二）"),
        (["上年年报（核对表二）", "上年年报（核对表二）"], "上年年报（核对表二）"),
        (["上年年报（核对表二）。", "上年年报（核对表三）。"], "上年年报（核对表二；核对表三）"),
        (
            ["上年年报（核对（二）项）", "上年年报（核对表三）"],
            "上年年报（核对（二）项；核对表三）",
        ),
        (["上年年报（核对表二）以便核对", "上年年报"], "上年年报（核对表二以便核对）"),
    ],
)
def test_one_paper_for_several_ends_is_asked_once(asks, together):
    assert asked_together(asks) == together


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"rule": "N101", "expected": "7", "against": "表三"}, "与表三一致（7）"),
        ({"rule": "N101", "expected": "7"}, "与另一处一致（7）"),
        ({"rule": "X101", "expected": "4"}, "与另一处一致（4）"),
        ({"rule": "N101", "expected": "7", "against": ""}, "7"),
        ({"rule": "F203", "expected": "2"}, "2"),
        ({"rule": "N101", "expected": ""}, ""),
        ({}, ""),
    ],
)
def test_what_only_another_place_says_is_not_told_as_due_in_a_book_of_former_days(told, said):
    assert due_of(told) == said
