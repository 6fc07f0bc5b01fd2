"""Who signs in a casebook: its auditors with their keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from engine.trail.store import models

if TYPE_CHECKING:
    from sqlalchemy import Connection

KEYS = models.table(models.Key)
AUDITORS = models.table(models.Auditor)


def auditors(connection: Connection) -> list[dict[str, Any]]:
    """Return the auditors with their keys; who has only a key is listed too."""
    keys = [dict(row) for row in connection.execute(select(KEYS)).mappings()]
    auditors = {row["actor"]: dict(row) for row in connection.execute(select(AUDITORS)).mappings()}
    for key in keys:
        auditors.setdefault(key["actor"], {"actor": key["actor"], "unit": "", "role": ""})
    return [
        {**who, "keys": [key for key in keys if key["actor"] == actor]}
        for actor, who in sorted(auditors.items())
    ]
