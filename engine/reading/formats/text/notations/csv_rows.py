"""Tables with commas between the cells, as spreadsheets save them (.csv), also within a text.

Several lines below each other with equally many commas are rows; Chinese prose has its own comma.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from engine.reading.blocks.spans import Row, Slot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.reading.formats.text.lines import Line

LEAST_COMMAS = 3
LEAST_ROWS = 3
LONGEST = 4_000


def is_comma_row(lines: Sequence[Line], index: int) -> bool:
    """Tell whether rows with commas begin at a line: as many fields in the next ones too."""
    text = lines[index].text
    if len(text) > LONGEST or not ('"' in text or text.count(",") >= LEAST_COMMAS):
        return False
    rows = list(_rows(lines, index, LEAST_ROWS))
    widths = {len(fields) for fields, _, _ in rows}
    return len(rows) == LEAST_ROWS and len(widths) == 1 and min(widths) > LEAST_COMMAS


def comma_table(lines: Sequence[Line], start: int) -> tuple[list[Row], int]:
    """Read the rows from ``start`` that have as many fields; return them and the index after."""
    rows: list[Row] = []
    end = start
    for fields, first, after in _rows(lines, start, len(lines)):
        if rows and len(fields) != len(rows[0]):
            break
        line = lines[first]
        rows.append([Slot(field.strip(), line=line.number, char=line.char()) for field in fields])
        end = after
    return rows, end


def _rows(lines: Sequence[Line], start: int, most: int) -> Iterator[tuple[list[str], int, int]]:
    """Yield (fields, index of the first line, index after the last): a quoted field may break."""
    at = start
    for _ in range(most):
        end = at + 1
        text = lines[at].text if at < len(lines) else ""
        while text.count('"') % 2 and end < len(lines) and end - at < LEAST_ROWS:
            text += "\n" + lines[end].text
            end += 1
        if len(text) > LONGEST or "," not in text:
            return
        try:
            fields = next(csv.reader([text], strict=True))
        except csv.Error:
            return
        yield fields, at, end
        at = end
