"""Facts about the figures of tables 2, 3 and 4: single cells, and what an equation is about.

A field that is blank, no number, or whose cell is missing is absent: a missing value is never
zero. Every field that comes from a cell names the cell, so that a rule's equation is also the
input of the localisation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.facts.figures.applications import COLUMN, ROW, columns, rows
from engine.facts.figures.disputes import GROUP, groups
from engine.facts.figures.documents import OPEN, STOCK, documents
from engine.facts.figures.single import CELL, beyond, single_cells
from engine.facts.off_page import off_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.evidence import Fact, Kind
    from engine.facts.context import Context
    from engine.report import Report

KINDS: tuple[Kind, ...] = (CELL, ROW, COLUMN, GROUP, STOCK, OPEN)


def facts(report: Report, context: Context) -> Iterator[Fact]:
    """Yield the facts of tables 2, 3 and 4, in the order of the tables."""
    del context
    cut = off_page(report)
    if cut:
        yield beyond([report.tables[number] for number in cut])
    for number in (2, 3, 4):
        if number in report.tables:
            yield from single_cells(report.tables[number], cut=number in cut)
    if 2 in report.tables:
        yield from documents(report.tables[2])
    if 3 in report.tables:
        yield from rows(report.tables[3])
        yield from columns(report.tables[3])
    if 4 in report.tables:
        yield from groups(report.tables[4])


__all__ = ["KINDS", "columns", "documents", "facts", "groups", "rows"]
