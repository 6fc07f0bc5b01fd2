"""The casebook in a SQLite file, behind the seam: one writer by BEGIN IMMEDIATE, WAL, a cookie."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, Any

from engine.trail.store.database import POLL, POLL_OF_SWEEPS, writing
from engine.trail.store.filesystem import failures_told
from engine.trail.store.integrity import admitted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from sqlalchemy import Connection, Engine


PAUSE = 0.03
"""So many seconds a sweep lets others write between two transactions: SQLite has no queue."""


class SqliteFile:
    """A file that this user may write; ``cookie`` is that of the schema as it was looked at."""

    writable = True

    def __init__(self, place: Path, engine: Engine) -> None:
        self.place = place
        self.engine = engine
        self.cookie: int | None = None
        self._last_bulk = -PAUSE

    def failures(self) -> AbstractContextManager[None]:
        """Turn SQLite's errors inside the block into a TrailError that says what to do."""
        return failures_told(self.place)

    @contextmanager
    def writing(self, *, synced: bool, patience: float | None = None) -> Iterator[Connection]:
        """Open a transaction that nobody else writes beside; see ``Store.writing``."""
        if not synced:
            time.sleep(max(0.0, self._last_bulk + PAUSE - time.monotonic()))
        waits = {"gouji_poll": POLL if synced else POLL_OF_SWEEPS}
        if patience is not None:
            waits["gouji_patience"] = patience
        with writing(self.engine, **waits) as connection:
            raw = connection.connection.driver_connection
            if raw is not None and not synced:
                raw.execute("PRAGMA synchronous=NORMAL")
            try:
                with connection.begin():
                    yield connection
            finally:
                if raw is not None and not synced and not connection.invalidated:
                    raw.execute("PRAGMA synchronous=FULL")  # an interruption closes it
                    self._last_bulk = time.monotonic()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a transaction for reading: one consistent picture."""
        with self.engine.connect() as connection, connection.begin():
            yield connection

    def refuse(self) -> None:
        """Raise nothing: here one may write."""

    def look_again(self, connection: Connection) -> None:
        """Raise TrailError if somebody has planted something in the schema since it was looked at.

        Called inside a transaction that writes, in which nobody else can.
        """
        raw: Any = connection.connection.driver_connection
        cookie = raw.execute("PRAGMA schema_version").fetchone()[0]
        if cookie != self.cookie:
            self.cookie = admitted(raw, self.place).cookie

    def rows(self, connection: Connection) -> SqliteRows:
        """Return the rows that a transaction sees, read plainly."""
        raw: Any = connection.connection.driver_connection
        return SqliteRows(raw)

    def compact(self) -> bool:
        """Rewrite the file so that nothing removed is left in free pages; False if it is in use."""
        self.engine.dispose()
        connection = sqlite3.connect(self.place, timeout=5, isolation_level=None)
        try:
            connection.execute("VACUUM")
            busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        except sqlite3.OperationalError:
            return False
        finally:
            connection.close()
        return not busy

    def watch(self) -> None:
        """Return nobody: a file tells nothing, one has to ask."""

    def close(self) -> None:
        """Fold the WAL into the file and let go of it; what others still read stays for them."""
        self.engine.dispose()
        with suppress(sqlite3.Error), closing(sqlite3.connect(self.place, timeout=1)) as last:
            last.execute("PRAGMA wal_checkpoint(TRUNCATE)")


class SqliteRows:
    """The rows of a SQLite connection, read plainly."""

    words_named = "CASE WHEN json_valid(data) THEN json_extract(data, '$.words') END"

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def execute(self, sql: str) -> sqlite3.Cursor:
        """Return the rows of a statement, each by name and by place."""
        cursor = self._connection.cursor()
        cursor.row_factory = sqlite3.Row
        return cursor.execute(sql)

    def tuples(self, sql: str) -> Iterable[tuple[Any, ...]]:
        """Return the rows of a statement as bare tuples."""
        cursor = self._connection.cursor()
        cursor.row_factory = None
        return cursor.execute(sql)
