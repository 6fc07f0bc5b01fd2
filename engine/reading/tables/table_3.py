"""Table 3: rows found by words, group and numeral; columns by header or order.

Rows are read in three passes: what the words say, then what numeral and group say, then what the
order leaves open. Only the first pass is without doubt.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from engine.doubts import CellDoubt
from engine.forms.labels import label_pieces, normalise_label
from engine.forms.match import Match, match_label, same_numeral
from engine.reading.tables.builder import TableBuilder
from engine.reading.tables.columns import Header, completed, header_of
from engine.reading.tables.resolve_splits import settle_open_rows
from engine.reading.tables.row_values import Layout, layout_of, read_row
from engine.values import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from engine.forms.axes import Axes, Axis, Candidate
    from engine.reading.tables.rows import Row

PIECE = 4


@dataclass(frozen=True, slots=True)
class Labelled:
    """A row with what its labels say: the leaf it stands for, and the group it stands in."""

    row: Row
    match: Match | None
    group: str | None
    is_group: bool = False
    is_header: bool = False


def read_three(rows: Sequence[Row], axes: Axes) -> TableBuilder:
    """Read table 3 out of its rows; cells under (row, column) with the forms' keys."""
    labelled = _by_words(rows, axes)
    found = TableBuilder(number=3, axes=axes)
    leaves = _leaves(labelled, axes.rows, found)
    layouts = _layouts(rows, labelled, axes)
    for entry in leaves:
        key = entry.match.candidate.key if entry.match else ""
        reading = read_row(entry.row, layouts[entry.row.grid])
        found.add_row(key, entry.row, reading, entry.match, layouts[entry.row.grid])
    settle_open_rows(found, axes.sums)
    _note_groups(labelled, axes.rows, found)
    for header in {id(layout.header): layout.header for layout in layouts.values()}.values():
        found.note_columns(_own_strangers(header, leaves))
    return found


def _note_groups(labelled: Iterable[Labelled], axis: Axis, found: TableBuilder) -> None:
    """Note the headings of groups of rows (（三）不予公开) that the form words otherwise."""
    labels = {id(c): c for e in labelled if not e.is_header for c in e.row.labels}
    for cell in labels.values():
        for numeral, words in label_pieces(cell.text)[:1]:
            match = None if words in axis.exact else match_label(words, axis, numeral)
            if match is not None and match.candidate.is_group:
                found.note_cell("row", cell, match.candidate)


def _own_strangers(header: Header, leaves: Sequence[Labelled]) -> Header:
    """Leave out strange columns of a header under which no row of figures lies."""
    if not header.strange or any(entry.row.width == header.width for entry in leaves):
        return header
    return replace(header, strange=())


def _by_words(rows: Sequence[Row], axes: Axes) -> list[Labelled]:
    labelled: list[Labelled] = []
    group: str | None = None
    for row in rows:
        if _is_header(row, axes):
            labelled.append(Labelled(row, None, group, is_header=True))
            continue
        entry = _label(row, axes.rows, group)
        group = entry.group
        labelled.append(entry)
    return labelled


def _is_header(row: Row, axes: Axes) -> bool:
    """Tell a header row: no figures, and a mark of the table or two of its columns' labels."""
    if row.has_figures:
        return False
    words = {normalise_label(cell.text) for cell in row.cells if cell.text}
    known = sum(1 for word in words if word in axes.columns.exact)
    return known >= 2 or any(word in axes.marks for word in words) or _some_columns(words, axes)


def _some_columns(words: set[str], axes: Axes) -> bool:
    matches = (match_label(word, axes.columns) for word in words if word)
    return sum(1 for match in matches if match) >= 2


def _label(row: Row, axis: Axis, group: str | None) -> Labelled:
    """Read the labels of a row from left to right: the last that is a leaf wins."""
    leaf: Match | None = None
    told_group = False
    for numeral, words in row.pieces:
        match = match_label(words, axis, numeral, group)
        if match is None:
            continue
        candidate = match.candidate
        if candidate.is_group or candidate.key == "other":
            group, told_group = candidate.key, True
            leaf = match if candidate.key == "other" else None
            if not row.filled:
                leaf = None
        elif not candidate.label.group or candidate.label.group == "results":
            group, leaf = candidate.label.group or None, match
        else:
            group, leaf = candidate.label.group, match
    return Labelled(row, leaf, group, told_group and leaf is None)


def _leaves(labelled: list[Labelled], axis: Axis, found: TableBuilder) -> list[Labelled]:
    """Return the rows that hold values, each with its leaf; what matches nothing is noted."""
    entries = [_one_row_of_six(e, labelled, axis) for e in labelled if not e.is_header]
    kept = _joined([e for e in entries if e.match or e.row.has_figures])
    kept = _only_last_other(kept, found)
    kept = _by_numeral(kept, axis)
    kept = _by_order(kept, axis)
    return [entry for entry in kept if entry.match or found.stranger(entry.row)]


def _one_row_of_six(entry: Labelled, labelled: list[Labelled], axis: Axis) -> Labelled:
    """Take (六) for a row of its own, though blank, where no row stands under it."""
    candidate = axis.get("other")
    if not entry.is_group or entry.group != "other" or candidate is None:
        return entry
    under = any(e.match and e.match.candidate.key.startswith("other.") for e in labelled)
    return entry if under else replace(entry, match=Match(candidate, 100.0), is_group=False)


