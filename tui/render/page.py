"""Set a document for a pane of a given width: its paragraphs wrapped, its grids drawn.

Keeps where each block begins, so that jumping to evidence is a look-up and not a search.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from engine.report import Grid, Paragraph
from engine.values import dataclass, replace
from tui.render.grid import Drawing, draw, spot_of_cell
from tui.render.lines import BLANK, Line, Run, Spot, line_width
from tui.render.sanitise import visible
from tui.render.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from engine.report import Block, Cell, Document

INDENT = "    "
ARROW = "→"
"""Before what should stand in a cell, drawn behind what stands there: ``7→2``."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters of the document that are evidence; ``end`` None means to the end of the cell.

    Of a cell the whole is marked, unless ``part`` says that only the characters are.
    """

    spot: Spot
    start: int = 0
    end: int | None = None
    style: str = "mark"
    part: bool = False

    def covers(self, run: Run) -> bool:
        """Tell whether a run shows marked characters (or the blank of a marked cell)."""
        if run.spot != self.spot:
            return False
        if run.start < 0:
            return self.whole
        return run.start < (len(run.text) + run.start if self.end is None else self.end) and (
            run.start + len(run.text) > self.start or self.whole
        )

    @property
    def whole(self) -> bool:
        """Tell whether a cell of a grid is marked as a whole."""
        return self.spot.row is not None and not self.part


@dataclass(frozen=True, slots=True)
class Page:
    """A document set for one width."""

    lines: list[Line]
    starts: list[int]
    grids: Mapping[int, Drawing]
    cells: int

    def block_at(self, line: int) -> int:
        """Return the index of the block to which a line belongs."""
        return max(0, bisect_right(self.starts, line) - 1)

    def find(self, mark: Mark) -> tuple[int, int] | None:
        """Return (line, cell) where a mark first shows, None if it is not in this document."""
        if not 0 <= mark.spot.block < len(self.starts) - 1:
            return None
        first, last = self.starts[mark.spot.block : mark.spot.block + 2]
        for number in range(first, last):
            for index, run in enumerate(self.lines[number]):
                if run.start >= 0 and mark.covers(run):
                    return number, line_width(self.lines[number][:index])
        return first, 0

    def pinned(self, line: int) -> list[Line]:
        """Return the lines naming the columns of a grid whose head has scrolled above ``line``."""
        block = self.block_at(line)
        drawing = self.grids.get(block)
        return list(drawing.pinned(line - self.starts[block])) if drawing is not None else []


def typeset(
    document: Document,
    cells: int,
    *,
    instead: Mapping[int, Grid] | None = None,
    plainer: bool = False,
) -> Page:
    """Set a document in ``cells`` cells; ``instead`` are grids to draw in place of its own.

    260,000 characters take about 0.1 s.
    """
    lines: list[Line] = []
    starts: list[int] = []
    grids: dict[int, Drawing] = {}
    for index, read in enumerate(document.blocks):
        block = (instead or {}).get(index, read)
        starts.append(len(lines))
        if isinstance(block, Grid):
            if block.rows and block.rows[0]:
                grids[index] = draw(block, index, cells, plainer=plainer)
                lines += grids[index].lines
        else:
            lines += _paragraph(block, index, cells, plainer=plainer)
    starts.append(len(lines))
    widest = max((drawing.cells for drawing in grids.values()), default=0)
    return Page(lines, starts, grids, max(cells, widest))


def _paragraph(block: Block, index: int, cells: int, *, plainer: bool) -> list[Line]:
    if not isinstance(block, Paragraph):
        alt = visible(getattr(block, "alt", ""), plainer=plainer)
        return [(Run(f"[图片] {alt}", "quiet", Spot(index)),)]
    text = visible(block.text, plainer=plainer, lines=True)
    heading = block.level is not None or block.bold
    style = "heading" if heading else "quiet" if block.role != "body" else ""
    lead = visible(block.number, plainer=plainer)
    if not heading and not lead and text[:1].strip() and block.role == "body":
        lead = INDENT
    from_here = BLANK if not text.strip() else (Run(lead, style),) if lead else ()
    spot = Spot(index)
    lines: list[Line] = []
    for start, end in wrap(text, cells, indent=line_width(from_here)):
        run = Run(text[start:end], style, spot, start)
        lines.append((run,) if lines else (*from_here, run))
    return [BLANK, *lines] if block.level is not None else lines


def split(run: Run, marks: Iterable[Mark]) -> list[Run]:
    """Cut a run where marks begin and end, and give the marked pieces the mark's style."""
    marks = [mark for mark in marks if mark.covers(run)]
    styles = " ".join((run.style, *(mark.style for mark in marks if mark.whole)))
    parts = [mark for mark in marks if not mark.whole]
    run = Run(run.text, styles, run.spot, run.start)
    if run.start < 0 or not parts:
        return [run]
    stop = run.start + len(run.text)
    edges = {run.start, stop}
    for mark in parts:
        edges |= {max(run.start, mark.start), min(stop, stop if mark.end is None else mark.end)}
    return [_cut(run, start, end, parts) for start, end in pairwise(sorted(edges))]


def _cut(run: Run, start: int, end: int, marks: Iterable[Mark]) -> Run:
    text = run.text[start - run.start : end - run.start]
    for mark in marks:
        if mark.start <= start and (mark.end is None or end <= mark.end):
            return Run(text, f"{run.style} {mark.style}", run.spot, start)
    return Run(text, run.style, run.spot, start)


def marks_of(document: Document, places: Iterable[Mapping[str, Any]]) -> list[Mark]:
    """Turn the marks stored with a finding into marks of this document."""
    marks = []
    for place in places:
        spot = spot_of(document, place.get("block"), place.get("row"), place.get("column"))
        if spot is not None:
            marks.append(Mark(spot, place.get("start") or 0, place.get("end")))
    return marks


def spot_of(
    document: Document, block: int | None, row: int | None, column: int | None
) -> Spot | None:
    """Return the place of a block or cell as it is drawn; None where this document has no such."""
    if block is None or not 0 <= block < len(document.blocks):
        return None
    grid = document.blocks[block]
    if not isinstance(grid, Grid) or row is None:
        return Spot(block)
    column = column or 0
    if not (0 <= row < len(grid.rows) and 0 <= column < len(grid.rows[row])):
        return Spot(block)
    return spot_of_cell(grid.rows[row][column], block)


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
