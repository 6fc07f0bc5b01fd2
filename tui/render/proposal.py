"""What should stand in a cell, drawn in the cell itself: ``7→2``. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.report import Grid
from engine.values import replace
from tui.render.grid import spot_of_cell
from tui.render.page import Mark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.report import Cell, Document
    from tui.render.lines import Spot

ARROW = "→"


def proposed(
    document: Document, instead: Mapping[int, Grid], changes: Mapping[Spot, str]
) -> dict[int, Grid]:
    """Return grids to draw in place of the document's, with what should stand in their cells."""
    blocks = {spot.block for spot, to in changes.items() if to}
    grids = {block: instead.get(block, document.blocks[block]) for block in blocks}
    return {
        block: _changed(grid, block, changes)
        for block, grid in grids.items()
        if isinstance(grid, Grid)
    }


def _changed(grid: Grid, block: int, changes: Mapping[Spot, str]) -> Grid:
    """Return a grid with other words in some cells; a merged cell stays one object."""
    made: dict[int, Cell] = {}
    for row in grid.rows:
        for cell in row:
            if id(cell) not in made:
                to = changes.get(spot_of_cell(cell, block), "")
                text = f"{cell.text.strip()}{ARROW}{to}"
                made[id(cell)] = replace(cell, text=text) if to else cell
    rows = tuple(tuple(made[id(cell)] for cell in row) for row in grid.rows)
    return replace(grid, rows=rows)


def marks_of_changes(grids: Mapping[int, Grid], changes: Mapping[Spot, str]) -> list[Mark]:
    """Return marks for what should stand there, the part of a cell behind the arrow."""
    marks = []
    for block, grid in grids.items():
        cells = {spot_of_cell(cell, block): cell for row in grid.rows for cell in row}
        for spot, to in changes.items():
            if to and spot in cells:
                start = len(cells[spot].text) - len(to)
                marks.append(Mark(spot, start=start, style="repair", part=True))
    return marks
