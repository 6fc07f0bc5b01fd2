"""Open the casebook's SQLite file: schema, triggers, pragmas and transactions.

Two kinds of transaction: ``BEGIN IMMEDIATE`` for everything that writes (with SQLAlchemy's
default two writers fork the chain or lock at once), a plain ``BEGIN`` for reading. The authorizer
and the triggers stop accidents and other programs, not somebody with the file in hands: that is
what the chain and the checkpoints are for.
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event
from sqlalchemy.pool import QueuePool

from engine.errors import TrailError
from engine.trail.store import models
from engine.trail.store.filesystem import failures_told, refuse_network
from engine.trail.store.schema import TRIGGERS

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection, Engine

__all__ = ["TRIGGERS", "connect", "open_database", "schema_known", "schema_of", "tables", "writing"]

APPLICATION = 0x474F554A  # "GOUJ": tells a casebook from any other SQLite file
SCHEMA = 2
NOT_WRITTEN = (
    "案卷没有照写，本次操作什么也没有写入：案卷里可能被装了别的触发器；"
    "请用 gouji trail verify 查验，并用 gouji book restore 恢复备份。"
)
TIMEOUT = 30
POLL, POLL_OF_SWEEPS = 0.002, 0.05
"""How often who waits to write looks, in seconds: people before sweeps."""
_PRAGMAS = (
    "foreign_keys=ON", "recursive_triggers=ON", "secure_delete=ON", "trusted_schema=OFF",
    "synchronous=FULL",
)  # fmt: skip


def open_database(path: Path, *, mounts: str | None = None) -> Engine:
    """Open a casebook's file; its schema must be the current one."""
    refuse_network(path, mounts)
    if not path.exists():
        raise TrailError(f"没有案卷 {path}；请先 gouji book new，或用 --book 指定。")
    database = create_engine(
        "sqlite://", creator=lambda: connect(path), poolclass=QueuePool, pool_size=4
    )
    event.listen(database, "begin", begin)
    event.listen(database, "after_cursor_execute", written)
    return database


def connect(path: Path) -> sqlite3.Connection:
    """Return a connection with every pragma set; decisions are synced to the disk (FULL)."""
    connection = sqlite3.connect(
        path, timeout=TIMEOUT, isolation_level=None, check_same_thread=False
    )
    return prepared(connection)


def prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Set every pragma and the authorizer, and return the connection."""
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    connection.set_authorizer(_authorize)
    return connection


def schema_of(path: Path) -> int:
    """Return the schema version of a casebook; TrailError if the file is none."""
    with failures_told(path), closing(sqlite3.connect(path, timeout=TIMEOUT)) as connection:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    refuse_foreign(application, path)
    return version


def refuse_foreign(application: int, path: Path) -> None:
    """Raise TrailError for a database that is no casebook, by its application id."""
    if application != APPLICATION:
        raise TrailError(
            f"{path} 不是 gouji 的案卷；请核对路径（若是复制来的，同名的 -wal 文件要一起复制）。"
        )


def schema_known(version: int, path: Path) -> None:
    """Raise TrailError if a casebook is newer than this program, or has to be migrated first."""
    if version > SCHEMA:
        raise TrailError(
            f"{path.name} 由更新版本的 gouji 建立（格式 {version}，本程序只认识到 {SCHEMA}）；"
            "请升级 gouji。"
        )
    if version < SCHEMA:
        raise TrailError(
            f"{path.name} 是旧格式（{version}）；请先用 gouji book status 打开一次，"
            "程序会先备份再升级。"
        )


def writing(database: Engine, **options: float) -> Connection:
    """Return a connection whose transactions begin IMMEDIATE; ``options`` say how it waits."""
    return database.connect().execution_options(gouji_writes=True, **options)


def tables() -> list[Any]:
    """Return the tables of a casebook."""
    rows = (
        models.Event, models.Unit, models.Filing, models.Version, models.Content, models.Run,
        models.Check, models.Finding, models.Words, models.Text, models.Auditor, models.Key,
        models.Setting, models.Basis, models.Sketch, models.Unreadable, models.Correction,
        models.Publication,
    )  # fmt: skip
    return [models.table(row) for row in rows]


def begin(connection: Connection) -> None:
    """Begin a transaction, IMMEDIATE where it will write."""
    options = connection.get_execution_options()
    if options.get("gouji_writes"):
        raw: Any = connection.connection.driver_connection
        _begin_alone(raw, options.get("gouji_patience", TIMEOUT), options.get("gouji_poll", POLL))
    else:
        connection.exec_driver_sql("BEGIN")


def _begin_alone(raw: sqlite3.Connection, patience: float, poll: float) -> None:
    """Begin to write once nobody else does, asking every ``poll`` seconds for ``patience`` seconds.

    SQLite's own waiting asks ten times a second: whoever writes one transaction after the other
    would overtake it for minutes.
    """
    until = time.monotonic() + patience
    raw.execute("PRAGMA busy_timeout=0")
    try:
        while True:
            try:
                raw.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() >= until:
                    raise
                time.sleep(poll)
            else:
                return
    finally:
        raw.execute(f"PRAGMA busy_timeout={TIMEOUT * 1000}")


def written(  # as SQLAlchemy calls it
    _connection: Connection,
    cursor: Any,
    _statement: str,
    parameters: Any,
    context: Any,
    executemany: bool,  # noqa: FBT001
) -> None:
    """Raise TrailError where a row that was to be written was swallowed on the way."""
    if not (context.isinsert or context.isupdate):
        return
    wanted = len(parameters) if executemany else 1
    if cursor.rowcount < wanted:
        raise TrailError(NOT_WRITTEN)


def _authorize(
    action: int, first: str | None, _second: str | None, _db: str | None, _by: str | None
) -> int:
    changes = action in (sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE, sqlite3.SQLITE_DROP_TABLE)
    if (changes and first == "events") or action == sqlite3.SQLITE_DROP_TRIGGER:
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK
