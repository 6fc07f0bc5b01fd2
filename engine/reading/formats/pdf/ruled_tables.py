"""Tables out of ruled lines: lines that touch make a table, missing lines merge its cells.

Values are pieces of tables, page by page; joining them over page breaks is done elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from engine.errors import ReadingError
from engine.reading.formats.pdf.lines import lines_of
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from engine.reading.formats.pdf.drawing import Segment
    from engine.reading.formats.pdf.pages import Character, Page

SNAP = 3.0
WRAPPED = 2.0
"""How many characters' width a wrapped line may end short of its cell."""
TOO_LARGE = "PDF 里的表格太大，不像年度报告的表格，没有读取；请确认文件无误"
FIGURES = re.compile(r"[\d.,]+")


@dataclass(slots=True, eq=False)
class Box:
    """A cell of a piece: its text, and its own identity where it covers several positions.

    ``full`` says that the text's last line reaches the right of the cell, as wrapped text does.
    """

    text: str
    page: int
    left: float
    bottom: float
    right: float
    top: float
    full: bool = False


@dataclass(slots=True, eq=False)
class Piece:
    """A table, or the piece of one that stands on one page; rows from top to bottom."""

    page: int
    top: float
    bottom: float
    edges: list[float]
    rows: list[list[Box]]


class Unions:
    """Sets that are joined: which of n things belong together."""

    def __init__(self, count: int) -> None:
        self.above = list(range(count))

    def find(self, thing: int) -> int:
        """Return what stands for the thing's set."""
        while self.above[thing] != thing:
            self.above[thing] = self.above[self.above[thing]]
            thing = self.above[thing]
        return thing

    def join(self, one: int, other: int) -> None:
        """Make one set of two."""
        self.above[self.find(one)] = self.find(other)


def pieces_of(page: Page, number: int, most: int) -> tuple[list[Piece], list[Character]]:
    """Return the tables of a page from top to bottom, and the characters outside of them.

    More than ``most`` cells: ReadingError.
    """
    pieces: list[Piece] = []
    outside = list(page.characters)
    for across, down in _touching(page.across, page.down):
        columns = snap([line[0] for line in down])
        ends = [min(line[1] for line in down), max(line[2] for line in down)]
        rows = snap([*(line[0] for line in across), *ends])
        if len(columns) < 3 or len(rows) < 2:
            continue  # a box around text, or lines of a page's design
        most -= (len(columns) - 1) * (len(rows) - 1)
        if most < 0:
            raise ReadingError(TOO_LARGE)
        inside, outside = _split(outside, columns, rows)
        pieces.append(_piece(number, across, down, columns, rows, inside))
    pieces.sort(key=lambda piece: -piece.top)
    return pieces, outside


def _touching(
    across: Sequence[Segment], down: Sequence[Segment]
) -> list[tuple[list[Segment], list[Segment]]]:
    """Return the groups of lines that touch each other, those with lines both ways."""
    order = sorted(range(len(across)), key=lambda i: across[i][0])
    heights = [across[i][0] for i in order]
    sets = Unions(len(across) + len(down))
    for index, (x, low, high) in enumerate(down):
        for k in range(bisect_left(heights, low - SNAP), bisect_right(heights, high + SNAP)):
            _y, left, right = across[order[k]]
            if left - SNAP <= x <= right + SNAP:
                sets.join(len(across) + index, order[k])
    groups: dict[int, tuple[list[Segment], list[Segment]]] = {}
    for index, line in enumerate(across):
        groups.setdefault(sets.find(index), ([], []))[0].append(line)
    for index, line in enumerate(down):
        groups.setdefault(sets.find(len(across) + index), ([], []))[1].append(line)
    return [group for group in groups.values() if len(group[0]) > 1 and len(group[1]) > 1]


def snap(values: Iterable[float]) -> list[float]:
    """Return values that lie closer than ``SNAP`` as one, in order."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= SNAP:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def _split(
    characters: Sequence[Character], columns: Sequence[float], rows: Sequence[float]
) -> tuple[list[Character], list[Character]]:
    inside: list[Character] = []
    outside: list[Character] = []
    leftmost, rightmost, lowest, highest = columns[0], columns[-1], rows[0], rows[-1]
    for one in characters:
        _, left, bottom, right, top = one
        across = leftmost <= (left + right) / 2 <= rightmost
        (inside if across and lowest <= (bottom + top) / 2 <= highest else outside).append(one)
    return inside, outside


def _piece(
    page: int,
    across: Sequence[Segment],
    down: Sequence[Segment],
    columns: list[float],
    rows: list[float],
    inside: Iterable[Character],
) -> Piece:
    width, height = len(columns) - 1, len(rows) - 1
    sets = Unions(width * height)
    _merge(sets, _ruled(across, rows, columns), _ruled(down, columns, rows), width, height)
    texts: dict[int, list[Character]] = {}
    inner_columns, inner_rows = columns[1:-1], rows[1:-1]
    for one in inside:
        _, left, bottom, right, top = one
        column = bisect_right(inner_columns, (left + right) / 2)
        row = bisect_right(inner_rows, (bottom + top) / 2)
        texts.setdefault(sets.find(row * width + column), []).append(one)
    boxes = _boxes(sets, page, columns, rows)
    for mark, box in boxes.items():
        _fill(box, texts.get(mark, ()))
    matrix = [
        [boxes[sets.find(row * width + column)] for column in range(width)]
        for row in reversed(range(height))
    ]
    return Piece(page, rows[-1], rows[0], columns, matrix)


def _boxes(
    sets: Unions, page: int, columns: Sequence[float], rows: Sequence[float]
) -> dict[int, Box]:
    """Return the empty cells, by what stands for the positions each covers."""
    boxes: dict[int, Box] = {}
    width = len(columns) - 1
    for row in range(len(rows) - 1):
        for column in range(width):
            mark = sets.find(row * width + column)
            right, top = columns[column + 1], rows[row + 1]
            box = boxes.setdefault(mark, Box("", page, columns[column], rows[row], right, top))
            box.left = min(box.left, columns[column])
            box.right, box.top = max(box.right, right), max(box.top, top)
    return boxes


def _fill(box: Box, characters: Iterable[Character]) -> None:
    """Write a cell's lines; a number that a narrow cell broke over lines is one number."""
    lines = lines_of(characters)
    if lines:
        texts = [line.text for line in lines]
        whole = len(texts) > 1 and all(map(FIGURES.fullmatch, texts))
        box.text = ("" if whole else "\n").join(texts)
        box.full = box.right - lines[-1].right < WRAPPED * lines[-1].size


def _ruled(
    lines: Iterable[Segment], levels: Sequence[float], steps: Sequence[float]
) -> set[tuple[int, int]]:
    """Return at which level which step is ruled: (level, step)."""
    ruled: set[tuple[int, int]] = set()
    for at, begin, end in lines:
        level = min(range(len(levels)), key=lambda i: abs(levels[i] - at))
        ruled |= {
            (level, step)
            for step in range(len(steps) - 1)
            if begin - SNAP <= steps[step] and end + SNAP >= steps[step + 1]
        }
    return ruled


def _merge(
    sets: Unions, across: set[tuple[int, int]], down: set[tuple[int, int]], width: int, height: int
) -> None:
    """Join the positions between which no line is ruled."""
    for row in range(height):
        for column in range(width):
            here = row * width + column
            if column + 1 < width and (column + 1, row) not in down:
                sets.join(here, here + 1)
            if row + 1 < height and (row + 1, column) not in across:
                sets.join(here, here + width)
