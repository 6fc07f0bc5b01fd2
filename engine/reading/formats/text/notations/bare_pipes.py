"""Rows with bars between the cells only, as scripts write them: ``规章 | 0 | 0 | 0``.

Two lines with bars below each other are such rows. A cell that held a line break lies on two
lines: what is short of bars goes on below, if all rows come out equally long that way. Else a
line without bars between two with them is a row of one cell.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from engine.reading.blocks.spans import Row, Slot
from engine.reading.formats.text.notations.pipe_table import SEPARATOR, SPLIT, bars_of, cell_text
from engine.reading.formats.text.notations.tabbed import opens_part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.reading.formats.text.lines import Line

SHORT = 40


def is_open_row(lines: Sequence[Line], index: int) -> bool:
    """Tell whether rows with inner bars begin at ``index``: two lines of them."""
    if not _inner(lines[index]):
        return False
    below = next((line for line in lines[index + 1 : index + 3] if not line.blank), None)
    return below is not None and _inner(below)


def open_table(lines: Sequence[Line], start: int) -> tuple[list[Row], int]:
    """Read the rows from ``start``; return them and the index after the last."""
    end = _end(lines, start)
    filled = [line for line in lines[start:end] if not line.blank]
    own = [line for line in filled if not SEPARATOR.match(line.text)]
    whole = _whole(own) if len(own) == len(filled) else None
    return whole or [list(_slots(line)) for line in own], end


def _whole(lines: Sequence[Line]) -> list[Row] | None:
    """Put rows together whose cells hold line breaks; None unless all come out equally long."""
    usual = _usual([bars_of(line.text) for line in lines])
    rows: list[Row] = []
    short = 0
    for line in lines:
        bars = bars_of(line.text)
        if rows and bars <= short:
            _join(rows[-1], _slots(line))
            short -= bars
        else:
            rows.append(list(_slots(line)))
            short = usual - bars
    return rows if len({len(row) for row in rows}) == 1 else None


def _inner(line: Line) -> bool:
    bare = line.text.strip()
    return bars_of(bare) > 0 and "|" not in (bare[0], bare[-1])


def _end(lines: Sequence[Line], start: int) -> int:
    """Return where the rows end: at a line without bars that no row goes on behind."""
    end = start
    for index in range(start, len(lines)):
        line = lines[index]
        if bars_of(line.text):
            end = index + 1
        elif line.blank or index - end > 1 or not _is_row(line.text):
            break
    return end


def _is_row(text: str) -> bool:
    """Tell whether a line without bars may be a row of one cell: no sentence, no heading."""
    return len(text.strip()) <= SHORT and "。" not in text and not opens_part(text)


def _usual(counts: Sequence[int]) -> int:
    """Return how many bars a whole row has: the most that several lines agree on."""
    several = [count for count, lines in Counter(counts).items() if lines > 1 and count]
    return max(several, default=max(counts))


def _slots(line: Line) -> list[Slot]:
    slots, offset = [], 0
    for part in SPLIT.split(line.text):
        lead = len(part) - len(part.lstrip())
        slots.append(Slot(cell_text(part), line=line.number, char=line.char(offset + lead)))
        offset += len(part) + 1
    return slots


def _join(row: Row, slots: Sequence[Slot]) -> None:
    """Go on in the last cell of a row, then with new ones."""
    last = row[-1]
    if last is not None:
        last.text = f"{last.text}\n{slots[0].text}".strip("\n")
    row.extend(slots[1:])
