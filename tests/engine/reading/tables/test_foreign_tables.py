"""Tables of the agency's own that share labels with a statutory one lend it no rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from making.drafts import clean, with_cell, with_prose
from making.reading import read_report
from making.wild import as_cell_a_line, as_spaced_rows
from making.writers import as_flat_text, as_markdown, as_tsv_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from making.drafts import Draft

    from engine.report import Report

    Show = Callable[[list[list[str]]], list[str]]

ROWS: dict[str, list[list[str]]] = {
    "自然人": [
        ["栏目", "自然人", "总计"],
        ["政策咨询", "12", "15"],
        ["其他", "6", "7"],
        ["总计", "18", "22"],
    ],
    "行政许可": [
        ["事项", "条数", "占比"],
        ["行政许可", "35", "6"],
        ["行政处罚", "21", "4"],
        ["总计", "56", "1"],
    ],
    "收费": [["项目", "预算数", "决算数"], ["行政事业性收费", "12.5", "11.3"], ["总计", "3", "2"]],
}


def flat(rows: list[list[str]]) -> list[str]:
    return [line for row in rows for line in (*(f"\t{text}" for text in row), "")] + [""]


def tabs(rows: list[list[str]]) -> list[str]:
    return ["\t".join(row) for row in rows] + [""]


def bars(rows: list[list[str]]) -> list[str]:
    return [f"| {' | '.join(row)} |" for row in rows]


def numbers(report: Report) -> dict[tuple[int, str, str], tuple[object, object]]:
    return {
        (number, *cell): (value.number, value.doubt)
        for number, table in report.tables.items()
        for cell, value in table.values.items()
    }


def draft() -> Draft:
    requests = {"granted": {"natural": 3}, "denied.query": {"research": 2}}
    return clean("青禾县教育局", "department", 2023, requests=requests)


@pytest.mark.parametrize("part", [1, 5, 6])
@pytest.mark.parametrize("own", ROWS)
@pytest.mark.parametrize(
    ("write", "shown"),
    [(as_flat_text, flat), (as_markdown, bars), (as_tsv_text, tabs), (as_flat_text, bars)],
)
def test_a_table_of_another_kind_lends_no_rows(
    write: Callable[[Draft], bytes],
    shown: Callable[[list[list[str]]], list[str]],
    own: str,
    part: int,
) -> None:
    plain = read_report(write(draft()), "稿.md")
    lines = ["各栏目的情况见下表。", *shown(ROWS[own]), "特此说明。"]
    told = draft().prose.get(part, ())
    report = read_report(write(with_prose(draft(), part, *told, *lines)), "稿.md")
    assert numbers(report) == numbers(plain)
    assert [t.deviations for t in report.tables.values()] == [()] * 3
    assert report.parts[part].text.endswith("特此说明。")


@pytest.mark.parametrize("write", [as_cell_a_line, as_spaced_rows])
def test_lines_like_rows_in_part_one_are_no_rows_of_a_table_without_a_grid(
    write: Callable[[Draft], bytes],
) -> None:
    lines = ["办理情况如下：", "行政许可 35", "行政处罚 21", "以上均已公开。"]
    plain = read_report(write(draft()), "稿.txt")
    report = read_report(write(with_prose(draft(), 1, *draft().prose[1], *lines)), "稿.txt")
    assert numbers(report) == numbers(plain)
    assert "行政处罚 21" in report.parts[1].text


def test_figures_below_the_heading_of_their_own_part_are_not_another_table() -> None:
    blank = with_cell(draft(), 4, "review", "upheld", "")
    four = read_report(as_spaced_rows(blank), "稿.txt").tables[4]
    assert all(value.doubt for value in four.values.values())
