"""The roster for many transactions: read once, and anew where an event has changed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from engine.trail.commands import filings
from engine.trail.store.ledger import EVENTS

if TYPE_CHECKING:
    from engine.roster.unit import Unit
    from engine.trail.store.ledger import WriteTransaction

CHANGING = ("roster.imported", "book.rebuilt", "book.restored")
_CHANGED = (
    select(EVENTS.c.seq)
    .where(EVENTS.c.seq > bindparam("after"), EVENTS.c.kind.in_(CHANGING))
    .limit(1)
)


class KnownRoster:
    """The roster of one casebook; a province's takes a tenth of a transaction to read.

    Whoever changes it writes an event in the same transaction, so that it is true by the head of
    the trail.
    """

    def __init__(self) -> None:
        self._units: tuple[Unit, ...] = ()
        self._seq: int | None = None

    def at(self, transaction: WriteTransaction) -> tuple[Unit, ...]:
        """Return the roster as it stands in this transaction, before it changes it itself."""
        if self._seq is None or self._changed(transaction):
            self._units = filings.units(transaction.connection)
        self._seq = transaction.seq
        return self._units

    def _changed(self, transaction: WriteTransaction) -> bool:
        if transaction.seq == self._seq:
            return False
        found = transaction.connection.execute(_CHANGED, {"after": self._seq})
        return found.first() is not None
