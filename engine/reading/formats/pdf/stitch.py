"""Join the pieces of a table that page breaks have cut.

Pieces belong together when nothing stands between them and their outer edges agree. Their column
edges are united (the first piece may lack inner rules), a row cut in two is rejoined, and a merged
cell that goes on over the break is one cell again.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from engine.reading.formats.pdf.lines import ORDINAL
from engine.reading.formats.pdf.ruled_tables import FIGURES, Box, Piece, snap
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

APART = 4.0
"""How far, in points, the outer edges of two pieces may lie apart."""
LABELS = 3
"""How many columns at the left of a wide table hold labels."""
HEAD = 4
"""How many rows a head has at most that is printed again on each page."""


@dataclass(slots=True)
class Joined:
    """A whole table: column edges, and rows of boxes; a merged cell is one box repeated.

    ``page`` is the last it stands on; ``bare`` says that no ruled line made it.
    """

    page: int
    edges: list[float]
    rows: list[list[Box]]
    bare: bool = False


def goes_on(table: Joined, piece: Piece) -> bool:
    """Say whether a piece at the head of a page continues the table that ended the page before."""
    if table.bare or piece.page != table.page + 1:
        return False
    near = abs(table.edges[0] - piece.edges[0]), abs(table.edges[-1] - piece.edges[-1])
    return max(near) < APART


def begun(piece: Piece) -> Joined:
    """Return a piece as a table of its own."""
    return Joined(piece.page, piece.edges, piece.rows)


def join(table: Joined, piece: Piece) -> Joined:
    """Return the table with a further piece below it."""
    edges = snap([*table.edges, *piece.edges])
    above, below = _over(table.edges, table.rows, edges), _over(piece.edges, piece.rows, edges)
    below = below[_repeated(above, below) :]
    if above and below and _cut(above[-1], below[0]):
        _rejoin(above[-1], below)
        below = below[1:]
    _carry_on(above, below)
    return Joined(piece.page, edges, above + below)


def _repeated(above: Sequence[Sequence[Box]], below: Sequence[Sequence[Box]]) -> int:
    """Count the rows of the table's head that a program prints again at the head of each page."""
    count = 0
    for first, again in zip(above[:HEAD], below, strict=False):
        texts = [box.text for box in first]
        if texts != [box.text for box in again] or any(map(str.isdigit, texts)):
            break
        count += 1
    return count if count < len(below) else 0


def _over(
    old: Sequence[float], rows: Sequence[Sequence[Box]], edges: Sequence[float]
) -> list[list[Box]]:
    """Return rows over finer column edges: a box covers all the columns it spans."""
    middles = [(edges[i] + edges[i + 1]) / 2 for i in range(len(edges) - 1)]
    columns = [min(max(bisect_right(old, m) - 1, 0), len(old) - 2) for m in middles]
    return [[row[column] for column in columns] for row in rows]


def _labels(row: Sequence[Box]) -> int:
    """Return how many columns at the left hold labels."""
    return LABELS if len(row) > 2 * LABELS else 1


def _values(row: Sequence[Box]) -> list[Box]:
    """Return the distinct boxes of a row that hold values, not labels."""
    return list({id(box): box for box in row[_labels(row) :]}.values())


def _cut(last: Sequence[Box], first: Sequence[Box]) -> bool:
    """Say whether the break cut a row: each value stands on one side, and its label goes on.

    A row that is blank and a row that is cut look alike but for the label: one that was cut has
    nothing on the other side, or fills its line and is no new item there.
    """
    if _spans(last) != _spans(first):
        return False
    above, below = _values(last), _values(first)
    full = [any(box.text for box in side) for side in (above, below)]
    if not any(full) or (all(full) and not _figures_go_on(above, below)):
        return False
    upper, lower = _label(last), _label(first)
    if not upper.text or not lower.text:
        return bool(upper.text or lower.text)
    return upper.full and ORDINAL.match(lower.text) is None


def _figures_go_on(above: Sequence[Box], below: Sequence[Box]) -> bool:
    """Say whether some figures of a full row fill their narrow cells and end below the break."""
    ends = [(upper, lower) for upper, lower in zip(above, below, strict=True) if lower.text]
    if len(ends) == len(above) or not all(box.text for box in above):
        return False
    return all(upper.full and _is_figure(upper, lower) for upper, lower in ends)


def _is_figure(*pieces: Box) -> bool:
    return all(FIGURES.fullmatch(box.text) for box in pieces)


def _spans(row: Sequence[Box]) -> list[bool]:
    """Return at which columns a row's cells begin."""
    return [index == 0 or box is not row[index - 1] for index, box in enumerate(row)]


def _label(row: Sequence[Box]) -> Box:
    """Return the last cell that holds a label."""
    return row[_labels(row) - 1]


def _rejoin(last: list[Box], below: list[list[Box]]) -> None:
    """Put the halves of a cut row together; a box of the lower half goes on as the upper one."""
    halves = {id(b): (a, b) for a, b in zip(last, below[0], strict=True)}
    for upper, lower in halves.values():
        if _is_figure(upper, lower):
            upper.text += lower.text
        elif upper.text != lower.text:
            upper.text = "\n".join(text for text in (upper.text, lower.text) if text)
        for row in below:
            row[:] = [upper if box is lower else box for box in row]


def _carry_on(above: list[list[Box]], below: list[list[Box]]) -> None:
    """Let an empty label at the head of a piece be the merged cell that goes on from above."""
    if not above or not below:
        return
    for column in range(_labels(below[0])):
        upper, lower = above[-1][column], below[0][column]
        if lower.text or lower is upper:
            continue
        for row in below:
            row[:] = [upper if box is lower else box for box in row]
