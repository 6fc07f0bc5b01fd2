"""Tables of the agency's own that share a few labels with a statutory one (自然人, 行政许可, 总计).

They stand in another part, with sentences or a heading between. What only repeats a small share
of the rows that the statutory table holds elsewhere is not read.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from engine.forms.labels import leading_numeral, normalise_label
from engine.reading.tables.assign import section
from engine.report import Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from collections.abc import Set as AbstractSet

    from engine.reading.tables.builder import TableBuilder
    from engine.reading.tables.rows import Row
    from engine.report import Document

LONGEST_HEADING = 60
SHARE = 2 / 3


def partings_of(document: Document, headings: Collection[str]) -> tuple[int, ...]:
    """Return the indexes of the blocks that part tables: sentences, and headings of parts."""
    return tuple(
        index
        for index, block in enumerate(document.blocks)
        if isinstance(block, Paragraph) and ("。" in block.text or _is_heading(block, headings))
    )


def _is_heading(block: Paragraph, headings: Collection[str]) -> bool:
    if len(block.text) > LONGEST_HEADING:
        return False
    numeral = leading_numeral(block.text)
    numbered = bool(block.number or block.level or numeral)
    return numbered and normalise_label(block.text[numeral.end if numeral else 0 :]) in headings


def own_rows(
    rows: Sequence[Row], partings: Sequence[int], read: Callable[[Sequence[Row]], TableBuilder]
) -> tuple[Row, ...]:
    """Return the rows of one table without those of other tables."""
    stretches = [tuple(own) for _, own in groupby(rows, key=lambda row: section(row, partings))]
    if len(stretches) < 2:
        return tuple(rows)
    keys = [read(own).rows.keys() for own in stretches]
    most = max(keys, key=len)
    return tuple(
        row
        for own, said in zip(stretches, keys, strict=True)
        if not _is_other(own, said, most)
        for row in own
    )


def _is_other(rows: Collection[Row], keys: AbstractSet[str], most: AbstractSet[str]) -> bool:
    """Tell figures that only repeat a small share of the table's rows, or none of them."""
    return is_small_share(keys, most) and any(row.has_figures for row in rows)


def is_small_share(keys: AbstractSet[str], most: AbstractSet[str]) -> bool:
    """Tell whether rows (by key) are some of others that are far more."""
    return bool(most) and keys <= most and len(keys) <= len(most) * SHARE
