"""Which grid columns hold which statutory columns: by the header where it is true to position.

Merged headers expanded over their columns tell positions; flattened ones only tell order. The
difference is seen, not assumed: two labels over one column mean that positions are lost.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from engine.doubts import CellDoubt
from engine.forms.labels import normalise_label
from engine.forms.match import match_label
from engine.reading.blocks.once import once
from engine.reading.tables.rows import is_figure
from engine.values import dataclass, field, replace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from engine.forms.axes import Axis
    from engine.reading.tables.rows import Row
    from engine.report import Cell


@dataclass(frozen=True)
class Header:
    """What a header tells: positions of keys (empty if lost), the labels met, and strangers.

    ``cells`` is the header cell of each key; ``strange`` are header cells right of the first
    known column whose words no form has; ``doubts`` the keys whose label was matched with doubt.
    """

    width: int = 0
    positions: Mapping[str, range] = field(default_factory=dict)
    cells: Mapping[str, Cell] = field(default_factory=dict)
    strange: tuple[Cell, ...] = ()
    doubts: Mapping[str, CellDoubt] = field(default_factory=dict)
    unmatched: Mapping[int, Cell] = field(default_factory=dict)

    @once
    def known(self) -> frozenset[int]:
        """Return the grid columns that stand under a label, a strange one too."""
        columns = {c for span in self.positions.values() for c in span}
        return frozenset(columns | {cell.anchor.column or 0 for cell in self.strange})

    @once
    def first(self) -> int:
        """Return the first column under a known label."""
        return min(span.start for span in self.positions.values())

    @once
    def merged(self) -> tuple[range, ...]:
        """Return the columns of each label that stands over several."""
        return tuple([span for span in self.positions.values() if len(span) > 1])

    def holds(self, row: Row) -> bool:
        """Tell whether all that a row holds stands under the header's known columns."""
        if not self.positions or not row.width or row.width != self.width:
            return False
        known, first = self.known, self.first
        for span in row.places:
            if span.start < first or not known.issuperset(span):
                return False
        # A word among the values (若干) is a bad value; a long label there means a shifted row.
        for cell, span in zip(row.labels, row.label_spans, strict=True):
            if span.stop > first and len(normalise_label(cell.text)) >= 4:
                return False
        return all(len(_texts_under(span, row)) <= 1 for span in self.merged)


def _texts_under(span: range, row: Row) -> set[str]:
    """Return what stands under a known column (several texts: a merged header, split values)."""
    return {text for cell in row.under(span) if (text := cell.text.strip())}


def completed(header: Header, rows: Sequence[Row], axis: Axis) -> Header:
    """Give columns whose label is unreadable to the keys that are missing, in the form's order.

    Only where figures stand under exactly as many unknown columns as there are keys missing.
    """
    missing = [c.key for c in axis.candidates if c.key not in header.positions]
    if not header.positions or not missing or len(missing) > 2:
        return header
    known = {c for span in header.positions.values() for c in span}
    free = _unknown_with_figures(rows, header.width, known)
    if len(free) != len(missing) or free[0] < min(known) - len(missing):
        return header
    return _given(header, dict(zip(missing, free, strict=True)), axis)


def _unknown_with_figures(rows: Sequence[Row], width: int, known: set[int]) -> list[int]:
    """Return the columns that no label is known of and figures stand under, left to right."""
    figures = (
        span.start
        for row in rows
        if row.width == width
        for cell, span in zip(row.values, row.columns[row.first_value :], strict=True)
        if is_figure(cell.text)
    )
    return sorted(set(figures) - known)


def _given(header: Header, given: Mapping[str, int], axis: Axis) -> Header:
    """Return the header with further columns; whatever is not certain of them is doubted."""
    positions = {**header.positions, **{key: range(c, c + 1) for key, c in given.items()}}
    labels = {key: header.unmatched[c] for key, c in given.items() if c in header.unmatched}
    in_order = sorted(positions, key=lambda key: positions[key].start)
    certain = not labels and in_order == [c.key for c in axis.candidates]
    doubts = {} if certain else dict.fromkeys(given, CellDoubt.COLUMN_BY_ORDER)
    return replace(
        header,
        positions=positions,
        doubts={**header.doubts, **doubts},
        strange=tuple(cell for cell in header.strange if cell not in labels.values()),
        cells={**header.cells, **labels},
    )


def header_of(rows: Sequence[Row], axis: Axis, *, upper: frozenset[str] = frozenset()) -> Header:
    """Read the header rows of one grid; ``upper`` are words of header cells above the labels."""
    spans: dict[str, range] = {}
    cells: dict[str, Cell] = {}
    doubts: dict[str, CellDoubt] = {}
    strange: list[tuple[int, Cell]] = []
    for row in rows:
        for cell, span in zip(row.cells, row.columns, strict=True):
            words = normalise_label(cell.text)
            if not words or words in upper:
                continue
            match = match_label(words, axis)
            if match is None:
                strange.append((span.start, cell))
                continue
            key = match.candidate.key
            if key in cells and cells[key] is not cell:
                continue  # a header repeated after a page break
            spans[key], cells[key] = span, cell
            if match.doubt:
                doubts[key] = match.doubt
    positions = spans if _true_to_position(spans) else {}
    first = min((span.start for span in positions.values()), default=0)
    odd = tuple(dict.fromkeys(cell for start, cell in strange if positions and start > first))
    width = rows[0].width if rows else 0
    return Header(width, positions, cells, odd, doubts, unmatched=dict(strange))


def _true_to_position(spans: Mapping[str, range]) -> bool:
    columns = [c for span in spans.values() for c in span]
    return bool(columns) and len(columns) == len(set(columns))


def under(header: Header, row: Row) -> dict[str, Cell]:
    """Return the row's cell under each known column; a merged header takes the filled one."""
    found: dict[str, Cell] = {}
    for key, span in header.positions.items():
        cells = row.under(span)
        if len(cells) == 1:
            found[key] = cells[0]
        elif cells:
            found[key] = next((cell for cell in cells if cell.text.strip()), cells[0])
    return found


def shared(found: Mapping[str, Cell]) -> frozenset[int]:
    """Return the cells (by identity) that stand under several keys."""
    return frozenset(cell for cell, keys in Counter(map(id, found.values())).items() if keys > 1)
