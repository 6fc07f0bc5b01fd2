"""Table 2, first block: how many documents were made, repealed, are in force or public."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.evidence import Kind, Place
from engine.facts.figures.blanks import DOCUMENTS, any_of, told
from engine.facts.figures.read import figures, filled_in
from engine.forms.short_names import row_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.evidence import Fact
    from engine.report import Table

STOCK = Kind(
    name="t2.stock",
    meaning="表二（2021年格式）规章或行政规范性文件一行",
    fields={
        "row": ("str", "regulations 规章，normative 行政规范性文件"),
        "made": ("int", "本年制发件数"),
        "repealed": ("int", "本年废止件数"),
        "valid": ("int", "现行有效件数"),
        "told": ("int", "有空白，已由 cell 告知，1/0"),
    },
)
OPEN = Kind(
    name="t2.open",
    meaning="表二（2019年格式）规章或规范性文件一行",
    fields={
        "row": ("str", "regulations 规章，normative 规范性文件"),
        "made": ("int", "本年新制作数量"),
        "published": ("int", "本年新公开数量"),
        "open_total": ("int", "对外公开总数量"),
        "told": ("int", "有空白，已由 cell 告知，1/0"),
    },
)

NAMED = {"row", "told"}
"""Fields that come from no cell."""


def documents(table: Table, stock: str = STOCK.name, opened: str = OPEN.name) -> Iterator[Fact]:
    """Yield a fact for 规章 and one for 规范性文件, after the form that the columns follow."""
    blank = told(table)
    for row in DOCUMENTS:
        name = row_name(2, row)
        place = Place(part=2, table=2, row=row, label=f"表二“{name}”")
        for kind, mark, declared in ((stock, "valid", STOCK), (opened, "open_total", OPEN)):
            cells = [(row, field) for field in declared.fields if field not in NAMED]
            if (row, mark) in table.values and filled_in(table, cells):
                yield figures(
                    table,
                    kind,
                    {field: [(row, field)] for _, field in cells},
                    place=place,
                    words={"row": name},
                    named={"row": row, "told": any_of(blank, cells)},
                )
