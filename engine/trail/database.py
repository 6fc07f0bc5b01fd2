"""Open the casebook's SQLite file: schema, triggers, pragmas and transactions.

Two kinds of transaction: ``BEGIN IMMEDIATE`` for everything that writes (with SQLAlchemy's
default two writers fork the chain or lock at once), a plain ``BEGIN`` for reading. The authorizer
and the triggers stop accidents and other programs, not somebody with the file in hands: that is
what the chain and the checkpoints are for.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event
from sqlalchemy.pool import QueuePool
from sqlmodel import SQLModel

from engine.errors import TrailError
from engine.trail import models
from engine.trail.chain import GENESIS
from engine.trail.storage import failures_told, refuse_network

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection, Engine

APPLICATION = 0x474F554A  # "GOUJ": tells a casebook from any other SQLite file
SCHEMA = 1
TIMEOUT = 30
_AT_THE_HEAD = (
    "CREATE TRIGGER events_at_the_head BEFORE INSERT ON events "
    "WHEN NEW.seq IS NOT (SELECT COALESCE(MAX(seq), 0) FROM events) + 1 "
    "OR NEW.prev IS NOT COALESCE((SELECT hash FROM events ORDER BY seq DESC LIMIT 1), '%s') "
    "BEGIN SELECT RAISE(ABORT, '留痕只能接在末尾'); END"
)
TRIGGERS = {
    "events_never_change": "CREATE TRIGGER events_never_change BEFORE UPDATE ON events "
    "BEGIN SELECT RAISE(ABORT, '留痕只能追加，不能修改'); END",
    "events_never_go": "CREATE TRIGGER events_never_go BEFORE DELETE ON events "
    "BEGIN SELECT RAISE(ABORT, '留痕只能追加，不能删除'); END",
    "events_at_the_head": _AT_THE_HEAD % GENESIS,
}


def open_database(path: Path, *, create: bool, mounts: str | None = None) -> Engine:
    """Open a casebook's file, making it if told to; its schema must be the current one."""
    refuse_network(path, mounts)
    if not path.exists():
        if not create:
            raise TrailError(f"没有案卷 {path}；请先 gouji book new，或用 --book 指定。")
        with failures_told(path):
            _make(path)
    database = create_engine(
        "sqlite://", creator=lambda: connect(path), poolclass=QueuePool, pool_size=4
    )
    event.listen(database, "begin", _begin)
    return database


def connect(path: Path) -> sqlite3.Connection:
    """Return a connection with every pragma set; decisions are synced to the disk (FULL)."""
    connection = sqlite3.connect(
        path, timeout=TIMEOUT, isolation_level=None, check_same_thread=False
    )
    for pragma in ("foreign_keys=ON", "recursive_triggers=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("PRAGMA synchronous=FULL")
    connection.set_authorizer(_authorize)
    return connection


def schema_of(path: Path) -> int:
    """Return the schema version of a casebook; TrailError if the file is none."""
    with failures_told(path):
        connection = sqlite3.connect(path, timeout=TIMEOUT)
        try:
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        finally:
            connection.close()
    if application != APPLICATION:
        raise TrailError(
            f"{path} 不是 gouji 的案卷；请核对路径（若是复制来的，同名的 -wal 文件要一起复制）。"
        )
    return version


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


def missing_triggers(connection: sqlite3.Connection) -> list[str]:
    """Return the names of the guarding triggers that are not there as we made them."""
    found = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type='trigger'"))
    return [name for name, sql in TRIGGERS.items() if found.get(name) != sql]


def writing(database: Engine) -> Connection:
    """Return a connection whose transactions begin IMMEDIATE."""
    return database.connect().execution_options(gouji_writes=True)


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    _refuse_leftover(path)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}.new")
    database = create_engine(
        "sqlite://", creator=lambda: sqlite3.connect(draft, isolation_level=None)
    )
    event.listen(database, "begin", _begin)
    with database.begin() as connection:
        SQLModel.metadata.create_all(connection, tables=tables())
        for statement in (*models.INDEXES, *TRIGGERS.values()):
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION}")
        connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA}")
    database.dispose()
    plain = sqlite3.connect(draft)
    plain.execute("PRAGMA journal_mode=WAL")
    plain.close()
    try:
        os.link(draft, path)
    except FileExistsError:
        pass  # somebody else made it in the same moment: theirs is as good
    except OSError:
        draft.rename(path)
    draft.unlink(missing_ok=True)


def _refuse_leftover(path: Path) -> None:
    """Refuse to make a casebook beside another one's -wal: SQLite would mix the two."""
    leftover = path.with_name(f"{path.name}-wal")
    if leftover.exists() and leftover.stat().st_size and not path.exists():
        raise TrailError(
            f"{path} 已经不在，却留下了 {leftover.name}，里面可能有没并入的决定；"
            "请先把原案卷找回来，或把这个文件移到别处。"
        )


def tables() -> list[Any]:
    """Return the tables of a casebook."""
    rows = (
        models.Event, models.Unit, models.Filing, models.Version, models.Content, models.Run,
        models.Check, models.Finding, models.Words, models.Text, models.Auditor, models.Key,
        models.Setting,
    )  # fmt: skip
    return [models.table(row) for row in rows]


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("gouji_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _authorize(
    action: int, first: str | None, _second: str | None, _db: str | None, _by: str | None
) -> int:
    changes = action in (sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE, sqlite3.SQLITE_DROP_TABLE)
    if (changes and first == "events") or action == sqlite3.SQLITE_DROP_TRIGGER:
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK
