"""Move a season between a file and a server: every row as it stands, the chain untouched.

No event tells of it, so that head and digests are the same on both sides: it is a backup in other
clothes. The source has to be whole, the target new; the copy is one transaction, and verified.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import insert, select, text

from engine.errors import TrailError, UsageError
from engine.trail.maintenance.open import store_at
from engine.trail.store import creation, database
from engine.trail.store.backends import failures_at
from engine.trail.store.filesystem import refuse_network
from engine.trail.store.place import Server
from engine.trail.verification.verify import verify

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Table

    from engine.trail.store.confirmed_paths import Confirmed
    from engine.trail.store.place import Place
    from engine.trail.verification.verify import Verification

UNREADABLE = 3
_AT_A_TIME = 200
_NEXT = (
    "SELECT setval(pg_get_serial_sequence('{0}', 'id'), COALESCE(MAX(id), 0) + 1, false) FROM {0}"
)


def copy_book(source: Place, target: Place, *, confirmed: Confirmed | None = None) -> Verification:
    """Copy a whole casebook to a new place and return what verifying the copy found.

    TrailError where the source is not whole; UsageError where there is a casebook already.
    """
    if not isinstance(target, Server) and target.exists():
        raise _taken(target)
    told = verify(source, confirmed=confirmed)
    if told.code == UNREADABLE:
        raise TrailError(f"没有复制：{told.problems[0].sentence}")
    if told.code:
        raise TrailError(f"{source.name} 不完整，没有复制：{told.problems[0].sentence}")
    with failures_at(source):
        store = store_at(source)
        try:
            with store.reading() as rows:
                _pour(_Season(source, rows), target)
        finally:
            store.close()
    copied = verify(target, confirmed=confirmed)
    if copied.code == 0 and (copied.events, copied.head) != (told.events, told.head):
        raise TrailError("复制的时候有人写了案卷；请删去副本，让大家先停一停，再复制一次。")
    return copied


class _Season(NamedTuple):
    """A casebook that is read from: where it lies, and its rows."""

    place: Place
    rows: Connection


def _pour(season: _Season, target: Place) -> None:
    if isinstance(target, Server):
        _into_server(season, target)
        return
    refuse_network(target)
    if not creation.create(target, lambda draft: _into_file(season, draft)):
        raise _taken(target)


def _taken(target: Place) -> UsageError:
    return UsageError(f"{target} 已经存在，不会覆盖；请换一个文件名。")


def _into_file(season: _Season, draft: Path) -> None:
    engine = database.open_database(draft)
    try:
        with database.writing(engine) as connection, connection.begin():
            _copy_rows(season, connection)
    finally:
        engine.dispose()


def _into_server(season: _Season, target: Server) -> None:
    from engine.trail.store.postgres.connecting import engine_for
    from engine.trail.store.postgres.making import lay_out

    engine = engine_for(target)
    try:
        with failures_at(target), engine.connect() as connection, connection.begin():
            lay_out(connection, target)
            _copy_rows(season, connection)
            for table in database.tables():
                if "id" in table.c:
                    connection.execute(text(_NEXT.format(table.name)))
    finally:
        engine.dispose()


def _copy_rows(season: _Season, target: Connection) -> None:
    """Copy every table, those first that others refer to."""
    for table in database.tables():
        for part in _read(season, table):
            target.execute(insert(table), part)


def _read(season: _Season, table: Table) -> Iterator[list[dict[str, Any]]]:
    """Yield the rows of a table; what fails in reading is told of the source, not of the target."""
    with failures_at(season.place):
        yield from _parts(season.rows, table)


def _parts(source: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    query = select(table).order_by(*table.primary_key.columns)
    result = source.execution_options(yield_per=_AT_A_TIME).execute(query)
    for part in result.mappings().partitions():
        yield [dict(row) for row in part]
