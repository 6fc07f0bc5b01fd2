"""When and where units published their reports, as somebody listed it for many at once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from engine.trail.store import models
from engine.values import dataclass

if TYPE_CHECKING:
    from sqlalchemy import Connection

PUBLICATIONS = models.table(models.Publication)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """When (None: not told) and where (``""``) a unit published its report on a year."""

    agency: str
    year: int
    published_on: date | None = None
    address: str = ""


def publications(connection: Connection) -> dict[tuple[str, int], Listed]:
    """Return what is listed, by unit (else agency) and year."""
    return {
        (row["agency"], row["year"]): Listed(
            agency=row["agency"], year=row["year"], address=row["address"],
            published_on=date.fromisoformat(row["published_on"]) if row["published_on"] else None,
        )
        for row in connection.execute(select(PUBLICATIONS)).mappings()
    }  # fmt: skip
