"""Statutory tables as grids of cells, straight from the form files, and what befalls them.

No file format in between: what converters, page breaks and tired hands do to a table is done to
the cells themselves, so that the assembler can be tried on thousands of layouts in a second.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from engine.anchor import Anchor
from engine.forms.load import load_forms
from engine.report import Cell, Document, Grid, Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from engine.forms.model import Forms, Label

FORMS = Path(__file__).resolve().parents[2] / "rules" / "nianbao" / "forms"
APPLICANTS = ("natural", "business", "research", "welfare", "legal_service", "other_org", "total")
Text = list[list[str]]


@cache
def forms() -> Forms:
    """Return the shipped forms."""
    return load_forms(FORMS)


@dataclass
class Drawn:
    """A table as text: label columns, values, and for each row its key (None: header or group)."""

    header: Text
    rows: list[tuple[str, list[str], list[str]]] = field(default_factory=list)


def table_three(values: dict[str, list[str]], form: str = "2021") -> Drawn:
    """Draw table 3 with three label columns, covered ones filled with the covering label."""
    table = forms()[form].tables[3]
    corner = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    header = [
        [corner] * 3 + ["申请人情况"] * 7,
        [corner] * 3 + ["自然人"] + ["法人或其他组织"] * 5 + ["总计"],
        [corner] * 3
        + ["自然人", "商业\n企业", "科研\n机构", "社会公益组织", "法律服务机构", "其他", "总计"],
    ]
    drawn = Drawn(header)
    for row in table.rows.values():
        drawn.rows.append((row.key, _labels(row, table.groups), values[row.key]))
    return drawn


def _labels(row: Label, groups: object) -> list[str]:
    if not row.group:
        return [row.full] * 3
    results = groups["results"].full  # type: ignore[index]
    if row.group == "results":
        return [results, row.full, row.full]
    return [results, groups[row.group].full, row.full]  # type: ignore[index]


def merged(matrix: Text) -> list[list[str | None]]:
    """Return the matrix as it is: equal neighbours will be one cell."""
    return [list(row) for row in matrix]


def grid(block: int, matrix: Sequence[Sequence[str]], *, merge: bool = False) -> Grid:
    """Make a Grid; short rows are padded, equal neighbouring labels are one cell if ``merge``."""
    width = max(map(len, matrix))
    cells: list[list[Cell]] = []
    for r, row in enumerate(matrix):
        line: list[Cell] = []
        for c in range(width):
            if c >= len(row):
                line.append(_cell(block, r, c, "", span=0))
                continue
            text = row[c]
            same = merge and text and not text.strip().isdigit()
            if same and c and c - 1 < len(row) and row[c - 1] == text:
                line.append(line[-1])
            elif same and r and c < len(matrix[r - 1]) and matrix[r - 1][c] == text:
                line.append(cells[r - 1][c])
            else:
                line.append(_cell(block, r, c, text))
        cells.append(line)
    anchor = Anchor(block=block, table=block + 1)
    return Grid(rows=tuple(map(tuple, cells)), anchor=anchor)


def _cell(block: int, row: int, column: int, text: str, span: int = 1) -> Cell:
    anchor = Anchor(block=block, row=row, column=column, table=block + 1)
    return Cell(text=text, anchor=anchor, row_span=span, column_span=span)


def paragraph(block: int, text: str, **more: object) -> Paragraph:
    """Make a paragraph."""
    return Paragraph(text=text, anchor=Anchor(block=block, paragraph=block + 1), **more)  # type: ignore[arg-type]


def document(*makers: Callable[[int], object] | str) -> Document:
    """Make a document out of texts and of functions that make a block at an index."""
    blocks = tuple(
        paragraph(i, maker) if isinstance(maker, str) else maker(i)
        for i, maker in enumerate(makers)
    )
    return Document(source="稿.txt", sha256="", format="text", blocks=blocks)  # type: ignore[arg-type]
