"""Open a casebook's file as verifying reads it: by a plain connection that changes nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from engine.errors import TrailError
from engine.trail.store.database import schema_known, schema_of
from engine.trail.store.integrity import looked_at
from engine.trail.store.read_only import ReadOnlyFile, may_only_read, refuse_unknown
from engine.trail.store.sqlite_file import SqliteRows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["PlainFile", "plain_file"]


class PlainFile:
    """A casebook's file in the hands of a verifier."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        connection.execute("PRAGMA trusted_schema=OFF")
        connection.text_factory = _text  # what is no UTF-8 is told at its place, not thrown
        connection.execute("BEGIN")
        self.parts = looked_at(connection, path)
        self.rows = SqliteRows(connection)

    def faults(self, most: int) -> list[str]:
        """Return what SQLite itself finds wrong: an index that lies, a torn page."""
        checked = self._connection.execute(f"PRAGMA integrity_check({most:d})")
        found = [str(row[0]) for row in checked]
        return [] if found == ["ok"] else found


@contextmanager
def plain_file(path: Path) -> Iterator[PlainFile]:
    """Open a casebook for reading alone, also where it may only be read."""
    if not path.exists():
        raise TrailError(f"没有案卷 {path}；请核对路径。")
    if not may_only_read(path):
        with closing(_open_plain(path)) as connection:
            yield PlainFile(connection, path)
        return
    with closing(ReadOnlyFile(path)) as file, closing(file.connect()) as connection:
        refuse_unknown(connection, path)
        yield PlainFile(connection, path)


def _open_plain(path: Path) -> sqlite3.Connection:
    """Open a casebook that may be written for reading alone."""
    schema_known(schema_of(path), path)
    waiting = path.with_name(path.name + "-wal")
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True, timeout=30)
    try:
        connection.execute("PRAGMA query_only=ON")
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()
    except sqlite3.OperationalError:
        connection.close()
        if waiting.exists() and waiting.stat().st_size:
            raise
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    return connection


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")
