"""Open a casebook for work: make it, migrate it, put its guards back, whatever it needs first.

Each of these is an event of its own, so that the trail tells what was done to the file.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from engine.trail.log.book_id import book_id
from engine.trail.maintenance import migrate
from engine.trail.store import database, schema
from engine.trail.store.integrity import shape_known
from engine.trail.store.ledger import EventStore
from engine.trail.store.private import tighten
from engine.trail.store.read_only import may_only_read, read_only_store

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from engine.trail.log.keys import Signer
    from engine.trail.store.schema import SchemaObject


def open_ledger(
    path: Path,
    actor: str,
    now: Callable[[], datetime],
    *,
    create: bool,
    key: Signer | None,
) -> EventStore:
    """Open the file and bring it up to the present; TrailError says why not.

    One who may only read it gets it as it is, to look at.
    """
    if may_only_read(path):
        looked_at = read_only_store(path, actor, now, key)
        with looked_at.reading() as connection:
            book_id(connection)
        return looked_at
    engine = database.open_database(path, create=create)
    tighten(path)
    ledger = EventStore(engine, path, actor=actor, now=now, signer=key)
    version = database.schema_of(path)
    if version > database.SCHEMA:
        database.schema_known(version, path)
    if version < database.SCHEMA:
        migrate.migrate(ledger, version)
    shape = shape_known(path)
    ledger.cookie = shape.cookie
    _begin(ledger)
    if shape.lost:
        _guard(ledger, shape.lost)
    return ledger


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


def _guard(ledger: EventStore, lost: tuple[SchemaObject, ...]) -> None:
    with ledger.writing() as transaction:
        for thing in lost:
            transaction.connection.exec_driver_sql(schema.statement_of(thing, database.SCHEMA))
        payload = {"triggers": [thing.name for thing in lost if thing.kind == "trigger"]}
        if indexes := [thing.name for thing in lost if thing.kind == "index"]:
            payload["indexes"] = indexes
        transaction.append("book.guarded", "book", payload)
