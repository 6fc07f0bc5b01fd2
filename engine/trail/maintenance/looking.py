"""Look at a casebook as it is opened, and let the trail tell that it was found broken."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from sqlalchemy import text

from engine.errors import TrailError
from engine.trail.log.canonical import canonical
from engine.trail.verification.glance import glance

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from engine.trail.store.ledger import EventStore

MANY = 20
_TOLD = text(
    "SELECT payload FROM events WHERE subject = 'book' AND kind = 'book.opened_broken'"
    " ORDER BY seq DESC LIMIT 1"
)


def look(ledger: EventStore, files: Sequence[Path]) -> tuple[str, ...]:
    """Return what is seen to be wrong with a casebook, and append it once as an event.

    One who may not write here (no right, no unlocked key) is told all the same.
    """
    with ledger.reading() as connection:
        found = glance(connection, files)
        payload = {"found": list(found[:MANY])}
        told = connection.execute(_TOLD).scalar() if found else None
    if found and told != canonical(payload) and ledger.writable:
        with suppress(TrailError), ledger.writing() as transaction:
            transaction.append("book.opened_broken", "book", payload)
    return found
