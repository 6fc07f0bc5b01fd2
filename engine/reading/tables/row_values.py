"""The values of one row, however they lie in the grid: in place, shifted, or run together.

Shared by tables 3 and 4. Each way is taken only where it leaves no choice; else every value of
the row is None with a doubt.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING

from engine.doubts import CellDoubt
from engine.forms.labels import strip_blanks
from engine.reading.tables.cell_value import absent, given, is_spaced, joined_doubt, value_of
from engine.reading.tables.columns import Header, shared, under
from engine.reading.tables.split_digits import completed, cuts
from engine.values import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from engine.reading.tables.rows import Row
    from engine.reading.tables.split_digits import Cut
    from engine.report import Cell, Value

MOST_CUTS = 200


@dataclass(frozen=True, slots=True)
class Reading:
    """The values of a row by column key; ``cut`` tells that figures were cut apart.

    ``short`` tells that one figure was missing and the sums told which.
    ``choices`` are the cuts that satisfy the row's own identity where there are several.
    """

    values: Mapping[str, Value]
    cut: bool = False
    short: bool = False
    choices: tuple[Cut, ...] = ()
    unread: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """How rows of one grid lie: keys in order, identity groups, the header, usual value columns.

    ``keeps_blanks``: blank cells have kept their places elsewhere in the grid. ``tall`` are the
    cells (by identity) that stand in several rows.
    """

    keys: tuple[str, ...]
    groups: tuple[int, ...]
    header: Header
    usual: Mapping[int, tuple[int, ...]]
    keeps_blanks: bool = False
    tall: frozenset[int] = frozenset()


def layout_of(
    rows: Sequence[Row], keys: tuple[str, ...], groups: tuple[int, ...], header: Header
) -> Layout:
    """Learn from full rows where values stand, for each column in which their labels end."""
    votes: defaultdict[int, Counter[tuple[int, ...]]] = defaultdict(Counter)
    for row in rows:
        if len(row.filled) == len(keys):
            places = tuple([span.start for span in row.places])
            votes[_label_end(row)][places] += 1
    usual = {end: counter.most_common(1)[0][0] for end, counter in votes.items()}
    keeps_blanks = any(not cell.text.strip() for row in rows for cell in row.cells)
    rows_of_cell = Counter(id(cell) for row in rows for cell in row.filled)
    tall = frozenset(cell for cell, count in rows_of_cell.items() if count > 1)
    return Layout(keys, groups, header, usual, keeps_blanks, tall)


def read_row(row: Row, layout: Layout) -> Reading:
    """Read the values of a row; missing cells are values without number, doubts are kept."""
    keys = layout.keys
    if _run_together(row, layout):
        return _cut(row, layout)
    if len(row.filled) == len(keys) and any(is_spaced(cell.text) for cell in row.filled):
        row = _mended(row, layout)
    if layout.header.holds(row) and layout.header.positions.keys() >= set(keys):
        found = under(layout.header, row)
        if row.filled and len(found) < len(keys) and not layout.keeps_blanks:
            return _short(row, layout)
        several = layout.tall | shared(found)
        return Reading({key: _value(found.get(key), row, layout, key, several) for key in keys})
    if len(row.filled) == len(keys):
        return _in_order(row.filled, layout)
    return _at_usual_columns(row, layout) or _with_blanks(row, layout)


def _with_blanks(row: Row, layout: Layout) -> Reading:
    """Read a row with blanks that no other row helps to place: by its number of cells, or not."""
    if len(row.values) == len(layout.keys):
        return _in_order(row.values, layout)
    if not row.filled:
        return Reading({key: absent(row.anchor) for key in layout.keys})
    return _short(row, layout)


def _short(row: Row, layout: Layout) -> Reading:
    """Read a row that one figure is missing from, if the sums of the row leave one place for it."""
    reading = _unread(row, layout, CellDoubt.UNPLACED)
    texts = [strip_blanks(cell.text) for cell in row.filled]
    if len(texts) != len(layout.keys) - 1 or any(map(_odd, texts)):
        return reading
    choices = tuple(completed([int(text) for text in texts], layout.groups))
    ways = [_with_hole(row, choice, layout) for choice in choices]
    if len(ways) == 1:
        return ways[0]
    agreed = {
        key: value
        for key, value in (ways[0].values.items() if ways else ())
        if all(way.values[key].number == value.number for way in ways)
    }
    return Reading({**reading.values, **agreed}, choices=choices, unread=True)


def _in_order(cells: Sequence[Cell], layout: Layout) -> Reading:
    return Reading({key: value_of(cell) for key, cell in zip(layout.keys, cells, strict=True)})


def _value(cell: Cell | None, row: Row, layout: Layout, key: str, several: frozenset[int]) -> Value:
    """Read the cell under a key; nobody knows whose a figure is that several share, but for 0."""
    doubt = layout.header.doubts.get(key)
    if cell is None:
        return absent(row.anchor, doubt)
    value = value_of(cell, doubt=doubt)
    if value.number and id(cell) in several:
        return absent(cell.anchor, CellDoubt.UNPLACED, value.raw)
    return value


def _label_end(row: Row) -> int:
    return max((span.stop for span in row.label_spans), default=0)


def _at_usual_columns(row: Row, layout: Layout) -> Reading | None:
    """Place a row with blanks as full rows with the same label column are placed.

    Not a row that is short of cells, for nobody knows which of them a converter left out; but where
    blank cells keep their places, only those at the end of a line can have been cut off with it.
    """
    columns = layout.usual.get(_label_end(row))
    if columns is None or any(span.start not in columns for span in row.places):
        return None
    by_column = {span.start: cell for cell, span in zip(row.cells, row.columns, strict=True)}
    there = [column in by_column for column in columns]
    if not there[-1] and not (layout.keeps_blanks and there == sorted(there, reverse=True)):
        return None
    return Reading(
        {
            key: value_of(by_column[column]) if column in by_column else absent(row.anchor)
            for key, column in zip(layout.keys, columns, strict=True)
        }
    )


def _run_together(row: Row, layout: Layout) -> bool:
    """Tell whether figures in this row have lost the walls between them."""
    filled = row.filled
    if not filled or len(filled) > len(layout.keys) or _covers(row, layout):
        return False
    if len(filled) == len(layout.keys):  # all walls stand, or each cell repeats the whole row
        return len({cell.text for cell in filled}) == 1 and _several(filled[0].text)
    if any(joined_doubt(cell.text) for cell in filled):
        return True
    if len(filled) < len(layout.keys) and any(is_spaced(cell.text) for cell in filled):
        return True
    digits = sum(len(strip_blanks(cell.text)) for cell in filled)
    if digits < len(layout.keys):
        return False
    few_cells = len(row.values) < len(layout.keys)
    alone = len(filled) == 1 and len(strip_blanks(filled[0].text)) > 6
    return few_cells or alone


def _covers(row: Row, layout: Layout) -> bool:
    """Tell whether a row's cells, one over several columns among them, stand under all keys."""
    keys = layout.header.positions.keys()
    if not layout.header.holds(row) or not keys >= set(layout.keys):
        return False
    wide = any(len(span) > 1 for span in row.places)
    return wide and under(layout.header, row).keys() >= set(layout.keys)


