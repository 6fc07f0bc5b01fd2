"""Open a casebook for work: make it, migrate it, put its guards back, whatever it needs first.

Each of these is an event of its own, so that the trail tells what was done to the file.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from engine.trail import database, migration
from engine.trail.ledger import Ledger
from engine.trail.shape import shape_known

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from engine.trail.keys import Signer


def open_ledger(
    path: Path,
    actor: str,
    now: Callable[[], datetime],
    *,
    create: bool,
    key: Signer | None,
) -> Ledger:
    """Open the file and bring it up to the present; TrailError says why not."""
    engine = database.open_database(path, create=create)
    ledger = Ledger(engine, path, actor=actor, now=now, signer=key)
    version = database.schema_of(path)
    if version > database.SCHEMA:
        database.schema_known(version, path)
    if version < database.SCHEMA:
        migration.migrate(ledger, version)
    shape_known(path)
    _begin(ledger)
    return ledger


def _begin(ledger: Ledger) -> None:
    with ledger.reading() as connection:
        empty = connection.exec_driver_sql("SELECT 1 FROM events LIMIT 1").first() is None
        filled = connection.exec_driver_sql("SELECT 1 FROM filings LIMIT 1").first() is not None
        raw = connection.connection.driver_connection
        missing = database.missing_triggers(raw) if raw else []
    if empty and not filled:
        with ledger.writing() as pen:
            if pen.seq == 0:
                payload = {"book": secrets.token_hex(8), "schema": database.SCHEMA}
                pen.append("book.created", "book", payload)
    if missing:
        _guard(ledger, missing)


def _guard(ledger: Ledger, missing: list[str]) -> None:
    with ledger.writing() as pen:
        for name in missing:
            pen.connection.exec_driver_sql(database.TRIGGERS[name])
        pen.append("book.guarded", "book", {"triggers": sorted(missing)})
