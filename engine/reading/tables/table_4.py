"""Table 4: fifteen figures under three groups of five, in one row as a rule.

Also read when each group is a row of its own. The identities of the three groups tell where
figures that ran together have to be cut.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.doubts import CellDoubt, DoubtKind
from engine.forms.labels import normalise_label, strip_blanks
from engine.forms.match import Match, match_label
from engine.reading.tables.builder import TableBuilder, label_of
from engine.reading.tables.columns import Header
from engine.reading.tables.row_values import Reading, layout_of, read_row
from engine.reading.tables.table_4_transposed import read_turned
from engine.values import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.forms.axes import Axes, Candidate
    from engine.reading.tables.rows import Row
    from engine.report import Cell, Value

CASES = "各类案件"
"""What the row of fifteen is called in doubts: it has no label."""


def read_four(rows: Sequence[Row], axes: Axes) -> TableBuilder:
    """Read table 4 out of its rows; cells under (group, result)."""
    found = TableBuilder(number=4, axes=axes)
    data = [row for row in rows if row.has_figures]
    _note_labels(rows, axes, found)
    if read_turned(rows, axes, found):
        return found
    named = [(row, _group_of(row, axes)) for row in rows]
    by_group = [(row, group) for row, group in named if row.has_figures or _is_blank(row, axes)]
    if sum(1 for _, group in by_group if group) >= 2:
        _read_groups(by_group, axes, rows, found)
    else:
        _read_line(data, rows, axes, found)
    _doubt_equal_rows(data, found)
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
    by_words = read_row(row, layout_of([row], keys, groups, _header(rows, row, axes)))
    reading = by_words
    if not _balanced(by_words, keys):
        by_place = read_row(row, layout_of([row], keys, groups, Header()))
        reading = by_place if _balanced(by_place, keys) else by_words
    _add(found, row, reading)
    _doubt_equal_columns(rows, row, axes, found)
    if reading is not by_words or not _header(rows, row, axes).positions:
        _note_by_place(rows, row, axes, found)
        _doubt_renamed(found, axes)
    if len(rows) == 1:
        found.doubt(DoubtKind.FIGURES_WITHOUT_HEADER, row.anchor)
    if (
        len(data) > 1
        and row in data
        and any(len(one.filled) >= 5 for one in data if one is not row)
    ):
        found.doubt(DoubtKind.SEVERAL_FIGURE_ROWS, row.anchor)


def _doubt_renamed(found: TableBuilder, axes: Axes) -> None:
    """Doubt figures under another name in groups that do not add up as the form has them."""
    renamed = {one.key for one in found.deviations if one.kind == "relabelled"}
    for group in axes.order:
        cells = [(group, result) for result in axes.sums.columns if (group, result) in found.values]
        if not _adds_up([found.values[cell] for cell in cells]):
            for cell in cells:
                if renamed.intersection(cell):
                    found.values[cell] = replace(found.values[cell], doubt=CellDoubt.UNLIKE)


def _balanced(reading: Reading, keys: Sequence[str]) -> bool:
    """Tell whether every total is the sum of the results before it."""
    values = [reading.values[key] for key in keys if key in reading.values]
    return all(_adds_up(values[at : at + 5]) for at in range(0, len(keys), 5))


def _adds_up(values: Sequence[Value]) -> bool:
    """Tell whether the last of five figures is the sum of the others."""
    known = [one.number for one in values if isinstance(one.number, int)]
    return len(known) == 5 and sum(known[:-1]) == known[-1]


def _note_by_place(rows: Sequence[Row], data: Row, axes: Axes, found: TableBuilder) -> None:
    """Note what stands over a figure where the form has another result, or over another group.

    Only under a line of results that is else the form's, word for word over four figures in five,
    does a place tell what should stand there.
    """
    heads = [row for row in rows if row.grid == data.grid and not row.has_figures]
    results, at = axes.sums.columns, data.places
    if len(at) != len(_keys(axes)):
        return
    due = [(axes.columns.get(key), at[i]) for i, key in enumerate(results * len(axes.order))]
    lines = [row for row in heads if sum(_named(row, *one) for one in due) * 5 >= len(at) * 4]
    for candidate, where in due if lines else ():
        _note_there(lines[-1:], where, candidate, "column", found)
    for i, group in enumerate(axes.order if lines else ()):
        whole = at[i * len(results) : (i + 1) * len(results)]
        under = range(whole[0].start, whole[-1].stop)
        _note_there(heads, under, axes.rows.get(group), "row", found)


def _note_there(
    heads: Sequence[Row], where: range, name: Candidate | None, axis: str, found: TableBuilder
) -> None:
    """Note the header cell that covers just these columns, if the form names them otherwise."""
    for head in heads:
        if name is not None and where in head.columns:
            found.note_cell(axis, head.under(where)[0], name)


def _is_blank(row: Row, axes: Axes) -> bool:
    """Tell a row that is named after one thing and has nothing in its five cells."""
    return not row.filled and len(row.values) == len(axes.sums.columns) and len(row.pieces) == 1


def _doubt_equal_rows(data: Sequence[Row], found: TableBuilder) -> None:
    """Doubt rows of figures that have the same name: which is which was told by their order."""
    names = [label_of(row) for row in data]
    twice = next((name for name in names if name and names.count(name) > 1), "")
    if twice and all(doubt.kind is not DoubtKind.ROW_TWICE for doubt in found.doubts):
        found.doubt(DoubtKind.NAMES_EQUAL, data[names.index(twice)].anchor, label=twice)


def _doubt_equal_columns(rows: Sequence[Row], data: Row, axes: Axes, found: TableBuilder) -> None:
    """Doubt names that stand over more figures than they are for: two equal ones side by side.

    Such cells are one to us, as converters repeat a merged one; a result is over one figure, a
    group over five.
    """
    results, at = axes.sums.columns, data.places
    if not at or len(at) % len(results):
        return
    due = results * (len(at) // len(results))
    heads = [row for row in rows if row.grid == data.grid and not row.has_figures]
    named = {cell: span for row in heads for cell, span in zip(row.cells, row.columns, strict=True)}
    for cell, span in named.items():
        words = normalise_label(cell.text)
        over = [i for i, place in enumerate(at) if place.start in span]
        most = 1 if words in axes.columns.exact else len(results)
        if len(over) <= most or not (words in axes.columns.exact or words in axes.rows.exact):
            continue
        found.doubt(DoubtKind.NAMES_EQUAL, cell.anchor, label=strip_blanks(cell.text))
        for i in over if most == 1 else ():
            if (candidate := axes.columns.get(due[i])) is not None:
                found.note_cell("column", cell, candidate)


def _named(head: Row, name: Candidate | None, where: range) -> bool:
    """Tell whether a header has this very name at a place, and nothing else."""
    words = [normalise_label(cell.text) for cell in head.under(where)]
    return name is not None and len(words) == 1 and words[0] in name.forms


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
    elif reading.short:
        found.doubt(DoubtKind.ROW_ONE_SHORT, row.filled[0].anchor, label=CASES)
    elif reading.choices:
        found.doubt(DoubtKind.ROW_UNPLACED, row.filled[0].anchor, label=CASES)
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
    _doubt_equal_columns(
        rows, max((row for row, _ in by_group), key=lambda one: len(one.filled)), axes, found
    )
    results = axes.sums.columns
    for row, group in by_group:
        candidate = axes.rows.get(group) if group else None
        if candidate is None:
            continue
        layout = layout_of([row], results, (len(results),), Header())
        found.add_row(candidate.key, row, read_row(row, layout), Match(candidate, 100.0), layout)