def _joined(entries: list[Labelled]) -> list[Labelled]:
    """Give a label without values the values of the unlabelled row behind it (a page break)."""
    kept: list[Labelled] = []
    for entry in entries:
        before = kept[-1] if kept else None
        if (
            before is not None
            and before.match
            and not before.row.filled
            and not entry.row.pieces
            and entry.row.grid != before.row.grid
        ):
            kept[-1] = replace(before, row=entry.row)
        else:
            kept.append(entry)
    return kept


def _only_last_other(entries: list[Labelled], found: TableBuilder) -> list[Labelled]:
    """Where (六) has rows of its own, a row (六) with figures is a subtotal, no statutory row."""
    keys = {entry.match.candidate.key for entry in entries if entry.match}
    if not keys & {"other.uncorrected", "other.unpaid", "other.other"}:
        return entries
    kept = []
    for entry in entries:
        if entry.match and entry.match.candidate.key == "other":
            found.added_row(entry.row, "other")
        else:
            kept.append(entry)
    return kept


def _by_numeral(entries: list[Labelled], axis: Axis) -> list[Labelled]:
    taken = {entry.match.candidate.key for entry in entries if entry.match}
    kept = []
    for entry in entries:
        match = entry.match or _numbered(entry, axis, taken)
        if match is not None:
            taken.add(match.candidate.key)
        kept.append(entry if match is entry.match else replace(entry, match=match))
    return kept


def _numbered(entry: Labelled, axis: Axis, taken: set[str]) -> Match | None:
    """Find the one free leaf of the row's group with the row's numeral."""
    numerals = [numeral for numeral, _ in entry.row.pieces if numeral]
    words = entry.row.pieces[-1][1] if entry.row.pieces else ""
    if not numerals or words in axis.exact:
        return None
    free = [
        c
        for c in axis.candidates
        if not c.is_group
        and c.key not in taken
        and same_numeral(numerals[-1], c.numeral)
        and (numerals[-1].style != "item" or c.label.group == entry.group)
    ]
    if len(free) != 1:
        return None
    return Match(free[0], _score(words, free[0].forms), CellDoubt.BY_NUMERAL)


def _score(words: str, forms: Iterable[str]) -> float:
    from rapidfuzz.fuzz import partial_ratio, ratio  # only for rows that nothing else told

    if len(words) >= PIECE:  # a piece of a broken label is like the whole
        return max(
            (max(ratio(words, f), partial_ratio(words, f) * 0.8) for f in forms), default=0.0
        )
    return max((ratio(words, form) for form in forms), default=0.0) if words else 50.0


def _by_order(entries: list[Labelled], axis: Axis) -> list[Labelled]:
    """Fill a gap: as many unknown rows between two known ones as these leave leaves open."""
    order = [c.key for c in axis.candidates if not c.is_group and c.key != "other"]
    taken = {entry.match.candidate.key for entry in entries if entry.match}
    kept = list(entries)
    for start, end in _unknown_runs(entries):
        before = _neighbour(entries, start, -1, order)
        after = _neighbour(entries, end - 1, 1, order)
        if before is None or after is None or after - before != end - start + 1:
            continue
        between = order[before + 1 : after]
        if taken.isdisjoint(between):
            for i, key in enumerate(between, start=start):
                kept[i] = _ordered(entries[i], axis.get(key))
    return kept


def _unknown_runs(entries: Sequence[Labelled]) -> Iterator[tuple[int, int]]:
    """Yield the bounds of rows of figures next to each other that no label told."""
    start = 0
    while start < len(entries):
        end = start
        while end < len(entries) and not entries[end].match and len(entries[end].row.filled) >= 5:
            end += 1
        if end > start:
            yield start, end
        start = max(end, start) + 1


def _ordered(entry: Labelled, candidate: Candidate | None) -> Labelled:
    if candidate is None:
        return entry
    words = "".join(words for _, words in entry.row.pieces)
    match = Match(candidate, _score(words, candidate.forms), CellDoubt.BY_ORDER)
    return replace(entry, match=match)


def _neighbour(entries: Sequence[Labelled], i: int, step: int, order: list[str]) -> int | None:
    j = i + step
    if not 0 <= j < len(entries):
        return None
    match = entries[j].match
    return order.index(match.candidate.key) if match and match.candidate.key in order else None


def _layouts(rows: Sequence[Row], labelled: Sequence[Labelled], axes: Axes) -> dict[int, Layout]:
    """Read the header of each grid; a grid without one goes by the header before it."""
    upper = frozenset(axes.marks)
    by_row = {id(entry.row): entry for entry in labelled}
    layouts: dict[int, Layout] = {}
    header = Header()
    for grid, members in groupby(rows, key=lambda row: row.grid):
        own = list(members)
        heads = [row for row in own if by_row[id(row)].is_header]
        data = [row for row in own if row.has_figures]
        fresh = completed(header_of(heads, axes.columns, upper=upper), data, axes.columns)
        header = fresh if heads or header.width != own[0].width else header
        keys = _keys(header, data, axes.sums.columns)
        groups = (len(keys),) if keys == axes.sums.columns else ()
        layouts[grid] = layout_of(data, keys, groups, header)
    return layouts


def _keys(header: Header, data: Sequence[Row], keys: tuple[str, ...]) -> tuple[str, ...]:
    """Return the columns a grid has: all of them, unless its header lacks some and rows agree."""
    met = tuple(key for key in keys if key in header.cells or key in header.positions)
    full = sum(1 for row in data if len(row.filled) == len(keys))
    fewer = sum(1 for row in data if len(row.filled) == len(met))
    return met if 4 <= len(met) < len(keys) and fewer > full else keys
