"""Blank cells of a table told in one: how many, in which columns, and what they leave unchecked.

A total column left blank, or every zero, is one thing to ask the agency. The rows and columns that
such blanks leave open are then told with them, not each for itself: their facts say so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from engine.forms.short_names import TABLE_3_COLUMNS, TABLE_3_ROWS, column_name, row_name
from engine.numbers import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from engine.report import Table, Value

Key = tuple[str, str]
FEW: Final = 3
NAMED: Final = 3
DOCUMENTS: Final = ("regulations", "normative")
"""Rows of table 2 whose figures stand in a sum."""
_BLANK = re.compile(r"[\s/\\_\u002d\u2010-\u2015\u2500\u2212\ufe63]*")  # every kind of dash


def emptiness(value: Value) -> str:
    """Tell a cell in which nothing stands (``blank``) from one that could not be read."""
    if value.number is not None:
        return ""
    if value.doubt:
        return "unread"
    return "blank" if is_blank(normalise(value.raw).text) else ""


def is_blank(plain: str) -> bool:
    """Tell whether nothing stands in a cell, or nothing but dashes."""
    return _BLANK.fullmatch(plain) is not None


def empty_keys(table: Table, state: str) -> Sequence[Key]:
    """Return the cells that are ``blank``, or those ``unread``, row by row."""
    return [key for key, value in table.values.items() if emptiness(value) == state]


def same_words(table: Table) -> dict[str, list[Key]]:
    """Return the words that stand in many cells instead of a number (无), with their cells."""
    found: dict[str, list[Key]] = {}
    for key, value in table.values.items():
        if value.number is None and not emptiness(value):
            found.setdefault(value.raw.strip(), []).append(key)
    return {words: keys for words, keys in found.items() if len(keys) > FEW}


def told(table: Table) -> Sequence[Key]:
    """Return the cells that another finding tells of: they hold no count, or the table lacks them.

    What stands on such a cell (a sum, a sentence's number) is not asked about again: it is one
    thing to have filled in. A row or column that the table lacks is told as its deviation.
    """
    odd = [key for key, value in table.values.items() if not isinstance(value.number, int)]
    return [*odd, *_lacking(table)]


def _lacking(table: Table) -> Sequence[Key]:
    """Return the cells of table 3 in rows and columns that it lacks."""
    missing = {(one.axis, one.key) for one in table.deviations if one.kind == "missing"}
    if table.number != 3 or not missing:
        return ()
    return [
        (row, column)
        for row in TABLE_3_ROWS
        for column in TABLE_3_COLUMNS
        if ("row", row) in missing or ("column", column) in missing
    ]


def any_of(blank: Sequence[Key], keys: Iterable[Key]) -> int:
    """Return 1 if one of the cells is among the blank ones that are told, else 0."""
    return int(bool(blank) and not set(blank).isdisjoint(keys))


def name_of(table: Table, keys: Sequence[Key]) -> str:
    """Name several cells: all, a row or whole columns by their names, else how many they are."""
    if len(keys) == len(table.values):
        return f"全部{len(keys)}格"
    rows, columns = {row for row, _ in keys}, {column for _, column in keys}
    if len(rows) == 1:
        whole = sum(key[0] in rows for key in table.values) == len(keys)
        return f"“{row_name(table.number, keys[0][0])}”{'整行' if whole else '行'}{len(keys)}格"
    held = [key for key in table.values if key[1] in columns]
    if table.number == 2 or len(held) > len(keys):
        return f"有{len(keys)}格"
    names = [column_name(table.number, key) for key in dict.fromkeys(c for _, c in held)]
    return f"{_some(names)}{len(names)}列共{len(keys)}格"


def left_open(table: Table, blank: Sequence[Key]) -> str:
    """Name the rows, and in table 3 the columns, that cannot be added up; "" where nothing is."""
    rows = list(dict.fromkeys(row for row, _ in blank))
    if table.number == 2:
        rows = [row for row in rows if row in DOCUMENTS]
    if not rows:
        return ""
    said = f"{_some([row_name(table.number, row) for row in rows])}{len(rows)}行"
    if table.number != 3:
        return said
    columns = [key for key in TABLE_3_COLUMNS if any(column == key for _, column in blank)]
    return f"{said}，{_some([TABLE_3_COLUMNS[key] for key in columns])}{len(columns)}列"


def _some(names: Sequence[str]) -> str:
    return "".join(f"“{name}”" for name in names[:NAMED]) + ("等" if len(names) > NAMED else "")
