"""A table written as a list is read as one parted by blanks; sentences keep their marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from making.drafts import clean
from making.matrices import forms
from making.shapes_text import lines_of
from making.writers import physical_rows, pieces

from engine.reading import read_report
from engine.reading.normalise.listed_figures import without_marks

if TYPE_CHECKING:
    from making.grids import Grid

ROWS = {
    "commas, semicolons, all on one line": ("，", "，", "；"),
    "pauses, a row a line": ("、", "、", "\n"),
    "a colon behind the label": ("：", "，", "\n"),
    "a colon, all on one line": ("：", "、", "；"),
}
PROSE = (
    "公开行政许可、行政处罚、行政强制。",
    "规章0件，行政规范性文件1件；均已公开。",
    "行政许可，12；行政处罚，3。",
)


def listed(grid: Grid, behind: str, between: str, end: str) -> list[str]:
    """Write the rows of a table with marks: behind the labels, between figures, at a row's end."""
    rows = []
    for row in physical_rows(grid):
        labels = [text for text in row if text and not text.isdigit()]
        figures = [text for text in row if text.isdigit()]
        mark = behind if labels and figures else ""
        rows.append(between.join(labels) + mark + between.join(figures))
    return f"{end.join(rows)}。".split("\n")


@pytest.mark.parametrize("way", ROWS)
def test_every_cell_of_a_listed_table_is_read(way: str) -> None:
    draft = clean(
        "青禾县水利局", "department", 2023, normative=(2, 1, 16),
        requests={"granted": {"natural": 12, "business": 3}, "carried_out": {"natural": 1}},
        cases={"review": {"upheld": 2}},
    )  # fmt: skip
    text = "\n".join(lines_of(pieces(draft), lambda grid: listed(grid, *ROWS[way])))
    report = read_report(text.encode(), "年报.txt", forms())
    for number, cells in ((2, draft.table2), (3, draft.table3), (4, draft.table4)):
        values = report.tables[number].values
        assert {key: str(value.number) for key, value in values.items()} == cells
        assert not any(value.doubt for value in values.values())


def test_the_marks_of_sentences_stay() -> None:
    lines = [*PROSE, "（一）主动公开，共12条。", "全年收到申请3，办结3，结转0，均无异议。"]
    document = read_report("\n".join(lines).encode(), "年报.txt", forms()).document
    assert without_marks(document, forms()) is document
