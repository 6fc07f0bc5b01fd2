"""Rows of figures whose cells a converter joined: given only where nothing else is possible."""

from __future__ import annotations

import pytest
from making.drafts import clean
from making.reading import read_report
from making.writers import as_markdown

ROW = "| 三、本年度办理结果 | （七）总计 | （七）总计 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |"


@pytest.mark.parametrize(
    ("figures", "total"),
    [("3 | | 0 0 | 0 | 0 | 0 | 3", 3), ("3 | | 4 0 | 0 | 0 | 0 | 3", None)],
)
def test_two_figures_beside_a_blank_cell_are_shared_out_only_if_they_add_up(
    figures: str, total: int | None
) -> None:
    draft = clean("青禾县教育局", "department", 2023, requests={"granted": {"natural": 3}})
    text = as_markdown(draft).decode()
    assert ROW in text
    told = text.replace(ROW, f"| 三、本年度办理结果 | （七）总计 | {figures} |")
    value = read_report(told.encode(), "稿.md").tables[3].values["done", "total"]
    assert value.number == total
    assert bool(value.doubt) == (total is None)
