"""Tables that stand in the file and could not be read: their own labels give them away.

Whoever finds no figures has not shown that there is no table: a converter may have torn it to
pieces. That is then a doubt about the reading, and nobody's missing table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.doubts import Doubt, DoubtKind
from engine.forms.axes import vocabulary
from engine.forms.labels import normalise_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from engine.forms.axes import Axis
    from engine.forms.model import Forms
    from engine.reading.outline.lines import BodyLine

LEAST_LABELS = 4
SHORT_LABEL = 4  # shorter ones (规章, 总计) stand in any text


def unread(
    numbers: Iterable[int], lines: Iterable[BodyLine], forms: Forms
) -> Iterator[tuple[int, Doubt]]:
    """Yield (number, doubt) of each table that was not found though its labels are there."""
    missing = tuple(numbers)
    if not missing:
        return
    words = normalise_label("".join(line.text for line in lines))
    for number in missing:
        axes = vocabulary(forms).tables[number]
        columns = _seen(axes.columns, words)
        if columns and len(columns | _seen(axes.rows, words)) >= LEAST_LABELS:
            yield number, Doubt.of(DoubtKind.TABLE_UNREAD, table=number)


def _seen(axis: Axis, words: str) -> set[str]:
    return {
        candidate.key
        for candidate in axis.candidates
        for form in candidate.forms
        if len(form) >= SHORT_LABEL and form in words
    }
