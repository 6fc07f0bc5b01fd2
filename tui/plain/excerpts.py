"""Evidence in line mode: the row or the sentence in which it stands, the marked words in 【】."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.report import Grid
from tui.render.sanitise import one_line, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.opened import Opened
    from tui.render.page import Mark

EXCERPT = 60


def excerpts(opened: Opened, marks: Sequence[Mark]) -> list[str]:
    """Return the evidence in its row or paragraph, the marked words in 【】."""
    places: dict[tuple[int, int | None], list[Mark]] = {}
    for mark in marks:
        places.setdefault((mark.spot.block, mark.spot.row), []).append(mark)
    lines = []
    for (number, row), here in places.items():
        block = opened.document.blocks[number]
        if isinstance(block, Grid):
            lines.append(_row(block, row or 0, here))
        else:
            lines.append(_sentence(opened.document.text(number), here))
    return lines


def _row(grid: Grid, row: int, marks: Sequence[Mark]) -> str:
    marked, cells, last = {mark.spot.column for mark in marks}, [], None
    for cell in grid.rows[row]:
        if cell is not last:
            text = one_line(cell.text)
            cells.append(f"【{text}】" if cell.anchor.column in marked else text)
        last = cell
    return " | ".join(cells)


def _sentence(text: str, marks: Sequence[Mark]) -> str:
    """Return the paragraph around the marks; marks that overlap become one."""
    shown, at, end = "", max(0, min(mark.start for mark in marks) - EXCERPT), 0
    for mark in sorted(marks, key=lambda mark: mark.start):
        start, end = max(at, mark.start), len(text) if mark.end is None else mark.end
        if end > at:
            shown += f"{text[at:start]}【{text[start:end]}】"
            at = end
    return visible(shown + text[at : at + EXCERPT])