def _several(text: str) -> bool:
    return joined_doubt(text) is not None


def _mended(row: Row, layout: Layout) -> Row:
    """Put figures together that a line break parted (1, 5 for 15), if the row adds up by it."""
    whole = {
        id(cell): replace(cell, text=strip_blanks(cell.text))
        for cell in row.filled
        if is_spaced(cell.text)
    }
    cells = [whole.get(id(cell), cell) for cell in row.cells]
    texts = [strip_blanks(cell.text) for cell in cells[row.first_value :] if cell.text.strip()]
    if any(map(_odd, texts)) or not _adds_up(tuple(map(int, texts)), layout.groups):
        return row
    return replace(row, cells=tuple(cells))


def _cut(row: Row, layout: Layout) -> Reading:
    strings = [piece for cell in row.filled for piece in compact_pieces(cell.text)]
    if len(strings) > 1 and len(set(strings)) == 1 and len(strings[0]) >= len(layout.keys):
        return _cut(replace(row, cells=(*row.labels, row.filled[0])), layout)
    if len(strings) == len(layout.keys) and not any(map(_odd, strings)):
        owners = [cell for cell in row.filled for _ in compact_pieces(cell.text)]
        figures = tuple(map(int, strings))
        if len(row.filled) < len(row.values) and not _adds_up(figures, layout.groups):
            return _unread(row, layout, CellDoubt.UNPLACED)
        return _given(figures, owners, layout)
    found = cuts(strings, layout.groups, most=MOST_CUTS)
    if len(found) == 1:
        return _given(found[0], _owners(strings, row, found[0]), layout)
    reading = _unread(row, layout, CellDoubt.RUN_TOGETHER)
    choices = tuple(found) if len(found) < MOST_CUTS else ()
    return Reading(reading.values, choices=choices, unread=True)


