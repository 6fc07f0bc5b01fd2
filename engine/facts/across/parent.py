"""A government's consolidated tables beside the sum of its units' tables, cell by cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.evidence import Evidence, Fact, Place
from engine.facts.across.kinds import PARENT
from engine.forms.short_names import cell_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from engine.facts.context import Context
    from engine.report import Report, Value

FEN = 1_000_000


def parent(report: Report, context: Context) -> Iterator[Fact]:
    """Yield one fact a cell if every unit has filed; else one fact that names who has not."""
    if report.kind not in {"government", None} or not (
        context.units_below or context.units_missing
    ):
        return
    units = context.units_below
    if context.units_missing:
        yield Fact(
            kind=PARENT.name,
            fields={
                "cell": "法定表格",
                "units": len(units),
                "missing": "、".join(context.units_missing),
            },
            place=Place(item="parent-sum", label="所属单位汇总"),
        )
        return
    for number, table in sorted(report.tables.items()):
        for (row, column), value in table.values.items():
            yield _cell(value, (number, row, column), units)


def _cell(value: Value, cell: tuple[int, str, str], units: Sequence[Report]) -> Fact:
    number, row, column = cell
    fen = row == "fees"
    fields: dict[str, int | str] = {"cell": cell_name(*cell), "units": len(units), "all_filed": 1}
    own = _whole(value.number, fen=fen)
    total = _sum(cell, units, fen=fen)
    fields |= {} if own is None else {"value": own}
    fields |= {} if total is None else {"units_sum": total}
    return Fact(
        kind=PARENT.name,
        fields=fields,
        place=Place(part=number, table=number, row=row, column=column, label=cell_name(*cell)),
        evidence=(Evidence(quote=value.raw, anchor=value.anchor),),
        labels=_money(fields) if fen else {},
        cells={"value": cell},
        doubtful=frozenset({"value"}) if value.doubt else frozenset(),
    )


def _sum(cell: tuple[int, str, str], units: Sequence[Report], *, fen: bool) -> int | None:
    number, row, column = cell
    total = 0
    for unit in units:
        table = unit.tables.get(number)
        found = _whole(table.number_at(row, column) if table else None, fen=fen)
        if found is None:
            return None
        total += found
    return total


def _whole(number: int | Decimal | None, *, fen: bool) -> int | None:
    if number is None:
        return None
    scaled = number * FEN if fen else number
    return int(scaled) if scaled == int(scaled) else None


def _money(fields: dict[str, int | str]) -> dict[str, str]:
    names = ("value", "units_sum")
    return {
        name: f"{int(fields[name]) / FEN:.6f}".rstrip("0").rstrip(".") + "万元"
        for name in names
        if name in fields
    }
