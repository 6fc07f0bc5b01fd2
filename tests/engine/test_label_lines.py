"""Whatever a page prints above, below or beside a title: whose report it is, of which year.

Each case is a report six weeks late; where its agency or its kind were misread, D101 and D104
would be silent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from making.late import AGENCY, FORMATS, PUBLISHED, TITLE, audited, failed, late, whose, written

if TYPE_CHECKING:
    from collections.abc import Sequence

LABELS = (
    "栏目: 政府信息公开年报",
    "栏目：政府信息公开年报",
    "所属栏目：法定主动公开内容 政府信息公开年报",
    "所属栏目 政府信息公开工作年度报告",
    "栏目名称：县直部门政府信息公开年报",
    "所在栏目:部门信息公开年报",
    "信息类别：政府信息公开年报",
    "信息分类：政府信息公开年报 / 部门",
    "公开目录 县区政府信息公开年度报告 发布日期 2025-03-18",
    "公开目录：部门政府信息公开年度报告",
    "信息目录 政府信息公开年度报告",
    "主题分类：政务公开、政府信息公开年报",
    "体裁分类：政府信息公开工作报告",
    "【栏目】政府信息公开年报",
    "[所属目录] 政府信息公开年度报告",
    "栏 目：信息公开年报",
    "索引号：000014349/2025-00012 信息类别：政府信息公开年报",
    "来源：清溪县人民政府网 栏目：政府信息公开年报 点击数：51",
    "当前位置：首页 > 政务公开 > 政府信息公开年报",
    "您现在的位置是：政府信息公开年报",
    "当前位置 首页 政府信息公开 政府信息公开年报",
    "首页 \u203a 政府信息公开 \u203a 政府信息公开年报",
    "网站首页 → 县直部门 → 政府信息公开年报",
    "政府信息公开指南 政府信息公开制度 政府信息公开年报",
    "公开指南 | 公开制度 | 公开年报 | 政府信息公开年度报告",
    "上一篇：清溪县民政局2024年政府信息公开工作年度报告",
    "上一条: 清溪县人民政府2024年政府信息公开年报",
    "清溪县民政局2024年政府信息公开工作年度报告 2025-01-20",
    "[2025-01-17] 清溪县民政局2024年政府信息公开工作年度报告",
    "· 清溪县民政局2024年政府信息公开工作年度报告",
    "清溪县水务局2023年政府信息公开工作年度报告 2024-01-19",
    "各部门政府信息公开年报",
    "县直单位年度政府信息公开报告",
    "政府信息公开年报",
    "政务公开 信息公开年报栏",
)


def spread(labels: Sequence[str], times: int) -> list[tuple[str, str]]:
    """Pair each label with some of the formats, each format about as often."""
    return [
        (FORMATS[(i + n * (i // len(FORMATS) + 1)) % len(FORMATS)], label)
        for i, label in enumerate(labels)
        for n in range(times)
    ]


@pytest.mark.parametrize(("form", "label"), spread(LABELS, 3))
def test_a_line_above_the_title_is_not_the_title(form: str, label: str) -> None:
    audit = audited(written(form, late(), [label, PUBLISHED]), form)
    assert whose(audit) == (AGENCY, "department", 2024)
    assert audit.report.title is not None
    assert audit.report.title.text == TITLE
    assert failed(audit) == {"D101", "D104"}


@pytest.mark.parametrize(("form", "label"), spread(LABELS, 1))
def test_a_line_below_the_title_is_not_the_title(form: str, label: str) -> None:
    audit = audited(written(form, late(), [], [PUBLISHED, label]), form)
    assert whose(audit) == (AGENCY, "department", 2024)
    assert audit.report.title is not None
    assert audit.report.title.text == TITLE
    assert failed(audit) == {"D101", "D104"}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("count", [2, len(LABELS)])
def test_many_lines_around_the_title_are_none(form: str, count: int) -> None:
    around = LABELS[:count]
    audit = audited(written(form, late(), [*around, PUBLISHED], around[::-1]), form)
    assert whose(audit) == (AGENCY, "department", 2024)
    assert {"D101", "D104"} <= failed(audit)
    assert "A104" not in failed(audit)


@pytest.mark.parametrize(
    "line",
    [
        f"标题：{TITLE}",
        f"标题: {TITLE} 栏目: 政府信息公开年报",
        f"信息名称：{TITLE}　发布日期：2025-03-18",
        f"名 称： {TITLE}",
        f"【标题】{TITLE}",
        f"栏目：政府信息公开年报 标题：{TITLE}",
        f"[政府信息公开年报] {TITLE}",
        f"公开年报：{TITLE}",
        f"{TITLE}　来源：县水务局　字号：大 中 小",
        f"{TITLE} [2025-03-18]",
    ],
)
@pytest.mark.parametrize("form", ["flat", "html", "docx"])
def test_a_title_in_a_line_with_labels_is_read_without_them(form: str, line: str) -> None:
    above = ["栏目：政府信息公开年报", PUBLISHED]
    audit = audited(written(form, late(title=[line]), above), form)
    assert audit.report.title is not None
    assert audit.report.title.text == TITLE
    assert whose(audit) == (AGENCY, "department", 2024)
    assert failed(audit) == {"D101", "D104"}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("栏目", "政府信息公开年报"),
        ("信息类别：", "部门年度报告"),
        ("公开目录", "县区政府信息公开年报"),
    ],
)
def test_a_label_with_its_value_in_the_next_line(form: str, label: str, value: str) -> None:
    audit = audited(written(form, late(), [label, value, PUBLISHED]), form)
    assert whose(audit) == (AGENCY, "department", 2024)
    assert failed(audit) == {"D101", "D104"}


@pytest.mark.parametrize(
    "cells",
    [
        [("栏目", "政府信息公开年报"), ("发布日期", "2025-03-18")],
        [("索引号", "000014349"), ("信息类别", "政府信息公开年报"), ("公开日期", "2025-03-18")],
        [("所属目录：政府信息公开年报", "公开日期：2025-03-18")],
        [("标题", TITLE), ("栏目", "县直部门政府信息公开年报"), ("发布时间", "2025-03-18")],
    ],
)
def test_labels_in_a_table_above_the_title(cells: list[tuple[str, ...]]) -> None:
    rows = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in cells)
    data = written("html", late()).decode()
    data = data.replace('<div id="zoom"', f'<table>{rows}</table><div id="zoom"')
    audit = audited(data.encode(), "html")
    assert whose(audit) == (AGENCY, "department", 2024)
    assert failed(audit) == {"D101", "D104"}
