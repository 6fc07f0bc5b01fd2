"""The counts of a filing's findings, kept beside it for the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection


def count(connection: Connection, filings: Iterable[int]) -> None:
    """Count again the findings of these filings, as the desk shows them."""
    if ids := sorted(filings):
        connection.execute(_COUNT, [{"of": filing_id} for filing_id in ids])


_COUNT = text(
    "UPDATE filings SET (errors, warnings, infos, undecided, confirmed, dismissed) ="
    " (SELECT COUNT(*) FILTER (WHERE severity = 'error' AND outcome IN ('fail', 'broken')),"
    " COUNT(*) FILTER (WHERE severity = 'warning' AND outcome IN ('fail', 'broken')),"
    " COUNT(*) FILTER (WHERE severity = 'info' AND outcome IN ('fail', 'broken')),"
    " COUNT(*) FILTER"
    " (WHERE state = 'open' AND pending = '' AND outcome != 'not_assessable'),"
    " COUNT(*) FILTER (WHERE state = 'confirmed'),"
    " COUNT(*) FILTER (WHERE state IN ('dismissed', 'accepted'))"
    " FROM findings WHERE filing_id = :of AND state != 'resolved') WHERE id = :of"
)
