"""Look whether a casebook has the tables and columns that this program works with.

A book that an early version wrote under the same schema number would otherwise fail somewhere in
the middle, with a sentence about something else.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from engine.errors import TrailError
from engine.trail.database import TIMEOUT, tables
from engine.trail.storage import failures_told

if TYPE_CHECKING:
    from pathlib import Path

MANY = 4


def shape_known(path: Path) -> None:
    """Raise TrailError if tables or columns are missing: another version made the casebook."""
    if lacking := lacks(path):
        more = " 等" if len(lacking) > MANY else ""
        raise TrailError(
            f"{path.name} 的格式与本程序不符，缺少 {'、'.join(lacking[:MANY])}{more}："
            "它由更早的 gouji（试用版）建立，没有自动升级的办法；"
            "请用当时的版本导出，再用 gouji book new 新建案卷、gouji sweep 重新收件。"
        )


def lacks(path: Path) -> list[str]:
    """Return what is missing, as ``table`` or ``table.column``; nothing where no table is there.

    A file without any table is no older casebook but a broken copy, which is said elsewhere.
    """
    with failures_told(path), closing(sqlite3.connect(path, timeout=TIMEOUT)) as connection:
        columns = "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c"
        found = set(connection.execute(f"{columns} WHERE m.type = 'table'"))
    there = {table for table, _ in found}
    lacking = [table.name for table in tables() if table.name not in there]
    lacking += [
        f"{table.name}.{column.name}"
        for table in tables()
        for column in table.columns
        if table.name in there and (table.name, column.name) not in found
    ]
    return lacking if there else []
