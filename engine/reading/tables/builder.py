"""What is found of one statutory table while it is being read, and what of all of them then.

A TableBuilder is mutable on purpose and short-lived; it becomes a Table among the Tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.doubts import CellDoubt, Doubt, DoubtKind
from engine.forms.labels import strip_blanks
from engine.forms.wording import change_of, likeness_of
from engine.report import Deviation, Value
from engine.values import dataclass, field, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from engine.anchor import Anchor
    from engine.doubts import Field
    from engine.forms.axes import Axes, Candidate
    from engine.forms.match import Match
    from engine.reading.tables.columns import Header
    from engine.reading.tables.row_values import Layout, Reading
    from engine.reading.tables.rows import Row
    from engine.report import Cell, Table

SAID_EACH = 3
CUT = frozenset({DoubtKind.ROW_CUT, DoubtKind.ROW_CUT_BY_COLUMNS, DoubtKind.FIGURES_CUT})


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables found, the grids (block indexes) they stand in, where each begins, the doubts.

    ``paragraphs`` are the blocks that are no running text, but lines of a table without a grid;
    ``loose`` are the numbers of such tables, read or not.
    """

    tables: Mapping[int, Table]
    blocks: Mapping[int, tuple[int, ...]]
    starts: Mapping[int, tuple[int, int]]
    doubts: tuple[Doubt, ...]
    paragraphs: frozenset[int] = frozenset()
    loose: frozenset[int] = frozenset()
    cells: Mapping[int, frozenset[int]] = field(default_factory=dict)


