"""Table 2: several small tables one below the other, each with its own header row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.doubts import CellDoubt, DoubtKind
from engine.forms.labels import normalise_label, strip_blanks
from engine.forms.match import match_label
from engine.reading.tables.builder import TableBuilder, label_of
from engine.reading.tables.cell_value import absent, given, is_spaced, joined_doubt, value_of
from engine.reading.tables.columns import Header, header_of, shared, under
from engine.reading.tables.row_values import Reading
from engine.reading.tables.split_digits import only_way
from engine.report import Value
from engine.values import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from engine.forms.axes import Axes, Axis
    from engine.forms.match import Match
    from engine.reading.tables.rows import Row
    from engine.report import Cell

LEAST_RUN = 3
MONEY = frozenset({("fees", "amount"), ("procurement", "amount")})


@dataclass(slots=True)
class _Segment:
    """The header in force: its keys in order, and positions if they can be trusted.

    ``keeps_blanks``: blank cells have kept their places elsewhere in the table.
    """

    header: Header
    keys: tuple[str, ...] = ()
    keeps_blanks: bool = False


def read_two(rows: Sequence[Row], axes: Axes) -> TableBuilder:
    """Read table 2 out of its rows; cells under (row, column) with the forms' keys."""
    found = TableBuilder(number=2, axes=axes)
    segment = _Segment(Header())
    keeps_blanks = any(not cell.text.strip() for row in rows for cell in row.cells)
    waiting: Match | None = None
    for row in rows:
        match = _row_label(row, axes.rows)
        if match is None and _is_header(row, axes):
            segment = _segment(row, axes, keeps_blanks=keeps_blanks)
            found.note_labels(segment.header)
            for cell in _strange(row, axes):
                found.add_strange_columns([cell])
        elif match is not None and row.has_figures:
            _read(row, match, segment, axes, found)
        elif match is not None:
            _read(row, match, segment, axes, found)
            waiting = match
            continue
        elif waiting is not None and row.has_figures and not row.labels:
            _read(row, waiting, segment, axes, found)
        elif row.has_figures:
            found.stranger(row)
        waiting = None
    return found


def _row_label(row: Row, axis: Axis) -> Match | None:
    for _, words in reversed(row.pieces):
        match = match_label(words, axis)
        if match is not None:
            return match
    return None


def _is_header(row: Row, axes: Axes) -> bool:
    if row.has_figures:
        return False
    words = [normalise_label(cell.text) for cell in row.cells if cell.text]
    return any(match_label(word, axes.columns) for word in words if word)


def _segment(row: Row, axes: Axes, *, keeps_blanks: bool) -> _Segment:
    header = header_of([row], axes.columns, upper=frozenset(axes.marks))
    return _Segment(header, tuple(header.cells), keeps_blanks)


def _strange(row: Row, axes: Axes) -> list[Cell]:
    """Return header cells, right of the first, whose words no form has."""
    odd = []
    for cell in row.cells[1:]:
        words = normalise_label(cell.text)
        if words and words not in axes.marks and match_label(words, axes.columns) is None:
            odd.append(cell)
    return odd


def _read(row: Row, match: Match, segment: _Segment, axes: Axes, found: TableBuilder) -> None:
    key = match.candidate.key
    if key in found.rows and found.rows[key].filled:
        if row.filled and [c.text.strip() for c in row.filled] != [
            c.text.strip() for c in found.rows[key].filled
        ]:
            found.doubt(DoubtKind.ROW_TWICE, row.anchor, label=label_of(row))
        return
    cells = _cells(row, key, segment, axes, found)
    doubt = match.doubt
    found.rows[key] = row
    for column, value in cells.items():
        found.columns.add(column)
        kept = value
        if doubt and not value.doubt:
            kept = Value(number=value.number, raw=value.raw, anchor=value.anchor, doubt=doubt)
        found.values[key, column] = kept
    if match.doubt:
        name = match.candidate.label.label
        found.doubt(DoubtKind.ROW_UNLIKE, row.anchor, label=label_of(row), name=name)
    found.note_label(row, match)


def _cells(
    row: Row, key: str, segment: _Segment, axes: Axes, found: TableBuilder
) -> Mapping[str, Value]:
    header, keys = segment.header, segment.keys
    keys = keys if _may_stand_under(key, keys) else ()
    if len(row.filled) < len(keys) and any(is_spaced(cell.text) for cell in row.filled):
        return _unplaced(row, keys, found)
    if keys and header.holds(row):
        return _under(row, key, segment, keys, found)
    if keys and not row.filled:
        return {k: absent(row.anchor) for k in keys}
    if keys and (placed := _placed(row, len(keys))):
        return {k: _value(c, key, k, header) for k, c in zip(keys, placed, strict=True)}
    if not keys:
        return _without_header(row, key, axes, found)
    return _cut_apart(row, keys, found) or _unplaced(row, keys, found)


