"""The statutory tables as physical cells with spans: what every writer puts on the page.

A grid is a list of rows; a row a list of ``Box(text, rows, columns)`` that begin there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from making.labels import (
    DISPUTES,
    KINDS,
    RESULTS,
    ROWS_2019,
    ROWS_2021,
    TABLE_2_2019,
    TABLE_2_2021,
)

if TYPE_CHECKING:
    from making.drafts import Cells, Draft

NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"


@dataclass(frozen=True)
class Box:
    """A physical cell and how many rows and columns it covers."""

    text: str
    rows: int = 1
    columns: int = 1


Grid = list[list[Box]]


def table2(cells: Cells, form: str) -> Grid:
    """Lay out table 2: twelve grid columns, so that rows of 2, 3 and 4 cells all fit."""
    grid: Grid = []
    for head, columns, rows, keys in TABLE_2_2021 if form == "2021" else TABLE_2_2019:
        present = [row for row in rows if (row, keys[0]) in cells]
        if not present:
            continue
        width = 12 // len(columns)
        grid.append([Box(head, columns=12)])
        grid.append([Box(text, columns=width) for text in columns])
        grid.extend(
            [Box(rows[row], columns=width)]
            + [Box(cells.get((row, key), ""), columns=width) for key in keys]
            for row in present
        )
    return grid


def table3(cells: Cells, form: str) -> Grid:
    """Lay out table 3: three label columns and seven of values, merged as the form merges them."""
    grid: Grid = [
        [Box(NOTE, rows=3, columns=3), Box("申请人情况", columns=7)],
        [Box("自然人", rows=2), Box("法人或其他组织", columns=5), Box("总计", rows=2)],
        [Box(KINDS[key]) for key in list(KINDS)[1:6]],
    ]
    rows = ROWS_2021 if form == "2021" else ROWS_2019
    present = [row for row in rows if (row, "total") in cells]
    seen: set[str] = set()
    for row in present:
        top, group, item = rows[row]
        line: list[Box] = []
        if group is None:
            line.append(Box(top, columns=3))
        else:
            if top not in seen:
                line.append(Box(top, rows=sum(rows[r][0] == top for r in present)))
                seen.add(top)
            if item is None:
                line.append(Box(group, columns=2))
            else:
                if group not in seen:
                    line.append(Box(group, rows=sum(rows[r][1] == group for r in present)))
                    seen.add(group)
                line.append(Box(item))
        grid.append(line + [Box(cells.get((row, who), "")) for who in KINDS])
    return grid


def table4(cells: Cells) -> Grid:
    """Lay out table 4: fifteen columns under two heads."""
    results = [Box(words) for words in RESULTS.values()]
    return [
        [Box("行政复议", columns=5), Box("行政诉讼", columns=10)],
        [Box(one.text, rows=2) for one in results]
        + [Box("未经复议直接起诉", columns=5), Box("复议后起诉", columns=5)],
        results * 2,
        [Box(cells.get((group, result), "")) for group in DISPUTES for result in RESULTS],
    ]


def grid_of(draft: Draft, part: int) -> Grid | None:
    """Return the grid that stands in a part, None where there is none."""
    if part == 2 and draft.table2:
        return table2(draft.table2, draft.form2)
    if part == 3 and draft.table3:
        return table3(draft.table3, draft.form3)
    if part == 4 and draft.table4:
        return table4(draft.table4)
    return None


def expanded(grid: Grid) -> list[list[tuple[str, bool]]]:
    """Return the grid position by position: (text, whether the box begins here)."""
    width = sum(box.columns for box in grid[0])
    taken: dict[tuple[int, int], str] = {}
    begins: set[tuple[int, int]] = set()
    for y, row in enumerate(grid):
        x = 0
        for box in row:
            while (y, x) in taken:
                x += 1
            begins.add((y, x))
            for dy in range(box.rows):
                for dx in range(box.columns):
                    taken[y + dy, x + dx] = box.text
            x += box.columns
    return [
        [(taken.get((y, x), ""), (y, x) in begins) for x in range(width)] for y in range(len(grid))
    ]
