"""Repairs as the casebook stores them: as values, and as the words for filed and for right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.finding import CellChange, Repair
from engine.forms.short_names import cell_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

BLANK = "空白或无法识别"


def repair_of(data: Mapping[str, Any]) -> Repair:
    """Return a stored repair as a value."""
    cells = tuple(
        CellChange(
            table=one["table"], row=one["row"], column=one["column"],
            before=one["from"], after=one["to"],
            label=one.get("label") or cell_name(one["table"], one["row"], one["column"]),
        )
        for one in data["cells"]
    )  # fmt: skip
    return Repair(cells=cells, slip=data.get("slip"))


def cells_of(repairs: Iterable[Repair]) -> tuple[CellChange, ...]:
    """Return the cells that any of the repairs changes, each once."""
    cells: dict[tuple[int, str, str], CellChange] = {}
    for repair in repairs:
        for cell in repair.cells:
            cells.setdefault((cell.table, cell.row, cell.column), cell)
    return tuple(cells.values())


def by_cell(cells: Sequence[CellChange], *, before: bool) -> str:
    """Return what stands in cells or should stand: one as its value, several named."""
    words = [str(one.after) if not before else filled_in(one) for one in cells]
    if len(words) == 1:
        return words[0]
    return "\n".join(f"{one.label} {word}" for one, word in zip(cells, words, strict=True))


def filled_in(cell: CellChange) -> str:
    """Return what the agency filled in."""
    return BLANK if cell.before is None else str(cell.before)
