"""How many items part five announces, and how far the list counts that follows."""

from __future__ import annotations

import pytest
from making.shipped import NOTHING_ELSE
from making.written import PARTS, of, one, report

from engine.facts.structure import facts


def five(*paragraphs):
    return tuple(of(facts(report({**PARTS, 5: paragraphs}), NOTHING_ELSE), "part_five"))


@pytest.mark.parametrize(
    ("paragraphs", "promised", "reached"),
    [
        (("主要有三个方面：一是甲不够；二是乙不够。",), 3, 2),
        (("主要有三个方面：一是甲；二是乙；三是丙。",), 3, 3),
        (("存在以下两个问题：", "1、甲不够。", "2、乙不够。"), 2, 2),
        (("从以下三方面改进：", "（一）甲。", "（二）乙。"), 3, 2),
        (("主要存在两方面问题：一是甲，二是乙。下一步：一是丙，二是丁，三是戊。",), 2, 2),
        (("主要存在三方面问题：一是甲，今后要改；二是乙；三是丙。",), 3, 3),
        (("下一步，将做好三个方面工作：一是甲。二是乙。",), 3, 2),
        (("针对以上问题，我局将采取以下三项措施：一是甲；二是乙。",), 3, 2),
        (("今后，我局将从以下三个方面改进：", "（一）甲。", "（二）乙。"), 3, 2),
        (("整改中，主要从三个方面着手：第一，甲。第二，乙。",), 3, 2),
        (("做好以下三方面工作，确保整改到位。一是甲。二要乙。第三，丙。",), 3, 3),
    ],
)
def test_announced_items_are_counted_by_the_list_that_follows(paragraphs, promised, reached):
    found = one(five(*paragraphs), "part_five", item="promise")
    assert (found.fields["promised"], found.fields["named"]) == (promised, reached)


@pytest.mark.parametrize(
    "text",
    [
        "主要有两个方面的问题：公开不够深入，队伍有待加强。",
        "存在三个问题：甲；乙；丙。改进措施：一是丁；二是戊。",
        "存在以下三个方面的不足，甲、乙、丙。针对这些问题，一是丁。二是戊。",
        "针对存在三个方面问题，下一步：一是甲。二是乙。",
        "做到四个到位，推进五公开。",
        "依申请公开由三个部门共同办理。",
    ],
)
def test_what_cannot_be_counted_is_not_counted(text):
    assert not list(of(five(text), "part_five", item="promise"))


def test_an_item_that_may_follow_without_an_ordinal_leaves_doubt():
    short = one(five("做好三个方面工作：一是甲，二是乙，同时抓丙。"), "part_five", item="promise")
    assert short.doubtful == {"named"}
    whole = one(five("做好两个方面工作：一是甲，二是乙，同时抓丙。"), "part_five", item="promise")
    assert not whole.doubtful


def test_announcements_are_judged_each_by_its_own_list():
    text = "存在三个方面的问题。下一步做好两项工作：一是甲。二是乙。"
    found = list(of(five(text), "part_five", item="promise"))
    assert [(f.fields["promised"], f.fields["named"]) for f in found] == [(2, 2)]
