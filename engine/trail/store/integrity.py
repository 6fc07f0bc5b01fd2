"""Look whether a casebook has the schema that this program made, and nothing besides.

What our programs never write there (a trigger, a view, a column of somebody else's) can swallow or
change what is acknowledged, so such a file is not opened for work; verify names it. A book that
an early version wrote under the same schema number is told apart and gets its own sentence.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from engine.errors import TrailError
from engine.trail.store import schema
from engine.trail.store.database import TIMEOUT, tables
from engine.trail.store.filesystem import failures_told
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from engine.trail.store.schema import SchemaDifference, SchemaObject

MANY = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A schema that may be worked with; ``cookie`` changes whenever somebody changes it."""

    version: int
    cookie: int
    lost: tuple[SchemaObject, ...]


def shape_known(path: Path) -> Shape:
    """Return the shape of a casebook; TrailError if another version or somebody else made it."""
    with failures_told(path), closing(sqlite3.connect(path, timeout=TIMEOUT)) as connection:
        connection.execute("PRAGMA trusted_schema=OFF")
        return admitted(connection, path)


def admitted(connection: sqlite3.Connection, path: Path) -> Shape:
    """Return the shape that a connection meets, inside its transaction; else a TrailError."""
    parts = looked_at(connection, path)
    if parts.strange or not parts.readable:
        raise TrailError(
            f"{path.name} 里有不是 gouji 建的数据库结构（{named(parts.strange)}），"
            "它能悄悄改掉或吞掉决定，因此没有打开；"
            "请用 gouji trail verify 查验，再用 gouji book restore 恢复备份。"
        )
    cookie = int(connection.execute("PRAGMA schema_version").fetchone()[0])
    return Shape(version=_version(connection), cookie=cookie, lost=parts.lost)


def looked_at(connection: sqlite3.Connection, path: Path) -> SchemaDifference:
    """Return where the schema parts from ours; TrailError for a book of an early version."""
    parts = schema.schema_difference(connection, _version(connection))
    if parts.empty:
        raise TrailError(
            f"{path.name}：案卷不完整：可能复制时漏了同名的 -wal 文件；"
            "请把两者一起复制，或用备份恢复。"
        )
    if not parts.readable and not _planted(parts) and (lacking := _lacks(connection)):
        more = " 等" if len(lacking) > MANY else ""
        raise TrailError(
            f"{path.name} 的格式与本程序不符，缺少 {'、'.join(lacking[:MANY])}{more}："
            "它由更早的 gouji（试用版）建立，没有自动升级的办法；"
            "请用当时的版本导出，再用 gouji book new 新建案卷、gouji sweep 重新收件。"
        )
    return parts


def named(things: Sequence[SchemaObject]) -> str:
    """Return the first of some objects in words."""
    more = f" 等 {len(things)} 个" if len(things) > MANY else ""
    return "、".join(map(str, things[:MANY])) + more


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _planted(parts: SchemaDifference) -> bool:
    """Return whether something stands there that no version of ours ever made."""
    return any(thing.kind != "index" for thing in parts.foreign) or any(
        thing.kind != "table" for thing in parts.altered
    )


def _lacks(connection: sqlite3.Connection) -> list[str]:
    """Return what is missing, as ``table`` or ``table.column``."""
    columns = "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c"
    columns_there = {tuple(row) for row in connection.execute(f"{columns} WHERE m.type = 'table'")}
    there = {table for table, _ in columns_there}
    lacking = [table.name for table in tables() if table.name not in there]
    lacking += [
        f"{table.name}.{column.name}"
        for table in tables()
        for column in table.columns
        if table.name in there and (table.name, column.name) not in columns_there
    ]
    return lacking
