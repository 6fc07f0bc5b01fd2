"""Labels of which a converter left only a piece: their wording then says nothing of the agency.

A table in which several rows or columns are named by pieces of the form's own labels was broken
on its way; that it looks altered, or lacks rows, is a doubt about the reading.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.doubts import Doubt, DoubtKind
from engine.forms.labels import leading_numeral, normalise_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.forms.axes import Axes
    from engine.forms.match import Axis
    from engine.report import Table

LEAST = 3
SHARE = 0.75


def doubt_of_fragments(table: Table, axes: Axes) -> Iterator[Doubt]:
    """Yield a doubt if at least three of a table's strange labels are pieces of the form's."""
    strange = [d for d in table.deviations if d.kind != "missing"]
    pieces = [
        d for d in strange if _is_piece(d.label, axes.rows if d.axis == "row" else axes.columns)
    ]
    if len(pieces) >= LEAST:
        yield Doubt.of(DoubtKind.LABELS_BROKEN, table.anchor, table=table.number)


def _is_piece(label: str, axis: Axis) -> bool:
    numeral = leading_numeral(label)
    words = normalise_label(label[numeral.end :] if numeral else label)
    return bool(words) and any(
        words in form and len(words) < len(form) * SHARE
        for candidate in axis.candidates
        for form in candidate.forms
    )
