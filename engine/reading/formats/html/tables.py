"""HTML tables: which hold data and which only lay out a page; spans to slots."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.reading.blocks.layout import LONG, is_layout
from engine.reading.blocks.spans import Row, Slot
from engine.reading.files.limits import refuse_table
from engine.reading.formats.html.emended import MARK, doubt_of
from engine.reading.formats.html.text import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from selectolax.lexbor import LexborNode

    from engine.reading.files.limits import Limits

SECTIONS = frozenset({"tbody", "thead", "tfoot"})
CELLS = frozenset({"td", "th"})
RULER = "0"  # Word ends a table with a row of no height that only sets the column widths
DIGITS = re.compile(r"\s*(\d{1,6})")

Located = tuple["LexborNode", str]
GroupedRow = tuple[int, list[Located]]


def rows_of(table: LexborNode, path: str, limits: Limits) -> Iterator[GroupedRow]:
    """Yield (number of the row group, cells with their paths) for the table's own rows.

    ReadingError at a row of more cells than a table may have columns, whatever it is for.
    """
    sections = 0
    seen: dict[str, int] = {}
    for child in table.iter():
        if child.tag in SECTIONS:
            sections += 1
            seen[child.tag] = seen.get(child.tag, 0) + 1
            inner = f"{path}/{child.tag}[{seen[child.tag]}]"
            trs = (row for row in child.iter() if row.tag == "tr")
            for number, row in enumerate(trs, start=1):
                if row.attributes.get("height") != RULER:
                    yield sections, _cells(row, f"{inner}/tr[{number}]", limits)


def arranges(table: LexborNode, rows: Sequence[GroupedRow]) -> bool:
    """Tell a table that lays out the page from one that holds data, by its ``rows_of``."""
    inner = any(node.mem_id != table.mem_id for node in table.css("table"))
    widest = max((len(cells) for _, cells in rows), default=0)
    if not inner and widest > 1 and not any(map(_is_long, rows)):
        return False
    texts = [[cell.text(deep=True) for cell, _ in cells] for _, cells in rows]
    return is_layout(texts, inner=inner)


def _is_long(row: GroupedRow) -> bool:
    """Tell whether a cell of a row may hold prose: the whole row does, which is asked at once."""
    around = row[1][0][0].parent if row[1] else None
    return around is not None and len(around.text(deep=True)) > LONG


def column_widths(table: LexborNode) -> list[float]:
    """Return the widths that col elements give, in any unit; empty if there are none."""
    widths: list[float] = []
    for column in table.css("col"):
        match = DIGITS.match(column.attributes.get("width") or "")
        span = min(number_of(column.attributes, "span") or 1, 100)
        widths.extend([float(match[1]) if match else 0.0] * span)
        if len(widths) > 1_000:
            break
    return widths


def table_rows(grouped: Sequence[GroupedRow], limits: Limits) -> list[Row]:
    """Return the rows of a data table with spans expanded; a span ends with its row group.

    ``grouped`` are its rows as ``rows_of`` gives them.

    ReadingError if it is too large, as soon as that shows: in the middle of a row if need be.
    """
    rows: list[Row] = []
    positions = 0
    below: dict[int, tuple[Slot, int]] = {}
    group = -1
    for section, cells in grouped:
        if section != group:
            group, below = section, {}
        row: Row = []
        for cell, place in cells:
            if below:
                _carry_down(row, below)
            _put(cell, place, row, below, limits)
            if len(row) > limits.columns:
                refuse_table(limits, columns=len(row))
        _finish(row, below)
        if row:
            rows.append(row)
        positions += len(row)
        refuse_table(limits, rows=len(rows), columns=len(row), cells=positions)
    return rows


def _put(
    cell: LexborNode,
    place: str,
    row: Row,
    below: dict[int, tuple[Slot, int]],
    limits: Limits,
) -> None:
    attributes = cell.attributes
    slot = Slot(text_of(cell), place)
    if MARK in attributes:
        slot.doubt = doubt_of(attributes)
    if "colspan" not in attributes and "rowspan" not in attributes:
        row.append(slot)
        return
    columns = min(number_of(attributes, "colspan") or 1, limits.span)
    down = number_of(attributes, "rowspan")
    rows = limits.rows if down == 0 else min(down, limits.rows)
    for column in range(len(row), len(row) + columns):
        row.append(slot)
        if rows > 1:
            below[column] = (slot, rows - 1)


def _carry_down(row: Row, below: dict[int, tuple[Slot, int]]) -> None:
    """Fill the next positions of a row with the cells that reach down into them."""
    while len(row) in below:
        column = len(row)
        slot, left = below.pop(column)
        row.append(slot)
        if left > 1:
            below[column] = (slot, left - 1)


def _finish(row: Row, below: dict[int, tuple[Slot, int]]) -> None:
    """Carry down what stands beyond the last cell of a row, with a gap before it if need be."""
    for column in sorted(column for column in below if column >= len(row)):
        row.extend([None] * (column - len(row)))
        _carry_down(row, below)


def _cells(row: LexborNode, path: str, limits: Limits) -> list[Located]:
    seen = dict.fromkeys(CELLS, 0)
    cells = []
    for cell in row.iter():
        tag = cell.tag or ""
        if tag in CELLS:
            seen[tag] = number = seen[tag] + 1
            cells.append((cell, f"{path}/{tag}[{number}]"))
            if len(cells) > limits.columns:
                refuse_table(limits, columns=len(cells))
    return cells


def number_of(attributes: Mapping[str, str | None], name: str) -> int:
    """Return a span, or a list's first number, as browsers read it: leading digits, else 1."""
    match = DIGITS.match(attributes.get(name) or "")
    return int(match[1]) if match else 1
