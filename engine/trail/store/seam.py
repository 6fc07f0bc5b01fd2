"""The seam between the casebook and its database: all that SQLite and PostgreSQL do differently.

Statements are SQLAlchemy Core and mean the same on both; the few words that the two spell
differently stand in ``spoken``. What is left is this: how one writes alone at the head of the
chain, how one reads a whole picture, who watches the schema, how verifying reads plainly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from sqlalchemy import Connection, CursorResult, Engine

    from engine.trail.store.place import Place
    from engine.trail.store.schema import SchemaDifference


class Rows(Protocol):
    """Rows read plainly, by name or by place; ``words_named`` is SQL for a finding's words."""

    words_named: str

    def execute(self, sql: str, /) -> Any:
        """Return the rows of a statement, each by name and by place."""

    def tuples(self, sql: str, /) -> Iterable[tuple[Any, ...]]:
        """Return the rows of a statement as bare tuples, for long tables."""


class PlainBook(Protocol):
    """A casebook as verifying reads it: its rows, its schema, what the database says of itself."""

    parts: SchemaDifference

    @property
    def rows(self) -> Rows:
        """Return its rows."""

    def faults(self, most: int, /) -> Sequence[str]:
        """Return what the database itself finds wrong with what it keeps."""


class Watch(Protocol):
    """One who hears that somebody has written into a book."""

    def news(self) -> Iterator[bool]:
        """Yield True when somebody has written or may have, False when it cannot be heard now."""

    def close(self) -> None:
        """End the news, from whatever thread."""


class Store(Protocol):
    """The database of an open casebook."""

    engine: Engine
    writable: bool

    @property
    def place(self) -> Place:
        """Return where it lies."""

    def failures(self) -> AbstractContextManager[None]:
        """Turn errors of the database inside the block into a TrailError that says what to do."""

    def writing(
        self, *, synced: bool, patience: float | None = None
    ) -> AbstractContextManager[Connection]:
        """Open a transaction in which nobody else writes; ``synced``: on the disk when it ends.

        ``patience``: how many seconds it waits while another program writes; None: as opened.
        """

    def reading(self) -> AbstractContextManager[Connection]:
        """Open a transaction for reading: one consistent picture."""

    def refuse(self) -> None:
        """Raise TrailError where this user may only look."""

    def look_again(self, connection: Connection, /) -> None:
        """Raise TrailError if somebody has changed the schema since it was looked at."""

    def rows(self, connection: Connection, /) -> Rows:
        """Return the rows that a transaction sees, read plainly."""

    def compact(self) -> bool:
        """Leave nothing behind of what was removed; False if it cannot be done just now."""

    def watch(self) -> Watch | None:
        """Return one who hears at once that somebody has written; None where one has to ask."""

    def close(self) -> None:
        """Let go of the database."""


def driver_sql(connection: Connection, sql: str, values: tuple[Any, ...]) -> CursorResult[Any]:
    """Run a statement in the driver's own words, ``?`` in the place of each value."""
    marked = sql if connection.dialect.paramstyle == "qmark" else sql.replace("?", "%s")
    return connection.exec_driver_sql(marked, values)