@dataclass(slots=True)
class TableBuilder:
    """Cells by (row, column), the rows and columns met, and everything odd about them."""

    number: int
    axes: Axes
    values: dict[tuple[str, str], Value] = field(default_factory=dict)
    rows: dict[str, Row] = field(default_factory=dict)
    columns: set[str] = field(default_factory=set)
    deviations: list[Deviation] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    open_rows: list[tuple[str, Row, Reading, Layout]] = field(default_factory=list)

    def add_row(
        self, key: str, row: Row, reading: Reading, match: Match | None, layout: Layout
    ) -> None:
        """Take a row's values in; a second row of the same key only raises a doubt."""
        if not key:
            return
        if key in self.rows and self.rows[key].filled:
            self._twice(key, row, reading)
            return
        self.rows[key] = row
        self.columns.update(reading.values)
        doubt = match.doubt if match else None
        for column, value in reading.values.items():
            self.values[key, column] = _doubted(value, doubt) if doubt else value
        if reading.choices:
            self.open_rows.append((key, row, reading, layout))
        self._note(row, reading, match)

    def _twice(self, key: str, row: Row, reading: Reading) -> None:
        same = all(
            self.values.get((key, column)) is not None
            and self.values[key, column].number == value.number
            for column, value in reading.values.items()
        )
        if same or not row.filled:
            return
        self.doubt(DoubtKind.ROW_TWICE, row.anchor, label=label_of(row))
        for column in reading.values:
            if (key, column) in self.values:
                self.values[key, column] = _doubted(self.values[key, column], CellDoubt.TWICE)

    def _note(self, row: Row, reading: Reading, match: Match | None) -> None:
        if match and match.doubt:
            self._unlike(row, match)
        if match:
            self.note_label(row, match)
        if reading.cut:
            self.doubt(DoubtKind.ROW_CUT, row.filled[0].anchor, label=label_of(row))
        elif reading.short:
            self.doubt(DoubtKind.ROW_ONE_SHORT, row.filled[0].anchor, label=label_of(row))
        elif reading.choices:
            self.doubt(DoubtKind.ROW_UNCUT, row.filled[0].anchor, label=label_of(row))
        elif reading.unread:
            self.doubt(DoubtKind.ROW_UNPLACED, row.filled[0].anchor, label=label_of(row))

    def _unlike(self, row: Row, match: Match) -> None:
        """Note a row whose label is not quite the form's, or that has none."""
        label, name = label_of(row), match.candidate.label.full
        if label:
            self.doubt(DoubtKind.ROW_UNLIKE, row.anchor, label=label, name=name)
        else:
            self.doubt(DoubtKind.ROW_UNNAMED, row.anchor, name=name)

    def note_label(self, row: Row, match: Match) -> None:
        """Note a row that the form calls otherwise; one without a label says nothing."""
        changes = [change_of(cell.text, match.candidate, self.axes.rows) for cell in row.labels]
        if all(changes) and changes:
            cell = max(reversed(row.labels), key=lambda one: likeness_of(one.text, match.candidate))
            change = changes[row.labels.index(cell)]
            label = strip_blanks(cell.text)
            self.deviate(change, "row", match.candidate.key, label, cell.anchor)

    def note_cell(self, axis: str, cell: Cell, candidate: Candidate) -> None:
        """Note a cell of the header, or of a group of rows, that the form words otherwise."""
        axes = self.axes.rows if axis == "row" else self.axes.columns
        change = change_of(cell.text, candidate, axes)
        if change:
            self.deviate(change, axis, candidate.key, strip_blanks(cell.text), cell.anchor)

    def stranger(self, row: Row) -> bool:
        """Note a row with figures whose label no form has; returns False (it is not read)."""
        label = label_of(row)
        if label and len(row.filled) >= 1:
            self.deviate("added", "row", None, label, row.labels[-1].anchor)
        elif row.has_figures:
            self.doubt(DoubtKind.ROW_UNKNOWN, row.anchor)
        return False

    def added_row(self, row: Row, key: str) -> None:
        """Note a row that this form does not have although another does."""
        self.deviate("added", "row", key, label_of(row), row.anchor)

    def add_strange_columns(self, cells: Iterable[Cell]) -> None:
        """Note columns whose header no form has."""
        for cell in cells:
            self.deviate("added", "column", None, strip_blanks(cell.text), cell.anchor)

    def note_columns(self, header: Header) -> None:
        """Note columns that are strange, or whose label was matched with doubt."""
        self.add_strange_columns(header.strange)
        for key, why in header.doubts.items():
            cell = header.cells.get(key)
            label = strip_blanks(cell.text) if cell else ""
            where = cell.anchor if cell else None
            if label:
                self.doubt(DoubtKind.COLUMN_UNSURE, where, label=label, why=why)
            else:
                self.doubt(DoubtKind.COLUMN_UNNAMED, where, why=why)
        self.note_labels(header)

    def note_labels(self, header: Header) -> None:
        """Note the columns of a header that the form words otherwise."""
        for key, cell in header.cells.items():
            candidate = self.axes.columns.get(key)
            if candidate:
                self.note_cell("column", cell, candidate)

    def deviate(self, kind: str, axis: str, key: str | None, label: str, anchor: Anchor) -> None:
        """Add a deviation, once."""
        deviation = Deviation(
            kind=kind,  # type: ignore[arg-type]
            axis=axis,  # type: ignore[arg-type]
            key=key,
            label=label,
            anchor=anchor,
        )
        if all(
            (d.kind, d.axis, d.key, d.label) != (kind, axis, key, label) for d in self.deviations
        ):
            self.deviations.append(deviation)

    def doubt(self, kind: DoubtKind, anchor: Anchor | None, **fields: Field) -> None:
        """Add a doubt about the reading of this table."""
        self.doubts.append(Doubt.of(kind, anchor, table=self.number, **fields))


def gathered(doubts: Sequence[Doubt]) -> Iterator[Doubt]:
    """Yield the doubts; of many rows cut alike only one, with their number (``ROWS_CUT``)."""
    cut = [doubt for doubt in doubts if doubt.kind in CUT]
    if len(cut) <= SAID_EACH:
        yield from doubts
        return
    first = cut[0]
    if first.kind is DoubtKind.ROW_CUT:
        fields = (*first.fields, ("count", len(cut)))
        first = replace(first, kind=DoubtKind.ROWS_CUT, fields=fields)
    yield first
    yield from (doubt for doubt in doubts if doubt not in cut)


def label_of(row: Row) -> str:
    """Return the last label of a row as it is written, without spaces."""
    return strip_blanks(row.labels[-1].text) if row.labels else ""


def _doubted(value: Value, doubt: CellDoubt | None) -> Value:
    if not doubt or value.doubt:
        return value
    return Value(number=value.number, raw=value.raw, anchor=value.anchor, doubt=doubt)
