"""What stands in the cells of the statutory tables, before any equation.

A cell that holds anything but a plain count has a fact of its own; the plain counts of a table,
nearly all of its cells, share one. (A fact each made the check of a report twice as long.) All
blanks of a table are one fact too: one thing to ask the agency, not 175.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from engine.evidence import Evidence, Fact, Kind, Place
from engine.facts.figures.blanks import (
    emptiness,
    empty_keys,
    is_blank,
    left_open,
    name_of,
    same_words,
)
from engine.forms.short_names import NUMERALS, cell_name
from engine.numbers import normalise
from engine.values import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.report import Table, Value

CELL = Kind(
    name="cell",
    meaning="表二、表三、表四的一个法定格子；填了非负整数的格子每表合成一条，空白的合成一条，认不准的合成一条",
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
        "lines": ("str", "空白或认不准的格，因此加不起来的行列，供语句使用"),
    },
)
Key = tuple[str, str]
AMOUNTS: Final = {(2, "fees", "amount"), (2, "procurement", "amount")}
_CHANGE = re.compile(r"(?:(?P<less>减少?)|增加?)?\s*\d+\s*[项件个]?")
SHOWN = 20
QUOTED = frozenset({"unread", "text"})


def single_cells(table: Table, *, cut: bool = False) -> Iterator[Fact]:
    """Yield a fact for each cell that is not a plain count, row by row, then one for the rest.

    All that is blank in a table is one fact with what it leaves open, so is all that could not be
    read, and a word that stands in many cells. A count that was read with doubt is a count all the
    same: the equations say that it is doubtful. ``cut``: ``beyond`` tells what is empty.
    """
    said: set[Key] = set()
    for state in ("blank", "unread"):
        keys = empty_keys(table, state)
        if keys:
            said.update(keys)
            if not cut:
                yield _empty(table, keys, state)
    for number, keys in enumerate(same_words(table).values(), 1):
        said.update(keys)
        fact = _several(table, keys, "text", f"有{len(keys)}格")
        yield replace(fact, place=replace(fact.place, item=f"all-text-{number}"))
    rest = [key for key in table.values if key not in said]
    plain = [key for key in rest if _is_count(table.values[key])]
    yield from (_fact(table, *key) for key in rest if not _is_count(table.values[key]))
    if plain:
        yield _several(table, plain, "count", f"其余{len(plain)}格")


def beyond(tables: Sequence[Table]) -> Fact:
    """Return the one fact of all that tables have beyond their page: nothing of it was read."""
    first = tables[0]
    name = f"{'、'.join(f'表{NUMERALS[one.number]}' for one in tables)}伸到页面以外的行列"
    return Fact(
        kind=CELL.name,
        fields={
            "table": first.number,
            "state": "blank",
            "holds": "count",
            "written": "",
            "cell": name,
            "lines": "",
        },
        place=Place(part=first.number, table=first.number, item="off-page", label=name),
        evidence=(Evidence(quote="", anchor=first.anchor),),
        doubtful=frozenset({"state"}),
    )


def _is_count(value: Value) -> bool:
    return isinstance(value.number, int) and value.number >= 0


def _empty(table: Table, keys: Sequence[Key], state: str) -> Fact:
    """Return the fact of the cells in which nothing stands, or nothing could be read."""
    rows = {row for row, _ in keys}
    row = rows.pop() if len(rows) == 1 else None
    fact = (
        _fact(table, *keys[0])
        if len(keys) == 1
        else _several(table, keys, state, name_of(table, keys), row)
    )
    whole = len(keys) == len(table.values)
    return replace(fact, fields={**fact.fields, "lines": "" if whole else left_open(table, keys)})


def _several(
    table: Table, keys: Sequence[Key], state: str, name: str, row: str | None = None
) -> Fact:
    """Return one fact for several cells that are all alike; unread ones are doubtful."""
    values = [table.values[key] for key in keys]
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


def _fact(table: Table, row: str, column: str) -> Fact:
    value = table.values[row, column]
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
