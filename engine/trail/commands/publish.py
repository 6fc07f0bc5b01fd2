"""List when and where reports were published: one event for a list, one row a unit and year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert

from engine.privacy import clean
from engine.trail.queries.publications import publications
from engine.trail.store import models

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.trail.queries.publications import Listed
    from engine.trail.store.ledger import WriteTransaction

PUBLICATIONS = models.table(models.Publication)


def listed_data(one: Listed) -> dict[str, Any]:
    """Return an entry as the event and the row hold it."""
    return {
        "agency": clean(one.agency), "year": one.year, "address": clean(one.address),
        "published_on": one.published_on.isoformat() if one.published_on else "",
    }  # fmt: skip


def publish(transaction: WriteTransaction, entries: Sequence[Listed]) -> int:
    """Write what is new or changed of a list in one event; return how many entries that are."""
    known = {key: listed_data(one) for key, one in publications(transaction.connection).items()}
    wanted = {(one.agency, one.year): listed_data(one) for one in entries}
    fresh = [data for key, data in wanted.items() if known.get(key) != data]
    if not fresh:
        return 0
    seq = transaction.append("publication.listed", "publication", {"listed": fresh})
    for data in fresh:
        same = (PUBLICATIONS.c.agency == data["agency"]) & (PUBLICATIONS.c.year == data["year"])
        transaction.connection.execute(delete(PUBLICATIONS).where(same))
    transaction.connection.execute(insert(PUBLICATIONS), [{**data, "seq": seq} for data in fresh])
    return len(fresh)
