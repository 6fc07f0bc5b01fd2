"""The hands of somebody who has the file, or is superuser of the server: past all that we guard."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.trail.store.schema import TRIGGERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.trail.store.place import Place

APPEND = "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


class ServerHands:
    """A superuser's connection with the manners of ``sqlite3``."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def execute(self, sql: str, values: Any = ()) -> Any:
        """Run a statement, ``?`` in the place of each value."""
        if not values:
            return self._connection.execute(sql)
        return self._connection.execute(sql.replace("?", "%s"), tuple(values))


@contextmanager
def hands(place: Place) -> Iterator[Any]:
    """Open a casebook as an attacker does: without our pragmas, authorizer and roles."""
    if isinstance(place, Path):
        connection = sqlite3.connect(place, isolation_level=None)
        try:
            yield connection
        finally:
            connection.close()
        return
    import psycopg

    with psycopg.connect(place.libpq, autocommit=True) as server:
        yield ServerHands(server)


def unguarded(connection: Any) -> None:
    """Take the triggers away."""
    if isinstance(connection, ServerHands):
        connection.execute("ALTER TABLE events DISABLE TRIGGER ALL")
        return
    query = "SELECT name FROM sqlite_master WHERE type='trigger'"
    for (name,) in connection.execute(query).fetchall():
        connection.execute(f"DROP TRIGGER {name}")


def reguarded(connection: Any) -> None:
    """Put them back as they were."""
    for name, sql in TRIGGERS.items():
        if isinstance(connection, ServerHands):
            connection.execute(f"ALTER TABLE events ENABLE ALWAYS TRIGGER {name}")
        else:
            connection.execute(sql)


def kinds(found: Any) -> set[str]:
    """Return the kinds of problems that verifying has found."""
    return {problem.kind for problem in found.problems}


def as_first_schema(path: Path) -> None:
    """Take from a casebook what came after the first schema."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for table in ("bases", "sketches", "unreadable", "corrections", "publications"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("DROP INDEX findings_requests")
        connection.execute("PRAGMA user_version=1")
