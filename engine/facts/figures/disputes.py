"""Table 4 by its three groups: 复议, 直接起诉, 复议后起诉, each with four results and a total."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.evidence import Kind, Place
from engine.facts.figures.blanks import any_of, told
from engine.facts.figures.read import figures, filled_in
from engine.forms.short_names import TABLE_4_COLUMNS, TABLE_4_ROWS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.evidence import Fact
    from engine.report import Table

GROUP = Kind(
    name="t4.group",
    meaning="表四的一组：四种结果与总计",
    fields={
        "group": ("str", "组的键：review、suit_direct、suit_after_review"),
        "upheld": ("int", "结果维持"),
        "corrected": ("int", "结果纠正"),
        "other": ("int", "其他结果"),
        "pending": ("int", "尚未审结"),
        "total": ("int", "总计"),
        "told": ("int", "有空白，已由 cell 告知，1/0"),
    },
)


def groups(table: Table, kind: str = GROUP.name) -> Iterator[Fact]:
    """Yield a fact for each group of table 4 in which anything is filled in."""
    extra = any(deviation.kind == "added" for deviation in table.deviations)
    blank = told(table)
    for group, name in TABLE_4_ROWS.items():
        cells = [(group, column) for column in TABLE_4_COLUMNS]
        if not filled_in(table, cells):
            continue
        yield figures(
            table,
            kind,
            {column: [(group, column)] for column in TABLE_4_COLUMNS},
            place=Place(part=4, table=4, row=group, label=f"表四“{name}”"),
            words={"group": name},
            named={"group": group, "told": any_of(blank, cells)},
            doubtful=["total"] if extra else (),
        )
