"""A report's text and tables for a page, with the places that problems are about marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.export.annotated.remarks import place_of
from engine.export.plain_text import cleaned
from engine.privacy import mask
from engine.report import Grid, Paragraph
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.export.problems import Problem
    from engine.report import Block, Report

Place = tuple[int, int | None, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A paragraph or a cell: its text, and the numbers of the problems about it.

    ``severity`` is that of the worst; ``rows`` and ``columns`` are what a merged cell covers.
    """

    text: str
    numbers: tuple[int, ...] = ()
    severity: str = ""
    heading: bool = False
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A paragraph, or a table as rows of cells."""

    paragraph: Shown | None = None
    table: tuple[tuple[Shown, ...], ...] = ()


def pieces(report: Report, problems: Sequence[Problem]) -> list[Piece]:
    """Return the report as it is shown; numbers of persons are masked as everywhere."""
    marks = places(report, problems)
    headings = {one.mention.anchor.block for one in report.headings}
    return [
        piece
        for number, block in enumerate(report.document.blocks)
        for piece in shown(number, block, marks, heading=number in headings)
    ]


def places(report: Report, problems: Sequence[Problem]) -> dict[Place, list[tuple[int, str]]]:
    """Return the numbers and severities of the problems about each place."""
    marks: dict[Place, list[tuple[int, str]]] = {}
    for number, problem in enumerate(problems, 1):
        anchor = place_of(problem, report)
        if anchor is not None:
            key = (anchor.block, anchor.row, anchor.column)
            marks.setdefault(key, []).append((number, problem.severity or "check"))
    return marks


def shown(
    number: int, block: Block, marks: dict[Place, list[tuple[int, str]]], *, heading: bool
) -> Iterator[Piece]:
    """Yield what a block becomes; pictures and what stands on every page are left out."""
    if isinstance(block, Grid):
        yield Piece(table=tuple(rows(number, block, marks)))
    elif isinstance(block, Paragraph) and block.text.strip():
        told = marks.get((number, None, None), [])
        if block.role == "body" or told:
            text = f"{block.number}{block.text}"
            yield Piece(paragraph=of(text, told, heading=heading))


def rows(
    number: int, grid: Grid, marks: dict[Place, list[tuple[int, str]]]
) -> Iterator[tuple[Shown, ...]]:
    """Yield the rows of a table, a merged cell only where it begins."""
    seen: set[int] = set()
    for r, row in enumerate(grid.rows):
        cells = []
        for c, cell in enumerate(row):
            if id(cell) in seen:
                continue
            seen.add(id(cell))
            told = [*marks.get((number, r, c), [])]
            cells.append(of(cell.text, told, rows=cell.row_span, columns=cell.column_span))
        yield tuple(cells)


def of(
    text: str,
    told: Sequence[tuple[int, str]],
    *,
    heading: bool = False,
    rows: int = 1,
    columns: int = 1,
) -> Shown:
    """Return a text with what is told of it."""
    return Shown(
        text=cleaned(mask(text)).strip(),
        numbers=tuple(number for number, _ in told),
        severity=told[0][1] if told else "",
        heading=heading,
        rows=rows,
        columns=columns,
    )
