"""Statutory tables that a PDF draws beyond the side of its page: what lies there was not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.doubts import DoubtKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.report import Report


def off_page(report: Report) -> Sequence[int]:
    """Return the numbers of the tables that were read and run off their page, in order."""
    cut = {
        doubt.anchor.block
        for doubt in report.doubts
        if doubt.kind is DoubtKind.TABLE_OFF_PAGE and doubt.anchor
    }
    return [
        number
        for number, table in sorted(report.tables.items())
        if cut and not cut.isdisjoint({table.anchor.block, *_blocks(report, number)})
    ]


def _blocks(report: Report, number: int) -> Sequence[int]:
    part = report.parts.get(number)
    return part.blocks if part else ()