def _adds_up(figures: Cut, groups: Sequence[int]) -> bool:
    """Tell whether the last figure of each group is the sum of those before it."""
    ends = list(accumulate(groups))
    starts = [0, *ends[:-1]]
    runs = [figures[start:end] for start, end in zip(starts, ends, strict=True)]
    return all(sum(run[:-1]) == run[-1] for run in runs)


def compact_pieces(text: str) -> list[str]:
    """Return the figures of a cell that white space still keeps apart."""
    return [strip_blanks(piece) for piece in text.split() if strip_blanks(piece)]


def _odd(piece: str) -> bool:
    return not piece.isdigit() or (len(piece) > 1 and piece[0] == "0")


def _owners(strings: Sequence[str], row: Row, cut: Cut) -> list[Cell]:
    """Return for each figure the cell it was cut out of."""
    sources = [cell for cell in row.filled for _ in compact_pieces(cell.text)]
    owners, index, used = [], 0, 0
    for figure in cut:
        owners.append(sources[index])
        used += len(str(figure))
        if used >= len(strings[index]):
            index, used = index + 1, 0
    return owners


def _given(figures: Cut, owners: Sequence[Cell], layout: Layout) -> Reading:
    values = {
        key: given(figure, cell)
        for key, figure, cell in zip(layout.keys, figures, owners, strict=True)
    }
    return Reading(values, cut=True)


def settle(row: Row, choice: Cut, layout: Layout) -> Reading:
    """Return the reading of a row by one of its choices: cut, or with one figure missing."""
    if len(row.filled) < len(layout.keys) and not _run_together(row, layout):
        return _with_hole(row, choice, layout)
    strings = [piece for cell in row.filled for piece in compact_pieces(cell.text)]
    return _given(choice, _owners(strings, row, choice), layout)


def _with_hole(row: Row, choice: Cut, layout: Layout) -> Reading:
    """Read a row without the figure that is missing; beside equal ones any of them may be it."""
    figures = tuple(int(strip_blanks(cell.text)) for cell in row.filled)
    holes = [i for i in range(len(choice)) if choice[:i] + choice[i + 1 :] == figures]
    values: dict[str, Value] = {}
    for i, key in enumerate(layout.keys):
        if i in holes:
            values[key] = absent(row.anchor, CellDoubt.UNPLACED)
        else:
            cell = row.filled[i - (i > holes[-1])]
            values[key] = given(choice[i], cell)
    return Reading(values, short=True)


def _unread(row: Row, layout: Layout, doubt: CellDoubt) -> Reading:
    raw = " ".join(strip_blanks(cell.text) for cell in row.filled)
    anchor = row.filled[0].anchor if row.filled else row.anchor
    return Reading({key: absent(anchor, doubt, raw) for key in layout.keys}, unread=True)
