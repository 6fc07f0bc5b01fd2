"""Which rules speak against which filings, and how often: what a filter by rule and a map need."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from engine.trail.store import models

if TYPE_CHECKING:
    from sqlalchemy import Connection

FINDINGS = models.table(models.Finding)
_STANDING = (
    select(FINDINGS.c.filing_id, FINDINGS.c.rule, func.count())
    .where(FINDINGS.c.state.in_(("open", "confirmed", "accepted")))
    .group_by(FINDINGS.c.filing_id, FINDINGS.c.rule)
    .order_by(FINDINGS.c.filing_id, FINDINGS.c.rule)
)


def by_rule(connection: Connection) -> dict[int, dict[str, int]]:
    """Return by filing and rule how many findings stand; what is dismissed or mended does not."""
    counts: dict[int, dict[str, int]] = defaultdict(dict)
    for filing, rule, count in connection.execute(_STANDING):
        counts[filing][rule] = count
    return dict(counts)
