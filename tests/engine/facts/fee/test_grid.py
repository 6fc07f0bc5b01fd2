"""The fee's small table, upright and turned, in part six and in a part of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from making.shipped import NOTHING_ELSE
from making.tables import report

from engine.anchor import Anchor
from engine.facts.fee import facts
from engine.report import Cell, Grid

if TYPE_CHECKING:
    from engine.evidence import Fact

USUAL = ("通知收取件数", "总金额", "实际收取总金额")


def grid(*rows: tuple[str, ...]) -> Grid:
    """Make a table of these cells."""
    at = Anchor(block=9)
    return Grid(rows=tuple(tuple(Cell(text=t, anchor=at) for t in row) for row in rows), anchor=at)


def fee(*six: Any) -> Fact:
    return next(iter(facts(report(parts={1: ["全年有序。"], 6: list(six)}), NOTHING_ELSE)))


def read(*six: Any) -> tuple[Any, ...]:
    fields = fee(*six).fields
    return tuple(fields.get(name) for name in ("disclosed", "notices", "notified", "collected"))


@pytest.mark.parametrize(
    "rows",
    [
        (USUAL, ("2", "800", "0")),
        (USUAL, ("2件", "800元", "0元")),
        (("通知收取件数（件）", "通知总金额（元）", "实际收取金额（元）"), ("2", "800.00", "0.00")),
        (("发出收费通知的件数", "收费通知总金额", "实际收取的总金额"), ("2", "800", "未收取")),
        (("收费通知件数", "应收金额（万元）", "实收金额（万元）"), ("2", "0.08", "0")),
        (("通知收取件数", "2"), ("总金额", "800"), ("实际收取总金额", "0")),
        (("项目", "数额"), ("收费通知份数", "2"), ("通知总金额（元）", "800"), ("实收费用", "无")),
        (("信息处理费收取情况",) * 3, USUAL, ("2", "800", "0")),
        (("年度", *USUAL), ("2023", "2", "800", "0")),
    ],
)
def test_the_usual_table_is_read_upright_and_turned(rows: tuple[tuple[str, ...], ...]) -> None:
    assert read("情况见下表。", grid(*rows)) == ("part_six", 2, 80000, 0)


def test_zeros_disclose_and_report_no_notice() -> None:
    found = fee(grid(USUAL, ("0", "0", "0"))).fields
    assert (found["disclosed"], found["notice"], found["count"]) == ("part_six", "silent", "stated")


def test_a_blank_number_of_notices_is_no_zero() -> None:
    found = fee(grid(USUAL, ("", "800", "0")))
    assert "notices" not in found.fields
    assert (found.fields["notice"], "notice" in found.doubtful) == ("reported", False)
    blank = fee(grid(USUAL, ("", "", "")))
    assert blank.doubtful >= {"notice", "count"}


@pytest.mark.parametrize(
    "rows",
    [
        (("会议名称", "件数"), ("建议", "3")),
        (("采购项目数量", "采购总金额"), ("2", "800")),
        (("项目", "金额"), ("办公费", "800")),
        (("建议提案件数", "办结件数"), ("2", "2")),
    ],
)
def test_another_table_of_part_six_says_nothing_of_the_fee(
    rows: tuple[tuple[str, ...], ...],
) -> None:
    assert read("其他情况见下表。", grid(*rows)) == ("nowhere", None, None, None)


@pytest.mark.parametrize(
    "heading",
    [
        "五、信息处理费收取情况",
        "五、政府信息公开信息处理费收取情况",
        "六、依申请公开信息处理费管理使用情况",
        "第六部分 信息处理费收取情况",
        "六、信息公开收费及减免情况",
        "六、收取信息处理费情况",
    ],
)
@pytest.mark.parametrize("below", [grid(USUAL, ("0", "0", "0")), "本年度未收取。"])
def test_a_part_of_its_own_discloses(heading: str, below: Any) -> None:
    parts = {1: ["全年有序。"], 5: ["存在不足。", heading, below], 6: ["无。"]}
    found = next(iter(facts(report(parts=parts), NOTHING_ELSE))).fields
    assert (found["disclosed"], found["where"]) == ("part_six", "单独的一部分")


@pytest.mark.parametrize(
    ("heading", "below"),
    [
        ("六、信息处理费收取情况", "见附件。"),
        ("五、信息处理费收取标准按规定执行", "另行公布。"),
        ("（三）信息处理费收取情况", "另行公布。"),
    ],
)
def test_a_heading_without_a_result_does_not(heading: str, below: str) -> None:
    parts = {1: ["全年有序。"], 5: ["工作有序。", heading, below], 6: ["暂缺。"]}
    found = next(iter(facts(report(parts=parts), NOTHING_ELSE))).fields
    assert found["disclosed"] == "nowhere"


def test_its_own_part_ends_at_the_next_heading() -> None:
    parts = {
        1: ["全年有序。"],
        5: [
            "五、信息处理费收取情况",
            "发出收费通知1件，总金额100元，实际收取100元。",
            "六、附则",
            "办理提案9件。",
        ],
        6: ["无。"],
    }
    found = next(iter(facts(report(parts=parts), NOTHING_ELSE))).fields
    assert (found["notices"], found["notified"], found["collected"]) == (1, 10000, 10000)
