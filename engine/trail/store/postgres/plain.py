"""Read a casebook on a server plainly, as verifying does: one picture, nothing changed."""

from __future__ import annotations

from contextlib import closing, contextmanager
from itertools import count
from typing import TYPE_CHECKING, Any

from engine.trail.store.postgres.connecting import engine_for
from engine.trail.store.postgres.making import refuse_version, version_of
from engine.trail.store.postgres.schema import schema_difference

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sqlalchemy import Connection

    from engine.trail.store.place import Server
    from engine.trail.store.schema import SchemaDifference

_AT_A_TIME = 2000
# an index that lies would hide rows: what is verified is read from the tables themselves
_BY_TABLE = (
    "SELECT set_config('enable_indexscan', 'off', true),"
    " set_config('enable_indexonlyscan', 'off', true),"
    " set_config('enable_bitmapscan', 'off', true)"
)


class NamedRow(tuple[Any, ...]):
    """A row by name and by place, like ``sqlite3.Row``."""

    __slots__ = ()
    names: Sequence[str] = ()

    def __getitem__(self, key: Any) -> Any:
        """Return a value by its name or its place."""
        return super().__getitem__(self.names.index(key) if isinstance(key, str) else key)

    def keys(self) -> Sequence[str]:
        """Return the names."""
        return self.names


def _by_name(cursor: Any) -> Callable[[Sequence[Any]], NamedRow]:
    names = tuple(column.name for column in cursor.description or ())
    return type("Row", (NamedRow,), {"__slots__": (), "names": names})


class ServerRows:
    """The rows that a transaction sees, read a few thousand at a time."""

    words_named = """substring(data from '"words":"([^"\\\\]*)"')"""

    def __init__(self, connection: Connection) -> None:
        self._raw: Any = connection.connection.driver_connection
        self._number = count(1)

    def execute(self, sql: str) -> Any:
        """Return the rows of a statement, each by name and by place."""
        return self._cursor(_by_name).execute(sql)

    def tuples(self, sql: str) -> Iterable[tuple[Any, ...]]:
        """Return the rows of a statement as bare tuples."""
        from psycopg.rows import tuple_row

        rows: Iterable[tuple[Any, ...]] = self._cursor(tuple_row).execute(sql)
        return rows

    def _cursor(self, factory: Any) -> Any:
        cursor = self._raw.cursor(f"gouji_{id(self)}_{next(self._number)}", row_factory=factory)
        cursor.itersize = _AT_A_TIME
        return cursor


class PlainServer:
    """A casebook on a server in the hands of a verifier."""

    def __init__(self, connection: Connection) -> None:
        self.parts: SchemaDifference = schema_difference(
            lambda query: connection.exec_driver_sql(query).all()
        )
        self.rows = ServerRows(connection)

    def faults(self, _most: int) -> list[str]:
        """Return nothing: the server watches its own pages, and no index was asked."""
        return []


@contextmanager
def plain_server(server: Server) -> Iterator[PlainServer]:
    """Open a casebook on a server for reading alone."""
    engine = engine_for(server)
    with closing(_Disposed(engine)), engine.connect() as connection:
        picture = connection.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
        with picture.begin():
            refuse_version(version_of(picture, server), server)
            picture.exec_driver_sql(_BY_TABLE)
            yield PlainServer(picture)


class _Disposed:
    """An engine that is let go of at the end."""

    def __init__(self, engine: Any) -> None:
        self.close = engine.dispose
