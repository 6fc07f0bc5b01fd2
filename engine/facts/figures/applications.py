"""Table 3 by rows (the kinds of applicant) and by columns (what came in, what became of it)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from engine.evidence import Kind, Place
from engine.facts.figures.blanks import any_of, told
from engine.facts.figures.read import figures, filled_in
from engine.forms.short_names import TABLE_3_COLUMNS, TABLE_3_ROWS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.evidence import Fact
    from engine.report import Table

ROW = Kind(
    name="t3.row",
    meaning="表三的一行：六类申请人与总计",
    fields={
        "row": ("str", "行的键，如 new、denied.law"),
        "natural": ("int", "自然人"),
        "business": ("int", "商业企业"),
        "research": ("int", "科研机构"),
        "welfare": ("int", "社会公益组织"),
        "legal_service": ("int", "法律服务机构"),
        "other_org": ("int", "法人或其他组织中的“其他”"),
        "total": ("int", "总计"),
        "told": ("int", "有空白，已由 cell 告知，1/0"),
    },
)
COLUMN = Kind(
    name="t3.column",
    meaning="表三的一列：收到多少、各办理结果多少、结转多少（两种格式通用）",
    fields={
        "column": ("str", "列的键，如 natural、total"),
        "new": ("int", "一、本年新收"),
        "carried_in": ("int", "二、上年结转"),
        "granted": ("int", "（一）予以公开"),
        "partial": ("int", "（二）部分公开"),
        "denied": ("int", "（三）不予公开各项之和"),
        "unable": ("int", "（四）无法提供各项之和"),
        "rejected": ("int", "（五）不予处理各项之和"),
        "other": ("int", "（六）其他处理；2021年格式为三项之和，2019年格式为一行"),
        "done": ("int", "（七）总计"),
        "carried_out": ("int", "四、结转下年度继续办理"),
        "results_told": ("int", "办理结果中有空白，已由 cell 告知，1/0"),
        "balance_told": ("int", "收、结转、总计中有空白，已由 cell 告知，1/0"),
    },
)
SINGLE: Final = ("new", "carried_in", "granted", "partial", "done", "carried_out")
SUMMED: Final = ("denied", "unable", "rejected", "other")
SIDES: Final = ("new", "carried_in", "done", "carried_out")
RESULTS: Final = ("granted", "partial", *SUMMED, "done")
RECEIVED: Final = frozenset(SIDES) - {"done"}
EXPECTED: Final = {
    group: tuple(row for row in TABLE_3_ROWS if row.startswith(f"{group}.")) for group in SUMMED
}
_ROWS: Final = {row: tuple((row, column) for column in TABLE_3_COLUMNS) for row in TABLE_3_ROWS}
_COLUMNS: Final = {
    column: tuple((row, column) for row in TABLE_3_ROWS) for column in TABLE_3_COLUMNS
}
_ROW_FIELDS: Final = {row: {key[1]: (key,) for key in keys} for row, keys in _ROWS.items()}
"""The cells of table 3 by row and column, and a row's fields: the form's, the same for all."""


def rows(table: Table) -> Iterator[Fact]:
    """Yield a fact for each row of table 3 in which anything is filled in.

    Where the table has a column too many, the total of a row that does not add up is doubtful: it
    may count that column as well.
    """
    extra, blank = _added(table, "column"), told(table)
    for row in TABLE_3_ROWS:
        cells = _ROWS[row]
        if not filled_in(table, cells):
            continue
        name = TABLE_3_ROWS[row]
        yield figures(
            table,
            ROW.name,
            _ROW_FIELDS[row],
            place=Place(part=3, table=3, row=row, label=f"表三“{name}”行"),
            words={"row": name},
            named={"row": row, "told": any_of(blank, cells)},
            doubtful=["total"] if extra and not _adds_up(table, cells) else (),
        )


def columns(table: Table, kind: str = COLUMN.name) -> Iterator[Fact]:
    """Yield a fact for each column of table 3 in which anything is filled in.

    ``kind`` lets last year's table be told under a name of its own. Where the table has a row too
    many (it may count as a result), ``other`` is doubtful: the sum may be right with it.
    """
    groups = {group: _members(table, group) for group in SUMMED}
    extra, mixed = _added(table, "row"), not _one_form(table)
    blank = told(table)
    for column in TABLE_3_COLUMNS:
        cells = _COLUMNS[column]
        if not filled_in(table, cells):
            continue
        name = TABLE_3_COLUMNS[column]
        fields = {row: [(row, column)] for row in SINGLE[:4]}
        fields |= {group: [(row, column) for row in groups[group]] for group in SUMMED}
        fields |= {row: [(row, column)] for row in SINGLE[4:]}
        results = [key for name in RESULTS for key in fields[name]]
        yield figures(
            table,
            kind,
            fields,
            place=Place(part=3, table=3, column=column, label=f"表三“{name}”列"),
            words={"column": name},
            named={
                "column": column,
                "results_told": any_of(blank, (key for key in cells if key[0] not in RECEIVED)),
                "balance_told": any_of(blank, ((row, column) for row in SIDES)),
            },
            doubtful=["other"] if mixed or (extra and not _adds_up(table, results)) else (),
        )


def _members(table: Table, group: str) -> tuple[str, ...]:
    """Return the rows that a result adds up: all of the form's, missing ones included."""
    there = {row for row, _ in table.values}
    members = EXPECTED[group]
    return (group,) if group in there and not there.intersection(members) else members


def _one_form(table: Table) -> bool:
    """Tell that (六) is either one row or three: with both, nobody knows what adds up."""
    there = {row for row, _ in table.values}
    return not ("other" in there and there.intersection(EXPECTED["other"]))


def _adds_up(table: Table, cells: Sequence[tuple[str, str]]) -> bool:
    """Tell whether the last of some cells is the sum of the others, all of them read."""
    *parts, total = (table.number_at(*cell) for cell in cells)
    return None not in parts and sum(one for one in parts if one is not None) == total


def _added(table: Table, axis: str) -> bool:
    return any(
        deviation.kind == "added" and deviation.axis == axis for deviation in table.deviations
    )
