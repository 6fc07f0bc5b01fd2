"""The work for a report's prose grows as its sentences do, whatever they count.

Work is counted in calls of Python's functions, since a clock tells nothing on a busy machine.
"""

from __future__ import annotations

import sys

import pytest
from making.reading import read_report
from making.shipped import VOCABULARY

from engine.facts import extract
from engine.facts.context import Context

HEADS = "一、总体情况", "二、主动公开政府信息情况"
PLAIN = "我们认真学习条例，完善目录和指南。及时回应群众关切。"
FEW = 60


def prose(sentences: int, *, counting: bool) -> str:
    """Write so many groups of sentences, no two of which count the same."""
    told = "全年发布信息{}条，解读政策{}次。" if counting else "及时做好解读。"
    return "".join(PLAIN + told.format(100 + n, 10 + n % 40) for n in range(sentences))


def calls(text: str) -> int:
    """Count the calls of Python's functions by which the facts of a report are made."""
    title = "青禾县财政局2024年政府信息公开工作年度报告"
    report = read_report("\n".join((title, HEADS[0], text, HEADS[1])).encode(), "稿.txt")
    counted = 0

    def count(_frame: object, event: str, _given: object) -> None:
        nonlocal counted
        counted += event == "call"

    sys.setprofile(count)
    try:
        extract(report, Context(vocabulary=VOCABULARY))
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize(("counting", "most"), [(False, 80), (True, 280)])
def test_each_sentence_costs_as_much_as_the_one_before(counting, most):
    calls(prose(FEW, counting=counting))  # what is worked out once
    few, more, many = (calls(prose(FEW * by, counting=counting)) for by in (1, 2, 4))
    each, later = (more - few) / FEW, (many - more) / FEW / 2
    assert later < each * 1.1
    assert each < most
