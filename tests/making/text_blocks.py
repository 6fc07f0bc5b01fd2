"""Blocks that are read of a text, and what their cells hold and where."""

from __future__ import annotations

from engine.reading.formats.text.reader import read
from engine.report import Block, Grid


def blocks(text: str) -> tuple[Block, ...]:
    """Read a text."""
    return read(text.encode()).blocks


def cells(grid: Block) -> list[list[str]]:
    """Return the texts of a table, row by row."""
    assert isinstance(grid, Grid)
    return [[cell.text for cell in row] for row in grid.rows]


def places(grid: Block) -> dict[str, tuple[int | None, int | None]]:
    """Return line and column of each cell by its text."""
    assert isinstance(grid, Grid)
    return {cell.text: (cell.anchor.line, cell.anchor.char) for row in grid.rows for cell in row}
