"""The corrections that stand in a casebook, with their reasons."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select

from engine.report import Correction
from engine.trail.store import models
from engine.trail.store.ledger import TEXTS, moment
from engine.values import dataclass

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection, RowMapping

CORRECTIONS = models.table(models.Correction)
FILINGS = models.table(models.Filing)
REMOVED = "（已依法清除）"
_STANDING = (
    select(CORRECTIONS, TEXTS.c.text)
    .join(FILINGS, FILINGS.c.id == CORRECTIONS.c.filing_id)
    .outerjoin(TEXTS, TEXTS.c.digest == CORRECTIONS.c.reason)
    .order_by(CORRECTIONS.c.seq)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionView:
    """A correction as it stands: who made it, when, by which event, of which file (SHA-256)."""

    correction: Correction
    filing_id: int
    sha256: str
    seq: int
    actor: str
    at: datetime


def corrections(connection: Connection, filing_id: int) -> list[CorrectionView]:
    """Return the corrections that stand on a filing, oldest first."""
    query = _STANDING.where(CORRECTIONS.c.filing_id == filing_id)
    return [_view(row) for row in connection.execute(query).mappings()]


def corrections_by_file(connection: Connection) -> dict[str, tuple[Correction, ...]]:
    """Return all corrections that stand, by the digest of the file that they correct."""
    found: dict[str, list[Correction]] = defaultdict(list)
    for row in connection.execute(_STANDING).mappings():
        found[row["sha256"]].append(_view(row).correction)
    return {sha256: tuple(several) for sha256, several in found.items()}


def _view(row: RowMapping) -> CorrectionView:
    correction = Correction(
        target=row["target"], value=row["value"], read=row["read"], reason=row["text"] or REMOVED
    )
    return CorrectionView(
        correction=correction, filing_id=row["filing_id"], sha256=row["sha256"], seq=row["seq"],
        actor=row["actor"], at=moment(row["at"]),
    )  # fmt: skip
