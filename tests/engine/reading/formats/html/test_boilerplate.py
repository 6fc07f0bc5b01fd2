"""The furniture of government pages, and the index lines whose values say whose a report is."""

from __future__ import annotations

import pytest

from engine.reading.formats.html.boilerplate import (
    index_label,
    index_pairs,
    is_aside,
    is_furniture,
    is_value,
)


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("发布机构：青禾县人民政府", [("publisher", "青禾县人民政府")]),
        (
            "索 引 号：QH-2024-01 发布日期：2024-01-20",
            [("index_number", "QH-2024-01"), ("published_on", "2024-01-20")],
        ),
        ("【来源：青禾县教育局 字体：大 中 小】", [("publisher", "青禾县教育局")]),
        ("发布时间：2024年1月20日 10:30 浏览次数：12", [("published_on", "2024年1月20日 10:30")]),
        ("文号：无", []),
        ("发布日期：待定", []),
        ("资金来源：财政拨款", []),
        ("本机关信息来源：群众", []),
        ("", []),
    ],
)
def test_an_index_line_tells_what_it_labels(text, pairs):
    assert list(index_pairs(text)) == pairs


@pytest.mark.parametrize(
    ("text", "furniture"),
    [
        ("发布机构：青禾县人民政府", True),
        ("浏览次数：12", True),
        ("一、总体情况", False),
        ("全年主动公开信息30条。", False),
        ("", False),
        ("发布机构：" + "长" * 200, False),
    ],
)
def test_what_belongs_to_the_page_is_no_line_of_the_report(text, furniture):
    assert is_furniture(text) == furniture


@pytest.mark.parametrize(
    ("name", "aside"),
    [
        ("footer", True),
        ("page-nav", True),
        ("breadcrumb", True),
        ("content", False),
        ("footnote", False),
        ("navigation-text", False),
        ("share", True),
        ("", False),
    ],
)
def test_menus_and_footers_are_told_by_their_names(name, aside):
    assert is_aside(name) == aside


def test_labels_and_values():
    assert index_label("【 发布日期 ：") == "published_on"
    assert index_label("总体情况") is None
    assert is_value("青禾县")
    assert not any(is_value(text) for text in ("", " — ", "无", "/", "长" * 200))
