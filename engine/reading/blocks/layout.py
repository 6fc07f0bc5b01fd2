"""Which tables hold data and which only arrange text: frames, columns, forms filled with prose.

A whole report may stand in one cell of a frame, on paper as on a web page; its headings and its
statutory tables must come out as if the frame were not there.
"""

from __future__ import annotations

LONG = 300
FEW_FIGURES = 6
DATA_COLUMNS, DATA_ROWS = 4, 3


def is_layout(rows: list[list[str]], *, inner: bool) -> bool:
    """Tell a table that arranges text; ``rows`` are the texts of its own cells, each once.

    ``inner``: tables stand in its cells. A table of one column, one that mainly holds other
    tables, and one full of prose with hardly a figure in it are layout.
    """
    widest = max(map(len, rows), default=0)
    if widest < 2 or (inner and (widest < DATA_COLUMNS or len(rows) < DATA_ROWS)):
        return True
    texts = [text.strip() for row in rows for text in row]
    if all(len(text) <= LONG for text in texts):
        return False
    return sum(text.isdecimal() for text in texts) < FEW_FIGURES
