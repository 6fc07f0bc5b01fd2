"""What the statutory tables say of a claim's subject: values with their cells, doubts kept.

A cell that is blank stays absent (never zero); a subject for which the report has no such table,
row or column at all has nothing to be compared with and makes no fact.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.evidence import Evidence
from engine.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.report import Report, Value

Cell = tuple[int, str, str]
RESULT_ROWS = {
    "granted": ("granted",),
    "partial": ("partial",),
    "denied": tuple(
        f"denied.{key}"
        for key in (
            "state_secret",
            "law",
            "stability",
            "third_party",
            "internal",
            "process",
            "case_file",
            "query",
        )
    ),
    "unable": ("unable.not_held", "unable.to_create", "unable.unclear"),
    "rejected": tuple(
        f"rejected.{key}" for key in ("petition", "repeat", "publication", "excessive", "reissue")
    ),
    "other": ("other", "other.uncorrected", "other.unpaid", "other.other"),
}
APPLICANTS = ("natural", "business", "research", "welfare", "legal_service", "other_org")
ORGANISATIONS = APPLICANTS[1:]
CLOSED = ("upheld", "corrected", "other")
"""Columns of table 4 that count what was ruled: all but 尚未审结."""
FEN = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabled:
    """Numbers read from the tables: by field, with their cells; ``doubtful`` ones marked."""

    fields: Mapping[str, int] = field(default_factory=dict)
    cells: Mapping[str, tuple[Cell, ...]] = field(default_factory=dict)
    doubtful: frozenset[str] = frozenset()
    evidence: tuple[Evidence, ...] = ()


def looked_up(
    report: Report, wanted: Mapping[str, tuple[Cell, ...]], said: int | None = None
) -> Tabled | None:
    """Read fields that are sums of cells; None where one has no cell in the report's tables.

    Where table 3's 总计 is blank or is not what its six columns add up to, the columns may be
    right: their sum is taken if the total is blank or zero, or if the text (``said``) says so; not
    where the text says the total's own number. In place of a blank the sum is doubtful, but where
    the text says the same.
    """
    values = {name: _present(report, cells) for name, cells in wanted.items()}
    if not all(values.values()):
        return None
    sums = {name: _sum(found) for name, found in values.items()}
    added = {name: _added_up(report, found, sums[name], said) for name, found in values.items()}
    taken = {name: sums[name] if added[name] is None else added[name] for name in sums}
    fields = {name: total for name, total in taken.items() if total is not None}
    blank = frozenset(name for name, one in fields.items() if sums[name] is None and one != said)
    return Tabled(
        fields=fields,
        cells={
            name: () if added[name] and sums[name] else tuple(cell for cell, _ in found)
            for name, found in values.items()
        },
        doubtful=blank
        | frozenset(
            name
            for name, found in values.items()
            if any(value.doubt for _, value in found) or _lacks(report, wanted[name])
        ),
        evidence=tuple(
            Evidence(quote=value.raw, anchor=value.anchor)
            for found in values.values()
            for _, value in found[:1]
            if len(found) == 1
        ),
    )


def _added_up(
    report: Report, found: list[tuple[Cell, Value]], total: int | None, said: int | None
) -> int | None:
    """Return the sum of a row's six columns where it is to be taken for the total."""
    (number, row, column), value = found[0]
    if len(found) != 1 or (number, column) != (3, "total") or value.doubt:
        return None
    cells = _present(report, tuple((3, row, one) for one in APPLICANTS))
    added = _sum(cells) if len(cells) == len(APPLICANTS) else None
    agreed = total is not None and total in {added, said}
    if added is None or agreed or any(one.doubt for _, one in cells):
        return None
    return added if total is None or (added and (not total or said == added)) else None


def _lacks(report: Report, cells: tuple[Cell, ...]) -> bool:
    """Tell whether a table is known to lack a row that a sum would need."""
    return any(
        deviation.kind == "missing" and deviation.key == row
        for number, row, _ in cells
        if len(cells) > 1 and number in report.tables
        for deviation in report.tables[number].deviations
    )


def _present(report: Report, cells: tuple[Cell, ...]) -> list[tuple[Cell, Value]]:
    found = []
    for number, row, column in cells:
        table = report.tables.get(number)
        value = table.values.get((row, column)) if table else None
        if value is not None:
            found.append(((number, row, column), value))
    return found


def _sum(found: list[tuple[Cell, Value]]) -> int | None:
    total = 0
    for (_, row, _column), value in found:
        if value.number is None:
            return None
        number = value.number * FEN if row == "fees" else value.number
        if number != int(number):
            return None
        total += int(number)
    return total


def cells_of(subject: str) -> dict[str, tuple[Cell, ...]] | None:
    """Return the cells a claim's subject is compared with, by field; None if there are none."""
    family, _, rest = subject.partition(".")
    if family in {"received", "handled", "carried"}:
        return _request_cells(family, rest)
    if family == "applicant":
        columns = ORGANISATIONS if rest == "organisation" else (rest,)
        return {
            "table_value": tuple((3, "new", column) for column in columns),
            "carried_in": tuple((3, "carried_in", column) for column in columns),
        }
    if family == "document":
        row, _, measure = rest.partition(".")
        return {"table_value": ((2, row, measure),)}
    if family == "decision":
        measure = "amount" if rest == "fees" else "handled"
        return {"table_value": tuple((2, row, measure) for row in rest.split("+"))}
    ruled: tuple[str, ...] = CLOSED if rest == "closed" else (rest or "total",)
    return {"table_value": tuple((4, row, one) for row in _DISPUTES[family] for one in ruled)}


_DISPUTES = {
    "review": ("review",),
    "suit": ("suit_direct", "suit_after_review"),
    "suit_direct": ("suit_direct",),
    "suit_after_review": ("suit_after_review",),
    "disputes": ("review", "suit_direct", "suit_after_review"),
}


def _request_cells(family: str, rest: str) -> dict[str, tuple[Cell, ...]]:
    new: dict[str, tuple[Cell, ...]] = {
        "new": ((3, "new", "total"),),
        "carried_in": ((3, "carried_in", "total"),),
    }
    if family == "received":
        return new
    if family == "carried":
        row = "carried_in" if rest == "in" else "carried_out"
        return {"table_value": ((3, row, "total"),)}
    if rest in {"", "loosely"}:
        return {"table_value": ((3, "done", "total"),), **new}
    rows = [row for key in rest.split("+") for row in RESULT_ROWS.get(key, (key,))]
    return {"table_value": tuple((3, row, "total") for row in rows)}
