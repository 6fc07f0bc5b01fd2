"""Table 3 by the order of its figures: only where they add up; unread tables are doubts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from making.chance import draft
from making.compare import cell_differences
from making.converted import as_torn
from making.reading import read_report

from engine.doubts import DoubtKind

if TYPE_CHECKING:
    from engine.report import Report

SEVEN = re.compile(r"^\d+(?: \d+){6}$", re.MULTILINE)


def torn(seed: int) -> str:
    return as_torn(draft(seed)).decode()


def doubts(text: str) -> list[tuple[DoubtKind, int | None]]:
    return kinds(read_report(text.encode(), "稿.txt"))


def kinds(report: Report) -> list[tuple[DoubtKind, int | None]]:
    return [(doubt.kind, doubt.table) for doubt in report.doubts]


def by_columns(text: str) -> str:
    """Put the figures of table 3 column by column, as some extractors of PDFs do."""
    rows = [match[0].split() for match in SEVEN.finditer(text)]
    columns = "\n".join("\n".join(column) for column in zip(*rows, strict=True))
    kept = SEVEN.sub("", text)
    last = kept.index("四、政府信息公开行政复议")
    return kept[:last] + columns + "\n" + kept[last:]


def test_torn_labels_leave_the_figures_their_order_and_a_doubt() -> None:
    written = draft(3)
    report = read_report(as_torn(written), "稿.txt")
    assert cell_differences(3, written.table3, report) == []
    assert (DoubtKind.TABLE_BY_ORDER, 3) in kinds(report)


@pytest.mark.parametrize("seed", range(6))
def test_figures_column_by_column_are_told_by_their_sums(seed: int) -> None:
    report = read_report(by_columns(torn(seed)).encode(), "稿.txt")
    assert cell_differences(3, draft(seed).table3, report) == []


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("change", ["drop", "add", "wrong"])
def test_what_does_not_add_up_is_never_told_by_order(seed: int, change: str) -> None:
    text = torn(seed)
    rows = list(SEVEN.finditer(text))
    match = rows[(seed * 7) % len(rows)]
    figures = match[0].split()
    if change == "drop":
        figures = figures[1:]
    elif change == "add":
        figures = ["0", *figures]
    else:
        figures[seed % 7] = str(int(figures[seed % 7]) + 1)
    spoilt = text[: match.start()] + " ".join(figures) + text[match.end() :]
    assert (DoubtKind.TABLE_BY_ORDER, 3) not in doubts(spoilt)


def test_a_table_whose_words_are_there_is_a_doubt_and_one_that_is_not_is_none() -> None:
    text = torn(1)
    without_figures = SEVEN.sub("", text)
    assert (DoubtKind.TABLE_UNREAD, 3) in doubts(without_figures)
    start, end = text.index("（本列数据"), text.index("四、政府信息公开行政复议")
    assert (DoubtKind.TABLE_UNREAD, 3) not in doubts(text[:start] + text[end:])
