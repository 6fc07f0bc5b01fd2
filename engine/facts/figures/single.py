"""What stands in the cells of the statutory tables, before any equation.

A cell that holds anything but a plain count has a fact of its own; the plain counts of a table,
nearly all of its cells, share one. (A fact each made the check of a report twice as long.) A row
without a single entry, or a whole table, is one fact too: one thing to ask the agency, not 175.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from engine.evidence import Evidence, Fact, Kind, Place
from engine.facts.figures.blanks import (
    FEW,
    emptiness,
    is_blank,
    left_open,
    name_of,
    same_words,
    told_together,
)
from engine.forms.short_names import NUMERALS, cell_name, row_name
from engine.numbers import normalise
from engine.values import replace

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from engine.report import Table, Value

CELL = Kind(
    name="cell",
    meaning="表二、表三、表四的一个法定格子；填了非负整数的格子每表合成一条，整行、整表空白的合成一条",
    fields={
        "table": ("int", "表号：2、3、4"),
        "row": ("str", "行的键，如 denied.law；合成的一条无此字段"),
        "column": ("str", "列的键，如 natural；合成的一条无此字段"),
        "cells": ("int", "这一条代表的格数"),
        "state": (
            "str",
            "count 非负整数，negative 负数，fraction 小数，text 不是数，blank 空白（含 / — -）；"
            "没有读出数的存疑",
        ),
        "holds": (
            "str",
            "这一格按格式填什么：count 件数，amount 金额（可有小数），change 增减（可为负）",
        ),
        "value": ("int", "格中的整数；不是整数则无此字段"),
        "written": ("str", "格中原样的文字，至多20字"),
        "cell": ("str", "格子的名称，供语句使用"),
        "lines": ("str", "空白合成一条时，因此加不起来的行列，供语句使用"),
    },
)
Key = tuple[str, str]
AMOUNTS: Final = {(2, "fees", "amount"), (2, "procurement", "amount")}
_CHANGE = re.compile(r"(?:(?P<less>减少?)|增加?)?\s*\d+\s*[项件个]?")
SHOWN = 20
QUOTED = frozenset({"unread", "text"})


def single_cells(table: Table) -> Iterator[Fact]:
    """Yield a fact for each cell that is not a plain count, row by row, then one for the rest.

    Rows and tables in which nothing at all is filled in, or nothing could be read, are one fact.
    A count that was read with doubt is a count all the same: the equations say that it is doubtful.
    Blanks in many places are one fact with what they leave open.
    """
    blank = told_together(table)
    if blank:
        values = [table.values[key] for key in blank]
        fact = _several(table, values, "blank", name_of(table, blank))
        yield replace(fact, fields={**fact.fields, "lines": left_open(table, blank)})
    words = same_words(table)
    for number, keys in enumerate(words.values(), 1):
        values = [table.values[key] for key in keys]
        fact = _several(table, values, "text", f"有{len(keys)}格")
        yield replace(fact, place=replace(fact.place, item=f"all-text-{number}"))
    rest = {key for keys in words.values() for key in keys}
    yield from _one_by_one(table, rest, told=bool(blank))


def _one_by_one(table: Table, said: Collection[Key], *, told: bool) -> Iterator[Fact]:
    """Yield the facts row by row; cells in ``said``, and with ``told`` blanks, are told already."""
    plain: list[Value] = []
    for keys, name, row in _together(table, said):
        cells = [table.values[key] for key in keys]
        empty = {emptiness(value) for value in cells}
        if told and empty == {"blank"}:
            continue
        if len(cells) > 1 and len(empty) == 1 and empty <= {"blank", "unread"}:
            yield _several(table, cells, empty.pop(), f"{name}{len(cells)}格", row)
            if row is None:
                return
        elif row is not None:
            yield from _row(table, keys, name.replace("整行", "行"), plain, told=told)
    if plain:
        yield _several(table, plain, "count", f"其余{len(plain)}格")


def _row(
    table: Table, keys: Sequence[Key], name: str, plain: list[Value], *, told: bool
) -> Iterator[Fact]:
    """Yield the odd cells of a row, several blanks together; plain counts go to ``plain``."""
    odd = []
    for key in keys:
        value = table.values[key]
        if isinstance(value.number, int) and value.number >= 0:
            plain.append(value)
        else:
            odd.append((key, value))
    blanks = [value for _, value in odd if emptiness(value) == "blank"]
    if len(blanks) >= FEW and not told:
        yield _several(table, blanks, "blank", f"{name}{len(blanks)}格", keys[0][0])
    if len(blanks) >= FEW or told:
        odd = [(key, value) for key, value in odd if emptiness(value) != "blank"]
    for key, value in odd:
        yield _fact(table, *key, value)


def _together(table: Table, said: Collection[Key]) -> Iterator[tuple[list[Key], str, str | None]]:
    """Yield the cells that may be told in one: all of the table, then row by row."""
    if not said:
        yield list(table.values), "全部", None
    rows: dict[str, list[Key]] = {}
    for key in (key for key in table.values if key not in said):
        rows.setdefault(key[0], []).append(key)
    for row, keys in rows.items():
        yield keys, f"“{row_name(table.number, row)}”整行", row


def _several(
    table: Table, values: Sequence[Value], state: str, name: str, row: str | None = None
) -> Fact:
    """Return one fact for several cells that are all alike; unread ones are doubtful."""
    name = f"表{NUMERALS[table.number]}{name}"
    fields: dict[str, int | str] = {
        "table": table.number,
        "cells": len(values),
        "state": "blank" if state == "unread" else state,
        "holds": "count",
        "written": values[0].raw.strip()[:SHOWN] if state in QUOTED else "",
        "cell": name,
    }
    if row is not None:
        fields["row"] = row
    anchor = table.anchor if row is None and state != "text" else values[0].anchor
    return Fact(
        kind=CELL.name,
        fields=fields,
        place=Place(
            part=table.number,
            table=table.number,
            row=row,
            item=None if row else f"all-{state}",
            label=name,
        ),
        evidence=(Evidence(quote=values[0].raw if state in QUOTED else "", anchor=anchor),),
        doubtful=frozenset({"state"} if state == "unread" else ()),
    )


def _fact(table: Table, row: str, column: str, value: Value) -> Fact:
    holds = _holds(table.number, row, column)
    name = cell_name(table.number, row, column)
    unread = emptiness(value) == "unread"
    fields: dict[str, int | str] = {
        "table": table.number,
        "row": row,
        "column": column,
        "cells": 1,
        "state": "blank" if unread else state_of(value, holds),
        "holds": holds,
        "written": value.raw.strip()[:SHOWN],
        "cell": name,
    }
    if isinstance(value.number, int):
        fields["value"] = value.number
    label = f"表{NUMERALS[table.number]}{name}"
    return Fact(
        kind=CELL.name,
        fields=fields,
        place=Place(part=table.number, table=table.number, row=row, column=column, label=label),
        evidence=(Evidence(quote=value.raw, anchor=value.anchor),),
        cells={"value": (table.number, row, column)},
        doubtful=frozenset({"state", "value"} if unread else ()),
    )


def _holds(table: int, row: str, column: str) -> str:
    if (table, row, column) in AMOUNTS:
        return "amount"
    return "change" if column == "change" else "count"


def state_of(value: Value, holds: str) -> str:
    """Tell what stands in a cell; 增2 and 减少2项 are numbers in a column of changes."""
    if isinstance(value.number, (int, Decimal)):
        if value.number < 0:
            return "negative"
        return "count" if isinstance(value.number, int) else "fraction"
    plain = normalise(value.raw).text.strip()
    if is_blank(plain):
        return "blank"
    change = _CHANGE.fullmatch(plain) if holds == "change" else None
    if change:
        return "negative" if change["less"] else "count"
    return "text"
