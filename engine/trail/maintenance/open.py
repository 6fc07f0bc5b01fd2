"""Open a casebook for work: make it, migrate it, put its guards back, whatever it needs first.

Each of these is an event of its own, so that the trail tells what was done to the file.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from engine.trail.log.book_id import book_id
from engine.trail.maintenance import migrate
from engine.trail.store import creation, database, schema
from engine.trail.store.filesystem import refuse_network
from engine.trail.store.integrity import shape_known
from engine.trail.store.ledger import EventStore
from engine.trail.store.leftovers import tidy
from engine.trail.store.place import Server
from engine.trail.store.private import tighten
from engine.trail.store.read_only import may_only_read, read_only_sqlite
from engine.trail.store.sqlite_file import SqliteFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from engine.trail.log.keys import Signer
    from engine.trail.store.place import Place
    from engine.trail.store.schema import SchemaObject
    from engine.trail.store.seam import Store


def open_ledger(
    place: Place,
    actor: str,
    now: Callable[[], datetime],
    *,
    create: bool,
    key: Signer | None,
) -> EventStore:
    """Open a casebook and bring it up to the present; TrailError says why not.

    One who may only read it gets it as it is, to look at.
    """
    if isinstance(place, Server):
        return _on_server(place, actor, now, key)
    if may_only_read(place):
        return _ready(EventStore(read_only_sqlite(place), actor=actor, now=now, signer=key))
    tidy(place.parent, now().timestamp())
    if create and not place.exists():
        refuse_network(place)
        creation.create(place, lambda draft: _first(draft, place, actor, now, key))
    store = SqliteFile(place, database.open_database(place))
    ledger = EventStore(store, actor=actor, now=now, signer=key)
    version = database.schema_of(place)
    tighten(place)
    if version > database.SCHEMA:
        database.schema_known(version, place)
    if version < database.SCHEMA:
        migrate.migrate(ledger, place, version)
    shape = shape_known(place)
    store.cookie = shape.cookie
    _begin(ledger)
    if shape.lost:
        _guard(ledger, shape.lost, _statements_of)
    return ledger


def _on_server(
    place: Server, actor: str, now: Callable[[], datetime], key: Signer | None
) -> EventStore:
    from engine.trail.store.postgres import schema as server_schema
    from engine.trail.store.postgres.server_store import open_server

    server = open_server(place)
    ledger = _ready(EventStore(server, actor=actor, now=now, signer=key))
    if server.lost and server.writable:
        _guard(ledger, server.lost, server_schema.statements_of)
    return ledger


def store_at(place: Place) -> Store:
    """Open the database of a casebook that is there, as it is; TrailError says why not."""
    if isinstance(place, Server):
        from engine.trail.store.postgres.server_store import open_server

        return open_server(place)
    if may_only_read(place):
        return read_only_sqlite(place)
    return SqliteFile(place, database.open_database(place))


def _ready(ledger: EventStore) -> EventStore:
    """Begin a book that is new and may be written, else ask for its name; return it."""
    if ledger.writable:
        _begin(ledger)
        return ledger
    with ledger.reading() as connection:
        book_id(connection)
    return ledger


def _first(
    draft: Path, path: Path, actor: str, now: Callable[[], datetime], key: Signer | None
) -> None:
    """Write the first event into the draft of a casebook that will stand at ``path``."""
    engine = database.open_database(draft)
    try:
        _begin(EventStore(SqliteFile(path, engine), actor=actor, now=now, signer=key))
    finally:
        engine.dispose()


def _begin(ledger: EventStore) -> None:
    with ledger.reading() as connection:
        empty = connection.exec_driver_sql("SELECT 1 FROM events LIMIT 1").first() is None
        filled = connection.exec_driver_sql("SELECT 1 FROM filings LIMIT 1").first() is not None
        if not empty:
            book_id(connection)
    if empty and not filled:
        with ledger.writing() as transaction:
            if transaction.seq == 0:
                payload = {"book": secrets.token_hex(8), "schema": database.SCHEMA}
                transaction.append("book.created", "book", payload)


def _statements_of(thing: SchemaObject) -> tuple[str, ...]:
    return (schema.statement_of(thing, database.SCHEMA),)


def _guard(
    ledger: EventStore,
    lost: tuple[SchemaObject, ...],
    statements_of: Callable[[SchemaObject], tuple[str, ...]],
) -> None:
    """Put lost guards back; that is an event too."""
    with ledger.writing() as transaction:
        for thing in lost:
            for statement in statements_of(thing):
                transaction.connection.exec_driver_sql(statement)
        payload = {"triggers": [thing.name for thing in lost if thing.kind == "trigger"]}
        if indexes := [thing.name for thing in lost if thing.kind == "index"]:
            payload["indexes"] = indexes
        transaction.append("book.guarded", "book", payload)
