"""Tables that lost their grid: rows made of plain lines."""

from __future__ import annotations

import pytest

from engine.anchor import Anchor
from engine.reading.outline.lines import BodyLine
from engine.reading.tables.rows_from_lines import rows_of_lines, trailing_figures


def rows(*texts, **more):
    lines = [
        BodyLine(text=text, anchor=Anchor(block=i), start=0, position=(i, 0), **more)
        for i, text in enumerate(texts)
    ]
    return [[cell.text for cell in row.cells] for row in rows_of_lines(lines)]


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (["规章 0 0 0"], [["规章", "0", "0", "0"]]),
        (["规章", "0", "0", "0"], [["规章", "0", "0", "0"]]),
        (["规章 | 0 | 0 | 0 |"], [["规章", "0", "0", "0"]]),
        (["规章 0 / 0"], [["规章", "0", "/", "0"]]),
        (["规章 0 0 0", "行政许可 5"], [["规章", "0", "0", "0"], ["行政许可", "5"]]),
        (["规章 0", "— 3 —", "0 0"], [["规章", "0", "0", "0"]]),
        (
            ["一、本年新收政府信息", "公开申请数量 3 0"],
            [["一、本年新收政府信息公开申请数量", "3", "0"]],
        ),
        (["规章 规章 0"], [["规章", "0"]]),
    ],
)
def test_labels_and_figures_make_rows(texts, wanted):
    assert rows(*texts) == wanted


@pytest.mark.parametrize(
    "texts",
    [
        [],
        [""],
        ["规章"],
        ["全年公开86条，办结2件，结转1件。"],
        ["我镇2023年共收到申请3件；办结2件 3"],
        ["长" * 120 + " 3"],
    ],
)
def test_prose_and_labels_alone_give_none(texts):
    assert rows(*texts) == []


def test_lines_of_a_grid_or_of_navigation_are_not_asked():
    assert rows("规章 0 0 0", in_grid=True) == []
    assert rows("规章 0 0 0", role="navigation") == []


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("规章 0 0 3", ["0", "0", "3"]),
        ("0 0 3", ["0", "0", "3"]),
        ("规章", []),
        ("", []),
        ("全年公开86条。 3 4", []),
    ],
)
def test_the_figures_at_the_end_of_a_line_are_told(text, figures):
    assert trailing_figures(text) == figures