def _under(
    row: Row, key: str, segment: _Segment, keys: tuple[str, ...], found: TableBuilder
) -> Mapping[str, Value]:
    """Read what stands under each column; a figure that several share is nobody's."""
    header = segment.header
    cells = under(header, row)
    if row.filled and len(cells) < len(keys) and not segment.keeps_blanks:
        return _unplaced(row, keys, found)
    read = {k: _value(cell, key, k, header) for k, cell in cells.items()}
    several = shared(cells)
    if several and any(read[k].number for k, cell in cells.items() if id(cell) in several):
        read = dict(_unplaced(row, keys, found))
    return {k: read.get(k, absent(row.anchor)) for k in keys}


def _may_stand_under(key: str, columns: tuple[str, ...]) -> bool:
    """Tell whether some form has the row under such columns: else its own header was not read."""
    own = (*USUAL.get(key, {}).values(), *([_TRIAL_STOCK] if key in _STOCKED else []))
    return not own or any(set(columns) <= set(usual) for usual in own)


def _placed(row: Row, columns: int) -> tuple[Cell, ...]:
    """Return the row's cells if there are as many as columns, with blank ones or without."""
    filled = _once(row.filled, columns)
    if len(filled) == columns and not any(joined_doubt(cell.text) for cell in filled):
        return filled
    return row.values if len(row.values) == columns else ()


def _once(cells: tuple[Cell, ...], columns: int) -> tuple[Cell, ...]:
    """Return one cell a column where a converter repeated each in every place it covers."""
    times = len(cells) // columns if columns else 0
    if times < 2 or len(cells) != times * columns:
        return cells
    texts = [cell.text.strip() for cell in cells]
    alike = all(len(set(texts[at : at + times])) == 1 for at in range(0, len(texts), times))
    return cells[::times] if alike else cells


def _value(cell: Cell, row: str, column: str, header: Header) -> Value:
    money = (row, column) in MONEY
    return value_of(cell, money=money, doubt=header.doubts.get(column))


def _unplaced(row: Row, keys: tuple[str, ...], found: TableBuilder) -> Mapping[str, Value]:
    found.doubt(DoubtKind.ROW_UNPLACED, row.anchor, label=label_of(row))
    raw = " ".join(cell.text.strip() for cell in row.filled)
    return {key: absent(row.anchor, CellDoubt.UNPLACED, raw) for key in keys}


def _cut_apart(row: Row, keys: tuple[str, ...], found: TableBuilder) -> dict[str, Value] | None:
    """Cut figures that run together (规章000) where there is one way to; no sum confirms it."""
    if len(row.values) != 1 or len(row.filled) != 1 or len(keys) < LEAST_RUN:
        return None
    cell = row.filled[0]
    figures = only_way(strip_blanks(cell.text), len(keys))
    if figures is None:
        return None
    found.doubt(DoubtKind.ROW_CUT_ALONE, cell.anchor, label=label_of(row))
    doubt = None if 0 in figures else CellDoubt.CUT_ALONE  # who writes zeros leaves no blanks
    values = [replace(given(figure, cell), doubt=doubt) for figure in figures]
    return dict(zip(keys, values, strict=True))


def _without_header(row: Row, key: str, axes: Axes, found: TableBuilder) -> Mapping[str, Value]:
    """Go by the number of figures where the header row is missing; always a doubt."""
    del axes
    usual = USUAL.get(key, {}).get(len(row.filled))
    if usual is None:
        most = max(USUAL.get(key, {}).values(), key=len, default=())
        if len(row.filled) != 1 or not joined_doubt(row.filled[0].text):
            return {}
        return _cut_apart(row, most, found) or _unplaced(row, most, found)
    found.doubt(DoubtKind.ROW_WITHOUT_HEADER, row.anchor, label=label_of(row))
    return {
        column: value_of(cell, money=(key, column) in MONEY, doubt=CellDoubt.NO_HEADER)
        for column, cell in zip(usual, row.filled, strict=True)
    }


_STOCK = {3: ("made", "repealed", "valid")}
_TRIAL_STOCK = ("made", "published", "open_total")
_STOCKED = frozenset({"regulations", "normative"})
_DECISIONS = {1: ("handled",), 3: ("last_items", "change", "handled")}
USUAL: Mapping[str, Mapping[int, tuple[str, ...]]] = {
    "regulations": _STOCK,
    "normative": _STOCK,
    "licensing": _DECISIONS,
    "penalty": _DECISIONS,
    "coercion": _DECISIONS,
    "other_services": {3: ("last_items", "change", "handled")},
    "fees": {1: ("amount",), 2: ("last_items", "change")},
    "procurement": {2: ("items", "amount")},
}

__all__ = ["Reading", "read_two"]
