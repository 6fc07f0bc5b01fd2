"""Look at a casebook that may only be read, and change no byte of it or beside it.

SQLite wants to make files beside a database in WAL mode even to read it, and where it may not, it
refuses. So it is told how things lie: without a -wal the file is whole and is read as one that
nobody changes; with a -wal and a -shm that somebody works with, those are read; with a -wal alone
(its writer was killed, or it was copied so) both are copied to a private place and read there.
Each transaction looks anew how things lie, so a writer who comes later does no harm.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, event
from sqlalchemy.pool import NullPool

from engine.errors import TrailError
from engine.trail.store.database import SCHEMA, begin, prepared, refuse_foreign, schema_known
from engine.trail.store.filesystem import failures_told, refuse_network
from engine.trail.store.integrity import admitted
from engine.trail.store.sqlite_file import SqliteFile

if TYPE_CHECKING:
    from sqlalchemy import Engine

REFUSED = (
    "{name} 在这里是只读的（文件或所在文件夹不许写），只能查看，这一步没有做；"
    "请让能写的人来做，或把案卷复制到可写的位置。"
)
CLOSED = "没有权限读取案卷 {name}；请检查文件权限。"
WAITING = (
    "{name} 旁边的 -wal 文件没有权限读取，里面可能有还没并入的决定；"
    "请让正在使用案卷的人先关闭 gouji，或检查权限。"
)
OLD = (
    "{name} 是旧格式（{version}），要先升级才能查看，而它在这里是只读的；"
    "请让能写的人用 gouji book status 打开一次。"
)


def may_only_read(path: Path) -> bool:
    """Tell whether this user may read a casebook that is there, and not write it."""
    real = path.resolve()
    if not real.is_file():
        return False
    companions = [real.with_name(real.name + ending) for ending in ("-wal", "-shm")]
    beside = may(real.parent, os.W_OK) or all(may(one, os.W_OK) for one in companions)
    return not (may(real, os.W_OK) and beside)


def may(path: Path, right: int) -> bool:
    """Tell whether this user has a right on a file, a mount that is read-only considered."""
    return os.access(path, right, effective_ids=os.access in os.supports_effective_ids)


class ReadOnlyFile:
    """A casebook's file as it can be read just now; close it, for it may hold a copy."""

    def __init__(self, path: Path) -> None:
        self.path = path.resolve()
        self._copy: TemporaryDirectory[str] | None = None
        self._of: tuple[object, ...] = ()

    def connect(self) -> sqlite3.Connection:
        """Return a connection that reads; TrailError where that is not allowed."""
        waiting = self.path.with_name(self.path.name + "-wal")
        if not may(self.path, os.R_OK):
            raise TrailError(CLOSED.format(name=self.path.name))
        if not (waiting.exists() and waiting.stat().st_size):
            return opened(self.path, "mode=ro&immutable=1")
        refuse_network(self.path)
        if not may(waiting, os.R_OK):
            raise TrailError(WAITING.format(name=self.path.name))
        if may(self.path.with_name(self.path.name + "-shm"), os.R_OK):
            try:
                return opened(self.path, "mode=ro&readonly_shm=1")
            except sqlite3.OperationalError:  # nobody works with it: what stands there is stale
                pass
        return opened(self._copied(waiting), "mode=rw")

    def close(self) -> None:
        """Remove the copy, if there is one."""
        if self._copy is not None:
            self._copy.cleanup()
            self._copy = None

    def _copied(self, waiting: Path) -> Path:
        """Return a private copy of both files, made anew when one has changed."""
        now = (stamp(self.path), stamp(waiting))
        if self._copy is None or now != self._of:
            self.close()
            self._copy = TemporaryDirectory(prefix="gouji-look-", ignore_cleanup_errors=True)
            for one in (self.path, waiting):
                shutil.copyfile(one, Path(self._copy.name) / one.name)
            self._of = now
        return Path(self._copy.name) / self.path.name


def stamp(path: Path) -> tuple[int, int]:
    """Return what changes when a file does."""
    status = path.stat()
    return status.st_size, status.st_mtime_ns


def opened(path: Path, how: str) -> sqlite3.Connection:
    """Open a database by URI and see that it can be read."""
    connection = sqlite3.connect(
        f"{path.as_uri()}?{how}", uri=True, timeout=30, isolation_level=None,
        check_same_thread=False,
    )  # fmt: skip
    try:
        connection.execute("PRAGMA query_only=ON")
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


class ReadOnlySqlite(SqliteFile):
    """A casebook's file in the hands of one who may only look."""

    writable = False

    def __init__(self, place: Path, engine: Engine, file: ReadOnlyFile) -> None:
        super().__init__(place, engine)
        self._file = file

    def refuse(self) -> None:
        """Raise TrailError: nothing is written here."""
        raise TrailError(REFUSED.format(name=self.place.name))

    def close(self) -> None:
        """Let go of the file; there is nothing to fold in."""
        self.engine.dispose()
        self._file.close()


def read_only_sqlite(path: Path) -> ReadOnlySqlite:
    """Open a casebook for one who may only look; TrailError says why not."""
    file = ReadOnlyFile(path)
    database = create_engine(
        "sqlite://", creator=lambda: prepared(file.connect()), poolclass=NullPool
    )
    event.listen(database, "begin", begin)
    with failures_told(path):
        connection = file.connect()
        try:
            refuse_unknown(connection, path)
            admitted(connection, path)
        finally:
            connection.close()
    return ReadOnlySqlite(path, database, file)


def refuse_unknown(connection: sqlite3.Connection, path: Path) -> None:
    """Raise TrailError if the file is no casebook, or not of the present schema."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    refuse_foreign(application, path)
    if version < SCHEMA:
        raise TrailError(OLD.format(name=path.name, version=version))
    schema_known(version, path)
