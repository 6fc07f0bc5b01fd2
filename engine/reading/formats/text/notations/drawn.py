"""Tables drawn in columns: by walls (``+---+``, ``|``, ``┌─┬┐``) or by a ruler (``----- ---``).

What a wall or a dash stands for is told by the column it is drawn in, a Chinese character being
two wide. A cell that no rule crosses goes on in the row below; a wall that is left out joins two
cells. Below a ruler without walls each line is a row, or what lies between blank lines.
README.md says which tools draw so.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from itertools import groupby, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from engine.reading.blocks.spans import Row, Slot
from engine.reading.files.limits import refuse_table
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from engine.reading.files.limits import Limits
    from engine.reading.formats.text.lines import Line

WALLS = frozenset("|│┃║")
CORNERS = frozenset("+┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝┏┳┓┣╋┫┗┻┛╭╮╰╯")
_RULE = re.compile(r"\s*+[|│┃║]?[+┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝┏┳┓┣╋┫┗┻┛╭╮╰╯][-=:─━═]{2}")
_DRAWN = re.compile(r"[-=:─━═\s]*\Z")
_FIGURE = re.compile(r"\s*\d[\d.,]*\s*\Z")
_RULER = re.compile(r"\s*+(?:-{3,}+|={3,}+)(?:\s++(?:-{2,}+|={2,}+))++\s*\Z")
_EDGE = re.compile(r"\s*+(?:-{8,}+|={8,}+)\s*\Z")
WIDEST = 4_000
FEW_RULES = 3
LONGEST_HEAD = 8
MOST_LINES = 600
BEYOND = 1 << 20


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands in a cell's columns of a line: these columns, its text and offset."""

    start: int
    end: int
    text: str
    offset: int
    rule: bool = False


_Drawing = list[tuple["Line", list[_Piece]]]


def is_drawn(lines: Sequence[Line], index: int) -> bool:
    """Tell whether the upper rule of a table with walls is at ``index``: a row lies below."""
    text = lines[index].text
    if not _RULE.match(text) or len(text) > WIDEST or index + 1 >= len(lines):
        return False
    below = lines[index + 1].text.strip()
    return below[:1] in WALLS


def drawn_table(lines: Sequence[Line], start: int, limits: Limits) -> tuple[list[Row], int]:
    """Read the table whose upper rule is at ``start``; return its rows and the index after."""
    end = start
    while end < len(lines) and _belongs(lines[end].text):
        end += 1
    drawing, edges = _measured(lines[start:end])
    alone = _alone([pieces for _, pieces in drawing])
    return _rows(drawing, edges, alone, limits), end


