"""Rows run on in one line or one row of a grid are parted; sentences and other tables are not."""

from __future__ import annotations

from itertools import pairwise

import pytest
from making.matrices import forms

from engine.anchor import Anchor
from engine.reading.normalise.split_grids import unrolled
from engine.reading.normalise.split_rows import run_on_rows
from engine.report import Cell, Grid


def pieces(text: str) -> list[str]:
    edges = [0, *run_on_rows(text, forms()), len(text)]
    return [text[a:b].strip() for a, b in pairwise(edges)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "情况如下。规章000行政规范性文件106第二十条第（五）项信息内容本年处理决定数量行政许可12",
            ["规章000", "行政规范性文件106", "行政许可12"],
        ),
        (
            "见下表。申请人情况 7.属于行政执法案卷 0 0 0 0 0 0 0 8.属于行政查词事项 1 0 0 0 0 0 1 "
            "（四）无法提供 1.本机关不掌握相关政府信息 0 0 0 0 0 0 0 注：以上。",
            ["8.属于行政查词事项 1 0 0 0 0 0 1", "1.本机关不掌握相关政府信息 0 0 0 0 0 0 0"],
        ),
    ],
)
def test_rows_in_a_line_with_sentences_are_parted(text: str, rows: list[str]) -> None:
    assert set(rows) <= set(pieces(text))


@pytest.mark.parametrize(
    "text",
    [
        "全年公开行政许可12件、行政处罚3件、行政强制0件、行政事业性收费0万元，均在第二十条第（五）项内。",
        "申请人情况：自然人3件，商业企业2件，科研机构0件，社会公益组织0件，总计5件。",
        "行政复议、行政诉讼、结果维持、结果纠正、尚未审结各项均为零。",
    ],
)
def test_sentences_stay_whole(text: str) -> None:
    assert run_on_rows(text, forms()) == []


def grid(*rows: list[str]) -> Grid:
    made = tuple(
        tuple(
            Cell(text=text, anchor=Anchor(block=0, row=r, column=c)) for c, text in enumerate(row)
        )
        for r, row in enumerate(rows)
    )
    return Grid(rows=made, anchor=Anchor(block=0))


def test_a_row_of_many_rows_is_cut_and_keeps_its_blank_cells() -> None:
    words = "信息内容 本年制发件数 本年废止件数 现行有效件数 规章 0 _ 0 行政规范性文件 1 0 6"
    found = unrolled(grid([w.strip("_") for w in words.split()]), forms())
    texts = [[cell.text for cell in row if cell.column_span] for row in found.rows]
    assert texts[1:] == [["规章", "0", "", "0"], ["行政规范性文件", "1", "0", "6"]]
    for r, row in enumerate(found.rows):
        assert [(cell.anchor.row, cell.anchor.column) for cell in row] == [
            (r, c) for c in range(len(row))
        ]


@pytest.mark.parametrize(
    "rows",
    [
        (["规章", "0", "0", "0"], ["行政规范性文件", "1", "0", "6"]),
        (["指标", "10", "单位", "件", "备注", "3", "无"],),
        (["一、本年新收", "0", "若干", "0", "0", "0", "0", "0"],),
    ],
)
def test_other_grids_stay(rows: tuple[list[str], ...]) -> None:
    whole = grid(*rows)
    assert unrolled(whole, forms()) is whole
