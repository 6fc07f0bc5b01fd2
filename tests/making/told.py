"""A Report value of a few sentences and cells, made by hand: no file, no reader in between."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from engine.anchor import Anchor
from engine.forms.short_names import (
    TABLE_3_COLUMNS,
    TABLE_3_ROWS,
    TABLE_4_COLUMNS,
    TABLE_4_ROWS,
)
from engine.report import Cell, Document, Grid, Paragraph, Part, Report, Table, Value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.report import Block, Kind

Cells = dict[tuple[str, str], int | Decimal | str | None]
TABLE_2: Cells = {
    (row, column): 0
    for row, columns in {
        "regulations": ("made", "repealed", "valid"),
        "normative": ("made", "repealed", "valid"),
        "licensing": ("handled",),
        "penalty": ("handled",),
        "coercion": ("handled",),
        "fees": ("amount",),
    }.items()
    for column in columns
}
TABLE_3: Cells = {
    (row, column): 0 for row in TABLE_3_ROWS if row != "other" for column in TABLE_3_COLUMNS
}
TABLE_4: Cells = {(row, column): 0 for row in TABLE_4_ROWS for column in TABLE_4_COLUMNS}
FULL = {2: TABLE_2, 3: TABLE_3, 4: TABLE_4}


def told(
    parts: Mapping[int | None, str | tuple[str, ...]] | None = None,
    *,
    agency: str = "白沙镇人民政府",
    kind: Kind | None = "township",
    year: int | None = 2023,
    cells: Mapping[tuple[int, str, str], int | Decimal | str | None] | None = None,
    tables: tuple[int, ...] = (2, 3, 4),
    source: str = "told.txt",
) -> Report:
    """Make a report: paragraphs by part (None: before part one), zeros but for ``cells``.

    A cell given as text or None is blank or illegible.
    """
    blocks: list[Block] = []
    placed: dict[int | None, list[int]] = {}
    for part, paragraphs in (parts or {}).items():
        for text in (paragraphs,) if isinstance(paragraphs, str) else paragraphs:
            anchor = Anchor(block=len(blocks), paragraph=len(blocks) + 1)
            placed.setdefault(part, []).append(len(blocks))
            blocks.append(Paragraph(text=text, anchor=anchor))
    made = {number: _table(number, cells or {}, blocks) for number in tables}
    return Report(
        document=Document(source=source, sha256="0" * 64, format="txt", blocks=tuple(blocks)),
        title=None,
        agency=agency,
        kind=kind,
        year=year,
        headings=(),
        parts={
            number: Part(number=number, heading=None, blocks=tuple(indexes), text="")
            for number, indexes in placed.items()
            if number is not None
        },
        tables=made,
        head=tuple(placed.get(None, ())),
    )


def _table(
    number: int,
    cells: Mapping[tuple[int, str, str], int | Decimal | str | None],
    blocks: list[Block],
) -> Table:
    own = {(row, column): value for (at, row, column), value in cells.items() if at == number}
    values = {**FULL[number], **own}
    block = len(blocks)
    anchor = Anchor(block=block, table=number - 1)
    written = [
        Cell(text="" if value is None else str(value), anchor=Anchor(block=block, row=0, column=at))
        for at, value in enumerate(values.values())
    ]
    blocks.append(Grid(rows=(tuple(written),), anchor=anchor))
    return Table(
        number=number,
        form="2021",
        anchor=anchor,
        values={
            key: Value(
                number=value if isinstance(value, (int, Decimal)) else None,
                raw=cell.text,
                anchor=cell.anchor,
            )
            for (key, value), cell in zip(values.items(), written, strict=True)
        },
    )