def is_dashed(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a table without walls begins: its upper edge, its head, or its ruler."""
    text = lines[index].text
    if len(text) > WIDEST or not text.strip():
        return False
    head = LONGEST_HEAD if _EDGE.match(text) else 1
    return _ruler(lines, index, head) is not None


def dashed_table(lines: Sequence[Line], start: int, limits: Limits) -> tuple[list[Row], int]:
    """Read the table that begins at ``start``; return its rows and the index after it.

    ReadingError if it is too large, before each line is cut into as many pieces.
    """
    ruler = _ruler(lines, start, LONGEST_HEAD) or start
    columns = [match.start() for match in re.finditer(r"-++|=++", lines[ruler].text)]
    lower = _lower_edge(lines, start, ruler)
    end = lower or next((at for at in range(ruler, len(lines)) if lines[at].blank), len(lines))
    refuse_table(limits, columns=len(columns), cells=(end - start) * len(columns))
    spaced = any(line.blank for line in lines[ruler:end])
    edges = [*columns, BEYOND]
    drawing = [(line, _between(line, edges)) for line in lines[start:end]]
    alone = [at > ruler and not spaced for at in range(start, end)]
    return _rows(drawing, edges, alone, limits), end + 1 if lower else end


def _rows(
    drawing: _Drawing, edges: Sequence[int], alone: Sequence[bool], limits: Limits
) -> list[Row]:
    """Put the pieces of lines into rows: one begins at each rule and each line ``alone``."""
    rows: list[Row] = []
    closed = [True] * (len(edges) - 1)
    fresh = True
    for (line, pieces), own in zip(drawing, alone, strict=True):
        if own or any(piece.rule for piece in pieces):
            closed = [own or shut for shut in _closed(pieces, edges)]
            fresh = True
        if all(piece.rule for piece in pieces):
            continue
        if fresh:
            refuse_table(limits, columns=len(closed), cells=(len(rows) + 1) * len(closed))
            rows.append(_opened(rows, closed, pieces, edges))
            fresh = False
        _write(rows[-1], line, pieces, edges)
    return rows


def _measured(
    lines: Sequence[Line],
) -> tuple[_Drawing, list[int]]:
    """Return the lines in pieces, and the walls' columns, in whichever measure these line up.

    Some browsers draw as if every character were one column wide.
    """
    measured = []
    for width in (_width, lambda _: 1):
        drawing = [(line, _pieces(line.text, width)) for line in lines]
        walls = {edge for _, pieces in drawing for p in pieces for edge in (p.start, p.end)}
        measured.append((drawing, _without_slips(sorted(walls))))
    return min(measured, key=lambda both: len(both[1]))


def _alone(drawing: Sequence[Sequence[_Piece]]) -> list[bool]:
    """Tell for each line whether it is a row of its own, as in tables ruled at head and foot only.

    There figures stand below figures or words without a rule between them.
    """
    ruled = [all(piece.rule for piece in pieces) for pieces in drawing]
    if sum(ruled) > FEW_RULES:
        return [False] * len(drawing)
    found: list[bool] = []
    for is_ruled, lines in groupby(zip(ruled, drawing, strict=True), key=itemgetter(0)):
        block = [pieces for _, pieces in lines]
        found += [not is_ruled and _figures_below(block) > 1] * len(block)
    return found


def _figures_below(block: Sequence[Sequence[_Piece]]) -> int:
    """Count the figures that stand below something in their column."""
    filled: set[int] = set()
    count = 0
    for pieces in block:
        words = [piece for piece in pieces if piece.text.strip()]
        count += sum(1 for p in words if p.start in filled and _FIGURE.match(p.text))
        filled.update(piece.start for piece in words)
    return count


def _belongs(text: str) -> bool:
    bare = text.strip()
    return bool(bare) and len(text) <= WIDEST and (bare[0] in WALLS or bare[0] in CORNERS)


def _pieces(text: str, width: Callable[[str], int]) -> list[_Piece]:
    """Cut a line at its walls and corners."""
    found: list[_Piece] = []
    column = begun = 0
    offset: int | None = None
    for index, character in enumerate(text):
        if character in WALLS or (character in CORNERS and _is_corner(text, index)):
            if offset is not None:
                own = text[offset:index]
                found.append(_Piece(begun, column, own, offset, _is_rule(own)))
            begun, offset = column, index + 1
        column += width(character)
    return found


def _is_corner(text: str, index: int) -> bool:
    """Tell a corner from a plus sign in a cell: rules or walls stand beside it."""
    if text[index] != "+":
        return True
    beside = text[index - 1 : index].strip() + text[index + 1 : index + 2].strip()
    return bool(beside) and all(character in "-=:|+" for character in beside)


def _between(line: Line, edges: Sequence[int]) -> list[_Piece]:
    """Cut a line where the columns begin, never within a word; blank or dashed it is a rule."""
    text = line.text
    if line.blank or _EDGE.match(text) or _RULER.match(text):
        return [_Piece(edges[0], edges[-1], "", 0, rule=True)]
    cuts, column, offset = [0], 0, 0
    for begin in edges[1:-1]:
        while offset < len(text) and column < begin:
            column += _width(text[offset])
            offset += 1
        cut = offset
        while 0 < cut < len(text) and not text[cut - 1].isspace() and not text[cut].isspace():
            cut -= 1
        cuts.append(max(cut, cuts[-1]))
    columns = zip(pairwise(edges), pairwise([*cuts, len(text)]), strict=True)
    return [_Piece(*begun, text[at:end], at) for begun, (at, end) in columns]


def _ruler(lines: Sequence[Line], start: int, head: int) -> int | None:
    """Return the index of the ruler at ``start`` or under a head of so many lines at most."""
    for at, line in enumerate(lines[start : start + head + 1], start):
        if line.blank:
            return None
        if len(line.text) <= WIDEST and _RULER.match(line.text):
            return at
    return None


def _lower_edge(lines: Sequence[Line], start: int, ruler: int) -> int | None:
    """Return the line like the upper edge that closes the table, None if it has no upper edge."""
    upper = lines[start].text.strip()
    if start < ruler and not _EDGE.match(upper):
        return None
    rest = range(ruler + 1, min(ruler + MOST_LINES, len(lines)))
    return next((at for at in rest if lines[at].text.strip() == upper), None)


def _is_rule(text: str) -> bool:
    return len(text) > 1 and bool(text.strip()) and _DRAWN.match(text) is not None


def _width(character: str) -> int:
    """Return how many columns a character takes on a terminal."""
    if character < "\u0300":
        return 1
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _without_slips(walls: Sequence[int]) -> list[int]:
    """Return the walls' columns, those drawn one off (a character's width disputed) as one."""
    kept: list[int] = []
    for wall in walls:
        if not kept or wall - kept[-1] > 1:
            kept.append(wall)
    return kept


def _span(piece: _Piece, edges: Sequence[int]) -> range:
    """Return the columns of the table that a piece covers."""
    return range(_nearest(piece.start, edges), _nearest(piece.end, edges))


def _nearest(column: int, edges: Sequence[int]) -> int:
    at = bisect_left(edges, column)
    if at == len(edges):
        return at - 1
    return at - 1 if at and column - edges[at - 1] < edges[at] - column else at


def _closed(pieces: Iterable[_Piece], edges: Sequence[int]) -> list[bool]:
    """Tell for each column whether a rule closes the cell above it."""
    closed = [False] * (len(edges) - 1)
    for piece in pieces:
        for column in _span(piece, edges):
            closed[column] = piece.rule
    return closed


def _opened(
    rows: Sequence[Row], closed: Sequence[bool], pieces: Iterable[_Piece], edges: Sequence[int]
) -> Row:
    """Begin a row: new cells where a rule closed those above, else these go on."""
    row: Row = [None] * (len(edges) - 1)
    for piece in pieces:
        columns = _span(piece, edges)
        above = rows[-1][columns.start] if rows and columns and not closed[columns.start] else None
        slot = above or Slot("")
        for column in columns:
            row[column] = slot
    return row


def _write(row: Row, line: Line, pieces: Iterable[_Piece], edges: Sequence[int]) -> None:
    """Put a line's texts into the cells of the row, on a line of their own."""
    for piece in pieces:
        columns = _span(piece, edges)
        slot = row[columns.start] if columns else None
        words = piece.text.strip()
        if slot is None or not words or piece.rule:
            continue
        if not slot.text:
            lead = len(piece.text) - len(piece.text.lstrip())
            slot.line, slot.char = line.number, line.char(piece.offset + lead)
        slot.text = f"{slot.text}\n{words}" if slot.text else words
