"""What is remarked, and where in the file: an anchor of the report as read, or the whole of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.export.entries import comment, items
from engine.export.problems import problems
from engine.export.repairs import cells_of
from engine.privacy import mask
from engine.report import Grid
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from engine.anchor import Anchor
    from engine.export.dossier import Dossier
    from engine.export.problems import Problem
    from engine.report import Document, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Lines of a remark, and where it belongs: None where it is about the report as a whole."""

    lines: tuple[str, ...]
    anchor: Anchor | None
    certain: bool


def remarks(dossier: Dossier, report: Report, *, confirmed: bool = False) -> list[Remark]:
    """Return a remark for each problem that the agency has to look at, the worst first.

    ``report`` is the file read again: it says where the cells are.
    """
    found = [one for one in problems(dossier, confirmed=confirmed) if one.whom == "agency"]
    return [
        Remark(
            lines=tuple(comment(entry, kind=problem.kind)),
            anchor=place_of(problem, report),
            certain=problem.kind == "mend",
        )
        for problem, entry in zip(found, items(found), strict=True)
    ]


def summary(told: Sequence[Remark], origin: str) -> Remark:
    """Return the remark on the report as a whole: how many there are, and who made them."""
    mend = sum(one.certain for one in told)
    found = f"须整改{mend}处" if mend else "没有须整改的问题"
    asked = f"，请核对{len(told) - mend}处" if len(told) > mend else ""
    return Remark(
        lines=(f"审核结果：{found}{asked}{'，逐处见批注' if told else ''}。", origin),
        anchor=None,
        certain=False,
    )


def place_of(problem: Problem, report: Report) -> Anchor | None:
    """Return the cell behind a problem, else where its first evidence stands."""
    cells = cells_of(problem.repairs)
    for cell in cells[:1] if len(cells) == 1 else ():
        table = report.tables.get(cell.table)
        value = table.values.get((cell.row, cell.column)) if table else None
        if value is not None:
            return value.anchor
    return next(marked(problem, report.document), None)


def marked(problem: Problem, document: Document) -> Iterator[Anchor]:
    """Yield where the evidence stands in the text."""
    for finding in problem.findings:
        for mark in finding.data.get("marks") or ():
            anchor = at_mark(mark, document)
            if anchor is not None:
                yield anchor


def at_mark(mark: Mapping[str, Any], document: Document) -> Anchor | None:
    """Return the place of a mark; where other words stand there now, where its words stand."""
    quote = plain(str(mark.get("quote") or ""))
    here = anchored(document, mark.get("block"), mark.get("row"), mark.get("column"))
    if here is not None and quote in here[1]:
        return here[0]
    if not quote:
        return None
    return next((anchor for anchor, text in places(document) if quote in text), None)


def anchored(document: Document, block: Any, row: Any, column: Any) -> tuple[Anchor, str] | None:
    """Return the anchor and the plain text of a block, or of a cell in it."""
    if not isinstance(block, int) or not 0 <= block < len(document.blocks):
        return None
    there = document.blocks[block]
    if isinstance(there, Grid) and isinstance(row, int):
        cells = there.rows[row] if row < len(there.rows) else ()
        cell = cells[column or 0] if (column or 0) < len(cells) else None
        return (cell.anchor, plain(cell.text)) if cell is not None else None
    return there.anchor, plain(document.text(block))


def places(document: Document) -> Iterator[tuple[Anchor, str]]:
    """Yield every paragraph and cell with its plain text."""
    for number, block in enumerate(document.blocks):
        if isinstance(block, Grid):
            for row in block.rows:
                yield from ((cell.anchor, plain(cell.text)) for cell in row)
        else:
            yield block.anchor, plain(document.text(number))


def plain(text: str) -> str:
    """Return the text without blanks, masked as quotations are."""
    return "".join(mask(text).split())
