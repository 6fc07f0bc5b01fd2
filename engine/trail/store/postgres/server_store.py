"""The casebook on a PostgreSQL server, behind the seam.

One appender at a time by an advisory lock that ends with the transaction; whoever reads has one
picture and waits for nobody. Who is a guest (no right to append, a standby) may look.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import OperationalError

from engine.errors import TrailError
from engine.trail.store.database import tables
from engine.trail.store.integrity import named
from engine.trail.store.postgres.catalogue import COOKIE
from engine.trail.store.postgres.connecting import ALONE, ALONE_SYNCED, engine_for, hurry
from engine.trail.store.postgres.failures import server_failures_told
from engine.trail.store.postgres.listening import Listening
from engine.trail.store.postgres.making import refuse_version, version_of
from engine.trail.store.postgres.plain import ServerRows
from engine.trail.store.postgres.schema import schema_difference

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from sqlalchemy import Connection, Engine

    from engine.trail.store.place import Server
    from engine.trail.store.schema import SchemaObject

REFUSED = (
    "{name} 在这里是只读的（这个用户没有写案卷要的全部权限，或连的是备库），只能查看，"
    "这一步没有做；"
    "请让能写的人来做，或请管理员授权（gouji book new 印出的授权语句）。"
)
_STRANGE = (
    "{name} 里有不是 gouji 建的数据库结构，或少了 gouji 建的（{what}），"
    "它能悄悄改掉或吞掉决定，因此没有打开；请用 gouji trail verify 查验，"
    "再请管理员查清是谁改的，用 pg_dump 的备份恢复。"
)
_ROWS = ", ".join(f"'{one.name}'" for one in tables() if one.name != "events")
_MAY_WRITE = (  # all that a sweep will need: who lacks it hears so before hours of work
    "SELECT has_table_privilege('events', 'INSERT') AND NOT pg_is_in_recovery()"  # noqa: S608
    " AND current_setting('default_transaction_read_only') = 'off'"
    " AND (SELECT bool_and(has_table_privilege(place, kind))"
    f" FROM unnest(ARRAY[{_ROWS}]) place, unnest(ARRAY['INSERT', 'UPDATE', 'DELETE']) kind)"
)
_REMOVED_FROM = ("contents", "filings", "findings", "sketches", "texts", "unreadable", "versions")
_OWNED = (
    "SELECT bool_and(pg_has_role(relowner, 'USAGE')) FROM pg_class WHERE oid = 'events'::regclass"
)


class ServerStore:
    """A casebook on a server in the hands of one user."""

    def __init__(self, place: Server, engine: Engine) -> None:
        self.place = place
        self.engine = engine
        self.writable = True
        self.cookie = ""
        self.lost: tuple[SchemaObject, ...] = ()

    def failures(self) -> AbstractContextManager[None]:
        """Turn the server's errors inside the block into a TrailError that says what to do."""
        return server_failures_told(self.place)

    @contextmanager
    def writing(self, *, synced: bool, patience: float | None = None) -> Iterator[Connection]:
        """Open a transaction in which nobody else appends; see ``Store.writing``."""
        with self.engine.connect() as connection, connection.begin():
            if patience is not None:
                connection.exec_driver_sql(
                    f"SET LOCAL lock_timeout = {max(1, round(patience * 1000))}"
                )
            connection.exec_driver_sql(ALONE_SYNCED if synced else ALONE)
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a transaction for reading: one consistent picture, nobody waited for."""
        with self.engine.connect() as connection:
            picture = connection.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )
            with picture.begin():
                yield picture

    def refuse(self) -> None:
        """Raise TrailError where this user may only look."""
        if not self.writable:
            raise TrailError(REFUSED.format(name=self.place.name))

    def look_again(self, connection: Connection) -> None:
        """Raise TrailError if somebody has changed the schema since it was looked at."""
        cookie = connection.exec_driver_sql(COOKIE).scalar_one()
        if cookie != self.cookie:
            self.admit(connection)
            self.cookie = cookie

    def admit(self, connection: Connection) -> tuple[SchemaObject, ...]:
        """Return the guards that are missing; TrailError if anything else is not as we made it."""
        parts = schema_difference(lambda query: connection.exec_driver_sql(query).all())
        odd = (*parts.strange, *(one for one in parts.missing if one not in parts.lost))
        if odd:
            raise TrailError(_STRANGE.format(name=self.place.name, what=named(odd)))
        return parts.lost

    def rows(self, connection: Connection) -> ServerRows:
        """Return the rows that a transaction sees, read plainly."""
        return ServerRows(connection)

    def compact(self) -> bool:
        """Write the tables anew without what was removed; False in use, or for who may not."""
        with self.engine.connect() as connection:
            alone = connection.execution_options(isolation_level="AUTOCOMMIT")
            if not alone.exec_driver_sql(_OWNED).scalar():
                return False
            try:
                for name in _REMOVED_FROM:
                    alone.exec_driver_sql(f"VACUUM (FULL) {name}")
            except OperationalError:
                return False
        return True

    def watch(self) -> Listening:
        """Return one who hears at once that somebody has written: somebody sits at a desk."""
        hurry(self.engine)
        return Listening(self.engine)

    def close(self) -> None:
        """Let go of the connections."""
        self.engine.dispose()


def open_server(server: Server) -> ServerStore:
    """Open a casebook on a server; TrailError says why not."""
    store = ServerStore(server, engine_for(server))
    try:
        with store.failures(), store.reading() as connection:
            refuse_version(version_of(connection, server), server)
            store.lost = store.admit(connection)
            store.cookie = connection.exec_driver_sql(COOKIE).scalar_one()
            store.writable = bool(connection.exec_driver_sql(_MAY_WRITE).scalar())
    except BaseException:
        store.close()
        raise
    return store
