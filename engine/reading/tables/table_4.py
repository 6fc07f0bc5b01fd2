"""Table 4: fifteen figures under three groups of five, in one row as a rule.

Also read when each group is a row of its own. The identities of the three groups tell where
figures that ran together have to be cut.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.doubts import DoubtKind
from engine.forms.labels import normalise_label
from engine.forms.match import Match, match_label
from engine.reading.tables.builder import TableBuilder
from engine.reading.tables.columns import Header
from engine.reading.tables.row_values import Reading, layout_of, read_row
from engine.reading.tables.table_4_transposed import read_turned
from engine.values import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.forms.axes import Axes
    from engine.reading.tables.rows import Row
    from engine.report import Cell


def read_four(rows: Sequence[Row], axes: Axes) -> TableBuilder:
    """Read table 4 out of its rows; cells under (group, result)."""
    found = TableBuilder(number=4, axes=axes)
    data = [row for row in rows if row.has_figures]
    _note_labels(rows, axes, found)
    if read_turned(rows, axes, found):
        return found
    by_group = [(row, _group_of(row, axes)) for row in data]
    if sum(1 for _, group in by_group if group) >= 2:
        _read_groups(by_group, axes, rows, found)
    else:
        _read_line(data, rows, axes, found)
    return found


def _note_labels(rows: Sequence[Row], axes: Axes, found: TableBuilder) -> None:
    """Note the groups and results of the header that the form words otherwise."""
    for cell in dict.fromkeys(cell for row in rows for cell in row.labels):
        words = normalise_label(cell.text)
        if words in axes.marks or words in axes.rows.exact or words in axes.columns.exact:
            continue
        for axis, labels in (("row", axes.rows), ("column", axes.columns)):
            match = match_label(words, labels)
            if match is not None:
                found.note_cell(axis, cell, match.candidate)
                break


def _read_line(data: Sequence[Row], rows: Sequence[Row], axes: Axes, found: TableBuilder) -> None:
    """Read the one row of fifteen (the fullest, where a stray row of figures stands by)."""
    if not data:
        blank = [row for row in rows if not row.labels and len(row.values) >= 15]
        data = blank[-1:]
    if not data:
        return
    row = _in_pieces(data, len(_keys(axes))) or max(
        data, key=lambda one: len("".join(cell.text for cell in one.filled))
    )
    keys = _keys(axes)
    groups = (len(axes.sums.columns),) * len(axes.order)
    layout = layout_of([row], keys, groups, _header(rows, row, axes))
    reading = read_row(row, layout)
    _add(found, row, reading)
    if len(rows) == 1:
        found.doubt(DoubtKind.FIGURES_WITHOUT_HEADER, row.anchor)
    if (
        len(data) > 1
        and row in data
        and any(len(one.filled) >= 5 for one in data if one is not row)
    ):
        found.doubt(DoubtKind.SEVERAL_FIGURE_ROWS, row.anchor)


def _keys(axes: Axes) -> tuple[str, ...]:
    """Return the table's cells as keys, group by group: ``review.upheld`` …."""
    return tuple(f"{group}.{result}" for group in axes.order for result in axes.sums.columns)


def _in_pieces(data: Sequence[Row], figures: int) -> Row | None:
    """Join rows of 5 and 10 figures: 复议 and 诉讼 in tables of their own."""
    counts = [len(row.filled) for row in data]
    if len(data) < 2 or sum(counts) != figures or any(count % 5 for count in counts):
        return None
    cells = tuple(cell for row in data for cell in row.filled)
    spans = tuple(range(column, column + 1) for column in range(len(cells)))
    return replace(data[0], width=0, cells=cells, columns=spans)


def _add(found: TableBuilder, row: Row, reading: Reading) -> None:
    for key, value in reading.values.items():
        group, _, result = key.partition(".")
        found.values[group, result] = value
        found.rows.setdefault(group, row)
        found.columns.add(result)
    if reading.cut:
        found.doubt(DoubtKind.FIGURES_CUT, row.filled[0].anchor)
    elif reading.unread:
        found.doubt(DoubtKind.FIGURES_UNCUT, row.filled[0].anchor)


def _header(rows: Sequence[Row], data: Row, axes: Axes) -> Header:
    """Find for each column its group and result, if the header is true to position."""
    heads = [row for row in rows if row.grid == data.grid and not row.has_figures]
    results: dict[int, tuple[str, Cell]] = {}
    groups: dict[int, str] = {}
    for row in heads:
        for cell, span in zip(row.cells, row.columns, strict=True):
            words = normalise_label(cell.text)
            for column in span:
                for candidate in axes.columns.exact.get(words, ()):
                    results[column] = candidate.key, cell
                for candidate in axes.rows.exact.get(words, ()):
                    groups[column] = candidate.key
    spans: dict[str, range] = {}
    cells: dict[str, Cell] = {}
    for column, (result, cell) in sorted(results.items()):
        key = f"{groups.get(column)}.{result}"
        if key in spans:
            return Header()
        spans[key], cells[key] = range(column, column + 1), cell
    return Header(data.width, spans, cells) if set(spans) == set(_keys(axes)) else Header()


def _group_of(row: Row, axes: Axes) -> str | None:
    """Return the group that a row of figures is labelled with."""
    for _, words in reversed(row.pieces):
        for candidate in axes.rows.exact.get(words, ()):
            return candidate.key
    return None


def _read_groups(
    by_group: Sequence[tuple[Row, str | None]], axes: Axes, rows: Sequence[Row], found: TableBuilder
) -> None:
    del rows
    results = axes.sums.columns
    for row, group in by_group:
        candidate = axes.rows.get(group) if group else None
        if candidate is None:
            continue
        layout = layout_of([row], results, (len(results),), Header())
        found.add_row(candidate.key, row, read_row(row, layout), Match(candidate, 100.0), layout)
