"""Draw a grid of the report as lines: columns fitted to the pane, merged cells merged.

A label merged over many rows flows down them; a column that no cell has to itself is left out.
Every character of a cell knows its cell and offset, so that evidence can be marked in it.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from engine.values import dataclass
from tui.render.lines import Line, Run, Spot
from tui.render.sanitise import visible
from tui.render.wrap import width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.report import Cell, Grid

NUMBER = re.compile(r"\s*(?:[-+－]?[\d０-９][\d０-９.,，．%％]*(?:[→>]-?\d+)?|[→>]-?\d+)\s*\Z")
"""A number, also one with another that should stand there (``7→2``)."""
NARROWEST = 4
LONGEST_KEPT = 12
SAMPLE = 60


@dataclass(frozen=True, slots=True)
class Heads:
    """The lines that name the columns of a grid from its line ``below`` on, before ``end``."""

    lines: tuple[Line, ...]
    below: int
    end: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """The lines of a grid, and what names its columns: table 2 names them anew for each part."""

    lines: tuple[Line, ...]
    heads: tuple[Heads, ...]
    cells: int

    def pinned(self, line: int) -> tuple[Line, ...]:
        """Return the lines that name the columns at a line and have scrolled above it."""
        for heads in self.heads:
            height = len(heads.lines)
            if heads.below - height < line < heads.end - height:
                return heads.lines
        return ()


class Piece(NamedTuple):
    """A cell as one row of the drawing holds it: from kept column ``first`` to ``last``."""

    cell: Cell
    spot: Spot
    first: int
    last: int
    begun: bool
    ends: bool


def draw(grid: Grid, block: int, cells: int, *, plainer: bool = False) -> Drawing:
    """Draw a grid in about ``cells`` cells (more where its numbers need more)."""
    rows = _rows(grid, block)
    bar = "|" if plainer else "│"
    rule = "-" if plainer else "─"
    widths = _widths(rows, cells, plainer=plainer)
    total = sum(widths) + len(widths) - 1
    edge: Line = (Run(rule * total, "frame"),)
    lines: list[Line] = [edge]
    starts: list[int] = []
    waiting: dict[Spot, list[tuple[int, int]]] = {}
    for number, row in enumerate(rows):
        starts.append(len(lines))
        lines += _row_lines(row, widths, waiting, bar, number, plainer=plainer)
    starts.append(len(lines))
    heads = []
    for number, end in _naming_rows(grid, rows):
        whole = [piece._replace(begun=False, ends=True) for piece in rows[number]]
        named = _row_lines(whole, widths, {}, bar, number, plainer=plainer)
        heads.append(Heads(tuple(named), starts[number + 1], starts[end]))
    return Drawing((*lines, edge), tuple(heads), total)


def spot_of_cell(cell: Cell, block: int) -> Spot:
    """Return the place of a cell: where it begins, also if it covers more."""
    return Spot(block, cell.anchor.row, cell.anchor.column)


def _kept(rows: Sequence[Sequence[Cell]]) -> list[int]:
    columns = range(len(rows[0]) if rows else 0)
    return [c for c in columns if c == 0 or any(row[c] is not row[c - 1] for row in rows)]


def _rows(grid: Grid, block: int) -> list[list[Piece]]:
    kept = _kept(grid.rows)
    return [list(_pieces(grid, block, number, kept)) for number in range(len(grid.rows))]


def _pieces(grid: Grid, block: int, number: int, kept: list[int]) -> Iterator[Piece]:
    row, first = grid.rows[number], 0
    while first < len(kept):
        cell, last = row[kept[first]], first
        while last + 1 < len(kept) and row[kept[last + 1]] is cell:
            last += 1
        begun = number > 0 and grid.rows[number - 1][kept[first]] is cell
        ends = number + 1 >= len(grid.rows) or grid.rows[number + 1][kept[first]] is not cell
        spot = spot_of_cell(cell, block)
        yield Piece(cell, spot, first, last, begun, ends)
        first = last + 1


def _naming_rows(grid: Grid, rows: list[list[Piece]]) -> Iterator[tuple[int, int]]:
    """Yield each row that names columns, and the row before which it ceases to.

    It is the row above the first numbers, and each that begins with the same words again (the last
    of them where several do). A row in one piece above it is its title.
    """
    first = _naming_row(grid)
    if not 0 <= first < len(rows):
        return
    words = ["".join(row[0].text.split()) for row in grid.rows]
    again = (n for n in range(first + 1, len(words) - 1) if words[n] == words[first] != "")
    naming = [first, *(n for n in again if words[n + 1] != words[first])]
    for number, following in pairwise((*naming, len(rows))):
        titled = number + 1 < following < len(rows) and len(rows[following - 1]) == 1
        yield number, following - 1 if titled else following


def _naming_row(grid: Grid) -> int:
    """Return the row above the first row of numbers: it names the columns."""
    for number, row in enumerate(grid.rows):
        if sum(bool(NUMBER.match(cell.text)) for cell in row) >= 2:
            return number - 1
    return 0


def _widths(rows: list[list[Piece]], cells: int, *, plainer: bool) -> list[int]:
    """Return a width for each kept column: what it wants, or shared so that rows stay low."""
    count = rows[0][-1].last + 1 if rows else 0
    wants, needs = [2] * count, [2] * count
    long: list[dict[int, int]] = []
    for row in rows:
        lengths = {}
        for piece in row:
            if piece.first == piece.last and not piece.begun:
                text = visible(piece.cell.text.strip(), plainer=plainer, lines=True)
                wanted = max(map(width, text.split("\n")))
                lengths[piece.first] = wanted
                wants[piece.first] = max(wants[piece.first], wanted)
                kept = LONGEST_KEPT if NUMBER.match(text) else NARROWEST
                needs[piece.first] = max(needs[piece.first], min(wanted, kept))
        long.append(lengths)
    room = cells - (count - 1)
    _widen(rows, wants, room, plainer=plainer)
    if sum(needs) > room:
        needs = [2 if need == NARROWEST else need for need in needs]
    return wants if sum(wants) <= room else _share(needs, wants, room, long[:SAMPLE])


def _widen(rows: list[list[Piece]], wants: list[int], room: int, *, plainer: bool) -> None:
    """Let the last column under a merged cell want what the merged cell lacks, if there is room."""
    for row in rows:
        for piece in row:
            if piece.begun or piece.first == piece.last:
                continue
            text = visible(piece.cell.text.strip(), plainer=plainer, lines=True)
            has = sum(wants[piece.first : piece.last + 1]) + piece.last - piece.first
            lacks = max(map(width, text.split("\n"))) - has
            if 0 < lacks <= room - sum(wants):
                wants[piece.last] += lacks


def _share(needs: list[int], wants: list[int], room: int, rows: list[dict[int, int]]) -> list[int]:
    """Hand out the room, two cells at a time, always where it saves most lines."""
    widths = list(needs)
    while room - sum(widths) >= 2:
        growing = [c for c in range(len(widths)) if widths[c] < wants[c]]
        if not growing:
            break
        best = max(growing, key=lambda c: (_saved(rows, widths, c), wants[c] / widths[c]))
        widths[best] += 2
    return widths


def _saved(rows: list[dict[int, int]], widths: list[int], column: int) -> int:
    """Return how many lines the rows lose when a column gets two cells more."""
    saved = 0
    for row in rows:
        if column not in row:
            continue
        others = max((-(-v // widths[c]) for c, v in row.items() if c != column), default=1)
        now = max(others, -(-row[column] // widths[column]))
        saved += now - max(others, -(-row[column] // (widths[column] + 2)))
    return saved


def _row_lines(
    row: list[Piece],
    widths: list[int],
    waiting: dict[Spot, list[tuple[int, int]]],
    bar: str,
    number: int,
    *,
    plainer: bool,
) -> list[Line]:
    texts, rooms = [], []
    for piece in row:
        text = visible(piece.cell.text, plainer=plainer, lines=True)
        room = sum(widths[piece.first : piece.last + 1]) + piece.last - piece.first
        texts.append(text)
        rooms.append(room)
        if not piece.begun:
            waiting[piece.spot] = _slices(text, room)
    height = max((len(waiting[p.spot]) for p in row if p.ends), default=1)
    style = "odd" if number % 2 else "even"
    lines = []
    for _ in range(max(1, height)):
        runs: list[Run] = []
        for piece, text, room in zip(row, texts, rooms, strict=True):
            if piece.first:
                runs.append(Run(bar, f"frame {style}"))
            left = waiting[piece.spot]
            start, end = left.pop(0) if left else (0, 0)
            runs += _aligned(text, start, end, room, piece.spot, style)
        lines.append(tuple(runs))
    return lines


def _slices(text: str, room: int) -> list[tuple[int, int]]:
    """Wrap a cell's text, leaving out the blanks around it."""
    inner = text.strip()
    if not inner:
        return []
    offset = text.index(inner)
    return [(start + offset, end + offset) for start, end in wrap(inner, room)]


def _aligned(text: str, start: int, end: int, room: int, spot: Spot, style: str) -> Iterator[Run]:
    shown = text[start:end]
    blank = " " * max(0, room - width(shown))
    if NUMBER.match(shown):
        yield Run(blank, style, spot, -1)
        yield Run(shown, style, spot, start)
    else:
        yield Run(shown, style, spot, start)
        yield Run(blank, style, spot, -1)
